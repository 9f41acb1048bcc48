"""The counts and sums of a statement, how they are hedged, and which of two cannot both be right."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from auditor.stories.facts import is_year
from auditor.stories.words import STOP, Word, listed, stem
from auditor.words.days import MONTHS

_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
Bound = Literal["", "least", "most", "about"]
_BOUNDS: tuple[tuple[Bound, frozenset[str]], ...] = (
    ("least", frozenset(listed("least more over exceeding beyond minimum above"))),
    ("most", frozenset(listed("most up under below almost nearly maximum"))),
    ("about", frozenset(listed("about around roughly approximately some estimated"))),
)
CLOCK = "clock"  # what a time of day counts, in minutes
_CLOCK_BOUNDS: tuple[tuple[Bound, frozenset[str]], ...] = (
    ("about", _BOUNDS[2][1] | {"just", "shortly", "soon", "moments", "minutes", "close", "towards"}),
    ("least", frozenset(listed("after past since from"))),
    ("most", frozenset(listed("before by until till"))),
)
_HALVES = {"am": 0, "pm": 12}
_NAMED_TIMES = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 24 * 60}
A_MOMENT = 5  # minutes that two times may be apart by rounding
A_WHILE = 30  # the same where one is given with "about"
DAYS = {
    stem(unit): days
    for unit, days in (
        ("minute", 1 / 1440), ("hour", 1 / 24), ("day", 1), ("week", 7), ("fortnight", 14), ("month", 30.4),
        ("year", 365), ("decade", 3652),
    )
}  # fmt: skip
_LASTS = frozenset(listed("for within take takes took taken last lasts lasted another"))
BEFORE = 3  # words before a number among which "at least" and "about" stand
ROUGHLY = 0.2  # share by which a number that is given with "about" may be off


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the stem of what it counts; ``words`` are those that it is written in."""

    value: float
    of: str
    word: Word
    bound: Bound = ""
    words: tuple[Word, ...] = ()


def quantities(found: Sequence[Word]) -> list[Quantity]:
    """The counts and sums of a statement; years and days of a month are no quantities."""
    result = []
    for i, word in enumerate(found):
        if time := _time(found, i):
            result.append(time)
            continue
        value = 1.0 if _one(found, i) else _value(word.norm)
        if value is None or is_year(found, i) or (i and found[i - 1].norm in MONTHS):
            continue
        rest = [w.norm for w in found[i + 1 : i + 5]]
        scaled = bool(rest) and rest[0] in _SCALE
        if scaled:
            value *= _SCALE[rest.pop(0)]
        counted = next((stem(w) for w in rest if w not in STOP and _value(w) is None), "")
        long = counted in DAYS and stem(found[i + 1 + scaled].norm) == counted
        written_in = tuple(found[i : i + 1 + scaled + long])
        result.append(Quantity(value, counted, word, _bound([w.norm for w in found[:i]]), written_in))
    return result


def _one(found: Sequence[Word], i: int) -> bool:
    """Whether an article stands for the number of a stretch of time: "takes a month", not "twice a month"."""
    article = found[i].norm in ("a", "an") and 0 < i < len(found) - 1
    return article and found[i - 1].norm in _LASTS and stem(found[i + 1].norm) in DAYS


def _time(found: Sequence[Word], i: int) -> Quantity | None:
    """A time of day: "11.40 pm", "8 a.m.", "14:30", "noon"."""
    norm, half = found[i].norm, found[i + 1].norm if i + 1 < len(found) else ""
    value = _NAMED_TIMES.get(norm)
    match = re.fullmatch(r"(\d{1,2})(?:([.:])(\d\d))?", norm)
    if match and (half in _HALVES or match[2] == ":"):
        hour, minute = int(match[1]), int(match[3] or 0)
        late = _HALVES.get(half)
        value = (hour if late is None else hour % 12 + late) * 60 + minute
    if value is None:
        return None
    written_in = tuple(found[i : i + 1 + (half in _HALVES)])
    near = {w.norm for w in found[max(i - BEFORE, 0) : i]}
    bound: Bound = next((bound for bound, words in _CLOCK_BOUNDS if words & near), "")
    return Quantity(value, CLOCK, found[i], bound, written_in)


def _bound(before: Sequence[str]) -> Bound:
    """How a number is hedged by the words before it: "at least", "up to", "about"."""
    near = before[-BEFORE:]
    if near[-2:] in (["fewer", "than"], ["less", "than"]):
        return "least" if near[:-2] in (["no"], ["not"]) else "most"
    return next((bound for bound, words in _BOUNDS if words & set(near)), "")


def _value(norm: str) -> float | None:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(?:st|nd|rd|th)?", norm)
    return float(match.group(1)) if match else None


def numbers_differ(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[Quantity, Quantity]]:
    """Pairs of different numbers of the same thing, where neither side has the other's number too."""
    ours, theirs = _in_one_unit(quantities(a), quantities(b))
    pairs = []
    for x in ours:
        rivals = [y for y in theirs if y.of == x.of and x.of]
        if rivals and not any(_agree(x, y) for y in theirs) and not any(_agree(z, rivals[0]) for z in ours):
            pairs.append((x, rivals[0]))
    return pairs


def _in_one_unit(a: list[Quantity], b: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """The same, in days, where each side has one stretch of time and they are counted in different units."""
    ours, theirs = ([q for q in side if q.of in DAYS] for side in (a, b))
    if len(ours) != 1 or len(theirs) != 1 or ours[0].of == theirs[0].of:
        return a, b
    return [_days(q) for q in a], [_days(q) for q in b]


def _days(q: Quantity) -> Quantity:
    return replace(q, value=q.value * DAYS[q.of], of="day") if q.of in DAYS else q


def _agree(x: Quantity, y: Quantity) -> bool:
    """Whether both numbers may be right: "at least six" and eight, "about 300" and 340."""
    low, high = sorted((x, y), key=lambda q: q.value)
    clock = x.of == y.of == CLOCK
    if clock and high.value - low.value <= (A_WHILE if "about" in (x.bound, y.bound) else A_MOMENT):
        return True
    if (not clock and _close(x.value, y.value)) or low.bound == "least" or high.bound == "most":
        return True
    return not clock and "about" in (x.bound, y.bound) and high.value - low.value <= ROUGHLY * high.value


def _close(x: float, y: float) -> bool:
    """Equal up to rounding ("11 million" for 11.7 million, but not 3 for 4)."""
    return math.isclose(x, y) or (abs(x - y) <= 0.08 * max(x, y) and max(x, y) >= 10)


def numbers_shared(a: Sequence[Word], b: Sequence[Word]) -> int:
    """How many numbers stand on both sides."""
    theirs = {y.value for y in quantities(b)}
    return len({x.value for x in quantities(a)} & theirs)
