"""Whether a statement is an opinion, an attack, praise or a guess, or one of fact."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor import Attribution, Ledger
from auditor_checks.anonymity import words as lexis


def judgement(ledger: Ledger, attribution: Attribution, told: Iterable[Attribution]) -> str | None:
    """The words by which a statement is an opinion, attack, praise or guess; None for one of fact.

    ``told`` are the statements directly inside it: what named people say there is theirs.
    """
    cue = ledger.article.words(attribution.cue)
    if mark := lexis.OPINION_CUE.search(cue) or _judging(ledger, attribution, told):
        return mark[0]
    return cue if attribution.kind == "belief" or attribution.stance == "accusing" else None


def _judging(ledger: Ledger, attribution: Attribution, told: Iterable[Attribution]) -> re.Match[str] | None:
    """The judging word of a statement itself, not of somebody named whose words it passes on."""
    theirs = [s for inner in told if (source := ledger.source(inner)) and source.named for s in inner.content]
    for span in attribution.content:
        for mark in lexis.JUDGEMENT.finditer(ledger.article.slice(span)):
            at = span.start + mark.start()
            if not any(s.of == span.of and s.start <= at < s.end for s in theirs):
                return mark
    return None
