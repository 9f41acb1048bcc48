"""Headlines that state as fact what the body hedges."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reading import inherited, said
from auditor.contract.rules import Question, rule
from auditor_checks.headline.view import View

RULE = rule(__name__, "hardens-hedge", "Headline states flatly what the body hedges", "warning", gravity=75)


def look(view: View) -> Iterator[Question]:
    """Asks whether the headline can carry the doubt."""
    for statement, _, spans in view.dropping("hedge"):
        hedge = said(view.ledger, view.hedge)
        message = f'The body hedges ("{hedge}"), the headline does not. Can it carry the doubt?'
        yield Question(message, spans, inherited=inherited(statement))
    if view.hedged and view.place:
        hedge, sentence = view.hedged
        message = f'The body hedges ("{hedge}"), the headline does not. Can it carry the doubt?'
        yield Question(message, (view.place, sentence))
