"""A quote's words that another article has as its own."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.agreement.marks import turned
from auditor_checks.agreement.view import View

RULE = rule(__name__, "quote-turned-paraphrase", "A quote's words without its marks", "info", gravity=30)


def look(view: View) -> Iterator[Question]:
    """Asks whether these are the words that were used."""
    yield from turned(view, "are these the words that were used?", new=False)
