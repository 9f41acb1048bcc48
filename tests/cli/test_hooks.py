"""The pre-commit hook and the CI action do what they say: the very commands in them are run."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import warm
import yaml

ROOT = Path(__file__).parents[2]
ARTICLE = "Sources said the mill will close. It is understood that nobody was asked.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A repository with one article in a folder, and `auditor` on its path."""
    warm.program(tmp_path / "bin" / "auditor")
    (tmp_path / "news" / "today").mkdir(parents=True)
    (tmp_path / "news" / "today" / "mill.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "auditor.toml").write_text('extractor = "rules"\n', encoding="utf-8")
    return tmp_path


def run(command: list[str], place: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}", **more}
    return subprocess.run(command, cwd=place, env=env, capture_output=True, text=True, check=False)


def test_the_hook_audits_the_files_it_is_given(place: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language", "types_or"} <= set(hook)
    assert hook["language"] == "python"
    file = "news/today/mill.txt"
    assert run([*shlex.split(hook["entry"]), file], place).returncode == 0
    done = run([*shlex.split(hook["entry"]), "--fail-on", "info", file], place)
    assert done.returncode == 1
    assert "anonymity/bare-source" in done.stdout


def audited(place: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's last step as a runner does it: inputs through the environment, into bash."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    step = action["runs"]["steps"][-1]
    given = {name: entry.get("default", "") for name, entry in action["inputs"].items()} | inputs
    env = {name: _filled(value, given) for name, value in step["env"].items()}
    files = {name: str(place / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return run(command, place, RUNNER_TEMP=str(place / "temp"), **env, **files)


def _filled(value: str, given: dict[str, Any]) -> str:
    for name, word in given.items():
        value = value.replace("${{ inputs." + name + " }}", word)
    assert "${{" not in value
    return value


def test_the_action_annotates_sums_up_and_fails_as_asked(place: Path) -> None:
    """Annotations name files from the root of the repository."""
    done = audited(place, path="news", **{"fail-on": "warning"})
    assert done.returncode == 1, done.stderr
    assert "::warning file=news/today/mill.txt,title=anonymity/bare-source" in done.stdout
    assert "anonymity/bare-source" in (place / "github_step_summary").read_text(encoding="utf-8")
    report = Path((place / "github_output").read_text(encoding="utf-8").strip().partition("=")[2])
    assert json.loads((report / "report.json").read_text(encoding="utf-8"))["complete"]
    assert (report / "report.sarif").exists()


def test_the_action_takes_more_arguments_and_one_file(place: Path) -> None:
    arguments = "--select anonymity --ignore anonymity/agentless"
    done = audited(place, path="news/today/mill.txt", arguments=arguments, **{"fail-on": ""})
    assert done.returncode == 0, done.stderr
    assert "file=news/today/mill.txt,title=anonymity/bare-source" in done.stdout
    assert "anonymity/agentless" not in done.stdout


def test_the_action_hands_on_that_its_arguments_are_wrong(place: Path) -> None:
    assert audited(place, path="news", arguments="--select nothing").returncode == 2
