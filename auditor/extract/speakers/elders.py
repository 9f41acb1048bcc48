"""Which of two of one surname "the younger Blom" and "the elder Blom" are; who is not told stays apart."""

from __future__ import annotations

from auditor.extract.people.against import age
from auditor.extract.people.entities import Entity
from auditor.extract.speakers.named import entity_of
from auditor.extract.speakers.parties import Book, Party
from auditor.extract.text import beside
from auditor.extract.text.mentions import Mention
from auditor.extract.words import lexicon

YOUNGER, ELDER = "younger", "elder"
SAYS = {"younger": YOUNGER, "elder": ELDER, "older": ELDER}
CHILDREN = lexicon.listed("people", "child")
PARENTS = lexicon.listed("people", "parent")
SIBLINGS = frozenset({"brother", "sister", "sibling", "half-brother", "half-sister"})
BEHIND = 14  # tokens behind a full name within which its sentence tells of "his son"
NAMESAKES = 8  # persons of one surname who are looked at


def one(book: Book, mention: Mention) -> Party | None:
    """The party of "the younger Blom"; None where a phrase does not say so of a person's name."""
    entity = entity_of(book, mention.head)
    if entity is None or entity.sort != "person":
        return None
    name = book.cast.names[book.cast.by_token[mention.head]]
    says = SAYS.get(beside.low(book.doc, name.first - 1))
    if says is None or beside.low(book.doc, name.first - 2) != "the":
        return None
    namesakes = list(dict.fromkeys([*book.offices.of_surname(name.key[-1])[:NAMESAKES], entity]))
    namesakes = [e for e in namesakes if len(e.key) > 1]
    told = {e: _generation(book, e, namesakes) for e in namesakes}
    found = [e for e, which in told.items() if which == says]
    if not found and len(namesakes) == 2:
        found = [e for e, which in told.items() if which is None and any(told.values())]
    if len(found) == 1 and len(namesakes) > 1:
        return book.of_entity(found[0])
    called = f"{says} {name.text}"
    known = book.called(called)
    return known[-1] if known else book.add(Party("person", called, True, noun=called, count=1))


def _generation(book: Book, entity: Entity, namesakes: list[Entity]) -> str | None:
    """Whether somebody is told to be the younger or the elder: by age, by what he is called, or by whose
    name his stands beside ("Tom Blom and his son")."""
    ages = {e: a for e in namesakes if (a := _age(book, e))}
    if len(ages) > 1 and entity in ages:
        return YOUNGER if ages[entity] == min(ages.values()) else ELDER
    words = book.offices.words(entity)
    if words & (CHILDREN | PARENTS) and not words & CHILDREN & PARENTS:
        return YOUNGER if words & CHILDREN else ELDER
    return _beside(book, entity)


def _age(book: Book, entity: Entity) -> int:
    return next((a for i in entity.full_at if (a := age(book.doc, book.cast.names[i].last))), 0)


def _beside(book: Book, entity: Entity) -> str | None:
    """ "Tom Blom runs it with his son": what the sentence of a full name says of his kin."""
    doc, last = book.doc, book.cast.names[entity.full_at[0]].last
    for i in range(last + 1, min(last + BEHIND, doc[last].sent.end)):
        if (other := book.cast.entity_at(i)) is not None and other.sort == "person":
            return None
        if doc[i].tag_ != "PRP$":
            continue
        before = {beside.low(doc, i + 1)}
        noun = next((t for t in doc[i + 1 : i + 4] if t.pos_ == "NOUN"), None)
        if noun is None:
            continue
        if noun.lower_ in SIBLINGS and before & set(SAYS):
            return YOUNGER if SAYS[before.pop()] == ELDER else ELDER
        kin = lexicon.singular(noun.text)
        if kin in CHILDREN or kin in PARENTS:
            return ELDER if kin in CHILDREN else YOUNGER
    return None
