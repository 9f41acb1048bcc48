"""The page for programs does what it says: its blocks run, one after the other, as they stand."""

import contextlib
import importlib.util
import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_every_block_runs_and_they_print_what_they_promise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder with the seeds, where ledgers may be saved."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "page"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for block in BLOCKS:
            exec(compile(block, "docs/python.md", "exec"), names)
    said = printed.getvalue()
    assert "Ann Lee named" in said
    assert "$.summary.articles: says 99" in said
    assert "[said]" in said or "(said,)" in said
    assert names["unnamed"]


def test_the_keywords_are_those_of_the_settings() -> None:
    """For type checkers and for readers."""
    spec = importlib.util.spec_from_file_location("renew", ROOT / "tests" / "run" / "renew_keywords.py")
    assert spec is not None
    assert spec.loader is not None
    renew = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(renew)
    assert renew.KEYWORDS.read_text(encoding="utf-8") == renew.make(), f"renew with: {renew.COMMAND}"
    assert renew.told(PAGE) == PAGE, f"renew with: {renew.COMMAND}"
