"""Cuts a text into pieces that each carry all that is marked on them, so that marks may nest and overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from auditor.model import Attribution, Block, Finding, Ledger, Span, Spans
from auditor.write.places import lines_of

Role = Literal["source", "cue", "content"]
TAGS = {"source": "b", "cue": "i", "content": ""}  # a content is the ground that the others stand on


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of one attribution or finding. ``depth`` counts the attributions around it."""

    start: int
    end: int
    number: int
    role: Role | Literal["quote", "finding"]
    depth: int = 0
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one set of marks: ``on`` lists attributions, innermost first.

    ``tag`` is the element of its innermost source or cue, or of a finding that stands in none; ``ground`` has
    the classes of the content around it, None where there is none.
    """

    text: str
    tag: str = ""
    css: str = ""
    ground: str | None = None
    on: tuple[int, ...] = ()
    found: tuple[int, ...] = ()  # findings that name it
    notes: tuple[int, ...] = ()  # attributions whose number is printed after the piece
    flags: tuple[int, ...] = ()  # findings whose letter is printed after the piece


@dataclass(slots=True)
class Ground:
    """Neighbouring pieces in one element, as HTML is shortest: those of one content, or those of none.

    ``on`` and ``found`` are of the pieces that have no element of their own.
    """

    css: str | None
    pieces: list[Piece]
    on: tuple[int, ...] = ()
    found: tuple[int, ...] = ()

    @property
    def classes(self) -> str:
        """The classes of the element."""
        return " ".join(filter(None, [self.css, "f" * bool(self.found)]))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: what kind of block it belongs to, and its pieces, by the ground they stand on."""

    kind: str
    grounds: tuple[Ground, ...]

    @property
    def pieces(self) -> Iterator[Piece]:
        """The pieces in the order of the text."""
        return (piece for ground in self.grounds for piece in ground.pieces)


