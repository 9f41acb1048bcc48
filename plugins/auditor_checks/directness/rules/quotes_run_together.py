"""Quotes of two speakers in one paragraph, the second known only behind the words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from auditor import Attribution, Ledger
from auditor.contract.reading import WORD, said
from auditor.contract.rules import Question, rule
from auditor_checks.directness.view import View

RULE = rule(
    __name__, "quotes-run-together", "Quotes of two speakers run together", "warning", on=False, gravity=40
)

FEWEST = 3  # words of a quote that readers may put into the wrong mouth


def look(view: View) -> Iterator[Question]:
    """A quote that follows another speaker's in one paragraph before its own speaker is named."""
    ledger = view.ledger
    quoted = [a for a in view.own if a.quotes and a.source]
    for first, second in pairwise(quoted):
        if first.source == second.source or _related(ledger, first, second):
            continue
        before, start = max(s.end for s in first.spans), second.quotes[0].start
        between = ledger.article.text[before:start]
        if sum(len(WORD.findall(ledger.article.slice(q))) for q in second.quotes[:1]) < FEWEST:
            continue  # single words in marks are names for things, and seldom speech
        named_late = bool(second.source_spans) and second.source_spans[0].start > start
        whole = all(piece.start >= start - 1 for piece in second.content[:1])
        if named_late and whole and start >= before and "\n" not in between and not WORD.search(between):
            who = said(ledger, first.source_spans) or "the speaker before"
            message = (
                f"Readers take {said(ledger, second.quotes)} for the words of {who}. Can the new speaker be "
                "named first, or in a new paragraph?"
            )
            yield Question.about(second, message, (*first.quotes[-1:], *second.quotes[:1]))


def _related(ledger: Ledger, first: Attribution, second: Attribution) -> bool:
    """Whether one of two sources is a part of the other: then a change of speaker is no surprise."""
    one, other = ledger.source(first), ledger.source(second)
    return bool(one and other and (one.part_of == other.id or other.part_of == one.id))
