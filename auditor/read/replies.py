"""Finds what a mail quotes of the mail it answers, which is no prose of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model import Block, BlockKind, Span
from auditor.read.lines import Line, lines

QUOTED = re.compile(r">+ ?")
INTRODUCED = re.compile(
    r"(?:on\b.{4,120}|.{2,80})\bwrote\s?:$|-+\s?(?:original|forwarded) message\s?-+$", re.I
)
MOST = 0.6  # share of quoted lines above which a text is one mail that was passed on


def replies(text: str, start: int = 0) -> Iterator[Block]:
    """Quoted lines with the line that introduces them; only the signs where nearly all lines are quoted."""
    if ">" not in text:
        return
    found = list(lines(text, start))
    signs = [QUOTED.match(line.text) for line in found]
    if sum(map(bool, signs)) >= MOST * len(found):
        yield from (
            _block("markup", line.start, line.start + s.end())
            for line, s in zip(found, signs, strict=True)
            if s
        )
        return
    for at, (line, sign) in enumerate(zip(found, signs, strict=True)):
        if sign or _introduces(line, signs[at + 1 : at + 2]):
            yield _block("boilerplate", line.start, line.end)


def _introduces(line: Line, following: list[re.Match[str] | None]) -> bool:
    return bool(INTRODUCED.match(line.text)) and any(following)


def _block(kind: BlockKind, start: int, end: int) -> Block:
    return Block(kind=kind, span=Span(start=start, end=end))
