"""A quote of one utterance with other words, and nothing that marks the change."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.agreement.alterations import Defect, defects
from auditor_checks.agreement.quotes import Change
from auditor_checks.agreement.view import View

RULE = rule(__name__, "altered-quote", "A quote's words differ between articles", "warning", gravity=58)

TOLD = 3  # changes that a message tells
NAMED = 2  # articles that a message names


def look(view: View) -> Iterator[Question]:
    """Asks which words were spoken, once for each change."""
    for defect in defects(view):
        found = defect.compared
        told = "; ".join(_told(view, change) for change in found.changes[:TOLD])
        turned = " The change turns its sense round." if found.turned else ""
        message = (
            f"A quote of {view.who(defect.relation.a)} differs {_where(view, defect)}, without ellipsis or "
            f"brackets: {told}.{turned} Which words were spoken?"
        )
        spans = tuple(span for change in found.changes for span in change.spans)
        yield Question(message, spans, view.on(defect.relation))


def _where(view: View, defect: Defect) -> str:
    """In which articles: the odd one out by its name, where others agree against it."""
    most, odd = defect.most, defect.odd
    if most.articles == odd.articles:
        return "in another article" if odd.articles == 1 else f"between {most.articles * 2} articles"
    names = list(dict.fromkeys(view.called(ref.article) for ref in odd.refs))
    return f"in {' and '.join(names[:NAMED])} from {most.articles} other articles"


def _told(view: View, change: Change) -> str:
    ours, theirs = change.ours.span, change.theirs.span
    if ours and theirs:
        return f'"{view.words(ours)}" in one, "{view.words(theirs)}" in the other'
    return f'"{view.words(ours or theirs)}" is in one only'  # type: ignore[arg-type]
