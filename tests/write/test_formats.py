"""The formats that other programs read: true to the report, and harmless where they are opened."""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decide.decisions import with_findings
from auditor.errors import ConfigError, SchemaError
from auditor.model import (
    Accepted,
    Article,
    ArticleRecord,
    Attribution,
    CheckRun,
    Extractor,
    Fact,
    Finding,
    Ledger,
    Problem,
    Report,
    Result,
    Span,
)
from auditor.write import jsonl, table_files
from auditor.write.formats import auditor_reporters
from auditor.write.github import Github, data
from auditor.write.json import held
from auditor.write.jsonl import JsonLines
from auditor.write.jsonld import JsonLd
from auditor.write.markdown import Markdown
from auditor.write.places import Lines, escape_markdown, file_name, worst_first
from auditor.write.sarif import Sarif, log, uri
from auditor.write.table_files import Csv, Parquet, defused
from auditor.write.tables import TABLES, rows

EMOJI = "Said 👩‍👩‍👧: “no”.\r\nThe 𝒮ources agree."


def one(text: str = EMOJI, words: str = "𝒮ources", **article: Any) -> ArticleRecord:
    """An article with one finding on some of its words."""
    start = text.index(words)
    finding = Finding(
        rule="anonymity/bare-source",
        severity="warning",
        message="Who, 100%?\n::error::nobody",
        spans=(Span(start=start, end=start + len(words)),),
        fingerprint="f00d",
    )
    made = Article(**({"id": "x", "path": "a b/ü,:.txt", "text": text} | article))
    ledger = Ledger(
        article=made,
        extractor=Extractor(name="hand", version="1"),
        attributions=(Attribution(id="a1", content=finding.spans),),
    )
    run = CheckRun(
        check="anonymity", state="ran", results=(Result(state="not applicable", findings=(finding,)),)
    )
    return ArticleRecord(ledger=ledger, runs=(run,))


def test_every_format_has_a_name_and_a_title_of_its_own() -> None:
    found = list(auditor_reporters())
    assert len({r.name for r in found}) == len(found) == 8
    assert all(r.title and r.suffix.startswith(".") for r in found)


def test_every_format_gives_the_same_bytes_twice(report: Report, tmp_path: Path) -> None:
    for reporter in auditor_reporters():
        for turn in "ab":
            reporter().render(report, tmp_path / turn / reporter.name)
    one_, two = (
        {p.relative_to(tmp_path / t): p.read_bytes() for p in (tmp_path / t).rglob("*") if p.is_file()}
        for t in "ab"
    )
    assert one_ == two


# --- SARIF


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_what_breaks_its_schema_is_written_by_no_format(report: Report) -> None:
    """A report, an article or a story, each by its own; what holds to it passes."""
    (record, _), (story,) = report.articles, report.stories
    for part in (report, record, story):
        held(part)
    article = record.ledger.article.model_copy(update={"id": 7})
    odd = record.model_copy(update={"ledger": record.ledger.model_copy(update={"article": article})})
    with pytest.raises(SchemaError, match="the article"):
        held(odd)
    with pytest.raises(SchemaError, match="the report"):
        held(report.model_copy(update={"articles": (odd,)}))
    with pytest.raises(SchemaError, match="the story"):
        held(story.model_copy(update={"facts": story.facts.model_copy(update={"id": 7})}))


def test_sarif_columns_count_code_points_and_lines_end_as_in_the_file(
    make_report: Callable[..., Report],
) -> None:
    run = log(make_report((one(),)))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 5, 12)
    assert region["snippet"]["text"] == "𝒮ources"
    assert EMOJI[region["charOffset"] :][: region["charLength"]] == "𝒮ources"


def test_sarif_points_at_the_line_of_an_article_in_a_jsonl_file(make_report: Callable[..., Report]) -> None:
    record = one(path="corpus.jsonl", line=7)
    region = log(make_report((record,)))["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
        "region"
    ]
    assert region["startLine"] == 7
    assert "startColumn" not in region


def test_what_could_not_be_audited_is_a_notification(make_report: Callable[..., Report]) -> None:
    problem = Problem(kind="file", what="is binary", where="x.bin")
    run = log(make_report((one(),), complete=False, problems=(problem,)))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False
    notification = run["invocations"][0]["toolExecutionNotifications"][0]
    assert (notification["level"], notification["message"]["text"]) == ("error", "x.bin: is binary")


