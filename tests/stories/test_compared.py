"""Numbers, dates and words of two statements: where they may both be right, and where one is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model import Article, Fact, Span
from auditor.stories import facts
from auditor.stories.events import Cluster, day, dot, event, needed
from auditor.stories.group import merge
from auditor.stories.quantities import numbers_differ, numbers_shared, quantities
from auditor.stories.words import Word, normal, spelling, stem, stems, words

FRIDAY = date(2024, 5, 24)


def of(text: str) -> tuple[Word, ...]:
    return words(Article(id="a", path="a", text=text), (Span(start=0, end=len(text)),))


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("this year", ["2024-01-01/2024-12-31"]),
        ("next year", ["2025-01-01/2025-12-31"]),
        ("last month", ["2024-04-01/2024-04-30"]),
        ("this month", ["2024-05-01/2024-05-31"]),
        ("this week", ["2024-05-20/2024-05-26"]),
        ("next week", ["2024-05-27/2024-06-02"]),
        ("today and tomorrow", ["2024-05-24/2024-05-24", "2024-05-25/2024-05-25"]),
        ("on Friday", ["2024-05-24/2024-05-24"]),
        ("on Saturday", ["2024-05-18/2024-05-18"]),
        ("next Friday", ["2024-05-31/2024-05-31"]),
        ("next Monday", ["2024-05-27/2024-05-27"]),
        ("a year, a month, a week", []),
        ("in December 2023", ["2023-12-01/2023-12-31"]),
        ("in February 2024", ["2024-02-01/2024-02-29"]),
        ("on March 3rd", ["2024-03-03/2024-03-03"]),
        ("on February 30", []),
        ("in March", []),
        ("in 1899 and 2100", []),
        ("in 1900 and 2099", ["1900-01-01/1900-12-31", "2099-01-01/2099-12-31"]),
    ],
)
def test_a_time_that_is_told_is_a_stretch_of_days(text: str, stretches: list[str]) -> None:
    """Both ends included, as of the Friday on which the article came out."""
    found = facts.dates(of(text), FRIDAY)
    assert [f"{w.first.isoformat()}/{w.last.isoformat()}" for w in found] == stretches


def test_a_time_stands_where_its_words_do() -> None:
    """With "last" before it; only a day of a month without a year may be of any."""
    text = "He came last year, on May 3 and in May 2021"
    found = facts.dates(of(text), FRIDAY)
    assert [text[w.start : w.end] for w in found] == ["last year", "May", "May"]
    assert [w.any_year for w in found] == [False, True, False]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("on May 3", "on May 5", False),
        ("on May 3", "on May 6", True),
        ("in May 2023", "in May 2024", True),
        ("in May 2023", "in June 2023", False),
        ("in May 2023", "in July 2023", True),
        ("in May 2023", "on June 20, 2023", False),
        ("on May 1", "in 2022", False),
        ("on May 1", "in 2024", False),
        ("in 2021 and 2022", "in 2023", True),
        ("in 2022 on May 3", "in 2023 on May 3", True),
        ("in 2022 on May 3", "in 2022 on May 3", False),
        ("in 2022 and 2023 on May 3", "in 2023 on May 3", False),
        ("on May 3", "there", False),
    ],
)
def test_dates_of_one_grain_differ_from_three_days_apart(one: str, other: str, differ: bool) -> None:
    """A day, a month and a year are three grains; where one date meets, years may still differ."""
    ours, theirs = facts.dates(of(one), FRIDAY), facts.dates(of(other), FRIDAY)
    assert (facts.dates_differ(ours, theirs) is not None) is differ
    assert (facts.dates_differ(theirs, ours) is not None) is differ


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("3/4/2024", date(2024, 4, 3)),
        ("12/25/2024", date(2024, 12, 25)),
        ("25.12.2024", date(2024, 12, 25)),
        ("Sept. 3 2024", date(2024, 9, 3)),
        ("3 march, 2024", date(2024, 3, 3)),
        ("February 30, 2024", None),
        ("", None),
    ],
)
def test_dates_are_read_day_first_where_that_is_a_day(value: str, expected: date | None) -> None:
    """Else month first; a day that no month has is none."""
    assert facts.written(value) == expected
    told = Article(id="a", path="a", text="x", metadata={"date": Fact(value=value, found_in="x")})
    assert day(told) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("he did not sign it", {"sign"}),
        ("not a big blue old red new ship", {"big", "blue", "old", "red"}),
        ("They did not. Ships sailed", set()),
        ("nobody denied ships sailed", {"ship", "sail"}),
        ("they won't sign", {"sign"}),
        ("they sign", set()),
    ],
)
def test_a_negation_turns_round_the_five_words_behind_it_in_its_sentence(text: str, found: set[str]) -> None:
    """Small words count among the five and are not turned."""
    assert facts.turned(of(text)) == {stem(w) for w in found}


def test_negations_are_counted_and_opposites_are_of_either_order() -> None:
    """The first in the order of the alphabet."""
    assert facts.negations(of("no, he never denied what they hadn't known and knew")) == 4
    assert facts.opposed({"rise", "ship"}, {"fall", "ship"}) == ("rise", "fall")
    assert facts.opposed({"fall"}, {"rise"}) == ("fall", "rise")
    assert facts.opposed({"fall", "rise"}, {"rise", "fall"}) is None
    assert facts.opposed({"ship"}, {"boat"}) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at least 40 ships", [(40, "ship", "least")]),
        ("up to 40 ships", [(40, "ship", "most")]),
        ("fewer than 40 ships", [(40, "ship", "most")]),
        ("less than 40 ships", [(40, "ship", "most")]),
        ("with fewer than 40 ships", [(40, "ship", "most")]),
        ("no fewer than 40 ships", [(40, "ship", "least")]),
        ("and not less than 40 ships", [(40, "ship", "least")]),
        ("more than 40 ships", [(40, "ship", "least")]),
        ("about 40 ships", [(40, "ship", "about")]),
        ("about them in all 40 ships", [(40, "ship", "")]),
        ("about in all 40 ships", [(40, "ship", "about")]),
        ("2.5 million ships", [(2_500_000, "ship", "")]),
        ("three thousand ships", [(3000, "ship", "")]),
        ("the 5th ship", [(5, "ship", "")]),
        ("May 5 and 1900 and 2099 ships", []),
        ("1899 ships, 2101 boats", [(1899, "ship", ""), (2101, "boat", "")]),
        ("5 of the 6 ships", [(5, "ship", ""), (6, "ship", "")]),
        ("5 of these and the ship", [(5, "", "")]),
        ("5", [(5, "", "")]),
    ],
)
def test_a_number_counts_the_next_word_that_tells_and_is_bounded_by_the_three_before(
    text: str, found: list[tuple[float, str, str]]
) -> None:
    """Years and days of a month count nothing."""
    assert [(q.value, q.of, q.bound) for q in quantities(of(text))] == found


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("6 ships", "8 ships", True),
        ("at least 6 ships", "8 ships", False),
        ("6 ships", "at least 8 ships", True),
        ("6 ships", "up to 8 ships", False),
        ("up to 6 ships", "8 ships", True),
        ("about 80 ships", "100 ships", False),
        ("about 79 ships", "100 ships", True),
        ("about 50 ships", "100 ships", True),
        ("100 ships", "92 ships", False),
        ("100 ships", "91 ships", True),
        ("10 ships", "9.3 ships", False),
        ("9 ships", "8.5 ships", True),
        ("6 ships and 8 boats", "8 ships", False),
        ("6 ships and 9 ships", "9 ships and 6 ships", False),
        ("6", "8", False),
    ],
)
def test_numbers_of_one_thing_differ_where_not_both_can_be_right(one: str, other: str, differ: bool) -> None:
    """Either way round: bounds, a fifth for "about", eight in a hundred for rounding from ten on."""
    assert bool(numbers_differ(of(one), of(other))) is differ
    assert bool(numbers_differ(of(other), of(one))) is differ


def test_shared_numbers_are_counted_once_each() -> None:
    """Whatever they count."""
    assert numbers_shared(of("5 ships, 5 boats, 7 men and 9 dogs"), of("7 boats and 5 cats")) == 2


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("organised", "organized"), ("analyse", "analyze"), ("neighbourhoods", "neighborhoods"),
        ("four", "4"),
        ("theatres", "theaters"), ("centre", "center"), ("catalogue", "catalog"), ("travelled", "traveled"),
        ("rise", "rise"), ("flour", "flour"), ("tyres", "tires"), ("bosses'", "bosses's"), ("'em", "em"),
        ("sat", "sat"),
        ("mon", "monday"), ("sept", "september"),
    ],
)  # fmt: skip
def test_each_word_has_one_form(word: str, form: str) -> None:
    """The American one; short words and those that only look British stay."""
    assert normal(word) == form


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("ships", "ship"), ("ship's", "ship"), ("cats", "cat"), ("mass", "mass"), ("pass", "pass"),
        ("is", "is"),
        ("stopped", "stop"), ("calling", "call"), ("policies", "policy"), ("tried", "try"),
        ("2024s", "2024s"),
        ("payments", "pay"), ("reporters", "report"), ("allegedly", "alleg"), ("bing", "bing"),
        ("happily", "happy"),
    ],
)  # fmt: skip
def test_a_stem_is_what_forms_of_a_word_share(word: str, root: str) -> None:
    """Words of four letters lose no more than an s, and what is left has three letters."""
    assert stem(word) == root


def test_small_words_and_hidden_ones_have_no_stem() -> None:
    """What carries no meaning is not compared."""
    assert stems(of("The ships and the f*** boats")) == ["ship", "boat"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Gaddafi", "Qadhafi", True), ("gaddafi", "Qadhafi", False), ("f***", "damn", True),
     ("ship", "Ship", True),
     ("ship", "boat", False)],
)  # fmt: skip
def test_only_names_are_spelt_in_two_ways(one: str, other: str, same: bool) -> None:
    """And a hidden word may be any."""
    assert spelling(of(one)[0], of(other)[0]) is same
    assert spelling(of(other)[0], of(one)[0]) is same


def test_words_know_their_sentence_their_quotation_and_what_is_missing_before_them() -> None:
    """A dot within a name opens no sentence; words in brackets are the outlet's own."""
    text = 'He said "no … more (of it) now". Then it ended at 5 p.m. yesterday'
    start, end = text.index('"'), text.rindex('"') + 1
    found = words(
        Article(id="a", path="a", text=text), (Span(start=0, end=len(text)),), (Span(start=start, end=end),)
    )
    by = {w.norm: w for w in found}
    assert [w.norm for w in found if w.quoted] == ["no", "more", "of", "it", "now"]
    assert [w.norm for w in found if w.gap] == ["more"]
    assert [w.norm for w in found if w.marked] == ["of", "it"]
    assert [by[w].sentence for w in ("said", "no", "then", "yesterday")] == [0, 0, 1, 1]
    assert [by[w].piece for w in ("said", "no", "now", "then")] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("days", "cosine"),
    [(0, 0.16), (2, 0.16), (3, 0.22), (7, 0.46), (16, 1.0), (17, 1.01), (400, 1.01), (None, 0.30)],
)
def test_the_further_apart_in_days_the_more_alike_two_articles_have_to_be(
    days: float | None, cosine: float
) -> None:
    """Two days cost nothing, each further one six hundredths; weeks apart no likeness is enough."""
    assert needed(days) == pytest.approx(cosine)


