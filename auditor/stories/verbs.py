"""Which words of a statement say something, and which only tell of what: its main clauses and its verbs.

Nothing is parsed: ``verbs.json`` knows the words of the news that are verbs more often than not
(``training/verbs.py`` makes it), and a subordinate clause runs from its first word to the sentence's end.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from auditor import words as tables
from auditor.stories.words import STOP, Word, listed, stem

ENDINGS = ("ed", "ing")
_SUBORDINATE = frozenset(
    listed("""
    who whom whose which where when while before after because amid despite although though since until being
""")
)
_EMPTY = STOP | frozenset(listed("shall make makes made making gets getting goes went call calls called"))
_TO = frozenset(listed("to would will could should can must may might shall not"))
_BE = frozenset(listed("is are was were be been being am isn't aren't wasn't weren't"))
_ADVERBS = frozenset(listed("not also always so very too still just never already even now more most"))
_HE = frozenset(listed("he she it who"))
_OBJECT = tables.listed("determiners", "article", "demonstrative", "possessive") | frozenset(
    listed("any no to it them him us")
)


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = json.loads(files("auditor.stories").joinpath("verbs.json").read_text("utf-8"))
    return tuple(frozenset(listed(data[name])) for name in ("verbs", "either", "others"))  # type: ignore[return-value]


def main_clauses(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words outside subordinate clauses; one that opens the statement is no less than its main clause."""
    found, out, sentence = [], False, -1
    for k, word in enumerate(words):
        out = out and word.sentence == sentence
        sentence = word.sentence
        out = out or (k > 0 and word.norm in _SUBORDINATE)
        if not out:
            found.append(word)
    return tuple(found)


def verbs(words: Sequence[Word]) -> frozenset[str]:
    """The stems of the verbs that carry meaning, and of the adjectives that are predicates."""
    verbal, either, others = _table()
    found = set()
    for k, word in enumerate(words):
        norm = word.norm
        if norm in _EMPTY or norm in _ADVERBS or word.capital:
            continue
        ends = len(norm) > 3 and norm.endswith(ENDINGS) and norm not in others
        if k and _hangs(words, k) and not _predicate(words, k):
            continue
        if norm in verbal or ends or (norm in either and _verbal(words, k)) or _predicate(words, k):
            found.add(stem(norm))
    return frozenset(found)


def _verbal(words: Sequence[Word], k: int) -> bool:
    """ "To step aside", "must end", "Holm views these gains": the words around it speak for a verb."""
    if not k or words[k - 1].norm in _TO:
        return k > 0
    subject = words[k - 1].capital or words[k - 1].norm in _HE
    return subject and k + 1 < len(words) and words[k + 1].norm in _OBJECT


def standing(words: Sequence[Word]) -> list[Word]:
    """The words that do not hang on others."""
    return [word for k, word in enumerate(words) if not k or not _hangs(words, k)]


def _hangs(words: Sequence[Word], k: int) -> bool:
    """ "For lying", "oddly worded remarks"; not "quickly resigned from it", "officially backed Holm"."""
    if words[k].norm.endswith("ing"):
        return True
    if not (words[k - 1].norm.endswith("ly") and words[k].norm.endswith("ed") and k + 1 < len(words)):
        return False
    return not words[k + 1].capital and words[k + 1].norm not in STOP


def _predicate(words: Sequence[Word], k: int) -> bool:
    """ "Was always open", "is ready": what is said of the subject."""
    before = k - 1
    while before > 0 and (words[before].norm in _ADVERBS or words[before].norm.endswith("ly")):
        before -= 1
    return before >= 0 and words[before].norm in _BE
