"""A reason for anonymity that says only that they may not speak."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reading import said, slot
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.people import opaque
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "reason-rote", "Rote reason for anonymity", "info", gravity=30)


def look(view: View) -> Iterator[Question]:
    """Asks for what they risk, once for a reason."""
    ledger = view.ledger
    asked: set[object] = set()
    for attribution in view.spoken:
        source = ledger.source(attribution)
        found = slot(ledger, source, "reason") if source and opaque(ledger, source) else None
        if not found or found[0].grade != "rote" or (found[0].span or found[1].id) in asked:
            continue
        asked.add(found[0].span or found[1].id)
        spans = (found[0].span,) if found[0].span else attribution.source_spans or attribution.cue
        message = (
            f'"{said(ledger, spans)}" says that they may not speak, not why readers should accept it. What '
            "would this source risk, or what is their interest?"
        )
        yield Question.about(attribution, message, spans)
