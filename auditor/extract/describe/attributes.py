"""Turns what any finder found into described attributions: kind, form, stance, channel, addressee, relays,
nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.contract.finders import Found, Piece
from auditor.extract.describe import (
    channel as attributes_channel,
)
from auditor.extract.describe import (
    cue as attributes_cue,
)
from auditor.extract.describe import (
    relays as attributes_relays,
)
from auditor.extract.describe.cue import Read
from auditor.extract.describe.form import Reader
from auditor.extract.text import syntax
from auditor.extract.words.cues import lexicon
from auditor.model import Attribution, Form, Relay, Slot, Stance

if TYPE_CHECKING:
    from auditor.extract.text.document import Document

SPEAKS = 0.6  # how often a verb takes a clause as its content that makes its subject a speaker
PRONOUNS = frozenset({"i", "we", "he", "she", "they", "it", "who"})


def describe(document: Document, found: Sequence[Found]) -> tuple[Attribution, ...]:
    """The attributions of a document in text order, ``a1`` on; sources are not resolved, relays have names
    only.

    A relay that one attribution names is not carried over to others of the same source here: that takes
    knowing which mentions are one source, which is the resolver's to say.
    """
    own = document.article.value("outlet")
    ordered = _in_order(_without_citings(document, found, own))
    reads = [attributes_cue.read(document, f, lexicon()) for f in ordered]
    passed = attributes_relays.handed_on(document, ordered, reads, own)
    reader = Reader(document)
    inner = _inner(ordered, reads)
    return tuple(
        _attribution(document, i, ordered, reads, reader, passed.get(i, ()), inner.get(i, ()), own)
        for i in range(len(ordered))
    )


def _in_order(found: Sequence[Found]) -> list[Found]:
    """In text order, with ``within`` following along."""
    order = sorted(range(len(found)), key=lambda i: (_pieces(found[i]), i))
    new: dict[int | None, int] = {old: at for at, old in enumerate(order)}
    return [replace(found[i], within=new.get(found[i].within)) for i in order]


def _without_citings(document: Document, found: Sequence[Found], own: str | None) -> list[Found]:
    """Less those that only say whom an outlet cites, where that is the source of what the outlet reports."""
    origins: set[Piece] = set()
    for f in found:
        told, _ = attributes_relays.cited(document, f, attributes_cue.read(document, f, lexicon()), own)
        if told is not f and told.content:
            origins.update(told.source)
    gone = {i for i, f in enumerate(found) if _cites(document, f) and origins.issuperset(f.content)}
    left = [i for i in range(len(found)) if i not in gone]
    new: dict[int | None, int] = {old: at for at, old in enumerate(left)}
    return [replace(found[i], within=new.get(found[i].within)) for i in left]


def _cites(document: Document, f: Found) -> bool:
    cue = " ".join(document.text[s:e] for s, e in f.cue)
    return cue.lower().strip(" ,") in attributes_relays.CITES


def _pieces(f: Found) -> tuple[Piece, ...]:
    return tuple(sorted((*f.source, *f.cue, *f.content)))


def _attribution(
    document: Document,
    i: int,
    found: list[Found],
    reads: list[Read],
    reader: Reader,
    passed: tuple[Relay, ...],
    inner: Sequence[Piece],
    own: str | None,
) -> Attribution:
    read = reads[i]
    f, reporting = attributes_relays.cited(document, found[i], read, own)
    clause = _clause(found[i])
    quoted = reader.quoted(f.content, f.cue, is_speech=read.kind in ("statement", "decree", "evidence"))
    source = attributes_relays.source_text(document, f)
    channel, where = attributes_channel.channel(document, read, clause, source, f.content)
    told = attributes_channel.addressee(document.doc, read, f.content)
    near = attributes_relays.relays(document, f, read, clause, own)
    return Attribution(
        id=f"a{i + 1}",
        source_spans=document.spans(attributes_relays.without_hand(document, f).source),
        cue=document.spans(f.cue),
        content=document.spans(f.content),
        quotes=document.spans(quoted),
        kind=read.kind,
        form=_form(document, f, reader, quoted),
        polarity="negated" if read.negated else "positive",
        stance=_stance(document, i, found, reads),
        hedges=document.spans(_hedges(document, f, reader, inner)),
        channel=channel,
        channel_span=document.span(where) if where else None,
        addressee=Slot(value=document.text[slice(*told)], span=document.span(told)) if told else None,
        relays=_merged(reporting, passed, near),
        within=f"a{f.within + 1}" if f.within is not None else None,
        confidence=f.confidence,
        role_confidence=dict(f.roles),  # type: ignore[arg-type]
    )


def _clause(f: Found) -> Piece:
    pieces = [*f.cue, *f.source] or list(f.content)
    return (min(p[0] for p in pieces), max(p[1] for p in pieces))


def _hedges(document: Document, f: Found, reader: Reader, inner: Sequence[Piece]) -> tuple[Piece, ...]:
    """The hedges of an attribution but those in the contents of others right inside it, which are theirs."""
    found = reader.hedges(tuple(sorted({*f.cue, *f.content})))
    found = tuple(p for p in found if not any(s <= p[0] < e for s, e in inner))
    return tuple(p for p in found if not _told_inside(document, f, p))


def _told_inside(document: Document, f: Found, hedge: Piece) -> bool:
    """ "That her engineer had said the crane would reportedly go": the clause is what somebody in the content
    said, though nothing found says so."""
    words = document.doc.char_span(*hedge, alignment_mode="expand") or ()
    for clause in (a for t in words for a in (t, *t.ancestors) if a.dep_ == "ccomp"):
        verb = clause.head
        lemma = attributes_cue.lemma_of(verb, "verb", lexicon())
        speaks = lexicon().speaks(lemma) >= SPEAKS and any(c.dep_ == "nsubj" for c in verb.lefts)
        if speaks and any(s <= verb.idx < e for s, e in f.content):
            return True
    return False


def _inner(found: Sequence[Found], reads: Sequence[Read]) -> dict[int, list[Piece]]:
    """For each attribution, the contents of those right inside it that are somebody's words."""
    inner: dict[int, list[Piece]] = {}
    for f, read in zip(found, reads, strict=True):
        speaks = lexicon().speaks(read.lemma) >= SPEAKS and not (read.head and syntax.is_passive(read.head))
        if f.within is not None and f.source and speaks:
            inner.setdefault(f.within, []).extend(f.content)
    return inner


