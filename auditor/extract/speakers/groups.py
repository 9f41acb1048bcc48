"""Resolves people called by what they are together: "both leaders", "the sources", "the candidates"."""

from __future__ import annotations

from auditor.extract.speakers.descriptions import NEW, describe
from auditor.extract.speakers.parties import RECENT, Book, Party
from auditor.extract.text import mentions
from auditor.extract.text.items import LEDE
from auditor.extract.text.mentions import Mention, content_words
from auditor.extract.words import lexicon

VEILED = frozenset({"source", "insider", "person"})
TWO = frozenset({"duo", "pair", "couple", "twosome", "twin"})
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
    if noun in VEILED and not groups:
        groups = [p for n in sorted(VEILED) for p in book.called(n) if p.secret and p.many and not p.whole]
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
    follows = doc[mention.head + 1].lower_ if mention.head + 1 < len(doc) else ""
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
