"""How many people stand behind an article's unnamed mentions."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.extract.sources.arithmetic import count
from auditor.model import Attribution, Slot, Slots, Source, Span


def source(n: int, name: str, **fields: Any) -> Source:
    defaults: dict[str, Any] = {
        "kind": "group",
        "named": False,
        "mentions": (Span(start=n * 10, end=n * 10 + 5),),
    }
    return Source(id=f"s{n}", name=name, **(defaults | fields))


def people(*sources: Source) -> tuple[int, int | None]:
    found = count(sources, ())
    return found.people_at_least, found.people_at_most


FOUR = source(1, "four Russian sources", kind="person", count=4, plural=True)
ONE = source(2, "one of the sources", kind="person", count=1, part_of="s1")


@pytest.mark.parametrize(
    ("sources", "bounds"),
    [
        ((), (0, 0)),
        ((FOUR, ONE), (4, 4)),
        ((FOUR, ONE, source(3, "Ukrainian officials", plural=True)), (4, 4)),
        ((FOUR, ONE, source(3, "Sources", plural=True)), (4, 4)),
        ((source(3, "Sources", plural=True),), (2, None)),
        ((source(3, "critics", plural=True),), (2, None)),
        ((FOUR, source(3, "an aide", kind="person", count=1)), (4, 5)),
        (
            (
                source(1, "Sources familiar with the talks", plural=True),
                source(2, "Three sources", kind="person", count=3),
            ),
            (3, None),
        ),
        ((source(1, "Ruth Calder", kind="person", named=True, count=1),), (0, 0)),
    ],
)
def test_bounds(sources: tuple[Source, ...], bounds: tuple[int, int | None]) -> None:
    """Linked mentions are the same people; unlinked ones may be; voices of a camp add no countable people."""
    assert people(*sources) == bounds


def test_share_of_attributions() -> None:
    """Attributions that rest on unnamed sources are counted; a joint source is no extra source."""
    named = source(5, "Ruth Calder", kind="person", named=True, count=1)
    joint = source(6, "both", kind="person", named=True, count=2, members=("s5", "s7"))
    said = [Attribution(id=f"a{i}", source=s) for i, s in enumerate(("s1", "s2", "s5", None))]
    found = count((FOUR, ONE, named, joint), said)
    assert (found.attributions, found.unnamed_attributions) == (4, 2)
    assert (found.sources, found.unnamed) == (3, 2)


def test_described_group_is_no_voice() -> None:
    """An unnumbered group that says how it knows is people of unknown number."""
    access = Slots(access=Slot(value="briefed on the talks", grade="familiar"))
    assert people(source(1, "officials briefed on the talks", plural=True, slots=access)) == (2, None)
