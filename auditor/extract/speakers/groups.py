"""Resolves people called by what they are together: "both leaders", "the sources", "the candidates"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.extract.speakers.bodies import joined
from auditor.extract.speakers.descriptions import NEW, describe
from auditor.extract.speakers.parties import RECENT, Book, Party
from auditor.extract.text import beside, mentions
from auditor.extract.text.items import LEDE
from auditor.extract.text.mentions import Mention, content_words
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

VEILED = frozenset({"source", "insider", "person"})
OTHERS = frozenset({"other", "others", "another"})
OBJECTS = ("dobj", "pobj")
ASKED = frozenset(
    {"asked", "spoke", "talked", "interviewed", "surveyed", "polled", "questioned", "contacted", "approached"}
    | {"rang", "phoned", "telephoned", "emailed", "e-mailed", "messaged", "reached", "tracked", "sampled"}
    | {"put", "wrote", "visited", "met", "called", "quizzed", "canvassed", "heard"}
)
COUNTS = frozenset({"hundred", "thousand", "million", "score", "crowd", "group", "dozen"})
BACK = 60  # tokens within which people are told of whom "most" and "some" stand for
TWO = frozenset({"duo", "pair", "couple", "twosome", "twin"})
SETS = {"trio": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5, "sextet": 6}
PAIRS = TWO | frozenset(
    {"leader", "man", "woman", "candidate", "nominee", "senator", "side", "president", "rival", "contender"}
    | {"pair", "official"}
)


def people(book: Book, mention: Mention, noun: str, opens: str) -> Party | None:
    """ "The sources", "both leaders": people spoken of before."""
    words = content_words(book.doc, mention) - {noun}
    groups = [p for p in book.called(noun) if p.many and not p.whole]
    pair = opens == "both" or (mentions.number(book.doc, mention) == 2 and opens == "the")
    if (pair or (noun in PAIRS and opens == "the" and not groups)) and not words - {"two"}:
        joint = both(book, noun, mention.head)
        if joint is not None:
            return joint
    many = mentions.number(book.doc, mention) or 0
    if many > 2 and opens in ("the", "all", "these") and not groups and len(words) < 2:
        return together(book, mention.head, many)
    if noun in VEILED and not groups:
        groups = [p for n in sorted(VEILED) for p in book.called(n) if p.secret and p.many and not p.whole]
    last = book.latest[-1] if book.latest else None
    if noun in VEILED and not groups and opens == "the" and last is not None and last.secret and last.many:
        groups = [last]
    if opens in ("the", "these", "those", "all") and groups:
        fitting = [p for p in groups if words <= p.words]
        return fitting[-1] if fitting else None
    if noun in VEILED and (told := _told_again(book, mention, groups)) is not None:
        return told
    if opens in NEW or mentions.number(book.doc, mention):
        return None
    return book.same(mention, noun)


def _told_again(book: Book, mention: Mention, groups: list[Party]) -> Party | None:
    """ "Sources familiar with the talks", where the lede has just said "Russian sources": the same,
    described."""
    doc = book.doc
    follows = beside.low(doc, mention.head + 1)
    if mention.first < mention.head or follows not in ("familiar", "briefed", "close", "with", "who"):
        return None
    for party in groups:
        lede = party.phrases and doc[party.phrases[0].head].idx < LEDE and doc[mention.head].idx < 2 * LEDE
        if lede and party.count is None and len(party.phrases[0].tokens) <= 3 and len(party.words) <= 2:
            party.name = describe(book.reader, mention)
            return party
    return None


def both(book: Book, noun: str, here: int) -> Party | None:
    """The two persons who spoke last and can be called so, else those who were named last, side by side."""
    recent = list(
        dict.fromkeys(
            reversed([p for p in book.latest[-RECENT:] if p.kind == "person" and p.named and not p.plural])
        )
    )
    fitting = [p for p in recent if p.entity and lexicon.same_role(noun) & book.offices.words(p.entity)]
    chosen = (fitting if len(fitting) > 1 else recent)[:2]
    if len(chosen) < 2:
        near = dict.fromkeys(c.entity for c in book.near.persons(here, None) if book.near.close(c, here))
        chosen = [book.of_entity(e) for e in near] if len(near) == 2 else []
    if len(chosen) < 2:
        return None
    chosen.sort(key=lambda p: p.order)
    return book.joint(tuple(chosen), " and ".join(p.name for p in chosen))


def together(book: Book, here: int, many: int) -> Party | None:
    """ "The trio", "all four": so many persons as were named in one breath."""
    parties = tuple(book.of_entity(e) for e in joined(book.cast, here, many, "person"))
    return book.joint(parties, " and ".join(p.name for p in parties)) if parties else None


def whole(book: Book, mention: Mention) -> Mention | None:
    """The group behind "two of"; for a quantity that stands alone, the people of the sentence before."""
    doc, held, sentence = book.doc, set(mention.tokens), book.near.sentence
    token = doc[mention.head]
    of = next((c for c in token.rights if c.lower_ in ("of", "among") and c.i in held), None)
    inner = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if inner is not None and inner.lower_ not in lexicon.PRONOUNS:
        tokens = [i for i in book.reader.phrase(inner.i).tokens if i in held]
        return Mention(tokens or [inner.i], inner.i)
    if len(mention.tokens) > 1 or token.dep_ != "nsubj" or not _opens(token):
        return None
    for i in range(mention.head - 1, max(mention.head - BACK, -1), -1):
        if sentence[mention.head] - sentence[i] > 1:
            return None
        if sentence[i] < sentence[mention.head] and _are_people(book, i):
            phrase = book.reader.phrase(i)
            apart = (
                token.lower_ in OTHERS and mentions.determiner(doc, phrase) in NEW
            )  # "some fans ... others"
            return None if apart else phrase
    return None


def _opens(token: Token) -> bool:
    """Does it open its sentence?"""
    before = beside.token(token.doc, token.i - 1)
    return bool(token.is_sent_start) or (before is not None and (before.is_space or before.lower_ == "but"))


def _counts(token: Token) -> bool:
    """ "Hundreds of fans", "a group of nurses"."""
    low = lexicon.singular(token.text)
    return (
        token.like_num or low in lexicon.NUMBERS or low in lexicon.listed("words", "frames") or low in COUNTS
    )


def _are_people(book: Book, i: int) -> bool:
    """Does a plural noun that is no part of a name stand for people?"""
    token = book.doc[i]
    phrase = token
    while phrase.dep_ == "pobj" and phrase.head.lower_ == "of" and _counts(phrase.head.head):
        phrase = phrase.head.head  # "hundreds of fans"
    asked = phrase.head.head if phrase.dep_ == "pobj" else phrase.head
    told = phrase.dep_ in ("nsubj", "nsubjpass") or (phrase.dep_ in OBJECTS and asked.lower_ in ASKED)
    if token.tag_ != "NNS" or not told:
        return False
    noun = lexicon.singular(token.text)
    human = lexicon.is_person_noun(noun) or lexicon.is_doer(noun)
    return human and book.cast.entity_at(i) is None
