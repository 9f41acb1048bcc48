"""Statements that nobody stands behind: "it is understood that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "agentless", "Nobody stands behind the statement", "warning")


def look(view: View) -> Iterator[Question]:
    """Asks by whom."""
    ledger = view.ledger
    for attribution in view.spoken:
        cue = ledger.article.words(attribution.cue)
        someone = attribution.source or attribution.source_spans or attribution.relays
        if someone or not lexis.PASSIVE.search(cue):
            continue
        text, end = ledger.article.text, attribution.cue[-1].end
        idle = lexis.SEEN.search(cue) and not lexis.AS.match(text, end)
        if idle or lexis.BY.match(text, end):
            continue
        message = f'"{cue}": by whom? Name or describe who holds this, or state it on our own authority.'
        yield Question.about(attribution, message, attribution.cue)
