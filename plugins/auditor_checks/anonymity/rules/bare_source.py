"""Sources of whom the article says nothing but that they are sources."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.lacks import lacking
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "bare-source", "Source without any description", "warning")


def look(view: View) -> Iterator[Question]:
    """Asks who they are, where they first speak."""
    for attribution, _, who, spans in lacking(view, "description"):
        message = (
            f'Who are "{who}"? Nothing in the article describes them. What do they do, for whom, and '
            "how do they know?"
        )
        yield Question.about(attribution, message, (*spans, *view.hanging(attribution)))
