"""What a row of the index holds, which the table there sorts and filters by."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.model import (
    Article,
    ArticleRecord,
    Attribution,
    CheckRun,
    Fact,
    Finding,
    Ledger,
    Mean,
    Result,
    Severity,
    Source,
    Span,
    StoryFacts,
    StoryRecord,
)
from auditor.write.page.context import Context
from auditor.write.page.graph import draw
from auditor.write.page.index import rows
from auditor.write.page.links import Links
from tests.write.made import MADE, report

TEXT = "Rain fell on the hall. Ann Lee said so."
POST = {"outlet": Fact(value="Post", found_in="x"), "date": Fact(value="2026-01-02T10:00", found_in="x")}


def asking(words: str, severity: Severity, rule: str = "c/r", **more: Any) -> Finding:
    start = TEXT.index(words)
    span = Span(start=start, end=start + len(words), article=more.pop("article", None))
    return Finding(rule=rule, severity=severity, message="Why?", fingerprint=words, spans=(span,), **more)


def run(*findings: Finding) -> CheckRun:
    return CheckRun(check="c", state="ran", results=(Result(state="not applicable", findings=findings),))


def record(name: str, *findings: Finding, speakers: int = 2, **more: Any) -> ArticleRecord:
    people = tuple(Source(id=f"s{n}", kind="person", name=f"Voice {n}", named=True) for n in range(speakers))
    voices = ("s1", "s1", "s0", None)
    told = tuple(Attribution(id=f"a{n}", source=source) for n, source in enumerate(voices, 1))
    article = Article(id=name, path=f"{name}.txt", text=TEXT, **more)
    ledger = Ledger(article=article, extractor=MADE, sources=people, attributions=told)
    return ArticleRecord(ledger=ledger, runs=(run(*findings),) if findings else ())


def table(*records: ArticleRecord, **more: Any) -> tuple[list[list[Any]], list[str], dict[str, Any]]:
    here = Context(report(*records, **more), {})
    found = rows(here, Links.of(here.report, ""))
    return found["rows"], found["t"], found


def test_a_row_has_what_the_table_of_articles_shows() -> None:
    """Address, outlet, day, statements, questions by severity, and those who speak, most first."""
    asked = (
        asking("Rain", "warning"), asking("hall", "error"), asking("fell", "info"),
        asking("Ann Lee", "error", "c/s"),
    )  # fmt: skip
    (first, second), strings, found = table(record("a", *asked, metadata=POST), record("b"))
    assert first[1] == "articles/a.html"
    assert (strings[first[2]], first[3], first[4], first[5]) == ("Post", "2026-01-02", 4, [])
    assert first[6] == [2, 1, 1]
    assert [strings[n] for n in first[8]] == ["c/r", "c/s"]
    assert [strings[n] for n in first[9]] == ["Voice 1", "Voice 0"]
    assert (strings[second[2]], second[3], second[6], second[8]) == ("", "", [0, 0, 0], [])
    assert (first[7], second[7]) == (1, 0), "the graver has the higher rank"
    assert list(found["severities"]) == ["error", "warning", "info"]
    assert set(found["rules"]) == {"c/r", "c/s"}
    assert found["checks"] == []


@pytest.mark.parametrize(("speakers", "shown"), [(39, 39), (40, 40), (41, 40), (60, 40)])
def test_forty_sources_of_an_article_can_be_searched_for(speakers: int, shown: int) -> None:
    """Those who speak most."""
    ((row,), strings, _) = table(record("a", speakers=speakers))
    assert len(row[9]) == shown
    assert [strings[n] for n in row[9][:3]] == ["Voice 1", "Voice 0", "Voice 2"]


def test_means_stand_under_the_checks_that_have_one() -> None:
    """Null where there is nothing to score; a check that judged nothing has no column."""
    means = (
        Mean(check="one", mean=0.5, n=1, of=2),
        Mean(check="two", mean=None, n=0, of=1),
        Mean(check="none", mean=None, n=0, of=0),
    )
    scored = record("a").model_copy(update={"means": means})
    other = record("b").model_copy(update={"means": means[1:2]})
    (first, second), _, found = table(scored, other)
    assert len(found["checks"]) == 2
    assert (first[5], second[5]) == ([0.5, None], [None, None])


def test_what_a_story_asks_counts_for_each_article_whose_words_it_touches() -> None:
    """Once, and the graver of two articles is so by what stories ask as well."""
    spans = (*asking("Rain", "info", article="b").spans, *asking("fell", "info", article="b").spans)
    both = asking("hall", "error", "c/story", article="b").model_copy(update={"spans": spans})
    story = StoryRecord(facts=StoryFacts(id="s", articles=("a", "b")), runs=(run(both),))
    (first, second), strings, found = table(
        record("a", asking("Rain", "info")), record("b"), stories=(story,)
    )
    assert (first[6], second[6]) == ([0, 0, 1], [1, 0, 0])
    assert (first[7], second[7]) == (0, 1)
    assert [strings[n] for n in second[8]] == ["c/story"]
    assert set(found["rules"]) == {"c/r", "c/story"}
    assert len(found["asked"]) == 2


def test_a_line_of_a_picture_bends_in_the_middle_between_two_boxes() -> None:
    """Of columns fifty apart; twenty at least where it leads back."""
    claim, hand, origin = ("claim", "It sank"), ("hand", "Wire"), ("origin", "an aide")
    first, second = draw([[claim, hand, origin]], {}).edges
    assert first == "M200 28C225 28 225 28 250 28"
    assert second == "M450 28C475 28 475 28 500 28"
