"""How a text shows that somebody knows for himself; what words mean; how statements become claims."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.model import Article, Source, Span
from auditor.stories.claims import Link, _grouped
from auditor.stories.meanings import matched, opposites, rivals, synonyms
from auditor.stories.opposition import negated, swapped
from auditor.stories.standing import Standing, standing
from auditor.stories.weights import cover, known, overlap, total, weight
from auditor.stories.words import Word, words
from auditor.testing import make_ledger, source

ANN = source("Ann Lee", named=True)


def shown(marked: str, who: Source = ANN, **details: Any) -> Standing | None:
    made = make_ledger(marked, [who], speakers={1: who.id}, details={1: details})
    return standing(made, made.attributions[0])


@pytest.mark.parametrize(
    ("next_sentence", "how"),
    [
        ("Its inspectors examined the hall", "looked"),
        ("Its own engineers measured the hole", "looked"),
        ("Its lawyers examined the contract", None),
        ("Inspectors of another office examined the hall", None),
        ("Its inspectors are paid by the day", None),
    ],
)
def test_a_body_knows_what_those_looked_at_whom_it_sent(next_sentence: str, how: str | None) -> None:
    """In the sentence behind, by a word for people who look."""
    union = source("Guild of Masons", "organisation", named=True)
    found = shown(f"[s1 Guild of Masons] [c1 said] [q1 that the roof fell in]. {next_sentence}.", union)
    assert (found.how if found else None) == how


@pytest.mark.parametrize(
    ("told", "how"),
    [
        (", a witness,", "was there"),
        (", who saw it,", "was there"),
        (", who was in the hall,", "was there"),
        (", who lives across the street,", "was there"),
        (", who attended the meeting,", "was there"),
        (", who was in his orchard at the time,", "was there"),
        (", who was in her own back yard,", "was there"),
        (", who was on her moped at the crossing,", "was there"),
        (", who was buying a ticket when it fell,", "was there"),
        (", who was locking her shop as the roof gave way,", "was there"),
        (", who was buying a house in Spain when it fell,", None),
        (", who was writing a book when it fell,", None),
        (", who was studying in Paris,", None),
        (", who was hiding in the cellar,", "was there"),
        (", who was in his forties,", None),
        (", who was on her second visit,", None),
        (", who took samples,", "looked"),
        (", who took nine samples,", "looked"),
        (", who worked there,", "was there"),
        (", a passer-by,", "was there"),
        (", who filmed it,", "was there"),
        (", who was fishing,", "was there"),
        (", who was not in the hall,", None),
        (", who was on duty,", "was there"),
        (", who was present,", "was there"),
        (", who sleeps upstairs,", "was there"),
        (", who works in the same building,", "was there"),
        (", who works in the town,", None),
        (", who drives past,", "was there"),
        (", who took part in it,", "was there"),
        (", who inspected it,", "looked"),
        (", who did the autopsy,", "looked"),
        (", who heads an inquiry,", "looked"),
        (", who sent a man to sing,", None),
        (", who has a copy of the letter,", "party"),
        (", who shared the letter,", "party"),
        (", who heard from a clerk that it fell,", None),
        (", who read about it,", None),
        (", who led the inquiry,", "looked"),
        (", who sent two men to look,", "looked"),
        (", who holds the papers,", "party"),
        (", who saw the video,", None),
        (", who was told of it,", None),
        (", who heard about it,", None),
        (", a clerk,", None),
        ("", None),
    ],
)
def test_what_is_told_of_a_speaker_shows_how_he_knows(told: str, how: str | None) -> None:
    """He was there, looked, or was party to it; what he was told or saw on a screen shows nothing."""
    found = shown(f"[s1 Ann Lee{told}] [c1 said] [q1 that the roof of the hall fell in].")
    assert (found.how if found else None) == how


@pytest.mark.parametrize(
    "said",
    [
        "that the roof will fall in", "that the roof could fall in", "that the roof reportedly fell in",
        "that she was told of it", "that she learned of it", "the roof won’t fall",
    ],
)  # fmt: skip
def test_nobody_knows_for_himself_what_is_to_come_or_what_he_was_told(said: str) -> None:
    """Though he was there."""
    assert shown(f"[s1 Ann Lee, a witness,] [c1 said] [q1 {said}].") is None
    assert shown("[s1 Ann Lee, a witness,] [c1 said] [q1 that the roof fell in].") is not None


def test_a_sentence_behind_a_statement_may_tell_how_its_speaker_knows() -> None:
    """The next one alone, where it goes on about one person."""
    behind = "[s1 Ann Lee] [c1 said] [q1 that the roof fell in]. {} She saw the dust."
    assert shown(behind.format("")) is not None
    assert shown(behind.format("It rained.")) is None
    assert shown("[s1 Ann Lee] [c1 said] [q1 that the roof fell in]. They saw the dust.") is None


def test_who_sees_or_tells_of_himself_was_there_and_a_hedged_word_shows_nothing() -> None:
    """A perception by its cue, "I saw" by its words, "she" by her own act; nobody for another."""
    seen = shown("[s1 Ann Lee] [c1 saw] [q1 the roof fall].", kind="perception")
    assert seen is not None
    assert (seen.how, seen.words, seen.text) == ("was there", "saw", 'was there or saw it ("saw")')
    first = shown('[s1 Ann Lee] [c1 said]: [q1 "I saw the roof fall"].')
    assert first is not None
    assert first.how == "was there"
    own = shown("[s1 Ann Lee] [c1 said] [q1 she sold the hall].")
    assert own is not None
    assert (own.how, own.own) == ("party", True)
    agent = source("Ann Lee", named=True, allegiance="lawyer")
    assert shown("[s1 Ann Lee] [c1 said] [q1 she sold the hall].", agent) is None
    assert shown("[s1 Ann Lee, a witness,] [h1 reportedly] [c1 said] [q1 that the roof fell in].") is None


def of(text: str) -> tuple[Word, ...]:
    return words(Article(id="a", path="a", text=text), (Span(start=0, end=len(text)),))


def test_synonyms_opposites_and_rivals_are_told_apart() -> None:
    """Either way round; no word is its own rival, and each stem is matched once."""
    assert synonyms("ship", "ship")
    assert synonyms("dismiss", "fire") == synonyms("fire", "dismiss") is True
    assert opposites("open", "shut") == opposites("shut", "open") is True
    assert not opposites("open", "open")
    assert not rivals("bread", "bread")
    assert rivals("bread", "milk") == rivals("milk", "bread") is True
    assert matched(frozenset({"dismiss", "ship"}), frozenset({"fire", "ship"})) == (("dismiss", "fire"),)
    assert matched(frozenset({"ship"}), frozenset({"ship"})) == ()


def test_rare_words_weigh_more_and_sets_are_compared_by_weight() -> None:
    """From nothing to one; empty sets share nothing."""
    assert weight("quillhaven") == 1.0
    assert 0 <= weight("year") < weight("harbour") <= 1
    assert known("year")
    assert not known("quillhaven")
    rare, common = frozenset({"quillhaven"}), frozenset({"year"})
    assert total(rare | common) == pytest.approx(1 + weight("year"))
    assert cover(rare, rare | common) == 1.0
    assert overlap(rare, rare | common) == pytest.approx(1 / (1 + weight("year")))
    assert (cover(rare, frozenset()), overlap(frozenset(), frozenset()), cover(rare, common)) == (
        0.0,
        0.0,
        0.0,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they will not sell ports", {"sell"}),
        ("not the big port", {"big"}),
        ("not in the of port", set()),
        ("not. Sell ports", set()),
        ("never deny ports", {"port"}),
    ],
)
def test_a_negation_bears_on_the_first_word_that_tells_among_three(text: str, found: set[str]) -> None:
    """In its sentence."""
    assert negated(of(text)) == found


@pytest.mark.parametrize(
    ("one", "other", "pair"),
    [
        ("help more than hurt", "hurt more than help", ("help", "hurt")),
        ("help it", "hurt it", ("help", "hurt")),
        ("help more than hurt", "help more than hurt", None),
        ("hurt", "help", ("hurt", "help")),
        ("help", "it", None),
    ],
)
def test_antonyms_are_swapped_where_each_side_has_its_own_first(
    one: str, other: str, pair: tuple[str, str] | None
) -> None:
    """Named in the order of the sides."""
    assert swapped(of(one), of(other)) == pair


def link(support: float, apart: bool = False) -> Link:
    return Link(support, apart=apart)


@pytest.mark.parametrize(
    ("links", "groups"),
    [
        ({(0, 1): link(0.6)}, [[0, 1], [2]]),
        ({(0, 1): link(0.59)}, [[0], [1], [2]]),
        ({(0, 1): Link(0.9)}, [[0, 1], [2]]),
        ({(0, 1): link(0.9), (1, 2): link(0.9)}, [[0, 1], [2]]),
        ({(0, 1): link(0.9), (1, 2): link(0.9), (0, 2): link(0.5)}, [[0, 1, 2]]),
        ({(0, 1): link(0.9), (1, 2): link(0.95)}, [[0], [1, 2]]),
        ({(0, 1): link(0.9), (1, 2): link(0.9), (0, 2): link(0.9, apart=True)}, [[0, 1], [2]]),
        ({(0, 1): link(0.9, apart=True)}, [[0], [1], [2]]),
        ({}, [[0], [1], [2]]),
    ],
)
def test_statements_are_one_claim_where_most_pairs_across_say_the_same(
    links: dict[tuple[int, int], Link], groups: list[list[int]]
) -> None:
    """From the surest pair down, at a mean of seven tenths; what contradicts or denies stays apart."""
    assert _grouped(3, links) == groups


def test_reasons_name_what_shows_it() -> None:
    """With the place of the words."""
    made = make_ledger(
        "[s1 Ann Lee, who saw it,] [c1 said] [q1 that the roof fell in].", [ANN], speakers={1: ANN.id}
    )
    found = standing(made, made.attributions[0])
    assert found is not None
    assert "who saw it" in made.article.slice(found.span)
