"""Whom a story takes up by another word for what he is: "the Wasps wing", "the group's general secretary"."""

from __future__ import annotations

import re
from itertools import islice

from auditor.extract.people.entities import Entity
from auditor.extract.people.genders import gendered
from auditor.extract.speakers.parties import Book, Party
from auditor.extract.text.mentions import Mention
from auditor.extract.words import lexicon

EPITHETS = lexicon.listed("people", "epithets")
PARENT = re.compile(
    r"the (?:\w+[- ])*?(?:grand)?(?:mother|father|mum|mom|dad|parent)[- ]of[- ](?:\w+[- ]?\w*)"
)
LIFE = re.compile(r" (?:\w+ ?- ?born \w+|pensioner|retiree|(?:great-)?grand(?:mother|father))$")
LEADS = frozenset(
    {"leader", "founder", "co-founder", "boss", "chief", "manager", "chairman", "president", "captain"}
)
AGED = re.compile(r"\b(?P<age>\d{1,3})[- ]year[- ]old\b\s*$", re.I)
COMES = frozenset({"native", "man", "woman", "resident"})
BESIDE = 5  # tokens behind a name in which an apposition says what he is
STYLED = 2  # sentences over which an epithet takes somebody up
SUBJECTS = ("nsubj", "nsubjpass")


def styled(book: Book, mention: Mention, noun: str) -> Entity | None:
    """ "The Wasps wing", "the American": whoever has just spoken or was named alone just before, where
    nothing tells that it is another."""
    head = book.doc[mention.head]
    leads = _leads(book, mention, noun)
    life = leads or tells_of_life(book, mention)
    known = noun in EPITHETS or (head.text[0].isupper() and lexicon.demonym(head.text) is not None)
    if not life and (not known or mention.last > mention.head or head.dep_ not in SUBJECTS):
        return None
    if life and book.fresh.before(noun, mention.head):
        return None
    said = frozenset(book.doc[i].lower_ for i in mention.tokens)
    near = _named_near(book, mention, gendered([noun]))
    near = [e for e in near if not book.offices.is_second(e, noun, said)]
    bearers = [e for e in near if noun in book.offices.words(e)]
    spoke = book.latest[-1].entity if book.latest else None
    led = _leaders(book, mention, near) if life or lexicon.demonym(head.text) is not None else []
    for alone in ([e for e in near if e is spoke], bearers, near, led):
        only = alone[0] if len(alone) == 1 else None
        if only is not None and (alone is bearers or not _led_since(book, only, mention, near)):
            fits = (life and not leads) or _may_be_styled(book, only, mention, noun)
            return only if (not book.offices.has_role(only) if leads else fits) else None
    return None


def _leads(book: Book, mention: Mention, noun: str) -> bool:
    """ "The Liberal Democrat leader", "the Easyjet founder": a post that one alone holds, behind the name of
    a body, where nobody is told to hold it."""
    before = [i for i in mention.tokens[1:] if i < mention.head]
    if noun not in LEADS or mention.last > mention.head or not before or book.offices.bearers(noun):
        return False
    if book.doc[mention.first].lower_ != "the" or book.doc[mention.head].dep_ not in SUBJECTS:
        return False
    return all(book.doc[i].is_title or book.doc[i].lower_ in ("former", "-") for i in before)


def tells_of_life(book: Book, mention: Mention) -> bool:
    """ "The mother of three", "the Kilkenny native", "the Turin-born surgeon", "the pensioner": what only
    tells a little more of somebody."""
    doc = book.doc
    words = doc[mention.first : mention.last + 1].text.casefold()
    if doc[mention.first].lower_ != "the":
        return False
    if PARENT.fullmatch(words) or LIFE.search(words):
        return True
    before = doc[mention.head - 1]
    comes = doc[mention.head].lower_ in COMES and before.i > mention.first
    return comes and mention.last == mention.head and before.is_title


