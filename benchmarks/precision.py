"""How many of the statements that the default extractor finds are statements, by how sure it is of them.

    python -m benchmarks.precision [JUDGED.tsv]

A row is a cue (article, offsets), its form, the extractor's confidence, and what a reader called it: "good"
where somebody says, thinks, plans or shows something there, "bad" where nothing is attributed. The tables
hold all that the network found in 36 unread articles of the blind halves (``statements-blind.tsv``, by the
weights of version 3) and in 54 of the open halves (``statements.tsv``, version 2).
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

HERE = Path(__file__).parent
FROM = (0.0, 0.5, 0.6, 0.65, 0.7, 0.8, 0.9)
Row = dict[str, str]


def main(judged: Path = HERE / "statements-blind.tsv") -> None:
    """Prints both tables."""
    with judged.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    good = sum(map(right, rows))
    print("| accepted from | n | right | of the right ones kept |\n|---|--:|--:|--:|")
    for least in FROM:
        kept = [row for row in rows if float(row["confidence"]) >= least]
        print(f"| {least or 'all'} | {len(kept)} | {share(kept)} | {sum(map(right, kept)) / good:.0%} |")
    print("\n| what | n | right |\n|---|--:|--:|")
    for name, told in (
        *((form, [r for r in rows if r["form"] == form]) for form in ("direct", "mixed", "indirect")),
        ("BBC", [r for r in rows if r["article"].startswith("bbc")]),
        ("rumours", [r for r in rows if r["article"].startswith("fnc")]),
    ):
        print(f"| {name} | {len(told)} | {share(told)} |")


def right(row: Row) -> bool:
    """Whether a reader called it a statement."""
    return row["verdict"] == "good"


def share(rows: list[Row]) -> str:
    """How many are right, in per cent."""
    return f"{sum(map(right, rows)) / len(rows):.1%}"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
