"""One document of a database's export while it is taken apart: its text, and what its fields tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from auditor.contract.readers import Draft
from auditor.model import Block, BlockKind, Fact, Span
from auditor.read import dates
from auditor.read.lines import Line

WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,? ?", re.IGNORECASE)
RIGHTS = re.compile(r"(?:copyright|©|\(c\))\s?.{0,300}|all rights reserved\.?.{0,80}", re.IGNORECASE)
TOLD: dict[str, BlockKind] = {
    "byline": "byline", "author": "byline", "authors": "byline", "section": "section", "dateline": "dateline",
    "title": "headline", "headline": "headline", "publication title": "outlet", "publication date": "date",
    "url": "url", "document url": "url", "hd": "headline", "by": "byline", "pd": "date",
    "sn": "outlet", "se": "section",
}  # fmt: skip


@dataclass
class Document:
    """One document of an export while its lines are read; offsets are of its own text."""

    text: str
    facts: dict[str, Fact] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    def tell(self, kind: BlockKind, start: int, end: int, at: int | None = None) -> None:
        """A stretch that tells a value, from ``at`` on; the first of a kind counts."""
        at = start if at is None else at
        self.blocks.append(Block(kind=kind, span=Span(start=start, end=end)))
        value = " ".join(self.text[at:end].split())
        if kind == "date":
            value = WEEKDAY.sub("", value).strip(" ,")
        if kind == "outlet":
            value = re.split(r"\s?[;\[]", value)[0]
        if kind == "byline":
            value = re.sub(r"^by:? ", "", value, flags=re.IGNORECASE)
        if kind == "dateline" or not value:
            value = value.rstrip(" -–—:")
        if value and kind != "boilerplate":
            self.facts.setdefault(kind, Fact(value=value, found_in="text", span=Span(start=at, end=end)))

    def skip(self, line: Line) -> None:
        """A line that is no prose."""
        self.blocks.append(Block(kind="boilerplate", span=Span(start=line.start, end=line.end)))

    def draft(self, line: int | None, place: str) -> Draft:
        """What was read of it."""
        self.facts.pop("rights", None)  # only a sign of where the body begins
        return Draft(
            self.text, facts=self.facts, blocks=tuple(self.blocks), head="none", line=line, place=place
        )


def told_by(document: Document, line: Line, match: re.Match[str]) -> None:
    label, value = match.group("label").lower(), match.group("value")
    kind = TOLD.get(label)
    if label == "length" and value:
        span = Span(start=line.start + match.start("value"), end=line.end)
        document.facts.setdefault("length", Fact(value=value, found_in="text", span=span))
    if kind and value:
        document.tell(kind, line.start, line.end, line.start + match.start("value"))
    elif label == "body" and value:
        document.blocks.append(
            Block(kind="boilerplate", span=Span(start=line.start, end=line.start + match.start("value")))
        )
    else:
        document.skip(line)


def is_date(words: str) -> bool:
    return len(words) < 60 and dates.normalised(WEEKDAY.sub("", words).strip(" ,")) is not None


def span_of(line: Line) -> Span:
    return Span(start=line.start, end=line.end)
