"""The first screen of a run is the night's list: the gravest questions, and all of them in one place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.model import (
    Article,
    ArticleRecord,
    CheckRun,
    Extractor,
    Fact,
    Finding,
    Ledger,
    Report,
    Result,
    Severity,
    Source,
    Span,
)
from auditor.run.asked import grouped
from auditor.write.page import Html
from auditor.write.text import compose

TEXT = "The mayor spoke. Sources say that Ann Lee took bribes. It rained.\nSome say so."
SUSPECT = "Sources say that Ann Lee took bribes."
Make = Callable[..., Report]


def finding(words: str, severity: Severity = "info", gravity: int = 50, **more: str) -> Finding:
    start = TEXT.index(words)
    span = Span(start=start, end=start + len(words))
    name = f"{words} {severity} {gravity}"
    return Finding(
        rule="made/rule", severity=severity, message=f"Why {words}?", spans=(span,), gravity=gravity,
        fingerprint=name, **more,
    )  # fmt: skip


def record(name: str, *findings: Finding, title: str | None = None, outlet: str = "Post") -> ArticleRecord:
    facts = {"outlet": Fact(value=outlet, found_in="field outlet")}
    article = Article(id=name, path=name, text=TEXT, title=title or f"Title of {name}", metadata=facts)
    source = Source(id="s1", kind="group", name="three insiders", named=False)
    ledger = Ledger(article=article, extractor=Extractor(name="hand", version="1"), sources=(source,))
    results = (Result(state="not applicable", findings=findings),)
    return grouped(ArticleRecord(ledger=ledger, runs=(CheckRun(check="made", state="ran", results=results),)))


def notes(count: int) -> list[Finding]:
    return [finding(word) for word in re.findall(r"\w+", TEXT)[:count]]


def index(report: Report, folder: Path) -> tuple[str, dict[str, list[list[object]]]]:
    Html().render(report, folder)
    page = (folder / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="rows">(.*?)</script>', page, re.DOTALL)
    assert found
    return page, json.loads(found[1])


@pytest.fixture
def night(make_report: Make) -> Report:
    """An article of many notes, and behind it one in which a suspect is named on an unnamed word."""
    return make_report((record("a", *notes(9)), record("b", finding("Ann Lee", "warning", 95))))


def test_the_gravest_question_of_the_run_comes_first_with_its_sentence(night: Report, tmp_path: Path) -> None:
    """Whatever the article, and in text and page alike."""
    told = compose(night)
    assert told.index(f"“{SUSPECT}”") < told.index("Why The?")
    page, _ = index(night, tmp_path)
    first = re.search(r'<ol class="graves"><li>(.*?)<li>', page, re.DOTALL)
    assert first
    assert SUSPECT in first[1]
    assert "Why Ann Lee?" in first[1]


def test_articles_are_ranked_by_gravity_and_not_by_number(night: Report, tmp_path: Path) -> None:
    """The rank that the table of articles sorts by is higher for one grave question than for nine notes."""
    _, data = index(night, tmp_path)
    ranks = {str(row[0]): row[7] for row in data["rows"]}
    assert ranks["Title of b"] > ranks["Title of a"]  # type: ignore[operator]


def test_every_question_is_in_one_list_and_leads_to_its_place(night: Report, tmp_path: Path) -> None:
    """With rule, severity, article, outlet and fingerprint."""
    _, data = index(night, tmp_path)
    strings, asked = data["t"], data["asked"]
    assert len(asked) == len(night.findings)
    for severity, rule, _, _, article, outlet, href, print_, new, *_ in asked:
        assert strings[rule] == "made/rule"  # type: ignore[index]
        assert strings[outlet] == "Post"  # type: ignore[index]
        page, _, anchor = str(href).partition("#")
        assert f"id={anchor}" in (tmp_path / page).read_text(encoding="utf-8")
        assert str(print_) in {f.fingerprint for f in night.findings}
        assert not new
        assert (severity == 1) == (strings[article] == "Title of b")  # type: ignore[index]


def test_what_a_baseline_accepts_is_not_tonights(make_report: Make) -> None:
    """The list of the gravest has what is new; the article itself still shows all."""
    old = finding("Ann Lee", "warning", 95, baseline="unchanged")
    told = compose(make_report((record("a", old), record("b", finding("It rained", baseline="new")))))
    top = told[: told.index("[1] Title of a")]
    assert "Why It rained?" in top
    assert "Why Ann Lee?" not in top
    assert "Why Ann Lee?" in told


def test_what_stands_under_a_question_is_shown_with_it_and_not_by_itself(
    make_report: Make, tmp_path: Path
) -> None:
    """On the list it is one question; on the page the other is folded below."""
    report = make_report((record("a", finding("Ann Lee took", "warning"), finding("took")), record("b")))
    page, data = index(report, tmp_path)
    assert [row[9] for row in data["asked"]] == [1]
    assert page.count("Why took?") == 1
    assert "also made/rule" in compose(report)


def test_two_articles_of_one_title_are_told_apart(make_report: Make, tmp_path: Path) -> None:
    """By outlet and path, all over the index."""
    records = (record("a", title="Flood", outlet="Post"), record("b", title="Flood", outlet="Globe"))
    _, data = index(make_report(records), tmp_path)
    assert [row[0] for row in data["rows"]] == ["Flood (Post, a)", "Flood (Globe, b)"]


def test_the_search_finds_unnamed_sources(night: Report, tmp_path: Path) -> None:
    """A description is a name as far as a search goes."""
    _, data = index(night, tmp_path)
    assert all("three insiders" in [data["t"][n] for n in row[9]] for row in data["rows"])  # type: ignore[index,union-attr,attr-defined]


def test_outlets_have_shares_and_lead_to_their_articles(night: Report, tmp_path: Path) -> None:
    """The table of outlets links every article of an outlet."""
    page, _ = index(night, tmp_path)
    outlets = page[page.index('id="outlets"') :]
    assert re.findall(r'<li><a href="articles/(\w)\.html#top">', outlets) == ["a", "b"]


def test_a_question_carries_the_fingerprint_that_sets_it_aside(night: Report, tmp_path: Path) -> None:
    """The script turns it into a button that copies the lines."""
    index(night, tmp_path)
    page = (tmp_path / "articles" / "b.html").read_text(encoding="utf-8")
    assert "<code>Ann Lee warning 95</code>" in page
