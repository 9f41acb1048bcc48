"""Whose words stand untagged: a quotation without a verb beside it, an answer without a label."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.extract.speakers import labels
from auditor.extract.speakers.parties import Book, Party
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from auditor.contract.finders import Piece
    from auditor.extract.people.entities import Entity
    from auditor.extract.text.document import Document

POINTS = lexicon.listed("determiners", "demonstrative")  # "That was Leah Segal, speaking outside the court."
ASKS = frozenset({"asked", "asks", "ask", "questioned", "wondered"})
REACH = 8  # tokens within which somebody is named who is pointed at, or asked


@dataclass(slots=True)
class Said:
    """The last words that somebody was found to say: where they end, and the cue they were said by."""

    end: int
    cue: tuple[int, ...]
    party: Party


class Untagged:
    """Finds the speaker of words that have neither source nor cue."""

    def __init__(self, document: Document, book: Book) -> None:
        self.document, self.book, self.cast, self.doc = document, book, book.cast, book.doc
        self.last: Said | None = None
        self.interviewee = labels.told_as_interviewed(document, book.cast)
        self._paragraphs = [start for start, _ in document.prose]

    def heard(self, end: int, cue: tuple[int, ...], party: Party) -> None:
        """Note who has spoken, up to a character of the text."""
        self.last = Said(end, cue, party)

    def speaker(self, piece: Piece, token: int) -> Party | None:
        """Whose words begin at a piece and its first token: whoever is pointed at behind them, spoke last, or
        leads the paragraph before; an answer is the interviewee's."""
        last = self.last
        if self.document.quotes.at(piece[0]) is None:
            asked = self.interviewee or labels.interviewed(self.cast, token)
            if asked is not None:
                return self.book.of_entity(asked)
            return last.party if last is not None and self._goes_on(last, piece[0]) else None
        entity = self._pointed_at(piece[1])
        if entity is not None:
            return self.book.of_entity(entity)
        if last is not None and self._paragraph(piece[0]) - self._paragraph(last.end - 1) <= 1:
            return self._asked(last) or last.party
        entity = self._leading(token)
        return self.book.of_entity(entity) if entity is not None else None

    def _goes_on(self, last: Said, start: int) -> bool:
        """Do words without marks stand in the paragraph in which somebody has just spoken?"""
        return self._paragraph(start) == self._paragraph(last.end - 1) and start >= last.end

    def answers(self, offset: int) -> Party | None:
        """Who says "I" in an answer of an interview; None in a question, in a quotation and elsewhere."""
        if self.interviewee is None or self.document.quotes.at(offset) is not None:
            return None
        at = bisect_right(self.document.prose, (offset, len(self.document.text))) - 1
        question = at < 0 or self.document.text[self.document.prose[at][1] - 1] == "?"
        return None if question else self.book.of_entity(self.interviewee)

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset)

    def _pointed_at(self, end: int) -> Entity | None:
        """ "That was Leah Segal": the sentence behind the words says whose they were."""
        after = self.doc.char_span(end, min(end + 40, len(self.doc.text)), alignment_mode="expand")
        words = [t for t in after or () if not t.is_space and not t.is_punct and t.idx >= end]
        if len(words) < 2 or words[0].lower_ not in POINTS:
            return None
        if words[1].lower_ not in ("was", "were", "is", "are"):
            return None
        return self._person(words[1].i + 1)

    def _person(self, first: int) -> Entity | None:
        for i in range(first, min(first + REACH, len(self.doc))):
            if self.doc[i].text in ".;!?" or "\n" in self.doc[i].text:
                return None
            entity = self.cast.entity_at(i)
            if entity is not None and entity.sort == "person":
                return entity
        return None

    def _asked(self, last: Said) -> Party | None:
        """Who was asked answers: "The inspector asked Rune Falk why ..."."""
        if not last.cue or self.doc[last.cue[-1]].lower_ not in ASKS:
            return None
        entity = self._person(last.cue[-1] + 1)
        return self.book.of_entity(entity) if entity is not None else None

    def _leading(self, token: int) -> Entity | None:
        """The person whom the paragraph before speaks of: likeliest by place, whatever the sex."""
        here = self._paragraph(self.doc[token].idx)
        near = self.book.near.persons(token, None)
        near = [c for c in near if here - self._paragraph(self.doc[self.cast.names[c.name].last].idx) <= 1]
        best = max(near, key=lambda c: c.score, default=None)
        return best.entity if best is not None else None
