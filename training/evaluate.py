"""Scores predicted attributions the way the published figures are scored: word tokens, paired one to one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from training.augment import Annotated, Span

TOKEN = re.compile(r"\w+", re.UNICODE)
ROLES = ("source", "cue", "content")
LEVELS = ("detected", "cue", "source-exact", "content-exact", "full-exact", "full-soft")
Tokens = Mapping[str, frozenset[int]]


@dataclass(frozen=True)
class Pair:
    """A gold attribution (by number), the predicted one that it is paired with, and the levels reached."""

    gold: int
    predicted: int
    hits: frozenset[str]


def tokens_of(text: str) -> list[Span]:
    """Word tokens of a text."""
    return [m.span() for m in TOKEN.finditer(text)]


def covered(spans: Sequence[Span], tokens: Sequence[Span]) -> frozenset[int]:
    """Tokens that any of the spans covers, wholly or in part."""
    result: set[int] = set()
    for start, end in spans:
        first = bisect_right(tokens, start, key=lambda token: token[1])
        result.update(range(first, max(first, bisect_left(tokens, end, key=lambda token: token[0]))))
    return frozenset(result)


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Overlap of two token sets."""
    return 1.0 if not a and not b else 2 * len(a & b) / (len(a) + len(b))


def levels(gold: Tokens, predicted: Tokens) -> frozenset[str]:
    """The levels that a pair reaches."""
    cue = bool(gold["cue"] & predicted["cue"]) or not (gold["cue"] or predicted["cue"])
    source, content = (gold[role] == predicted[role] for role in ("source", "content"))
    soft = all(dice(gold[role], predicted[role]) >= 0.5 for role in ("source", "content"))
    reached = {
        "detected": True, "cue": cue, "source-exact": source, "content-exact": content,
        "full-exact": cue and source and content, "full-soft": cue and soft,
        "cue-exact": gold["cue"] == predicted["cue"],
    }  # fmt: skip
    return frozenset(name for name, hit in reached.items() if hit)


def pairs(gold: Sequence[Tokens], predicted: Sequence[Tokens]) -> list[Pair]:
    """One to one, the pair that shares the most first."""
    rows = []
    for g, left in enumerate(gold):
        for p, right in enumerate(predicted):
            shared = {role: len(left[role] & right[role]) for role in ROLES}
            if shared["cue"] or shared["content"]:
                rows.append((-(2 * shared["cue"] + shared["source"] + shared["content"]), g, p))
    taken_gold: set[int] = set()
    taken: set[int] = set()
    result = []
    for _, g, p in sorted(rows):
        if g not in taken_gold and p not in taken:
            taken_gold.add(g)
            taken.add(p)
            result.append(Pair(g, p, levels(gold[g], predicted[p])))
    return result


def in_tokens(spans: Mapping[str, Sequence[Span]], tokens: Sequence[Span]) -> Tokens:
    """The roles of one attribution as token sets."""
    return {role: covered(spans[role], tokens) for role in ROLES}


def spans_of(attribution: object) -> dict[str, Sequence[Span]]:
    """The roles of anything that has source, cue and content."""
    return {role: getattr(attribution, role) for role in ROLES}


class Known:
    """An article's gold attributions in tokens."""

    def __init__(self, article: Annotated) -> None:
        self.words = tokens_of(article.text)
        self.discard = covered(article.discard, self.words)
        self.gold = [self.tokens(a) for a in article.attributions]

    def tokens(self, attribution: object) -> Tokens:
        """Any attribution of this article in tokens."""
        return in_tokens(spans_of(attribution), self.words)


class Score:
    """Sums hits over articles."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.gold = self.predicted = 0

    def add(self, article: Annotated, predicted: Iterable[object]) -> list[Pair]:
        """One article; predictions wholly inside its discarded text do not count."""
        known = Known(article)
        return self.count(known, [known.tokens(p) for p in predicted])

    def count(self, known: Known, found: Sequence[Tokens]) -> list[Pair]:
        """The same for token sets."""
        kept = [
            k
            for k, f in enumerate(found)
            if not (u := f["source"] | f["cue"] | f["content"]) or not u <= known.discard
        ]
        paired = pairs(known.gold, [found[k] for k in kept])
        self.gold += len(known.gold)
        self.predicted += len(kept)
        for pair in paired:
            self.hits.update(pair.hits)
        return [Pair(pair.gold, kept[pair.predicted], pair.hits) for pair in paired]

    def f1(self, level: str) -> float:
        """F1 of one level."""
        return 2 * self.hits[level] / max(1, self.gold + self.predicted)

    def table(self) -> str:
        """Precision, recall and F1 of every level."""
        rows = [f"{self.gold} gold and {self.predicted} predicted attributions"]
        for level in LEVELS:
            hit = self.hits[level]
            precision, recall = hit / max(1, self.predicted), hit / max(1, self.gold)
            rows.append(f"{level:15} P {precision:6.1%}  R {recall:6.1%}  F1 {self.f1(level):6.1%}")
        return "\n".join(rows)
