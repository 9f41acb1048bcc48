"""What a run adds up to: counts, new findings, failures told once, and who made the ledgers."""

from __future__ import annotations

import pytest

from auditor.model import (
    Article,
    ArticleRecord,
    CheckRun,
    Extractor,
    Finding,
    Ledger,
    On,
    Problem,
    Result,
    StoryFacts,
    StoryRecord,
)
from auditor.run.tally import Tally, means_of
from auditor.testing import make_ledger, source

HAND = Extractor(name="hand", version="1")


def record(
    *findings: Finding, name: str = "a", maker: Extractor = HAND, error: Problem | None = None
) -> ArticleRecord:
    ledger = Ledger(article=Article(id=name, path=f"{name}.txt", text="words"), extractor=maker)
    result = Result(state="not applicable", findings=findings)
    run = CheckRun(check="c", state="error" if error else "ran", results=(result,), error=error)
    return ArticleRecord(ledger=ledger, runs=(run,))


def finding(n: int = 0, severity: str = "info", baseline: str | None = None) -> Finding:
    return Finding(rule="c/r", severity=severity, message=f"m{n}", fingerprint=f"{n}", baseline=baseline)  # type: ignore[arg-type]


def test_the_first_twenty_new_findings_are_kept_to_be_told_and_all_are_counted() -> None:
    """Accepted ones are counted apart and never told; those of a story stand under its id."""
    tally = Tally()
    tally.add(record(finding(99, baseline="unchanged"), *(finding(n, baseline="new") for n in range(15))))
    run = CheckRun(
        check="c",
        state="ran",
        results=(Result(state="not applicable", findings=tuple(finding(n) for n in range(15, 30))),),
    )
    tally.add(StoryRecord(facts=StoryFacts(id="s", articles=("a",)), runs=(run,)))
    assert [f.message for _, f in tally.shown] == [f"m{n}" for n in range(20)]
    assert [home for home, _ in tally.shown] == ["a"] * 15 + ["s"] * 5
    assert (tally.new, tally.accepted) == (30, 1)
    assert (tally.summary().articles, tally.summary().stories) == (1, 1)


@pytest.mark.parametrize(
    ("fail_on", "severity", "baseline", "fails"),
    [
        (("warning",), "warning", None, True),
        (("warning",), "error", "new", True),
        (("warning",), "info", None, False),
        (("error",), "error", "unchanged", False),
        (("c",), "info", None, True),
        (("c/r",), "info", None, True),
        (("c/s",), "error", None, False),
        ((), "error", None, False),
    ],
)
def test_a_run_fails_on_a_new_finding_that_the_gate_names(
    fail_on: tuple[str, ...], severity: str, baseline: str | None, fails: bool
) -> None:
    """By rule, by check, or by severity and above; a record later changes nothing about it."""
    tally = Tally(fail_on)
    tally.add(record(finding(severity=severity, baseline=baseline)))
    tally.add(record())
    assert bool(tally.failing) is fails


def test_an_article_is_kept_where_one_of_its_findings_is() -> None:
    """Up to twenty that are told, and twenty by which the run fails, with whatever articles these are of."""
    tally = Tally(("error",))
    tally.add(record(*(finding(n) for n in range(25)), name="first"))
    tally.add(record(finding(25), name="not told"))
    tally.add(record(*(finding(n, "error") for n in range(30, 35)), name="fails"))
    tally.add(record(*(finding(n, "error") for n in range(40, 65)), name="fails too"))
    tally.add(record(finding(70, "error"), name="one too many"))
    assert list(tally.about) == ["first", "fails", "fails too"]
    assert [home for home, _ in tally.met] == ["fails"] * 5 + ["fails too"] * 15
    assert (len(tally.shown), tally.failing) == (20, 31)


@pytest.mark.parametrize(("times", "more"), [(1, ""), (2, " (and 1 more times)"), (4, " (and 3 more times)")])
def test_a_check_that_fails_again_and_again_is_one_problem(times: int, more: str) -> None:
    """The first failure in its own words, and how many followed."""
    tally = Tally()
    for n in range(times):
        tally.add(record(error=Problem(kind="check", what=f"oh {n}", where=f"a{n}", fix="mend it")))
    assert [(p.what, p.where) for p in tally.failures()] == [(f"oh 0{more}", "a0")]


def test_ledgers_of_one_maker_have_it_and_those_of_several_say_their_versions() -> None:
    """In the order of the versions, each once; a run over nothing has none."""
    makers = [Extractor(name="b", version=v) for v in ("2", "1", "1")]
    alone, mixed = Tally(), Tally()
    alone.add(record(maker=HAND))
    alone.add(record(maker=HAND, name="b"))
    for n, maker in enumerate([*makers, Extractor(name="a", version="1")]):
        mixed.add(record(maker=maker, name=str(n)))
    assert alone.extractor() == HAND
    assert mixed.extractor() == Extractor(name="several", version="1 / 2")
    assert Tally().extractor() == Extractor(name="none", version="-")


def test_sources_and_attributions_are_counted_over_all_articles() -> None:
    """And the findings by severity, gravest first."""
    ledger = make_ledger(
        "[s1 Lee] [c1 said] [q1 no]. [s2 Day] [c2 said] [q2 yes]. [s3 Day] [c3 said] [q3 so].",
        [source("Lee"), source("Day")],
    )
    tally = Tally()
    for n in range(2):
        tally.add(record(finding(n), finding(n + 9, "error")).model_copy(update={"ledger": ledger}))
    said = tally.summary()
    assert (said.articles, said.sources, said.attributions) == (2, 4, 6)
    assert list(said.findings.items()) == [("error", 2), ("warning", 0), ("info", 2)]


def test_means_are_those_of_checks_that_looked_at_statements_in_the_order_of_their_ids() -> None:
    """Two runs of one check are one mean; a claim counts as a statement does, a whole article does not."""
    on = On(attribution="a1")
    runs = [
        CheckRun(check="z", state="ran", results=(Result(on=on, state="scored", score=0.5),)),
        CheckRun(check="b", state="ran", results=(Result(state="scored", score=1),)),
        CheckRun(check="a", state="ran", results=(Result(on=On(claim="c"), state="not applicable"),)),
        CheckRun(check="z", state="ran", results=(Result(on=on, state="scored", score=0.25),)),
    ]
    assert [(m.check, m.mean, m.n, m.of) for m in means_of(runs)] == [("a", None, 0, 1), ("z", 0.375, 2, 2)]