def test_sarif_ranks_and_fingerprints_its_results(report: Report, make_report: Callable[..., Report]) -> None:
    results = log(report)["runs"][0]["results"]
    assert [r["rank"] for r in results if r["level"] == "error"] == [90.0]
    assert log(make_report((one(),)))["runs"][0]["results"][0]["partialFingerprints"] == {
        "sourceAuditor/v1": "f00d"
    }


def test_sarif_says_what_a_baseline_makes_of_each_finding(make_report: Callable[..., Report]) -> None:
    said = based(make_report)
    results = log(said)["runs"][0]["results"]
    assert [r["baselineState"] for r in results] == ["unchanged", "new"]
    notes = log(said)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    (gone,) = [note["message"]["text"] for note in notes if note["descriptor"]["id"] == "gone"]
    assert gone.startswith("gone.txt: accepted and no longer found: ")
    assert "baselineState" not in log(make_report((one(),)))["runs"][0]["results"][0]


def based(make_report: Callable[..., Report]) -> Report:
    """A report of two findings, one accepted, where a third was accepted and is gone."""
    record = one()
    first = record.findings[0].model_copy(update={"baseline": "unchanged"})
    second = first.model_copy(update={"fingerprint": "2" * 16, "baseline": "new"})
    record = with_findings(record, lambda _: (first, second))
    gone = Accepted(rule=first.rule, fingerprint="3" * 16, home="gone.txt", message="Who?")
    return make_report((record,), gone=(gone,))


def test_sarif_follows_the_schema_of_oasis(
    report: Report, make_report: Callable[..., Report], node_modules: Callable[[str], Path]
) -> None:
    jsonschema = importlib.import_module("jsonschema")
    path = node_modules("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")
    validator = jsonschema.Draft7Validator(json.loads(path.read_text(encoding="utf-8")))
    problem = Problem(kind="line", what="is not JSON", where="x.jsonl:3", fix="mend it")
    hostile = make_report((one(),), complete=False, problems=(problem,))
    for made in (report, hostile, based(make_report), make_report(())):
        text = io.StringIO()
        Sarif().render(made, text)
        assert [e.message for e in validator.iter_errors(json.loads(text.getvalue()))] == []


def test_a_path_becomes_a_relative_uri() -> None:
    assert uri("a b/ü,:.txt") == "a%20b/%C3%BC%2C%3A.txt"
    assert uri("-") == "stdin"


# --- CSV and Parquet


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(cell: str) -> None:
    assert defused(cell) == "'" + cell


def test_other_cells_are_left_as_they_are() -> None:
    assert [defused(c) for c in ("plain", -1, -0.5, None, True, "a=b")] == [
        "plain",
        -1,
        -0.5,
        None,
        True,
        "a=b",
    ]


def test_the_tables_join(report: Report, tmp_path: Path) -> None:
    Csv().render(report, tmp_path / "csv")
    tables = {
        name: list(csv.DictReader((tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="")))
        for name in TABLES
    }
    sources = {(row["article"], row["source"]) for row in tables["sources"]}
    attributions = {(row["article"], row["attribution"]) for row in tables["attributions"]}
    results = {row["result"] for row in tables["results"]}
    assert len(tables["articles"]) == 2
    assert len(attributions) == 42
    assert all((r["article"], r["source"]) in sources for r in tables["attributions"] if r["source"])
    assert all(r["result"] in results for r in tables["findings"])
    assert all((r["article_a"], r["attribution_a"]) in attributions for r in tables["pairs"])
    assert [r["independence"] for r in tables["claims"]] == ["common source", "stands alone"]
    assert tables["findings"][-1]["words"] == "eternal war … eternal war"


def test_an_empty_report_still_has_every_table_and_column(
    make_report: Callable[..., Report], tmp_path: Path
) -> None:
    Csv().render(make_report(()), tmp_path)
    for name, columns in TABLES.items():
        assert (tmp_path / f"{name}.csv").read_bytes() == (",".join(columns) + "\r\n").encode()


def test_tables_need_a_folder(report: Report) -> None:
    with pytest.raises(ConfigError, match="several files"):
        Csv().render(report, io.StringIO())


