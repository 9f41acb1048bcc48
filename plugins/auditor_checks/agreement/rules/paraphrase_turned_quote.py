"""Quotation marks that an earlier article did not have."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.agreement.marks import turned
from auditor_checks.agreement.view import View

RULE = rule(
    __name__, "paraphrase-turned-quote", "Quotation marks around what was a paraphrase", "warning", gravity=65
)


def look(view: View) -> Iterator[Question]:
    """Asks whether anybody heard the words."""
    yield from turned(view, "the marks are new: did anybody hear these words?", new=True)
