"""An unnamed account given as the words of the named person whom it is about."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import Attribution, Ledger, Source
from auditor.contract.reading import outer, said, slot, speaks
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.people import opaque
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "anonymity-lost", "An unnamed account in a named person's mouth", "error", gravity=90)


def look(view: View) -> Iterator[Question]:
    """Asks whether the person said so, or only the unnamed people."""
    ledger = view.ledger
    for attribution in ledger.attributions:
        source, around = ledger.source(attribution), next(outer(ledger, attribution), None)
        if not (source and around and attribution.kind == "statement" and _known(ledger, source)):
            continue
        teller = ledger.source(around)
        private = attribution.addressee or attribution.channel != "unknown" or attribution.hedges
        if private or teller is None or not opaque(ledger, teller) or not _opens(attribution, around):
            continue
        loose = lexis.LOOSE.search(teller.name) or lexis.INSIDE.search(teller.name)
        words_ = said(ledger, around.source_spans)
        witness = lexis.KNOWS.search(words_) or lexis.KNOWN_ALREADY.match(words_)
        if not loose or witness or not speaks(ledger, attribution):
            continue
        message = (
            f'Did {source.name} say this, or do "{said(ledger, around.source_spans)}" say so? Put the '
            "unnamed account first, and do not give it as the words of the person it is about."
        )
        yield Question.about(attribution, message, (*attribution.spans, *around.source_spans))


def _known(ledger: Ledger, source: Source) -> bool:
    """A person with a name, or with an office that only one holds."""
    post = slot(ledger, source, "post")
    return source.kind == "person" and (source.named or bool(post and post[0].grade == "exact"))


def _opens(inner: Attribution, around: Attribution) -> bool:
    """Whether the named person's speech is the main clause, and the unnamed source comes only behind it."""
    if not (inner.source_spans and inner.cue and around.content and around.source_spans):
        return False
    begins = inner.source_spans[0].start - around.content[0].start <= 1
    return begins and around.source_spans[0].start > inner.cue[-1].end
