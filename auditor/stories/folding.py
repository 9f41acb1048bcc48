"""Near copies of a text are compared once: what a copy has from the text that leads it counts as said there.

A story of two thousand printings of one report then costs what its two thousand texts cost to read, and not
what their statements would cost to hold against each other. What a printing has of its own, or has changed so
that it is no longer the same statement, is compared like any other's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from auditor.model import Ref
from auditor.stories.candidates import runs
from auditor.stories.denials import denying
from auditor.stories.judge import Judgement, judge
from auditor.stories.pair import Pair
from auditor.stories.statements import Statement

SAME = 0.8  # of the longer statement's words that both have, from which one was printed from the other
Folded = Mapping[Ref, tuple[tuple[Pair, Judgement], ...]]


def fold(found: Sequence[Statement], texts: Mapping[str, str]) -> tuple[list[Statement], Folded]:
    """The statements that are left to compare, and by statement of a leading text those that copies have from
    it in other words, each as a pair with what is made of it. ``texts`` maps articles to those that lead
    their copies.
    """
    leading = _by_run(s for s in found if texts[s.ref.article] == s.ref.article)
    words = {(texts[s.ref.article], s.key) for s in found if texts[s.ref.article] == s.ref.article}
    kept: list[Statement] = []
    folded: dict[Ref, list[tuple[Pair, Judgement]]] = defaultdict(list)
    for statement in found:
        lead = texts[statement.ref.article]
        if lead == statement.ref.article or (lead, statement.key) in words:
            kept.append(statement)
            continue
        original = _original(statement, leading.get(lead, {}))
        told = (pair, judge(pair)) if original and (pair := _printed(original, statement)) else None
        if original and told and told[1].relation != "conflicts":
            folded[original.ref].append(told)
        else:
            kept.append(statement)
    return kept, {ref: tuple(pairs) for ref, pairs in folded.items()}


def _by_run(leading: Iterable[Statement]) -> dict[str, dict[str, list[Statement]]]:
    """The statements of each leading text, by the runs of words in them."""
    index: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in leading:
        for run in runs(statement):
            index[statement.ref.article][run].append(statement)
    return index


def _original(statement: Statement, index: Mapping[str, list[Statement]]) -> Statement | None:
    """The statement of the leading text with which one of a copy shares most runs of words."""
    shared: Counter[Ref] = Counter()
    by_ref = {}
    for run in runs(statement):
        for other in index.get(run, ()):
            shared[other.ref] += 1
            by_ref[other.ref] = other
    best = min(shared, key=lambda ref: (-shared[ref], ref.attribution), default=None)
    return by_ref[best] if best else None


def _printed(original: Statement, copy: Statement) -> Pair | None:
    """The two as a pair, where one was printed from the other; None where they are two statements."""
    if denying(original) != denying(copy) or original.negated != copy.negated or original.outer != copy.outer:
        return None
    pair = Pair(original, copy)
    alike = pair.whole.same >= SAME * max(len(original.words), len(copy.words))
    apart = pair.contrast or pair.contrary or pair.numbers or pair.speakers == "different"
    return pair if alike and not apart else None
