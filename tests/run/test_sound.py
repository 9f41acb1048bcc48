"""A document is believed where it holds together: spans in the text, ids that resolve, sums that add up."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import auditor
from auditor.cli import app
from auditor.run.saved import saved
from auditor.schemas import coherent
from auditor.schemas.documents import broken, errors_of
from auditor.testing import make_ledger, source

LEDGER = make_ledger(
    "[s1 Ann Lee] [c1 said] [q1 [s2 an aide] [c2 had told] her [q2 to go]].",
    [source("Ann Lee", id="s1", named=True), source("an aide", id="s2")],
)
Plain = dict[str, Any]
REPORT = auditor.check_ledgers(LEDGER).model_dump(mode="json", exclude_none=True)


def changed(document: Mapping[str, Any], change: Callable[[Plain], object]) -> Plain:
    copied: Plain = json.loads(json.dumps(document))
    change(copied)
    return copied


def plain() -> Plain:
    return LEDGER.model_dump(mode="json", exclude_none=True)


LEDGERS: dict[str, tuple[Callable[[Plain], object], str]] = {
    "a span behind the text": (
        lambda d: d["attributions"][0]["cue"][0].update(end=1_000_000),
        "$.attributions[0].cue[0]: ends at 1000000, and the text at",
    ),
    "a span of another article": (
        lambda d: d["attributions"][0]["cue"][0].update(article="b.txt"),
        "'b.txt', which is not here",
    ),
    "an unknown source": (
        lambda d: d["attributions"][0].update(source="s9"),
        "$.attributions[0]: there is no source 's9'",
    ),
    "an unknown holder": (
        lambda d: d["attributions"][1].update(within="a9"),
        "$.attributions[1]: there is no attribution 'a9'",
    ),
    "a whole that is not there": (lambda d: d["sources"][1].update(part_of="s9"), "no source 's9'"),
    "a member that is not there": (lambda d: d["sources"][1].update(members=["s9"]), "no source 's9'"),
    "a double id": (lambda d: d["sources"][1].update(id="s1"), "the source 's1' stands 2 times"),
    "a ring": (lambda d: d["attributions"][0].update(within="a2"), "within runs in a ring"),
    "a whole in itself": (lambda d: d["sources"][0].update(part_of="s1"), "part_of runs in a ring"),
    "another number": (lambda d: d["arithmetic"].update(attributions=7), "says 7, and there are 2"),
}
REPORTS: dict[str, tuple[Callable[[Plain], object], str]] = {
    "a total": (lambda d: d["summary"].update(sources=9), "$.summary.sources: says 9, and there are 2"),
    "a number of findings": (lambda d: d["summary"]["findings"].update(error=9), "findings.error: says 9"),
    "a mean": (lambda d: d["summary"]["means"][0].update(mean=0.123), "is not the mean of its results"),
    "a denominator": (lambda d: d["articles"][0]["means"][0].update(of=9), "is not the mean of its results"),
    "a problem in a complete report": (
        lambda d: d.update(problems=[{"what": "w", "where": "x", "kind": "file"}]),
        "$.complete: is true, with 1 problems",
    ),
    "a result on nothing": (
        lambda d: d["articles"][0]["runs"][0]["results"][0].update(on={"source": "s9"}),
        "runs[0].results[0].on: there is no source 's9'",
    ),
    "a ledger's own": (
        lambda d: d["articles"][0]["ledger"]["attributions"][0].update(source="s9"),
        "$.articles[0].ledger.attributions[0]: there is no source 's9'",
    ),
    "a finding under a question that nobody asks": (
        lambda d: next(r for run in d["articles"][0]["runs"] for r in run["results"])["findings"].append(
            {"rule": "x/y", "severity": "info", "message": "?", "fingerprint": "b", "under": "c"}
        ),
        "there is no question 'c'",
    ),
    "an article twice": (lambda d: d["articles"].append(d["articles"][0]), "stands 2 times"),
}


@pytest.mark.parametrize("kind", LEDGERS)
def test_a_ledger_that_does_not_hold_together_is_told_with_the_place(kind: str) -> None:
    """Each way of being wrong is within the schema."""
    change, said = LEDGERS[kind]
    document = changed(plain(), change)
    assert any(said in error for error in broken(document)), broken(document)
    assert broken(document, schema_only=True) == []


@pytest.mark.parametrize("kind", REPORTS)
def test_a_report_that_does_not_add_up_is_told_with_the_place(kind: str) -> None:
    """Each way of being wrong is within the schema."""
    change, said = REPORTS[kind]
    document = changed(REPORT, change)
    assert any(said in error for error in broken(document)), broken(document)
    assert broken(document, schema_only=True) == []


def test_what_the_auditor_makes_is_sound() -> None:
    """A ledger, a report of it, and the same in lines."""
    assert broken(plain()) == []
    assert broken(REPORT) == []
    lines = [*REPORT["articles"], *REPORT["stories"], REPORT | {"articles": [], "stories": []}]
    assert list(errors_of("\n".join(map(json.dumps, lines)).encode(), "r.jsonl")) == []
    lines[-1]["summary"] = REPORT["summary"] | {"articles": 5}
    (error,) = errors_of("\n".join(map(json.dumps, lines)).encode(), "r.jsonl")
    assert error.endswith("$.summary.articles: says 5, and there are 1")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 12), max_size=12))
def test_a_ring_is_found_wherever_it_lies_and_nothing_else_is_called_one(ups: list[int]) -> None:
    """However attributions lie in each other, and whoever is not there."""
    up = {str(n): str(to) for n, to in enumerate(ups)}
    found = list(coherent._rings(up, "$", "within"))

    def ends(name: str | None) -> bool:
        for _ in range(len(up) + 1):
            name = up.get(name or "")
        return name is None

    assert bool(found) == any(not ends(name) for name in up)


def test_saved_ledgers_are_believed_only_where_they_hold_together(tmp_path: Path) -> None:
    """The others of the file are checked, and the broken one is named with its line."""
    path = tmp_path / "l.jsonl"
    bad = changed(plain(), LEDGERS["an unknown source"][0])
    end = {"ledgers": 2, "problems": 0, "complete": True}
    path.write_text("\n".join(map(json.dumps, (bad, plain(), end))))
    problem, ledger = saved([str(path)])
    assert isinstance(problem, auditor.Problem)
    assert (problem.where, ledger) == (f"{path}:1", LEDGER)
    assert "there is no source 's9'" in problem.what


@pytest.mark.parametrize("indent", [None, 1])
def test_a_report_in_place_of_ledgers_is_told_once(tmp_path: Path, indent: int | None) -> None:
    """Not once a line."""
    (tmp_path / "r.json").write_text(json.dumps(REPORT, indent=indent) * 1)
    began = time.process_time()
    done = CliRunner().invoke(app, ["check", str(tmp_path / "r.json"), "--format", "json"])
    assert time.process_time() - began < 5
    (problem,) = json.loads(done.stdout)["problems"]
    assert "report" in problem["what"]
    assert (done.exit_code, problem["where"]) == (3, str(tmp_path / "r.json"))


FINDER = """
from auditor import hookimpl
from auditor.contract.finders import Found

