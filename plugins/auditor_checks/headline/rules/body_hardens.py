"""Bodies that take as fact, further down, what they had only with a hedge or from unnamed people."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reading import inherited, said
from auditor.contract.rules import Question, rule
from auditor_checks.headline.body import hardened
from auditor_checks.headline.view import View

RULE = rule(
    __name__,
    "body-hardens",
    "Body states flatly what it has only attributed or hedged",
    "warning",
    gravity=70,
)


def look(view: View) -> Iterator[Question]:
    """Asks what made it certain."""
    ledger = view.ledger
    for found in hardened(ledger):
        statement = found.statement
        who = said(ledger, statement.hedges[:1]) or said(ledger, statement.source_spans) or "nobody named"
        message = (
            f'"{said(ledger, (found.span,))}" takes as fact what stands above only with "{who}". What made '
            "it certain?"
        )
        yield Question(message, (found.span, *statement.spans), inherited=inherited(statement))
