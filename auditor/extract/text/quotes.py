"""Finds the quotations of a text, whatever the marks, over paragraphs and with a closing mark missing too."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.contract.finders import Piece

# opening mark -> the marks that may close it; the straight ones are looked at closely in _opens and _closes
CLOSERS = {
    "“": ("”", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "``": ("''", '"', "”"),
    '"': ('"', "”"),
    "''": ("''",),
    "‘": ("’", "'"),
    "‚": ("‘", "’"),
    "'": ("'", "’"),
    "「": ("」",),
    "”": ("”",),
}
SINGLE = frozenset({"‘", "‚", "'", "‹"})
MARK = re.compile(r"``|''|[“”„«»‹›\"‘’‚'「」]")
WORD = re.compile(r"\w+(?:['’]\w+)*")
ENDS = frozenset(".,!?…;:—–-")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, marks included.

    ``continues`` says that the one before it was left open at its paragraph's end.
    """

    start: int
    end: int
    mark: str
    closed: bool = True
    continues: bool = False

    @property
    def piece(self) -> Piece:
        """Its offsets."""
        return (self.start, self.end)

    def inner(self) -> Piece:
        """Its offsets without the marks."""
        return (self.start + len(self.mark), self.end - (len(self.mark) if self.closed else 0))


def words(text: str) -> int:
    """How many words a stretch of text has."""
    return sum(1 for _ in WORD.finditer(text))


def find(text: str, paragraphs: Sequence[Piece]) -> list[Quote]:
    """The outermost quotations, paragraph by paragraph, in text order. Cost is linear."""
    found: list[Quote] = []
    for start, end in paragraphs:
        left_open = bool(found) and not found[-1].closed
        inside = list(_in_paragraph(text, start, end))
        if (
            inside
            and left_open
            and inside[0].mark == found[-1].mark
            and not text[start : inside[0].start].strip()
        ):
            first = inside[0]
            inside[0] = Quote(first.start, first.end, first.mark, first.closed, True)
        found.extend(inside)
    return found


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quote]:
    opened: tuple[int, str] | None = None
    marks = list(MARK.finditer(text, start, end))
    last_close = _last_closers(text, marks, start, end)
    for m in marks:
        mark = m[0]
        if opened is None:
            if _opens(text, m, start, end) and (mark not in SINGLE or last_close.get(mark, -1) > m.start()):
                opened = (m.start(), mark)
        elif mark in CLOSERS[opened[1]] and _closes(text, m, opened[1], end, last_close):
            yield Quote(opened[0], m.end(), opened[1])
            opened = None
        elif mark == opened[1] and mark in ("“", "«", "``", '"') and _opens(text, m, start, end):
            yield Quote(opened[0], opened[0] + len(text[opened[0] : m.start()].rstrip()), opened[1], False)
            opened = (m.start(), mark)
    if opened and opened[1] not in SINGLE:
        yield Quote(opened[0], end, opened[1], False)


def _last_closers(text: str, marks: list[re.Match[str]], start: int, end: int) -> dict[str, int]:
    """For each single opening mark, where the last mark stands that could close it."""
    last: dict[str, int] = {}
    for m in marks:
        for opener in SINGLE:
            if (
                m[0] in CLOSERS[opener]
                and not _alnum(text, m.end(), end)
                and not _space(text, m.start() - 1, start)
            ):
                last[opener] = m.start()
    return last


def _opens(text: str, m: re.Match[str], start: int, end: int) -> bool:
    if m[0] not in CLOSERS or m.end() >= end:
        return False
    before = m.start() == start or not (text[m.start() - 1].isalnum() or text[m.start() - 1] in ".,!?%)")
    if m[0] in ("“", "„", "«", "``", "‹", "「"):
        return True
    if m[0] in ("'", "‘", "‚"):
        return before and not text[m.end()].isspace() and not text[m.end()].isdigit()
    return before and not text[m.end()].isspace()


def _closes(text: str, m: re.Match[str], opener: str, end: int, last_close: dict[str, int]) -> bool:
    if opener not in SINGLE:
        straight = m[0] in ('"', "''")
        return not (straight and _space(text, m.start() - 1, 0) and _alnum(text, m.end(), end))
    if _alnum(text, m.end(), end):
        return False
    certain = text[m.start() - 1] in ENDS or text[m.start() - 1] not in "sS"
    return certain or last_close.get(opener, -1) <= m.start()


def _alnum(text: str, at: int, end: int) -> bool:
    return at < end and text[at].isalnum()


def _space(text: str, at: int, start: int) -> bool:
    return at < start or text[at].isspace()


class Quotes:
    """The quotations of a text, to be asked by place."""

    def __init__(self, text: str, paragraphs: Sequence[Piece]) -> None:
        self.text = text
        self.all = find(text, paragraphs)
        self._starts = [q.start for q in self.all]

    def at(self, offset: int) -> Quote | None:
        """The quotation that holds a place, marks included."""
        i = bisect_right(self._starts, offset) - 1
        return self.all[i] if i >= 0 and offset < self.all[i].end else None

    def within(self, span: Piece) -> list[Quote]:
        """The quotations that share a place with a span."""
        i = max(bisect_right(self._starts, span[0]) - 1, 0)
        found = []
        while i < len(self.all) and self.all[i].start < span[1]:
            if self.all[i].end > span[0]:
                found.append(self.all[i])
            i += 1
        return found

    def is_speech(self, quote: Quote) -> bool:
        """Long enough, or punctuated like a sentence: words spoken rather than a name or a scare quote."""
        inner = self.text[slice(*quote.inner())].rstrip()
        n = words(inner)
        return n >= 4 or (n >= 1 and inner[-1:] in ENDS) or not quote.closed
