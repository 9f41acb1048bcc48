"""A quote of one utterance with other words, and nothing that marks the change."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import Relation
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.quotes import Change, compare
from auditor_checks.agreement.view import Asked, View

RULE = rule(__name__, "altered-quote", "A quote's words differ between articles", "warning", gravity=74)

TOLD = 3  # changes that a message tells


def look(view: View) -> Iterator[Question]:
    """Asks which words were spoken."""
    for relation in view.sure:
        for message, spans in _ask(view, relation):
            yield Question(message, spans, view.on(relation))


def _ask(view: View, relation: Relation) -> Asked:
    """A quote of one utterance with other words, and no ellipsis or bracket that says so."""
    apart = relation.a.article != relation.b.article
    if relation.relation != "altered_quote" or not apart or _translated(view, relation):
        return
    found = compare(view.story, relation)
    if not found.altered or not view.best(relation):
        return
    told = "; ".join(_told(view, change) for change in found.changes[:TOLD])
    turned = " The change turns its sense round." if found.turned else ""
    yield (
        f"A quote of {view.who(relation.a)} differs in another article, without ellipsis or brackets: "
        f"{told}.{turned} Which words were spoken?",
        tuple(span for change in found.changes for span in change.spans),
    )


def _told(view: View, change: Change) -> str:
    ours, theirs = change.ours.span, change.theirs.span
    if ours and theirs:
        return f'"{view.words(ours)}" in one, "{view.words(theirs)}" in the other'
    return f'"{view.words(ours or theirs)}" is in one only'  # type: ignore[arg-type]


def _translated(view: View, relation: Relation) -> bool:
    """Whether one of the articles says that the words are a translation: those may differ."""
    for ref in (relation.a, relation.b):
        article = view.story.ledger(ref.article).article
        for span in view.attribution(ref).cue:
            around = (
                article.text[max(span.start - 200, 0) : span.end + 200].casefold()
                if span.of == "text"
                else ""
            )
            if "translat" in around or "interpreter" in around:
                return True
    return False
