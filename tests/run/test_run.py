"""Whatever a check does, its run says so, and every finding can be traced to words."""

from collections.abc import Iterable

import pytest

from auditor import Article, Attribution, Check, Finding, Ledger, On, Result, Rule, Span
from auditor.contract.select import Selection
from auditor.model import Extractor, Panel, Reason, Row
from auditor.run import contained
from auditor.run.contained import Average, run_article

TEXT = "Sources said the deal is dead. It rained all day."
LEDGER = Ledger(
    article=Article(id="a.txt", path="a.txt", text=TEXT),
    extractor=Extractor(name="hand", version="1"),
    attributions=(Attribution(id="a1", cue=(Span(start=8, end=12),)),),
)
RULE = Rule(id="bare", title="Bare", severity="warning", card="A card.")
OFF = Rule(id="off", title="Off", severity="info", card="A card.", on=False)


class Sound(Check):
    id, title, version = "sound", "Sound", "1"
    rules = (RULE, OFF)

    def article(self, ledger: Ledger) -> Iterable[Result]:
        found = (RULE.finding(self.id, "Who?", [Span(start=0, end=7)]), OFF.finding(self.id, "Hm?"))
        yield Result(on=On(attribution="a1"), state="scored", score=0.5, label="x", findings=found)


def saying(*results: object, prints: str = "") -> Check:
    class Said(Sound):
        def article(self, ledger: Ledger) -> Iterable[Result]:
            if prints:
                print(prints)
            return list(results)  # type: ignore[arg-type]

    return Said()


def test_a_finding_gets_a_fingerprint_that_survives_edits_elsewhere() -> None:
    edited = LEDGER.article.model_copy(update={"text": TEXT.replace("rained", "snowed")})
    one = run_article(Sound(), LEDGER, Selection())
    two = run_article(Sound(), LEDGER.model_copy(update={"article": edited}), Selection())
    assert one.results[0].findings[0].fingerprint == two.results[0].findings[0].fingerprint != ""


def test_two_findings_of_the_same_words_have_two_fingerprints() -> None:
    finding = RULE.finding("sound", "Who?", [Span(start=0, end=7)])
    run = run_article(
        saying(Result(state="scored", score=1, label="x", findings=(finding, finding))), LEDGER, Selection()
    )
    first, second = run.results[0].findings
    assert first.fingerprint != second.fingerprint


def test_a_rule_that_is_off_is_heard_only_when_selected_by_name() -> None:
    def heard(*names: str) -> list[str]:
        (result,) = run_article(Sound(), LEDGER, Selection(names)).results
        return [f.rule for f in result.findings]

    assert heard() == ["sound/bare"]
    assert heard("sound") == ["sound/bare"]
    assert heard("sound/off") == ["sound/off"]


def test_ignoring_a_rule_leaves_the_score() -> None:
    (result,) = run_article(Sound(), LEDGER, Selection((), ("sound/bare",))).results
    assert (result.score, result.findings) == (0.5, ())


def test_a_check_that_raises_says_error_and_why() -> None:
    class Raises(Sound):
        def article(self, ledger: Ledger) -> Iterable[Result]:
            raise ZeroDivisionError("oh")

    run = run_article(Raises(), LEDGER, Selection())
    assert (run.state, run.results) == ("error", ())
    assert run.error is not None
    assert "ZeroDivisionError: oh" in run.error.what


NOWHERE = Finding(rule="sound/bare", severity="info", message="?", spans=(Span(start=0, end=999),))
STRANGER = Finding(rule="sound/never-listed", severity="info", message="?")


@pytest.mark.parametrize(
    ("check", "why"),
    [
        (saying("nonsense"), "not str"),
        (saying(Result(on=On(attribution="a99"), state="inconclusive")), "'a99'"),
        (saying(Result(state="scored", score=1, label="x", findings=(NOWHERE,))), "outside the text"),
        (saying(Result(state="scored", score=1, label="x", findings=(STRANGER,))), "sound/never-listed"),
        (saying(Result(state="scored", score=1, label="x", data={"odd": 1})), "its own model"),
        (saying(prints="hello"), "printed 'hello'"),
    ],
)
def test_a_broken_contract_is_an_error_and_not_a_result(check: Check, why: str) -> None:
    run = run_article(check, LEDGER, Selection())
    assert run.state == "error"
    assert run.error is not None
    assert why in run.error.what


def test_all_that_a_check_says_of_one_thing_is_counted_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each result with its findings and its reasons; as much as is allowed is heard."""
    monkeypatch.setattr(contained, "MOST", 8)
    finding = Finding(rule="sound/bare", severity="info", message="?")
    full = Result(
        state="scored", score=1, label="x", findings=(finding,) * 3, reasons=(Reason(text="r"),) * 3
    )
    bare = Result(state="not applicable")
    assert run_article(saying(full, bare), LEDGER, Selection()).state == "ran"
    assert run_article(saying(full, bare, bare), LEDGER, Selection()).state == "error"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Row(panel="p", cells=("1", "2")), ""),
        (Row(panel="p", cells=("1",)), "a row of 1 cells for the panel 'p' (2)"),
        (Row(panel="p", cells=("1", "2", "3")), "a row of 3 cells for the panel 'p' (2)"),
        (Row(panel="q", cells=("1", "2")), "(no such panel)"),
    ],
)
def test_a_row_has_a_cell_for_each_column_of_its_panel(row: Row, why: str) -> None:
    class Panelled(Sound):
        panels = (Panel(id="p", title="P", columns=("X", "Y")),)

        def article(self, ledger: Ledger) -> Iterable[Result]:
            yield Result(state="not applicable", rows=(row,))

    run = run_article(Panelled(), LEDGER, Selection())
    assert why in (run.error.what if run.error else "")
    assert (run.state == "error") == bool(why)


def test_a_result_without_a_score_cannot_call_itself_scored() -> None:
    with pytest.raises(ValueError, match="score"):
        Result(state="scored")
    with pytest.raises(ValueError, match="score"):
        Result(state="not applicable", score=0)


def test_a_mean_counts_what_was_scored_and_says_of_how_many() -> None:
    on = On(attribution="a1")
    results = [
        Result(on=on, state="scored", score=0.2, label="x"),
        Result(on=on, state="scored", score=0.6, label="x"),
        Result(on=on, state="inconclusive"),
        Result(on=on, state="scored", score=1, label="x", in_means=False),
        Result(state="scored", score=1, label="x"),
    ]
    average = Average()
    average.add(results)
    said = average.mean("c")
    assert (said.mean, said.n, said.of) == (0.4, 2, 3)
    assert Average().mean("c").mean is None
