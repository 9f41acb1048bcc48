"""Bodies that a name is tied to without a post: "CNN's Jake Tapper", "Morgan of the Sierra Club", "the Trump
campaign"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.extract.people.cast import Cast
from auditor.extract.people.entities import is_place
from auditor.extract.people.names import Name
from auditor.extract.text import beside
from auditor.extract.text.phrases import Role, is_role_word, stretch_left
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

OFFICES = lexicon.listed("people", "office")
CAMPS = lexicon.listed("words", "camps")
COMMON = lexicon.listed("bodies", "common")


def tied(cast: Cast, name: Name, after: int) -> Iterator[Role]:
    """The bodies around a name; ``after`` is the token behind it, brackets left out."""
    doc = cast.doc
    yield from _owner(cast, name)
    low = beside.low(doc, after + 1)
    if beside.text(doc, after) == "," and low in ("of", "from"):
        yield from (r for r in belongs(cast, after + 1) if not _home(doc, r))
    elif beside.text(doc, after) == "," and (low == "for" or (low in ("at", "with") and _titled(doc, name))):
        yield from (r for r in belongs(cast, after + 1) if beside.text(doc, r.last + 1) == ",")
    elif beside.text(doc, after) in ("of", "from", "at", "with"):
        yield from belongs(cast, after, _in_office(doc, name))
    yield from _campaign(doc, name)


def _owner(cast: Cast, name: Name) -> Iterator[Role]:
    """ "CNN's Jake Tapper", "the network's Jake Tapper": a body that owns the name, no post."""
    i = name.first - 1
    if i > 0 and beside.text(cast.doc, i) in ("'s", "’s", "'", "’"):
        token, entity = cast.doc[i - 1], cast.entity_at(i - 1)
        if entity is not None and entity.sort == "body":
            yield Role(cast.names[cast.by_token[i - 1]].first, i - 1, None)
        elif entity is None and token.tag_ == "NN" and token.lower_ in COMMON:
            yield Role(stretch_left(cast.doc, i - 1), i - 1, None)


def _in_office(doc: Doc, name: Name) -> bool:
    return any(lexicon.singular(t.text).strip(".") in OFFICES for t in doc[name.first : name.own])


def _titled(doc: Doc, name: Name) -> bool:
    """ "Analyst Ada Holm, at Nordis Bank,": who has a post holds it there; others may just be there."""
    return any(is_role_word(doc[i].text) for i in range(max(name.first - 1, 0), name.own))


def belongs(cast: Cast, i: int, in_office: bool = False) -> Iterator[Role]:
    """ "Mr. Morgan of the Sierra Club"; a place only of who holds an office there, "Mayor Blom of Mesa"."""
    for j in range(i + 1, min(i + 8, len(cast.doc))):
        token, entity = cast.doc[j], cast.entity_at(j)
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return
        if entity is None:
            follower = beside.token(cast.doc, j + 1)
            if follower is not None and token.tag_ == "NN" and follower.tag_ in ("NN", "NNP"):
                continue  # "the campaign group Clean Tyne"
            if cast.doc[i + 1].lower_ == "the" and token.tag_ == "NN" and token.lower_ in COMMON:
                yield Role(i + 1, j, None)  # "Jan Blom from the organisation"
            if token.is_lower and (j > i + 3 or token.lower_ in COMMON):
                return
            continue
        last = cast.names[cast.by_token[j]].last
        if entity.sort == "body" and (in_office or not is_place(entity)):
            yield Role(i + 1, last, None)
        if not is_place(entity) or beside.text(cast.doc, last + 1)[:1].islower():
            return


def _home(doc: Doc, r: Role) -> bool:
    """ "Ada Blom, of Harrogate": one word without "the" is where somebody lives."""
    return r.first == r.last and not doc[r.first].is_upper


def _campaign(doc: Doc, name: Name) -> Iterator[Role]:
    """ "The Trump campaign" ties the person to a camp."""
    i = name.last + (2 if name.possessive else 1)
    while i < len(doc) and doc[i].tag_ in ("JJ", "NN") and i < name.last + 4:
        if doc[i].lower_ in CAMPS:
            yield Role(name.own, i, None)
            return
        i += 1
