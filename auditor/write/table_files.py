"""Writes the flat tables as CSV, for spreadsheets, and as Parquet, for data tools."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from auditor.contract.reporters import Reporter
from auditor.errors import ConfigError
from auditor.model import Report
from auditor.write.tables import TABLES, Cell, columns_of, rows, told_columns

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

    def folder(self, report: Report, folder: Path) -> None:
        """Write every table; ConfigError where pyarrow is missing."""
        tables = arrow_tables(report)
        import pyarrow.parquet as parquet

        for name, table in tables.items():
            parquet.write_table(table, folder / f"{name}.parquet")


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
