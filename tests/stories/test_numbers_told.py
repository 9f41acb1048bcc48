"""Counts and sums of statements: what they count, how they are hedged, and which cannot both be right."""

from __future__ import annotations

import pytest

from auditor.model import Article, Span
from auditor.stories.align import align
from auditor.stories.contrast import contrast
from auditor.stories.opposition import negated, swapped
from auditor.stories.quantities import numbers_differ, numbers_shared, quantities
from auditor.stories.verbs import main_clauses, standing, verbs
from auditor.stories.words import Word, stem, words


def of(text: str) -> tuple[Word, ...]:
    return words(Article(id="a", path="a", text=text), (Span(start=0, end=len(text)),))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("six boats sank", [(6, "boat", "")]),
        ("6.5 million boats sank", [(6_500_000, "boat", "")]),
        ("2 thousand of the old boats", [(2000, "old", "")]),
        ("at least six boats", [(6, "boat", "least")]),
        ("more than six boats", [(6, "boat", "least")]),
        ("fewer than six boats", [(6, "boat", "most")]),
        ("no fewer than six boats", [(6, "boat", "least")]),
        ("not less than six boats", [(6, "boat", "least")]),
        ("up to six boats", [(6, "boat", "most")]),
        ("about six boats", [(6, "boat", "about")]),
        ("about as many as six boats", [(6, "boat", "")]),
        ("about the other six boats", [(6, "boat", "about")]),
        ("in 1900 boats sank", []),
        ("in 2099 boats sank", []),
        ("the 2010 boats sank", []),
        ("between 1999 and 2004 boats sank", []),
        ("in May 2024 boats sank", []),
        ("storms sank 2010 boats", [(2010, "boat", "")]),
        ("storms sank nearly 2,000 boats", [(2000, "boat", "most")]),
        ("storms sank the 2,010 boats", [(2010, "boat", "")]),
        ("all 1899 boats sank", [(1899, "boat", "")]),
        ("all 2100 boats sank", [(2100, "boat", "")]),
        ("on May 6 boats sank", []),
        ("the 6th boat sank", [(6, "boat", "")]),
        ("six", [(6, "", "")]),
        ("six of the of the of the boats", [(6, "", "")]),
    ],
)
def test_a_number_is_told_by_what_it_counts_and_how_it_is_hedged(
    text: str, told: list[tuple[float, str, str]]
) -> None:
    """By the four words behind it and the three before; years and days are none."""
    assert [(q.value, q.of, q.bound) for q in quantities(of(text))] == told


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        ("six boats sank", "seven boats sank", True),
        ("six boats sank", "six boats sank", False),
        ("six boats sank", "seven ships sank", False),
        ("six boats sank", "seven boats sank of six boats", False),
        ("six boats and seven boats sank", "seven boats sank", False),
        ("11 million boats", "11.7 million boats", False),
        ("11 million boats", "12.1 million boats", True),
        ("3 boats", "3.2 boats", True),
        ("9 boats", "9.5 boats", True),
        ("10 boats", "9.5 boats", False),
        ("at least six boats", "eight boats", False),
        ("at least eight boats", "six boats", True),
        ("up to eight boats", "six boats", False),
        ("up to six boats", "eight boats", True),
        ("about 80 boats", "100 boats", False),
        ("about 79 boats", "100 boats", True),
        ("80 boats", "about 100 boats", False),
        ("shut for six weeks", "shut for four months", True),
        ("shut for two weeks", "shut for 14 days", False),
        ("valid for one year", "valid for 12 months", False),
        ("shut for two weeks after six days of rain", "shut for four months", False),
        ("it shut at 9.15pm", "it shut at 10.40 p.m.", True),
        ("it shut at 9.40pm", "it shut at 9.55am", True),
        ("it shut at 2.30pm", "it shut at 14:30", False),
        ("it shut at 2.30pm", "it shut at 2.34pm", False),
        ("it shut at about 2.30pm", "it shut at 2.55pm", False),
        ("it takes a month", "it takes ten weeks", True),
        ("it takes a week", "it takes seven days", False),
        ("it shuts twice a month", "it shuts for ten weeks", False),
        ("it shut just after 3am", "it shut at 5.20am", True),
        ("it shut at noon", "it shut at 3 p.m.", True),
        ("it shut after 2pm", "it shut at 3pm", False),
        ("it opened at 9am and shut at 5pm", "it opened at 9am", False),
    ],
)
def test_two_numbers_of_one_thing_differ_where_they_cannot_both_be_right(
    ours: str, theirs: str, differ: bool
) -> None:
    """Up to rounding from ten on, a fifth for "about", and bounds on their side; whichever comes first. Times
    of day are no counts, and one stretch of time on each side is told in days.
    """
    assert bool(numbers_differ(of(ours), of(theirs))) is differ
    assert bool(numbers_differ(of(theirs), of(ours))) is differ


