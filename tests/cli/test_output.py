"""A report is written whole, in the formats that were asked for, where it was asked for."""

from pathlib import Path

import pytest

from auditor import plugins
from auditor.cli._output import destination
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
