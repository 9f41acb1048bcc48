"""Claims in the text's own voice that somebody must have told it, and nobody is said to have."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.claims import claims
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "claim-without-source", "Claim without a source", "info", gravity=42)


SHOWN = 3  # claims of which a question gives the words


def look(view: View) -> Iterator[Question]:
    """Asks who says so, once for all such sentences of an article."""
    found = list(claims(view))
    if not found:
        return
    first, spans = found[0], tuple(claim.sentence for claim in found)
    if len(found) == 1:
        yield Question(f'"{first.words}": {first.kind.question}', spans)
        return
    shown = ", ".join(f'"{claim.words}"' for claim in found[:SHOWN])
    left = len(found) - SHOWN
    more = f" and {left} more" if left > 0 else ""
    message = (
        f"Whose word are these {len(found)} claims? {shown}{more}. Say of each who says, saw or counted "
        "it, or that we did."
    )
    yield Question(message, spans)
