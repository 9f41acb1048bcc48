"""The number of sources of one statement, known here and lost or different there."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import Claim, On
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.view import Asked, View

RULE = rule(__name__, "source-count-changed", "The number of sources changed", "info", gravity=40)


def look(view: View) -> Iterator[Question]:
    """Asks how many there are."""
    for claim in view.facts.claims:
        for message, spans in _ask(view, claim):
            yield Question(message, spans, On(claim=claim.id))


def _ask(view: View, claim: Claim) -> Asked:
    """Four sources there, sources here: the number that was known is lost, or has changed. Two sources are
    asked about once, in however many claims they speak.
    """
    asked: set[str] = set()
    for a, b in view.told_alike(claim):
        x, y = view.source(a), view.source(b)
        if (
            x is None
            or y is None
            or not view.one_origin(a, b)
            or x.named
            or y.named
            or x.count == y.count
            or not (x.plural and y.plural)
        ):
            continue
        if y.count is not None and x.count is None:
            a, b, x, y = b, a, y, x
        pair = (f"{a.article}#{x.id}", f"{b.article}#{y.id}")
        if b.article in asked or pair in view.counted:
            continue
        asked.add(b.article)
        view.counted.add(pair)
        spans = (*view.place(a, "source_spans"), *view.place(b, "source_spans"))
        yield (
            f'"{x.name}" in one article, "{y.name}" in the other, for one statement. How many are there?',
            spans or (*view.place(a, "content"), *view.place(b, "content")),
        )
