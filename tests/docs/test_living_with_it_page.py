"""The page on living with findings shows files that load and commands that run."""

import re
from pathlib import Path

import pytest
import warm
import yaml

from auditor.decide import sidecar

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "living-with-it.md").read_text(encoding="utf-8")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_sidecar_it_shows_is_read(tmp_path: Path) -> None:
    (shown,) = blocks("toml")
    (tmp_path / "decisions.toml").write_text(shown, encoding="utf-8")
    loaded = sidecar.load(tmp_path / "decisions.toml")
    assert len(loaded.suppress) == 1
    assert {change.kind for change in loaded.changes} == {"merge", "reject", "add", "relay"}


def test_its_commands_run_one_after_the_other(tmp_path: Path) -> None:
    """Accepting comes before what needs it; two reports are there already."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Sources said the mill will close.\n", encoding="utf-8")
    (tmp_path / "auditor.toml").write_text('extractor = "rules"\n', encoding="utf-8")
    commands = re.findall(r"^\$ auditor (.+)$", PAGE, re.MULTILINE)
    assert len(commands) == 4
    reports = ["audit articles/ --out old.json", "audit articles/ --out new.json"]
    for command in [*reports, *commands]:
        done = warm.run(command.split(), tmp_path)
        assert done.returncode == 0, f"{command}: {done.stderr}"


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)", PAGE))
def test_its_links_lead_somewhere(link: str) -> None:
    assert (ROOT / "docs" / link).exists()


def test_the_hook_and_the_action_it_shows_are_those_of_the_repository() -> None:
    hook, action, *_ = (yaml.safe_load(block) for block in blocks("yaml"))
    assert [entry["id"] for entry in HOOKS] == [hook["repos"][0]["hooks"][0]["id"]]
    assert set(action[0]["with"]) <= set(ACTION["inputs"])
    needed = {name for name, entry in ACTION["inputs"].items() if entry.get("required")}
    assert needed <= set(action[0]["with"])
