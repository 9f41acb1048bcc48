"""Recognises the dateline of a story: "KYIV (Reuters) - ", "WASHINGTON, May 24 (AP) —", "LONDON: "."""

from __future__ import annotations

import re

from auditor.read import dates
from auditor.read.lines import Line, Part
from auditor.read.vocabulary import AGENCIES, NOT_PLACES

PARAGRAPH = 60  # characters below which capitals and a colon are a headline's
REACH = 140  # characters of a paragraph in which a dateline ends
CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,24}(?:[ /](?:and |[A-ZÀ-Þ])[A-ZÀ-Þ.'’-]{1,24}){0,4}"
MIXED = r"[A-ZÀ-Þ][\w.'’-]{1,24}(?:[ /][A-ZÀ-Þ][\w.'’-]{1,24}){0,4}"
REGION = rf"(?:,\s(?!{dates.MONTH}\s\d)[A-ZÀ-Þ][\w.'’-]{{1,20}}(?:\s[A-ZÀ-Þ][\w.'’-]{{1,20}}){{0,3}})?"
DAY = rf"(?:,?\s(?i:{dates.MONTH})\s\d\d?(?:,?\s\d{{4}})?)?"
NAME = r"[(/](?P<agency>[A-Z][\w .,&'’-]{1,40})[)/]"
DASH = r"(?:\s{0,3}(?:--+|[–—―‒]+-?)\s{0,3}|\s{1,3}[-_]\s{1,3})"
FULL = re.compile(rf"(?P<line>{CAPS}{REGION}{DAY}(?:\s?{NAME})?),?(?P<dash>{DASH})(?!\s*[a-zß-ÿ])")
CREDITED = re.compile(
    rf"(?P<line>(?:{MIXED}{REGION}{DAY}|(?i:{dates.MONTH})\s\d\d?)?\s?{NAME})(?P<dash>{DASH}|:\s)?"
)
UNMARKED = re.compile(rf"(?P<line>{MIXED}{REGION}\s(?P<agency>CNN|AP|AFP|UPI|Reuters))(?P<dash>{DASH})")
COLON = re.compile(rf"(?P<line>{CAPS}{REGION}{DAY}(?:\s?{NAME})?)(?P<dash>:\s{{1,3}})(?=[A-ZÀ-Þ\"“‘'\d])")
SPEAKER = re.compile(r"[A-Z][A-Z.'’ -]{1,40}:\s")


def dateline(line: Line, following: list[Line]) -> list[Part]:
    """The dateline that opens a paragraph and the agency it names, as parts of the text; else nothing."""
    head = line.text[:REACH]
    match = FULL.match(head) or _credited(head) or UNMARKED.match(head) or _colon(line, following)
    if not match or match.group("line").split()[0].lower() in NOT_PLACES:
        return []
    at, until = match.span("line")
    parts = [Part("dateline", 0, match.end(), match.group("line"), at, until).moved(line.start)]
    if agency := match.group("agency"):
        start, end = match.span("agency")
        parts.append(Part("outlet", start, end, agency, start, end).moved(line.start))
    return parts


def _credited(head: str) -> re.Match[str] | None:
    """In ordinary letters, a place is one before a known agency alone."""
    match = CREDITED.match(head)
    return match if match and match.group("agency").lower() in AGENCIES else None


def _colon(line: Line, following: list[Line]) -> re.Match[str] | None:
    """Capitals and a colon: a place, unless other paragraphs open so too, as speakers of a transcript do."""
    match = COLON.match(line.text[:REACH])
    if not match or len(line.text) < PARAGRAPH:
        return None
    speakers = sum(bool(SPEAKER.match(other.text[:60])) for other in following)
    return None if speakers else match
