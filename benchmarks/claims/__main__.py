"""Print B-cubed precision of the statements in claims, and how many verdicts and denials were right."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def main() -> None:
    """Score ``basil.jsonl``, each part and all, and count the conflicts that are some."""
    rows = _lines("basil.jsonl")
    print("| stories | claims | statements | B-cubed precision | verdicts right | denials right |")
    print("|---|--:|--:|--:|--:|--:|")
    for half in dict.fromkeys(row["half"] for row in rows):
        print(_row(half, [row for row in rows if row["half"] == half]))
    print(_row("all", rows))
    conflicts = [row["right"] for row in _lines("conflicts.jsonl")]
    print(f"\nconflicts told: {sum(conflicts)} of {len(conflicts)} right")


def _lines(name: str) -> list[dict[str, Any]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _row(name: str, rows: list[dict[str, Any]]) -> str:
    several = [row for row in rows if sum(map(len, row["claims"])) > 1]
    sizes = [[len(part) for part in row["claims"]] for row in several]
    statements = sum(map(sum, sizes))
    precise = sum(size * size / sum(parts) for parts in sizes for size in parts)
    verdicts = [row["said"] == row["right"] for row in several]
    denials = [right for row in rows for right in row.get("denials_right", ())]
    return (
        f"| {name} | {len(several)} | {statements} | {100 * precise / max(statements, 1):.1f} "
        f"| {sum(verdicts)} of {len(verdicts)} | {sum(denials)} of {len(denials)} |"
    )


if __name__ == "__main__":
    main()
