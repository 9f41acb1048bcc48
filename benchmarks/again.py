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
from pathlib import Path

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
    rows = [{"id": str(n), "text": row["text"]} for n, row in enumerate(lines(options.articles))][
        : options.limit
    ]
    common = ["--extractor", options.extractor, "--jobs", options.jobs]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def articles() -> None:
            text = "".join(json.dumps(row) + "\n" for row in rows)
            (folder / "in.jsonl").write_text(text, encoding="utf-8")

        articles()
        (folder / "other.toml").write_text('[checks.anonymity]\nneed_no_role = ["the Pope"]\n')
        kept = ["in.jsonl", *common, "--cache", "kept"]
        told = {"first, nothing kept before": spent(folder, *kept, "--out", "first.json")}
        told["second"] = spent(folder, *kept, "--out", "second.json")
        told["second, with text and page"] = spent(folder, *kept, "--out", "page/")
        told["an option of a check changed"] = spent(
            folder, *kept, "--out", "c.json", "--config", "other.toml"
        )
        same = (folder / "first.json").read_bytes() == (folder / "second.json").read_bytes()
        rows[0]["text"] += "\n\nOfficials said that more would follow."
        articles()
        told["one article changed"] = spent(folder, *kept, "--out", "changed.json")
        told["the same, nothing kept"] = spent(
            folder, "in.jsonl", *common, "--no-cache", "--out", "none.json"
        )
        same &= (folder / "changed.json").read_bytes() == (folder / "none.json").read_bytes()
    print(
        f"{len(rows)} articles, --extractor {options.extractor}, --jobs {options.jobs}; same bytes: {same}\n"
    )
    print("| audit | processor s | of the first |\n|---|--:|--:|")
    first = next(iter(told.values()))
    for what, seconds in told.items():
        print(f"| {what} | {seconds:.2f} | {seconds / first:.3f} |")


if __name__ == "__main__":
    main()
