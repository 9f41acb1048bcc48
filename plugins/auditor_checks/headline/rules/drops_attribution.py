"""Headlines that state as fact what the body gives as somebody's word."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reading import inherited
from auditor.contract.rules import Question, rule
from auditor_checks.accusations import accuses
from auditor_checks.headline.view import View

RULE = rule(
    __name__,
    "drops-attribution",
    "Headline states flatly an accusation that the body attributes",
    "warning",
    gravity=84,
)


def look(view: View) -> Iterator[Question]:
    """Asks for whose word it is."""
    for statement, who, spans in view.dropping("attribution"):
        if not accuses(view.ledger, statement):
            continue
        message = f'The headline states as fact what the body gives as the word of "{who}". Say whose?'
        yield Question(message, spans, inherited=inherited(statement))
