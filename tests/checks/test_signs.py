"""What stands within so many signs of a place: before it, about it, in its line; and how words are cut."""

from __future__ import annotations

import re

import pytest
from auditor_checks.signs import about, before, cut, found_before, line_at

TEXT = "one two three\nfour five six\nseven"


@pytest.mark.parametrize(
    ("at", "signs", "expected"),
    [(0, 3, ""), (2, 3, "on"), (3, 3, "one"), (4, 3, "ne "), (7, 1, "o"), (7, 7, "one two"), (7, 0, "")],
)
def test_the_signs_before_a_place_are_as_many_as_are_asked_for(at: int, signs: int, expected: str) -> None:
    """As far as there are such."""
    assert before(TEXT, at, signs) == expected


@pytest.mark.parametrize(
    ("start", "end", "signs", "expected"),
    [
        (4, 7, 2, "e two t"),
        (4, 7, 0, "two"),
        (0, 3, 3, "one tw"),
        (1, 1, 1, "on"),
        (28, 33, 4, "six\nseven"),
        (30, 33, 9, "ve six\nseven"),
    ],
)
def test_a_stretch_has_signs_on_either_side(start: int, end: int, signs: int, expected: str) -> None:
    assert about(TEXT, start, end, signs) == expected


@pytest.mark.parametrize(
    ("at", "signs", "found"), [(7, 3, True), (7, 2, False), (9, 5, True), (9, 4, False), (6, 9, False)]
)
def test_a_pattern_is_found_in_the_signs_before_a_place(at: int, signs: int, found: bool) -> None:
    """A word that is cut there is none."""
    assert bool(found_before(re.compile(r"\btwo"), TEXT, at, signs)) is found
    assert found_before(re.compile(r"\bwo"), TEXT, at, signs) is None


@pytest.mark.parametrize(
    ("start", "end", "line"),
    [
        (0, 3, "one two three"),
        (13, 13, "one two three"),
        (14, 15, "four five six"),
        (20, 20, "four five six"),
        (30, 33, "seven"),
        (4, 20, "one two three\nfour five six"),
    ],
)
def test_a_line_is_what_stands_between_two_breaks(start: int, end: int, line: str) -> None:
    """Of a stretch over several, all of them."""
    assert TEXT[slice(*line_at(TEXT, start, end))] == line


@pytest.mark.parametrize(
    ("longest", "expected"), [(7, "one two"), (6, "one …"), (3, "one …"), (5, "one …"), (8, "one two")]
)
def test_words_are_cut_where_they_are_longer_than_that(longest: int, expected: str) -> None:
    """At the last space."""
    assert cut("one two", longest) == expected
