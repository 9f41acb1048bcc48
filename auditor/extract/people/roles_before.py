"""What stands right in front of a person's name, or right behind as letters, and says what he is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.extract.people.names import Name
from auditor.extract.text import beside
from auditor.extract.text.phrases import REACH, Role, is_role_word, opens, phrase_start, stretch_left
from auditor.extract.words import lexicon
from auditor.names.titles import is_letters

if TYPE_CHECKING:
    from spacy.tokens import Doc

STYLED = lexicon.listed("people", "in_team", "epithets", "styled")
OPENS = lexicon.listed("determiners", "article", "possessive") | {"'s", "’s", "whose"}
QUOTED = 6  # tokens of a title in quotation marks
OPENING, CLOSING = ('"', "“", "‘", "'"), ('"', "”", "’", "'")


def ahead(doc: Doc, name: Name) -> Iterator[Role]:
    """The descriptions in front of a name and in it, in text order."""
    yield from _title(doc, name)
    yield from _before(doc, name)
    yield from _letters(doc, name)


def _title(doc: Doc, name: Name) -> Iterator[Role]:
    heads = [i for i in range(name.first, name.own) if is_role_word(doc[i].text)]
    if not heads and name.own == name.first + 1 and doc[name.first].is_sent_start and len(name.words) > 1:
        heads = [name.first] if lexicon.is_person_noun(doc[name.first].text) else []  # "Protester Jan Blom"
    if not heads and name.own > name.first and (grown := _grown(doc, name.own - 1)) < name.first:
        yield Role(stretch_left(doc, grown), name.own - 1, grown)  # "Sergeant-At-Arms Jan Blom"
    if heads:
        first = stretch_left(doc, name.first)
        yield Role(first, name.own - 1, heads[-1])


def _letters(doc: Doc, name: Name) -> Iterator[Role]:
    """ "Ada Holm MP", "Ada Holm QC": the letters of an office behind a name."""
    for i in range(name.own + 1, name.last + 1):
        if is_letters(doc[i].text) and is_role_word(doc[i].text):
            yield Role(i, i, i)


def _before(doc: Doc, name: Name) -> Iterator[Role]:
    """ "Kremlin spokesman" in front of a name: a stretch of nouns and adjectives that ends in a post."""
    last = name.first - 1
    if last < 0 or not (doc[last].text[:1].islower() or opens(doc, _grown(doc, last))):
        return
    head = _grown(doc, last)
    lady = doc[last].lower_ == "lady" and beside.low(doc, last - 1) == "first"
    if lady or is_role_word(doc[head].text) or _does(doc, last, name):
        yield Role(_reach_left(doc, stretch_left(doc, head)), last, head)


def _grown(doc: Doc, last: int) -> int:
    """The noun of "sergeant-at-arms" and "editor-in-chief"; of any other post its last word."""
    first = last
    while first > 1 and doc[first - 1].text == "-" and not doc[first - 2].whitespace_:
        first -= 2
    joined = last - first == 4 and doc[first + 2].lower_ in ("at", "in")
    return first if joined and is_role_word(doc[first].text) else last


def _does(doc: Doc, i: int, name: Name) -> bool:
    """ "Striker Beto Vaz", "Wales physio Mark Davies": a noun for a person, right before a name in full."""
    token = doc[i]
    hangs = token.head.i in range(name.own, name.last + 1) or doc[name.last].head.i == i
    bare = lexicon.is_given(name.words[0]) and phrase_start(doc, i).casefold() not in OPENS
    human = lexicon.is_person_noun(token.text) or lexicon.singular(token.text) in STYLED
    told = lexicon.is_doer(token.text) or (bare and human)
    return told and hangs and token.tag_ == "NN" and len(name.words) > 1


def _reach_left(doc: Doc, first: int) -> int:
    """Where a description begins that goes on to the left of a post: over another post of the same body,
    "Nordis founder and chief executive", and over a title in quotation marks, "CNN "New Day" host"."""
    if first and doc[first - 1].text in CLOSING:
        return _past_quoted(doc, first)
    i, link = first, {"and", "&"}
    while i > 1 and first - i < REACH and doc[i - 1].lower_ in link:
        noun = doc[i - 2]
        if noun.tag_ not in ("NN", "JJ") or not noun.is_lower or not is_role_word(noun.text):
            break
        i, link = stretch_left(doc, i - 2), {"and", "&", ","}
    named = i < first and doc[i].text[0].isupper() and doc[i].tag_ in ("NNP", "NNPS")
    return i if named and beside.low(doc, i - 1) not in ("and", ",") else first


def _past_quoted(doc: Doc, first: int) -> int:
    for i in range(first - 2, max(first - 2 - QUOTED, 0), -1):
        if doc[i].text in OPENING:
            return stretch_left(doc, i - 1) if doc[i - 1].tag_ in ("NNP", "NNPS", "POS") else first
        if not doc[i].text[0].isupper() and doc[i].lower_ not in lexicon.listed("words", "particles"):
            return first
    return first
