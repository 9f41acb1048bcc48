"""The page on tables does what it says: its blocks run, one after the other, and its dictionary is whole."""

import contextlib
import importlib.util
import io
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from auditor.cli import app
from auditor.model import Report
from auditor.write.dictionary import COLUMNS
from auditor.write.table_files import arrow_tables

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(python|sh|)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_both_ways_name_the_outlet_that_leans_most_on_unnamed_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files by DuckDB and the report by pandas, with what the page shows."""
    pytest.importorskip("duckdb")
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "page"}
    printed = io.StringIO()
    shown = ""
    for language, block in BLOCKS:
        if language == "sh":
            program, *arguments = shlex.split(block)
            assert (program, CliRunner().invoke(app, arguments).exit_code) == ("auditor", 0)
        elif language == "python":
            with contextlib.redirect_stdout(printed):
                exec(compile(block, "docs/tables.md", "exec"), names)
        else:
            shown = block
    assert shown
    assert printed.getvalue().startswith(shown)
    unnamed = {outlet: (size, share) for outlet, size, share in names["answer"]}
    by_pandas = names["rows"].groupby("outlet")["unnamed"].agg(["size", "mean"])
    assert {o: (row["size"], row["mean"]) for o, row in by_pandas.iterrows()} == unnamed


def test_the_dictionary_is_that_of_the_tables() -> None:
    """Every column of every table, as it is declared."""
    spec = importlib.util.spec_from_file_location("renew", ROOT / "tests" / "write" / "renew_dictionary.py")
    assert spec is not None
    assert spec.loader is not None
    renew = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(renew)
    assert renew.told(PAGE) == PAGE, f"renew with: {renew.COMMAND}"


def test_every_field_of_parquet_says_what_it_holds(report: Report) -> None:
    """In the order of the dictionary, those of checks behind."""
    pytest.importorskip("pyarrow")
    for name, table in arrow_tables(report).items():
        assert table.schema.names[: len(COLUMNS[name])] == list(COLUMNS[name])
        for field in table.schema:
            assert field.metadata[b"description"]


def test_a_source_s_grades_stand_beside_its_words(make_report: Callable[..., Report], report: Report) -> None:
    """Of body, post, access, reason and standing."""
    record = report.articles[0]
    told = {
        name: {"value": name, "grade": f"{name}-grade"}
        for name in ("body", "post", "access", "reason", "standing")
    }
    first = record.ledger.sources[0]
    source = first.model_validate(first.model_dump() | {"slots": told})
    ledger = record.ledger.model_copy(update={"sources": (source,)})
    made = make_report((record.model_copy(update={"ledger": ledger}),))
    from auditor.write.tables import rows

    (row,) = rows(made, "sources")
    for name in told:
        assert (row[name], row[f"{name}_grade"]) == (name, f"{name}-grade")
