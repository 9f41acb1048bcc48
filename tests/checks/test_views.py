"""What the checks look at before they ask: words in their surroundings, marks, hedged sentences, forms."""

from __future__ import annotations

import pytest
from auditor_checks.agreement import view as agreement
from auditor_checks.agreement.check import Agreement
from auditor_checks.anonymity import view as anonymity
from auditor_checks.anonymity.check import Anonymity
from auditor_checks.directness.check import Directness
from auditor_checks.headline.check import Headline

from auditor import Ledger, Span
from auditor.testing import make_ledger, make_story, source

KENT = source("Paul Kent", named=True, post="mayor")


def seen(text: str, title: str = "") -> agreement.View:
    """A story of one article, as the rules of agreement see it."""
    return agreement.View(make_story(make_ledger(text, title=title or None)), Agreement().options)


def at(text: str, words: str, **more: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), article="a", **more)


def asked(ledger: Ledger, check: type[Anonymity] | type[Directness] | type[Headline]) -> list[str]:
    return [f.rule.partition("/")[2] for r in check().article(ledger) for f in r.findings]


def test_words_that_differ_are_shown_with_a_few_words_on_either_side() -> None:
    """Whole ones, within fifty characters; near an end of the text all there are."""
    text = f"Start {'word ' * 30}here {'after ' * 30}end"
    told = seen(text).around(at(text, "here"))
    assert told == f"{'word ' * 9}[here]{' after' * 8}"
    assert seen(text).around(at(text, "Start")) == f"[Start]{' word' * 9}"
    assert seen(text).around(at(text, "end")) == f"{'after ' * 8}[end]"
    assert seen(f"{text} of it").around(at(text, "end")) == f"{'after ' * 8}[end] of it"
    titled = seen("Nothing of it.", title="The old title of it all")
    assert titled.around(at("The old title of it all", "title", of="title")) == "The old [title] of it all"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('He said "it is here now" and left', True),
        ('He "said" it is here now', False),
        ('He "said" that "it is here now', True),
        ("He said “it is here now” and left", True),
        ("He “said” it is here now", False),
        ("He said ‘it is here now’", True),
        ("It’s what he said: here now", False),
        ('He said "so\nand here now', False),
        ('He said "here" now', True),
        ("He said here now", False),
    ],
)
def test_words_are_marked_where_quotation_marks_open_before_them(text: str, marked: bool) -> None:
    """In their paragraph, and have not closed yet."""
    assert seen(text).marked(at(text, "here")) is marked


@pytest.mark.parametrize(
    ("quoted", "told"),
    [
        ("it was “awful” there", "1 word quoted"),
        ("it was “an awful” thing", "2 words quoted"),
        ("it was “an awful old” thing", "3 words quoted"),
    ],
)
def test_how_many_words_are_quoted_is_told(quoted: str, told: str) -> None:
    """Of a statement that is quoted in part."""
    ledger = make_ledger(f"[s1 Paul Kent] [c1 said] [q1 {quoted}].", [KENT])
    (result,) = (r for r in Directness().article(ledger) if r.on.attribution)
    assert told in [reason.text for reason in result.reasons]


@pytest.mark.parametrize(
    ("body", "drops"),
    [
        ("The mayor allegedly robbed forty widows of the town.", True),
        ("Nobody knew. The mayor allegedly robbed forty widows of the town.", True),
        ("The mayor allegedly slept while it rained on forty of them.", False),
        ("The mayor robbed forty widows of the town, who allegedly slept.", True),
        ("The mayor allegedly robbed forty widows. The mayor robbed forty widows in May.", False),
        ("The mayor robbed forty widows of the town.", False),
    ],
)
def test_a_hedge_counts_where_its_sentence_says_most_of_the_headline(body: str, drops: bool) -> None:
    """And the body does not say it flatly as well."""
    ledger = make_ledger(body, title="Mayor robbed forty widows")
    assert ("hardens-hedge" in asked(ledger, Headline)) is drops


def test_who_stands_in_the_headline_is_not_late() -> None:
    """Readers know of whom it is."""
    late = '[q1 "It rained. It snowed. It froze,"] [c1 said] [s1 Paul Kent].'
    for title, expected in (("Rain and snow", True), ("What Kent saw of the snow", False)):
        ledger = make_ledger(late, [KENT], title=title)
        assert ("speaker-late" in asked(ledger, Directness)) is expected


@pytest.mark.parametrize(("between", "told"), [(0, True), (1, True), (2, False)])
@pytest.mark.parametrize("before", [0, 1, 2, 3])
def test_people_of_whom_one_is_named_close_by_are_no_empty_noun(
    before: int, between: int, told: bool
) -> None:
    """Within two sentences, wherever in the article."""
    analysts = source("Analysts", "group")
    lee = source("Ann Lee", named=True, post="analyst")
    text = (
        f"{'It rained. ' * before}[s1 Analysts] [c1 said] [q1 it froze]. {'It snowed. ' * between}"
        "[s2 Ann Lee], an analyst, [c2 said] [q2 it thawed]."
    )
    assert ("opaque-noun" not in asked(make_ledger(text, [analysts, lee]), Anonymity)) is told


@pytest.mark.parametrize(
    ("text", "details", "named"),
    [
        ("[s1 A banker] [c1 said] [q1 no]. [s2 Paul Kent] [c2 said] [q2 yes].", {}, True),
        ("[s1 A banker] [c1 said] [q1 no]. It rained. [s2 Paul Kent] [c2 said] [q2 yes].", {}, False),
        ("[s1 Bankers] [c1 said] [q1 no]. [s2 Paul Kent] [c2 said] [q2 yes].", {}, False),
        ("[s1 A source] [c1 said] [q1 no]. [s2 Paul Kent] [c2 said] [q2 yes].", {}, False),
        ("[s1 An aide] [c1 said] [q1 no]. [s2 Paul Kent] [c2 said] [q2 yes].", {}, False),
        ("[s1 A banker] [c1 said] [q1 no].", {"channel": "social post"}, True),
        ("[c1 said] [q1 no]. [s2 Paul Kent] [c2 said] [q2 yes].", {}, False),
        ("[c1 said] [q1 no]. [s2 Paul Kent] [c2 said] [q2 yes].", {"channel": "speech"}, False),
        ("[c1 said] [q1 no]. [s2 Paul Kent] [c2 said] [q2 yes].", {"channel": "court"}, False),
    ],
)
def test_one_of_many_is_named_right_behind_or_posted(text: str, details: dict[str, str], named: bool) -> None:
    """As leads do it, which is nobody from inside."""
    who = [source(name) for name in ("A banker", "Bankers", "A source", "An aide") if f"{name}]" in text]
    ledger = make_ledger(text, [KENT, *who], details={1: details})
    view = anonymity.View(ledger, Anonymity().options)
    assert view.named_next(ledger.attributions[0]) is named
