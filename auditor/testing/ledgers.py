"""Ledgers by hand, for the tests of checks: a few marks in a sentence instead of forty offsets.

``make_ledger("[s1 Two aides] [c1 said] [q1 the deal is dead].", [source("Two aides", count=2)])``
makes the article "Two aides said the deal is dead." with one attribution. Marks are ``s`` source,
``c`` cue, ``q`` content, ``h`` hedge, ``r`` relay and ``v`` the venue (channel), each with the number of
its attribution. They nest, and a mark may be used again where a role is in pieces. Quotes, form and
nesting are derived.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from auditor.model import (
    Arithmetic,
    Article,
    Attribution,
    Block,
    Extractor,
    Fact,
    Form,
    Ledger,
    Relay,
    Slot,
    Slots,
    Source,
    SourceKind,
    Span,
    Spans,
)

_MARK = re.compile(r"\[([scqhrv])(\d+) |\]")
_QUOTE = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")
_Marks = dict[tuple[str, int], list[Span]]


def source(
    name: str,
    kind: SourceKind = "person",
    *,
    id: str | None = None,
    named: bool = False,
    count: int | None = None,
    plural: bool | None = None,
    part_of: str | None = None,
    members: tuple[str, ...] = (),
    protected: str | None = None,
    **slots: str | tuple[str, str],
) -> Source:
    """A source for ``make_ledger``. A slot is its value, or a pair of value and grade.

    The id is the name unless given. ``part_of`` and ``members`` take ids. ``plural`` is true for a group and
    for a count of two and more unless said otherwise.
    """
    filled = {
        key: Slot(value=v) if isinstance(v, str) else Slot(value=v[0], grade=v[1]) for key, v in slots.items()
    }
    return Source(
        id=id or name,
        kind=kind,
        name=name,
        named=named,
        slots=Slots(**filled),
        count=count,
        plural=(count or 1) > 1 or kind == "group" if plural is None else plural,
        part_of=part_of,
        members=members,
        protected=protected,
    )


def make_ledger(
    marked: str,
    sources: Iterable[Source] = (),
    *,
    speakers: Mapping[int, str | None] | None = None,
    details: Mapping[int, Mapping[str, Any]] | None = None,
    title: str | None = None,
    headline: bool = False,
    inconclusive: str | None = None,
) -> Ledger:
    """A ledger from a marked text.

    The words of an ``s`` mark name their source by its name or id, unless ``speakers`` gives an id for that
    number (needed for pronouns, and for elided sources). ``details`` sets further fields of an attribution.
    A ``title`` stands outside the text; with ``headline`` the first line of the text is the headline.
    Raises ValueError where a mark is not closed or names no source.
    """
    text, marks = _read(marked)
    known = tuple(sources)
    numbers = sorted({number for _, number in marks})
    made = [
        _attribution(n, text, marks, _speaker(n, text, marks, known, speakers or {}), known) for n in numbers
    ]
    nested = [a.model_copy(update={"within": _holder(a, made)}) for a in made]
    final = tuple(
        Attribution.model_validate({**a.model_dump(), **(details or {}).get(n, {})})
        for n, a in zip(numbers, nested, strict=True)
    )
    return Ledger(
        article=_article(text, title, headline),
        extractor=Extractor(name="by hand", version="1"),
        sources=tuple(_with_mentions(s, final) for s in known),
        attributions=final,
        arithmetic=_count(known, final),
        inconclusive=inconclusive,
    )


def _read(marked: str) -> tuple[str, _Marks]:
    """The text without its marks, and the spans of each mark."""
    text, at = "", 0
    marks: _Marks = {}
    opened: list[tuple[str, int, int]] = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], int(mark[2]), len(text)))
        elif opened:
            role, number, start = opened.pop()
            marks.setdefault((role, number), []).append(Span(start=start, end=len(text)))
        else:
            text += "]"
    if opened:
        raise ValueError(f"the mark [{opened[-1][0]}{opened[-1][1]} is not closed")
    return text + marked[at:], {key: sorted(v, key=lambda s: s.start) for key, v in marks.items()}


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[s.start : s.end] for s in spans)


def _speaker(
    number: int, text: str, marks: _Marks, known: tuple[Source, ...], speakers: Mapping[int, str | None]
) -> str | None:
    if number in speakers:
        return speakers[number]
    words = _words(text, marks.get(("s", number), ()))
    if not words:
        return None
    for candidate in known:
        if words.casefold() in (candidate.name.casefold(), candidate.id.casefold()):
            return candidate.id
    raise ValueError(f'no source is called "{words}": give one of that name, or an id in speakers[{number}]')


def _attribution(
    number: int, text: str, marks: _Marks, speaker: str | None, known: tuple[Source, ...]
) -> Attribution:
    content = tuple(marks.get(("q", number), ()))
    quotes = tuple(
        Span(start=piece.start + m.start(), end=piece.start + m.end())
        for piece in content
        for m in _QUOTE.finditer(text[piece.start : piece.end])
    )
    relays = [(text[s.start : s.end], s) for s in marks.get(("r", number), ())]
    ids = {s.name: s.id for s in known}
    return Attribution(
        id=f"a{number}",
        source=speaker,
        source_spans=tuple(marks.get(("s", number), ())),
        cue=tuple(marks.get(("c", number), ())),
        content=content,
        quotes=quotes,
        form=_form(text, content, quotes),
        hedges=tuple(marks.get(("h", number), ())),
        channel_span=next(iter(marks.get(("v", number), ())), None),
        relays=tuple(Relay(name=name, source=ids.get(name), spans=(span,)) for name, span in relays),
    )


def _form(text: str, content: Spans, quotes: Spans) -> Form:
    if not quotes:
        return "indirect"
    quoted = {i for q in quotes for i in range(q.start, q.end)}
    rest = [i for s in content for i in range(s.start, s.end) if i not in quoted and text[i].isalnum()]
    return "mixed" if rest else "direct"


def _holder(inner: Attribution, others: list[Attribution]) -> str | None:
    """The id of the smallest attribution whose content holds all of this one's source, cue and content."""
    holders = [
        o for o in others if o.id != inner.id and inner.spans and all(_holds(o, s) for s in inner.spans)
    ]
    return min(holders, key=lambda o: sum(s.end - s.start for s in o.content)).id if holders else None


