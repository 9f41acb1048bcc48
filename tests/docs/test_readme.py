"""The README shows what the program does today."""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

from auditor.cli import app
from auditor.contract import plugins
from auditor.run.settings import parse

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    found = re.search(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("name", ["try", "test"])
def test_each_of_the_two_commands_is_one_line(name: str) -> None:
    found = re.search(rf"<!-- {name} -->\n```sh\n(.+)\n```\n<!-- /{name} -->", README)
    assert found
    assert "\n" not in found[1]


def test_the_excerpt_is_what_the_text_report_says_of_the_first_seed() -> None:
    path = ROOT / "tests" / "golden" / "renew.py"
    spec = importlib.util.spec_from_file_location("renew", path)
    assert spec is not None
    assert spec.loader is not None
    renew = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(renew)
    golden = renew.GOLDEN.read_text(encoding="utf-8")
    assert renew.excerpted(README, golden) == README, f"renew with: {renew.COMMAND}"


def test_the_commands_it_shows_are_there() -> None:
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert set(re.findall(r"^auditor (\w+)", README, re.MULTILINE)) <= commands


def test_the_configuration_it_shows_is_accepted() -> None:
    settings = parse(tomllib.loads(block("toml")), "README")
    checks = {loaded.check.id: loaded.check for loaded in plugins.load().checks}
    assert set(settings.select) <= set(checks)
    for name, table in settings.checks.items():
        checks[name].Options.model_validate(table)


def test_the_check_it_shows_holds_to_the_contract(tmp_path: Path) -> None:
    (tmp_path / "named.py").write_text(block("python"), encoding="utf-8")
    loaded = plugins.load([str(tmp_path / "named.py")])
    assert "named" in {check.check.id for check in loaded.checks}


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)", README))
def test_its_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
