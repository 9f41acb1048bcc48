"""What an editor wants to be told of the two seed articles, read off their golden report."""

from pathlib import Path

import pytest

from auditor.model import Attribution, Ledger, Relation, Report, Result
from auditor.write.json import load


@pytest.fixture(scope="module")
def report() -> Report:
    return load((Path(__file__).parent / "seeds.json").read_text(encoding="utf-8"))


def saying(ledger: Ledger, words: str) -> Attribution:
    return next(a for a in ledger.attributions if words in ledger.article.words(a.spans))


def relation(report: Report, words: str) -> Relation:
    """The relation between the two articles' statements that hold some words, in both."""
    first, second = (record.ledger for record in report.articles)
    pair = (saying(first, words).id, saying(second, words).id)
    facts = report.stories[0].facts
    return next(r for r in facts.relations if (r.a.attribution, r.b.attribution) == pair)


def score(report: Report, article: int, attribution: str, check: str) -> Result:
    runs = {run.check: run for run in report.articles[article].runs}
    return next(r for r in runs[check].results if r.on.attribution == attribution)


def test_the_four_sources_reach_both_articles_through_one_outlet_and_are_one_origin(report: Report) -> None:
    first, second = (record.ledger for record in report.articles)
    four, told = saying(first, "four Russian sources"), saying(second, "told")
    assert [r.name for r in four.relays] == [r.name for r in told.relays] == ["Reuters"]
    origin = next(o for o in report.stories[0].facts.origins if "Reuters" in o.relays)
    assert {f"{first.article.id}#{four.source}", f"{second.article.id}#{told.source}"} <= set(origin.sources)


def test_the_quote_is_the_same_up_to_a_dash(report: Report) -> None:
    same = relation(report, "Putin can fight")
    assert same.relation == "same_quote"
    assert {e.change for e in same.edits} == {"same", "punctuation"}


def test_the_eternal_war_is_quoted_in_one_and_paraphrased_in_the_other(report: Report) -> None:
    pair = relation(report, "eternal war")
    forms = [saying(r.ledger, "eternal war").form for r in report.articles]
    assert pair.relation in ("same_quote", "same_statement")
    assert forms == ["mixed", "indirect"]


def test_nobody_stands_behind_it_is_understood(report: Report) -> None:
    understood = saying(report.articles[0].ledger, "It is understood")
    assert understood.source is None
    assert score(report, 0, understood.id, "anonymity").score == 1


def test_source_arithmetic_gives_four_in_the_one_and_three_or_more_in_the_other(report: Report) -> None:
    bounds = [
        (r.ledger.arithmetic.people_at_least, r.ledger.arithmetic.people_at_most) for r in report.articles
    ]
    assert bounds == [(4, 4), (3, None)]


def test_the_flat_headline_is_asked_about(report: Report) -> None:
    assert "headline/rests-on-unnamed" in {f.rule for f in report.articles[0].findings}


def test_an_insiders_account_in_the_mouth_of_its_subject_is_asked_about(report: Report) -> None:
    assert "anonymity/anonymity-lost" in {f.rule for f in report.articles[1].findings}
