"""The page on the corpus does what it says: its blocks run, one after the other."""

import contextlib
import io
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from auditor.cli import app
from auditor.run.base import OWN
from auditor.run.corpus import REACH
from auditor.run.views import VIEWS

PAGE = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(python|sh|)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_two_days_are_added_and_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what the page shows."""
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "page"}
    printed = io.StringIO()
    shown = ""
    for language, block in BLOCKS:
        for line in block.splitlines() if language == "sh" else ():
            program, *arguments = shlex.split(line)
            assert program == "pip" or CliRunner().invoke(app, arguments).exit_code == 0
        if language == "python":
            with contextlib.redirect_stdout(printed):
                exec(compile(block, "docs/corpus.md", "exec"), names)
        shown += "" if language else block
    names["news"].close()
    assert shown
    assert printed.getvalue() == shown


def test_every_table_and_view_is_on_the_page() -> None:
    """And the days within which stories are looked for."""
    for name in [*VIEWS, *re.findall(r"CREATE TABLE (\w+)", OWN)]:
        assert f"| `{name}` |" in PAGE
    assert f"within {REACH} days" in PAGE
