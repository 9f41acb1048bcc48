"""What a source's words come to: the head that is meant, what opens it, how many, what describes."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.extract import Document
from auditor.extract.text import mentions
from auditor.extract.text.mentions import Mention, Reader
from auditor.extract.text.phrases import compound, is_role_word, phrase_end, stretch_left
from auditor.model import Article


def read(nlp: Any, words: str) -> tuple[Any, Mention]:
    text = f"{words} said it was late."
    doc = Document(Article(id="a", path="-", text=text), nlp).doc
    mention = Reader(doc).read([(0, len(words))])
    assert mention is not None
    return doc, mention


@pytest.mark.parametrize(
    ("words", "head", "held"),
    [
        ("the mayor of Elm", "mayor", "the mayor of Elm"),
        ("a number of experts", "experts", "a number of experts"),
        ("a group of power", "group", "a group of power"),
        ("many of the men", "men", "many of the men"),
        ("one of the men", "one", "one of the men"),
        ("the president this morning", "president", "the president"),
        ("the president on Monday", "president", "the president"),
        ("the other president last week", "president", "the other president"),
        ("ex-wife Ada Blom", "wife", "ex - wife Ada Blom"),
        ("Hon. Ama Tutu", "Tutu", "Hon. Ama Tutu"),
        ("the family, protesters and civic leaders", "family", "the family protesters and civic leaders"),
        ("a New York Times report", "report", "a New York Times report"),
        ("the mayor, who left", "mayor", "the mayor who left"),
        ("– the mayor", "mayor", "– the mayor"),
        ("“the mayor”", "mayor", "the mayor"),
        ("two percent of men", "percent", "two percent of men"),
        ("the lawyer for the family and a friend", "lawyer", "the lawyer for the family and a friend"),
    ],
)
def test_the_head_is_who_is_meant(language_model: Any, words: str, head: str, held: str) -> None:
    """Not the frame around it, not a prefix or a short title; and when he spoke is no part of it."""
    doc, mention = read(language_model, words)
    assert (doc[mention.head].text, " ".join(doc[i].text for i in mention.tokens)) == (head, held)


@pytest.mark.parametrize(
    ("words", "opens", "number", "plural"),
    [
        ("the mayor of Elm", "the", None, False),
        ("a number of experts", "a", None, True),
        ("four sources", "", 4, True),
        ("half a dozen officials", "a", 6, True),
        ("more than 20 officials", "", 20, True),
        ("several dozen officials", "several", None, True),
        ("few dozen men", "few", None, True),
        ("dozen men", "", 12, True),
        ("both men", "both", 2, True),
        ("his lawyer", "his", None, False),
        ("Ann's lawyer", "'s", None, False),
        ("9999 men", "", 9999, True),
        ("12345 men", "", None, True),
        ("the 61-year-old", "the", None, False),
        ("a three-year-old boy", "a", None, False),
        ("two percent of men", "", None, False),
        ("one of the men", "", 1, False),
        ("another aide", "another", 1, False),
        ("nurses, others", "", None, True),
        ("each aide", "each", None, False),
        ("the police", "the", None, True),
    ],
)
def test_what_opens_a_phrase_and_how_many_it_is(
    language_model: Any, words: str, opens: str, number: int | None, *, plural: bool
) -> None:
    """Ages, shares and vague amounts are no numbers of people."""
    doc, mention = read(language_model, words)
    assert mentions.determiner(doc, mention) == opens
    assert mentions.number(doc, mention) == number
    assert mentions.is_plural(doc, mention) is plural


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("Ada Blom and Tom Holm", ["Blom", "Holm"]),
        ("family and friends", ["family", "friends"]),
        ("the men and women", ["men", "women"]),
        ("nurses, others", ["nurses"]),
        ("Ada Blom, director and professor", ["Blom"]),
        ("the twins, Ada and Jo Li", ["twins", "Ada", "Li"]),
        ("an official, a senior diplomat", ["official"]),
        ("the lawyer for the family and a friend", ["lawyer"]),
    ],
)
def test_heads_that_are_joined_are_told_apart_from_what_one_is(
    language_model: Any, words: str, joined: list[str]
) -> None:
    doc, mention = read(language_model, words)
    assert [doc[i].text for i in mentions.conjuncts(doc, mention)] == joined


def test_describing_words_are_in_the_singular_and_no_small_ones(language_model: Any) -> None:
    doc, mention = read(language_model, "the two ex-wives of the late mayors")
    assert mentions.content_words(doc, mention) == {"two", "ex", "wife", "late", "mayor"}


def test_pieces_become_the_tokens_that_they_overlap(language_model: Any) -> None:
    """Parts of words count, white space does not, and order and doubles do not matter."""
    doc = language_model("Ann  Lee\nsaid so")
    reader = Reader(doc)

    def held(*pieces: tuple[int, int]) -> list[str]:
        return [doc[i].text for i in reader.tokens(pieces)]

    assert held((0, 3)) == ["Ann"]
    assert held((2, 6)) == ["Ann", "Lee"]
    assert held((3, 5)) == []
    assert held((9, 13), (0, 3), (1, 2)) == ["Ann", "said"]
    assert held((13, 14)) == []
    assert held((0, 99)) == ["Ann", "Lee", "said", "so"]
    assert reader.read([(3, 5)]) is None


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("A tall old man of Elm, who left, came.", "man", "A tall old man of Elm"),
        ("The mayor's own two aides came.", "aides", "The mayor's own two aides"),
        ("The man that left came.", "man", "The man"),
        ("The man (a baker) came.", "man", "The man"),
        ("He saw all the men there.", "men", "all the men there"),
    ],
)
def test_a_phrase_is_read_around_its_head(language_model: Any, text: str, head: str, phrase: str) -> None:
    """Without relative clauses and appositions."""
    doc = language_model(text)
    at = next(t.i for t in doc if t.text == head)
    found = Reader(doc).phrase(at)
    assert doc[found.first : found.last + 1].text == phrase
    assert found.head == at


@pytest.mark.parametrize(
    ("text", "noun", "left", "right"),
    [
        ("So the new Elm mayor of Hill, who left, came.", "mayor", "new Elm mayor", "mayor of Hill"),
        ("Then Elm's two old mayors came.", "mayors", "Elm's two old mayors", "mayors came"),
        ("SYDNEY - Senior Constable came.", "Constable", "Senior Constable", "Constable came"),
        ("He met “old” mayors” there.", "mayors", "mayors", "mayors"),
        ("The ex-mayor left — alone.", "mayor", "ex-mayor", "mayor left"),
    ],
)
def test_a_description_reaches_left_and_right_of_its_post(
    language_model: Any, text: str, noun: str, left: str, right: str
) -> None:
    """Over what describes, up to an article, a break or a mark."""
    doc = language_model(text)
    at = next(t.i for t in doc if t.text == noun)
    assert doc[stretch_left(doc, at) : at + 1].text == left
    assert doc[at : phrase_end(doc, at) + 1].text == right


def test_a_noun_goes_with_what_a_hyphen_joins_to_it(language_model: Any) -> None:
    doc = language_model("The scrum-halves and the - halves came; scrum - half.")
    halves = [t.i for t in doc if t.text in ("halves", "half")]
    assert [compound(doc, i) for i in halves] == ["scrum-halve", "halve", "half"]


@pytest.mark.parametrize(
    ("word", "role"),
    [("mayor", True), ("Gen.", True), ("Mr", False), ("St.", False), ("Republican", True), ("tree", False),
     ("Democrats", True)],
)  # fmt: skip
def test_a_role_word_tells_what_somebody_is(word: str, *, role: bool) -> None:
    """A courtesy does not."""
    assert is_role_word(word) is role
