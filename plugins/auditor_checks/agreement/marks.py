"""Quotation marks that came or went between two articles, around words that both have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Relation, Span
from auditor.contract.rules import Question
from auditor_checks.agreement.view import Asked, View, count
from auditor_checks.signs import before

SAME = frozenset({"same_quote", "altered_quote", "same_statement"})
_QUANTITY = re.compile(r"\b(?:dozens|tens|hundreds|thousands|[mb]illions?)\b|\d", re.IGNORECASE)
_MARK = re.compile('[“”"«»]')
PHRASE, LONG = 2, 12  # words of a phrase of somebody's own; what is longer is a quotation with its marks lost
SHORT, PLAINLY = 4, 2  # words that may be anybody's; times that a story has them without marks
_BESIDE = re.compile(r"[\"“”„«»'‘’`´]")


def turned(view: View, question: str, *, new: bool) -> Iterator[Question]:
    """Asks where words are quoted in one article and not in the other; ``new``: the marks came later.

    Words in common are evidence enough: a relation need not be sure.
    """
    for relation in view.facts.relations:
        for message, spans in _marks(view, relation, question, new):
            yield Question(message, spans, view.on(relation))


def _marks(view: View, relation: Relation, question: str, new: bool) -> Asked:
    if relation.relation not in SAME or relation.a.article == relation.b.article:
        return
    ours, theirs = view.attribution(relation.a), view.attribution(relation.b)
    for edit in relation.edits:
        if edit.change not in ("same", "spelling") or edit.a is None or edit.b is None:
            continue
        for quoted, plain, one, other in ((edit.a, edit.b, ours, theirs), (edit.b, edit.a, theirs, ours)):
            phrase = _inside(quoted, one.quotes)
            if phrase is None or _verbatim(view, other, plain):
                continue
            words = view.words(phrase).strip("\"'“”‘’.,")
            common = (
                not PHRASE <= count(words) <= LONG
                or _QUANTITY.search(words)
                or (not new and _stock(view, words))
            )
            if common or new != view.earlier(plain.article or "", quoted.article or ""):
                continue
            yield f'"{words}" is quoted in one article and not in the other; {question}', (phrase, plain)


def _verbatim(view: View, told: Attribution, plain: Span) -> bool:
    """Whether words are given as somebody's own: within quotation marks, or as a turn of a transcript."""
    marked = any(q.meets(plain) for q in told.quotes) or view.marked(plain) or _set_apart(view, plain)
    return marked or told.form == "direct" or bool(_MARK.search(view.words(plain)))


def _stock(view: View, words: str) -> bool:
    """Whether a story uses a short phrase again and again as plain words, so that it is nobody's own."""
    if count(words) > SHORT:
        return False
    plain = re.compile(rf"(?<![\"“‘'«])\b{re.escape(words)}\b", re.IGNORECASE)
    return sum(len(plain.findall(x.article.text)) for x in view.story.ledgers) >= PLAINLY


def _set_apart(view: View, plain: Span) -> bool:
    """Whether any sort of mark stands at the words, however garbled, or they follow a colon as a block."""
    article = view.story.ledger(plain.article or "").article
    text = article.text if plain.of == "text" else article.title or ""
    ahead, behind = before(text, plain.start, 2), text[plain.end :][:2]
    block = not text[: plain.start].split("\n")[-1].strip() and count(view.words(plain)) >= SHORT
    told = _BESIDE.search(ahead) or _BESIDE.search(behind)
    return bool(block or told or text[: plain.start].rstrip().endswith(":"))


def _inside(span: Span, quotes: tuple[Span, ...]) -> Span | None:
    """The part of a shared stretch that one side has within quotation marks, if it is the whole quotation."""
    for quote in quotes:
        start, end = max(quote.start, span.start), min(quote.end, span.end)
        if quote.of == span.of and end - start >= 0.8 * (quote.end - quote.start - 2) > 0:
            return span.model_copy(update={"start": start, "end": end})
    return None
