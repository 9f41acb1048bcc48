"""What a second audit costs: ``python -m benchmarks.again ARTICLES.jsonl [--limit N] [--extractor NAME]``.

The same articles are audited to JSON with an empty store, again, again into a folder (text, JSON, page), with
one article changed, with another option of a check, and with nothing kept. Seconds are of processor time, of
a process and all it started, from its start to its end; the bytes of the reports are compared.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.attributions import lines


def spent(folder: Path, *arguments: str) -> float:
    """Processor seconds of one audit in a folder."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "auditor", "audit", *arguments]
    path = os.pathsep.join(p for p in sys.path if p)
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(
    folder: Path, rows: Sequence[dict[str, Any]], common: Sequence[str]
) -> tuple[dict[str, float], bool]:
    """Processor seconds of each audit, in order, and whether reports that should be equal are."""
    given(folder, rows)
    (folder / "other.toml").write_text('[checks.anonymity]\nneed_no_role = ["the Pope"]\n')
    kept = ["in.jsonl", *common, "--cache", "kept", "--out"]
    told = {"first, nothing kept before": spent(folder, *kept, "first.json")}
    told["second"] = spent(folder, *kept, "second.json")
    told["second, with text and page"] = spent(folder, *kept, "page/")
    told["an option of a check changed"] = spent(folder, *kept, "c.json", "--config", "other.toml")
    longer = rows[0] | {"text": rows[0]["text"] + "\n\nOfficials said that more would follow."}
    given(folder, [longer, *rows[1:]])
    told["one article changed"] = spent(folder, *kept, "changed.json")
    told["the same, nothing kept"] = spent(folder, "in.jsonl", *common, "--no-cache", "--out", "none.json")
    same = [("first.json", "second.json"), ("changed.json", "none.json")]
    return told, all((folder / one).read_bytes() == (folder / other).read_bytes() for one, other in same)


def given(folder: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Put the articles where the audits read them."""
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "in.jsonl").write_text(text, encoding="utf-8")


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--extractor", default="model")
    parser.add_argument("--jobs", default="1")
    options = parser.parse_args()
    texts = [row["text"] for row in lines(options.articles)][: options.limit]
    rows = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
    common = ["--extractor", options.extractor, "--jobs", options.jobs]
    with tempfile.TemporaryDirectory() as name:
        told, same = measured(Path(name), rows, common)
    print(f"{len(rows)} articles, {' '.join(common)}; same bytes: {same}\n")
    print("| audit | processor s | of the first |\n|---|--:|--:|")
    first = next(iter(told.values()))
    for what, seconds in told.items():
        print(f"| {what} | {seconds:.2f} | {seconds / first:.3f} |")


if __name__ == "__main__":
    main()
