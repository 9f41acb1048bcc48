"""What one passes on of another's, and who counts as one origin by it."""

from __future__ import annotations

import pytest

from auditor.stories.establish import establish
from auditor.stories.statements import passed_on
from auditor.testing import make_ledger, source
from tests.stories.conftest import Maker
from tests.stories.test_pairs import BELL, HALE

BLOM, GAZETTE = source("Ada Blom", named=True), source("the Gazette", "organisation", named=True)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("[s2 Ada Blom] [c2 said] [q2 the ports burn]", "the ports burn"),
        ("it rained so hard in the old town that [s2 Ada Blom] [c2 said] [q2 so]", None),
        (
            "[s2 Ada Blom] [c2 said] [q2 the mill on the hill burnt] so [s3 Ada Blom] [c3 said] [q3 so]",
            "the mill on the hill burnt",
        ),
        ("[c2 said] [q2 the ports burn]", None),
        ("the ports burn", None),
    ],
)
@pytest.mark.parametrize("lead", ["", "It rained in the old town for all of the winter. "])
def test_a_statement_is_passed_on_where_it_fills_half_of_anothers(
    said: str, told: str | None, lead: str
) -> None:
    """Wherever it stands in the text; the longest of several, and somebody's."""
    made = make_ledger(f"{lead}[s1 the Gazette] [c1 reported] [q1 that {said}].", [BLOM, GAZETTE])
    found = passed_on(made)
    assert {k: made.article.words(v.content) for k, v in found.items()} == ({"a1": told} if told else {})


@pytest.mark.parametrize(
    ("ours", "theirs", "tied"),
    [
        ("press conference", "press conference", True),
        ("press conference", "interview", False),
        ("interview", "interview", False),
    ],
)
def test_two_who_spoke_at_a_press_conference_are_counted_once(
    told: Maker, ours: str, theirs: str, tied: bool
) -> None:
    """For such a claim; by another channel each speaks for himself."""
    fell = "the roof of the northern harbour hall fell in at midnight"
    a, b = (
        told(n, f"[s1 {who.name}] [c1 said] [q1 that {fell}].", [who], details={1: {"channel": channel}})
        for n, who, channel in (("a", BELL, ours), ("b", HALE, theirs))
    )
    (claim,) = establish([a, b], "s").claims
    reasons = [r.text for r in claim.reasons]
    assert any("both spoke at one press conference" in text for text in reasons) is tied
