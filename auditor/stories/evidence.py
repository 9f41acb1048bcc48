"""The evidence for a judgement, as words an editor can read and places that can be looked up."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Difference, Reason, Span, Spans
from auditor.stories.align import Alignment
from auditor.stories.facts import NEGATIONS, When
from auditor.stories.judge import Judgement
from auditor.stories.opposition import taking
from auditor.stories.pair import Pair
from auditor.stories.quantities import Quantity
from auditor.stories.statements import Statement
from auditor.stories.words import Word, stem


def aligned(pair: Pair, judgement: Judgement) -> Alignment:
    """The alignment that shows a relation: of the quotations where both sides quote, else of all words."""
    quoted = judgement.relation in ("same_quote", "altered_quote") and pair.quotes.shared > 0
    return pair.quotes if quoted else pair.whole


def reason(pair: Pair, difference: Difference) -> Reason:
    """What differs, in words and places."""
    match difference:
        case "words" | "sense":
            text = (
                "words of the quotation differ"
                if difference == "words"
                else "the change turns the sense round"
            )
            return Reason(text=text, spans=_changed(pair))
        case "number":
            ours, theirs = pair.numbers[0]
            return Reason(
                text=f"the numbers differ: {_as_written(pair.a, ours)} and {_as_written(pair.b, theirs)}",
                spans=(*_spans(pair.a, ours.words), *_spans(pair.b, theirs.words)),
            )
        case "date":
            return _date(pair)
        case "negation":
            spans = (*_spans(pair.a, _negating(pair.a)), *_spans(pair.b, _negating(pair.b)))
            return Reason(text="one side negates", spans=spans)
        case "predicate":
            if otherwise := pair.told_otherwise:
                spans = (*_spans(pair.a, otherwise[:1]), *_spans(pair.b, otherwise[1:]))
                return Reason(
                    text=f'one has "{otherwise.ours.norm}", the other "{otherwise.theirs.norm}"', spans=spans
                )
            opposed = pair.predicates or pair.swapped or pair.proposition.opposite
            if not opposed:
                spans = (*_spans(pair.a, taking(pair.a)), *_spans(pair.b, taking(pair.b)))
                return Reason(text="one is for it, the other against it", spans=spans)
            x, y = opposed
            spans = (*_spans(pair.a, _with(pair.a, x)), *_spans(pair.b, _with(pair.b, y)))
            return Reason(text="the predicates are opposed", spans=spans)
        case "speaker":
            names = [s.speaker.name if s.speaker else "nobody" for s in (pair.a, pair.b)]
            return Reason(text=f"the speakers differ: {names[0]} and {names[1]}")


def _as_written(statement: Statement, number: Quantity) -> str:
    """A number in the words of its article: "12 million", never 1.2e+07."""
    return statement.article.words(_spans(statement, number.words))


def _date(pair: Pair) -> Reason:
    found = pair.dates or pair.told_apart
    if found is None:
        return Reason(text="the dates differ")
    spans = tuple(
        Span(of="title" if w.of == "title" else "text", start=w.start, end=w.end, article=s.article.id)
        for w, s in zip(found, (pair.a, pair.b), strict=True)
    )
    return Reason(text=f"the dates differ: {_told(found[0])} and {_told(found[1])}", spans=spans)


def _told(when: When) -> str:
    days = (when.last - when.first).days
    return str(when.first.year) if days > 40 else when.first.isoformat()[: 7 if days > 6 else 10]


def _changed(pair: Pair) -> Spans:
    found: list[Span] = []
    for block in pair.quotes.changed:
        found += _spans(pair.a, pair.quotes.a[block.a0 : block.a1])
        found += _spans(pair.b, pair.quotes.b[block.b0 : block.b1])
    return tuple(found)


def _negating(statement: Statement) -> list[Word]:
    return [w for w in statement.words if w.norm in NEGATIONS or w.norm.endswith("n't")]


def _with(statement: Statement, wanted: str) -> list[Word]:
    return [w for w in statement.words if wanted and stem(w.norm) == wanted]


def _spans(statement: Statement, found: Sequence[Word]) -> Spans:
    """One span over neighbouring words, or one for each of several that lie apart."""
    if not found:
        return ()
    name = statement.article.id
    if found[-1].end - found[0].start <= 200 and len({w.of for w in found}) == 1:
        return (found[0].span.model_copy(update={"end": found[-1].end, "article": name}),)
    return tuple(w.span.model_copy(update={"article": name}) for w in found)
