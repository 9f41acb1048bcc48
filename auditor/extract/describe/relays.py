"""Finds the hands between the origin of a statement and this article: "told Reuters", "cited by AFP",
"Tass reported"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.contract.finders import Found, Piece
from auditor.extract.describe.cue import Read
from auditor.extract.text import syntax
from auditor.extract.words import lexicon, outlets
from auditor.model import Relay

if TYPE_CHECKING:
    from spacy.tokens import Token

    from auditor.extract.text.document import Document

# words right before an outlet's name that make it a hand the words went through
PASSED_ON = re.compile(
    r"\b(?:(?:cited|quoted|reported|carried|published|obtained|seen|reviewed|aired|broadcast|released"
    r"|interviewed|relayed) (?:first )?(?:by|in|on)"
    r"|(?:told|tells|telling|informed)|(?:speaking|spoke|talking|talked|speaks) (?:to|with)|as told to"
    r"|(?:interview|comments?|remarks?|statement|e-?mail|letter|written) (?:with|to|on|for|in|by|from)"
    r"|according to|via|citing|(?:said|wrote) (?:in|on)"
    r"|(?:report|article|story|dispatch|investigation) (?:by|in|from|on))\s+(?:the |a |an |its |state "
    r"|Russian |Chinese |news agency |newspaper |broadcaster |[\w-]+['’]s )*$",
    re.I,
)
CITES = frozenset({"citing", "quoting", "quoted", "quotes", "cited", "cites"})
INITIALS = re.compile(r"(?:[Tt]he )?([A-Z]{2,5})(?=$|,)")
BETWEEN = re.compile(r"[\s,(]+|\b(?:which|that)\b")
HAND = re.compile(r",?\s+(?:cited|quoted|interviewed) (?:by|in)\s+")
PROPER = re.compile(
    r"(?:[Tt]he )?[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|del|della|dello|di|du|la|of|the)){0,4}"
)
ACCORDING = ("according", "accord", "according_to")
REPORTS = frozenset(
    [
        "report",
        "say",
        "write",
        "add",
        "note",
        "quote",
        "cite",
        "claim",
        "publish",
        "broadcast",
        "reveal",
        "carry",
        "state",
        "announce",
        "tell",
    ]
)


def relays(document: Document, f: Found, read: Read, clause: Piece, own: str | None) -> tuple[Relay, ...]:
    """The outlets that one attribution's own sentence names as its hands; ``own`` is the article's outlet,
    which is none."""
    text = document.text
    start, end = _sentence(read.head, clause)
    found: list[Relay] = []
    for place in syntax.without((start, end), [p for p in f.content if p not in f.source]):
        for span, name in outlets.find(text, *place):
            before = text[max(start, span[0] - 60) : span[0]]
            if PASSED_ON.search(before) and not _is_source(text, span, f) and not outlets.same(name, own):
                found.append(Relay(name=name, spans=document.spans([span])))
    return _distinct(found)


def cited(document: Document, f: Found, read: Read, own: str | None) -> tuple[Found, tuple[Relay, ...]]:
    """An outlet that reports, citing somebody: that somebody is the source, and the outlet a relay."""
    name = _outlet(document, f, read) or _known_by_citing(document, f, read)
    if name is None or read.head is None or read.lemma not in (*REPORTS, *ACCORDING):
        return f, ()
    relay = () if outlets.same(name, own) else (Relay(name=name, spans=document.spans(f.source)),)
    origin = _origin(document, read.head, f)
    piece = syntax.piece(document.doc, origin) if origin else None
    if piece is None or origin is None:
        return f, ()
    content = tuple(p for c in f.content for p in syntax.without(c, [piece]))
    kept = tuple(p for c in content if (p := syntax.trimmed(document.text, c)))
    return Found((piece,), f.cue, _after_saying(document.text, kept), f.confidence, f.roles, f.within), relay


def _outlet(document: Document, f: Found, read: Read) -> str | None:
    """The outlet that a source is: known, named like one, or initials that "reported"."""
    words = source_text(document, f)
    initials = INITIALS.match(words) if read.lemma == "report" else None
    return outlets.one(words) or (initials[0] if initials else None)


def _known_by_citing(document: Document, f: Found, read: Read) -> str | None:
    """Who passes on what others told, by any name: "Nordlys reported, citing two nurses"."""
    words = source_text(document, f)
    return words if read.lemma in ("report", *ACCORDING) and PROPER.fullmatch(words) else None


def _origin(document: Document, head: Token, f: Found) -> syntax.Range | None:
    """The noun phrase behind "citing", wherever that stands, or the object of "quoted ... as saying"."""
    for verb in _citings(document, head, f):
        for child in verb.rights:
            if child.dep_ in ("dobj", "pobj") and _may_tell(child):
                end = next(
                    (t.i for t in child.subtree if t.i > child.i and t.lower_ == "as"),
                    syntax.subtree(child)[1],
                )
                return (syntax.subtree(child)[0], end)
    return None


def _may_tell(noun: Token) -> bool:
    """Somebody or a text, not a reason: "citing two nurses", not "citing rising costs"."""
    if noun.pos_ in ("PROPN", "PRON") or noun.tag_ == "CD":
        return True
    word = lexicon.singular(noun.text)
    thing = word in lexicon.listed("documents", "documents") or word in lexicon.listed("bodies", "common")
    return noun.pos_ == "NOUN" and (thing or lexicon.is_person_noun(word) or lexicon.is_doer(word))


def _citings(document: Document, head: Token, f: Found) -> Iterator[Token]:
    """The verbs by which an outlet says whose word it passes on: at the front of the sentence, in or right
    behind the outlet's name, or hung on its own verb."""
    if head.lower_ in CITES:
        yield head
    end = max(e for _, e in f.source)
    for token in head.sent:
        if token.lower_ not in CITES or token.i == head.i:
            continue
        fronted = token.i == head.sent.start and token.lower_ in ("citing", "quoting")
        named = any(s <= token.idx < e for s, e in f.source)
        behind = token.idx >= end and not BETWEEN.sub("", document.text[end : token.idx])
        hung = token.head.i == head.i and token.dep_ in ("advcl", "prep", "xcomp", "dep")
        if fronted or named or behind or hung:
            yield token


