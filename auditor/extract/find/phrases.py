"""Makes whole, by the parse, what a finder cut in the midst of a phrase: who speaks, and what is said.

A finder takes words one by one, so a source may begin at its "who" or end at an "and", and the subject of
what is said may be taken for whoever says it, or be left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.contract.finders import Found, Piece
from auditor.extract.text import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

    from auditor.extract.text.document import Document

RELATIVE = frozenset({"WDT", "WP"})
SPEAKS = frozenset({"nsubj", "nsubjpass"})


def joined(text: str, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces in order; those with nothing but space and commas between them are one."""
    found: list[Piece] = []
    for start, end in sorted(pieces):
        if found and not text[found[-1][1] : start].strip(" ,"):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def whole(document: Document, found: Iterable[Found]) -> Iterator[Found]:
    """The found ones, in their order, with phrases in place of parts of them."""
    for f in found:
        verb = _verb(document, f)
        if verb is not None:
            f = _to_its_end(document, _with_subject(document, _told_by(document, f, verb), verb))
        yield f


def _verb(document: Document, f: Found) -> Token | None:
    tokens = (t for piece in f.cue for t in syntax.tokens(document.doc, piece))
    return next((t for t in tokens if t.pos_ == "VERB"), None)


def _told_by(document: Document, f: Found, verb: Token) -> Found:
    """ "The officer said Gary Holt was": the officer; "nurses who had worked said": the nurses who had."""
    source = [t for piece in f.source for t in syntax.tokens(document.doc, piece)]
    if not source or len(f.source) > 1:
        return f
    subjects = [t for t in verb.lefts if t.dep_ in SPEAKS]
    for own in (t for t in subjects if t in source and source[0].i < t.left_edge.i):
        if own.tag_ not in RELATIVE and document.doc[own.left_edge.i - 1].dep_ == "pobj":
            # "In days of evidence no witness said"
            return replace(f, source=((own.left_edge.idx, f.source[0][1]),))
    speaker = next((t for t in subjects if t.i < source[0].i), None)
    if speaker is None or speaker in source:
        return f
    if source[0].tag_ in RELATIVE and source[-1].i < verb.i:
        return replace(f, source=((document.doc[speaker.left_edge.i].idx, f.source[0][1]),))
    top = next((t for t in source if t.head not in source), source[0])
    if top.dep_ not in SPEAKS or not _is_said(top.head, verb) or top.i < verb.i or not f.content:
        return f
    who = syntax.piece(document.doc, (speaker.left_edge.i, _before(speaker, verb)))
    if who is None or any(syntax.touch(who, piece) for piece in (*f.cue, *f.content)):
        return f
    return replace(f, source=(who,), content=joined(document.text, (*f.source, *f.content)))


def _before(speaker: Token, verb: Token) -> int:
    """Where a phrase ends that stands before a verb, whatever the parse hangs on it behind that."""
    return min(speaker.right_edge.i + 1, verb.i)


def _with_subject(document: Document, f: Found, verb: Token) -> Found:
    """ "Holt sold the pills, four colleagues said": with the one who sold them."""
    first = next(iter(syntax.tokens(document.doc, f.content[0])), None) if f.content else None
    said = next((c for c in verb.children if _is_said(c, verb)), None)
    if first is None or said is None or not f.content[0][0] <= said.idx < f.content[0][1]:
        return f
    subject = next((c for c in said.lefts if c.dep_ in SPEAKS), None)
    if subject is None or subject.right_edge.i >= first.i:
        return f
    between = document.doc[subject.right_edge.i + 1 : first.i]
    piece = syntax.piece(document.doc, syntax.subtree(subject))
    if piece is None or any(syntax.touch(piece, p) for p in (*f.source, *f.cue)):
        return f
    whole = joined(document.text, (piece, *f.content))
    return replace(f, content=whole) if all(t.is_punct for t in between) else f


def _to_its_end(document: Document, f: Found) -> Found:
    """ "Said Gareth Pugh, who owns the quay and saw it": with all that tells who he is."""
    if not f.source:
        return f
    source = syntax.tokens(document.doc, f.source[-1])
    link = document.doc[source[-1].i + 1] if source and source[-1].i + 1 < len(document.doc) else None
    if link is None or link.dep_ != "cc" or link.head not in source or link.head.dep_ != "relcl":
        return f
    other = next((c for c in link.head.rights if c.dep_ == "conj" and c.i > link.i), None)
    if other is None or other.pos_ not in ("VERB", "AUX") or any(c.dep_ in SPEAKS for c in other.children):
        return f
    piece = syntax.piece(document.doc, (source[0].i, other.right_edge.i + 1))
    if piece is None or any(syntax.touch(piece, p) for p in (*f.cue, *f.content)):
        return f
    return replace(f, source=(*f.source[:-1], (f.source[-1][0], piece[1])))


def _is_said(clause: Token, verb: Token) -> bool:
    return clause.dep_ == "ccomp" and clause.head == verb
