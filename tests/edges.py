"""What a rule of anonymity or of directness asks of a text that is marked by hand."""

from __future__ import annotations

from typing import Any

from auditor_checks.anonymity.check import Anonymity
from auditor_checks.directness.rules import RULES
from auditor_checks.directness.view import Options, View

from auditor import Ledger, Source
from auditor.contract.rules import Question
from auditor.model import Fact
from auditor.testing import make_ledger


def messages(rule: str, text: str, *people: Source, **more: Any) -> list[str]:
    """The questions of a rule."""
    ledger = make_ledger(text, people, **more)
    found = [f for r in Anonymity().article(ledger) for f in r.findings]
    return [f.message for f in found if f.rule == f"anonymity/{rule}"]


def asks(rule: str, text: str, *people: Source, **more: Any) -> int:
    """How often a rule asks."""
    return len(messages(rule, text, *people, **more))


def published(ledger: Ledger, outlet: str) -> Ledger:
    """An article as one of an outlet, where it is not empty."""
    facts = {"outlet": Fact(value=outlet, found_in="x")} if outlet else {}
    return ledger.model_copy(update={"article": ledger.article.model_copy(update={"metadata": facts})})


def questions(rule: str, ledger: Ledger, **options: Any) -> list[Question]:
    """What a rule of directness asks, one that is off by itself as well."""
    view = View(ledger, Options(**options))
    return [q for file in RULES if file.RULE.id == rule for q in file.look(view)]


def directness(rule: str, text: str, *people: Source, outlet: str = "", **more: Any) -> int:
    """How often it asks of a text, which may be of an outlet."""
    return len(questions(rule, published(make_ledger(text, people, **more), outlet)))