def _holds(outer: Attribution, span: Span) -> bool:
    return any(piece.start <= span.start and span.end <= piece.end for piece in outer.content)


def _with_mentions(known: Source, attributions: tuple[Attribution, ...]) -> Source:
    mentions = tuple(s for a in attributions if a.source == known.id for s in a.source_spans)
    return known.model_copy(update={"mentions": known.mentions or mentions})


def _article(text: str, title: str | None, headline: bool) -> Article:
    if headline:
        span = Span(start=0, end=text.index("\n"))
        fact = Fact(value=text[: span.end], found_in="text", span=span)
        return Article(
            id="article",
            path="-",
            text=text,
            metadata={"headline": fact},
            blocks=(Block(kind="headline", span=span),),
        )
    return Article(id="article", path="-", text=text, title=title)


def _count(known: tuple[Source, ...], attributions: tuple[Attribution, ...]) -> Arithmetic:
    unnamed = [s for s in known if not s.named and s.kind in ("person", "group")]
    roots = [s for s in unnamed if s.part_of is None]
    open_ended = any(s.plural and s.count is None for s in roots)
    ids = {s.id for s in unnamed}
    return Arithmetic(
        sources=len(known),
        unnamed=len(roots),
        people_at_least=sum(s.count or (2 if s.plural else 1) for s in roots),
        people_at_most=None if open_ended else sum(s.count or 1 for s in roots),
        attributions=len(attributions),
        unnamed_attributions=sum(a.source in ids for a in attributions),
    )
