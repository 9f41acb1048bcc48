"""Whether one speaker denies what another says: only where the same proposition is denied in so many words.

A wrong denial costs more trust than a missed one, so opposed words or moods do not do: the cue has to say
that the content is denied, or the same sentence has to be negated on one side, or one side is for and the
other against one thing.
"""

from __future__ import annotations

from auditor.stories.pair import Pair
from auditor.stories.statements import Statement
from auditor.stories.words import listed, stem

SAME = 0.6  # share of the slighter statement's telling words that the other holds, where a cue denies
ALIKE = 0.3  # weighted overlap of both
ONE_THING = 0.6  # the same, where one is for a thing and the other against it
DENY = frozenset(stem(w) for w in listed("deny dispute refute rebut contradict disavow debunk"))
DISMISS = frozenset(stem(w) for w in listed("reject dismiss"))
TALK = frozenset(
    stem(w) for w in listed("claim report allegation accusation suggestion rumor notion story charge idea")
)
FOR = frozenset(stem(w) for w in listed("support back endorse favor approve welcome"))
AGAINST = frozenset(stem(w) for w in listed("oppose reject condemn denounce criticize"))


def denies(pair: Pair) -> bool:
    """Whether one side of a pair denies the other; a speaker who contradicts himself denies nobody."""
    a, b = pair.a, pair.b
    if pair.speakers == "same" or a.negated or b.negated:
        return False
    if not denying(a) and not denying(b) and _sided(a, b):
        return pair.overlap >= ONE_THING and not pair.negation
    if not (a.asserts and b.asserts) or a.open or b.open or pair.contrast:
        return False
    if denying(a) != denying(b):
        return pair.meant_cover >= SAME and pair.meant_overlap >= ALIKE and not pair.negation
    return pair.contrary


def _sided(a: Statement, b: Statement) -> bool:
    return (_cued(a, FOR) and _cued(b, AGAINST)) or (_cued(a, AGAINST) and _cued(b, FOR))


def denying(statement: Statement) -> bool:
    """Whether the cue says that the content is not so: "denied", "rejected the claim"."""
    return _cued(statement, DENY) or (_cued(statement, DISMISS) and _cued(statement, TALK))


def _cued(statement: Statement, cues: frozenset[str]) -> bool:
    return bool(cues & set(statement.cue))