def _form(document: Document, f: Found, reader: Reader, quoted: tuple[Piece, ...]) -> Form:
    """As the marks say; a speaker's label, or a dialogue dash, stands for quotation marks."""
    text = document.text
    cue = "".join(text[s:e] for s, e in f.cue).strip()
    if not quoted and cue in (":", "") and f.content and not _in_headline(document, f.content[0]):
        before = text[max(0, f.content[0][0] - 80) : f.content[0][0]].rpartition("\n")[2]
        if _is_label(before) or before.strip() in ("—", "–", "―", "-"):
            return "direct"
    return reader.form(f.content, quoted)


def _is_label(before: str) -> bool:
    """ "SMITH:", "Q:", "Ann Lee (aide):" and nothing else before the content in its paragraph."""
    label = before.strip().rstrip(": ").split("(")[0]
    return 0 < len(label.split()) <= 6 and all(
        w[:1].isupper() or w in ("of", "the", "de", "van", "von") for w in label.split()
    )


def _in_headline(document: Document, piece: Piece) -> bool:
    return document.headline is not None and document.headline[0] <= piece[0] < document.headline[1]


def _stance(document: Document, i: int, found: list[Found], reads: list[Read]) -> Stance:
    """The cue's own, unless the source itself is saying what it believes: that is speech, no mind-reading."""
    stance, parent = reads[i].stance, found[i].within
    if stance == "mind-reading" and parent is not None and reads[parent].is_speech:
        own = attributes_relays.source_text(document, found[i]).lower()
        above = attributes_relays.source_text(document, found[parent]).lower()
        if own in PRONOUNS or not own or own == above:
            return "neutral"
    if stance == "mind-reading" and own_words(document, found[i], reads[i]):
        return "neutral"
    return stance


def own_words(document: Document, f: Found, read: Read) -> bool:
    """Does the cue hold a verb of speech as well: "told reporters he did not believe"?"""
    words = " ".join(document.text[s:e] for s, e in f.cue).lower().split()
    return any(
        w in ("said", "says", "told", "tells", "saying", "telling", "wrote", "writes", "tweeted")
        for w in words
    )


def _merged(*several: tuple[Relay, ...]) -> tuple[Relay, ...]:
    """Nearest to this article first, each hand once."""
    names: dict[str, Relay] = {}
    for relay in (r for relays in several for r in relays):
        names.setdefault(relay.name, relay)
    return tuple(names.values())
