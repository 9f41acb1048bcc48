"""Writes the flat tables as CSV, for spreadsheets, and as Parquet, for data tools."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from typing import Any

from auditor.contract.reporters import Done, Reporter
from auditor.errors import ConfigError
from auditor.model import ArticleRecord, PluginRecord, Report, StoryRecord
from auditor.write.tables import TABLES, Cell, columns_of, rows, told_columns

BATCH = 200  # parts whose rows are in memory at a time
OF_ARTICLES = ("articles", "sources", "attributions")  # tables in which stories have no rows
# A spreadsheet runs a cell that begins with one of these (OWASP, CSV Injection); full-width forms included.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defused(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: text that could be one gets an apostrophe before it."""
    if isinstance(cell, str):
        cell = cell.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
        return "'" + cell if cell.lstrip(" ").startswith(_RUNS) else cell
    return cell


class Csv(Reporter):
    """One CSV file for each table, with a header, commas and CRLF as RFC 4180 has them."""

    name = "csv"
    title = "flat tables for spreadsheets: articles, sources, attributions, results, findings, and of stories"
    suffix = ".csv"
    several_files = True

    def folder(self, report: Report, folder: Path) -> None:
        """Write every table, also those without a row."""
        for table in TABLES:
            columns = columns_of(report, table)
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, list(columns))
                writer.writeheader()
                writer.writerows({c: defused(cell) for c, cell in row.items()} for row in rows(report, table))


class Parquet(Reporter):
    """One Parquet file for each table, typed, each column with its meaning, for pandas, DuckDB and others."""

    name = "parquet"
    title = "the same tables, typed, for data tools (needs pyarrow)"
    suffix = ".parquet"
    several_files = True
    grows = True

    def folder(self, report: Report, folder: Path) -> None:
        """Write every table; ConfigError where pyarrow is missing."""
        ledgers = {record.ledger.article.id: record.ledger for record in report.articles}
        stories = ((s, tuple(ledgers[x] for x in s.facts.articles if x in ledgers)) for s in report.stories)
        self.grow(chain(((record, ()) for record in report.articles), stories), report.plugins, folder)

    def grow(self, parts: Iterable[Done], plugins: tuple[PluginRecord, ...], folder: Path) -> None:
        """The same from parts as they are done, a row group for each few hundred of them."""
        empty = arrow_tables(Report.model_construct(plugins=plugins, articles=(), stories=()))
        from pyarrow.parquet import ParquetWriter

        parts = iter(parts)
        with ExitStack() as stack:
            writers = {
                name: stack.enter_context(ParquetWriter(folder / f"{name}.parquet", table.schema))
                for name, table in empty.items()
            }
            while batch := tuple(islice(parts, BATCH)):
                for name, table in _batch(batch, plugins):
                    if table.num_rows:
                        writers[name].write_table(table)


def _batch(parts: tuple[Done, ...], plugins: tuple[PluginRecord, ...]) -> Iterator[tuple[str, Any]]:
    """The rows of some parts by table, and no rows of the ledgers that stories are told from."""
    records = tuple(record for record, _ in parts if isinstance(record, ArticleRecord))
    stories = tuple(record for record, _ in parts if isinstance(record, StoryRecord))
    told = {ledger.article.id: ledger for _, ledgers in parts for ledger in ledgers}
    beside = tuple(ArticleRecord.model_construct(ledger=x, runs=(), means=()) for x in told.values())
    own = Report.model_construct(plugins=plugins, articles=records, stories=())
    of_stories = Report.model_construct(plugins=plugins, articles=beside, stories=stories)
    yield from arrow_tables(own).items()
    yield from arrow_tables(of_stories, [name for name in TABLES if name not in OF_ARTICLES]).items()


def arrow_tables(report: Report, names: Iterable[str] = TABLES) -> dict[str, Any]:
    """Tables of a report by name, each a typed Arrow table; ConfigError where pyarrow is missing."""
    try:
        import pyarrow as arrow
    except ImportError as error:
        fix = "pip install 'source-auditor[parquet]'"
        raise ConfigError("tables need the package pyarrow", fix=fix) from error
    types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    made = {}
    for name in names:
        fields = [
            arrow.field(column, types[told.type], metadata={"description": told.meaning})
            for column, told in told_columns(report, name).items()
        ]
        schema = arrow.schema(fields)
        cleaned = [{c: _clean(v) for c, v in row.items()} for row in rows(report, name)]
        made[name] = arrow.Table.from_pylist(cleaned, schema=schema)
    return made


def _clean(cell: Cell) -> Cell:
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
