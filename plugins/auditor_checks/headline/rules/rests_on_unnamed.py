"""Headlines that state as fact what the body has from unnamed people, or from nobody."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reading import inherited
from auditor.contract.rules import Question, rule
from auditor_checks.headline.view import View

RULE = rule(
    __name__, "rests-on-unnamed", "Headline states flatly what unnamed sources say", "warning", gravity=80
)


def look(view: View) -> Iterator[Question]:
    """Asks whether the headline can say so."""
    for statement, who, spans in view.dropping("anonymity"):
        message = f'The headline states as fact what the body has only from "{who}". Can it say so?'
        yield Question(message, spans, inherited=inherited(statement))
