"""Unnamed sources of a fact, and no word on how they know it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import On
from auditor.contract.reading import has
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.lacks import lacking
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "no-access", "No word on how an unnamed source knows", "info", gravity=45)

HOLDS_IT = re.compile(
    r"\bhands[- ]on\b|\b(?:has|have|had)\s+(?:seen|held|heard|read|met|recorded|analy[sz]ed)\b", re.IGNORECASE
)
DENIES = re.compile(r"\b(?:den(?:y|ied|ies|ying)|refut\w+|reject\w*|dismiss\w*)\b", re.IGNORECASE)


def look(view: View) -> Iterator[Question]:
    """Asks how they know, and why they are not named where that is not told either."""
    for attribution, source, who, spans in lacking(view, "access"):
        if (
            HOLDS_IT.search(view.ledger.article.words(attribution.content))
            or attribution.polarity == "negated"
        ):
            continue
        if DENIES.search(view.ledger.article.words(attribution.cue)):
            continue
        theirs = lexis.THEIRS.match(who)
        if theirs or attribution.relays:
            whose = theirs["whose"] if theirs else attribution.relays[0].name
            message = (
                f'How would "{who}" know this? Say what {whose} tells of them, or that it tells nothing.'
            )
            places = (*spans, *view.hanging(attribution))
            yield Question(message, places, On(attribution=attribution.id), inherited=True)
            continue
        do = "do" if source.plural else "does"
        unexplained = "" if has(view.ledger, source, "reason") else " Nor do we say why they are not named."
        message = (
            f'How {do} "{who}" know this? Say if they took part, were briefed, or hold the document.'
            f"{unexplained}"
        )
        yield Question.about(attribution, message, (*spans, *view.hanging(attribution)))
