"""Questions about two statements: words that changed, marks that came or went, facts that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Relation, Span
from auditor.contract.reading import stems
from auditor_checks.agreement.quotes import Change, compare
from auditor_checks.agreement.speakers import others
from auditor_checks.agreement.view import View, count, overlaps

Asked = Iterator[tuple[str, tuple[Span, ...]]]
SAME = frozenset({"same_quote", "altered_quote", "same_statement"})
VERBATIM = 6  # words in a row that two speakers do not both find by chance
ALIKE = 0.6  # of the telling words of the slighter of two accounts of one fact
FACTS = frozenset({"number", "date"})
TOLD = 3  # changes that a message tells
_QUANTITY = re.compile(r"\b(?:dozens|tens|hundreds|thousands|[mb]illions?)\b|\d", re.IGNORECASE)
PHRASE = 2  # words of a quotation that make it a phrase of somebody's own


def altered(view: View, relation: Relation) -> Asked:
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
            if phrase is None or any(q.meets(plain) for q in bare) or view.marked(plain):
                continue
            words = view.words(phrase).strip("\"'“”‘’.,")
            common = count(words) < PHRASE or _QUANTITY.search(words)
            if common or new != view.earlier(plain.article or "", quoted.article or ""):
                continue
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


def conflict(view: View, relation: Relation) -> Asked:
    """Two accounts of one fact, or of one speaker's words, that cannot both be right. A dispute is none."""
    if relation.relation != "conflicts" or relation.sort != "discrepancy":
        return
    spans = tuple(s for r in relation.reasons for s in r.spans)
    if not spans or not set(relation.differs) & FACTS or not _alike(view, relation):
        return
    what = "; ".join(r.text for r in relation.reasons if r.spans)
    yield f'"{view.said(relation.a)}" against "{view.said(relation.b)}": {what}. Which is right?', spans


def _alike(view: View, relation: Relation) -> bool:
    """Whether the two say the same of the same, but for what differs: most telling words are shared."""
    ours, theirs = (stems(view.content(ref)) for ref in (relation.a, relation.b))
    return len(ours & theirs) >= ALIKE * min(len(ours), len(theirs))


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
