"""Where the rules of agreement count: words of a quotation, hedges in a clause, signs about a translator."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.agreement.marks import _inside
from auditor_checks.agreement.rules.hedge_dropped import hedges
from auditor_checks.agreement.view import Options, View, overlaps
from firing_stories import STORIES, Told, look

from auditor import Span, Story
from auditor.model import Origin
from auditor.testing import claim, make_ledger, make_story, relation, source

BELL = source("Anna Bell", named=True)
AIDES = source("Two aides", count=2)


def altered(first: str, second: str) -> Story:
    """A quote that differs in a word, with other text about it."""
    said = "[s1 Anna Bell] [c1 said]: [q1 “the old bridge will close in {} for good”]"
    texts = (first.format(said.format("May")), second.format(said.format("June")))
    return Told(texts, "altered_quote", STORIES["altered-quote"].edits).story()


@pytest.mark.parametrize("words", ["They spoke through an interpreter.", "It was translated."])
@pytest.mark.parametrize(("gap", "asks"), [(150, 0), (240, 1), (500, 1)])
def test_words_that_somebody_translated_may_differ(words: str, gap: int, asks: int) -> None:
    """Where that is said within two hundred signs of the cue, before or behind, in either article."""
    filler = "w" * gap
    far = "It rained. " * 30
    for text in (f"{far}{words} {filler}. {{}}.", f"{far}{{}} {filler[80:] or 'w'}. {words}"):
        assert len(look("altered-quote", altered(text, "{}."))) == asks, text
        assert len(look("altered-quote", altered("{}.", text))) == asks, text


@pytest.mark.parametrize(
    ("start", "end", "of", "inside"),
    [
        (100, 112, "text", (100, 112)),
        (90, 130, "text", (100, 112)),
        (101, 109, "text", (101, 109)),
        (101, 108, "text", None),
        (104, 130, "text", (104, 112)),
        (105, 130, "text", None),
        (100, 112, "title", None),
        (10, 20, "text", None),
        (200, 220, "text", None),
    ],
)
def test_a_shared_stretch_is_a_quotation_where_it_has_four_fifths_of_one(
    start: int, end: int, of: Any, inside: tuple[int, int] | None
) -> None:
    """Of ten signs without its marks: eight."""
    found = _inside(Span(of=of, start=start, end=end), (Span(start=100, end=112),))
    assert (found and (found.start, found.end)) == inside
    assert _inside(Span(start=5, end=7), (Span(start=5, end=7),)) is None


@pytest.mark.parametrize(
    ("start", "end", "of", "inside"),
    [(10, 20, "text", True), (12, 18, "text", True), (9, 20, "text", False), (10, 21, "text", False),
     (10, 20, "title", False)],
)  # fmt: skip
def test_a_span_overlaps_where_it_lies_in_another_of_its_text(
    start: int, end: int, of: Any, inside: bool
) -> None:
    """All of it."""
    assert (
        overlaps(Span(of=of, start=start, end=end), (Span(start=1, end=3), Span(start=10, end=20))) is inside
    )


# --- hedges


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[s1 Two aides] [c1 said] [q1 it may close].", ["may"]),
        ("It rained. [s1 Two aides] [c1 said] [q1 it may close, and it might open].", ["may", "might"]),
        ("[s1 Two aides] [h1 reportedly] [c1 said] [q1 it will close].", ["reportedly"]),
        ("It rained. [s1 Two aides] [c1 said] [q1 it [h1 may] close, and might open].", ["may", "might"]),
        ("[s1 Two aides] [c1 said] [q1 [s2 Anna Bell] [h2 allegedly] [c2 lied] [q2 to him]].", ["allegedly"]),
        ("[s1 Two aides] [c1 said] [q1 it may close]. [s3 Anna Bell] [c3 said] [q3 it could].", ["may"]),
        ("[s1 Two aides] [c1 said] [q1 it closes in May].", []),
    ],
)  # fmt: skip
def test_hedges_are_what_leaves_a_statement_open(text: str, found: list[str]) -> None:
    """Its own, those of what stands in it, and words of its content, each once."""
    held = make_ledger(text, [AIDES, BELL])
    view = View(make_story(held, make_ledger("It rained."), claims=(claim("a"),)), Options())
    spans = hedges(view, claim("a").says[0])
    assert [held.article.slice(s) for s in spans] == found
    assert {s.article for s in spans} <= {"a"}


@pytest.mark.parametrize(
    ("hedged", "bare", "asks"),
    [
        ("the bridge may close in winter", "the bridge will close in winter", 1),
        ("the bridge may close in winter or spring", "the bridge will close in winter", 1),
        ("the bridge may close in winter or spring for trains", "the bridge will close in winter", 1),
        ("the bridge may close in winter or spring for trains, boats", "the bridge will close in winter", 0),
        ("a bridge of iron over the river may close", "the bridge will close", 0),
        ("trains are late, but the bridge may close in winter", "the bridge will close in winter", 1),
        ("it rained; the bridge may close in winter. It froze", "the bridge will close in winter", 1),
        ("the bridge may close because rain came to the hills", "the bridge will close", 1),
        ("the bridge closes in winter, may it", "the bridge will close in winter", 0),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "It rained. It froze. "])
@pytest.mark.parametrize("turned", [False, True])
def test_a_hedge_bears_on_its_clause_of_which_the_other_has_three_fifths(
    hedged: str, bare: str, asks: int, before: str, turned: bool
) -> None:
    """And a word behind the hedge."""
    texts = (f"[s1 Two aides] [c1 said] [q1 {hedged}].", f"[s1 Two aides] [c1 said] [q1 {bare}].")
    told = Told(texts, "same_statement", claims=(("a", "b"),))
    assert len(look("hedge-dropped", told.story(before, turned=turned))) == asks


@pytest.mark.parametrize(
    ("elsewhere", "asks"),
    [
        ("The bridge may be closing soon.", 0),
        ("The bridge was found to be closing.", 0),
        ("The closing of the bridge is unconfirmed.", 0),
        ("The closing of the old bridge is a fact.", 1),
        ("The bridge may be old.", 1),
        ("It may rain on the hills.", 1),
    ],
)
def test_an_article_that_leaves_the_same_open_elsewhere_drops_no_hedge(elsewhere: str, asks: int) -> None:
    """In a sentence with two telling words of it, or tells there how it was made certain."""
    first, second = STORIES["hedge-dropped"].texts
    told = Told((first, f"{second} {elsewhere}"), "same_statement", claims=(("a", "b"),))
    assert len(look("hedge-dropped", told.story())) == asks


def test_the_first_of_two_that_lost_a_hedge_hides_no_other() -> None:
    """Each article is asked about once of one hedge."""
    text = "[s1 Two aides] [c1 said] [q1 the bridge {} close in winter]."
    ledgers = [make_ledger(text.format(verb), [AIDES]) for verb in ("may", "may", "will", "will")]
    sources = tuple(f"{x}#Two aides" for x in "abcd")
    pairs = [relation(x, y, "same_statement") for x, y in ("ab", "ac", "ad", "bc", "bd", "cd")]
    held = make_story(
        *ledgers,
        relations=pairs,
        claims=(claim("a", "b", "c", "d", origins=("o1",)),),
        origins=(Origin(id="o1", name="N", sources=sources),),
    )
    asked = [(q.spans[0].article, q.spans[1].article) for q in look("hedge-dropped", held)]
    assert asked == [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]


# --- marks


@pytest.mark.parametrize(
    ("words", "elsewhere", "asks"),
    [
        ("a very old bridge", "", 1),
        ("a very old bridge", "It is a very old bridge. ", 0),
        ("a very old bridge", "It is “a very old bridge”. ", 1),
        ("a very old iron bridge", "It is a very old iron bridge. ", 1),
        ("old bridge", "The old bridge is here. ", 0),
    ],
)
def test_a_short_phrase_that_a_story_has_twice_as_plain_words_is_nobody_s(
    words: str, elsewhere: str, asks: int
) -> None:
    """Of four words at most; where the marks are gone."""
    texts = (
        f"[s1 Karl Cole] [c1 said] [q1 it was {words} to him]. {elsewhere}",
        f"[s1 Anna Bell] [c1 said] [q1 it was “{words}” there].",
    )
    told = Told(texts, "same_statement", (("same", words, words),))
    assert len(look("quote-turned-paraphrase", told.story())) == asks


@pytest.mark.parametrize(
    ("before", "behind", "asks"),
    [
        ("it was ", " to him", 1),
        ("it was „", " to him", 0),
        ("it was „ ", " to him", 0),
        ("it was „x ", " to him", 1),
        ("it was ", "´ to him", 0),
        ("it was ", " ´ to him", 0),
        ("it was ", " x´ to him", 1),
        ("it was:  ", " to him", 0),
    ],
)
def test_any_mark_within_two_signs_of_words_sets_them_apart(before: str, behind: str, asks: int) -> None:
    """However garbled; a colon does before them."""
    words = "a very old iron bridge"
    texts = (
        f"It rained. [s1 Karl Cole] [c1 said] [q1 {before}{words}{behind}].",
        f"[s1 Anna Bell] [c1 said] [q1 it was “{words}” there].",
    )
    told = Told(texts, "same_statement", (("same", words, words),))
    assert len(look("quote-turned-paraphrase", told.story())) == asks
