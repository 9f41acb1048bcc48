"""One unnamed person tells it, and nothing else in the article bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Ledger
from auditor.contract.reading import said, stems
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.judgement import judgement
from auditor_checks.anonymity.people import granted, informs, inside, opaque
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "single-unnamed-source", "One unnamed source and nothing else", "warning", gravity=65)

NOBODY = re.compile(r"(?:not\s+a\s+single|no\s+one|nobody)\b", re.IGNORECASE)


def look(view: View) -> Iterator[Question]:
    """Asks for a second source, once, where the article has one unnamed person only."""
    ledger, statements = view.ledger, view.spoken
    people = {s.id for s in ledger.sources if opaque(ledger, s) and inside(ledger, s)}
    if len(people) != 1:
        return
    source = ledger.by_id(people.pop())
    if source is None or source.plural or source.part_of or not granted(ledger, source):
        return
    told = view.nested
    theirs = [a for a in statements if a.source == source.id and not judgement(ledger, a, told.get(a.id, ()))]
    alone = [a for a in theirs if informs(ledger, a) and not _backed(ledger, a, statements)]
    alone = [a for a in alone if not view.named_next(a) and ledger.article.words(a.cue) != ":"]
    alone = [a for a in alone if not (view.borne.out(a.content, source.id) or _named_soon(view, a))]
    if view.debunks or NOBODY.match(source.name):
        return
    if alone and not lexis.THE_ONE.match(said(ledger, alone[0].source_spans)):
        who = said(ledger, alone[0].source_spans) or source.name
        message = (
            f'Only "{who}" says so, and they are not named; nothing else here bears it out. Is there '
            "a second source, or a document?"
        )
        yield Question.about(alone[0], message, alone[0].content or alone[0].spans)


def _named_soon(view: View, attribution: Attribution) -> bool:
    """Whether a quote follows on the same, whose speaker has a name."""
    first = attribution.source_spans[0]
    return view.borne.beside(first, behind=1, shared=2)


def _backed(ledger: Ledger, attribution: Attribution, statements: list[Attribution]) -> bool:
    """Whether another source says much the same: half of the content's words, and three at least."""
    mine = stems(ledger.article.words(attribution.content))
    others = (stems(ledger.article.words(a.content)) for a in statements if a.source != attribution.source)
    return any(len(mine & theirs) >= max(3, len(mine) / 2) for theirs in others)
