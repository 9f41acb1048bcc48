"""Decisions on the command line: accept, set aside, correct; and what changed between two runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Auditor = Callable[..., Result]
ONE = "Sources said the mill will close. It is understood that nobody was asked.\n"
EDITED = "The mill stands by the river.\n\n" + ONE + "\nAnn Lee, the mayor, said she was told on Friday.\n"
MORE = ONE + "\nObservers said the mill was doomed.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(ONE, encoding="utf-8")
    return folder


def audited(auditor: Auditor, *more: str) -> dict[str, Any]:
    done = auditor("audit", "news", "--format", "json", *more)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def prints(report: dict[str, Any]) -> list[str]:
    runs = [run for record in report["articles"] for run in record["runs"]]
    return [f["fingerprint"] for run in runs for r in run["results"] for f in r.get("findings", ())]


def test_an_edit_elsewhere_keeps_findings_and_the_comparison_says_what_changed(
    auditor: Auditor, news: Path, tmp_path: Path
) -> None:
    auditor("audit", "news", "--out", "old.json")
    (news / "a.txt").write_text(EDITED, encoding="utf-8")
    auditor("audit", "news", "--out", "edited.json", "--ignore", "diversity")
    told = json.loads(auditor("diff", "old.json", "edited.json", "--format", "json").stdout)
    assert [s["finding"]["rule"] for s in told["gone"] if "anonymity" in s["finding"]["rule"]] == []
    assert told["kept"] >= 2
    assert told["texts_changed"] == ["a.txt"]
    assert {c["cause"] for c in told["changes"]} == {"configuration", "plugin"}
    assert "diversity taken out" in auditor("diff", "old.json", "edited.json").stdout


def test_texts_left_out_of_one_report_are_not_taken_for_a_change(auditor: Auditor, news: Path) -> None:
    auditor("audit", "news", "--out", "old.json")
    auditor("audit", "news", "--out", "bare.json", "--no-text")
    assert auditor("diff", "old.json", "bare.json").stdout.splitlines()[0].startswith("0 new, 0 gone")
    assert "text changed" not in auditor("diff", "old.json", "bare.json").stdout


def test_a_comparison_knows_rules_of_reports_whose_checks_are_not_here(auditor: Auditor, news: Path) -> None:
    auditor("audit", "news", "--out", "old.json")
    assert auditor("diff", "old.json", "old.json", "--fail-on", "anonymity/bare-source").exit_code == 0
    done = auditor("diff", "old.json", "old.json", "--fail-on", "anonymity/bear-source")
    assert done.exit_code == 2
    assert "did you mean 'anonymity/bare-source'?" in done.stderr


def test_articles_can_be_accepted_without_a_report_and_new_findings_are_told(
    auditor: Auditor, news: Path, tmp_path: Path
) -> None:
    assert auditor("baseline", "news", "--extractor", "rules").exit_code == 0
    gate = ("audit", "news", "--baseline", "accepted.json", "--fail-on", "info", "--out", "r.json")
    done = auditor(*gate)
    assert done.exit_code == 0
    assert "baseline: 0 new" in done.stderr
    (news / "a.txt").write_text(MORE, encoding="utf-8")
    done = auditor(*gate)
    assert done.exit_code == 1
    assert "news/a.txt:3: new warning anonymity/" in done.stderr
    (news / "a.txt").write_text("Ann Lee, the mayor, said it rained.\n", encoding="utf-8")
    assert "of the accepted are gone" in auditor(*gate).stderr


def test_articles_and_a_report_give_the_same_baseline(auditor: Auditor, news: Path, tmp_path: Path) -> None:
    auditor("baseline", "news", "--extractor", "rules", "--out", "of-articles.json")
    auditor("audit", "news", "--out", "report.json")
    auditor("baseline", "report.json", "--out", "of-report.json")
    assert (tmp_path / "of-articles.json").read_bytes() == (tmp_path / "of-report.json").read_bytes()


def test_a_baseline_with_what_could_not_be_audited_is_written_and_says_so(
    auditor: Auditor, news: Path
) -> None:
    (news / "b.txt").write_bytes(b"")
    done = auditor("baseline", "news", "--extractor", "rules")
    assert done.exit_code == 3
    assert "b.txt" in done.stderr


def test_suppressions_expire_on_the_day_given_and_idle_ones_are_told(
    auditor: Auditor, news: Path, tmp_path: Path
) -> None:
    first = prints(audited(auditor))[0]
    (tmp_path / "decisions.toml").write_text(
        f'[[suppress]]\nfingerprint = "{first}"\nreason = "known"\nexpires = 2026-05-01\n'
        '[[suppress]]\nfingerprint = "ffff"\nreason = "long mended"\n',
        encoding="utf-8",
    )
    command = ("audit", "news", "--format", "json", "--sidecar", "decisions.toml", "--today")
    held = auditor(*command, "2026-05-01")
    assert first not in prints(json.loads(held.stdout))
    assert "ffff: the suppression is unused (long mended)" in held.stderr
    late = auditor(*command, "2026-05-02")
    assert first in prints(json.loads(late.stdout))
    assert f"{first}: the suppression is expired (known)" in late.stderr
    assert "2026-05-0" not in held.stdout.replace('"expires": "2026-05-01"', "")
    assert auditor(*command, "tomorrow").exit_code == 2


def test_corrections_are_named_in_the_configuration_from_where_it_stands(
    auditor: Auditor, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also from a folder further down; and saved ledgers are corrected in the same way."""
    (tmp_path / "auditor.toml").write_text(
        'sidecar = "decisions.toml"\nextractor = "rules"\n', encoding="utf-8"
    )
    (tmp_path / "decisions.toml").write_text(
        '[[reject]]\narticle = "a.txt"\ncontent = "the mill will close"\nreason = "a joke"\n'
        '[[relay]]\narticle = "elsewhere.txt"\ncue = "said"\nrelay = "Reuters"\n',
        encoding="utf-8",
    )
    deeper = tmp_path / "deeper"
    deeper.mkdir()
    monkeypatch.chdir(deeper)
    done = auditor("audit", "../news", "--format", "json")
    (record,) = json.loads(done.stdout)["articles"]
    words = [record["ledger"]["article"]["text"][s["start"] : s["end"]]
             for a in record["ledger"]["attributions"] for s in a["content"]]  # fmt: skip
    assert words
    assert "the mill will close" not in words
    assert record["ledger"]["corrections"][0]["reason"] == "a joke"
    assert "elsewhere.txt: a correction speaks of this article, which is not in this run" in done.stderr
    auditor("extract", "../news", "--out", "ledgers.jsonl")
    assert auditor("check", "ledgers.jsonl", "--format", "json").stdout == done.stdout


def test_a_file_of_decisions_in_the_audited_folder_is_not_used(auditor: Auditor, news: Path) -> None:
    """Who sends articles must not choose which findings are seen."""
    before = audited(auditor)
    (news / "auditor.toml").write_text('sidecar = "decisions.toml"\n', encoding="utf-8")
    entries = "".join(f'[[suppress]]\nfingerprint = "{p}"\nreason = "no"\n' for p in prints(before))
    (news / "decisions.toml").write_text(entries, encoding="utf-8")
    after = audited(auditor)
    assert after.pop("passed_over")["files"] == {".toml": 2}
    assert after == before


@pytest.mark.parametrize("option", ["--sidecar", "--baseline"])
def test_a_file_that_is_not_there_is_refused_before_any_work(
    auditor: Auditor, news: Path, option: str
) -> None:
    done = auditor("audit", "news", option, "nowhere")
    assert done.exit_code == 2
    assert "nowhere: cannot be read" in done.stderr
