"""The report as flat tables that join on ids: what the CSV and Parquet formats write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from auditor.model import ArticleRecord, CheckRun, Report, Result, Spans, StoryRecord
from auditor.write.declared import Declared, Thing, columns, panels
from auditor.write.dictionary import COLUMNS, Told, of_check

Cell = str | int | float | bool | None
Row = dict[str, Cell]

TABLES: dict[str, dict[str, type]] = {
    table: {name: told.type for name, told in columns.items()} for table, columns in COLUMNS.items()
}
THINGS: dict[str, Thing] = {"sources": "source", "attributions": "attribution", "claims": "claim"}
Record = TypeVar("Record", ArticleRecord, StoryRecord)


def spans_text(spans: Spans) -> str:
    """Spans as ``12-30 45-50``, those of a title as ``title:0-5``, of another article as ``id:12-30``."""
    parts = []
    for span in spans:
        prefix = "" if span.of == "text" else "title:"
        prefix = f"{span.article}:{prefix}" if span.article else prefix
        parts.append(f"{prefix}{span.start}-{span.end}")
    return " ".join(parts)


def columns_of(report: Report, table: str) -> dict[str, type]:
    """The columns of a table with their types: those of every report, then those that checks declare."""
    return {name: told.type for name, told in told_columns(report, table).items()}


def told_columns(report: Report, table: str) -> dict[str, Told]:
    """The same columns with what they mean; those of checks stand in the order of the checks' ids."""
    made = dict(COLUMNS[table])
    for declared in sorted(columns(report, THINGS[table]), key=_check) if table in THINGS else ():
        made |= of_check(declared.check)
    return made


def _check(declared: Declared) -> str:
    return declared.check


def rows(report: Report, table: str) -> Iterator[Row]:
    """The rows of a table, in report order; a missing column is None. KeyError for an unknown table."""
    makers: dict[str, Callable[[], Iterable[Row]]] = {
        "articles": lambda: map(_article, report.articles),
        "sources": lambda: _declared(report, report.articles, "source", _sources),
        "attributions": lambda: _declared(report, report.articles, "attribution", _attributions),
        "results": lambda: _results(report),
        "findings": lambda: _findings(report),
        "pairs": lambda: (row for s in report.stories for row in _pairs(s)),
        "claims": lambda: _declared(report, report.stories, "claim", lambda s: _claims(s, report)),
        "panels": lambda: _panels(report),
    }
    names = columns_of(report, table)
    for row in makers[table]():
        yield {column: row.get(column) for column in names}


def _declared(
    report: Report, records: Iterable[Record], thing: Thing, make: Callable[[Record], Iterable[Row]]
) -> Iterator[Row]:
    """The rows of some records, each with the cells of the columns that checks declare for such a thing."""
    declared = columns(report, thing)
    for record in records:
        found = [(d.check, d.results(record.runs)) for d in declared]
        for row in make(record):
            results = [(check, by.get(str(row[thing]))) for check, by in found]
            labels: Row = {f"{check}_label": r.label or r.state for check, r in results if r}
            scores: Row = {f"{check}_score": r.score for check, r in results if r}
            yield row | labels | scores


def _panels(report: Report) -> Iterator[Row]:
    """The rows that checks hand over for the first screen, one a line, the cells named by their columns."""
    articles = {r.ledger.article.id: r.ledger.article for r in report.articles}
    for filled in panels(report):
        for shown in filled.rows:
            homes = [(articles.get(s.article or shown.article or ""), s) for s in shown.row.spans]
            cells = zip(filled.panel.columns, shown.row.cells, strict=True)
            yield {
                "panel": filled.panel.title,
                "article": shown.article,
                "story": shown.story,
                "cells": "; ".join(f"{column}: {cell}" for column, cell in cells),
                "gravity": shown.row.gravity,
                "words": " … ".join(home.slice(span) for home, span in homes if home),
                "spans": spans_text(shown.row.spans),
            }


def _article(record: ArticleRecord) -> Row:
    ledger, article = record.ledger, record.ledger.article
    counts = ledger.arithmetic
    values: Row = {name: article.value(name) for name in ("headline", "outlet", "byline", "date", "url")}
    return values | {
        "article": article.id,
        "path": article.path,
        "line": article.line,
        "sha256": article.sha256,
        "title": article.title,
        "language": article.language,
        "characters": len(article.text),
        "sources": len(ledger.sources),
        "unnamed_sources": counts.unnamed,
        "people_at_least": counts.people_at_least,
        "people_at_most": counts.people_at_most,
        "attributions": len(ledger.attributions),
        "unnamed_attributions": counts.unnamed_attributions,
        "findings": sum(finding.under is None for finding in record.findings),
        "inconclusive": ledger.inconclusive,
    }


