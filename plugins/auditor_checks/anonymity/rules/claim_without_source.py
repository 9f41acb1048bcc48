"""Claims in the text's own voice that somebody must have told it, and nobody is said to have."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.claims import claims
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "claim-without-source", "Claim without a source", "info", gravity=42)


def look(view: View) -> Iterator[Question]:
    """Asks who says so, of each sentence once."""
    for claim in claims(view):
        yield Question(f'"{claim.words}": {claim.kind.question}', (claim.sentence,))
