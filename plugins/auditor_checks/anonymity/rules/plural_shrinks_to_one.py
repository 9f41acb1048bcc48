"""Plural sources that further down are one: "the source" without a word on who was meant first."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import Attribution
from auditor.contract.reading import said
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.people import opaque, spoken
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "plural-shrinks-to-one", "Sources that turn out to be one", "error", gravity=60)


def look(view: View) -> Iterator[Question]:
    """Plural sources first, then "the source": a singular never introduced as one of them."""
    ledger = view.ledger
    several: Attribution | None = None
    for attribution in spoken(ledger, headlines=True):
        source = ledger.source(attribution)
        words = said(ledger, attribution.source_spans)
        if source is None or not opaque(ledger, source):
            continue
        if lexis.PLURAL.search(words):
            several = several or attribution
            continue
        one = lexis.THE_ONE.match(words)
        if not one:
            return
        if several and one[1].casefold()[:3] in said(ledger, several.source_spans).casefold():
            message = (
                f'"{said(ledger, several.source_spans)}" has become "{words}". How many are there? If it is '
                "one, the plural must go."
            )
            yield Question.about(attribution, message, (*several.source_spans, *attribution.source_spans))
            return
