"""What the checks of a report want shown: the names of their figures, their columns and their panels.

Every format lays out what is gathered here, and knows no check by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from auditor.model import ArticleRecord, CheckRun, Column, Panel, Report, Result, Row, StoryRecord

Thing = Literal["source", "attribution", "claim"]


@dataclass(frozen=True)
class Declared:
    """A column and the check that declares it."""

    check: str
    column: Column

    def results(self, runs: Iterable[CheckRun]) -> dict[str, Result]:
        """The check's results by the id of the source, attribution or claim that they are on."""
        found: dict[str, Result] = {}
        for result in (r for run in runs if run.check == self.check for r in run.results):
            on = getattr(result.on, self.column.on)
            if on:
                found.setdefault(on, result)
        return found

    def of_sources(self, record: ArticleRecord) -> dict[str | None, Result]:
        """The same of sources; under None what it says, most often, of statements with nobody behind them."""
        found: dict[str | None, Result] = dict(self.results(record.runs).items())
        loose = {a.id for a in record.ledger.attributions if a.source is None}
        own = [r for run in record.runs if run.check == self.check for r in run.results]
        of_nobody = [r for r in own if r.on.attribution in loose]
        often = Counter((r.label, r.score) for r in of_nobody).most_common(1)
        if often:
            found[None] = next(r for r in of_nobody if (r.label, r.score) == often[0][0])
        return found

    def cell(self, result: Result | None) -> tuple[str, float | None]:
        """What stands in the column: words, or nothing, and a score, or none."""
        if result is None:
            return "", None
        words = "" if self.column.show == "score" else result.label or result.state
        return words, None if self.column.show == "label" else result.score


@dataclass(frozen=True)
class Shown:
    """A row of a panel, and the article or story whose words it leads to."""

    row: Row
    article: str | None
    story: str | None


@dataclass(frozen=True)
class Filled:
    """A panel with its rows, gravest first; those of one title and columns are one, whoever declares them."""

    panel: Panel
    rows: tuple[Shown, ...]


def columns(report: Report, on: Thing) -> list[Declared]:
    """The columns that the report's checks declare for one kind of thing, by check."""
    return [Declared(p.id, column) for p in report.plugins for column in p.columns if column.on == on]


def figures(report: Report) -> dict[str, str]:
    """What the mean of each check is called, by check."""
    return {p.id: p.figure or p.id for p in report.plugins}


def panels(report: Report) -> list[Filled]:
    """The panels of a report that have something to say, in their order."""
    rows = _rows(report)
    declared = [(panel, p.id) for p in report.plugins for panel in p.panels]
    ordered = sorted(declared, key=lambda pair: (pair[0].order, pair[0].title, pair[0].columns, pair[1]))
    found = []
    for _, same in groupby(ordered, key=lambda pair: (pair[0].order, pair[0].title, pair[0].columns)):
        pairs = list(same)
        own = [shown for panel, check in pairs for shown in rows.get((check, panel.id), ())]
        own.sort(key=lambda shown: -shown.row.gravity)  # stable: those of one gravity as the report has them
        if own or pairs[0][0].empty:
            found.append(Filled(pairs[0][0], tuple(own)))
    return found


def _rows(report: Report) -> Mapping[tuple[str, str], list[Shown]]:
    """The rows of all results by check and panel, in report order."""
    found: dict[tuple[str, str], list[Shown]] = {}
    for run, article, story in _runs(report):
        for result in run.results:
            for row in result.rows or ():
                home = article or next((s.article for s in row.spans if s.article), None)
                found.setdefault((run.check, row.panel), []).append(Shown(row, home, story))
    return found


def _runs(report: Report) -> Iterator[tuple[CheckRun, str | None, str | None]]:
    records: Iterable[ArticleRecord | StoryRecord] = (*report.articles, *report.stories)
    for record in records:
        article = record.ledger.article.id if isinstance(record, ArticleRecord) else None
        story = record.facts.id if isinstance(record, StoryRecord) else None
        yield from ((run, article, story) for run in record.runs)
