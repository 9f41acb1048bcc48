"""From a file of any format to a report: its words, what it tells of itself, and who is quoted in it."""

from __future__ import annotations

import json

import pytest

from tests.read import made


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """One audit of a folder with a file of every format, a picture and a link outwards among them."""
    from typer.testing import CliRunner

    from auditor.cli import app

    folder = tmp_path_factory.mktemp("formats")
    for name, make in made.FORMATS.items():
        (folder / "news" / name.replace(".", "-")).mkdir(parents=True)
        (folder / "news" / name.replace(".", "-") / name).write_bytes(make())
    (folder / "news" / "crane.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "other.txt").write_text("The mayor said so.")
    (folder / "news" / "link.txt").symlink_to(folder / "other.txt")
    out = folder / "report.json"
    done = CliRunner().invoke(app, ["audit", str(folder / "news"), "--extractor", "rules", "--out", str(out)])
    assert done.exit_code == 0, done.output
    told: dict[str, object] = json.loads(out.read_text(encoding="utf-8"))
    told["said"] = done.output
    return told


def test_every_format_gives_the_same_attributions(report: dict[str, object]) -> None:
    """Three statements, each with its source, whatever the file was."""
    articles = report["articles"]
    assert isinstance(articles, list)
    found = {}
    for record in articles:
        ledger = record["ledger"]
        text = ledger["article"]["text"]
        names = {source["id"]: source["name"] for source in ledger["sources"]}
        found[ledger["article"]["path"].split("/")[0]] = {
            (
                names.get(a.get("source")),
                " ".join(" ".join(text[s["start"] : s["end"]] for s in a["content"]).split())[:20],
            )
            for a in ledger["attributions"]
            if a["content"] and a["content"][0]["of"] == "text"
        }
    assert set(found) == {name.replace(".", "-") for name in made.FORMATS}
    for name, said in found.items():
        assert ("Ines Rowntree", "“Nobody was hurt,” “") in said, (name, said)
        assert found["story-txt"] <= said, (name, found["story-txt"] - said)


def test_a_report_says_what_was_passed_over(report: dict[str, object]) -> None:
    """By extension, with the links that lead outwards; it is complete all the same."""
    assert report["passed_over"] == {"files": {".png": 1}, "links": ["link.txt"]}
    assert report["complete"] is True
    assert "1 file passed over: 1 .png" in str(report["said"])


def test_the_formats_are_listed(report: dict[str, object]) -> None:
    """With the line that installs what a format needs."""
    from typer.testing import CliRunner

    from auditor.cli import app

    listed = json.loads(CliRunner().invoke(app, ["formats", "--format", "json"]).output)
    read = {row["name"]: row for row in listed["reads"]}
    assert {"docx", "pdf", "warc", "newsml-g2", "csv", "txt"} <= set(read)
    assert read["docx"]["needs"] == "pip install 'source-auditor[documents]'"
    assert {"json", "html"} <= {row["name"] for row in listed["writes"]}