def _after_saying(text: str, content: tuple[Piece, ...]) -> tuple[Piece, ...]:
    m = (
        re.match(
            r"\s*as (?:saying|telling|writing|having said)\b[\s,:]*", text[content[0][0] : content[0][1]]
        )
        if content
        else None
    )
    if m is None:
        return content
    first = syntax.trimmed(text, (content[0][0] + m.end(), content[0][1]))
    return ((first,) if first else ()) + content[1:]


def without_hand(document: Document, f: Found) -> Found:
    """A source without the words that name its hand: "two aides", not "two aides cited by AFP"."""
    last = f.source[-1] if f.source else (0, 0)
    m = HAND.search(document.text, *last)
    if m is None or outlets.one(document.text[m.end() : last[1]]) is None or m.start() <= last[0]:
        return f
    return replace(f, source=(*f.source[:-1], (last[0], m.start())))


def handed_on(
    document: Document, found: list[Found], reads: list[Read], own: str | None
) -> dict[int, tuple[Relay, ...]]:
    """For nested attributions, the outlets whose reports they stand in: "Reuters reported that Smith
    said"."""
    result: dict[int, tuple[Relay, ...]] = {}
    for i, f in enumerate(found):
        if f.within is None:
            continue
        parent = found[f.within]
        name = outlets.one(source_text(document, parent)) if parent.source else None
        if (
            name
            and reads[f.within].lemma in (*REPORTS, "according", "learn", "see", "obtain")
            and not outlets.same(name, own)
        ):
            result[i] = (Relay(name=name, spans=document.spans(parent.source)),)
    return result


def source_text(document: Document, f: Found) -> str:
    """The words of a source."""
    return " ".join(document.text[s:e] for s, e in f.source).strip(" ,")


def _sentence(head: Token | None, clause: Piece) -> Piece:
    if head is None:
        return clause
    return (min(clause[0], head.sent.start_char), max(clause[1], head.sent.end_char))


def _is_source(text: str, span: Piece, f: Found) -> bool:
    """Is the outlet itself the source? ("according to Reuters"; "cited by Reuters" inside a source is
    none)."""
    return any(s <= span[0] and span[1] <= e and outlets.one(text[s:e]) is not None for s, e in f.source)


def _distinct(found: list[Relay]) -> tuple[Relay, ...]:
    names: dict[str, Relay] = {}
    for relay in found:
        names.setdefault(relay.name, relay)
    return tuple(names.values())
