"""Reads the front matter and the title of a Markdown text, which is indexed raw."""

from __future__ import annotations

import re

from auditor.model import BlockKind
from auditor.read import dates
from auditor.read.lines import Line, Part, lines

REACH = 20_000  # characters in which front matter ends
FENCE = re.compile(r"---[ \t]*\r?\n")
CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
PAIR = re.compile(r"([A-Za-z_][\w-]{0,40})\s{0,3}:[ \t]+(\S.*)")
TITLE = re.compile(r"#[ \t]+(\S.*?)(?:[ \t]+#+)?$")
KEYS: dict[str, BlockKind] = {
    "title": "headline", "headline": "headline", "author": "byline", "authors": "byline", "byline": "byline",
    "date": "date", "published": "date", "publishdate": "date", "outlet": "outlet", "publisher": "outlet",
    "publication": "outlet", "source": "outlet", "url": "url", "link": "url", "canonical": "url",
    "section": "section",
}  # fmt: skip


def front_matter(text: str) -> tuple[list[Part], int]:
    """The parts of a head of ``key: value`` lines between fences, and where it ends; else nothing and 0."""
    opening = FENCE.match(text)
    closing = CLOSE.search(text, opening.end(), REACH) if opening else None
    if not opening or not closing:
        return [], 0
    inside = list(lines(text, opening.end(), closing.start()))
    if not any(PAIR.fullmatch(line.text) for line in inside):
        return [], 0
    return [part for line in inside for part in _pair(line)], closing.end()


def is_evident(text: str) -> bool:
    """Whether a text of no extension is Markdown: it opens with a title as only Markdown has them."""
    first = next(lines(text, 0, REACH), None)
    return bool(first and first.apart and TITLE.fullmatch(first.text))


def title(text: str, start: int) -> Part | None:
    """The ``# Title`` that is the first line from ``start`` on, without its marks."""
    first = next(lines(text, start, start + REACH), None)
    match = TITLE.fullmatch(first.text) if first else None
    if not first or not match:
        return None
    at, until = (first.start + i for i in match.span(1))
    return Part("headline", at, until, match.group(1), at, until)


def _pair(line: Line) -> list[Part]:
    """A pair tells a value; its key, and all that is not understood, is boilerplate."""
    pair = PAIR.fullmatch(line.text)
    kind = KEYS.get(pair.group(1).lower()) if pair else None
    if not pair or not kind:
        return [Part("boilerplate", line.start, line.end)]
    start, end = pair.span(2)
    value = pair.group(2)
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        start, end, value = start + 1, end - 1, value[1:-1]
    elif kind == "byline" and value.startswith("[") and value.endswith("]"):
        start, end, value = start + 1, end - 1, value[1:-1].replace('"', "")
    date = dates.normalised(value) if kind == "date" else None
    key = Part("boilerplate", line.start, line.start + start)
    told = date.value if date else value
    other = date.other if date else None
    return [key, Part(kind, start, end, told, start, end, other).moved(line.start)]
