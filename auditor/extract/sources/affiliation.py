"""Reads the body that a description does not name: by a common noun for it ("head of the gallery", "a network
aide"), or since the post is one that is held in a body only, and the article names one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.extract.sources.ranges import Range
from auditor.extract.sources.unnamed import Read
from auditor.extract.text import beside
from auditor.extract.text.phrases import is_role_word
from auditor.extract.words import lexicon, outlets

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from auditor.extract.people.cast import Cast
    from auditor.extract.people.entities import Entity
    from auditor.extract.speakers.bodies import Bodies

PRIZES = lexicon.listed("bodies", "prize")
COMMON = lexicon.listed("bodies", "common")
NAMES = 24  # names before and behind a post among which its body is looked for
WORDS = {
    "in_university": frozenset({"university", "institute", "college", "laboratory", "observatory"}),
    "in_school": frozenset({"school", "college", "university", "academy"}),
    "in_hospital": frozenset({"hospital", "clinic", "infirmary"}),
    "in_court": frozenset({"court", "tribunal", "circuit", "judiciary"}),
    "in_church": frozenset({"church", "diocese", "archdiocese", "cathedral", "parish", "vatican"}),
}
SORTS = ("in_body", "in_team", "in_outlet", *WORDS)
DEFINITE = frozenset({"in_university", "in_school"})  # "the scientists" are those of whom the story tells
POINTS = lexicon.listed("determiners", "article", "demonstrative", "possessive") - {"a", "an"}


def body(cast: Cast, bodies: Bodies, ranges: Sequence[Range]) -> Read | None:
    """The noun, where the text names the body that it stands for."""
    doc = cast.doc
    for r in ranges:
        for i in range(r.first, r.last + 1):
            noun = lexicon.singular(doc[i].text)
            if i == r.head or noun not in COMMON or doc[i].tag_ != "NN":
                continue
            first = i
            while first > r.first and doc[first - 1].pos_ in ("ADJ", "NOUN") and first - 1 != r.head:
                first -= 1
            told = beside.low(doc, first - 1) in POINTS
            joined = doc[i].dep_ in ("compound", "nmod")
            set_by = r.head is not None and i < r.head and joined  # "a network spokesman"
            if not (told or set_by):
                continue
            words = frozenset(lexicon.singular(doc[k].text) for k in range(first, i)) if told else frozenset()
            if bodies.last(noun, words, i) or bodies.firms.last(noun, words - {noun}, i):
                return Read("named", (doc[first].idx, doc[i].idx + len(doc[i])))
    return None


def tied(cast: Cast, ranges: Sequence[Range]) -> Read | None:
    """ "Manager Ada Blom said", in a story on her club: the body of that sort named next to a post."""
    for r in ranges:
        sort = _sort(lexicon.singular(cast.doc[r.head].text).strip(".")) if r.head is not None else ""
        if not sort or (sort in DEFINITE and (r.own is not None or cast.doc[r.first].lower_ != "the")):
            continue
        if sort == "in_team" and r.head and _has_team(cast.doc, r.head - 1):
            continue
        before = cast.before(r.first)
        for i in (*range(before, max(before - NAMES, -1), -1), *range(before + 1, before + 1 + NAMES)):
            entity = cast.owner[i] if 0 <= i < len(cast.names) else None
            if entity is not None and entity.sort == "body" and _holds(entity, sort):
                first, last = cast.doc[cast.names[i].first], cast.doc[cast.names[i].last]
                return Read("named", (first.idx, last.idx + len(last)))
    return None


def _has_team(doc: Doc, i: int) -> bool:
    """ "Elm striker Ben Hale", of whatever team the story tells: the word before the post names his own."""
    word = doc[i]
    called = word.text.istitle() and word.tag_[:2] == "NN" and lexicon.demonym(word.text) is None
    return called and word.lower_ not in COMMON and not is_role_word(word.text)


def _sort(noun: str) -> str:
    return next((sort for sort in SORTS if noun in lexicon.listed("people", sort)), "")


def _holds(entity: Entity, sort: str) -> bool:
    """May somebody of such a post serve in a body?"""
    key = {lexicon.singular(word) for word in entity.key}
    outlet = entity.key[-1] in lexicon.listed("bodies", "outlet") or outlets.one(entity.text) is not None
    if sort in WORDS:
        return bool(key & WORDS[sort])
    if not key.isdisjoint(PRIZES):
        return False  # a coach is of a team, not of the cup
    if sort == "in_outlet" or outlet:
        return outlet and sort == "in_outlet"
    place = " ".join(entity.key)
    return place not in lexicon.places() or (sort == "in_team" and place in lexicon.nations())
