"""The examples of the agreement rules, two articles each, do what they promise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from auditor_checks.agreement.check import Agreement

from auditor import Ledger, Rule, Story


def cases(which: str) -> Iterator[object]:
    for rule in Agreement.rules:
        for number, articles in enumerate(getattr(rule, which)):
            yield pytest.param(rule, articles, id=f"{rule.id}/{number}")


@cache
def extraction() -> object:
    from auditor.extract import Extraction

    return Extraction.make("rules")


@cache
def ledger(name: str, text: str) -> Ledger:
    from auditor.read import read_text

    article = read_text(text).model_copy(update={"id": name})
    made: Ledger = extraction().ledger(article)  # type: ignore[attr-defined]
    return made


@cache
def story(articles: tuple[str, ...]) -> Story:
    from auditor.stories.establish import establish

    ledgers = tuple(ledger(f"article {n}", text) for n, text in enumerate(articles, start=1))
    return Story(facts=establish(ledgers, "s"), ledgers=ledgers)


def raised(articles: tuple[str, ...]) -> set[str]:
    return {f.rule.removeprefix("agreement/") for r in Agreement().story(story(articles)) for f in r.findings}


@pytest.mark.parametrize(("rule", "articles"), list(cases("fires")))
def test_articles_that_must_raise_their_rule(rule: Rule, articles: tuple[str, ...]) -> None:
    """What the card shows as raising the rule raises it, and points at words in an article of the story."""
    assert rule.id in raised(articles)
    held = story(articles)
    for result in Agreement().story(held):
        for finding in result.findings:
            assert "?" in finding.message
            assert finding.spans
            assert all(held.ledger(s.article or "").article.slice(s).strip() for s in finding.spans)


@pytest.mark.parametrize(("rule", "articles"), list(cases("silent")))
def test_articles_that_must_not_raise_their_rule(rule: Rule, articles: tuple[str, ...]) -> None:
    """What the card shows as in order does not raise it."""
    assert rule.id not in raised(articles)
