"""A statement as what can be said apart: its sentences and main clauses, each of which others may say too.

One article quotes three sentences in a row and another only the second: what both have is that sentence.
Nothing is parsed: a clause begins where a semicolon, a dash, "but" or "and" with a verb after it begins one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from auditor.stories.statements import Statement
from auditor.stories.verbs import verbs
from auditor.stories.weights import total
from auditor.stories.words import Word, listed, stems

SHORTEST = 4  # words of what is compared with others in other words
SUBSTANCE = 0.8  # weight below which equal words are no evidence ("It is fake")
_PARTED = frozenset(";—–")
_SUBJECTS = frozenset(listed("he she it they we i you there this that"))
_AUXILIARIES = frozenset(
    listed("is are was were has have had will would can could may might must should did does do")
)


def says(statement: Statement) -> bool:
    """Whether there is enough to a statement to be compared: more than a noun and its article."""
    return _enough(statement.words)


def units(statement: Statement) -> tuple[Statement, ...]:
    """The clauses of a statement as statements of their own; what is too slight stays with its neighbour."""
    parts = [part for sentence in _sentences(statement.words) for part in _clauses(statement, sentence)]
    cut = list(_joined(parts))
    return tuple(replace(statement, words=tuple(part)) for part in cut) if len(cut) > 1 else (statement,)


def _sentences(found: Sequence[Word]) -> Iterator[list[Word]]:
    for _, sentence in groupby(found, key=lambda w: (w.of, w.sentence)):
        yield list(sentence)


def _clauses(statement: Statement, sentence: list[Word]) -> Iterator[list[Word]]:
    """The main clauses of a sentence, where each is enough by itself."""
    start = 0
    for k, (before, word) in enumerate(pairwise(sentence), start=1):
        if not _begins(statement, sentence, k, before, word):
            continue
        if _enough(sentence[start:k]) and _enough(sentence[k:]):
            yield sentence[start:k]
            start = k
    yield sentence[start:]


def _begins(statement: Statement, sentence: Sequence[Word], k: int, before: Word, word: Word) -> bool:
    text = statement.article.text if word.of == "text" else statement.article.title or ""
    if _PARTED & set(text[before.end : word.start]):
        return True
    if word.norm == "but":
        return True
    after = sentence[k + 1 : k + 2]
    if word.norm != "and" or not after:
        return False
    return after[0].norm in _SUBJECTS | _AUXILIARIES or bool(verbs(after))


def _joined(parts: Sequence[list[Word]]) -> Iterator[list[Word]]:
    """What is too slight goes with what follows it; the last with what comes before."""
    held: list[Word] = []
    done: list[list[Word]] = []
    for part in parts:
        held = held + part
        if _enough(held):
            done.append(held)
            held = []
    if held and done:
        done[-1] = done[-1] + held
    elif held:
        done.append(held)
    yield from done


def _enough(found: Sequence[Word]) -> bool:
    return len(found) >= SHORTEST and total(frozenset(stems(found))) >= SUBSTANCE
