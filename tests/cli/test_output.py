"""A report is written whole, in the formats that were asked for, where it was asked for."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result as Done

from auditor.cli import _former
from auditor.cli._output import destination
from auditor.contract import plugins
from auditor.errors import ConfigError
from auditor.model import Report

KNOWN = plugins.load().reporters


def names(written: list[Path]) -> set[str]:
    return {path.name for path in written}


def test_a_folder_gets_text_json_and_the_page(report: Report, tmp_path: Path) -> None:
    written = destination([], f"{tmp_path}/new/", KNOWN).write(report)
    assert names(written) >= {"report.json", "report.txt", "index.html"}


def test_a_file_is_written_in_the_format_of_its_name(report: Report, tmp_path: Path) -> None:
    (path,) = destination([], str(tmp_path / "r.json"), KNOWN).write(report)
    assert path.read_text().startswith("{\n")
    assert not [p for p in tmp_path.iterdir() if p != path], "nothing half-written stays behind"


@pytest.mark.parametrize(
    ("formats", "out"),
    [(["jsn"], None), (["json", "text"], None), ([], "report.xyz"), ([], "/proc/nowhere/")],
)
def test_what_cannot_be_written_is_refused_before_the_work(formats: list[str], out: str | None) -> None:
    with pytest.raises(ConfigError):
        destination(formats, out, KNOWN)


def test_the_same_report_gives_the_same_bytes(report: Report, tmp_path: Path) -> None:
    one, two = (destination([], f"{tmp_path}/{name}/", KNOWN).write(report) for name in ("one", "two"))
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]


def articles(report: Report, *names: str) -> Report:
    (record,) = report.articles
    made = []
    for name in names:
        article = record.ledger.article.model_copy(update={"id": name, "path": name})
        made.append(
            record.model_copy(update={"ledger": record.ledger.model_copy(update={"article": article})})
        )
    return report.model_copy(update={"articles": tuple(made)})


def test_pages_of_vanished_articles_go_and_what_is_not_ours_stays(report: Report, tmp_path: Path) -> None:
    to = destination(["html"], f"{tmp_path}/report/", KNOWN)
    to.write(articles(report, "a", "b", "c"))
    pages = tmp_path / "report" / "articles"
    (pages / "mine.html").write_text("a reader's own")
    (pages / "c.html").write_text("changed by hand")
    to.write(articles(report, "a"))
    assert sorted(path.name for path in pages.iterdir()) == ["a.html", "c.html", "mine.html"]


def test_one_format_does_not_take_away_the_files_of_another(report: Report, tmp_path: Path) -> None:
    destination(["html"], f"{tmp_path}/report/", KNOWN).write(report)
    destination(["json"], f"{tmp_path}/report/", KNOWN).write(report)
    destination(["json"], f"{tmp_path}/report/", KNOWN).write(report)
    assert (tmp_path / "report" / "index.html").is_file()


def test_a_list_that_leads_out_of_the_folder_removes_nothing(report: Report, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("keep")
    print_ = hashlib.sha256(b"keep").hexdigest()[:16]
    (tmp_path / "report").mkdir()
    names = {"../outside.txt": print_, str(outside): print_}
    (tmp_path / "report" / _former.LIST).write_text(json.dumps({"json": names}))
    destination(["json"], f"{tmp_path}/report/", KNOWN).write(report)
    assert outside.read_text() == "keep"


@pytest.mark.parametrize("out", ["--help", "-f"])
def test_an_option_is_no_place_to_write_to(out: str, auditor: Callable[..., Done], tmp_path: Path) -> None:
    done = auditor("audit", "x", "--out", out)
    assert done.exit_code == 2
    assert "no place to write to" in done.output
    assert not list(tmp_path.iterdir())
