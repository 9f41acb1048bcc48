"""What another outlet reports, and not a word on where that outlet has it from."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reading import nested, speaks
from auditor.contract.rules import Question, rule
from auditor_checks.directness.outlets import teller
from auditor_checks.directness.view import View

RULE = rule(__name__, "outlet-alone", "Another outlet's word and nothing behind it", "info", gravity=48)


def look(view: View) -> Iterator[Question]:
    """Asks where the outlet has it from."""
    ledger, inside = view.ledger, nested(view.ledger)
    for attribution in view.own:
        outlet = teller(ledger, view.own, attribution)
        if outlet is None or attribution.kind in ("intention", "no-response"):
            continue
        if any(ledger.source(i) and speaks(ledger, i) for i in inside.get(attribution.id, ())):
            continue  # whoever told the outlet is told
        message = (
            f"Where does {outlet} have this from? The article does not say. Name its source, or check it and "
            "say what we found."
        )
        yield Question.about(attribution, message, attribution.content or attribution.spans)
