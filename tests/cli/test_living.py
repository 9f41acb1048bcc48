"""Two reports are compared, findings accepted, decisions replayed, plugins begun: from the command line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
import warm
from typer.testing import Result

from auditor.contract import plugins
from auditor.model import Finding, Report
from auditor.run.settings import Settings, declared, parse
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
    done = auditor(*gate)
    assert done.exit_code == 1
    assert "--fail-on info is met by" in done.stderr
    assert "anonymity/vague-group" in done.stderr
    (tmp_path / "b.txt").write_text(ONE)
    assert "name the folder as it was named" in auditor("audit", "b.txt", *gate[2:]).stderr


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
    """As it is it changes nothing; it names every setting, and every line can be taken out of its comment."""
    assert auditor("init").exit_code == 0
    content = (tmp_path / "auditor.toml").read_text()
    assert parse(tomllib.loads(content), "auditor.toml") == Settings()
    rows = [row.removeprefix("# ") for row in content.splitlines()]
    settings = tomllib.loads("\n".join(row for row in rows if " = " in row or row.startswith("[")))
    made = parse(settings, "auditor.toml")
    assert set(settings) == {field.alias for _, told, field in declared() if told.in_files}
    assert {"anonymity", "directness"} <= set(made.checks)
    checks = {loaded.check.id: loaded.check for loaded in plugins.load().checks}
    for name, options in made.checks.items():
        assert checks[name].Options.model_validate(options) == checks[name].Options()


def test_a_configuration_that_is_there_is_left_alone(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text("jobs = 2\n")
    done = auditor("init")
    assert done.exit_code == 2
    assert "auditor.toml: is there already" in done.stderr
    assert (tmp_path / "auditor.toml").read_text() == "jobs = 2\n"


def test_a_plugin_that_is_begun_passes_its_own_tests_and_shows_up_in_a_report(
    auditor: Auditor, tmp_path: Path
) -> None:
    assert auditor("plugins", "new", "who-counted").exit_code == 0
    project = tmp_path / "auditor-who-counted"
    done = warm.run(["-q", "-p", "no:cacheprovider", "tests"], project, module="pytest")
    assert "6 passed" in done.stdout, done.stdout + done.stderr
    plugin = ("--plugin", str(project / "auditor_who_counted"))
    seen = auditor("plugins", "doctor", "who-counted", *plugin)
    assert seen.exit_code == 0, seen.stderr
    assert "check who-counted 0.1.0, from file auditor_who_counted" in seen.stdout
    (tmp_path / "a.txt").write_text("Sources said that 40 people came.\n")
    assert "who-counted/unnamed-figure" in auditor("audit", "a.txt", *plugin, "--format", "json").stdout


def test_the_project_registers_its_check_where_the_auditor_looks(auditor: Auditor, tmp_path: Path) -> None:
    auditor("plugins", "new", "two-words")
    project = tmp_path / "auditor-two-words"
    made = tomllib.loads((project / "pyproject.toml").read_text())
    (module,) = made["project"]["entry-points"]["auditor"].values()
    assert (project / module / "check.py").exists()
    assert made["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == [module]
    assert "{" not in (project / "pyproject.toml").read_text()


@pytest.mark.parametrize("name", ["Who", "who_counted", "../x", "", "anonymity"])
def test_a_name_that_cannot_be_an_id_or_is_taken_is_refused(auditor: Auditor, name: str) -> None:
    assert auditor("plugins", "new", name).exit_code == 2


def test_a_project_that_is_there_is_left_alone(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "auditor-mine").mkdir()
    assert auditor("plugins", "new", "mine").exit_code == 2
    assert list((tmp_path / "auditor-mine").iterdir()) == []


def test_the_doctor_says_where_things_come_from_and_what_is_off(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("1 / 0\n")
    done = auditor("plugins", "doctor", "response", "--plugin", "broken.py")
    assert done.exit_code == 3
    assert "file broken.py: could not be loaded: ZeroDivisionError" in done.stderr
    row = next(row for row in done.stdout.splitlines() if row.startswith("check anonymity "))
    assert re.search(r"from source-auditor \S+ \(anonymity\), .*anonymity/check\.py: \d+ rules$", row)
    assert re.search(r"format sarif, .*sarif\.py", done.stdout)


def test_the_doctor_holds_checks_against_their_contract(auditor: Auditor, tmp_path: Path) -> None:
    """Also those that the configuration names."""
    code = """
        from auditor import Check, Result, hookimpl

        class First(Check):
            id, title, version = "first", "First", "1"
            def article(self, ledger):
                yield Result(state="not applicable", label=ledger.sources[0].name)

        @hookimpl
        def auditor_checks():
            return [First]
    """
    (tmp_path / "first.py").write_text(dedent(code))
    (tmp_path / "auditor.toml").write_text('plugins = ["first.py"]\n')
    done = auditor("plugins", "doctor")
    assert done.exit_code == 3
    assert "first: first breaks its contract" in done.stderr
    assert "IndexError" in done.stderr
    assert auditor("plugins", "doctor", "directness").exit_code == 0
    done = auditor("plugins", "doctor", "first,directness")
    assert (done.exit_code, "is several names" in done.stderr) == (2, True)


def test_the_doctor_tries_the_examples_of_what_was_installed(auditor: Auditor, tmp_path: Path) -> None:
    """A rule that no longer does what its card promises is off, though it breaks nothing else."""
    code = """
        from auditor import Check, Rule, hookimpl

        class Sleeps(Check):
            id, title, version = "sleeps", "Sleeps", "1"
            rules = (Rule("never", "Never raised", "info", "Why.", fires=("Sources said no.",)),)
            def article(self, ledger):
                return ()

        @hookimpl
        def auditor_checks():
            return [Sleeps]
    """
    (tmp_path / "sleeps.py").write_text(dedent(code))
    done = auditor("plugins", "doctor", "sleeps", "--plugin", "sleeps.py")
    assert done.exit_code == 3
    assert "sleeps/never is not raised by 'Sources said no.'" in done.stderr
