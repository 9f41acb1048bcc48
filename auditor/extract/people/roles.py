"""What an article says that its named persons are: titles, appositions and the like, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.extract.people import roles_before
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
    stretch_left,
)
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

OFFICES = lexicon.listed("people", "office")
LEADS = lexicon.listed("words", "leads")
CAMPS = lexicon.listed("words", "camps")
COMMON = lexicon.listed("bodies", "common")
WRITES = lexicon.listed("words", "writes")
PARTIES = {"D": "Democrat", "R": "Republican", "I": "independent"}


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
    yield from _left_apposition(doc, name)
    yield from _named(doc, name)
    yield from _owner(cast, name)
    after = past_bracket(doc, name.last + 1)
    yield from _bracket(doc, name)
    if beside.text(doc, after) in (",", "--", "—", "–", "-"):
        yield from _apposition(doc, after + 1)
        if doc[after].text == "," and beside.text(doc, after + 1) in ("of", "from"):
            yield from (r for r in _belongs(cast, after + 1) if not _home(doc, r))
    elif beside.text(doc, after) in ("of", "from", "at", "with"):
        yield from _belongs(cast, after, _in_office(doc, name))
    yield from _copula(doc, name)
    yield from _campaign(doc, name)
    yield from _writes_for(cast, name)
    yield from _shared(doc, name)


def _campaign(doc: Doc, name: Name) -> Iterator[Role]:
    """ "The Trump campaign" ties the person to a camp."""
    i = name.last + (2 if name.possessive else 1)
    while i < len(doc) and doc[i].tag_ in ("JJ", "NN") and i < name.last + 4:
        if doc[i].lower_ in CAMPS:
            yield Role(name.own, i, None)
            return
        i += 1


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


def _left_apposition(doc: Doc, name: Name) -> Iterator[Role]:
    """ "The police chief, Kerr Putney": the name is set behind the post."""
    comma = name.first - 1
    if comma < 1 or doc[comma].text != ",":
        return
    for i in range(comma - 1, max(comma - REACH, 0), -1):
        token = doc[i]
        if token.text in (",", ".", ";", "”", '"') or token.pos_ in ("VERB", "AUX") or "\n" in token.text:
            return
        apposed = doc[name.last].dep_ == "appos" and doc[name.last].head.i == i
        if token.pos_ != "NOUN" or not (
            is_role_word(token.text) or (apposed and lexicon.may_be_person(token.text))
        ):
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


def _fronted(doc: Doc, i: int, name: int) -> bool:
    """ "In a letter to Lund's lawyer, Berg wrote ...": the noun belongs to a phrase in front of the clause
    whose subject the name is."""
    verb = doc[name].head
    if doc[name].dep_ not in ("nsubj", "nsubjpass") or verb.i < name:
        return False
    return any(t.dep_ in ("prep", "advcl") and t.head.i == verb.i for t in doc[i].ancestors)


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


def _bracket(doc: Doc, name: Name) -> Iterator[Role]:
    """ "(D-Md.)", ", R-Ky.": party and state of a lawmaker."""
    i = name.last + 1
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


def _apposition(doc: Doc, i: int) -> Iterator[Role]:
    """ "a lawyer at Bailey & Glasser": behind the comma, up to the comma that closes it."""
    if i + 1 < len(doc) and (doc[i].like_num or doc[i].text.isdigit()) and doc[i + 1].text == ",":
        i += 2  # an age
    if doc[i : i + 2].text == "one of":
        i += 2  # "one of the makers of the game"
    if i >= len(doc):
        return
    if doc[i].text == "who":
        yield from _who(doc, i)
        return
    head = _apposition_head(doc, i)
    if head is not None:
        yield Role(i, phrase_end(doc, head), head)


def _apposition_head(doc: Doc, i: int) -> int | None:
    for j in range(i, min(i + REACH, len(doc))):
        token = doc[j]
        if token.text in (",", ".", ";", ":", "”", '"', "who", "of", "for", "at", "--") or "\n" in token.text:
            return None
        if token.pos_ in ("VERB", "AUX", "PRON") and token.tag_ not in ("VBN", "VBG", "PRP$"):
            return None
        if _begins_clause(doc, i, j):
            return None
        nominal = token.pos_ in ("NOUN", "PROPN", "ADJ")
        compound = j + 1 < len(doc) and doc[j + 1].pos_ in ("NOUN", "PROPN") and doc[j + 1].text != ","
        if nominal and is_role_word(token.text) and not (compound and _more_role(doc, j)):
            return j
    return None


def _begins_clause(doc: Doc, i: int, j: int) -> bool:
    """ "Asked by Jan Blom, the governor pointed ...", "Blom, according to the governor": no apposition."""
    token, verb = doc[j], doc[j].head
    if j == i and (token.pos_ in ("ADP", "CCONJ", "SCONJ") or token.lower_ == "according"):
        return True
    subject = token.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX")
    return subject and j < verb.i < j + 4 and not any(t.text == "," for t in doc[j : verb.i])


def _more_role(doc: Doc, j: int) -> bool:
    return any(is_role_word(doc[k].text) for k in range(j + 1, min(j + 4, len(doc))) if doc[k].text != ",")


def _who(doc: Doc, i: int) -> Iterator[Role]:
    for j in range(i + 1, min(i + 5, len(doc))):
        if doc[j].text.casefold() in LEADS:
            end = phrase_end(doc, j)
            served = (k for k in range(j + 2, min(j + 8, end + 1)) if is_role_word(doc[k].text))
            yield Role(i, end, next(served, None) if beside.text(doc, j + 1) == "as" else None)
            return
        if doc[j].lower_ in ("is", "was") and (head := _apposition_head(doc, j + 1)) is not None:
            yield Role(j + 1, phrase_end(doc, head), head)
            return


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


def _belongs(cast: Cast, i: int, in_office: bool = False) -> Iterator[Role]:
    """ "Mr. Morgan of the Sierra Club"; a place only of who holds an office there, "Mayor Blom of Mesa"."""
    for j in range(i + 1, min(i + 8, len(cast.doc))):
        token, entity = cast.doc[j], cast.entity_at(j)
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return
        if entity is None:
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


def _writes_for(cast: Cast, name: Name) -> Iterator[Role]:
    """ "Jan Blom wrote for the Gazette"."""
    token = cast.doc[name.last]
    if token.dep_ == "nsubj" and token.head.lower_ in WRITES:
        yield from (
            role for c in token.head.rights if c.lower_ in ("for", "at") for role in _belongs(cast, c.i)
        )


def _copula(doc: Doc, name: Name) -> Iterator[Role]:
    token = doc[name.last]
    if token.dep_ != "nsubj" or token.head.lower_ not in ("is", "was", "be", "became", "remains"):
        return
    for child in token.head.rights:
        if child.dep_ == "attr" and is_role_word(child.text):
            yield Role(child.left_edge.i, phrase_end(doc, child.i), child.i)
            return
