"""Where two articles tell one thing in two ways, and what two statements have to share to be of it."""

from __future__ import annotations

import pytest

from auditor.stories.judge import repeated
from auditor.stories.pair import Pair, happened
from auditor.stories.statements import statements
from auditor.stories.words import stem
from tests.stories.conftest import Maker
from tests.stories.test_judged import pair, sides
from tests.stories.test_pairs import BELL, HALE, one, said


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("the fire began here", True),
        ("that the fire began here", True),
        ("a fire began here", False),
        ("that some fires began here", False),
        ("3 fires began here", False),
        ("there was fire here", False),
        ("the fire will go on here", False),
        ("the fire might go on here", False),
        ("if the fire began here", False),
        ("that", False),
    ],
)
def test_what_happened_once_is_told_of_something_definite_and_not_to_come(text: str, once: bool) -> None:
    assert happened(said(text)) is once


@pytest.mark.parametrize(
    ("own", "theirs", "apart"),
    [(0, "in 2021", True), (1, "in 2021", True), (4, "in 2021", False), (0, "in 2019", False),
     (0, "on Monday", False), (0, "in 2021 and 2022", False)],
)  # fmt: skip
def test_one_saying_is_told_apart_by_its_year_where_four_fifths_of_it_are_shared(
    told: Maker, own: int, theirs: str, apart: bool
) -> None:
    """One year on each side, around what is said; another speaker says something of his own."""
    ours, other = sides(6, 6 + own, 6 + own, "", "")
    a = told("a", f"In 2019 [s1 Anna Bell] [c1 said] [q1 that {ours}].", [BELL])
    b = told("b", f"{theirs.capitalize()} [s1 Anna Bell] [c1 said] [q1 that {other}].", [BELL])
    c = told("c", f"{theirs.capitalize()} [s1 Tom Hale] [c1 said] [q1 that {other}].", [HALE])
    found = Pair(one(a), one(b))
    assert (found.told_apart is not None) is apart
    assert Pair(one(a), one(c)).told_apart is None
    if apart:
        judged = repeated(found)
        assert (judged.relation, judged.sort, judged.differs) == ("conflicts", "discrepancy", ("date",))


def test_what_stands_in_one_text_goes_on_unless_its_headline_has_it(told: Maker) -> None:
    """Two texts never go on from each other."""
    text = "{}[s1 Anna Bell] [c1 said] [q1 ports burn]{}. [s2 Anna Bell] [c2 said] [q2 ports drown]."
    below = statements(told("a", text.format("It rained.\n", ""), [BELL]))
    headed = statements(told("a", text.format("", "\n\nIt rained"), [BELL], headline=True))
    other = statements(told("b", text.format("It rained.\n", ""), [BELL]))
    assert Pair(*below).goes_on
    assert not Pair(*headed).goes_on
    assert not Pair(*headed[::-1]).goes_on
    assert not Pair(below[0], other[1]).goes_on


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ("Holm sold the ferry", "Holm sold the ferry", {"sold"}),
        ("Holm sold the ferry", "Holm burnt the ferry", set()),
        ("dismissed him", "fired him", {"dismissed", "fired"}),
        ("Holm sold it when it rained", "it rained when Holm sold it", set()),
    ],
)
def test_what_is_told_is_the_verb_that_both_main_clauses_have(
    ours: str, theirs: str, shared: set[str]
) -> None:
    """Or another verb of that meaning."""
    assert pair(ours, theirs).told == pair(theirs, ours).told
    assert pair(ours, theirs).told <= {stem(w) for w in shared}
    assert bool(pair(ours, theirs).told) is bool(shared)


@pytest.mark.parametrize(
    ("ours", "theirs", "ids", "other", "otherwise"),
    [
        ("basement", "attic", "ab", False, True),
        ("attic", "basement", "ba", False, True),
        ("basement", "attic", "aa", False, False),
        ("basement", "attic", "ab", True, False),
        ("basements", "attics", "ab", False, False),
        ("basement", "basement", "ab", False, False),
    ],
)
def test_one_thing_is_told_in_two_ways_by_one_speaker_in_two_articles(
    told: Maker, ours: str, theirs: str, ids: str, other: bool, otherwise: bool
) -> None:
    """Whichever article comes first; many things may have been in many places."""
    people = (BELL, HALE if other else BELL)
    a, b = (
        one(told(n, f"[s1 {who.name}] [c1 said] [q1 that the fire had begun in the {where} of it].", [who]))
        for n, who, where in zip(ids, people, (ours, theirs), strict=True)
    )
    assert (Pair(a, b).told_otherwise is not None) is otherwise


@pytest.mark.parametrize(("after", "otherwise"), [("of it", True), ("", True), (None, False)])
def test_one_thing_told_in_two_ways_has_six_words_in_common(
    told: Maker, after: str | None, otherwise: bool
) -> None:
    what = "the fire began in the {}" if after is None else "the fire had begun in the {} " + after
    a, b = (
        one(told(n, f"[s1 Anna Bell] [c1 said] [q1 {what.format(where).strip()}].", [BELL]))
        for n, where in (("a", "basement"), ("b", "attic"))
    )
    assert (Pair(a, b).told_otherwise is not None) is otherwise


@pytest.mark.parametrize(
    ("ours", "cue", "theirs", "differs"),
    [
        ("the dam was safe", "did not say", "the dam was safe", True),
        ("the dam was not safe", "did not say", "the dam was safe", False),
        ("the dam was not safe", "did not say", "the dam was not safe", True),
        ("the dam was not safe", "said", "the dam was safe", True),
        ("the dam was safe", "said", "the dam was safe", False),
        ("nobody did not see the dam", "said", "the dam was seen", False),
    ],
)
def test_a_negated_cue_counts_among_the_negations(
    told: Maker, ours: str, cue: str, theirs: str, differs: bool
) -> None:
    """On whichever side it stands."""
    negated = {1: {"polarity": "negated"}} if " not " in cue else {}
    a = one(told("a", f"[s1 Anna Bell] [c1 said] [q1 that {ours}].", [BELL]))
    b = one(told("b", f"[s1 Tom Hale] [c1 {cue}] [q1 that {theirs}].", [HALE], details=negated))
    assert (Pair(a, b).negation, Pair(b, a).negation) == (differs, differs)
