"""What sets two statements against each other: stances, a shared word that one side negates, antonyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.stories.facts import ANTI, ANTONYMS, PRO, negates
from auditor.stories.statements import Statement
from auditor.stories.weights import overlap
from auditor.stories.words import STOP, Word, stem, words

HEAD = 3  # words after a negation among which the one it negates is looked for
CLAUSE = 6  # words on either side of a negated word that are taken for its clause
_OPPOSED = tuple(sorted(tuple(sorted(pair)) for pair in ANTONYMS if len(pair) == 2))


def stance(statement: Statement) -> int:
    """1 for, -1 against, 0 neither: read from the cue, or where it takes no side, from what is said."""
    return cue_stance(statement) or _taken(statement.stems, statement.negated)


def cue_stance(statement: Statement) -> int:
    """The same from the cue alone."""
    return _taken(frozenset(statement.cue), statement.negated)


def taking(statement: Statement) -> list[Word]:
    """The words that a stance is read from, of the cue or else of what is said."""
    cue = words(statement.article, statement.attribution.cue) if statement.attribution else ()
    sides = (
        [w for w in found if stem(w.norm) in side] for found in (cue, statement.words) for side in (ANTI, PRO)
    )
    return next((found for found in sides if found), [])


def _taken(found: frozenset[str], negated: bool) -> int:
    against, favour = bool(found & ANTI), bool(found & PRO)
    return (-1 if against else int(favour)) * (-1 if negated else 1)


def negated(found: Sequence[Word]) -> frozenset[str]:
    """The stems that negations bear on: of each the first telling word after it, in its sentence."""
    result: set[str] = set()
    for i, word in enumerate(found):
        if negates(word):
            after = (w for w in found[i + 1 : i + 1 + HEAD] if w.sentence == word.sentence and _telling(w))
            result.update(stem(w.norm) for w in list(after)[:1])
    return frozenset(result)


def polarity(a: Statement, b: Statement, aside: frozenset[str]) -> float:
    """How much of its clause the two share, of the most telling word that one of them alone negates.

    Words in ``aside`` (names) are not looked at; 0 where nothing else of the clause is shared.
    """
    best = 0.0
    ours, theirs = negated(a.words), negated(b.words)
    for word in sorted((ours ^ theirs) - aside):
        for x in _clauses(a.words, word):
            best = max([best, *(overlap(x, y) for y in _clauses(b.words, word) if len(x & y) > 1)])
    return best


def _clauses(found: Sequence[Word], wanted: str) -> Iterator[frozenset[str]]:
    for i, word in enumerate(found):
        if stem(word.norm) == wanted:
            near = found[max(i - CLAUSE, 0) : i + CLAUSE + 1]
            yield frozenset(stem(w.norm) for w in near if w.sentence == word.sentence and _telling(w))


def _telling(word: Word) -> bool:
    return word.norm not in STOP and not negates(word)


def swapped(a: Iterable[Word], b: Iterable[Word]) -> tuple[str, str] | None:
    """Antonyms of which each side has its own first ("more to help than hurt", "more to hurt than help")."""
    ours, theirs = _firsts(a), _firsts(b)
    for pair in _OPPOSED:
        for x, y in (pair, pair[::-1]):
            if x in ours and y in theirs and _before(ours, x, y) and _before(theirs, y, x):
                return x, y
    return None


def _firsts(found: Iterable[Word]) -> dict[str, int]:
    firsts: dict[str, int] = {}
    for i, word in enumerate(found):
        firsts.setdefault(stem(word.norm), i)
    return firsts


def _before(places: dict[str, int], x: str, y: str) -> bool:
    return places[x] < places.get(y, len(places) + places[x] + 1)
