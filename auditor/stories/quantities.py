"""The counts and sums of a statement, how they are hedged, and which of two cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from auditor.stories.words import STOP, Word, listed, stem
from auditor.words.days import MONTHS

_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
Bound = Literal["", "least", "most", "about"]
_BOUNDS: tuple[tuple[Bound, frozenset[str]], ...] = (
    ("least", frozenset(listed("least more over exceeding beyond minimum above"))),
    ("most", frozenset(listed("most up under below almost nearly maximum"))),
    ("about", frozenset(listed("about around roughly approximately some estimated"))),
)
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
        value = _value(word.norm)
        if value is None or 1900 <= value <= 2100 or (i and found[i - 1].norm in MONTHS):
            continue
        rest = [w.norm for w in found[i + 1 : i + 5]]
        scaled = bool(rest) and rest[0] in _SCALE
        if scaled:
            value *= _SCALE[rest.pop(0)]
        counted = next((stem(w) for w in rest if w not in STOP and _value(w) is None), "")
        written_in = tuple(found[i : i + 1 + scaled])
        result.append(Quantity(value, counted, word, _bound([w.norm for w in found[:i]]), written_in))
    return result


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
    ours, theirs = quantities(a), quantities(b)
    pairs = []
    for x in ours:
        rivals = [y for y in theirs if y.of == x.of and x.of]
        if rivals and not any(_agree(x, y) for y in theirs) and not any(_agree(z, rivals[0]) for z in ours):
            pairs.append((x, rivals[0]))
    return pairs


def _agree(x: Quantity, y: Quantity) -> bool:
    """Whether both numbers may be right: "at least six" and eight, "about 300" and 340."""
    low, high = sorted((x, y), key=lambda q: q.value)
    if _close(x.value, y.value) or low.bound == "least" or high.bound == "most":
        return True
    return "about" in (x.bound, y.bound) and high.value - low.value <= ROUGHLY * high.value


def _close(x: float, y: float) -> bool:
    """Equal up to rounding ("11 million" for 11.7 million, but not 3 for 4)."""
    return x == y or (abs(x - y) <= 0.08 * max(x, y) and max(x, y) >= 10)


def numbers_shared(a: Sequence[Word], b: Sequence[Word]) -> int:
    """How many numbers stand on both sides."""
    theirs = {y.value for y in quantities(b)}
    return len({x.value for x in quantities(a)} & theirs)
