"""What a check may say, and in which words it is told what it may not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import auditor
from auditor import Check, Finding, Ledger, On, Reason, Result, Rule, Span
from auditor.contract.select import Selection
from auditor.errors import PluginError
from auditor.model import CheckRun, Panel, Row
from auditor.run import contained, strangers
from auditor.run.contained import LONGEST, Average, begins, collected, run_article
from auditor.testing import make_ledger, source

LEDGER = make_ledger("[s1 Lee] [c1 said] [q1 no].", [source("Lee", id="s1")])
RESULT = Result(state="not applicable")


class Says(Check):
    id, title, version = "says", "Says", "1"
    rules = (Rule(id="r", title="R", severity="warning", card="A card."),)
    panels = (Panel(id="p", title="P", columns=("X",)),)
    results: tuple[Result, ...] = ()

    def article(self, ledger: Ledger) -> Iterable[Result]:
        return self.results


def run(*results: Result) -> CheckRun:
    check = Says()
    check.results = results
    return run_article(check, LEDGER, Selection())


def finding(message: str = "?", *spans: Span, **more: Any) -> Finding:
    return Finding(rule="says/r", severity="warning", message=message, spans=spans, **more)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (None, "returned None: a method yields Results"),
        (RESULT, "returned a Result by itself"),
        ("fine", "returned str, not Results"),
        (b"fine", "returned bytes, not Results"),
        ({"fine": RESULT}, "returned dict, not Results"),
        (42, "returned int, not Results"),
        ([RESULT, 42], "a check yields Results, not int"),
    ],
)
def test_an_answer_that_is_no_results_is_told_for_what_it_is(said: object, told: str) -> None:
    """A text is not taken for its letters, nor a mapping for its keys."""
    with pytest.raises(PluginError) as found:
        collected(said)
    assert found.value.what.startswith(told)


def test_results_may_come_in_any_row_of_them() -> None:
    """A list, a tuple, a generator, or none at all."""
    assert collected([]) == []
    assert collected((RESULT, RESULT)) == collected(RESULT for _ in range(2)) == [RESULT] * 2


@pytest.mark.parametrize(
    "result",
    [
        Result(state="scored", score=1, label="WORDS"),
        Result(state="not applicable", findings=(finding("short"), finding("WORDS"), finding("short"))),
    ],
)
def test_a_label_or_a_message_may_be_so_long_and_no_letter_longer(result: Result) -> None:
    """Whichever of the messages it is."""
    plain = result.model_dump_json()
    for length, state in ((LONGEST, "ran"), (LONGEST + 1, "error")):
        assert run(Result.model_validate_json(plain.replace("WORDS", "x" * length))).state == state


@pytest.mark.parametrize(
    ("on", "here"),
    [
        (On(), True),
        (On(attribution="a1"), True),
        (On(attribution="s1"), False),
        (On(source="s1"), True),
        (On(source="a1"), False),
        (On(article=LEDGER.article.id), True),
        (On(article="elsewhere", attribution="a1"), False),
        (On(claim="c1"), False),
    ],
)
def test_a_result_speaks_of_what_is_there_of_its_kind(on: On, here: bool) -> None:
    """The id of a source is none of a statement, and an article has no claims."""
    assert run(Result(on=on, state="inconclusive")).state == ("ran" if here else "error")


@pytest.mark.parametrize(
    "result",
    [
        Result(state="not applicable", reasons=(Reason(text="r", spans=(Span(start=0, end=99),)),)),
        Result(state="not applicable", findings=(finding("?", Span(start=0, end=3), Span(start=0, end=99)),)),
        Result(state="not applicable", rows=(Row(panel="p", cells=("1",), spans=(Span(start=0, end=99),)),)),
    ],
)
def test_whatever_points_at_words_points_into_the_text(result: Result) -> None:
    """Reasons, findings and rows alike, with each of their spans."""
    said = run(result)
    assert said.error is not None
    assert "the span 0 to 99 lies outside the text" in said.error.what


def test_what_only_a_run_knows_a_check_cannot_say() -> None:
    """Which finding it is, whether it was accepted, and under which it stands."""
    feigned = finding("?", fingerprint="feigned", under="another", baseline="unchanged")
    ((told,),) = (r.findings for r in run(Result(state="not applicable", findings=(feigned,))).results)
    assert (told.under, told.baseline) == (None, None)
    assert told.fingerprint not in ("feigned", "")


def test_a_failure_is_told_with_the_line_where_it_was_and_else_where_the_method_begins() -> None:
    """So that the author finds it."""

    class Fails(Says):
        def article(self, ledger: Ledger) -> Iterable[Result]:
            raise ValueError("oh")

    failed = run_article(Fails(), LEDGER, Selection()).error
    refused = run(Result(on=On(source="s9"), state="inconclusive")).error
    assert failed is not None
    assert refused is not None
    assert failed.what.startswith("the check 'says' failed: ValueError: oh (test_contracts.py line ")
    assert failed.what.endswith(f" line {Fails.article.__code__.co_firstlineno + 1})")
    assert refused.what.endswith(f"is not here ({begins(Says.article)})")
    assert (begins(len), begins(Says.article)) == (
        "",
        f"test_contracts.py line {Says.article.__code__.co_firstlineno}",
    )


def test_a_mean_is_of_statements_and_claims_that_count_in_thousandths() -> None:
    """As reports print scores; what is of a source, or asks not to be in it, is not looked at."""
    average = Average()
    on = On(attribution="a1")
    average.add(
        [
            Result(on=on, state="scored", score=0.1, label="x"),
            Result(on=On(claim="c1"), state="scored", score=0.3, label="x"),
            Result(on=On(source="s1"), state="scored", score=1, label="x"),
            Result(on=on, state="inconclusive"),
            Result(on=on, state="inconclusive", in_means=False),
        ]
    )
    said = average.mean("c")
    assert (said.check, said.mean, said.n, said.of) == ("c", 0.2, 2, 3)
    assert contained.Average().mean("c").of == 0


TURNS = """
import os
from auditor import Check, Result, hookimpl

class Turns(Check):
    id, title, version = "turns", "Turns", "1"

    def article(self, ledger):
        turn = ledger.article.id[-1]
        if turn == "d":
            os._exit(4)
        if turn == "r":
            raise ValueError("oh")
        return [Result(state="not applicable")]

@hookimpl
def auditor_checks():
    return [Turns]
"""


def test_a_check_is_left_out_when_it_ended_its_process_so_often_in_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer in between begins the count anew, and so does an exception, which its process outlives."""
    monkeypatch.setattr(strangers, "STRIKES", 2)
    (tmp_path / "turns.py").write_text(TURNS)
    names = [f"{n}-{turn}" for n, turn in enumerate("dfdrddf")]
    articles = [LEDGER.article.model_copy(update={"id": name, "path": name}) for name in names]
    ledgers = [LEDGER.model_copy(update={"article": article}) for article in articles]
    report = auditor.check_ledgers(ledgers, plugins=[tmp_path / "turns.py"], select=["turns"])
    told = [r.runs[0].error.what if r.runs[0].error else "ran" for r in report.articles]
    kinds = ["code 4" if "with code 4" in t else "oh" if ": oh" in t else t for t in told]
    assert kinds[:6] == ["code 4", "ran", "code 4", "oh", "code 4", "code 4"]
    assert "is left out, for it did so 2 times in a row" in kinds[6]
