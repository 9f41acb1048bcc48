"""Unnamed sources of a fact, and no word on how they know it."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reading import has
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.lacks import lacking
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "no-access", "No word on how an unnamed source knows", "info", gravity=45)


def look(view: View) -> Iterator[Question]:
    """Asks how they know, and why they are not named where that is not told either."""
    for attribution, source, who, spans in lacking(view, "access"):
        unexplained = "" if has(view.ledger, source, "reason") else " Nor do we say why they are not named."
        message = (
            f'How does "{who}" know this? Say if they took part, were briefed, or hold the document.'
            f"{unexplained}"
        )
        yield Question.about(attribution, message, (*spans, *view.hanging(attribution)))
