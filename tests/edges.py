"""What a rule of anonymity asks of a text that is marked by hand."""

from __future__ import annotations

from typing import Any

from auditor_checks.anonymity.check import Anonymity

from auditor import Source
from auditor.testing import make_ledger


def messages(rule: str, text: str, *people: Source, **more: Any) -> list[str]:
    """The questions of a rule."""
    ledger = make_ledger(text, people, **more)
    found = [f for r in Anonymity().article(ledger) for f in r.findings]
    return [f.message for f in found if f.rule == f"anonymity/{rule}"]


def asks(rule: str, text: str, *people: Source, **more: Any) -> int:
    """How often a rule asks."""
    return len(messages(rule, text, *people, **more))
