"""Quotes whose speaker is known here only through another outlet, and that do not say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from auditor import Attribution, Ledger, Relay
from auditor.contract.reading import unnamed, whole
from auditor.contract.rules import Question, rule
from auditor_checks.directness.view import View, line_of

RULE = rule(__name__, "second-hand-quote", "Second-hand quote presented as first-hand", "warning")


def look(view: View) -> Iterator[Question]:
    """Asks whether the quote is that outlet's."""
    ledger = view.ledger
    credited: dict[str, Relay] = {}
    for attribution in ledger.attributions:
        for relay in attribution.relays:
            if attribution.source and not relay.inferred:
                credited.setdefault(attribution.source, relay)
    for attribution in view.own:
        carried = attribution.quotes and _carried(ledger, attribution, credited)
        if not carried or carried.name in line_of(ledger, attribution):
            continue
        name = carried.name
        message = (
            f"This quote reads as if it was said to us, but its speaker is known here only through {name}. "
            f"Is it {name}'s? Then say so at the quote."
        )
        yield Question.about(attribution, message, (*attribution.quotes, *carried.spans))


def _carried(ledger: Ledger, attribution: Attribution, credited: Mapping[str, Relay]) -> Relay | None:
    """The outlet behind a quote that does not name it: carried over, or that of the same unnamed people."""
    if any(not r.inferred for r in attribution.relays):
        return None
    source = ledger.source(attribution)
    if attribution.relays or not source or not unnamed(source):
        return next(iter(attribution.relays), None)
    return next((credited[s.id] for s in whole(ledger, source) if s.id in credited), None)
