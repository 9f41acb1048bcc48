"""A text as stretches: spans as one set of places, and sentences by their numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from auditor.model import Span
from auditor.names.titles import dotted

_SENTENCE_STOP = re.compile(r"[.!?][\"”’')\]]*\s+|\n+")
_SHORT = re.compile(rf"(?:\b(?:{'|'.join(sorted(dotted()))})|\b[A-Z])\.$")


class Stretches:
    """Spans as one set of places, each question answered by bisection."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._ends: dict[str, list[int]] = {}
        self._starts: dict[str, list[int]] = {}
        for of, start, end in sorted((s.of, s.start, s.end) for s in spans):
            starts, ends = self._starts.setdefault(of, []), self._ends.setdefault(of, [])
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)

    def holds(self, span: Span) -> bool:
        """Whether all of a span lies inside."""
        before = bisect_right(self._starts.get(span.of, []), span.start)
        return before > 0 and self._ends[span.of][before - 1] >= span.end

    def meets(self, span: Span) -> bool:
        """Whether any of a span lies inside."""
        before = bisect_left(self._starts.get(span.of, []), span.end)
        return before > 0 and self._ends[span.of][before - 1] > span.start


class Sentences:
    """The sentences of a text, in order; no abbreviation ("Mr.", "U.S.") ends one, and every line does."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for end in _SENTENCE_STOP.finditer(text):
            if "\n" in end[0] or not _SHORT.search(text, max(end.start() - 12, 0), end.start() + 1):
                self.starts.append(end.end())
        self.ends = [*self.starts[1:], len(text)]

    def at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def some(self, first: int, last: int) -> list[Span]:
        """The sentences from one number to another, as far as there are such."""
        numbers = range(max(first, 0), min(last + 1, len(self.starts)))
        return [Span(start=self.starts[n], end=self.ends[n]) for n in numbers]

    def every(self) -> list[Span]:
        """All of them."""
        return self.some(0, len(self.starts))

    def near(self, offset: int, before: int = 0, behind: int = 0) -> list[Span]:
        """The sentence of an offset, so many before it and so many behind, as far as there are such."""
        here = self.at(offset)
        return self.some(here - before, here + behind)

    def around(self, offset: int, before: int = 0, behind: int = 0) -> str:
        """The words of the same."""
        found = self.near(offset, before, behind)
        return self.text[found[0].start : found[-1].end]
