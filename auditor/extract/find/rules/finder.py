"""Finds attributions by spaCy's parse, general rules and a counted table of cues: no training, no weights."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.contract.finders import Found, Piece
from auditor.extract.find import layout, silence
from auditor.extract.find.rules import (
    nouns as rules_nouns,
)
from auditor.extract.find.rules import (
    quotations as rules_quotes,
)
from auditor.extract.find.rules import (
    verbs as rules_verbs,
)
from auditor.extract.find.rules.verbs import Candidate
from auditor.extract.text import syntax
from auditor.extract.text.quotes import Quotes
from auditor.extract.words.cues import Lexicon, lexicon

if TYPE_CHECKING:
    from auditor.extract.text.document import Document

LIKELY = 0.5  # an attribution in at least half of its sightings
NESTED = 0.7  # the same for one inside another's content, where annotators mark few


class RuleFinder:
    """The extractor without a model; ``find`` costs time linear in the length of the text."""

    name = "rules"
    version = "1"
    sha256: str | None = None

    def __init__(self, words: Lexicon | None = None, likely: float = LIKELY) -> None:
        self.words = words or lexicon()
        self.likely = likely

    def find(self, document: Document) -> list[Found]:
        """Every attribution of a document, in text order, those inside another's content marked
        ``within``."""
        quotes = document.quotes
        drafts = [d for c in self._candidates(document) if (d := self._draft(document, c, quotes))]
        drafts = rules_quotes.complete(document, quotes, drafts)
        laid_out = layout.find(document, sorted(d.cue[0] for d in drafts if d.content))
        silent = silence.find(document)
        spoken = [d for d in drafts if d.content and not any(syntax.touch(d.cue, f.cue[0]) for f in silent)]
        spoken = _without_hedges(spoken)
        found = _distinct([d.found() for d in spoken] + laid_out + silent)
        return _kept(nest(found), self._strength(spoken))

    def _strength(self, drafts: Iterable[Draft]) -> dict[Piece, float]:
        """By cue, how likely it attributes: 1 where it takes a clause or a quotation."""
        strong = ("that", "clause", "inverted", "as")
        return {
            d.cue: 0.0
            if d.candidate.pos == "adverb"
            else 1.0
            if d.candidate.frame in strong
            else self.words.rate(d.candidate.lemma, d.candidate.pos, d.candidate.frame)
            for d in drafts
        }

    def _candidates(self, document: Document) -> list[Candidate]:
        doc, places = document.doc, [p[0] for p in document.prose]
        both = (*rules_verbs.candidates(doc, self.words), *rules_nouns.candidates(doc, self.words))
        return [
            c for c in sorted(both, key=lambda c: c.head) if _inside(doc[c.head].idx, document.prose, places)
        ]

    def _draft(self, document: Document, c: Candidate, quotes: Quotes) -> Draft | None:
        doc = document.doc
        speaks = c.pos == "verb" and self.words.speaks(c.lemma) >= rules_verbs.SPEAKS
        likely = speaks if c.frame == "inverted" else self.words.rate(c.lemma, c.pos, c.frame) >= self.likely
        if not (likely or speaks or c.lemma in rules_nouns.HEARSAY):
            return None
        cue = syntax.piece(doc, c.cue)
        source = syntax.piece(doc, c.source) if c.source else None
        if cue is None:
            return None
        content = [p for r in c.content if (p := syntax.piece(doc, r))] if likely or c.pos == "adverb" else []
        quote = quotes.at(doc[c.head].idx)
        behind = syntax.piece(doc, c.behind) if c.behind else None
        settled = rules_quotes.settle(document.text, quotes, quote, content)
        return Draft(c, source, cue, settled, speaks, behind)


Draft = rules_quotes.Draft


def _inside(offset: int, pieces: Sequence[Piece], starts: list[int]) -> bool:
    i = bisect_right(starts, offset) - 1
    return i >= 0 and offset < pieces[i][1]


def _distinct(found: Iterable[Found]) -> list[Found]:
    """In text order, one for each cue and content; "statement" is no cue beside "made a statement"."""
    kept: dict[tuple[tuple[Piece, ...], tuple[Piece, ...]], Found] = {}
    cues: defaultdict[tuple[Piece, ...], list[Piece]] = defaultdict(list)
    for f in sorted(found, key=_place):
        kept.setdefault((f.cue, f.content), f)
        cues[f.content] += f.cue
    return [f for f in kept.values() if not any(_inside_other(c, cues[f.content]) for c in f.cue)]


def _inside_other(cue: Piece, cues: Iterable[Piece]) -> bool:
    return any(start <= cue[0] and cue[1] <= end and (start, end) != cue for start, end in cues)


def _place(f: Found) -> tuple[Piece, ...]:
    return tuple(sorted((*f.source, *f.cue, *f.content)))


def _without_hedges(drafts: list[Draft]) -> list[Draft]:
    """Less each "reportedly" that stands in somebody's statement: there it hedges, and attributes nothing."""
    said = sorted(p for d in drafts if d.candidate.pos != "adverb" for p in d.content)
    starts, ends = [s for s, _ in said], list(accumulate((e for _, e in said), max))
    inside = [(i := bisect_right(starts, d.cue[0])) > 0 and ends[i - 1] > d.cue[0] for d in drafts]
    return [d for d, within in zip(drafts, inside, strict=True) if d.candidate.pos != "adverb" or not within]


def _kept(found: Sequence[Found], strength: dict[Piece, float]) -> list[Found]:
    """Without nested ones that are weak: inside another's words, a mere "reportedly" or "plans" adds no
    hand."""
    gone = {
        i
        for i, f in enumerate(found)
        if f.within is not None and strength.get(f.cue[0] if f.cue else (0, 0), 1.0) < NESTED
    }
    new: dict[int, int] = {}
    for i in range(len(found)):
        if i not in gone:
            new[i] = len(new)
    return [replace(f, within=_above(found, f, gone, new)) for i, f in enumerate(found) if i in new]


def _above(found: Sequence[Found], f: Found, gone: set[int], new: dict[int, int]) -> int | None:
    parent = f.within
    while parent is not None and parent in gone:
        parent = found[parent].within
    return None if parent is None else new[parent]


@dataclass(slots=True)
class _Open:
    end: int
    index: int
    size: int


def nest(found: Sequence[Found]) -> list[Found]:
    """Marks each attribution whose cue stands in another's content with the smallest such other."""
    sizes = [sum(e - s for s, e in f.content) for f in found]
    opens = [(p[0], 0, p[1], i) for i, f in enumerate(found) for p in f.content]
    asks = [(_anchor(f), 1, 0, i) for i, f in enumerate(found)]
    active: list[_Open] = []
    parents: dict[int, int] = {}
    for place, is_ask, end, i in sorted(opens + asks):
        active = [a for a in active if a.end > place]
        if not is_ask:
            active.append(_Open(end, i, sizes[i]))
            continue
        over = [a for a in active if a.index != i and a.size > sizes[i]]
        if over:
            parents[i] = min(over, key=lambda a: (a.size, a.index)).index
    return [replace(f, within=parents.get(i)) for i, f in enumerate(found)]


def _anchor(f: Found) -> int:
    return (f.cue or f.content or f.source)[0][0]
