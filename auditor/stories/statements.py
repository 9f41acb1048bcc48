"""A ledger's attributions as statements that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from auditor.model import Article, Attribution, Ledger, Ref, Span, Spans
from auditor.stories.facts import When, dates, written
from auditor.stories.speakers import Speaker, speaker
from auditor.stories.topic import Setting
from auditor.stories.verbs import main_clauses, standing, verbs
from auditor.stories.weights import total
from auditor.stories.words import STOP, Word, listed, stem, stems, words

GIST = 0.6  # of the length of a statement that an inner one has to fill to be the gist of it
PASSED = 0.5  # of the length of a statement that another's inside it fills where it is passed on
REACH = 400  # characters around a cue that are looked through for its sentence
_CLAUSE = frozenset(
    listed("""
    he she it they we i you who there this that's it's he's she's they're we're i'm you're i've we've he'd
    she'd they'd i'd i'll he'll they'll we'll it'll there's is are am was were be been has have had do does
    did will would can cannot could should may might must shall whether if
    became began bent bit blew bore bought broke brought built burnt caught chose clung came crept dealt
    drank drew drove dug ate fell felt fought fled flew forbade forgot forgave froze gave got grew heard
    held hid hung kept knew laid left lent lied lost made meant met paid ran rang rode rose said sang sank
    sat saw sent shook shone shot shrank slept slid sold sought spent spoke sprang stole stood strove
    struck stuck swam swore swept taught thought threw told took tore understood undertook went withdrew
    woke won wore wrote
