"""How two statements relate: ``predict [--extractor NAME] PAIRS.jsonl ARTICLES.jsonl...`` prints {"n",
"relation", ...}.

A side names an attribution by its index ``i`` in the article's line, or a sentence by ``start`` and ``end``.
A sentence
stands for the attributions that extraction finds in it, cut to the sentence; where it finds none, for itself.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from auditor.extract import Document, Extraction, Found, Piece
from auditor.extract.text.quotes import find as find_quotes
from auditor.model import Article, Attribution, Fact, Ledger, Span, Spans
from auditor.stories.judge import Judgement, judge
from auditor.stories.pair import Pair
from auditor.stories.statements import Statement, statements
from benchmarks.stories import article as read_article
from benchmarks.stories import lines

Line = dict[str, Any]


@dataclass
class Given:
    """The attributions of an article's line, where a finder's would be."""

    line: Line
    name: str = "given"
    version: str = "1"
    sha256: str | None = None

    def find(self, document: Document) -> list[Found]:
        """One for each, in the line's order."""

        def pieces(spans: Spans) -> tuple[Piece, ...]:
            return tuple(map(document.piece, spans))

        given = [_roles(a) for a in self.line["attributions"]]
        return [
            Found(pieces(source), pieces(cue), pieces(content), within=_within(given, i))
            for i, (source, cue, content) in enumerate(given)
        ]


class Sides:
    """Statements for the sides of pairs, each article extracted once."""

    def __init__(self, articles: Mapping[str, Line], extractor: str = "model") -> None:
        self.articles = articles
        self._extraction = Extraction.make(extractor)
        self._ledgers: dict[tuple[str, bool], Ledger] = {}

    def ledger(self, name: str, given: bool = False) -> Ledger:
        """The ledger of an article, its title left aside; of the attributions in its line if ``given``."""
        if (name, given) not in self._ledgers:
            line, extraction = self.articles[name], self._extraction
            if given:
                extraction = replace(extraction, finder=Given(line))
            self._ledgers[name, given] = extraction.ledger(_article(line))
        return self._ledgers[name, given]

    def pair(self, line: Line) -> Pair | None:
        """The pair of statements that are closest to each other, one of each side; None where a side has no
        word to compare.
        """
        a, b = line["a"], line["b"]
        pairs = [Pair(x, y) for x in self.statements(a) for y in self.statements(b)]
        return max(pairs, key=_closeness, default=None)

    def statements(self, side: Line) -> tuple[Statement, ...]:
        """What a side may stand for; one statement at least, if there is a word in it."""
        ledger = self.ledger(side["article"], "i" in side)
        if "i" in side:
            return _named(ledger, _roles(self.articles[side["article"]]["attributions"][side["i"]]))
        return _in_sentence(ledger, Span(start=side["start"], end=side["end"]))


def _closeness(pair: Pair) -> float:
    """Shared quotations first, then shared telling words."""
    return round(
        0.5 * pair.quotes.shared + pair.cover * min(pair.a.weight, pair.b.weight, 3.0) + pair.overlap, 6
    )


def _article(line: Line) -> Article:
    """The article as read; the date stands in the id of a PolNeAR line."""
    article = read_article({**line, "title": None})
    parts = line["id"].split("_")
    if "date" not in article.metadata and len(parts) > 1:
        return article.model_copy(update={"metadata": {"date": Fact(value=parts[1], found_in="id")}})
    return article


def _quotes(article: Article, pieces: Spans) -> Spans:
    start, paragraphs = 0, []
    for row in article.text.splitlines(keepends=True):
        if row.strip():
            paragraphs.append((start, start + len(row.rstrip())))
        start += len(row)
    found = [q.piece for q in find_quotes(article.text, paragraphs)]
    return tuple(
        Span(start=max(q[0], p.start), end=min(q[1], p.end))
        for p in pieces
        for q in found
        if q[0] < p.end and q[1] > p.start
    )


