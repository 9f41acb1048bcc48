"""Unnamed sources who are described, or who asked for it, and no word on why they are not named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Span
from auditor.contract.reading import said
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.lacks import lacking
from auditor_checks.anonymity.people import opaque
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "reason-absent", "No reason given for anonymity", "info", gravity=35)

_WHY = re.compile(
    r"\b(?:because|since|for fear|fear(?:s|ed|ing)?|lest|in order to|to (?:avoid|protect|discuss|speak|"
    r"describe|talk|preserve|be\s+(?:able|free|frank|candid|open|honest))|"
    r"authori[sz]ed|permitted|allowed|sensitiv\w+|confidential\w*|so (?:as|that)|due to|owing to|as (?:he|"
    r"she|they|it|the)|"
    r"worried|risk\w*|reprisals?|retaliation|private|policy|ongoing|pending)\b",
    re.IGNORECASE,
)


def look(view: View) -> Iterator[Question]:
    """Asks why they are not named, where they first speak; and of those who asked for it, where they do."""
    asked: set[str] = set()
    for attribution, source, who, spans in lacking(view, "reason"):
        asked.add(source.id)
        message = f'Why is "{who}" not named? Say what they risk, or get it on the record.'
        yield Question.about(attribution, message, (*spans, *view.hanging(attribution)))
    yield from _asked_for_it(view, asked)


def _asked_for_it(view: View, asked: set[str]) -> Iterator[Question]:
    """Where a text says that anonymity was granted and gives no reason there or in the next sentence."""
    ledger, text = view.ledger, view.ledger.article.text
    for match in lexis.WITHHELD.finditer(text):
        span = Span(start=match.start(), end=match.end())
        near = [a for a in view.spoken if a.spans[0].of == "text" and a.spans[0].start < span.end]
        unnamed_ = [a for a in near if opaque(ledger, ledger.source(a))]
        behind = view.sentences.around(span.start, behind=1)
        if not unnamed_ or view.quoted.meets(span) or _WHY.search(behind):
            continue
        last = unnamed_[-1]
        apart = view.sentences.at(span.start) - view.sentences.at(last.spans[0].start)
        if apart > 1 or (last.source or "") in asked:
            continue
        asked.add(last.source or "")
        message = f'"{said(ledger, (span,))}": why? Say what they risk, or get it on the record.'
        yield Question.about(last, message, (*last.source_spans, span))