def letter(number: int) -> str:
    """A, B ... Z, AA, AB ...: the letter a finding goes by."""
    return (letter(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)


def depths(attributions: Iterable[Attribution]) -> dict[str, int]:
    """How many attributions stand around each one."""
    outer = {a.id: a.within for a in attributions}
    found = {}
    for start in outer:
        seen = {start}
        at = outer[start]
        while at in outer and at not in seen:
            seen.add(at)
            at = outer[at]
        found[start] = len(seen) - 1
    return found


def marks_of(ledger: Ledger, findings: list[Finding], of: str) -> list[Mark]:
    """All marks on the text or on the title of an article; findings of other articles leave none."""
    depth = depths(ledger.attributions)
    marks = []
    sources = {source.id: source for source in ledger.sources}
    for number, attribution in enumerate(ledger.attributions):
        source = sources.get(attribution.source or "")
        unnamed = source is None or not source.named
        roles: tuple[tuple[Role | Literal["quote"], Spans], ...] = (
            ("source", attribution.source_spans), ("cue", attribution.cue),
            ("content", attribution.content), ("quote", attribution.quotes),
        )  # fmt: skip
        for role, spans in roles:
            marks += [
                Mark(s.start, s.end, number, role, depth[attribution.id], unnamed)
                for s in spans
                if s.of == of
            ]
    for number, finding in enumerate(findings):
        marks += [
            Mark(s.start, s.end, number, "finding")
            for s in own(finding.spans, ledger.article.id)
            if s.of == of
        ]
    return marks


def own(spans: Iterable[Span], article: str) -> list[Span]:
    """The spans that stand in this article."""
    return [s for s in spans if s.article in (None, article)]


def anchors(marks: list[Mark]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Where numbers and letters are printed: end offset to attributions, end offset to findings."""
    notes: dict[int, int] = {}
    for role in ("content", "source", "cue"):  # the later wins: after the cue, where there is one
        last = {m.number: m.end for m in sorted(marks, key=lambda m: m.end) if m.role == role}
        notes |= last
    flags: dict[int, int] = {}
    for mark in (m for m in marks if m.role == "finding"):
        flags.setdefault(mark.number, mark.end)
    at: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, found in zip(at, (notes, flags), strict=True):
        for number, end in sorted(found.items()):
            side[end].append(number)
    return at


def _piece(text: str, active: list[Mark], start: int, end: int) -> Piece:
    """The piece between two ends of marks, under the marks that are active there."""
    told = [m for m in active if m.role in TAGS]
    inner = sorted(told, key=lambda m: (-m.depth, m.end - m.start, m.number))
    contents = sum(m.role == "content" for m in told)
    sharp = next((m for m in inner if m.role != "content"), None)
    findings = tuple(dict.fromkeys(m.number for m in active if m.role == "finding"))
    tag = TAGS[sharp.role] if sharp else "mark" if findings and not contents else ""
    css = []
    if sharp and sharp.role == "source":  # a box that may break over lines: where it goes on
        told_apart = {"un": sharp.unnamed, "nb": sharp.start != start, "ne": sharp.end != end}
        css = [name for name, holds in told_apart.items() if holds]
    css += ["f"] * bool(findings and sharp)
    ground = [f"k{min(contents, 3)}"] * (contents > 1) + ["v"] * any(m.role == "quote" for m in active)
    return Piece(
        text=text[start:end],
        tag=tag,
        css=" ".join(css),
        ground=" ".join(ground) if contents else None,
        on=tuple(dict.fromkeys(m.number for m in inner)),
        found=findings,
    )


def _grounds(pieces: Iterable[Piece]) -> tuple[Ground, ...]:
    found: list[Ground] = []
    free = True  # no piece of the last ground relies on its element yet
    for piece in pieces:
        plain = piece.ground is not None and not piece.tag
        last = found[-1] if found else None
        same = last and (free or not plain or (last.on, last.found) == (piece.on, piece.found))
        if last is None or last.css != piece.ground or not same:
            last, free = Ground(piece.ground, []), True
            found.append(last)
        last.pieces.append(piece)
        if plain:
            last.on, last.found, free = piece.on, piece.found, False
    return tuple(found)


def _cuts(text: str, marks: list[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """The stretches between any two neighbouring ends of marks, each with the marks that are active there."""
    starts, ends = defaultdict(list), defaultdict(list)
    for mark in marks:
        if mark.start < mark.end:
            starts[mark.start].append(mark)
            ends[mark.end].append(mark)
    places = sorted({0, len(text), *starts, *ends})
    active: list[Mark] = []
    for start, end in pairwise(places):
        active = [m for m in active if m.end > start] + starts[start]
        yield start, end, active


def lines(text: str, marks: list[Mark], blocks: Iterable[Block] = ()) -> list[Line]:
    """The text as lines of pieces; blank lines are left out, every other character is kept."""
    marks = [m for m in marks if m.end <= len(text)]
    notes, flags = anchors(marks)
    kinds = [(b.span.start, b.span.end, b.kind) for b in blocks if b.span.of == "text" and b.kind != "markup"]
    pieces: dict[int, list[Piece]] = defaultdict(list)
    for line, start, end, active in _by_line(lines_of(text), list(_cuts(text, marks))):
        piece = _piece(text, active, start, end)
        pieces[line].append(replace(piece, notes=tuple(notes.get(end, ())), flags=tuple(flags.get(end, ()))))
    return [
        Line(_kind(kinds, start, end), _grounds(pieces[line]))
        for line, (start, end) in enumerate(lines_of(text))
        if text[start:end].strip()
    ]


def _by_line(
    spans: list[tuple[int, int]], stretches: list[tuple[int, int, list[Mark]]]
) -> Iterator[tuple[int, int, int, list[Mark]]]:
    """The stretches cut at the ends of lines: number of the line, start, end, active marks."""
    line = 0
    for start, end, active in stretches:
        while line < len(spans) and spans[line][1] <= start:
            line += 1
        at = line
        while at < len(spans) and spans[at][0] < end:
            yield at, max(start, spans[at][0]), min(end, spans[at][1]), active
            at += 1


def _kind(kinds: Sequence[tuple[int, int, str]], start: int, end: int) -> str:
    """The kind of block that a line belongs to, or begins one that ends with it or later."""
    found = (k for s, e, k in kinds if s <= start < e or (start <= s < end and e >= end))
    return next(found, "")


def covered(found: Iterable[Line]) -> dict[str, list[object]]:
    """What stands on the marked elements, in the order of the page: compact data for the script.

    ``p``: each element's attribution, or a list of them, innermost first. ``f``: the elements that findings
    name, each as its place followed by the findings.
    """
    marked: list[Ground | Piece] = []
    for ground in (ground for line in found for ground in line.grounds):
        marked += [ground] * (ground.css is not None)
        marked += [piece for piece in ground.pieces if piece.tag]
    return {
        "p": [at.on[0] if len(at.on) == 1 else list(at.on) for at in marked],
        "f": [[place, *at.found] for place, at in enumerate(marked) if at.found],
    }
