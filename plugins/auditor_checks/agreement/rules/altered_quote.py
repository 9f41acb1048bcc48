"""A quote of one utterance with other words, and nothing that marks the change."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.agreement.alterations import altered
from auditor_checks.agreement.quotes import Change
from auditor_checks.agreement.view import View

RULE = rule(__name__, "altered-quote", "A quote's words differ between articles", "warning", gravity=58)

TOLD = 3  # changes that a message tells


def look(view: View) -> Iterator[Question]:
    """Asks which words were spoken."""
    for relation, found in altered(view):
        told = "; ".join(_told(view, change) for change in found.changes[:TOLD])
        turned = " The change turns its sense round." if found.turned else ""
        message = (
            f"A quote of {view.who(relation.a)} differs in another article, without ellipsis or brackets: "
            f"{told}.{turned} Which words were spoken?"
        )
        spans = tuple(span for change in found.changes for span in change.spans)
        yield Question(message, spans, view.on(relation))


def _told(view: View, change: Change) -> str:
    ours, theirs = change.ours.span, change.theirs.span
    if ours and theirs:
        return f'"{view.words(ours)}" in one, "{view.words(theirs)}" in the other'
    return f'"{view.words(ours or theirs)}" is in one only'  # type: ignore[arg-type]
