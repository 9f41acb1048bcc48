"""The same quoted words, given to two different speakers."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import Relation, Span
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.speakers import others
from auditor_checks.agreement.view import Asked, View, count, overlaps

RULE = rule(
    __name__, "attribution-changed", "The same words in another mouth", "warning", on=False, gravity=70
)

VERBATIM = 6  # words in a row that two speakers do not both find by chance


def look(view: View) -> Iterator[Question]:
    """Asks whose words they are."""
    for relation in view.sure:
        for message, spans in _ask(view, relation):
            yield Question(message, spans, view.on(relation))


def _ask(view: View, relation: Relation) -> Asked:
    """The same words, in quotation marks on both sides, given to two different speakers."""
    if "speaker" not in relation.differs or relation.a.article == relation.b.article:
        return
    ours, theirs = view.attribution(relation.a).quotes, view.attribution(relation.b).quotes
    shared = [
        e for e in relation.edits
        if e.change == "same" and e.a and e.b and overlaps(e.a, ours) and overlaps(e.b, theirs)
    ]  # fmt: skip
    longest = max(shared, key=lambda e: count(view.words(e.a)) if e.a else 0, default=None)
    if longest is None or longest.a is None or longest.b is None or count(_all(view, longest.a)) < VERBATIM:
        return
    if not others(view.story, relation.a, longest.a, relation.b, longest.b):
        return
    yield (
        f'"{view.words(longest.a)}" is said by {view.who(relation.a)} in one article and by '
        f"{view.who(relation.b)} in the other. Whose words are they?",
        (
            longest.a,
            longest.b,
            *view.place(relation.a, "source_spans"),
            *view.place(relation.b, "source_spans"),
        ),
    )


def _all(view: View, span: Span) -> str:
    words: str = view.story.ledger(span.article or "").article.slice(span)
    return words
