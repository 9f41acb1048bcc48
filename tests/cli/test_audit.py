"""The main job from the command line: articles in, a report out, an exit code that says how it went."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from auditor import schemas

SEEDS = Path(__file__).parents[2] / "seeds"
ONE = "Mill closes\n\nThe mill will close, mayor Ann Lee said. Sources said the owner lied.\n"
Auditor = Callable[..., Result]


def report(done: Result) -> dict:
    """The report on standard output, held against the published schema."""
    document = json.loads(done.stdout)
    assert schemas.validate(document, "report") == []
    return document


def paths(done: Result) -> list[str]:
    return [article["ledger"]["article"]["path"] for article in report(done)["articles"]]


def test_the_seeds_give_a_text_report_and_a_clean_exit(auditor: Auditor) -> None:
    done = auditor("audit", SEEDS)
    assert done.exit_code == 0, done.output
    for words in ("Who speaks", "Reuters", "Dmitry Peskov", "Story 1", "Describes what the text shows"):
        assert words in done.stdout


def test_a_folder_is_left_with_all_that_one_can_look_at(auditor: Auditor, tmp_path: Path) -> None:
    done = auditor("audit", SEEDS, "--out", "report/")
    assert done.exit_code == 0, done.output
    assert {"report.json", "report.txt", "index.html"} <= {
        path.name for path in (tmp_path / "report").iterdir()
    }
    assert "wrote report/index.html" in done.stdout


def test_the_report_does_not_depend_on_jobs_or_on_the_order_of_arguments(auditor: Auditor) -> None:
    one, two = sorted(SEEDS.glob("*.txt"))
    first = auditor("audit", one, two, "--format", "json")
    assert report(first)["complete"]
    assert auditor("audit", two, one, "--format", "json").stdout == first.stdout
    assert auditor("audit", one, two, "--format", "json", "--jobs", "2").stdout == first.stdout


def test_an_article_comes_in_on_standard_input(auditor: Auditor) -> None:
    assert paths(auditor("audit", "-", "--format", "json", stdin=ONE)) == ["-"]


def test_more_paths_come_from_a_file(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "list").write_text("a.txt\n")
    assert paths(auditor("audit", "--files-from", "list", "--format", "json")) == ["a.txt"]


def test_lines_with_other_field_names_are_read_by_a_column_map(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"key": "one", "body": ONE}) + "\n")
    done = auditor("audit", "a.jsonl", "--columns", "text=body", "--columns", "id=key", "--format", "json")
    assert [article["ledger"]["article"]["id"] for article in report(done)["articles"]] == ["one"]


def test_a_finding_named_by_fail_on_makes_exit_one(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    assert auditor("audit", "a.txt", "--fail-on", "info").exit_code == 1
    assert auditor("audit", "a.txt").exit_code == 0


def test_something_that_was_not_audited_outweighs_fail_on(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    done = auditor("audit", "a.txt", "no.txt", "--fail-on", "info")
    assert done.exit_code == 3
    assert "no.txt" in done.stdout


def test_the_texts_can_stay_at_home(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    (article,) = report(auditor("audit", "a.txt", "--no-text", "--format", "json"))["articles"]
    assert article["ledger"]["article"]["text"] == ""
    assert "text-left-out" in {notice["code"] for notice in article["ledger"]["article"]["warnings"]}


def test_saved_ledgers_give_the_same_report_as_the_articles_did(auditor: Auditor, tmp_path: Path) -> None:
    direct = report(auditor("audit", SEEDS, "--format", "json"))
    assert auditor("extract", SEEDS, "--out", "ledgers.jsonl").exit_code == 0
    again = report(auditor("check", "ledgers.jsonl", "--format", "json"))
    assert again["articles"] == direct["articles"]
    assert again["stories"] == direct["stories"]


def test_a_broken_line_of_ledgers_is_named_and_the_others_are_checked(
    auditor: Auditor, tmp_path: Path
) -> None:
    lines = auditor("extract", SEEDS).stdout
    (tmp_path / "ledgers.jsonl").write_text(f'{{"article": 1}}\n{lines}')
    done = auditor("check", "ledgers.jsonl")
    assert done.exit_code == 3
    assert "ledgers.jsonl:1: is not a ledger" in done.stdout
    assert "2 articles" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fail-on", "eror"], "did you mean 'error'?"),
        (["--select", "anonimity"], "did you mean 'anonymity'?"),
        (["--format", "jsno"], "did you mean 'json'?"),
        (["--stories", "wether"], "stories"),
        (["--columns", "text"], "OURS=THEIRS"),
        (["--config", "no.toml"], "no such file"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_with_a_way_out(
    auditor: Auditor, arguments: list[str], said: str
) -> None:
    done = auditor("audit", SEEDS, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_option_that_a_check_does_not_have_is_refused(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text("[checks.anonymity]\nno-such-option = 1\n")
    done = auditor("audit", SEEDS)
    assert done.exit_code == 2
    assert "no-such-option" in done.stderr
    assert "anonymity" in done.stderr


def test_nothing_to_audit_is_said(auditor: Auditor) -> None:
    done = auditor("audit")
    assert done.exit_code == 2
    assert "nothing to audit" in done.stderr
