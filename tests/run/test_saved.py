"""A file of ledgers is read to its end, and told where it has none or not all that it should have."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model import End, Ledger, PassedOver, Problem
from auditor.run.saved import FIX, saved
from auditor.testing import make_ledger, source

LEDGER = make_ledger("[s1 Lee] [c1 said] [q1 no].", [source("Lee")])
PROBLEM = Problem(kind="file", what="is empty", where="b.txt", fix="f")
PASSED = PassedOver(files={".png": 2})
STOPPED = End(ledgers=1, problems=0, complete=False, stopped="was stopped")
CUT = "is not all that was to be extracted: "


def end(ledgers: int, problems: int = 0) -> End:
    return End(ledgers=ledgers, problems=problems, complete=not problems)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((LEDGER, LEDGER, end(2)), None),
        ((LEDGER, PROBLEM, end(1, 1)), None),
        ((PROBLEM, end(0, 1)), None),
        ((PASSED, LEDGER, end(1)), None),
        ((LEDGER, PASSED, end(1)), None),
        ((LEDGER, end(1), LEDGER, LEDGER, end(2)), None),
        ((end(0),), None),
        ((LEDGER, end(2)), "has 1 lines of 2"),
        ((LEDGER, LEDGER, end(1)), "has 2 lines of 1"),
        ((LEDGER, end(1, 1)), "has 1 lines of 2"),
        ((LEDGER, end(1), LEDGER, end(2)), "has 1 lines of 2"),
        ((LEDGER, STOPPED), "was stopped"),
        ((LEDGER,), "has no end"),
        ((LEDGER, end(1), LEDGER), "has no end"),
        ((), "is empty"),
    ],
)
def test_a_file_has_as_many_lines_as_its_end_says(
    lines: tuple[Ledger | Problem | PassedOver | End, ...], why: str | None, tmp_path: Path
) -> None:
    """Or it was cut, which is told behind what it has; of several files in a row each has an end."""
    path = tmp_path / "l.jsonl"
    path.write_text("".join(f"{line.model_dump_json(exclude_none=True)}\n" for line in lines))
    found = list(saved([str(path)]))
    told = [x for x in found if isinstance(x, Problem) and x != PROBLEM]
    assert [(x.kind, x.what, x.where) for x in told] == ([("file", CUT + why, str(path))] if why else [])
    assert [x for x in found if x not in told] == [x for x in lines if not isinstance(x, End)]


def test_what_is_wrong_with_a_line_is_told_with_its_place_in_it(tmp_path: Path) -> None:
    """By the names of the fields that lead there; where nothing can be read, without."""
    path = tmp_path / "l.jsonl"
    bad = LEDGER.model_dump_json().replace('"start":0', '"start":"x"', 1)
    path.write_text(f"{LEDGER.model_dump_json()}\n{bad}\nno json\n")
    _, first, second, _ = saved([str(path)])
    assert isinstance(first, Problem)
    assert isinstance(second, Problem)
    assert first.what.startswith("is not a ledger: sources.0.mentions.0.start: ")
    assert second.what.startswith("is not a ledger: Invalid JSON")
    assert (first.fix, second.where) == (FIX, f"{path}:3")