""")
)
_ENDED = re.compile(r"[a-z]{2,}(?<!e)ed|.*n't")  # a verb, more often than not
_ASKING = frozenset(listed("how why when where whether who"))
_OPEN = frozenset(
    listed("if whether allegedly reportedly supposedly")
)  # what they stand with is not asserted
_BEFORE_ING = frozenset(listed("of for by from in with without after before about against on to not"))
_STOPS = re.compile(r"[.!?…][\"'”’)\]]*\s|\n")


@dataclass(frozen=True, eq=False)
class Statement:
    """What somebody is said to have said: words with places, who, when, and how it was introduced."""

    ref: Ref
    article: Article = field(repr=False)
    words: tuple[Word, ...] = field(repr=False)
    setting: Setting = field(repr=False)
    cue: tuple[str, ...] = ()  # stems, in order
    speaker: Speaker | None = None
    day: date | None = None  # the article's
    around: tuple[When, ...] = ()  # dates in the sentence of the cue, outside of all contents
    hedged: bool = False
    negated: bool = False
    attribution: Attribution | None = field(default=None, repr=False)
    outer: bool = True  # not reported within another statement

    @cached_property
    def quoted(self) -> tuple[Word, ...]:
        """The words inside quotation marks."""
        return tuple(w for w in self.words if w.quoted)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that carry meaning."""
        return frozenset(stems(self.words))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of its capitalised words."""
        return frozenset(stem(w.norm) for w in self.words if w.capital) & self.stems

    @cached_property
    def couples(self) -> frozenset[tuple[str, str]]:
        """Stems that follow each other, words without meaning left aside."""
        return frozenset(pairwise(stems(self.words)))

    @cached_property
    def place(self) -> Span:
        """From its first word to its last one."""
        first = self.words[0].span
        return Span(of=first.of, start=first.start, end=max(w.end for w in self.words if w.of == first.of))

    @cached_property
    def context(self) -> frozenset[str]:
        """The telling stems in and around it."""
        return self.setting.context(self.place)

    @cached_property
    def near(self) -> frozenset[str]:
        """The words in it and close by."""
        return self.setting.near(self.place)

    @cached_property
    def weight(self) -> float:
        """How much there is to recognise the statement by."""
        return total(self.stems)

    @cached_property
    def asserts(self) -> bool:
        """Whether it holds a clause, which can be true or false; a bare noun phrase is about something."""
        norms = [w.norm for w in self.words]
        if norms[0] in _ASKING:
            return False
        if norms[0] == "that" or any(n in _CLAUSE or _ENDED.fullmatch(n) for n in norms):
            return True
        return any(
            (x == "to" and y not in STOP) or (x in _BEFORE_ING and y.endswith("ing"))
            for x, y in pairwise(("for", *norms))
        )

    @cached_property
    def open(self) -> bool:
        """Whether it leaves open whether what it says is so."""
        return any(w.norm in _OPEN for w in self.words)

    @cached_property
    def clauses(self) -> tuple[Word, ...]:
        """The words of its main clauses."""
        return main_clauses(self.words)

    @cached_property
    def main(self) -> frozenset[str]:
        """The stems of its main clauses; what hangs on another word ("for lying") aside."""
        return frozenset(stems(standing(self.clauses)))

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The stems of the verbs of its main clauses."""
        return verbs(self.clauses)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Its words in normal form: equal for verbatim copies."""
        return tuple(w.norm for w in self.words)


def statements(ledger: Ledger) -> tuple[Statement, ...]:
    """The statements of a ledger that say something, in ledger order; those in boilerplate are left out."""
    article = ledger.article
    day = written(article.value("date"))
    speakers = {s.id: speaker(ledger, s) for s in ledger.sources}
    dull = [b.span for b in article.blocks if b.kind in ("boilerplate", "url", "outlet", "byline", "date")]
    contents = [s for a in ledger.attributions for s in a.content]
    tops = outermost(ledger)
    setting = Setting.of(ledger)
    found = []
    for attribution in ledger.attributions:
        if attribution.kind == "no-response" or any(_inside(s, dull) for s in attribution.content):
            continue
        said = words(article, attribution.content, attribution.quotes)
        if not said:
            continue
        cue = words(article, attribution.cue)
        found.append(
            Statement(
                Ref(article=article.id, attribution=attribution.id),
                article,
                said,
                setting,
                tuple(stem(w.norm) for w in cue),
                speakers.get(attribution.source or ""),
                day,
                _around(article, attribution, contents, day),
                bool(attribution.hedges),
                attribution.polarity == "negated",
                attribution,
                tops[attribution.id] == attribution.id,
            )
        )
    return tuple(found)


def outermost(ledger: Ledger) -> dict[str, str]:
    """For each attribution the outermost one that somebody stands behind and that holds it, or is it.

    Where nobody stands behind the outermost ("reportedly ..., according to sources"), the one inside it
    counts, if it has a source and is the gist of it.
    """
    by_id = {a.id: a for a in ledger.attributions}
    hollow = set()
    for inner in ledger.attributions:
        outer = by_id.get(inner.within or "")
        if outer and not outer.source and inner.source and _length(inner) >= GIST * _length(outer):
            hollow.add(outer.id)
    tops = {}
    for attribution in ledger.attributions:
        top, seen = attribution, {attribution.id}
        while top.within in by_id and top.within not in hollow and top.within not in seen:
            top = by_id[top.within]
            seen.add(top.id)
        tops[attribution.id] = top.id if top.id not in hollow else ""
    return tops


def passed_on(ledger: Ledger) -> dict[str, Attribution]:
    """By the id of a statement of somebody's what it has from somebody else and little more:
    "according to the Gazette, Ada Blom said ..."; the longest where there are several.
    """
    by_id = {a.id: a for a in ledger.attributions}
    found: dict[str, Attribution] = {}
    for inner in ledger.attributions:
        outer = by_id.get(inner.within or "")
        source = ledger.source(outer) if outer else None
        if outer is None or source is None:
            continue
        length = sum(s.end - s.start for s in (*inner.source_spans, *inner.cue, *inner.content))
        longest = _length(found[outer.id]) if outer.id in found else 0
        if inner.source and length >= PASSED * _length(outer) and _length(inner) > longest:
            found[outer.id] = inner
    return found


def _length(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)


def headlines(article: Article) -> Iterator[Span]:
    """The headline: a title outside the text, or the block that is one."""
    if article.title:
        yield Span(of="title", start=0, end=len(article.title))
    yield from (b.span for b in article.blocks if b.kind == "headline")


def sentence(article: Article, span: Span) -> Span:
    """The sentence, roughly, in which a span stands."""
    text = article.text if span.of == "text" else article.title or ""
    low, high = max(span.start - REACH, 0), min(span.end + REACH, len(text))
    starts = [m.end() for m in _STOPS.finditer(text, low, span.start)]
    end = _STOPS.search(text, max(span.end - 1, span.start), high)
    return Span(
        of=span.of, start=starts[-1] if starts else low, end=max(end.start() + 1 if end else high, span.end)
    )


def frame(article: Article, attribution: Attribution) -> str:
    """What stands around a statement in the sentence of its cue."""
    if not attribution.cue:
        return ""
    place = sentence(article, attribution.cue[0])
    return article.words(tuple(_outside(place, attribution.content)))


def _around(
    article: Article, attribution: Attribution, contents: Iterable[Span], day: date | None
) -> tuple[When, ...]:
    if not attribution.cue:
        return ()
    place = sentence(article, attribution.cue[0])
    return tuple(dates(words(article, tuple(_outside(place, contents))), day))


def _outside(place: Span, holes: Iterable[Span]) -> Iterator[Span]:
    start = place.start
    for hole in sorted((h for h in holes if h.of == place.of), key=lambda h: (h.start, h.end)):
        if hole.end <= start or hole.start >= place.end:
            continue
        if hole.start > start:
            yield Span(of=place.of, start=start, end=hole.start)
        start = hole.end
    if start < place.end:
        yield Span(of=place.of, start=start, end=place.end)


def _inside(span: Span, others: Spans | list[Span]) -> bool:
    return any(o.of == span.of and o.start <= span.start and span.end <= o.end for o in others)
