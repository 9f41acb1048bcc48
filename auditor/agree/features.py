"""What can be seen of a pair of statements, as numbers between 0 and 1 for the relation model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from auditor.agree.align import Alignment, align
from auditor.agree.facts import (
    ANTI,
    PRO,
    Quantity,
    When,
    dates,
    dates_differ,
    negations,
    numbers_differ,
    numbers_shared,
    opposed,
    turned,
)
from auditor.agree.speakers import Verdict, compare
from auditor.agree.statements import Statement
from auditor.agree.weights import total, weight
from auditor.agree.words import STOP, Word, stem

SAID_AGAIN = 0.8  # share of telling words from which two statements may be one act of saying


@dataclass(frozen=True)
class Pair:
    """Two statements and the evidence on how they relate; each piece is worked out once, when asked for."""

    a: Statement
    b: Statement
    alike: float = 1.0  # how alike the two articles are, from 0 to 1 (one and the same)

    @cached_property
    def whole(self) -> Alignment:
        """All words of the one against all words of the other."""
        return align(self.a.words, self.b.words)

    @cached_property
    def quotes(self) -> Alignment:
        """The quoted words of the one against those of the other."""
        return align(self.a.quoted, self.b.quoted)

    @cached_property
    def speakers(self) -> Verdict:
        """Whether one speaker stands behind both."""
        return compare(self.a.speaker, self.b.speaker)

    @cached_property
    def shared(self) -> frozenset[str]:
        """The stems that both have."""
        return self.a.stems & self.b.stems

    @cached_property
    def cover(self) -> float:
        """How much of the slighter statement the other holds, weighed by how telling the words are."""
        least = min(self.a.weight, self.b.weight)
        return min(total(self.shared) / least, 1.0) if least > 0 else 0.0

    @cached_property
    def overlap(self) -> float:
        """Weighted Jaccard overlap of the stems."""
        union = total(self.a.stems | self.b.stems)
        return total(self.shared) / union if union > 0 else 0.0

    @cached_property
    def turned(self) -> bool:
        """Whether a changed stretch of a shared quotation turns its sense round."""
        return any(
            (negations(self.quotes.a[x.a0 : x.a1]) + negations(self.quotes.b[x.b0 : x.b1])) % 2 == 1
            for x in self.quotes.changed
        )

    @cached_property
    def stance(self) -> tuple[int, int]:
        """For each side 1 (it is for what both speak of), -1 (against) or 0."""
        return _stance(self.a), _stance(self.b)

    @cached_property
    def negated(self) -> frozenset[str]:
        """Shared words that one side alone negates."""
        return (turned(self.a.words) ^ turned(self.b.words)) & self.shared

    @cached_property
    def numbers(self) -> list[tuple[Quantity, Quantity]]:
        """Different numbers of one thing, one of each side."""
        return numbers_differ(self.a.words, self.b.words)

    @cached_property
    def negation(self) -> bool:
        """Whether one side negates and the other does not."""
        return (negations(self.a.words) + self.a.negated) % 2 != (
            negations(self.b.words) + self.b.negated
        ) % 2

    @cached_property
    def predicates(self) -> tuple[str, str] | None:
        """Opposed words, one on each side."""
        return opposed(self.a.stems, self.b.stems)

    @cached_property
    def opposition(self) -> bool:
        """Whether anything can be pointed at that sets the two against each other."""
        clash = sorted(self.stance) == [-1, 1]
        return bool(self.numbers or self.negated or self.predicates or self.dates or self.told_apart or clash)

    @cached_property
    def dates(self) -> tuple[When, When] | None:
        """Dates within the two contents that contradict each other."""
        return dates_differ(dates(self.a.words, self.a.day), dates(self.b.words, self.b.day))

    @cached_property
    def told_apart(self) -> tuple[When, When] | None:
        """The years or months in which two articles have one speaker say this, where they differ."""
        ours, theirs = _long_dates(self.a), _long_dates(self.b)
        if not len(ours) == len(theirs) == 1 or self.speakers == "different" or self.cover < SAID_AGAIN:
            return None
        return dates_differ(ours, theirs)


def _long_dates(statement: Statement) -> list[When]:
    """The months and years in a statement and its cue's sentence; days are too easily those of printing."""
    found = (*statement.around, *dates(statement.words, statement.day))
    return [w for w in found if (w.last - w.first).days > 6]


def _stance(statement: Statement) -> int:
    """Read from the cue, or where the cue takes no side, from what is said."""
    for words in (set(statement.cue), statement.stems):
        against, favour = bool(words & ANTI), bool(words & PRO)
        if against or favour:
            return (-1 if against else 1) * (-1 if statement.negated else 1)
    return 0