def test_parquet_holds_the_same_rows_with_types(report: Report, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    Parquet().render(report, tmp_path)
    for name in TABLES:
        found, meant = parquet.read_table(tmp_path / f"{name}.parquet").to_pylist(), list(rows(report, name))
        if name == "panels":  # in the order they were found
            found, meant = sorted(found, key=repr), sorted(meant, key=repr)
        assert found == meant


def test_parquet_has_the_same_rows_however_many_parts_are_written_at_a_time(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    Parquet().render(report, tmp_path / "whole")
    monkeypatch.setattr(table_files, "BATCH", 1)
    Parquet().render(report, tmp_path / "one by one")
    for name in TABLES:
        whole, pieces = (tmp_path / place / f"{name}.parquet" for place in ("whole", "one by one"))
        assert parquet.read_table(pieces).equals(parquet.read_table(whole))


def test_parquet_says_what_is_missing(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"source-auditor\[parquet\]"):
        Parquet().render(report, tmp_path)


# --- the others


def test_an_annotation_cannot_start_another_command(make_report: Callable[..., Report]) -> None:
    out = io.StringIO()
    Github().render(make_report((one(),)), out)
    lines = out.getvalue().splitlines()
    assert len(lines) == 2
    assert lines[0] == (
        "::warning file=a b/ü%2C%3A.txt,title=anonymity/bare-source,line=2,endLine=2,col=5,endColumn=12"
        "::Who, 100%25?%0A::error::nobody"
    )


@given(st.text())
def test_an_escaped_message_is_one_line_and_unescapes_to_itself(text: str) -> None:
    told = data(text)
    assert "\n" not in told
    assert "\r" not in told
    assert told.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%") == text


def test_markdown_from_an_article_stays_text(make_report: Callable[..., Report]) -> None:
    record = one("# *a* <b> [x](y) @me | `c`", "<b> [x](y) @me | `c`", title="- # <img>")
    out = io.StringIO()
    Markdown().render(make_report((record,)), out)
    text = out.getvalue()
    assert "## \\- # \\<img\\>" in text
    assert "\\<b\\> \\[x\\](y) @<!-- -->me \\| \\`c\\`" in text
    assert "![" not in text


def test_markdown_says_when_a_run_is_incomplete(make_report: Callable[..., Report]) -> None:
    out = io.StringIO()
    problem = Problem(kind="file", what="is binary", where="x.bin")
    Markdown().render(make_report((), complete=False, problems=(problem,)), out)
    assert "**This run is incomplete.**" in out.getvalue()
    assert "- x.bin: is binary" in out.getvalue()


def test_a_leading_sign_of_a_list_is_escaped() -> None:
    assert [escape_markdown(t) for t in ("1. a", "- a", "+a", "a - b")] == [
        "1\\. a",
        "\\- a",
        "\\+a",
        "a - b",
    ]


LINKED = (
    "https://example.org/a", "see http://example.org.", "www.example.org", "ann@example.org",
    "mailto:ann@example.org", "xmpp:ann@example.org", "ftp://example.org", "@ann",
    "#12", "owner/name#12", "GH-12", "<https://example.org>",
    "[a](https://example.org)", "![a](b)", "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", "[a]: https://example.org",
)  # fmt: skip


def test_markdown_breaks_what_is_linked_without_a_sign_of_markdown() -> None:
    """Mentions, numbers of issues and names of commits are links on GitHub; sums of money are no formula."""
    said = "@ann #12 a/b#1 GH-7 dead10cc, $5 and $6; 1234567 of www.x.org"
    assert escape_markdown(said) == (
        "@<!-- -->ann #<!-- -->12 a/b#<!-- -->1 GH<!-- -->-7 dead<!-- -->10cc, "
        "\\$5 and \\$6; 1234567 of www<!-- -->.x.org"
    )


def test_a_reader_of_markdown_links_nothing_of_an_article(
    node_modules: Callable[[str], Path], tmp_path: Path
) -> None:
    """As marked reads it, with what GitHub adds: no link, no image, and the same words."""
    library = node_modules("marked/lib/marked.esm.js")
    texts = [escape_markdown(words) for words in LINKED]
    (tmp_path / "told.json").write_text(json.dumps(texts), encoding="utf-8")
    script = (
        f"import {{marked}} from {json.dumps(library.as_uri())};"
        "import {readFileSync} from 'node:fs';"
        "const texts = JSON.parse(readFileSync(process.argv[1]));"
        "console.log(JSON.stringify(texts.map((t) => marked.parse(t, {gfm: true}))));"
    )
    command = ["node", "--input-type=module", "-e", script, str(tmp_path / "told.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for words, html in zip(LINKED, json.loads(done.stdout), strict=True):
        assert "<a " not in html
        assert "<img" not in html
        assert unescape(re.sub(r"<.*?>", "", html, flags=re.DOTALL)).strip() == words


def test_jsonl_is_one_record_a_line_the_run_last_and_reads_back(report: Report) -> None:
    out = io.StringIO()
    JsonLines().render(report, out)
    lines = out.getvalue().splitlines()
    assert len(lines) == len(report.articles) + len(report.stories) + 1
    assert ArticleRecord.model_validate_json(lines[0]) == report.articles[0]
    assert Report.model_validate_json(lines[-1]).summary == report.summary
    assert jsonl.load(out.getvalue().encode()) == report


def test_lines_that_were_broken_off_are_no_report(report: Report) -> None:
    out = io.StringIO()
    JsonLines().render(report, out)
    whole = out.getvalue().encode().splitlines(keepends=True)
    for broken in (b"", b"".join(whole[:-1]), b"".join(whole)[:-9]):
        with pytest.raises(SchemaError):
            jsonl.load(broken)


def test_jsonld_selectors_find_the_words(report: Report) -> None:
    out = io.StringIO()
    JsonLd().render(report, out)
    graph = json.loads(out.getvalue())["@graph"]
    texts = {r.ledger.article.id: r.ledger.article.text for r in report.articles}
    for article in graph:
        text = texts[article["identifier"]]
        for quotation in article["hasPart"]:
            for piece in quotation.get("hasPart", ()):
                position, words = piece["selector"]
                assert text[position["start"] : position["end"]] == words["exact"]
                assert words["prefix"] + words["exact"] + words["suffix"] in text


def test_jsonld_gives_an_unnamed_source_a_description_and_no_name(report: Report) -> None:
    out = io.StringIO()
    JsonLd().render(report, out)
    first = json.loads(out.getvalue())["@graph"][0]["hasPart"][0]
    assert first["spokenByCharacter"]["description"] == "four Russian sources"
    assert "name" not in first["spokenByCharacter"]
    assert first["provider"] == [{"@type": "Organization", "name": "Reuters"}]


def test_jsonld_means_something_to_an_independent_processor(
    report: Report, node_modules: Callable[[str], Path], tmp_path: Path
) -> None:
    library = node_modules("jsonld")
    JsonLd().render(report, tmp_path / "report.jsonld")
    script = (
        "const jsonld = require(process.argv[1]);"
        "const doc = JSON.parse(require('fs').readFileSync(process.argv[2]));"
        "jsonld.expand(doc, {safe: true}).then((x) => console.log(JSON.stringify(x)),"
        "(e) => {console.error(String(e)); process.exit(1)});"
    )
    done = subprocess.run(
        ["node", "-e", script, str(library), str(tmp_path / "report.jsonld")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first = json.loads(done.stdout)[0]
    assert first["@type"] == ["https://schema.org/NewsArticle"]
    quotation = first["https://schema.org/hasPart"][0]
    assert quotation["@type"] == ["https://schema.org/Quotation"]
    piece = quotation["https://schema.org/hasPart"][0]
    kinds = [s["@type"][0] for s in piece["http://www.w3.org/ns/oa#hasSelector"]]
    assert kinds == [
        f"http://www.w3.org/ns/oa#{name}" for name in ("TextPositionSelector", "TextQuoteSelector")
    ]


# --- places


def test_findings_are_ordered_by_severity_then_place() -> None:
    def made(severity: Any, *start: int) -> Finding:
        return Finding(
            rule="x/y", severity=severity, message="?", spans=tuple(Span(start=s, end=s) for s in start)
        )

    error, late, early, nowhere = made("error", 9), made("warning", 5), made("warning", 1), made("warning")
    assert worst_first([nowhere, late, early, error]) == [error, early, late, nowhere]


@given(st.text(alphabet="a\r\n👍", max_size=30))
def test_lines_and_columns_lead_back_to_the_offset(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        line, column = lines.at(offset)
        assert lines.starts[line - 1] + column - 1 == offset


@given(st.lists(st.text(max_size=80), unique=True, max_size=10))
def test_file_names_are_safe_and_differ(names: list[str]) -> None:
    made = [file_name(name) for name in names]
    assert len(set(made)) == len(names)
    assert all(name and name[0] not in ".-" and not set(name) & set('/\\:*?"<>| \x00') for name in made)


def test_metadata_reaches_the_table_of_articles(make_report: Callable[..., Report]) -> None:
    record = one(metadata={"outlet": Fact(value="=Daily", found_in="text")})
    assert next(rows(make_report((record,)), "articles"))["outlet"] == "=Daily"
