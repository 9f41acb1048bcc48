"""Headlines that state as fact what the body gives as somebody's word."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reading import inherited
from auditor.contract.rules import Question, rule
from auditor_checks.headline.view import View

RULE = rule(
    __name__, "drops-attribution", "Headline states flatly what the body attributes", "info", on=False
)


def look(view: View) -> Iterator[Question]:
    """Asks for whose word it is."""
    for statement, who, spans in view.dropping("attribution"):
        message = f'The headline states as fact what the body gives as the word of "{who}". Say whose?'
        yield Question(message, spans, inherited=inherited(statement))
