"""What stands within so many signs of a place in a text, and the line that it stands in."""

from __future__ import annotations

import re


def before(text: str, at: int, signs: int) -> str:
    """The signs before a place, as far as there are so many."""
    return text[max(at - signs, 0) : at]


def about(text: str, start: int, end: int, signs: int) -> str:
    """A stretch of a text, with so many signs on either side of it."""
    return before(text, start, signs) + text[start : end + signs]


def found_before(pattern: re.Pattern[str], text: str, at: int, signs: int) -> re.Match[str] | None:
    """Where the pattern is found in the signs before a place; a word cut there is none."""
    return pattern.search(text, max(at - signs, 0), at)


def line_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line begins that a stretch begins in, and where that ends which it ends in."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, last if last >= 0 else len(text)


def cut(text: str, longest: int) -> str:
    """A text of no more signs than that, cut at a word."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"
