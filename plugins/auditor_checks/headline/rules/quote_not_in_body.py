"""Quoted words in the headline that stand nowhere in the body."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import Span
from auditor.contract.reading import words
from auditor.contract.rules import Question, rule
from auditor_checks.headline.view import QUOTED, View

RULE = rule(__name__, "quote-not-in-body", "Quote in the headline that is not in the body", "warning")


def look(view: View) -> Iterator[Question]:
    """Asks who says it."""
    article, place = view.ledger.article, view.place
    if place is None:
        return
    body = (
        article.text
        if place.of == "title"
        else article.text[: place.start] + "\n" + article.text[place.end :]
    )
    said_words = f" {_plain(body)} "
    for quote in QUOTED.finditer(view.title):
        inside = next(g for g in quote.groups() if g)
        if words(inside) and f" {_plain(inside)} " not in said_words:
            span = Span(of=place.of, start=place.start + quote.start(), end=place.start + quote.end())
            message = f'Who says "{inside}"? The headline quotes words that are nowhere in the body.'
            yield Question(message, (span,))


def _plain(text: str) -> str:
    return " ".join(words(text.replace("&", " and ")))
