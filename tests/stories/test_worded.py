"""What single words of a statement are taken for: dates, counts, verbs, negations, clauses, rulings."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model import Article, Span
from auditor.stories import facts
from auditor.stories.meanings import matched, opposed_acts, opposites, rivals, synonyms
from auditor.stories.opposition import polarity
from auditor.stories.proposition import compare
from auditor.stories.quantities import Quantity, numbers_differ, quantities
from auditor.stories.statements import sentence
from auditor.stories.units import units
from auditor.stories.verbs import verbs
from auditor.stories.words import Word, stem, words
from tests.stories.test_pairs import said

FRIDAY = date(2024, 5, 24)


def of(text: str) -> tuple[Word, ...]:
    return words(Article(id="a", path="a", text=text), (Span(start=0, end=len(text)),))


def counted(text: str) -> Quantity:
    (found,) = quantities(of(text))
    return found


@pytest.mark.parametrize(
    ("text", "any_year"),
    [
        ("on May 3", [True]),
        ("on May 3, 2021", [False]),
        ("in May 2021", [False]),
        ("in 2021, on May 3", [False, True]),
        ("in 2021, as on May 3", [False, True]),
        ("on May 3 or in 2021", [True, False]),
        ("on Monday", [False]),
    ],
)
def test_a_day_is_of_any_year_unless_its_year_stands_in_the_two_words_behind(
    text: str, any_year: list[bool]
) -> None:
    """A year before it is a date of its own."""
    assert [w.any_year for w in facts.dates(of(text), FRIDAY)] == any_year


@pytest.mark.parametrize(
    ("text", "today", "stretches"),
    [
        ("on May 3", None, []),
        ("in May 2021", None, ["2021-05-01/2021-05-31"]),
        ("on May 3, 2021", None, ["2021-05-03/2021-05-03"]),
        ("it sold 2010 tractors", FRIDAY, []),
        ("the 2010 tractors", FRIDAY, ["2010-01-01/2010-12-31"]),
        ("it sold 2010 Tractors", FRIDAY, ["2010-01-01/2010-12-31"]),
        ("it sold 2010 bus", FRIDAY, ["2010-01-01/2010-12-31"]),
        ("2010 tractors", FRIDAY, ["2010-01-01/2010-12-31"]),
        ("it sold 2,010 now", FRIDAY, []),
        ("on Monday and next Monday", FRIDAY, ["2024-05-20/2024-05-20", "2024-05-27/2024-05-27"]),
    ],
)
def test_years_are_told_from_counts_and_months_from_verbs(
    text: str, today: date | None, stretches: list[str]
) -> None:
    """A count has a comma, or a plural behind it and no article before."""
    found = facts.dates(of(text), today)
    assert [f"{w.first.isoformat()}/{w.last.isoformat()}" for w in found] == stretches


@pytest.mark.parametrize(
    ("text", "named"),
    [("on Monday and last Friday", ["2024-05-20", "2024-05-24"]), ("in May 2021 and yesterday", [])],
)
def test_days_of_the_week_are_read_as_if_of_some_day(text: str, named: list[str]) -> None:
    """Nothing else is; each stands where its word does."""
    found = facts.weekdays(of(text), FRIDAY)
    assert [w.first.isoformat() for w in found] == named
    assert all(text[w.start : w.end] in ("Monday", "Friday") for w in found)


@pytest.mark.parametrize(
    ("text", "value", "what", "written"),
    [
        ("for two weeks", 2, "week", "two weeks"),
        ("two of the weeks", 2, "week", "two"),
        ("six boats", 6, "boat", "six"),
        ("six million boats", 6e6, "boat", "six million"),
        ("3 hundred boats", 300, "boat", "3 hundred"),
        ("2 billion boats", 2e9, "boat", "2 billion"),
        ("2 trillion boats", 2e12, "boat", "2 trillion"),
        ("2 thousand years", 2000, "year", "2 thousand years"),
        ("it takes a month", 1, "month", "a month"),
        ("it lasted an hour", 1, "hour", "an hour"),
        ("at noon", 720, "clock", "noon"),
        ("at midnight", 1440, "clock", "midnight"),
        ("at 12.05 am", 5, "clock", "12.05 am"),
        ("at 12.05 pm", 725, "clock", "12.05 pm"),
        ("at 3pm", 900, "clock", "3 pm"),
        ("at 14:30 sharp", 870, "clock", "14:30"),
        ("about 14.3 boats", 14.3, "boat", "14.3"),
    ],
)
def test_a_number_has_a_value_a_thing_and_the_words_it_is_written_in(
    text: str, value: float, what: str, written: str
) -> None:
    """A unit of time right behind it is part of it."""
    found = counted(text)
    assert (found.value, found.of) == (pytest.approx(value), stem(what) if what != "clock" else what)
    assert " ".join(w.norm for w in found.words) == " ".join(w.norm for w in of(written))


@pytest.mark.parametrize(
    "text", ["twice a month", "for a boat", "a month", "it takes a", "it takes one of a month or so"]
)
def test_an_article_is_no_number_but_of_a_stretch_that_something_lasts(text: str) -> None:
    assert [q.value for q in quantities(of(text)) if q.word.norm in ("a", "an")] == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("just after 3pm", "about"), ("shortly before 3pm", "about"), ("after 3pm", "least"),
        ("since 3pm", "least"), ("before 3pm", "most"), ("until 3pm", "most"), ("at 3pm", ""),
        ("after it was all 3pm", ""), ("about it at 3pm", "about"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_hedged_by_the_three_words_before_it(text: str, bound: str) -> None:
    assert counted(text).bound == bound


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        ("it shut at 3.00pm", "it shut at 3.05pm", False),
        ("it shut at 3.00pm", "it shut at 3.06pm", True),
        ("it shut at about 3.00pm", "it shut at 3.30pm", False),
        ("it shut at about 3.00pm", "it shut at 3.31pm", True),
        ("shut for an hour", "shut for 60 minutes", False),
        ("shut for an hour", "shut for 80 minutes", True),
        ("shut for a day", "shut for 24 hours", False),
        ("shut for a fortnight", "shut for two weeks", False),
        ("shut for a decade", "shut for 10 years", False),
        ("shut for a decade", "shut for 6 years", True),
        ("shut for a month", "shut for 30 days", False),
        ("50 boats", "54 boats", False),
        ("50 boats", "55 boats", True),
    ],
)
def test_times_meet_within_their_rounding(ours: str, theirs: str, differ: bool) -> None:
    """Five minutes, half an hour where one is about; stretches are told in days."""
    assert bool(numbers_differ(of(ours), of(theirs))) is differ
    assert bool(numbers_differ(of(theirs), of(ours))) is differ


@pytest.mark.parametrize("lead", ["", "in the old northern harbour town by the sea "])
@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("he views it", True), ("he views them", True), ("he views no gates", True),
        ("who views any gates", True), ("Holm views his gates", True), ("Holm views that gate", True),
        ("Holm views gates", False), ("gates views it", False), ("Holm views", False),
        ("they must views", True), ("not views", True),
    ],
)  # fmt: skip
def test_what_may_be_a_noun_is_a_verb_by_its_neighbours_wherever_it_stands(
    lead: str, text: str, verb: bool
) -> None:
    assert (stem("views") in verbs(of(lead + text))) is verb


@pytest.mark.parametrize(
    ("ours", "theirs", "bears"),
    [
        ("Holm will not sell the ferry", "Holm will sell the ferry", True),
        ("Holm will not. Sell the ferry", "Holm will sell the ferry", False),
        ("Ferry and tower. Holm will not sell", "Ferry and tower. Holm will sell", True),
        ("Holm will not sell. Ferry burnt", "They sell. Ferry burnt", False),
        ("Ferry burnt. They will not sell", "Ferry burnt. They sell", False),
        ("Holm will not sell", "They sell", False),
        ("Holm will not sell the ferry", "Holm will not sell the ferry", False),
    ],
)
def test_a_negation_reaches_no_further_than_its_sentence(ours: str, theirs: str, bears: bool) -> None:
    """On either side; a word besides the negated one has to be shared."""
    assert (polarity(said(ours), said(theirs, "b"), frozenset()) > 0) is bears
    assert (polarity(said(theirs, "b"), said(ours), frozenset()) > 0) is bears


def test_names_are_left_aside_where_a_negation_bears_on_them() -> None:
    ours, theirs = said("not Holm but ferries"), said("Holm and ferries", "b")
    assert polarity(ours, theirs, frozenset()) > 0
    assert polarity(ours, theirs, frozenset({stem("holm")})) == 0


@pytest.mark.parametrize(
    ("ours", "theirs", "act"),
    [
        ("judges allowed the appeal of Holm", "judges dismissed the appeal of Holm", True),
        ("judges allowed the jury of Holm to leave", "judges dismissed the jury of Holm", False),
        ("judges allowed the six men of Holm to leave", "judges dismissed the six men", False),
        ("judges allowed the six men of the jury to leave", "judges dismissed the six men", True),
        ("judges allowed it all for the six men to see", "judges dismissed it", True),
        ("judges allowed the jury to eat and dismissed it", "judges allowed the jury to eat", False),
        ("planners approved the mill", "planners rejected the mill", True),
        ("planners approved the mill", "planners blocked the mill", True),
        ("planners approved the mill", "planners painted the mill", False),
    ],
)
def test_what_is_done_with_a_thing_is_opposed_unless_it_lets_somebody_act(
    ours: str, theirs: str, act: bool
) -> None:
    """ "To" within six words behind "allow"; whichever comes first."""
    found = compare(said(ours), said(theirs, "b")), compare(said(theirs, "b"), said(ours))
    assert [bool(x.opposite) for x in found] == [act, act]


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("allow", "dismiss", True), ("adopt", "defeat", True), ("free", "jail", True),
        ("overturn", "uphold", True), ("sign", "veto", True), ("resume", "halt", True),
        ("allow", "allow", False), ("allow", "uphold", False), ("ferry", "veto", False),
    ],
)  # fmt: skip
def test_acts_of_which_a_thing_meets_with_one_are_opposed(one: str, other: str, opposed: bool) -> None:
    assert opposed_acts(stem(one), stem(other)) is opposed
    assert opposed_acts(stem(other), stem(one)) is opposed


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("hip", "eye", True), ("basement", "roof", True), ("bridge", "tunnel", True),
        ("rent", "mortgage", True),
        ("bread", "milk", True), ("hip", "roof", False), ("hip", "quillhaven", False), ("hip", "hip", False),
        ("quillhaven", "zork", False), ("basement", "cellar", False),
    ],
)  # fmt: skip
def test_rivals_are_things_of_one_kind_that_are_not_each_other(one: str, other: str, are: bool) -> None:
    assert rivals(stem(one), stem(other)) is are
    assert rivals(stem(other), stem(one)) is are


def test_stems_of_one_meaning_are_matched_in_the_order_of_the_alphabet_each_once() -> None:
    """What both sides have is matched with nothing."""
    one, other, third = stem("dismiss"), stem("fire"), stem("sack")
    assert synonyms(one, other)
    assert synonyms(other, third)
    assert matched(frozenset({one, third}), frozenset({other})) == ((one, other),)
    assert matched(frozenset({other}), frozenset({one, third})) == ((other, one),)
    assert matched(frozenset({one, "ship"}), frozenset({other, one})) == ()
    assert not synonyms("zork", "quillhaven")
    assert not opposites("zork", "quillhaven")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The northern mill fell in at midnight and opened again on Friday in Harrow", 2),
        ("The northern mill fell in at midnight and the bakers of Harrow", 1),
        ("The northern mill fell in at midnight and Harrow opened", 1),
        ("The northern mill fell in at midnight; the bakers of Harrow wept", 2),
        ("The northern mill fell in at midnight – the bakers of Harrow wept", 2),
        ("The northern mill fell in at midnight, the bakers of Harrow wept", 1),
        ("The northern mill fell in at midnight or it will open on Friday in Harrow", 1),
    ],
)
def test_and_parts_two_clauses_where_a_verb_or_a_subject_follows_at_once(text: str, count: int) -> None:
    """A semicolon, a dash and "but" do so by themselves."""
    assert len(units(said(text))) == count


@pytest.mark.parametrize(
    ("of_text", "found"),
    [
        ("Rain", "Rain fell."), ("Rain fell.", "Rain fell."), ("Snow", "Snow came."),
        ("fell. Snow", "Rain fell. Snow came."), ("came.", "Snow came."), ("So it", "So it went"),
    ],
)  # fmt: skip
def test_a_sentence_ends_with_its_own_stop(of_text: str, found: str) -> None:
    """Though a span ends with that stop, too; the last may have none."""
    text = "Rain fell. Snow came. So it went"
    start = text.index(of_text)
    article = Article(id="a", path="a", text=text)
    place = sentence(article, Span(start=start, end=start + len(of_text)))
    assert article.slice(place).strip() == found


@pytest.mark.parametrize(
    ("ours", "theirs", "contrary"),
    [
        ("no the dam of Holm is not safe", "the dam of Holm is safe", True),
        ("the dam of Holm is not safe", "the dam of Holm is safe", True),
        ("the dam of Holm is not just safe", "the dam of Holm is safe", False),
        ("never was the dam of Holm safe", "the dam of Holm was safe", True),
        ("the dam of Holm is safe", "the dam of Holm is safe", False),
        ("the dam of Holm is not safe", "the dam of Holm is not safe", False),
        ("it is a hoax that the dam of Holm is safe", "the dam of Holm is safe", True),
        ("it is a hoax that the dam of Holm is safe", "the dam of Holm is not safe", False),
        ("I say the dam of Holm is not safe", "the dam of Holm is safe", False),
    ],
)
def test_one_denial_makes_a_contrary(ours: str, theirs: str, contrary: bool) -> None:
    """A "no" in front and a "not just" are none; nor is what one says of himself."""
    assert compare(said(ours), said(theirs, "b")).contrary is contrary
    assert compare(said(theirs, "b"), said(ours)).contrary is contrary