def aged(book: Book, mention: Mention) -> Entity | None:
    """ "The 61-year-old": the person of that age, else the one who was spoken of last."""
    age = AGED.search(book.doc[mention.first : mention.last + 1].text)
    if age is None or book.doc[mention.first].lower_ not in ("the", "this"):
        return None
    near = book.near.persons(mention.first, gendered([book.doc[mention.head].text]))
    told = [c for c in near if _is_aged(book, c.entity, age["age"])]
    best = max(told or near, key=lambda c: c.score, default=None)
    return best.entity if best is not None else None


def _is_aged(book: Book, entity: Entity, age: str) -> bool:
    """ "Ada Blom, 61,", "Ada Blom (61)"."""
    lasts = (book.cast.names[i].last for i in entity.at)
    return any(age in {t.text for t in book.doc[last + 1 : last + 3]} for last in lasts)


def _leaders(book: Book, mention: Mention, near: list[Entity]) -> list[Entity]:
    """Who led the sentence before: "Coach Ada Blom dropped Jo Li. The Swede said"."""
    lasts = ((e, book.cast.last_before(e, mention.first)) for e in near)
    return [
        e
        for e, at in lasts
        if book.doc[at].dep_ in SUBJECTS and book.near.sentence[mention.head] - book.near.sentence[at] == 1
    ]


def _named_near(book: Book, mention: Mention, woman: bool | None) -> list[Entity]:
    """The persons named in the two sentences before, latest first; at least the one named last."""
    found: list[Entity] = []
    for k in range(book.cast.before(mention.first), -1, -1):
        entity, name = book.cast.owner[k], book.cast.names[k]
        apart = book.near.sentence[mention.head] - book.near.sentence[name.last]
        if apart > (STYLED if found else 4 * STYLED):
            break
        if entity is None or entity.sort != "person" or entity in found:
            continue
        if woman is None or entity.woman in (woman, None):
            found.append(entity)
    return found


def _led_since(book: Book, entity: Entity, mention: Mention, near: list[Entity]) -> bool:
    """Was somebody else the subject since a person was last named?"""
    last = book.cast.last_before(entity, mention.first)
    since = (book.cast.last_before(e, mention.first) for e in near if e is not entity)
    return any(at > last and book.doc[at].dep_ in SUBJECTS for at in since)


def _may_be_styled(book: Book, entity: Entity, mention: Mention, noun: str) -> bool:
    """Neither another post of his, nor a body that is spoken of apart from him, speaks against it."""
    held = book.offices.words(entity)
    country = lexicon.demonym(noun)
    if country is not None:
        return _nations(book, entity) | {lexicon.demonym(word) for word in held} <= {None, country}
    if book.offices.has_role(entity) and not held & (EPITHETS | lexicon.same_role(noun)):
        return False
    bodies = {e for i in mention.tokens if (e := book.cast.entity_at(i)) is not None}
    return all(len(e.at) == 1 or set(e.key) & held for e in bodies) and entity not in bodies


def _nations(book: Book, entity: Entity) -> set[str | None]:
    """The countries that stand right behind his name: "Ivo Rask, a German,"."""
    lasts = (book.cast.names[i].last for i in entity.at)
    return {
        lexicon.demonym(t.text) for last in lasts for t in book.doc[last + 1 : last + BESIDE] if t.is_title
    }


def only_one_of(book: Book, mention: Mention, noun: str, owner: Party | None) -> Entity | None:
    """ "The group's general secretary", behind "the Elm Society's Ada Blom": the only one of that body so
    far, of whom no post was told."""
    body = owner.entity if owner is not None else None
    if (
        body is None
        or body.sort != "body"
        or not lexicon.is_post(noun)
        or noun in lexicon.listed("people", "relation")
    ):
        return None
    held = book.offices.of_body(body)
    before = (e for e in held if book.cast.last_before(e, mention.head) >= 0)
    found = list(islice(before, 2))
    return found[0] if len(found) == 1 and not book.offices.has_role(found[0]) else None
