"""Unnamed sources who are described, and no word on why they are not named."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.lacks import lacking
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "reason-absent", "No reason given for anonymity", "info", gravity=35)


def look(view: View) -> Iterator[Question]:
    """Asks why they are not named, where they first speak."""
    for attribution, _, who, spans in lacking(view, "reason"):
        message = f'Why is "{who}" not named? Say what they risk, or get it on the record.'
        yield Question.about(attribution, message, spans)
