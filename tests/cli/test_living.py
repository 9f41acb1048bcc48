"""Two reports are compared, findings accepted, decisions replayed, plugins begun: from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from auditor import config
from auditor.model import Finding, Report
from auditor.write.json import dump

Auditor = Callable[..., Result]
ONE = "Sources said the owner lied. It is understood that the mill will close.\n"


@pytest.fixture
def saved(report: Report, tmp_path: Path) -> Path:
    path = tmp_path / "old.json"
    path.write_text(dump(report))
    return path


def with_another_finding(report: Report) -> Report:
    (record,) = report.articles
    (run,) = record.runs
    finding = Finding(rule="anonymity/more", severity="error", message="And this?", fingerprint="1" * 16)
    first = run.results[0].model_copy(update={"findings": (finding,)})
    run = run.model_copy(update={"results": (first, *run.results[1:])})
    return report.model_copy(update={"articles": (record.model_copy(update={"runs": (run,)}),)})


def test_a_new_finding_is_told_and_can_fail_a_comparison(
    auditor: Auditor, report: Report, saved: Path, tmp_path: Path
) -> None:
    (tmp_path / "new.json").write_text(dump(with_another_finding(report)))
    done = auditor("diff", "old.json", "new.json", "--fail-on", "error")
    assert done.exit_code == 1
    assert "1 new, 0 gone, 1 kept" in done.stdout
    assert auditor("diff", "old.json", "old.json", "--fail-on", "info").exit_code == 0


def test_what_is_no_report_is_refused_in_words(auditor: Auditor, saved: Path, tmp_path: Path) -> None:
    (tmp_path / "no.json").write_text("{}")
    done = auditor("diff", "old.json", "no.json")
    assert done.exit_code == 3
    assert "no.json" in done.stderr


def test_accepted_findings_fail_no_run_and_others_do(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    assert auditor("audit", "a.txt", "--out", "today.json").exit_code == 0
    assert auditor("baseline", "today.json", "--out", "accepted.json").exit_code == 0
    gate = ("audit", "a.txt", "--baseline", "accepted.json", "--fail-on", "info")
    assert auditor(*gate).exit_code == 0
    (tmp_path / "a.txt").write_text(ONE + "\nObservers said the mill was doomed.\n")
    assert auditor(*gate).exit_code == 1


def test_decisions_are_replayed_and_listed(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    first = json.loads(auditor("audit", "a.txt", "--format", "json").stdout)
    findings = [
        f for run in first["articles"][0]["runs"] for r in run["results"] for f in r.get("findings", ())
    ]
    print_ = findings[0]["fingerprint"]
    (tmp_path / "d.toml").write_text(
        f'[[suppress]]\nfingerprint = "{print_}"\nreason = "the desk knows them"\n'
    )
    again = json.loads(auditor("audit", "a.txt", "--sidecar", "d.toml", "--format", "json").stdout)
    assert [s["state"] for s in again["suppressions"]] == ["used"]
    assert print_ not in json.dumps(again["articles"])
    assert again["configuration_sha256"] != first["configuration_sha256"]


def test_a_configuration_is_begun_and_holds(auditor: Auditor, tmp_path: Path) -> None:
    """Every line of it can be taken out of its comment."""
    assert auditor("init").exit_code == 0
    content = (tmp_path / "auditor.toml").read_text()
    settings = [
        row.removeprefix("# ") for row in content.splitlines() if " = " in row or row.startswith("# [")
    ]
    assert config.parse(tomllib.loads("\n".join(settings)), "auditor.toml").text
    keys = {row.split(" = ")[0] for row in settings}
    assert {f.replace("_", "-") for f in config.Configuration.model_fields} <= keys | {
        "columns",
        "checks",
        "language-model",
    }
    assert auditor("init").exit_code == 2


def test_a_plugin_that_is_begun_passes_its_own_tests_and_is_found(auditor: Auditor, tmp_path: Path) -> None:
    assert auditor("plugins", "new", "who-counted").exit_code == 0
    project = tmp_path / "auditor-who-counted"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=project, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    seen = auditor("plugins", "doctor", "--plugin", project / "auditor_who_counted.py")
    assert (seen.exit_code, "check who-counted 0.1.0" in seen.stdout) == (0, True)


def test_the_doctor_names_what_is_off(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("1 / 0\n")
    done = auditor("plugins", "doctor", "--plugin", "broken.py")
    assert done.exit_code == 3
    assert "ZeroDivisionError" in done.stderr


@pytest.mark.parametrize("name", ["Who", "who_counted", "../x", ""])
def test_a_name_that_cannot_be_an_id_is_refused(auditor: Auditor, name: str) -> None:
    assert auditor("plugins", "new", name).exit_code == 2
