"""Tells quoted words from paraphrase, and speech in quotation marks from titles, nicknames and scare
quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.contract.finders import Piece
from auditor.extract.text.quotes import ENDS, Quote, Quotes, words
from auditor.model import Form

if TYPE_CHECKING:
    from auditor.extract.text.document import Document

SMALL_WORDS = frozenset(
    {"a", "an", "the", "of", "and", "in", "on", "to", "for", "with", "at", "by", "or", "from", "vs"}
)
NAMED = re.compile(
    r"\b(?:book|novel|memoir|film|movie|documentary|song|album|single|show|series|sitcom|play|musical|opera|poem|painting|"
    r"episode|podcast|program|programme|essay|article|op-ed|column|editorial|headline|exhibition|video|game|"
    r"so-called|nicknamed|titled|entitled|dubbed|known as|codenamed|code-named|the (?:word|words|term"
    r"|phrase|name)|a\.?k\.?a\.?)"
    r",?\s*$",
    re.I,
)
HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly|seemingly|ostensibly|presumably|"
    r"unconfirmed(?: reports?)?|(?:is|are|was|were) (?:said|believed|thought|understood|rumou?red"
    r"|reported|alleged) to)\b",
    re.I,
)
WORD = re.compile(r"\w+")


class Reader:
    """Reads the quotation marks of one document; marks inside a quotation are looked up once."""

    def __init__(self, document: Document) -> None:
        self.text, self.doc = document.text, document.doc
        self.quotes = document.quotes
        self.cited = [piece for piece, _ in document.cited]
        self._inner: dict[int, Quotes] = {}

    def quoted(
        self, content: tuple[Piece, ...], cue: tuple[Piece, ...], *, is_speech: bool
    ) -> tuple[Piece, ...]:
        """The parts of a content inside quotation marks that are the source's words, marks included.

        What is marked up as a quotation counts as if it stood in marks.
        """
        quotes = self._level(cue, content)
        found = []
        for piece in content:
            if any(start <= piece[0] and piece[1] <= end for start, end in self.cited):
                found.append(piece)
                continue
            for q in quotes.within(piece):
                start, end = max(q.start, piece[0]), min(q.end, piece[1])
                if start < end and self._is_speech(q, is_speech=is_speech):
                    found.append((start, end))
        return tuple(sorted(found))

    def form(self, content: tuple[Piece, ...], quoted: tuple[Piece, ...]) -> Form:
        """Direct: all words quoted (a leading "that" aside); mixed: some; indirect: none."""
        if not quoted:
            return "indirect"
        left = [
            m[0].lower()
            for s, e in content
            for m in WORD.finditer(self.text, s, e)
            if not _in(m.start(), quoted)
        ]
        return "direct" if left in ([], ["that"]) else "mixed"

    def hedges(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Words such as "reportedly" in the outlet's own voice."""
        found = (m.span() for s, e in pieces for m in HEDGE.finditer(self.text, s, e))
        return tuple(sorted({p for p in found if self.quotes.at(p[0]) is None}))

    def _level(self, cue: tuple[Piece, ...], content: tuple[Piece, ...]) -> Quotes:
        """The marks that matter: those inside a quotation for an attribution that stands in it."""
        around = self.quotes.at((cue or content)[0][0]) if cue else None
        if around is None:
            return self.quotes
        if around.start not in self._inner:
            self._inner[around.start] = Quotes(self.text, [around.inner()])
        return self._inner[around.start]

    def _is_speech(self, q: Quote, *, is_speech: bool) -> bool:
        low, high = q.inner()
        inner = self.text[low:high].strip()
        n = words(inner)
        if n == 0:
            return False
        if n >= 8:
            return True
        if (
            NAMED.search(self.text[max(q.start - 40, 0) : q.start])
            or self._is_nickname(q, inner)
            or _is_title(inner)
            or self._is_work(q, inner)
        ):
            return False
        return is_speech or n >= 3

    def _is_work(self, q: Quote, inner: str) -> bool:
        """One word with a capital in the midst of a clause: “Panorama” had shown, on “Newsnight”."""
        if not inner.istitle() or not inner.isalpha():
            return False
        span = self.doc.char_span(q.start, q.end, alignment_mode="expand")
        if span is None or not span.start or span.end >= len(self.doc) or span[-1].is_sent_end:
            return False
        before, after = self.doc[span.start - 1], self.doc[span.end]
        name = any(t.tag_ in ("NNP", "NNPS") for t in span)
        return name and (after.pos_ in ("AUX", "VERB") or before.pos_ in ("ADP", "DET"))

    def _is_nickname(self, q: Quote, inner: str) -> bool:
        """Between the parts of a name: John "Jack" Smith."""
        before = self.text[max(q.start - 30, 0) : q.start].split()
        after = self.text[q.end : q.end + 30].split()
        named = bool(before) and bool(after) and before[-1][:1].isupper() and after[0][:1].isupper()
        return named and inner[:1].isupper() and words(inner) <= 3 and inner[-1:] not in ENDS


def _is_title(inner: str) -> bool:
    """Two words or more, every main one with a capital, and no sentence's end inside: a title of a work."""
    main = [w for w in inner.rstrip(",").split() if w.lower() not in SMALL_WORDS]
    return (
        len(main) >= 2
        and all(w[:1].isupper() for w in main)
        and not inner.isupper()
        and inner[-1:] not in ".!?…"
    )


def _in(offset: int, pieces: tuple[Piece, ...]) -> bool:
    return any(s <= offset < e for s, e in pieces)
