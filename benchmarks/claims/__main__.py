"""Print B-cubed precision of the statements in claims, and how many verdicts were right."""

from __future__ import annotations

import json
from importlib.resources import files


def main() -> None:
    """Score ``basil.jsonl``."""
    rows = [
        json.loads(line)
        for line in files(__package__).joinpath("basil.jsonl").read_text("utf-8").splitlines()
    ]
    several = [[len(part) for part in row["claims"]] for row in rows if sum(map(len, row["claims"])) > 1]
    statements = sum(map(sum, several))
    precise = sum(size * size / sum(sizes) for sizes in several for size in sizes)
    verdicts = [row["said"] == row["right"] for row in rows if sum(map(len, row["claims"])) > 1]
    denials = [row["denial_right"] for row in rows if "denial_right" in row]
    print(f"claims of several statements      {len(several)}, with {statements} statements")
    print(f"B-cubed precision of statements   {precise / statements:.1%}")
    print(f"verdicts on independence right    {sum(verdicts)} of {len(verdicts)}")
    print(f"denials that are denials          {sum(denials)} of {len(denials)}")


if __name__ == "__main__":
    main()
