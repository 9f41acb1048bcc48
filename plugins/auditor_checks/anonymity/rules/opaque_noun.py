"""Sources described by a noun alone that tells next to nothing: insiders, analysts, officials."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.lacks import lacking
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "opaque-noun", "Source described by a noun that tells nothing", "warning", gravity=40)


def look(view: View) -> Iterator[Question]:
    """Asks for names or a camp, where they first speak."""
    for attribution, _, who, spans in lacking(view, "telling noun"):
        message = f'"{who}" tells a reader next to nothing. Can we name some, or say of what body or camp?'
        yield Question.about(attribution, message, spans)
