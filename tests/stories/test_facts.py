"""Numbers, dates and oppositions are read so that they can be compared."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model import Article, Span
from auditor.stories import facts, quantities
from auditor.stories.words import Word, stem, words

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
        ("this week", "2024-05-20", "2024-05-26"),
        ("next week", "2024-05-27", "2024-06-02"),
        ("last month", "2024-04-01", "2024-04-30"),
        ("this month", "2024-05-01", "2024-05-31"),
        ("this year", "2024-01-01", "2024-12-31"),
        ("next year", "2025-01-01", "2025-12-31"),
        ("it is today", "2024-05-24", "2024-05-24"),
        ("it is tomorrow", "2024-05-25", "2024-05-25"),
        ("on Friday", "2024-05-24", "2024-05-24"),
        ("on Saturday", "2024-05-18", "2024-05-18"),
        ("next Friday", "2024-05-31", "2024-05-31"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("in December 2022", "2022-12-01", "2022-12-31"),
        ("on May 3rd 2021", "2021-05-03", "2021-05-03"),
        ("in 1999", "1999-01-01", "1999-12-31"),
    ],
)
def test_dates_are_resolved_against_the_day_of_the_article(text: str, first: str, last: str) -> None:
    """Relative and absolute dates become stretches of days."""
    (when,) = facts.dates(of(text), FRIDAY)
    assert (when.first.isoformat(), when.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        ("last month", date(2024, 1, 31), "2023-12-01", "2023-12-31"),
        ("last month", date(2024, 3, 31), "2024-02-01", "2024-02-29"),
        ("next month", date(2024, 1, 31), "2024-02-01", "2024-02-29"),
        ("next month", date(2024, 12, 31), "2025-01-01", "2025-01-31"),
        ("last week", date(2024, 1, 1), "2023-12-25", "2023-12-31"),
    ],
)
def test_months_and_weeks_are_those_of_the_calendar(text: str, today: date, first: str, last: str) -> None:
    """From the last day of a month as from any other."""
    (when,) = facts.dates(of(text), today)
    assert (when.first.isoformat(), when.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text", ["in April 2021 or so", "on 21 of them", "in May", "on May 44", "in 2199", "a week"]
)
def test_what_names_no_day_is_no_date_or_one(text: str) -> None:
    """A month without a year, a day that is none, a number."""
    assert len(facts.dates(of(text), FRIDAY)) == (text == "in April 2021 or so")


def test_a_date_stands_where_its_words_do() -> None:
    """With the "last" before it."""
    text = "It was on Monday and last year."
    assert [text[w.start : w.end] for w in facts.dates(of(text), FRIDAY)] == ["Monday", "last year"]


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        ("on May 3, 2024", "on May 5, 2024", False),
        ("on May 3, 2024", "on May 6, 2024", True),
        ("on May 6, 2024", "on May 3, 2024", True),
        ("last week", "this week", False),
        ("last week", "next week", True),
        ("in May 2024", "in July 2024", True),
        ("in May 2024", "in June 2024", False),
        ("in 2022", "in 2023 and in May 2022", True),
        ("in 2022", "in 2023 and in 2022", False),
        ("in 2022 and in May 2024", "in 2023 and in May 2024", True),
        ("in 2022", "in May 2023", False),
        ("on May 3", "in 2019", False),
        ("nothing", "in 2019", False),
    ],
)
def test_two_dates_differ_where_they_are_as_long_and_lie_more_than_two_days_apart(
    ours: str, theirs: str, differ: bool
) -> None:
    """Unless any date of the one meets one of the other; then only years can differ. Either way round."""
    a, b = facts.dates(of(ours), FRIDAY), facts.dates(of(theirs), FRIDAY)
    assert bool(facts.dates_differ(a, b)) is differ
    assert bool(facts.dates_differ(b, a)) is differ


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("he will not close it", {"close"}),
        ("he will not close. Open it", {"close"}),
        ("they don’t open or close it", {"open", "close"}),
        ("he will close it", set()),
    ],
)
def test_a_negation_turns_the_words_close_behind_it_round(text: str, stems: set[str]) -> None:
    """In its sentence."""
    assert facts.turned(of(text)) == {stem(word) for word in stems}
    assert facts.negations(of(text)) == bool(stems)


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
     ("24 May 2024", FRIDAY), ("24 May, 2024", FRIDAY), ("Fri, 24 MAY 2024", FRIDAY), ("24.5.2024", FRIDAY),
     ("05/24/2024", FRIDAY), ("5/6/2024", date(2024, 6, 5)), ("May 44, 2024", None),
     ("Sept. 1 2024", date(2024, 9, 1)),
     ("2024-13-44", None), ("soon", None), (None, None)],
)  # fmt: skip
def test_the_day_of_an_article_is_read(value: str | None, day: date | None) -> None:
    """ISO, day first, or with the month in words; anything else is no date and no error."""
    assert facts.written(value) == day


def test_opposed_words_are_known() -> None:
    """The opposite has to stand on the other side alone."""
    assert facts.opposed({"support", "plan"}, {"oppos", "plan"}) == ("support", "oppos")
    assert facts.opposed({"support", "oppos"}, {"oppos"}) is None
