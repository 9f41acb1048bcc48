"""How alike articles have to be, how clusters grow, and how words are told apart and brought together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from auditor.model import Article, Block, Fact, Span
from auditor.stories.events import (
    ALIKE,
    FARTHEST,
    NEAR,
    STEEP,
    UNDATED,
    UNIT,
    Cluster,
    dot,
    event,
    needed,
    telling,
)
from auditor.stories.group import closest, merge, name_of, of_articles
from auditor.stories.joins import Join
from auditor.stories.meanings import matched, opposed_acts, opposites, rivals, synonyms
from auditor.stories.texts import lines
from auditor.stories.weights import cover, overlap, total, weight
from auditor.stories.words import normal, spelling, stem, words

DAY = date(2024, 5, 24)


def article(text: str, name: str = "a", **facts: str) -> Article:
    told = {key: Fact(value=value, found_in="x") for key, value in facts.items()}
    return Article(id=name, path=f"folder/{name}", text=text, metadata=told)


# --- likeness


@pytest.mark.parametrize(
    ("days", "cosine"),
    [
        (0, ALIKE),
        (NEAR, ALIKE),
        (NEAR + 1, ALIKE + STEEP),
        (NEAR + 2, ALIKE + 2 * STEEP),
        (10_000, FARTHEST),
        (None, UNDATED),
    ],
)
def test_articles_need_the_more_likeness_the_farther_apart_their_days_are(
    days: float | None, cosine: float
) -> None:
    """Up to some days none, then a step a day, to a bound."""
    assert needed(days) == pytest.approx(cosine)


def cluster(member: int, vector: dict[int, int], *days: int) -> Cluster:
    return Cluster([member], vector, [DAY + timedelta(days=n) for n in days])


@pytest.mark.parametrize(
    ("ours", "theirs", "apart"),
    [
        ((0,), (3,), 3),
        ((3,), (0,), 3),
        ((0, 5), (3,), 0),
        ((0, 2), (5, 9), 3),
        ((), (3,), None),
        ((3,), (), None),
    ],
)
def test_days_between_two_clusters_are_those_between_their_stretches(
    ours: tuple[int, ...], theirs: tuple[int, ...], apart: float | None
) -> None:
    assert cluster(0, {}, *ours).days(cluster(1, {}, *theirs)) == apart


def test_a_cluster_holds_the_sum_of_its_articles_and_the_stretch_of_their_days() -> None:
    """Its likeness to another is the mean over all pairs."""
    first, second, third = (
        cluster(0, {1: UNIT}, 0), cluster(1, {1: UNIT, 2: 5}, 2), cluster(2, {1: UNIT}),
    )  # fmt: skip
    assert first.margin(second) == pytest.approx(1 - needed(2))
    first.take(second)
    assert (first.members, first.size, first.vector) == ([0, 1], 2, {1: 2 * UNIT, 2: 5})
    assert (first.first, first.last) == (DAY, DAY + timedelta(days=2))
    assert first.margin(third) == pytest.approx(1 - UNDATED)
    third.take(cluster(3, {1: UNIT}))
    assert first.margin(third) == pytest.approx(1 - UNDATED)
    assert (third.first, third.last) == (None, None)


def test_clusters_are_merged_while_their_mean_likeness_is_enough() -> None:
    """A chain of weak links builds no giant."""
    near, far = {1: UNIT}, {2: UNIT}
    both = {1: UNIT // 2, 2: UNIT // 2}
    singles = [cluster(n, vector, 0) for n, vector in enumerate((near, near, far, far, both))]
    found = merge(singles, [(0, 1), (2, 3), (1, 2)])
    assert sorted(sorted(c.members) for c in found) == [[0, 1], [2, 3], [4]]


def test_the_closest_pairs_come_first_and_those_that_are_not_alike_enough_not_at_all() -> None:
    """By how much more alike they are than their days ask for."""
    with Join() as join:
        for vector in ({1: UNIT}, {1: UNIT}, {1: int(0.9 * UNIT), 2: int(0.43 * UNIT)}, {3: UNIT}):
            join.add((7,), vector)
        days = [DAY.toordinal()] * 4
        assert closest(join, days) == [(0, 1), (0, 2), (1, 2)]
        assert closest(join, [days[0], days[0] + 400, days[0], days[0]])[0] == (0, 2)


def test_an_article_is_told_by_its_heaviest_words_in_a_vector_of_length_one() -> None:
    """A word that is said again weighs more, and a name more than a word."""
    found = telling(article("Quillhaven sank. The ferry sank in the quay by the quay."))
    assert sum(x * x for x in found.values()) == pytest.approx(1)
    assert found[stem("quay")] > found[stem("ferry")]
    assert found[stem("quillhaven")] > found[stem("ferry")]
    assert telling(article("")) == {}
    seen = event(article("ferry quay tower"))
    assert len(seen.keys) == 3
    whole = sum(telling(article("ferry quay tower")).values()) * UNIT
    assert sum(seen.vector.values()) == pytest.approx(whole, abs=3)


def test_products_are_of_what_both_have() -> None:
    assert dot({1: 2, 2: 3}, {2: 5, 3: 7, 4: 1}) == dot({2: 5, 3: 7, 4: 1}, {1: 2, 2: 3}) == 15
    assert dot({}, {1: 2}) == 0


def test_stories_by_name_are_of_articles_that_have_it() -> None:
    """The field, or the folder; alone none is a story, and by content none has a name."""
    made = [article("x", "c", story="one"), article("y", "b", story="one"), article("z", "d")]
    assert of_articles(made, "field") == (("b", "c"),)
    assert of_articles(made, "folder") == (("b", "c", "d"),)
    assert [name_of(made[0], mode) for mode in ("content", "field", "folder")] == [None, "one", "folder"]
    assert of_articles([], "content") == of_articles(made[2:], "field") == ()


# --- weights


def test_words_that_nobody_has_weigh_nothing_and_cover_nothing() -> None:
    """A word that no table knows is as rare as can be."""
    none, some = frozenset[str](), frozenset({"zork", "ferry"})
    assert cover(none, some) == cover(some, none) == overlap(none, none) == overlap(none, some) == 0
    assert cover(some, some) == overlap(some, some) == 1
    assert cover(frozenset({"zork"}), some) == 1
    assert overlap(frozenset({"zork"}), some) == pytest.approx(weight("zork") / total(some))
    assert weight("zork") == 1
    assert 0 < weight("year") < weight("ferry") <= 1


# --- words


def told(text: str, *quotes: str) -> list[Any]:
    made = article(text)
    spans = tuple(Span(start=text.index(q), end=text.index(q) + len(q)) for q in quotes)
    return list(words(made, (Span(start=0, end=len(text)),), spans))


def test_sentences_and_pieces_of_words_are_numbered() -> None:
    """A sentence begins with a capital or a number behind a stop that is no abbreviation's."""
    found = told("Mr. Holm left. He sang. it rained. 5 came. I. Holm left")
    assert [w.sentence for w in found if w.norm in ("holm", "he", "it", "5", "came")] == [0, 1, 1, 2, 2, 4]
    made = article("One two. Three four.")
    parts = words(made, (Span(start=0, end=7), Span(start=9, end=14)))
    assert [(w.norm, w.sentence, w.gap) for w in parts] == [
        ("1", 0, False), ("2", 0, False), ("3", 1, True),
    ]  # fmt: skip
    assert parts[0].piece == parts[1].piece < parts[2].piece


