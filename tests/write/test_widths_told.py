"""No line of the text report is wider than its paper, however long what it tells; and what is cut uses it."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from auditor.model import (
    Attribution,
    CheckRun,
    Claim,
    Correction,
    Finding,
    Panel,
    PluginRecord,
    Reason,
    Ref,
    Report,
    Result,
    Row,
    Span,
    StoryRecord,
)
from auditor.write._here import Here
from auditor.write.json import dump, load
from auditor.write.markdown import Markdown
from auditor.write.text import compose
from tests.write.test_text_told import pair, spoken

LONG = "w" * 300
WORDS = "word " * 60


def long_story(words: str = LONG, first: str = "x") -> Report:
    """Two articles whose statements, claims, reasons, questions and panel are all long."""
    made = pair(f"[q1 {words}]", f"[q1 {words}]", "related", [])
    (story,) = made.stories
    one, two = Ref(article="a", attribution="a1"), Ref(article="b", attribution="a1")
    why = (Reason(text=words),)
    claims = (Claim(id="c1", words=one, says=(one, two), origins=(), independence="echo", reasons=why),)
    asked = Finding(rule="c/r", severity="warning", message="Why?", fingerprint="f",
                    spans=(Span(start=13, end=13 + len(words), article="a"),))  # fmt: skip
    panel = Panel(id="p", title="On top", columns=("First", "Second"), most=2)
    row = Row(panel="p", cells=(first, words), spans=(Span(start=0, end=5),))
    run = CheckRun(
        check="c", state="ran", results=(Result(state="not applicable", findings=(asked,), rows=(row,)),)
    )
    plugin = PluginRecord(id="c", title="c", version="1", origin="here", data_schema={}, panels=(panel,))
    facts = story.facts.model_copy(update={"claims": claims})
    record = made.articles[0].model_copy(update={"runs": (run,)})
    stories = (StoryRecord(facts=facts),)
    articles = (record, made.articles[1])
    return made.model_copy(update={"articles": articles, "stories": stories, "plugins": (plugin,)})


@pytest.mark.parametrize("width", [72, 80, 92, 101, 120])
@pytest.mark.parametrize("first", ["x", "y" * 200])
@pytest.mark.parametrize("words", [LONG, WORDS])
def test_no_line_is_wider_than_the_paper(width: int, first: str, words: str) -> None:
    """Words of a question, reasons of a claim, cells of a panel; what is cut ends at the edge."""
    rows = compose(long_story(words, first), width=width).splitlines()
    assert max(map(cell_len, rows)) <= width
    if words is LONG:
        question = next(row for row in rows if "“www" in row and "line 1" in row and "[1]" not in row)
        reason = next(row for row in rows if row.startswith("      www") and row.endswith("w…"))
        assert {cell_len(question), cell_len(reason)} <= set(range(width - 2, width + 1))


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ((), "0 of 0"),
        ((None,), "note: 1 of 1 correction replayed"),
        (("no such words",), "note: 0 of 1 correction replayed; 'x': no such words"),
        (("gone", None, "twice there"), "note: 1 of 3 corrections replayed; 'x': gone; 'x': twice there"),
    ],
)
def test_what_was_corrected_is_told_with_why_not(notes: tuple[str | None, ...], said: str) -> None:
    """As many as could be replayed; nothing where there is none."""
    base = spoken()
    made = tuple(Correction(kind="merge", words="x", applied=note is None, note=note) for note in notes)
    ledger = base.ledger.model_copy(update={"corrections": made})
    told = compose(
        long_story().model_copy(
            update={"articles": (base.model_copy(update={"ledger": ledger}),), "stories": ()}
        )
    )
    assert (said in told) is bool(notes)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_markdown_counts_the_rows_of_a_panel_that_are_left(number: int) -> None:
    """Where there are more than it shows."""
    made = long_story("so")
    (run,) = made.articles[0].runs
    rows = tuple(Row(panel="p", cells=("x", str(n)), spans=()) for n in range(number))
    results = (Result(state="not applicable", rows=rows),)
    record = made.articles[0].model_copy(update={"runs": (run.model_copy(update={"results": results}),)})
    told = "".join(Markdown().pieces(made.model_copy(update={"articles": (record, made.articles[1])})))
    assert ("more are in the full report" in told) is (number > 2)


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1)])
def test_a_statement_is_found_by_its_id_in_any_order(order: tuple[int, ...]) -> None:
    base = spoken().ledger
    told = tuple(Attribution(id=f"a{n}", source="s1") for n in order)
    here = Here({"a": base.model_copy(update={"attributions": told})}, {"a": 1})
    for n in order:
        assert here.attribution(Ref(article="a", attribution=f"a{n}")).id == f"a{n}"


def test_what_is_absent_is_left_out_of_the_document() -> None:
    """And read back as absent."""
    made = long_story("so")
    text = dump(made)
    assert "null" not in text
    assert json.loads(text)["articles"][0]["ledger"]["article"]["id"] == "a"
    assert load(text) == made