def _sources(record: ArticleRecord) -> Iterator[Row]:
    for source in record.ledger.sources:
        told = [(name, slot) for name, slot in source.slots if slot and name != "name"]
        slots: Row = {name: slot.value for name, slot in told}
        grades: Row = {f"{name}_grade": slot.grade for name, slot in told}
        yield (
            slots
            | grades
            | {
                "article": record.ledger.article.id,
                "source": source.id,
                "kind": source.kind,
                "name": source.name,
                "named": source.named,
                "count": source.count,
                "plural": source.plural,
                "part_of": source.part_of,
                "members": " ".join(source.members),
                "mentions": len(source.mentions),
                "protected": source.protected,
            }
        )


def _attributions(record: ArticleRecord) -> Iterator[Row]:
    article = record.ledger.article
    for a in record.ledger.attributions:
        yield {
            "article": article.id,
            "attribution": a.id,
            "source": a.source,
            "within": a.within,
            "kind": a.kind,
            "form": a.form,
            "polarity": a.polarity,
            "stance": a.stance,
            "channel": a.channel,
            "relays": " > ".join(r.name for r in a.relays),
            "source_words": article.words(a.source_spans),
            "cue_words": article.words(a.cue),
            "content_words": article.words(a.content),
            "source_spans": spans_text(a.source_spans),
            "cue_spans": spans_text(a.cue),
            "content_spans": spans_text(a.content),
            "confidence": a.confidence,
        }


def _runs(report: Report) -> Iterator[tuple[CheckRun, str | None, str | None]]:
    for record in report.articles:
        yield from ((run, record.ledger.article.id, None) for run in record.runs)
    for story in report.stories:
        yield from ((run, None, story.facts.id) for run in story.runs)


def _each(report: Report) -> Iterator[tuple[str, CheckRun, Result, str | None, str | None]]:
    """Every result with an id of its own, its run, and the article or story it is about."""
    for run, article, story in _runs(report):
        for number, result in enumerate(run.results, 1):
            yield f"{article or story}#{run.check}#{number}", run, result, article, story


def _results(report: Report) -> Iterator[Row]:
    for identifier, run, result, article, story in _each(report):
        yield {
            "result": identifier,
            "check": run.check,
            "article": article or result.on.article,
            "story": story,
            "attribution": result.on.attribution,
            "source": result.on.source,
            "claim": result.on.claim,
            "state": result.state,
            "score": result.score,
            "label": result.label,
            "in_means": result.in_means,
            "reasons": "; ".join(reason.text for reason in result.reasons),
        }


def _findings(report: Report) -> Iterator[Row]:
    articles = {r.ledger.article.id: r.ledger.article for r in report.articles}
    every = ((*found, finding) for found in _each(report) for finding in found[2].findings)
    for identifier, _, _, article, story, finding in every:
        homes = [(articles.get(s.article or article or ""), s) for s in finding.spans]
        yield {
            "result": identifier,
            "rule": finding.rule,
            "severity": finding.severity,
            "article": article,
            "story": story,
            "message": finding.message,
            "words": " … ".join(home.slice(span) for home, span in homes if home),
            "spans": spans_text(finding.spans),
            "mend": finding.mend,
            "fingerprint": finding.fingerprint,
            "gravity": finding.gravity,
            "under": finding.under,
        }


def _pairs(story: StoryRecord) -> Iterator[Row]:
    for relation in story.facts.relations:
        yield {
            "story": story.facts.id,
            "article_a": relation.a.article,
            "attribution_a": relation.a.attribution,
            "article_b": relation.b.article,
            "attribution_b": relation.b.attribution,
            "relation": relation.relation,
            "sort": relation.sort,
            "confidence": relation.confidence,
            "changes": sum(edit.change != "same" for edit in relation.edits),
            "reasons": "; ".join(reason.text for reason in relation.reasons),
        }


def _claims(story: StoryRecord, report: Report) -> Iterator[Row]:
    ledgers = {
        r.ledger.article.id: r.ledger for r in report.articles if r.ledger.article.id in story.facts.articles
    }
    for claim in story.facts.claims:
        ledger = ledgers.get(claim.words.article)
        told = (
            next((a for a in ledger.attributions if a.id == claim.words.attribution), None)
            if ledger
            else None
        )
        yield {
            "story": story.facts.id,
            "claim": claim.id,
            "article": claim.words.article,
            "attribution": claim.words.attribution,
            "words": ledger.article.words(told.content) if ledger and told else None,
            "says": " ".join(f"{ref.article}#{ref.attribution}" for ref in claim.says),
            "denies": " ".join(f"{ref.article}#{ref.attribution}" for ref in claim.denies),
            "origins": " ".join(claim.origins),
            "origins_against": " ".join(claim.origins_against),
            "origins_unjudged": " ".join(claim.origins_unjudged),
            "independence": claim.independence,
            "why": claim.why,
            "first_seen": claim.first_seen,
        }
