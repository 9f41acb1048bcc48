"""All that anonymity asks an editor: about sources first, then about single statements."""

from __future__ import annotations

from auditor import Finding, Ledger, Rule
from auditor_checks.anonymity import of_sources as sources
from auditor_checks.anonymity import of_statements as statements
from auditor_checks.anonymity.score import Options

RULES: tuple[Rule, ...] = (*sources.RULES, *statements.RULES)


def findings(ledger: Ledger, options: Options) -> dict[str, tuple[Finding, ...]]:
    """What is raised, by the id of the attribution it is raised on."""
    raised: dict[str, tuple[Finding, ...]] = {}
    for ask in (*sources.QUESTIONS, *statements.QUESTIONS):
        for attribution, finding in ask(ledger, options):
            raised[attribution.id] = (*raised.get(attribution.id, ()), finding)
    return raised
