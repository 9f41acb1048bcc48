"""People and bodies that are accused, and not a word on what they say or whether they were asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Ledger
from auditor.contract.reading import inherited, said
from auditor.contract.rules import Question, rule
from auditor_checks.response.view import View

RULE = rule(
    __name__, "accused-not-asked", "Accusation without a word from the accused", "warning", gravity=85
)


PRONOUN = re.compile(r"who|which|that|he|she|it|they", re.IGNORECASE)


def look(view: View) -> Iterator[Question]:
    """Asks whether they were asked."""
    for accusation in view.silent:
        attribution, name = accusation.attribution, accusation.name
        who = _who(view.ledger, attribution) if attribution else ""
        message = (
            f"Was {name} asked? The article passes on the accusation{f' of {who}' if who else ''} and "
            f"does not say what {name} answers, or that no answer came."
        )
        spans = accusation.spans
        yield Question(message, spans, inherited=bool(attribution and inherited(attribution)))


def _who(ledger: Ledger, attribution: Attribution) -> str:
    """Whoever accuses, by a name where the words are no more than a pronoun."""
    words, source = said(ledger, attribution.source_spans), ledger.source(attribution)
    return source.name if source and PRONOUN.fullmatch(words) else words
