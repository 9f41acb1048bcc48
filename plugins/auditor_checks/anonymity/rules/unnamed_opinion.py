"""Opinions, attacks, praise and guesses by people from inside who are not named."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reading import has, said
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.judgement import judgement
from auditor_checks.anonymity.people import informs, inside, opaque, withheld
from auditor_checks.anonymity.view import View

RULE = rule(
    __name__,
    "unnamed-opinion",
    "Opinion, attack, praise or speculation by an unnamed source",
    "warning",
    gravity=72,
)


def look(view: View) -> Iterator[Question]:
    """Asks for it on the record, or for what the source knows."""
    ledger, told = view.ledger, view.nested
    for attribution in view.spoken:
        source = ledger.source(attribution)
        if source is None or not opaque(ledger, source) or not inside(ledger, source):
            continue
        anybody = lexis.ANYBODY.search(source.name) and not withheld(ledger, source)
        if view.named_next(attribution) or anybody:
            continue
        if not attribution.source_spans:  # nobody stands beside the cue: who judges is not told
            continue
        who, cue = ledger.article.words(attribution.source_spans), ledger.article.words(attribution.cue)
        unclear = _unclear(who)
        opines = (lexis.OPINION_CUE.search(cue) or lexis.CALLS.search(cue)) and not unclear
        if lexis.NO_VERDICT.search(cue) or (not opines and (unclear or not informs(ledger, attribution))):
            continue
        if mark := judgement(ledger, attribution, told.get(attribution.id, ())):
            if lexis.DENIAL.search(mark) and has(ledger, source, "body"):
                continue  # whoever speaks for a body denies what is said of it
            who = said(ledger, attribution.source_spans)
            message = (
                f'"{mark}" is an accusation, a judgement or a guess, and "{who}" gives it '
                "without a name. Can we have it on the record, or keep to what this source knows?"
            )
            yield Question.about(attribution, message, attribution.spans)


def _unclear(who: str) -> bool:
    """Whether the words stand for somebody told of elsewhere, or hold a name."""
    if lexis.PRONOUN.fullmatch(who) or lexis.NAME_INSIDE.search(who) or lexis.NAME_FIRST.match(who):
        return True
    return bool(lexis.DEFINITE.match(who) and not lexis.THE_ONE.match(who))
