"""Reads why a source can speak of this: it saw it, took part, knows the field, is hit by it, holds an office,
wrote the study, has the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.contract.finders import Piece
from auditor.extract.sources.ranges import Range
from auditor.extract.sources.unnamed import Read
from auditor.extract.words import lexicon, outlets

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from auditor.extract.people.cast import Cast
    from auditor.extract.people.entities import Entity
    from auditor.extract.text.mentions import Mention

RANKS = lexicon.listed("titles", "rank")
HAVE = r"(?:has |have |had )?"
REST = r"\b[^,.;]*"
PAPERS = r"(?:copy|copies|draft|letter|memo|report|e-?mails?|documents?|filings?|pictures?|recording)"
WORKS = r"(?:book|report|study|survey|paper|poll|essay|research|post|biography|analysis)"
SAW = r"(?:saw|seen|watched|heard|witnessed|filmed|attended|was there|were there)"
HIT = r"(?:lost|died|was killed|were killed|was injured|was evicted|is held|fled)"
DID = (
    r"(?:led|helped|took part|joined|organi[sz]ed|ran|runs|fought|worked|works|coaches|plays|founded|owns"
    r"|signed|negotiated)"
)
STUDIES = lexicon.listed("standing", "study")
BY_WORDS = tuple(
    (grade, re.compile(pattern + REST, re.I))
    for grade, pattern in (
        ("paper", rf"\b(?:seen|obtained|holds?|held|reviewed|read) (?:a |the )?{PAPERS}"),
        ("author", rf"\b(?:wrote|authored|compiled|conducted) (?:an?|the|his|her|their) (?:\w+ )?{WORKS}"),
        ("witness", rf"\bwho {HAVE}{SAW}"),
        ("affected", rf"\b(?:whose|who) (?:\w+ ){{0,3}}{HIT}"),
        ("took-part", rf"\bwho {HAVE}{DID}"),
    )
)
KIN = frozenset({"cousin", "relative", "sibling"})
DEEDS = 2  # deeds of somebody that are told before he is said to have taken part
PAST = frozenset({"VBD"})
OWN = PAST | {"VBP", "VBN", "VBG"}
OF_ONESELF = re.compile(r"\b(?:I|[Ww]e)\b")
FIRST = frozenset({"i", "we"})
SEEN = frozenset({"saw", "seen", "heard", "watched", "witnessed", "noticed", "found"})
SAID = frozenset(
    {"said", "told", "added", "spoke", "wrote", "had", "was", "were", "announced", "claimed", "continued"}
)
BY_NOUN = (  # the gravest claim to knowledge first
    ("author", lexicon.listed("standing", "author")),
    ("expert", lexicon.listed("standing", "expert")),
    ("witness", lexicon.listed("standing", "witness") | lexicon.listed("people", "acquainted") - KIN),
    ("affected", lexicon.listed("standing", "affected")),
    ("office", lexicon.listed("standing", "office") | lexicon.listed("people", "office") | RANKS),
    ("took-part", lexicon.listed("standing", "part")),
)


def of_people(text: str, doc: Doc, ranges: Sequence[Range], told: Iterable[Piece]) -> Read | None:
    """The standing of a person or group: by the words about it, else by the noun for what it is."""
    pieces = [*told, *((doc[r.first].idx, doc[r.last].idx + len(doc[r.last])) for r in ranges)]
    for grade, pattern in BY_WORDS:
        for piece in pieces:
            match = pattern.search(text, *piece)
            if match is not None:
                return Read(grade, match.span())
    for grade, nouns in BY_NOUN:
        for r in ranges:
            if r.head is not None and nouns & set(_nouns(doc, r)):
                return Read(grade, (doc[r.first].idx, doc[r.last].idx + len(doc[r.last])))
    own = next((r for r in ranges if r.own is not None and r.head is not None), None)
    if own is None:
        return None
    return Read("took-part", (doc[own.first].idx, doc[own.last].idx + len(doc[own.last])))


def _nouns(doc: Doc, r: Range) -> Iterator[str]:
    """The head noun of a description, alone and with the word before it; "ex-" aside."""
    if r.head is not None:
        yield lexicon.singular(doc[r.head].text).strip(".")
        if r.head > r.first:
            yield f"{doc[r.head - 1].lower_}-{lexicon.singular(doc[r.head].text)}"


def of_document(doc: Doc, phrases: Sequence[Mention]) -> Read | None:
    """A study or a poll tells what its authors found; a law or a letter needs more words to say so."""
    for phrase in phrases:
        if lexicon.singular(doc[phrase.head].text) in STUDIES:
            return Read("author", (doc[phrase.head].idx, doc[phrase.head].idx + len(doc[phrase.head])))
    return None


def of_body(name: str, entity: Entity | None, piece: Piece | None) -> Read | None:
    """A body speaks of what it is there for; an outlet passes on what others say."""
    outlet = entity is not None and entity.key[-1] in lexicon.listed("bodies", "outlet")
    if piece is None or outlet or outlets.one(name) is not None:
        return None
    return Read("office", piece)


def by_deed(cast: Cast, entity: Entity) -> Read | None:
    """Somebody of whom the text tells what he did, more than once, took part: "Blom gave the man $100"."""
    deeds = [d for i in entity.at if (d := _deed(cast.doc[cast.names[i].last])) is not None]
    if len(deeds) < DEEDS:
        return None
    verb, thing = deeds[0]
    return Read("took-part", (verb.idx, thing.idx + len(thing)))


def _deed(name: Token, tags: frozenset[str] = PAST) -> tuple[Token, Token] | None:
    """The verb in the past that a name is the subject of, and what was done; None for words and feelings."""
    verb = name.head
    if name.dep_ != "nsubj" or verb.tag_ not in tags or verb.lower_ in SAID:
        return None
    if any(c.dep_ in ("ccomp", "xcomp", "acomp", "attr") for c in verb.rights):
        return None
    thing = next((c for c in verb.rights if c.dep_ in ("dobj", "prep")), None)
    return (verb, thing) if thing is not None else None


def by_own_words(text: str, doc: Doc, said: Iterable[Piece]) -> Read | None:
    """ "I saw the car", "we ran for the door": what somebody tells of himself in the past."""
    best: Read | None = None
    for start, end in said:
        if OF_ONESELF.search(text, start, end) is None:
            continue
        span = doc.char_span(start, end, alignment_mode="expand")
        for token in span if span is not None else ():
            if token.lower_ not in FIRST or token.dep_ != "nsubj":
                continue
            seen = token.head.lower_ in SEEN and token.head.tag_ in ("VBD", "VBN")
            deed = None if seen else _deed(token, OWN)
            if seen:
                return Read("witness", (token.idx, token.head.idx + len(token.head)))
            if deed is not None and best is None:
                best = Read("took-part", (token.idx, deed[1].idx + len(deed[1])))
    return best
