"""Where a text says itself that it is another outlet's: in a line about all of it, or before a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor import Ledger, Span
from auditor_checks.directness.outlets import OUTLET, RUN, is_own
from auditor_checks.signs import line_at

_NAME = (
    r"(?P<name>(?:[A-Z][\w.&’'-]*|\w+\.\w{2,3})(?:\s+[A-Z][\w.&’'-]*){0,4}|[a-z]+(?:\s+[a-z]+){1,4}(?=\s*$))"
)
ALL = re.compile(
    r"\b(?i:(?:(?:this|the)\s+(?:article|story|piece|post|report)\s+)?(?:was\s+)?(?:first|originally)\s+"
    rf"(?:published|appeared|ran|posted|printed)\s+(?:on|in|at|by|with)\s+(?:the\s+)?){_NAME}",
    re.MULTILINE,
)
BLOCK = re.compile(
    r"^[ \t]*(?i:from|via|here[’']s|here is|as|over at)\s+(?:the\s+)?"
    r"(?:[A-Z]\w+\s+[A-Z]\w+\s+(?:at|of|in|for)\s+(?:the\s+)?)?"
    rf"{_NAME}(?:\s+(?:reports|reported|writes|wrote|puts\s+it|explains|notes))?:[ \t]*$",
    re.MULTILINE,
)
_ARTICLE = re.compile(r"(?:this|the)\s+(?:article|story|piece|post|report)\b", re.IGNORECASE)
_LONG = 12  # words of a line that is about the whole text, where nothing says "this article"


class Borrowed(NamedTuple):
    """Another outlet's part of a text: whose, the words that say so, and where it begins and ends."""

    name: str
    mark: Span
    start: int
    end: int

    @property
    def whole(self) -> bool:
        """Whether it is all of the text."""
        return self.start == 0


def borrowed(ledger: Ledger) -> list[Borrowed]:
    """What a text says it has from elsewhere, word for word."""
    text = ledger.article.text
    found = [Borrowed(name, mark, 0, len(text)) for name, mark in _all(text)]
    found += [Borrowed(name, mark, mark.end, len(text)) for name, mark in _blocks(text)]
    return [b for b in found if not is_own(ledger, b.name)]


def _all(text: str) -> Iterator[tuple[str, Span]]:
    for match in ALL.finditer(text):
        line = text[slice(*line_at(text, *match.span()))]
        if _ARTICLE.match(match[0]) or len(line.split()) <= _LONG:
            yield match["name"].rstrip(".,"), Span(start=match.start(), end=match.end())


def _blocks(text: str) -> Iterator[tuple[str, Span]]:
    for match in BLOCK.finditer(text):
        if OUTLET.search(match["name"]) or RUN.search(match["name"]) or "." in match["name"]:
            yield match["name"], Span(start=match.start(), end=match.end())