def _roles(given: Line) -> tuple[Spans, Spans, Spans]:
    """Source, cue and content of an attribution in a line."""
    source, cue, content = (
        tuple(Span(start=s, end=e) for s, e in given[role]) for role in ("source", "cue", "content")
    )
    return source, cue, content


def _within(given: Sequence[tuple[Spans, Spans, Spans]], i: int) -> int | None:
    """The one with the shortest content that holds all of another."""
    source, cue, content = given[i]
    own = (*source, *cue, *content)
    holders = [
        (sum(s.end - s.start for s in other), j)
        for j, (_, _, other) in enumerate(given)
        if j != i and own and all(any(h.start <= s.start and s.end <= h.end for h in other) for s in own)
    ]
    return min(holders)[1] if holders else None


def _named(ledger: Ledger, given: tuple[Spans, Spans, Spans]) -> tuple[Statement, ...]:
    """The statement of a given attribution, described and resolved with the others of its article."""
    _, cue, content = given
    described = [
        a for a in ledger.attributions if a.content and any(s.meets(c) for s in a.content for c in content)
    ]
    described.sort(key=lambda a: (a.cue != cue, a.content != content))
    if not described:
        return _itself(ledger, content)
    attribution = described[0].model_copy(
        update={"id": "-", "content": content, "quotes": _quotes(ledger.article, content)}
    )
    return statements(ledger.model_copy(update={"attributions": (attribution,)})) or _itself(ledger, content)


def _in_sentence(ledger: Ledger, sentence: Span) -> tuple[Statement, ...]:
    """The outermost attributions of a sentence; the sentence itself where they leave out some of its
    quotations.
    """
    cut = {}
    for attribution in ledger.attributions:
        content = _cut(attribution.content, sentence)
        if content and attribution.kind != "no-response":
            cut[attribution.id] = attribution.model_copy(
                update={"content": content, "quotes": _cut(attribution.quotes, sentence)}
            )
    outer = tuple(a for a in cut.values() if a.within not in cut)
    found = statements(ledger.model_copy(update={"attributions": outer}))
    itself = _itself(ledger, (sentence,))
    covered = {w.start for s in found for w in s.quoted}
    missed = [w for s in itself for w in s.quoted if w.start not in covered]
    return (*found, *itself) if missed or not found else found


def _itself(ledger: Ledger, content: Spans) -> tuple[Statement, ...]:
    """A stretch of text as a statement of nobody's, even where an audit would take it for a dateline."""
    attribution = Attribution(id="-", content=content, quotes=_quotes(ledger.article, content))
    article = ledger.article.model_copy(update={"blocks": ()})
    return statements(ledger.model_copy(update={"article": article, "attributions": (attribution,)}))


def _cut(spans: Spans, to: Span) -> Spans:
    return tuple(Span(start=max(s.start, to.start), end=min(s.end, to.end)) for s in spans if s.meets(to))


def load(
    rows: Iterable[Line], articles: list[str], extractor: str = "model"
) -> Iterator[tuple[Line, Pair | None]]:
    """Pairs as lines, each with its statements; None for one without a word to compare."""
    rows = list(rows)
    wanted = {row[side]["article"] for row in rows for side in "ab"}
    kept = {line["id"]: line for path in articles for line in lines(path) if line["id"] in wanted}
    sides = Sides(kept, extractor)
    for row in rows:
        yield row, sides.pair(row)


def main(arguments: list[str] | None = None) -> None:
    """Print one line per pair."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("predict",))
    parser.add_argument("pairs")
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--extractor", default="model")
    options = parser.parse_args(arguments)
    for row, pair in load(lines(options.pairs), options.articles, options.extractor):
        said = judge(pair) if pair else Judgement("unrelated", 0.0)
        print(json.dumps({"n": row["n"], "relation": said.relation, "confidence": round(said.confidence, 3)}))


if __name__ == "__main__":
    main()