class Wild:
    name, version, sha256 = "wild", "1", None

    def find(self, document):
        return [Found(((0, 3),), ((4, 8),), ((9, 10_000_000),))]

@hookimpl
def auditor_extractors():
    return {"wild": Wild}
"""


def test_a_finder_of_a_plugin_is_not_believed_either(tmp_path: Path) -> None:
    """A span behind the text is named, and the article is not audited."""
    (tmp_path / "wild.py").write_text(FINDER)
    report = auditor.audit("Ann said that all was well.", plugins=[tmp_path / "wild.py"], extractor="wild")
    assert not report.complete
    assert [p.where for p in report.problems] == ["text1"]
    assert report.articles == ()


def test_validate_can_be_asked_for_the_schema_alone(tmp_path: Path) -> None:
    """With an option of the command and a keyword of the function."""
    path = tmp_path / "l.json"
    path.write_text(json.dumps(changed(plain(), LEDGERS["a ring"][0])))
    done = CliRunner().invoke(app, ["validate", str(path)])
    assert (done.exit_code, "runs in a ring" in done.stdout) == (1, True)
    assert CliRunner().invoke(app, ["validate", "--schema-only", str(path)]).exit_code == 0
    assert auditor.validate(path, schema_only=True) == []
    assert auditor.validate(path) != []
