"""Whether two statements assert one proposition or its contrary, in whatever words of that meaning.

"It will not open before spring" is "it will stay closed until spring"; "the dam is safe" and "the dam is not
safe" are contrary, and so are "acquitted" and "convicted". A pronoun in one stands for the subject of the
other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

from auditor.stories import weights
from auditor.stories.facts import negates
from auditor.stories.meanings import matched, opposed_acts, opposites
from auditor.stories.opposition import negated
from auditor.stories.statements import Statement
from auditor.stories.words import listed, stem, stems

SAME = 0.75  # weighted overlap of two statements, in words of one meaning, from which they say the same
COVER, OVERLAP = 0.8, 0.6  # how much a contrary has to share: of the slighter statement, and of both
NEARLY = 0.9  # weighted overlap from which any negated word is the point
LEAST = 2  # telling words that have to be shared
_ONLY = frozenset(listed("just only merely simply"))
_ME = frozenset(listed("i i'm i've i'd i'll me my"))
LETS = 6  # words behind "allow" among which "to" may tell what somebody may do
_ALLOW = stem("allow")
_NEGATING = frozenset(stem(w) for w in listed("refused rejected denied failed"))
_PRONOUNS = frozenset(listed("he she it they i we this"))
FALSE = frozenset(
    stem(w) for w in ["false", "untrue", "fabricated", "hoax", "bogus", "baseless", "unfounded"]
)


@dataclass(frozen=True)
class Compared:
    """How much of two statements is one proposition, and what in it is contrary."""

    cover: float
    overlap: float
    shared: int
    negation: bool = False  # one negates what the other asserts
    opposite: tuple[str, str] | None = None  # one has the opposite of a word of the other
    act: bool = False  # what is opposite is what was done with one thing: "upheld", "quashed"
    inverted: bool = False  # one negates the opposite of what the other asserts: they agree
    open: bool = False  # one asserts nothing of the kind, or of its own speaker

    @property
    def same(self) -> bool:
        """Whether both assert one thing."""
        return self.overlap >= SAME and self.shared >= LEAST and not self.negation and not self.opposite

    @property
    def contrary(self) -> bool:
        """Whether they assert the contrary of each other."""
        least = SAME if self.act else OVERLAP
        alike = self.cover >= COVER and self.overlap >= least and self.shared >= LEAST
        return alike and not self.open and self.negation != bool(self.opposite)


def compare(a: Statement, b: Statement) -> Compared:
    """Two statements as propositions; what was *not* said asserts nothing."""
    known = {word: min(pair) for pair in matched(a.stems - FALSE, b.stems - FALSE) for word in pair}
    ours, theirs = (frozenset(known.get(x, x) for x in s.stems - FALSE) for s in (a, b))
    not_a, not_b = (frozenset(known.get(x, x) for x in negated(s.words) if not _false(s)) for s in (a, b))
    inverted = _opposite(ours & not_a, theirs - not_b) or _opposite(ours - not_a, theirs & not_b)
    if inverted:
        ours = ours - {inverted[0]} | {inverted[1]}
        not_a, not_b = not_a - {*inverted}, not_b - {*inverted}
    opposite = None if inverted else _opposite(ours - theirs, theirs - ours)
    acts = (ours - theirs - _letting(a), theirs - ours - _letting(b))
    act = None if inverted or opposite else _opposite(*acts, opposed_acts)
    opposite = opposite or act
    core_a, core_b = (x - set(opposite or ()) for x in (ours, theirs))
    core_a, core_b = _without_subject(a, b, core_a, core_b), _without_subject(b, a, core_b, core_a)
    overlap = weights.overlap(core_a, core_b)
    turned = (not_a ^ not_b) & ours & theirs
    said = turned & (a.verbs | b.verbs) or (turned if overlap >= NEARLY else frozenset())
    itself = bool(opposite and _NEGATING & set(opposite))  # "granted" and "refused": negated once
    one = bool(said) and not itself and _denials(a) + _denials(b) == 1
    return Compared(
        weights.cover(core_a, core_b), overlap, len(core_a & core_b), one != (_false(a) != _false(b)),
        opposite, act is not None, inverted is not None, _open(a) or _open(b),
    )  # fmt: skip


def _denials(statement: Statement) -> int:
    """How many words negate something, "no, ..." and "not just" left aside."""
    found = statement.words if statement.words[0].norm != "no" else statement.words[1:]
    after = [*(w.norm for w in found[1:]), ""]
    return sum(negates(w) and next_one not in _ONLY for w, next_one in zip(found, after, strict=True))


def _open(statement: Statement) -> bool:
    """Whether a statement leaves open what it says, or says it of whoever speaks."""
    return statement.open or any(w.norm in _ME for w in statement.words)


def _opposite(
    ours: frozenset[str], theirs: frozenset[str], holds: Callable[[str, str], bool] = opposites
) -> tuple[str, str] | None:
    return next(((x, y) for x in sorted(ours) for y in sorted(theirs) if holds(x, y)), None)


def _letting(statement: Statement) -> frozenset[str]:
    """The stem of "allow", where it lets somebody do something, and is no ruling on a thing."""
    found = [w.norm for w in statement.words]
    lets = (i for i, norm in enumerate(found) if stem(norm) == _ALLOW)
    return frozenset(_ALLOW for i in lets if "to" in found[i + 1 : i + 1 + LETS])


def _false(statement: Statement) -> bool:
    """Whether what is said is said to be false."""
    return bool(statement.stems & FALSE)


def _without_subject(
    mine: Statement, other: Statement, stems_mine: frozenset[str], stems_other: frozenset[str]
) -> frozenset[str]:
    """Stems without those of the subject, where the other has a pronoun for it."""
    first = [w.norm for w in other.words if w.norm != "that"][:1]
    if not first or first[0] not in _PRONOUNS:
        return stems_mine
    subject = frozenset(stems(takewhile(lambda w: stem(w.norm) not in mine.verbs, mine.words)))
    return stems_mine - (subject - stems_other)
