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
from auditor.model import Fact
from auditor.testing import claim, make_ledger, make_story, source

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


@pytest.mark.parametrize(("length", "cut"), [(89, False), (90, False), (91, True), (200, True)])
def test_words_in_a_message_are_cut_at_a_word_from_ninety_characters_on(length: int, cut: bool) -> None:
    """In one line."""
    words = "word " * (length // 5) + "x" * (length % 5)
    words = words.rstrip().ljust(length, "x")
    view = seen(f"{words}\nmore")
    shown = view.words(Span(start=0, end=length, article="a"))
    assert shown.endswith(" …") is cut
    assert len(shown) <= 92
    assert shown.removesuffix(" …") == (words if not cut else words[:90].rsplit(" ", 1)[0])
    assert view.words(Span(start=0, end=length), "a") == shown


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        ("2026-01-01", "2026-01-02", True),
        ("2026-01-02", "2026-01-01", False),
        ("2026-01-01T09:00", "2026-01-01T10:00", False),
        ("", "2026-01-02", False),
        ("2026-01-01", "soon", False),
    ],
)
def test_an_article_is_earlier_where_its_day_is_known_to_be(first: str, second: str, earlier: bool) -> None:
    """The hour does not count; by its outlet it is called, or else by its id."""
    ledgers = []
    for day, outlet in ((first, "Post"), (second, "")):
        made = make_ledger("[s1 Paul Kent] [c1 said] [q1 it rained].", [KENT])
        facts = {k: Fact(value=v, found_in="x") for k, v in (("date", day), ("outlet", outlet)) if v}
        ledgers.append(
            made.model_copy(update={"article": made.article.model_copy(update={"metadata": facts})})
        )
    view = agreement.View(make_story(*ledgers, claims=(claim("a", "b"),)), Agreement().options)
    assert view.earlier("a", "b") is earlier
    assert (view.called("a"), view.called("b")) == ("Post", "b")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("The old bridge at Holst will close in winter.", True),
        ("The bridge at Holst will close.", True),
        ("The bridge at Holst is old.", False),
        ("The bridge will close.", False),
        ("It rained.", False),
    ],
)
def test_a_claim_is_told_elsewhere_where_a_sentence_has_most_of_its_words(other: str, told: bool) -> None:
    """Two thirds, three at least; its own sentence is none."""
    own = make_ledger("[s1 Paul Kent] [c1 said] [q1 the bridge at Holst will close in winter].", [KENT])
    one = claim("a")
    view = agreement.View(make_story(own, make_ledger(other), claims=(one,)), Agreement().options)
    assert view.elsewhere(one) is told
    alone = agreement.View(make_story(own, claims=(one,)), Agreement().options)
    assert alone.elsewhere(one) is False


def test_pairs_of_a_claim_are_those_of_different_texts_up_to_twenty_statements() -> None:
    """Copies of one text have nothing to tell each other."""
    ledgers = [make_ledger("[s1 Paul Kent] [c1 said] [q1 it rained].", [KENT]) for _ in range(23)]
    names = [chr(97 + n) for n in range(23)]
    held = make_story(*ledgers, claims=(claim(*names),))
    view = agreement.View(held, Agreement().options)
    assert len(list(view.apart(held.facts.claims[0]))) == 20 * 19 / 2
    copies = held.facts.model_copy(update={"texts": (tuple(names[:19]),)})
    apart = agreement.View(held.model_copy(update={"facts": copies}), Agreement().options)
    assert len(list(apart.apart(held.facts.claims[0]))) == 19
