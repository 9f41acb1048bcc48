"""An article whose first quoted words are those of somebody unnamed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.contract.reading import WORD, body, said, words
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.people import informs, opaque
from auditor_checks.anonymity.view import View

RULE = rule(
    __name__,
    "unnamed-first-quote",
    "First quote of the article is from an unnamed source",
    "info",
    gravity=40,
)


FEWEST = 5  # quoted words that are a voice
EARLY = 8  # sentences with which a piece opens
_OFFICE = re.compile(r"\bspokes\w+|\w\.\w{2,3}$")  # on the record, or a site that the text names


def look(view: View) -> Iterator[Question]:
    """Asks for somebody on the record to open with."""
    ledger = view.ledger
    quoted = [(min(s.start for s in a.quotes), a) for a in body(ledger) if a.quotes]
    if not quoted:
        return
    attribution = min(quoted, key=lambda pair: (pair[0], pair[1].within is None))[1]
    source = ledger.source(attribution)
    short = sum(len(words(ledger.article.slice(s))) for s in attribution.quotes) < FEWEST
    late = view.sentences.at(attribution.quotes[0].start) >= EARLY
    if attribution.within or short or late or not informs(ledger, attribution):
        return
    if (
        view.named_next(attribution)
        or attribution.channel != "unknown"
        or _title(said(ledger, attribution.quotes))
    ):
        return
    if (
        source
        and opaque(ledger, source)
        and not (lexis.ANYBODY.search(source.name) or _OFFICE.search(source.name))
    ):
        message = (
            f'The first voice that readers hear is unnamed: "{said(ledger, attribution.quotes)}". Can the '
            "piece open with somebody on the record?"
        )
        yield Question.about(attribution, message, attribution.quotes)


def _title(quoted: str) -> bool:
    """Whether the words in quotation marks are the title of a work: all but small ones in capitals."""
    told = [w for w in WORD.findall(quoted) if len(w) > 3]
    return len(told) > 1 and all(w[0].isupper() or w[0].isdigit() for w in told)