def test_words_within_a_quotation_are_quoted_and_a_piece_of_their_own() -> None:
    found = told("he said no to it all", "no to")
    assert [(w.norm, w.quoted) for w in found if w.quoted] == [("no", True), ("to", True)]
    assert len({w.piece for w in found if w.quoted} | {found[0].piece, found[-1].piece}) == 3


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("workers'", "workers's"),
        ("'tis", "tis"),
        ("colour", "color"),
        ("colours", "colors"),
        ("six", "6"),
        ("mister", "mister"),
    ],
)
def test_a_word_has_one_form_however_it_is_spelt(word: str, form: str) -> None:
    assert normal(word) == form


@pytest.mark.parametrize(
    ("word", "root"),
    [("boats", "boat"), ("pass", "pass"), ("gas", "gas"), ("planned", "plan"), ("fell", "fall"), ("is", "is"),
     ("6th", "6th"), ("mill's", "mill"), ("dogs", "dog"), ("miss", "miss"), ("selling", "sell"),
     ("passing", "pass"), ("cities", "city"), ("studied", "study")],
)  # fmt: skip
def test_forms_of_a_word_have_its_root(word: str, root: str) -> None:
    assert stem(word) == stem(root)


def test_two_words_are_spellings_of_one_where_both_are_names_or_one_is_masked() -> None:
    one, two, small, masked, other = told("Zelensky Zelenskyy zelenskyy f*** Holm")
    assert spelling(one, two)
    assert spelling(two, small)
    assert spelling(masked, other)
    assert spelling(other, masked)
    assert not spelling(one, small)
    assert not spelling(one, other)


# --- meanings


def test_each_word_is_matched_once_with_one_of_its_meaning() -> None:
    """Words that both have are none of these."""
    assert synonyms("dismiss", "fire")
    assert matched(frozenset({"dismiss", "holm"}), frozenset({"fire", "sack", "holm"})) in (
        (("dismiss", "fire"),), (("dismiss", "sack"),),
    )  # fmt: skip
    assert matched(frozenset({"dismiss", "fire"}), frozenset({"fire"})) == ()
    assert matched(frozenset({"ferry"}), frozenset({"tower"})) == ()


def test_opposites_acts_and_rivals_are_told_apart() -> None:
    """Either way round; a thing is no rival of itself."""
    for one, other in (("open", "shut"), ("shut", "open")):
        assert opposites(one, other)
    assert not opposites("open", "open")
    assert opposed_acts(stem("uphold"), stem("quash")) is opposed_acts(stem("quash"), stem("uphold")) is True
    assert not opposed_acts(stem("uphold"), stem("uphold"))
    assert rivals("bread", "milk")
    assert rivals("milk", "bread")
    assert not rivals("bread", "bread")
    assert rivals(stem("hip"), stem("eyes"))  # by the table of kinds
    assert not rivals(stem("hip"), stem("bridge"))
    assert not rivals(stem("hips"), stem("hip"))
    assert not rivals("bread", "zork")


# --- lines


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [(0, 9, False), (1, 9, False), (0, 8, False), (2, 9, True), (0, 7, True), (0, 30, False)],
)
def test_a_line_is_no_prose_where_a_block_that_is_none_holds_it(start: int, end: int, left: bool) -> None:
    """But for a letter at either end."""
    text = "Some link\nSome prose of it."
    made = article(text).model_copy(update={"blocks": (Block(kind="url", span=Span(start=start, end=end)),)})
    shown = [made.slice(s) for s in lines(made)]
    assert ("Some link" in shown) is left
    prose = made.model_copy(update={"blocks": (Block(kind="caption", span=Span(start=0, end=9)),)})
    assert len(lines(prose)) == 2
