"""All that directness asks an editor: about cues and distance first, then about who speaks."""

from __future__ import annotations

from auditor import Finding, Ledger, Rule
from auditor_checks.directness import of_cues as cues
from auditor_checks.directness import of_speakers as speakers

RULES: tuple[Rule, ...] = (*cues.RULES, *speakers.RULES)


def findings(ledger: Ledger, options: cues.Settings) -> dict[str, tuple[Finding, ...]]:
    """What is raised, by the id of the attribution it is raised on."""
    raised: dict[str, tuple[Finding, ...]] = {}
    for ask in (*cues.QUESTIONS, *speakers.QUESTIONS):
        for attribution, finding in ask(ledger, options):
            raised[attribution.id] = (*raised.get(attribution.id, ()), finding)
    return raised
