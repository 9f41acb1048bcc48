"""Finds dates and times in the words of a head and puts them in ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from auditor.words.days import MONTHS, SHORT_DAYS, SHORT_MONTHS, WEEKDAYS

MONTH = rf"(?:{'|'.join((*MONTHS, *SHORT_MONTHS))})\b\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
WEEKDAY = rf"(?:(?:{'|'.join((*WEEKDAYS, *SHORT_DAYS))})\b\.?,?\s{{1,3}})?"
YEAR = r"(?:1[89]|20)\d\d"
ZONE = r"(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|WES?T|MSK|IST|JST|AES?T|AEDT|Z)\b"
OFFSET = r"[+-]\d\d:?\d\d"
HALF = r"[ap]\.?\s?m\b\.?"
MINUTES = (
    r"(?:[01]?\d|2[0-4])(?:\s?[:hH]\s?[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?"
    r"|\.[0-5]\d(?=\s{0,2}(?:[ap]\.?m\b|GMT|UTC|BST|CES?T)))"
)
CLOCK = rf"(?:{MINUTES}(?:\s{{0,2}}{HALF})?|\d{{1,2}}\s?{HALF})"
TIME = rf"{CLOCK}(?:\s{{0,2}}\(?(?:{ZONE}|{OFFSET})\)?)?"
PLAIN = (
    rf"(?P<iso>{YEAR}-\d\d?-\d\d?)|(?P<slashed>{YEAR}/\d\d?/\d\d?)|(?P<numbers>\d\d?[/.-]\d\d?[/.-]{YEAR})"
    rf"|(?P<mdy>{MONTH}\s{{0,2}}{DAY},?\s{{1,3}}{YEAR})|(?P<dmy>{DAY}[\s-]{{1,3}}{MONTH},?[\s-]{{0,3}}{YEAR})"
    rf"|(?P<short>{MONTH}\s{{1,2}}{DAY}(?!\d)|{DAY}\s{{1,2}}{MONTH})"
)
GLUE = r"(?:T|,?\s{1,3}(?:at\s|-\s|\|\s|@\s)?)"
DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<before>{TIME}),?\s{{1,3}}(?:on\s)?)?{WEEKDAY}(?:{PLAIN})(?:{GLUE}(?P<after>{TIME}))?(?![\w/])",
    re.IGNORECASE,
)
LONE_TIME = re.compile(rf"(?<![\w/.-]){TIME}(?![\w/])", re.IGNORECASE)
AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|three)\s(?:min(?:ute)?|hour|day|week|month|year|hr)s?\sago\b", re.IGNORECASE
)
OFFSETS = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "GMT": 0,
    "UTC": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "WET": 0, "WEST": 1, "MSK": 3,
    "JST": 9, "AEST": 10, "AEDT": 11,
}  # fmt: skip
UNIX = re.compile(r"[1-9]\d{8,9}|[1-9]\d{11,12}")  # seconds, or thousandths of them, since 1970
AMERICAN = re.compile(rf"{HALF}|\b[ECMP][SD]?T\b", re.IGNORECASE)
EUROPEAN = re.compile(r"\d\s?[hH]\s?\d|\d\.\d|\b(?:BST|CES?T|EES?T|WES?T|MSK)\b")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as it stands in ``[start, end)`` of what was searched.

    ``value`` is ISO 8601, or None for half a date; ``other`` is a second reading, with day and month swapped.
    """

    start: int
    end: int
    value: str | None
    other: str | None = None


def find(line: str) -> list[Date]:
    """All dates of one short line, in order; lone times and "2 hours ago" have no value."""
    found = [_read(match) for match in DATE.finditer(line)]
    dates = [d for d in found if d is not None]
    for match in (*LONE_TIME.finditer(line), *AGO.finditer(line)):
        if all(match.end() <= d.start or match.start() >= d.end for d in dates):
            dates.append(Date(match.start(), match.end(), None))
    return sorted(dates, key=lambda d: d.start)


def normalised(words: str) -> Date | None:
    """The one date that ``words`` is, such as the value of a field; None where it is none or half a date."""
    stripped = words.strip()
    if UNIX.fullmatch(stripped):
        seconds = int(stripped) / (1_000 if len(stripped) > 10 else 1)
        moment = datetime.fromtimestamp(seconds, UTC)
        return Date(0, len(words), moment.isoformat(timespec="seconds" if moment.second else "minutes"))
    try:
        return Date(0, len(words), _iso(datetime.fromisoformat(stripped), stripped))
    except ValueError:
        found = find(stripped[:200])
    return found[0] if len(found) == 1 and found[0].value else None


def _read(match: re.Match[str]) -> Date | None:
    """A matched date. Where day and month are both below 13, the day is first if the words are written as in
    Europe (19h28, 24.05.2024, CET), else the month; ``other`` then keeps the second reading, unless "p.m." or
    "EDT" speak for America."""
    words = match.group()
    start, end = match.span()
    if match.group("short"):
        return Date(start, end, None)
    if not match.group("numbers"):
        value = _parsed(words, match, day_first=False)
        return Date(start, end, value) if value else None
    first, second = _parsed(words, match, day_first=False), _parsed(words, match, day_first=True)
    if not first or not second or first == second:
        value = first or second
        return Date(start, end, value) if value else None
    if EUROPEAN.search(words):
        return Date(start, end, second)
    return Date(start, end, first, None if AMERICAN.search(words) else second)


def _parsed(words: str, match: re.Match[str], day_first: bool) -> str | None:
    from dateutil import parser

    numbers = match.group("numbers")
    clock = _clock(match.group("before") or match.group("after") or "")
    date = match.group("iso") or match.group("slashed") or match.group("mdy") or match.group("dmy")
    if numbers:
        date = _ordered(numbers, day_first)
    if not date:
        return None
    zones = {name: hours * 3600 for name, hours in OFFSETS.items()}
    try:
        moment = parser.parse(f"{date} {clock}".strip().upper(), tzinfos=zones, default=datetime(2000, 1, 1))
    except (ValueError, OverflowError):
        return None
    return _iso(moment, clock)


def _ordered(numbers: str, day_first: bool) -> str | None:
    first, second, year = (int(n) for n in re.split(r"[/.-]", numbers))
    day, month = (first, second) if day_first else (second, first)
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _clock(words: str) -> str:
    """The time, as dateutil reads it; zones that name no offset (ET) are left out."""
    plain = re.sub(r"(?<=\d)\s?[hH]\s?(?=\d)|(?<=\d)\.(?=\d\d\b)", ":", words)
    plain = (
        re.sub(r"([ap])\.?\s?m\b\.?", r"\1m", plain, flags=re.IGNORECASE).replace("(", "").replace(")", "")
    )
    return re.sub(r"\b(?:[ECMP]T|IST|AET)\b", "", plain, flags=re.IGNORECASE).strip()


def _iso(moment: datetime, words: str) -> str:
    if not re.search(r"\d\s?[:hHTt]|[ap]\.?m", words, re.IGNORECASE):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
