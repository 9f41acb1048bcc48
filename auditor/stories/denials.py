"""Whether one speaker denies what another says: only where the same proposition is denied in so many words.

A wrong denial costs more trust than a missed one, so opposed words or moods do not do: the cue has to say
that the content is denied, or the same sentence has to be negated on one side, or one side is for and the
other against one thing.
"""

from __future__ import annotations

from auditor.stories.pair import Pair
from auditor.stories.statements import Statement
from auditor.stories.weights import total
from auditor.stories.words import listed, stem

SAME = 0.6  # share of the slighter statement's telling words that the other holds, where a cue denies
NEGATED = 0.8  # the same, where the words themselves are negated
MOST = 0.5  # of the shared words that the negation has to reach
ALIKE = 0.3  # weighted overlap of both
ONE_THING = 0.6  # the same, where one is for a thing and the other against it
DENY = frozenset(stem(w) for w in listed("deny dispute refute rebut contradict disavow"))
NOT = frozenset(listed("not no never cannot none nobody nothing neither"))
FOR = frozenset(stem(w) for w in listed("support back endorse favor approve welcome"))
AGAINST = frozenset(stem(w) for w in listed("oppose reject condemn denounce criticize"))


def denies(pair: Pair) -> bool:
    """Whether one side of a pair denies the other; a speaker who contradicts himself denies nobody."""
    a, b = pair.a, pair.b
    if pair.speakers == "same" or a.negated or b.negated or pair.cover < SAME or pair.overlap < ALIKE:
        return False
    if (_cued(a, FOR) and _cued(b, AGAINST)) or (_cued(a, AGAINST) and _cued(b, FOR)):
        return pair.overlap >= ONE_THING and not pair.negation
    if not (a.asserts and b.asserts) or a.open or b.open:
        return False
    if _cued(a, DENY) != _cued(b, DENY):
        return not pair.negation
    most = total(pair.negated) >= MOST * total(pair.shared)
    return pair.cover >= NEGATED and most and _negates(a) != _negates(b)


def _negates(statement: Statement) -> bool:
    return sum(w.norm in NOT or w.norm.endswith("n't") for w in statement.words) % 2 == 1


def _cued(statement: Statement, cues: frozenset[str]) -> bool:
    return bool(cues & set(statement.cue))
