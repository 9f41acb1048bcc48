"""Every rule of an installed check has a card and examples, and its examples do what they promise.

A text goes through reading and extraction by rules, as an audit would take it, and then through the check
that owns the rule, with all of that check's rules on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from auditor import Check, Ledger, Rule
from auditor.contract import plugins

LOADED = [loaded.check for loaded in plugins.load().checks]
CHECKS = [check for check in LOADED if check.__module__.startswith("auditor_checks")]
RULES = [pytest.param(check, rule, id=f"{check.id}/{rule.id}") for check in CHECKS for rule in check.rules]
PARTS = ("**What.**", "**Why.**", "**Standard.**", "**How to mend.**", "**What it does not say.**")


def cases(which: str) -> Iterator[object]:
    """One case for each example about one article; examples about stories have their own suite."""
    for check in CHECKS:
        for rule in check.rules:
            for number, text in enumerate(getattr(rule, which)):
                if isinstance(text, str):
                    yield pytest.param(check, rule, text, id=f"{check.id}/{rule.id}/{number}")


@cache
def ledger(text: str) -> Ledger:
    from auditor.extract import Extraction
    from auditor.read import read_text

    return Extraction.make("rules").ledger(read_text(text))


def raised(check: type[Check], text: str) -> set[str]:
    return {f.rule for result in check().article(ledger(text)) for f in result.findings}


def test_the_checks_are_found() -> None:
    """The suite is not empty because of a missing entry point."""
    found = {check.id for check in CHECKS}
    assert found >= {"anonymity", "directness", "headline", "response", "diversity"}


@pytest.mark.parametrize(("check", "rule"), RULES)
def test_a_rule_has_a_card_and_ten_examples(check: type[Check], rule: Rule) -> None:
    """A rule without a card that says what, why, whose standard, how to mend and what not is refused."""
    assert [p for p in PARTS if p not in rule.card] == []
    assert rule.title
    assert not rule.title.endswith(".")
    assert len(set(rule.fires)) >= 5
    assert len(set(rule.silent)) >= 5
    assert not set(rule.fires) & set(rule.silent)


@pytest.mark.parametrize(("check", "rule", "text"), list(cases("fires")))
def test_a_text_that_must_raise_its_rule(check: type[Check], rule: Rule, text: str) -> None:
    """What the card shows as raising the rule raises it."""
    assert f"{check.id}/{rule.id}" in raised(check, text)


@pytest.mark.parametrize(("check", "rule", "text"), list(cases("silent")))
def test_a_text_that_must_not_raise_its_rule(check: type[Check], rule: Rule, text: str) -> None:
    """What the card shows as in order does not raise it."""
    assert f"{check.id}/{rule.id}" not in raised(check, text)


@pytest.mark.parametrize(("check", "rule", "text"), list(cases("fires")))
def test_a_message_is_a_question_about_words_of_the_text(check: type[Check], rule: Rule, text: str) -> None:
    """A finding asks, in one or two lines, and points at words."""
    for result in check().article(ledger(text)):
        for finding in result.findings:
            assert re.search(r"\?", finding.message)
            assert len(finding.message) <= 400
            assert all(ledger(text).article.slice(s).strip() for s in finding.spans)
            assert finding.spans


NEIGHBOUR = "Paul Kent, the mayor of Holst, announced that the weather had been mild."
FIRST = [
    pytest.param(check, rule, rule.fires[0], id=f"{check.id}/{rule.id}")
    for check in CHECKS
    for rule in check.rules
    if isinstance(rule.fires[0], str) and check.id not in ("diversity", "headline")
]  # those are about all who speak, and about what stands above


@pytest.mark.parametrize(("check", "rule", "text"), FIRST)
def test_a_text_that_raises_its_rule_raises_it_beside_what_somebody_else_says(
    check: type[Check], rule: Rule, text: str
) -> None:
    """Before it or behind it, in another paragraph."""
    assert f"{check.id}/{rule.id}" in raised(check, f"{NEIGHBOUR}\n\n{text}")
    assert f"{check.id}/{rule.id}" in raised(check, f"{text}\n\n{NEIGHBOUR}")
