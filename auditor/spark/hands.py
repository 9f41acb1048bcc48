"""What a worker of Spark does: the functions of one machine, on batches of rows, with models loaded once."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import pyarrow as arrow

from auditor.model import Article, ArticleRecord, Ledger, Problem, Report, StoryRecord
from auditor.run.api import read_articles
from auditor.run.course import Run
from auditor.run.engine import Engine
from auditor.run.settings import Settings
from auditor.spark.columns import LEDGERS, OF_ARTICLES, OF_STORIES, ROWS, Table
from auditor.write import tables
from auditor.write.json import line

Batches = Iterable[arrow.RecordBatch]
Row = Mapping[str, Any]
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@lru_cache(maxsize=1)
def engine(said: str) -> Engine:
    """The engine of this process: models are loaded at its first article, and stay for all tasks it gets."""
    for name in THREADS:
        os.environ[name] = "1"
    return Engine(Settings.model_validate_json(said, by_name=True))


def said(settings: Settings) -> str:
    """Settings as text, for the workers."""
    return settings.model_dump_json(exclude_defaults=True, by_alias=False)


def extracted(how: str, batches: Batches) -> Iterator[arrow.RecordBatch]:
    """Articles to rows of LEDGERS: the line that `auditor extract` writes, or a problem."""
    for batch in batches:
        yield LEDGERS.batch(_extracted(engine(how), record) for record in batch.to_pylist())


def _extracted(engine: Engine, record: Row) -> Row:
    [read] = read_articles([{**record, "id": record["path"]}])
    if isinstance(read, Article):
        read = read.model_copy(update={"id": record["id"]})
    [item] = engine.ledgers([read])
    if isinstance(item, Ledger):
        return {"article": record["id"], "ledger": line(item)}
    assert isinstance(item, Problem)
    return {"article": record["id"], **_problem(item), "where": record["id"]}


def judged(how: str, batches: Batches) -> Iterator[arrow.RecordBatch]:
    """Rows of LEDGERS to the rows of the tables of articles, and to problems, each as JSON."""
    run: Run | None = None
    for batch in batches:
        rows: list[Row] = []
        if run is None:
            run = Run(engine(how), None)
            rows += (_row("problems", _problem(problem)) for problem in run.problems)
        for given in batch.to_pylist():
            if given["ledger"] is None:
                rows.append(_row("problems", {name: given[name] for name in Problem.model_fields}))
                continue
            ledger = Ledger.model_validate_json(given["ledger"])
            for record in run.records([ledger]):
                assert isinstance(record, ArticleRecord)
                rows += _rows(engine(how), OF_ARTICLES, articles=(record,))
                rows += _failures(record)
        yield ROWS.batch(rows)


def told(how: str, number: int, ledgers: Iterable[str], met: Iterable[tuple[int, int]]) -> Iterator[Row]:
    """The rows of a story, whose ledgers and candidates are given."""
    together, run = read(how, ledgers), Run(engine(how), None)
    record = run.story(f"story{number}", together, met)
    if isinstance(record, Problem):
        yield _row("problems", _problem(record))
        return
    facts = record.facts
    yield _row("stories", {"story": facts.id, "articles": len(facts.articles), "facts": line(facts)})
    articles = tuple(ArticleRecord.model_construct(ledger=x, runs=(), means=()) for x in together)
    yield from _rows(engine(how), OF_STORIES, articles=articles, stories=(record,))
    yield from _failures(record)


def read(how: str, ledgers: Iterable[str]) -> tuple[Ledger, ...]:
    """Ledgers as stories are told of them: with what people corrected."""
    run = Run(engine(how), None)
    return tuple(run.deciding.corrected(Ledger.model_validate_json(text)) for text in ledgers)


def cells(table: Table, batches: Batches) -> Iterator[arrow.RecordBatch]:
    """Rows of JSON to the declared columns of a table."""
    for batch in batches:
        yield table.batch(map(json.loads, batch.column("row").to_pylist()))


def _rows(
    engine: Engine,
    names: Iterable[str],
    articles: tuple[ArticleRecord, ...],
    stories: tuple[StoryRecord, ...] = (),
) -> Iterator[Row]:
    report = Report.model_construct(plugins=engine.records(), articles=articles, stories=stories)
    return (_row(name, row) for name in names for row in tables.rows(report, name))


def _failures(record: ArticleRecord | StoryRecord) -> Iterator[Row]:
    return (_row("problems", _problem(run.error)) for run in record.runs if run.error)


def _problem(problem: Problem) -> Row:
    return problem.model_dump(mode="json")


def _row(table: str, cells: Row) -> Row:
    return {"table": table, "row": json.dumps(cells)}
