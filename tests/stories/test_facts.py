"""Numbers, dates and oppositions are read so that they can be compared."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model import Article, Span
from auditor.stories import facts, quantities
from auditor.stories.words import Word, words

FRIDAY = date(2024, 5, 24)


def of(text: str) -> tuple[Word, ...]:
    return words(Article(id="a", path="a", text=text), (Span(start=0, end=len(text)),))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("a decree signed last year", "2023-01-01", "2023-12-31"),
        ("he spoke on Wednesday", "2024-05-22", "2024-05-22"),
        ("it began yesterday", "2024-05-23", "2024-05-23"),
        ("in September 2022", "2022-09-01", "2022-09-30"),
        ("on March 3", "2024-03-03", "2024-03-03"),
        ("since 2014", "2014-01-01", "2014-12-31"),
        ("next month", "2024-06-01", "2024-06-30"),
        ("last week", "2024-05-13", "2024-05-19"),
    ],
)
def test_dates_are_resolved_against_the_day_of_the_article(text: str, first: str, last: str) -> None:
    """Relative and absolute dates become stretches of days."""
    (when,) = facts.dates(of(text), FRIDAY)
    assert (when.first.isoformat(), when.last.isoformat()) == (first, last)


def test_without_a_day_relative_dates_are_left_alone() -> None:
    """An article without a date gives no footing for "last year"."""
    assert facts.dates(of("it was last year, on Friday"), None) == []


def test_may_is_a_verb_too() -> None:
    """A lower-case "may" and "march" are no months."""
    assert facts.dates(of("they may march 5 miles"), FRIDAY) == []


def test_years_that_contradict_each_other_are_found() -> None:
    """Last year, in an article of 2024, is not 2022; it is 2023."""
    ours = facts.dates(of("signed last year"), FRIDAY)
    assert facts.dates_differ(ours, facts.dates(of("signed in 2022"), FRIDAY)) is not None
    assert facts.dates_differ(ours, facts.dates(of("signed in 2023"), FRIDAY)) is None
    assert facts.dates_differ(ours, facts.dates(of("signed in June 2023"), FRIDAY)) is None


def test_two_days_of_one_year_are_two_dates() -> None:
    """The year behind a day is no date of its own, in which both days would lie."""
    third = facts.dates(of("signed on May 3, 2024"), FRIDAY)
    assert len(third) == 1
    assert facts.dates_differ(third, facts.dates(of("signed on May 6, 2024"), FRIDAY)) is not None
    assert facts.dates_differ(third, facts.dates(of("signed on May 4, 2024"), FRIDAY)) is None


def test_a_week_is_no_day() -> None:
    """ "Next week" and "Monday" are not of one grain, so that neither speaks against the other."""
    week = facts.dates(of("talks go on next week"), FRIDAY)
    assert facts.dates_differ(week, facts.dates(of("they will be freed on Monday"), FRIDAY)) is None


def test_a_day_without_a_year_may_be_that_day_of_any_year() -> None:
    anniversary = facts.dates(of("the attacks of Sept. 11"), FRIDAY)
    assert facts.dates_differ(anniversary, facts.dates(of("the attacks of Sept. 11, 2001"), FRIDAY)) is None
    assert (
        facts.dates_differ(anniversary, facts.dates(of("the attacks of Sept. 30, 2001"), FRIDAY)) is not None
    )


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("nine million votes", "3 million votes", True),
        ("11 million immigrants", "11.7 million immigrants", False),
        ("three schools in 2022", "three schools", False),
        ("four schools and two halls", "five halls", True),
        ("five dogs", "six cats", False),
    ],
)
def test_numbers_of_one_thing_are_compared(a: str, b: str, differ: bool) -> None:
    """Numbers of different things, roundings and years do not contradict each other."""
    assert bool(quantities.numbers_differ(of(a), of(b))) is differ


@pytest.mark.parametrize(
    ("value", "day"),
    [("2024-05-24T19:28:00Z", FRIDAY), ("24/05/2024 19h28", FRIDAY), ("May 24, 2024", FRIDAY),
     ("24 May 2024", FRIDAY),
     ("2024-13-44", None), ("soon", None), (None, None)],
)  # fmt: skip
def test_the_day_of_an_article_is_read(value: str | None, day: date | None) -> None:
    """ISO, day first, or with the month in words; anything else is no date and no error."""
    assert facts.written(value) == day


def test_opposed_words_are_known() -> None:
    """The opposite has to stand on the other side alone."""
    assert facts.opposed({"support", "plan"}, {"oppos", "plan"}) == ("support", "oppos")
    assert facts.opposed({"support", "oppos"}, {"oppos"}) is None
