"""Finds the time stamps of a live page: lines that begin with, or are, the time of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.read.dates import TIME
from auditor.read.lines import Part, lines

LEAST = 2  # stamps that make a page a live one; a single sentence may well begin with a time
STAMP = re.compile(
    rf"[\[(]?(?:(?i:(?:last\s)?updated|posted|published)(?:\s+at)?:?\s+)?(?i:{TIME})(?![\w/])[\])]?"
    r"(?:\s*[-–—|:•]\s+|\s+|\s*$)(?=$|[\[(]?[\"“‘'@#]?[A-Z])"
)


def stamps(text: str) -> Iterator[Part]:
    """The stamps at the beginnings of lines, if there are several. Linear time."""
    found = [
        Part("date", line.start, line.start + len(match[0].rstrip()))
        for line in lines(text)
        if (match := STAMP.match(line.text[:80]))
    ]
    if len(found) >= LEAST:
        yield from found
