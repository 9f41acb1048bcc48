"""A setting is declared once, and from there it is an option, a key of a file and a line of a new file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import typer.main
from typer.testing import Result

from auditor.cli import app
from auditor.errors import ConfigError
from auditor.run import config
from auditor.run.config import template
from auditor.run.settings import Settings, declared

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
COUNTS = """
from pathlib import Path
from auditor import Check, hookimpl

with Path("loaded.txt").open("a") as log:
    log.write("once\\n")

class Mine(Check):
    id, title, version = "mine", "Mine", "1"

    def article(self, ledger):
        return []

@hookimpl
def auditor_checks():
    return [Mine]
"""


@pytest.mark.parametrize("command", ["audit", "extract", "check", "baseline", "diff"])
def test_every_setting_of_a_command_is_an_option_with_its_help(command: str) -> None:
    """By the name of its key, unless the declaration says another."""
    options = {flag: p for p in COMMANDS[command].params for flag in p.opts}
    for name, told, field in declared(command):
        option = options[told.flag or f"--{field.alias}"]
        assert (option.name, option.help) == (name, told.help)


def test_a_new_file_tells_every_setting_that_a_file_can_have() -> None:
    """`auditor init` writes it."""
    shown = template({})
    for _, told, field in declared():
        assert (f"# {field.alias} = " in shown or f"# [{field.alias}]" in shown) == (
            told.in_files and field.alias != "checks"
        )


def test_what_is_asked_anew_on_each_day_is_no_key_of_a_file(tmp_path: Path) -> None:
    """A day that stands in a file would go on holding when it has passed."""
    (tmp_path / "auditor.toml").write_text("today = 2026-01-01\n")
    with pytest.raises(ConfigError, match="today is no setting of a file"):
        config.load(tmp_path)


def test_paths_of_a_file_are_told_from_where_it_stands(tmp_path: Path) -> None:
    """Those of plugins and of what people decided alike."""
    (tmp_path / "auditor.toml").write_text('plugins = ["a.py"]\nsidecar = "d.toml"\n')
    found, _ = config.load(tmp_path)
    assert found.plugins == (str(tmp_path / "a.py"),)
    assert (found.sidecar, found.baseline) == (str(tmp_path / "d.toml"), None)


def test_a_column_is_named_as_a_pair(auditor: Callable[..., Result], tmp_path: Path) -> None:
    """What is no pair is refused with an example."""
    (tmp_path / "a.jsonl").write_text('{"body": "Ann Lee said no."}\n')
    assert auditor("audit", "a.jsonl", "--columns", "text=body").exit_code == 0
    done = auditor("audit", "a.jsonl", "--columns", "body")
    assert done.exit_code == 2
    assert "for example --columns text=body" in done.stderr


def test_a_plugin_file_is_loaded_once_in_an_audit(auditor: Callable[..., Result], tmp_path: Path) -> None:
    """Its checks, formats and finders come from one loading."""
    (tmp_path / "a.txt").write_text("Ann Lee said no.\n")
    (tmp_path / "mine.py").write_text(COUNTS)
    done = auditor("audit", "a.txt", "--plugin", "mine.py", "--out", "report.json")
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "loaded.txt").read_text() == "once\n"


def test_only_what_can_change_a_result_is_in_the_hash() -> None:
    """Each setting by its own declaration."""
    other = {"jobs": 3, "text": False, "sidecar": "s.toml", "fail_on": ("error",), "stories": "field"}
    for name, told, _ in declared():
        if name in other:
            changed = Settings(**{name: other[name]})  # type: ignore[arg-type]
            assert (changed.sha256() != Settings().sha256()) == told.weight
