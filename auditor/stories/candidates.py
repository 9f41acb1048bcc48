"""Which statements are worth comparing: those that share a run of words, two telling ones, or one telling
word and their speaker. Never all pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from auditor.names import significant, surname
from auditor.stories.joins import LIMIT, Join
from auditor.stories.statements import Statement
from auditor.stories.texts import digest
from auditor.stories.weights import weight

RUN = 4  # words of a shingle
HEAVY = 8  # stems of a statement whose pairs are keys
WINDOW = 12  # neighbours in story order that a statement meets under one key
TELLING = 0.9  # weight that two shared words need together, so that "the president" ties nothing


def keys(statement: Statement) -> tuple[int, ...]:
    """The digests under which a statement meets others; plain numbers, so that any join can carry them."""
    heavy = sorted(sorted(statement.stems, key=lambda s: (-weight(s), s))[:HEAVY])
    pairs = {f"{x}+{y}" for x, y in combinations(heavy, 2) if weight(x) + weight(y) >= TELLING}
    said = {f"{name}: {x}" for x in heavy for name in _name(statement)}
    return tuple(sorted(digest(k) for k in runs(statement) | pairs | said))


def runs(statement: Statement) -> frozenset[str]:
    """All runs of a few words in a statement."""
    norms = [w.norm for w in statement.words]
    return frozenset(" ".join(norms[i : i + RUN]) for i in range(len(norms) - RUN + 1))


def _name(statement: Statement) -> tuple[str, ...]:
    """The name under which whoever is named meets what else he says, in other words."""
    speaker = statement.speaker
    if speaker is None or not speaker.named:
        return ()
    last = surname(speaker.name) if speaker.kind == "person" else ""
    return (last or " ".join(significant(speaker.name)),)


def candidates(found: Sequence[Statement], limit: int = LIMIT) -> list[tuple[int, int]]:
    """Pairs of indices, the smaller first, sorted; their number grows with that of the statements."""
    with Join(limit) as join:
        for statement in found:
            join.add(keys(statement))
        return worth(found, join.met(WINDOW))


def worth(found: Sequence[Statement], met: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the pairs that met which are two statements, sorted."""
    return sorted((a, b) for a, b in met if distinct(found[a], found[b]))


def distinct(a: Statement, b: Statement) -> bool:
    """Whether two statements are two: none lies within the other, nor are both parts of a third."""
    if a.ref.article != b.ref.article:
        return True
    return a.ref != b.ref and not ({(w.of, w.start) for w in a.words} & {(w.of, w.start) for w in b.words})
