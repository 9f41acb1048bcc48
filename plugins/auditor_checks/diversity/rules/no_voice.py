"""Articles in which nobody is said to have said anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Span
from auditor.contract.reading import Sentences, headline, speaks
from auditor.contract.rules import Question, rule
from auditor.contract.sorts import sort_of
from auditor_checks.diversity.view import View

RULE = rule(__name__, "no-voice", "Nobody speaks in the article", "info", on=False, gravity=54)

OF_ITSELF = ("release", "opinion", "match report")  # kinds of text that tell what their writer says or saw
VOICED = re.compile(  # somebody is credited or quoted, and was not read
    r"\b(?:according to|told|said|says|reports?|reported|wrote|writes|asked)\b|[“\"](?:[^”\"\s]+\s+){4}"
)
LONG = 8  # sentences of an article that needs a source


def look(view: View) -> Iterator[Question]:
    """Asks where it is from, once."""
    ledger = view.ledger
    sentences = Sentences(ledger.article.text)
    heard = any(
        (a.source or a.relays) and (speaks(ledger, a) or a.quotes or a.relays)
        for a in ledger.attributions
        if (s := ledger.source(a)) is None or s.kind != "author"
    )
    if heard or len(sentences.starts) < LONG or VOICED.search(ledger.article.text):
        return
    kind = sort_of(ledger)
    if kind and kind.name in OF_ITSELF:
        return
    title = headline(ledger)
    after = title.end if title and title.of == "text" else 0
    first = next((s for s in sentences.some(0, LONG) if s.start >= after), None)
    if first:
        words = ledger.article.slice(first).rstrip()
        message = (
            "Nobody is said to have told us any of this: no person, no body, no paper. Who are the sources, "
            "or whose work is it?"
        )
        yield Question(message, (Span(start=first.start, end=first.start + len(words)),))
