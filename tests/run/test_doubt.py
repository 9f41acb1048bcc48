"""Below the confidence that was asked for, what is said of an attribution is inconclusive, never gone."""

from auditor.model import Ledger, Report, Result
from auditor.run.engine import Engine
from auditor.run.settings import Settings
from auditor.testing import make_ledger, source

MARKED = "[s1 Sources] [c1 said] [q1 the mayor had known for weeks]."


def ledger(confidence: float | None) -> Ledger:
    made = make_ledger(MARKED, [source("Sources", named=False)])
    unsure = tuple(a.model_copy(update={"confidence": confidence}) for a in made.attributions)
    return made.model_copy(update={"attributions": unsure})


def report(confidence: float | None, least: float) -> Report:
    return Engine(Settings(least_confidence=least)).check([ledger(confidence)])


def of_statement(said: Report) -> list[Result]:
    results = (r for record in said.articles for run in record.runs for r in run.results)
    return [r for r in results if r.on.attribution]


def test_an_attribution_below_the_threshold_is_inconclusive_and_says_why() -> None:
    results = of_statement(report(0.45, 0.6))
    assert results
    assert {r.state for r in results} == {"inconclusive"}
    assert all("confidence 0.45, asked 0.60" in r.reasons[0].text for r in results)
    assert all(not r.findings and r.score is None for r in results)


def test_its_reason_points_at_the_cue() -> None:
    said = report(0.45, 0.6)
    article = said.articles[0].ledger.article
    assert {article.slice(s) for r in of_statement(said) for s in r.reasons[0].spans} == {"said"}


def test_it_stays_in_the_ledger_and_in_the_denominator_of_the_means() -> None:
    said = report(0.45, 0.6)
    assert len(said.articles[0].ledger.attributions) == 1
    assert {(m.n, m.of) for m in said.articles[0].means} == {(0, 1)}


def test_at_or_above_the_threshold_nothing_changes() -> None:
    assert report(0.6, 0.6).articles == report(0.6, 0.0).articles


def test_an_attribution_without_a_confidence_is_certain() -> None:
    assert report(None, 1.0).articles == report(None, 0.0).articles