def features(pair: Pair) -> dict[str, float]:
    """The pair as named numbers, symmetric in its sides."""
    a, b, quotes, whole = pair.a, pair.b, pair.quotes, pair.whole
    least_quoted = min(len(a.quoted), len(b.quoted))
    least = min(len(a.words), len(b.words))
    changed = sum(x.size for x in quotes.changed)
    core = quotes.shared if least_quoted else 0
    one, both = bool(a.quoted) != bool(b.quoted), least_quoted > 0
    kept = _kept(pair)
    stances = sorted(pair.stance)
    clash = pair.cover * (stances == [-1, 1])
    same, different = pair.speakers == "same", pair.speakers == "different"
    gap = abs((a.day - b.day).days) if a.day and b.day else 0
    return {
        "both quoted": float(both),
        "one quoted": float(one),
        "shared quoted": min(core / 6, 1.0) * both,
        "quoted cover": core / least_quoted if both else 0.0,
        "quote unchanged": float(both and core >= 3 and changed == 0),
        "quote changed": float(both and core >= 3 and changed > 0),
        "quote change share": changed / (changed + core) if both and core >= 3 else 0.0,
        "sense turned": float(both and core >= 3 and pair.turned),
        "quotation kept": _runs(pair, quoted=True),
        "quotation kept unquoted": _runs(pair, quoted=False),
        "quoted words kept": kept,
        "quoted words kept by paraphrase": kept * one,
        "run": min(whole.run / 8, 1.0),
        "run cover": whole.same / least if least else 0.0,
        "verbatim": float(whole.run >= 5 and whole.run >= 0.9 * least),
        "cover": pair.cover,
        "cover squared": pair.cover**2,
        "overlap": pair.overlap,
        "shared weight": min(total(pair.shared) / 4, 1.0),
        "rarest shared": max((weight(s) for s in pair.shared), default=0.0),
        "shared names": _names(pair),
        "short": float(min(len(a.stems), len(b.stems)) < 3),
        "same speaker": float(same),
        "other speaker": float(different),
        "cover by same speaker": pair.cover * same,
        "cover by other speaker": pair.cover * different,
        "overlap by same speaker": pair.overlap * same,
        "numbers shared": float(min(numbers_shared(a.words, b.words), 2)) / 2,
        "numbers differ": float(bool(pair.numbers)),
        "numbers differ covered": pair.cover * bool(pair.numbers),
        "negation differs": float(pair.negation),
        "negation differs covered": pair.cover * pair.negation,
        "shared word negated": min(total(pair.negated) / 0.6, 1.0),
        "shared word negated covered": pair.cover * min(total(pair.negated) / 0.6, 1.0),
        "predicates opposed": float(pair.predicates is not None),
        "predicates opposed covered": pair.cover * (pair.predicates is not None),
        "stances clash": clash,
        "opposition overlapping": pair.overlap * pair.opposition,
        "both against": pair.cover * (stances == [-1, -1]),
        "both for": pair.cover * (stances == [1, 1]),
        "one against": pair.cover * (stances == [-1, 0]),
        "articles alike": pair.alike,
        "days apart": min(gap / 7, 1.0),
        "same day": float(gap <= 1 and bool(a.day and b.day)),
    }


def _kept(pair: Pair) -> float:
    """Share of one side's quoted words that the other side has too, quoted or not; the better of the two
    sides.
    """
    shares = []
    for quoted, ours in ((pair.a.quoted, True), (pair.b.quoted, False)):
        if quoted:
            places = {(w.of, w.start) for w in quoted}
            shares.append(sum((w.of, w.start) in places for w in _same(pair.whole, ours)) / len(quoted))
    return max(shares, default=0.0)


def _runs(pair: Pair, quoted: bool) -> float:
    """The weight, up to 1, of the most telling quotation of one side that the other side has word for
    word.
    """
    best = 0.0
    for ours, theirs in ((pair.a, pair.b), (pair.b, pair.a)):
        other = " ".join(("|" if w.gap else "") + w.norm for w in (theirs.quoted if quoted else theirs.words))
        for run in _quotations(ours):
            if f" {' '.join(w.norm for w in run)} " in f" {other} ":
                best = max(best, total({stem(w.norm) for w in run if w.norm not in STOP}) / 2)
    return min(best, 1.0)


def _quotations(statement: Statement) -> Iterable[list[Word]]:
    for _, run in groupby(statement.quoted, key=lambda w: w.piece):
        yield list(run)


def _same(alignment: Alignment, ours: bool) -> Iterable[Word]:
    for block in alignment.blocks:
        if block.change in ("same", "spelling"):
            yield from alignment.a[block.a0 : block.a1] if ours else alignment.b[block.b0 : block.b1]


def _names(pair: Pair) -> float:
    ours = {w.norm for w in pair.a.words if w.capital}
    theirs = {w.norm for w in pair.b.words if w.capital}
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