def test_numbers_that_stand_on_both_sides_are_counted_once() -> None:
    assert numbers_shared(of("six boats, six ships and two cars"), of("two men saw six boats")) == 2
    assert numbers_shared(of("six boats"), of("seven boats")) == 0


# --- what two differ in


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("the north gate was closed today", "the south gate was closed today", ("north", "south")),
        ("the north gate was shut", "the south door slept there", None),
        ("the gate of Holm was closed", "the gate of Varn was closed", ("holm", "varn")),
        ("the gate of Holm was closed", "the gate of Holmes was closed", None),
        ("the gate of Holm was closed", "the gate of Usa was closed", None),
        ("the first gate was closed today", "the third gate was closed today", ("first", "third")),
        ("the old gate was closed today", "the red gate was closed today", None),
        ("all 6 gates were closed today", "all 7 gates were closed today", None),
    ],
)
def test_two_statements_differ_in_one_thing_where_all_else_is_said_alike(
    ours: str, theirs: str, told: tuple[str, str] | None
) -> None:
    """A name, an opposite, a place in a row; no name that may be the same, cut short or in initials."""
    found = contrast(align(of(ours), of(theirs)))
    assert (found and (found.ours.norm, found.theirs.norm)) == told


# --- verbs and negations


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("Holm left because it rained", "holm left"),
        ("because it rained Holm left", "because it rained holm left"),
        ("Holm left although it rained. It froze", "holm left it froze"),
        ("Holm who slept left", "holm"),
    ],
)
def test_a_subordinate_clause_runs_to_the_end_of_its_sentence(text: str, main: str) -> None:
    """One that opens a statement is no less than its main clause."""
    assert " ".join(w.norm for w in main_clauses(of(text))) == main


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Holm quickly resigned from it", {"resign"}),
        ("the oddly worded remarks", set()),
        ("Holm oddly worded it", {"word"}),
        ("Holm oddly worded", {"word"}),
        ("Holm officially backed Varn", {"back"}),
        ("the gate was always open", {"open"}),
        ("the gate was really open", {"open"}),
        ("open the gate", set()),
        ("the open gate", set()),
        ("was open", {"open"}),
        ("Holm is praising Varn", set()),
        ("he views these gains", {"view"}),
        ("Holm views these gains", {"view"}),
        ("to views", {"view"}),
    ],
)
def test_verbs_are_what_is_said_and_predicates_what_is_said_to_be(text: str, told: set[str]) -> None:
    """Not what hangs on another word."""
    found = verbs(of(text))
    assert {stem(w) for w in told} <= found
    assert bool(told) or not found & {stem(w) for w in ("word", "open", "praise")}


def test_words_that_hang_on_others_are_left_out_of_what_stands() -> None:
    """The first word never does."""
    assert [w.norm for w in standing(of("lying he left the oddly worded remarks"))] == [
        "lying", "he", "left", "the", "oddly", "remarks",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("he will not close the gate", {"clos"}),
        ("he will not, of the close gate", {"clos"}),
        ("he will not be in the close gate", set()),
        ("he will not. Close the gate", set()),
        ("never close, never open", {"clos", "open"}),
        ("he will close the gate", set()),
    ],
)
def test_a_negation_bears_on_the_first_telling_word_of_three_behind_it(text: str, stems: set[str]) -> None:
    """In its sentence."""
    assert negated(of(text)) == {stem("close") if s == "clos" else stem(s) for s in stems}


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("more to help than hurt", "more to hurt than help", True),
        ("more to help than hurt", "more to help than hurt", False),
        ("more to help", "more to hurt", True),
        ("more to help than hurt", "more to hurt", True),
        ("more to help", "more to sing", False),
    ],
)
def test_opposites_are_swapped_where_each_side_has_its_own_first(ours: str, theirs: str, told: bool) -> None:
    assert bool(swapped(of(ours), of(theirs))) is told
    assert bool(swapped(of(theirs), of(ours))) is told
