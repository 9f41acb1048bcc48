"""What an article says that its named persons are: titles, appositions and the like, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.extract.people import roles_before, roles_tied, roles_told
from auditor.extract.people.cast import Cast
from auditor.extract.people.entities import Entity, is_place
from auditor.extract.people.names import Name
from auditor.extract.people.roles_apart import taken_up
from auditor.extract.text import beside
from auditor.extract.text.phrases import (
    REACH,
    Role,
    is_role_word,
    past_bracket,
    phrase_end,
    phrase_start,
    role_ahead,
    stretch_left,
)
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARTIES = ("D", "R", "I")
PARTY = lexicon.listed("people", "party", "party_short")


def gather(cast: Cast) -> dict[int, list[Role]]:
    """Descriptions of the persons of a cast, by ``id`` of the entity, in text order."""
    found: defaultdict[int, list[Role]] = defaultdict(list)
    for i, name in enumerate(cast.names):
        entity = cast.owner[i]
        if entity is not None and entity.sort == "person":
            found[id(entity)].extend(_of_name(cast, name, entity))
    taken_up(cast, found)
    return dict(found)


def _of_name(cast: Cast, name: Name, entity: Entity) -> Iterator[Role]:
    doc = cast.doc
    yield from roles_before.ahead(doc, name)
    yield from _left_apposition(cast, name)
    yield from _named(doc, name)
    after = past_bracket(doc, name.last + 1)
    yield from _bracket(cast, name)
    if beside.text(doc, after) in (",", "--", "—", "–", "-"):
        yield from _apposition(cast, after + 1)
    yield from roles_tied.tied(cast, name, after)
    yield from roles_told.told(cast, name)
    yield from _shared(doc, name)


def _shared(doc: Doc, name: Name) -> Iterator[Role]:
    """ "Presidential candidates Hillary Clinton and Donald Trump": the second has the role too."""
    i = name.first - 1
    if i < 2 or doc[i].lower_ != "and":
        return
    token = doc[name.last]
    if token.dep_ == "conj" and token.head.i < i:
        for j in range(token.head.left_edge.i, token.head.i):
            if lexicon.is_plural(doc[j].text) and is_role_word(doc[j].text):
                yield Role(stretch_left(doc, j), j, j)
                return


def _left_apposition(cast: Cast, name: Name) -> Iterator[Role]:
    """ "The police chief, Kerr Putney": the name is set behind the post."""
    doc, comma = cast.doc, name.first - 1
    if comma < 1 or doc[comma].text != ",":
        return
    for i in range(comma - 1, max(comma - REACH, 0), -1):
        token = doc[i]
        if token.text in (",", ".", ";", "”", '"') or token.pos_ in ("VERB", "AUX") or "\n" in token.text:
            return
        if not _is_set_beside(cast, i, doc[name.last].dep_ == "appos" and doc[name.last].head.i == i):
            continue
        first = stretch_left(doc, i)
        if lexicon.is_plural(token.text):  # "one of the family's lawyers, Jan Blom"
            words = [t.lower_ for t in doc[max(first - 3, 0) : first]]
            if words[:2] == ["one", "of"] or words[1:] == ["one", "of"]:
                yield Role(first, comma - 1, i)
            return
        owned = any(doc[k].tag_ == "POS" for k in range(first, i))
        if (owned or phrase_start(doc, i).casefold() in roles_before.OPENS) and not _fronted(
            doc, i, name.last
        ):
            yield Role(first, comma - 1, i)
            return


def _is_set_beside(cast: Cast, i: int, apposed: bool) -> bool:
    """Is a token a noun for a person, or a post printed with a capital, "Elm's CEO"?"""
    token = cast.doc[i]
    if token.pos_ == "PROPN":
        return token.tag_ == "NNP" and is_role_word(token.text) and cast.entity_at(i) is None
    return token.pos_ == "NOUN" and (
        is_role_word(token.text) or (apposed and lexicon.may_be_person(token.text))
    )


def _fronted(doc: Doc, i: int, name: int) -> bool:
    """ "In a letter to Lund's lawyer, Berg wrote ...": the noun belongs to a phrase in front of the clause
    whose subject the name is."""
    verb = doc[name].head
    if doc[name].dep_ not in ("nsubj", "nsubjpass") or verb.i < name:
        return False
    return any(t.dep_ in ("prep", "advcl", "ccomp") and t.head.i == verb.i for t in doc[i].ancestors)


def _named(doc: Doc, name: Name) -> Iterator[Role]:
    """ "A tech staffer at the State Department named John Bentel"."""
    if not name.first or doc[name.first - 1].lower_ not in ("named", "called"):
        return
    for i in range(name.first - 2, max(name.first - REACH, -1), -1):
        if doc[i].text in ",.;" or doc[i].pos_ == "VERB":
            return
        if doc[i].pos_ == "NOUN" and lexicon.is_person_noun(doc[i].text):
            yield Role(stretch_left(doc, i), name.first - 2, i)
            return


def _bracket(cast: Cast, name: Name) -> Iterator[Role]:
    """ "(D-Md.)", ", R-Ky.": party and state of a lawmaker; "(Labour, Leeds East)", "(CEO, Nordis)"."""
    doc, i = cast.doc, name.last + 1
    if beside.text(doc, i) not in ("(", ","):
        return
    text = beside.text(doc, i + 1)
    if (
        text in PARTIES
        or (text[:2] in ("D-", "R-", "I-"))
        or (text in ("Republican", "Democrat") and beside.text(doc, i + 2) == "of")
    ):
        last = i + 1
        while last + 1 < len(doc) and last < i + 6 and doc[last + 1].text not in (")", ","):
            last += 1
        yield Role(i + 1, last, i + 1)
    elif doc[i].text == "(" and (close := past_bracket(doc, i) - 1) > i + 1:
        if lexicon.singular(text) in PARTY and text[:1].isupper():
            comma = next((k for k in range(i + 1, close) if doc[k].text == ","), close)
            yield Role(i + 1, comma - 1, i + 1)
            return
        head = role_ahead(doc, i + 1)
        if (
            head is not None
            and head < close
            and not any(t.pos_ in ("VERB", "ADP") for t in doc[i + 1 : head])
        ):
            yield Role(i + 1, close - 1, head)


def _apposition(cast: Cast, i: int) -> Iterator[Role]:
    """ "a lawyer at Bailey & Glasser": behind the comma, up to the comma that closes it, or further to the
    name of its body, "a lawyer at one of the firms, Bailey & Glasser"."""
    doc = cast.doc
    if i + 1 < len(doc) and (doc[i].like_num or doc[i].text.isdigit()) and doc[i + 1].text == ",":
        i += 2  # an age
    if doc[i : i + 2].text == "one of":
        i += 2  # "one of the makers of the game"
    if i >= len(doc):
        return
    for role in roles_told.set_off(cast, i):
        yield Role(role.first, _further(cast, role), role.head)
        return
    head = role_ahead(doc, i)
    if head is not None:
        role = Role(i, phrase_end(doc, head), head)
        yield Role(i, _further(cast, role), head)


def _further(cast: Cast, role: Role) -> int:
    """The last token of a description, with the name of a body that is set beside its last noun."""
    doc, i = cast.doc, role.last + 2
    i += beside.low(doc, i) == "the"
    entity = cast.entity_at(i)
    if beside.text(doc, role.last + 1) != "," or entity is None or entity.sort != "body" or is_place(entity):
        return role.last
    last = cast.names[cast.by_token[i]].last
    beside_it = doc[last].dep_ == "appos" and doc[last].head.i <= role.last
    closed = beside.text(doc, last + 1) in (",", ".", ";", "", "”", '"')
    return last if beside_it and closed else role.last
