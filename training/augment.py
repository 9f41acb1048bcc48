"""Varies the look of articles (quotation marks, paragraphs, capitals, labels) so that it matters less."""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

Span = tuple[int, int]
Edit = tuple[int, int, str]

STYLES = {
    '""': 25, "“”": 25, "‘’": 18, "''": 14, ("``", "''"): 9, "«»": 4, "„“": 3, ("'", "’"): 2,
}  # fmt: skip
_DOUBLE = re.compile('[“”"]')
_BLANK = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True)
class Attribution:
    """Gold spans of one attribution."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    within: int | None = None  # the attribution whose content holds this one
    kind: int = -1  # what the source is, as a number of `windows.KINDS`; -1 where nobody says


@dataclass(frozen=True)
class Annotated:
    """A text with its gold attributions and the stretches that nobody annotated."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]
    discard: tuple[Span, ...] = ()
    convention: int = 0  # by which it was annotated: PolNeAR's, 0, or the guide's, 1


def edited(article: Annotated, edits: Sequence[Edit]) -> Annotated:
    """The article after edits that do not overlap; every span follows its text."""
    edits = sorted(edit for edit in edits if article.text[edit[0] : edit[1]] != edit[2])
    if not edits:
        return article
    starts, ends = [e[0] for e in edits], [e[1] for e in edits]
    shift, parts, at = [0], [], 0
    for start, end, new in edits:
        parts += [article.text[at:start], new]
        shift.append(shift[-1] + len(new) - (end - start))
        at = end

    def opening(point: int) -> int:
        n = bisect_right(ends, point)
        return (starts[n] if n < len(starts) and starts[n] < point else point) + shift[n]

    def closing(point: int) -> int:
        n = bisect_left(starts, point)
        return (ends[n - 1] if n and ends[n - 1] > point else point) + shift[n]

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        pairs = ((opening(s), closing(e)) for s, e in spans)
        return tuple((s, e) for s, e in pairs if s < e)

    attributions = tuple(
        replace(a, source=moved(a.source), cue=moved(a.cue), content=moved(a.content))
        for a in article.attributions
    )
    text = "".join([*parts, article.text[at:]])
    return replace(article, text=text, attributions=attributions, discard=moved(article.discard))


def requoted(article: Annotated, rng: random.Random) -> Annotated:
    """All double quotation marks in one other style."""
    style = rng.choices(list(STYLES), weights=list(STYLES.values()))[0]
    text, edits = article.text, []
    for match in _DOUBLE.finditer(text):
        at = match.start()
        before = text[at - 1] if at else " "
        opens = match[0] == "“" or (match[0] == '"' and (before.isspace() or before in "([{—–-‘'"))
        edits.append((at, at + 1, style[0] if opens else style[1]))
    if style[1] in ("”", "’") and rng.random() < 0.5:
        edits += [(m.start(), m.end(), "’") for m in re.finditer(r"(?<=\w)'(?=\w)", text)]
    elif rng.random() < 0.5:
        edits += [(m.start(), m.end(), "'") for m in re.finditer(r"(?<=\w)’(?=\w)", text)]
    return edited(article, edits)


def joined(article: Annotated, rng: random.Random) -> Annotated:
    """Paragraphs parted by one newline, or not at all."""
    mark = "\n" if rng.random() < 0.7 else " "
    return edited(article, [(m.start(), m.end(), mark) for m in _BLANK.finditer(article.text)])


def shouted(article: Annotated, _rng: random.Random) -> Annotated:
    """The first line in capitals."""
    end = article.text.find("\n")
    return edited(article, [(0, end, article.text[:end].upper())]) if 0 < end < 200 else article


def labelled(article: Annotated, rng: random.Random) -> Annotated:
    """Paragraphs that open "X said ..." as a transcript would have them: "X: ..."."""
    text, edits, changed = article.text, [], []
    upper, mark = rng.random() < 0.5, rng.choice((":", ":", ":", " —", " -"))
    for a in article.attributions:
        changed.append(a)
        if not (len(a.source) == len(a.cue) == 1 and a.content and rng.random() < 0.8):
            continue
        (start, end), (cue, cue_end), content = a.source[0], a.cue[0], a.content[0][0]
        plain = re.fullmatch(r"[\s,:]*(?:that)?\s*", text[cue_end:content]) if cue_end <= content else None
        if not (plain and 0 <= cue - end <= 2 and end - start < 40 and "\n\n" in "\n\n" + text[:start][-2:]):
            continue
        if start and not text[:start].endswith("\n"):
            continue
        edits += [
            (start, end, text[start:end].upper() if upper else text[start:end]),
            (end, content, mark + " "),
        ]
        changed[-1] = replace(a, cue=((end, content),))
    result = edited(replace(article, attributions=tuple(changed)), edits)
    bare = [
        replace(a, cue=tuple(_stripped(result.text, span) for span in a.cue)) for a in result.attributions
    ]
    return replace(result, attributions=tuple(bare))


def _stripped(text: str, span: Span) -> Span:
    piece = text[span[0] : span[1]]
    return span[0] + len(piece) - len(piece.lstrip()), span[1] - len(piece) + len(piece.rstrip())


CHANGES: tuple[tuple[float, Callable[[Annotated, random.Random], Annotated]], ...] = (
    (0.08, labelled),
    (0.25, requoted),
    (0.05, shouted),
    (0.10, joined),
)


def varied(article: Annotated, rng: random.Random) -> Annotated:
    """The article with each change made at its own low rate."""
    for rate, change in CHANGES:
        if rng.random() < rate:
            article = change(article, rng)
    return article
