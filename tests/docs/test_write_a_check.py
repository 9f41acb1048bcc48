"""The page on writing a check does what it says: its files load, its tests pass, its commands run."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from auditor.contract import plugins
from auditor.run.config import Configuration

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "write-a-check.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```\w+ file=(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
COMMANDS = re.findall(r"^\$ (.+)$", PAGE, re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "auditor.toml").rename(tmp_path / "example.toml")  # or it would hold for every command here
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path


def test_every_code_block_says_which_file_it_is() -> None:
    """A block without a file name would not be tested."""
    assert not re.findall(r"^```(?:python|toml)$", PAGE, re.MULTILINE)
    assert len(FILES) == 6


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".py") and "test" not in name])
def test_every_check_of_the_page_holds_to_the_contract(folder: Path, name: str) -> None:
    before = {c.check.id for c in plugins.load().checks}
    loaded = plugins.load([str(folder / name)])
    assert not [problem for problem in loaded.problems if name in problem.where]
    assert {c.check.id for c in loaded.checks} - before


def test_the_configuration_of_the_page_is_accepted_by_the_check_it_is_for(folder: Path) -> None:
    settings = Configuration.model_validate(tomllib.loads(FILES["auditor.toml"]))
    (check,) = (
        c.check for c in plugins.load([str(folder / settings.plugins[0])]).checks if c.check.id == "figures"
    )
    assert check.Options.model_validate(settings.checks["figures"]).model_dump() == {"years": True}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_page_runs(folder: Path, command: str) -> None:
    program, *arguments = command.split()
    run = [sys.executable, "-m", "auditor"] if program == "auditor" else [sys.executable]
    done = subprocess.run([*run, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