def cluster(place: int, vector: dict[int, int], *days: date) -> Cluster:
    return Cluster([place], vector, list(days))


def test_clusters_lie_as_many_days_apart_as_their_nearest_ends() -> None:
    """None where one has no day; nothing where they overlap, whichever is asked."""
    one = cluster(0, {1: 1}, date(2024, 5, 1), date(2024, 5, 4))
    other = cluster(1, {1: 1}, date(2024, 5, 9), date(2024, 5, 7))
    within, never = cluster(2, {1: 1}, date(2024, 5, 2)), cluster(3, {1: 1})
    assert [one.days(other), other.days(one), one.days(within), one.days(never), never.days(one)] == [
        3, 3, 0, None, None,
    ]  # fmt: skip
    within.take(other)
    assert (within.first, within.last, within.members, within.size) == (
        date(2024, 5, 2), date(2024, 5, 9), [2, 1], 2,
    )  # fmt: skip
    never.take(cluster(4, {1: 3, 2: 3}))
    assert (never.first, never.last, never.vector) == (None, None, {1: 4, 2: 3})


def test_a_cluster_is_joined_by_the_mean_likeness_of_all_pairs() -> None:
    """A text that is like one member and unlike the other stays out."""
    unit, half = 1 << 15, round((1 << 15) * 0.5**0.5)
    today = date(2024, 5, 24)
    first, second = cluster(0, {1: unit}, today), cluster(1, {1: half, 2: half}, today)
    third = cluster(2, {2: round(unit * 0.3), 3: round(unit * 0.954)}, today)
    assert third.margin(second) == pytest.approx(0.3 * 0.5**0.5 - 0.16, abs=1e-3)
    found = merge([first, second, third], [(0, 1), (1, 2)])
    assert sorted(sorted(c.members) for c in found) == [[0, 1], [2]]


def test_the_heaviest_words_of_an_article_make_a_vector_of_length_one() -> None:
    """Keys are pairs of its twelve heaviest words; a bare text has none."""
    text = "Aldermen in Quillhaven voted on the ferry. " + " ".join(f"word{n}x" for n in range(20))
    found = event(Article(id="a", path="a", text=text))
    assert dot(found.vector, found.vector) / (1 << 30) == pytest.approx(1, abs=1e-3)
    assert len(found.keys) == 12 * 11 / 2
    assert event(Article(id="a", path="a", text="")).keys == ()
