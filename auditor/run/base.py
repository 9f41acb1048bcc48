"""The file of a corpus: a DuckDB database with the flat tables of reports, and what finding stories needs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.errors import ConfigError
from auditor.model import PluginRecord, Report
from auditor.run.views import VIEWS
from auditor.write.table_files import arrow_tables
from auditor.write.tables import told_columns

if TYPE_CHECKING:
    import duckdb

VERSION = 1  # of the tables below
MEMORY = "1GB"  # that the database may hold
OF_ARTICLES = ("articles", "sources", "attributions", "results", "findings")
OF_STORIES = ("results", "findings", "pairs", "claims")
OWN = """
CREATE TABLE corpus (version BIGINT, stories VARCHAR);
CREATE TABLE runs (run BIGINT, version VARCHAR, configuration_sha256 VARCHAR, extractor VARCHAR,
    articles BIGINT, stories BIGINT, problems BIGINT);
CREATE TABLE problems (run BIGINT, kind VARCHAR, what VARCHAR, "where" VARCHAR, fix VARCHAR);
CREATE TABLE ledgers (article VARCHAR PRIMARY KEY, run BIGINT, given VARCHAR, text_sha256 VARCHAR,
    day BIGINT, name VARCHAR, ledger VARCHAR);
CREATE TABLE members (story VARCHAR, article VARCHAR);
CREATE TABLE stories (story VARCHAR, run BIGINT, articles BIGINT, facts VARCHAR);
"""
TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
FIX = "name another file that ends in .duckdb, or one that `auditor audit --out` made"


class Base:
    """The file, open in one transaction until it is closed. ConfigError where it cannot be used.

    ``mode`` is what makes articles one story, the same for all runs into one file; ``plugins`` are those
    whose columns the tables have.
    """

    def __init__(self, place: Path, mode: str, plugins: Iterable[PluginRecord]) -> None:
        self.place, self.plugins = place, tuple(plugins)
        self._db = _opened(place)
        try:
            self._db.begin()
            self._prepared(mode)
        except BaseException:
            self._db.close()
            raise

    def close(self, *, keep: bool) -> None:
        """Keep all that was written since the file was opened, or nothing of it."""
        try:
            self._db.commit() if keep else self._db.rollback()
        finally:
            self._db.close()

    def all(self, sql: str, *values: object) -> list[Any]:
        """The rows of a query."""
        return self._db.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> Any:
        """The first cell of the first row of a query; None where there is no row."""
        found = self.all(sql, *values)
        return found[0][0] if found else None

    def insert(self, table: str, *rows: tuple[object, ...]) -> None:
        """Add rows to a table by the order of its columns."""
        if rows:
            self._db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)

    def write(self, names: Iterable[str], **parts: Iterable[Any]) -> None:
        """Add the rows of some flat tables of a report with these ``articles`` and ``stories``."""
        made = {"articles": (), "stories": ()} | {name: tuple(records) for name, records in parts.items()}
        for name, rows in arrow_tables(self._report(**made), names).items():
            if rows.num_rows:
                self._db.register("incoming", rows)
                self._db.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
                self._db.unregister("incoming")

    def _report(self, **parts: Any) -> Report:
        return Report.model_construct(plugins=self.plugins, **parts)

    def _prepared(self, mode: str) -> None:
        """Tables and views of this version, with the columns of the checks of this run."""
        there = {name for (name,) in self.all("SELECT table_name FROM duckdb_tables()")}
        if not there:
            self._db.execute(OWN)
            self.insert("corpus", (VERSION, mode))
        elif "corpus" not in there:
            raise ConfigError("is a database, but no corpus", str(self.place), FIX)
        made, kept = self.all("SELECT version, stories FROM corpus")[0]
        if made != VERSION:
            what = f"is a corpus of another version ({made}, not {VERSION})"
            raise ConfigError(what, str(self.place), "make it anew: what earlier runs kept makes that quick")
        if kept != mode:
            fix = f"say --stories {kept}, or name another file"
            raise ConfigError(f"is a corpus whose stories are found by {kept}", str(self.place), fix)
        for name in dict.fromkeys((*OF_ARTICLES, *OF_STORIES)):
            self._declared(name, new=name not in there)
        for view, sql in VIEWS.items():
            self._db.execute(f"CREATE OR REPLACE VIEW {view} AS {sql}")

    def _declared(self, name: str, *, new: bool) -> None:
        """A flat table with all columns that it has by now, each with its meaning."""
        told = told_columns(self._report(), name)
        if new:
            columns = ", ".join(f'"{column}" {TYPES[found.type]}' for column, found in told.items())
            self._db.execute(f"CREATE TABLE {name} ({columns})")
        there = {column for (column,) in self.all(f"SELECT column_name FROM (DESCRIBE {name})")}
        for column, found in told.items():
            if column not in there:
                self._db.execute(f'ALTER TABLE {name} ADD COLUMN "{column}" {TYPES[found.type]}')
            if new or column not in there:
                meaning = found.meaning.replace("'", "''")
                self._db.execute(f"""COMMENT ON COLUMN {name}."{column}" IS '{meaning}'""")


def _opened(place: Path) -> duckdb.DuckDBPyConnection:
    try:
        import duckdb
        import pyarrow as _  # noqa: F401
    except ImportError as error:
        fix = "pip install 'source-auditor[corpus]'"
        raise ConfigError("a corpus needs the packages duckdb and pyarrow", str(place), fix) from error
    try:
        return duckdb.connect(str(place), config={"memory_limit": MEMORY})
    except duckdb.Error as error:
        why = str(error).splitlines()[0][:200]
        raise ConfigError(f"cannot be opened as a database: {why}", str(place), FIX) from None
