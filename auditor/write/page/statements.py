"""Finds what the references of a story stand for: who says what, where it stands, word laid over word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.model import Edit, Finding, Flat, Origin, Ref, Relation, Span, StoryRecord
from auditor.write.page.cards import described
from auditor.write.page.context import Context
from auditor.write.page.links import Links


@dataclass(frozen=True)
class Statement:
    """One statement of a story, with the way to its words."""

    ref: Ref
    outlet: str
    who: str
    words: str
    how: str
    quoted: bool
    relays: tuple[str, ...]  # nearest to the article first
    origin: Origin | None
    href: str


@dataclass(frozen=True)
class Cell:
    """One step of two quotes laid over each other."""

    change: str
    a: str
    b: str


@dataclass(frozen=True)
class Pair:
    """Two statements and how they relate; cells where their words were aligned."""

    relation: Relation
    a: Statement
    b: Statement
    cells: tuple[Cell, ...]


class Statements:
    """What each reference of one story stands for, found once: call it with a reference."""

    def __init__(self, story: StoryRecord, context: Context, links: Links) -> None:
        self.context, self.links = context, links
        self.origins = {source: origin for origin in story.facts.origins for source in origin.sources}
        self.known: dict[tuple[str, str], Statement] = {}

    def __call__(self, ref: Ref) -> Statement | None:
        key = (ref.article, ref.attribution)
        if key not in self.known:
            made = self._make(ref)
            if made is None:
                return None
            self.known[key] = made
        return self.known[key]

    def _make(self, ref: Ref) -> Statement | None:
        record = self.context.records.get(ref.article)
        if record is None:
            return None
        ledger, lookup = record.ledger, self.context.lookup(ref.article)
        at = lookup.places.get(ref.attribution)
        if at is None:
            return None
        attribution = ledger.attributions[at]
        source = lookup.source(attribution)
        outer = lookup.around(attribution)[-1]
        return Statement(
            ref=ref,
            outlet=self._outlet(ref.article),
            who=source.name if source else "nobody named",
            words=ledger.article.words(attribution.content),
            how=", ".join(described(attribution, ledger)),
            quoted=attribution.form != "indirect",
            relays=tuple(relay.name for relay in attribution.relays or outer.relays),
            origin=self.origins.get(f"{ref.article}#{outer.source}"),
            href=self.links.to("articles", ref.article, f"n{at + 1}"),
        )

    def all(self, refs: Iterable[Ref]) -> tuple[Statement, ...]:
        """The statements of some references; those that the report does not hold are left out."""
        return tuple(s for s in map(self, refs) if s)

    def quoted(self, relation: Relation) -> bool:
        """Whether a side of a relation is in quotation marks: two paraphrases have no words to compare."""
        return any(statement.quoted for statement in self.all((relation.a, relation.b)))

    def pairs(self, relations: Iterable[Relation]) -> Iterable[Pair]:
        """Relations with both statements and their words laid over each other."""
        for relation in relations:
            a, b = self(relation.a), self(relation.b)
            if a and b:
                yield Pair(relation, a, b, tuple(self._cells(relation)))

    def _cells(self, relation: Relation) -> Iterable[Cell]:
        for edit in relation.edits:
            a = self._words(edit.a, relation.a.article)
            b = self._words(edit.b, relation.b.article)
            yield from _split(edit, a, b)

    def _words(self, span: Span | None, article: str) -> str:
        record = self.context.records.get((span.article if span else None) or article)
        return record.ledger.article.slice(span).strip() if span and record else ""

    def places(self, finding: Finding) -> tuple[tuple[str, str, str], ...]:
        """The words of a finding, article by article: outlet, words, and where they stand."""
        by: dict[str, list[str]] = defaultdict(list)
        for span in finding.spans:
            record = self.context.records.get(span.article or "")
            if record:
                by[record.ledger.article.id].append(record.ledger.article.slice(span))
        found = []
        for article, words in by.items():
            href = self.links.to("articles", article, f"f{self._number(finding, article)}")
            found.append((self._outlet(article), " … ".join(dict.fromkeys(words)), href))
        return tuple(found)

    def flat(self, claim: str, places: Iterable[Flat]) -> tuple[tuple[str, str, str], ...]:
        """Where articles tell a claim as their own."""
        return tuple(
            (
                self._outlet(flat.span.article),
                "in its headline" if flat.headline else "in its own words",
                self.links.to("articles", flat.span.article, "text"),
            )
            for flat in places
            if flat.claim == claim and flat.span.article in self.context.records
        )

    def _outlet(self, article: str) -> str:
        record = self.context.records[article]
        return record.ledger.article.value("outlet") or self.context.name(article)

    def _number(self, finding: Finding, article: str) -> int:
        asked = enumerate(self.context.questions(article), 1)
        return next(n for n, a in asked if a.finding is finding)

    def first(self, origin: Origin) -> str:
        """The address of the first statement of an origin; empty where the report holds none."""
        for article, _, source in (key.rpartition("#") for key in origin.sources):
            record = self.context.records.get(article)
            told = record.ledger.attributions if record else ()
            number = next((n for n, a in enumerate(told, 1) if a.source == source), None)
            if number:
                return self.links.to("articles", article, f"n{number}")
        return ""


def _split(edit: Edit, a: str, b: str) -> Iterable[Cell]:
    """Unchanged runs word by word, so that lines may break between words; changes as they are."""
    left, right = a.split(), b.split()
    if edit.change == "same" and len(left) == len(right):
        return [Cell("same", x, y) for x, y in zip(left, right, strict=True)]
    return [Cell(edit.change, a, b)]
