"""Whether findings outlive edits elsewhere: ``python -m benchmarks.edits FILE.jsonl [--articles N]``.

Each article (``text``, and ``title`` if it has one) is audited as it is, and with a neutral sentence put
before its first, as a paragraph into its middle, or as one at its end. No word of its own is touched, so each
finding ought to be accepted by the baseline of the first audit. Counted are findings of its own that
come out new or gone, by fingerprints alone and as a baseline pairs them. Articles with ``half`` are taken
where that is "open".
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from auditor import Engine
from auditor.model import Report, Span

HEAD = "| extractor | edit | findings | new, by fingerprint | gone | new, paired | gone |"
NEUTRAL = "The weather was mild, and the streets were dry."


def _middle(text: str) -> int:
    """The paragraph's end that is nearest to the middle."""
    ends = [i for i in range(len(text)) if text.startswith("\n\n", i)]
    return min(ends, key=lambda i: abs(2 * i - len(text)), default=len(text))


EDITS: dict[str, Callable[[str], tuple[int, str]]] = {  # where, and what is put there
    "a sentence before the first": lambda text: (0, f"{NEUTRAL} "),
    "a paragraph in the middle": lambda text: (_middle(text), f"\n\n{NEUTRAL}"),
    "a paragraph at the end": lambda text: (len(text), f"\n\n{NEUTRAL}"),
}


def articles(path: Path, number: int) -> Iterator[dict[str, str]]:
    """The first open articles of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if number and record.get("half", "open") == "open":
                number -= 1
                yield {k: record[k] for k in ("id", "title", "text") if record.get(k)}


def edited(record: dict[str, str], edit: str) -> tuple[dict[str, str], range]:
    """The article edited, and the offsets of what was put into it."""
    at, words = EDITS[edit](record["text"])
    text = record["text"][:at] + words + record["text"][at:]
    return record | {"text": text}, range(at, at + len(words))


def row(extractor: str, edit: str, before: Report, after: Report, places: dict[str, range]) -> str:
    """One line of the table; ``after`` was audited with a baseline of ``before``."""
    own = [
        f
        for record in after.articles
        for f in record.findings
        if not _begins_in(f.spans, places.get(record.ledger.article.id, range(0)))
    ]
    old, new = (Counter(f.fingerprint for f in found) for found in (before.findings, own))
    fresh = sum(f.baseline == "new" for f in own)
    gone = len(after.gone or ())
    cells: list[Any] = [extractor, edit, old.total(), (new - old).total(), (old - new).total(), fresh, gone]
    return f"| {' | '.join(map(str, cells))} |"


def accepted(report: Report, folder: Path) -> Path:
    """A baseline of a report."""
    made, path = folder / "report.json", folder / "accepted.json"
    made.write_text(report.model_dump_json(exclude_none=True), encoding="utf-8")
    command = [sys.executable, "-m", "auditor", "baseline", str(made), "--out", str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return path


def _begins_in(spans: Iterable[Span], place: range) -> bool:
    first = next(iter(spans), None)
    return first is not None and first.of == "text" and first.start in place


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--extractor", action="append", help="rules, model; both unless named")
    parser.add_argument("--cache", type=Path, help="a folder in which ledgers are kept")
    given = parser.parse_args()
    records = list(articles(given.file, given.articles))
    print(HEAD, "|---" * 7 + "|", sep="\n")
    for extractor in given.extractor or ("rules", "model"):
        how: dict[str, Any] = {"extractor": extractor, "stories": "field"}
        how |= {"cache_folder": given.cache} if given.cache else {}
        before = Engine(**how).audit(records)
        with tempfile.TemporaryDirectory() as folder:
            engine = Engine(**how, baseline=accepted(before, Path(folder)))
            for edit in EDITS:
                made = [edited(record, edit) for record in records]
                after = engine.audit([record for record, _ in made])
                places = {record["id"]: place for record, place in made}
                print(row(extractor, edit, before, after, places), flush=True)


if __name__ == "__main__":
    main()
