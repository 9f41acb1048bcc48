"""Questions about two statements: words that changed, marks that came or went, facts that differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from auditor import Relation, Span
from auditor_checks._agreement_view import View, count, overlaps

Asked = Iterator[tuple[str, tuple[Span, ...]]]
SAME = frozenset({"same_quote", "altered_quote", "same_statement"})
VERBATIM = 6  # words in a row that two speakers do not both find by chance
PHRASE = 2  # words of a quotation that make it a phrase of somebody's own
ALSO = 20  # characters: longer shared runs may begin or end with stop words


def altered(view: View, relation: Relation) -> Asked:
    """A quote of one utterance with other words, and no ellipsis or bracket that says so."""
    if relation.relation != "altered_quote" or "words" not in relation.differs or _translated(view, relation):
        return
    spans = _spans(relation, "words")
    if not spans:
        return
    ours = " / ".join(f'"{view.words(s)}"' for s in spans if s.article == relation.a.article)
    theirs = " / ".join(f'"{view.words(s)}"' for s in spans if s.article == relation.b.article)
    turned = " The change turns its sense round." if "sense" in relation.differs else ""
    yield (
        f"A quote of {view.who(relation.a)} has {ours or 'nothing'} where the other article has "
        f"{theirs or 'nothing'}, without ellipsis or brackets.{turned} Which words were spoken?",
        spans,
    )


def turned_quote(view: View, relation: Relation) -> Asked:
    """Quotation marks that an earlier article did not have."""
    yield from _marks(view, relation, new=True)


def turned_paraphrase(view: View, relation: Relation) -> Asked:
    """A quote's words that another article has as its own."""
    yield from _marks(view, relation, new=False)


def _marks(view: View, relation: Relation, new: bool) -> Asked:
    if relation.relation not in SAME or relation.a.article == relation.b.article:
        return
    ours, theirs = view.attribution(relation.a).quotes, view.attribution(relation.b).quotes
    for edit in relation.edits:
        if edit.change not in ("same", "spelling") or edit.a is None or edit.b is None:
            continue
        for quoted, plain, marks, bare in ((edit.a, edit.b, ours, theirs), (edit.b, edit.a, theirs, ours)):
            phrase = _inside(quoted, marks)
            if phrase is None or any(_meets(plain, q) for q in bare) or view.marked(plain):
                continue
            if count(view.words(phrase)) < PHRASE or new != view.earlier(
                plain.article or "", quoted.article or ""
            ):
                continue
            words = view.words(phrase).strip("\"'“”‘’.,")
            asked = (
                "the marks are new: did anybody hear these words?"
                if new
                else "are these the words that were used?"
            )
            yield f'"{words}" is quoted in one article and not in the other; {asked}', (phrase, plain)


def _inside(span: Span, quotes: tuple[Span, ...]) -> Span | None:
    """The part of a shared stretch that one side has within quotation marks, if it is the whole quotation."""
    for quote in quotes:
        start, end = max(quote.start, span.start), min(quote.end, span.end)
        if quote.of == span.of and end - start >= 0.8 * (quote.end - quote.start - 2) > 0:
            return span.model_copy(update={"start": start, "end": end})
    return None


def _meets(a: Span, b: Span) -> bool:
    return a.of == b.of and a.start < b.end and b.start < a.end


def conflict(view: View, relation: Relation) -> Asked:
    """Two accounts of one fact, or of one speaker's words, that cannot both be right. A dispute is none."""
    if relation.relation != "conflicts" or relation.sort != "discrepancy":
        return
    reasons = [r for r in relation.reasons if r.spans]
    spans = tuple(s for r in reasons for s in r.spans)
    what = "; ".join(r.text for r in reasons) or "the accounts contradict each other"
    words = [view.said(relation.a), view.said(relation.b)]
    yield (
        f'"{words[0]}" against "{words[1]}": {what}. Which is right?',
        spans or (*view.place(relation.a, "content"), *view.place(relation.b, "content")),
    )


def attribution(view: View, relation: Relation) -> Asked:
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


def _spans(relation: Relation, *parts: str) -> tuple[Span, ...]:
    """Where the first reason of a relation was read."""
    found: Any = next((r.spans for r in relation.reasons if r.spans), ())
    return tuple(found)


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
