"""The page on writing a check does what it says: its files load, its tests pass, its commands run."""

import re
import shutil
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import warm

from auditor.contract import plugins, reading, rules
from auditor.run.settings import parse

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "write-a-check.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```\w+ file=(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
SAME = dict(re.findall(r"^```\w+ same=(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
STEPS = re.findall(r"^```\w+ file=(\S+)\n.*?^```$|^\$ ([^\n]+)$", PAGE, re.MULTILINE | re.DOTALL)


def run(command: str, folder: Path) -> None:
    """Run a command of the page in a folder."""
    module, *arguments = command.removeprefix("python -m ").split()
    done = warm.run(arguments, folder, module=module)
    assert done.returncode == 0, done.stdout + done.stderr


def write(name: str, folder: Path) -> None:
    """Write a file of the page, the settings by another name, or they would hold for every command here."""
    path = folder / ("example.toml" if name == "auditor.toml" else name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FILES[name], encoding="utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of somebody who did all that the page says, in its order."""
    folder = tmp_path_factory.mktemp("newcomer")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for name in (n for n in FILES if n.startswith("test_")):  # what a command tests stands above it as a file
        write(name, folder)
    for name, command in STEPS:
        if name:
            write(name, folder)
        else:
            run(command, folder)
    return folder


def test_every_code_block_says_which_file_it_is() -> None:
    """A block without a file name would not be tested."""
    assert not re.findall(r"^```(?:python|toml|markdown)$", PAGE, re.MULTILINE)
    assert len(FILES) == 11
    assert sum(bool(command) for _, command in STEPS) >= 6


def test_a_newcomer_gets_from_nothing_to_two_rules_with_cards_examples_and_tests(followed: Path) -> None:
    """Every file of the page was written and every command ran, in the order of the page."""
    loaded = plugins.load([str(followed / "auditor-crowds" / "auditor_crowds")])
    (check,) = (c.check for c in loaded.checks if c.check.id == "crowds")
    assert [rule.id for rule in check.rules] == ["unnamed-figure", "round-figure", "other-figure"]
    assert all(rule.fires and rule.silent and "**How to mend.**" in rule.card for rule in check.rules)


def test_what_the_page_shows_of_a_new_plugin_is_what_the_command_writes(followed: Path) -> None:
    """The rule that is explained is the one that lies there."""
    for name, shown in SAME.items():
        assert (followed / name).read_text(encoding="utf-8") == shown
    assert SAME


@pytest.mark.parametrize("name", [n for n in FILES if n.endswith(".py") and "/" not in n and "test" not in n])
def test_every_check_of_the_page_holds_to_the_contract(followed: Path, name: str) -> None:
    """Each file of a single check loads and offers one."""
    before = {c.check.id for c in plugins.load().checks}
    loaded = plugins.load([str(followed / name)])
    assert not [problem for problem in loaded.problems if name in problem.where]
    assert {c.check.id for c in loaded.checks} - before


def test_the_configuration_of_the_page_is_accepted_by_the_check_it_is_for(followed: Path) -> None:
    """The option that the page sets is one of the check's."""
    settings = parse(tomllib.loads(FILES["auditor.toml"]), "auditor.toml")
    path = str(followed / settings.plugins[0])
    (check,) = (c.check for c in plugins.load([path]).checks if c.check.id == "figures")
    assert check.Options.model_validate(settings.checks["figures"]).model_dump() == {"years": True}


@pytest.mark.parametrize("module", [reading, rules], ids=["reading", "rules"])
def test_every_public_helper_is_on_the_page(module: ModuleType) -> None:
    """What strangers may use is what is documented, name by name, and nothing else."""
    things = {name: thing for name, thing in vars(module).items() if not name.startswith("_")}
    own = {n for n, t in things.items() if getattr(t, "__module__", "") == module.__name__ or n.isupper()}
    assert own <= set(module.__all__) <= set(things)
    assert not {name for name in module.__all__ if not re.search(rf"`{name}[`(]", PAGE)}
