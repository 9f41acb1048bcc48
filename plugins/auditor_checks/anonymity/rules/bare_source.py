"""Sources of whom the article says nothing but that they are sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.contract.reading import unnamed
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.lacks import lacking
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "bare-source", "Source without any description", "warning")

ACTED_ON = re.compile(r"^(?:accused|suspected|charged|convicted)\b", re.IGNORECASE)


def look(view: View) -> Iterator[Question]:
    """Asks who they are, where they first speak."""
    for attribution, _, who, spans in lacking(view, "description"):
        if lexis.SAME_ONE.fullmatch(who) and any(
            a.spans[0].start < spans[0].start
            and a.source_spans
            and (s := view.ledger.source(a))
            and unnamed(s)
            for a in view.spoken
        ):
            continue  # "the person" is whoever of no name spoke before
        if ACTED_ON.search(view.ledger.article.words(attribution.cue)):
            continue  # "individuals accused of it" tell nothing
        message = (
            f'Who are "{who}"? Nothing in the article describes them. What do they do, for whom, and '
            "how do they know?"
        )
        yield Question.about(attribution, message, (*spans, *view.hanging(attribution)))
