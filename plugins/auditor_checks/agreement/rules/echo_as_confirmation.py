"""Two articles, one unnamed origin, and one of them does not say through whom it has it."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import Claim, On, Ref
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.view import Asked, View

RULE = rule(__name__, "echo-as-confirmation", "One origin looks like several", "info", gravity=60)


def look(view: View) -> Iterator[Question]:
    """Asks whether a reader takes it for a confirmation."""
    for claim in view.facts.claims:
        for message, spans in _ask(view, claim):
            yield Question(message, spans, On(claim=claim.id))


def _ask(view: View, claim: Claim) -> Asked:
    """Two articles, one unnamed origin, and one of them does not say through whom it has it."""
    for a, b in view.told_alike(claim):
        for credited, silent in ((a, b), (b, a)):
            alike = view.unnamed(a) and view.unnamed(b) and view.one_origin(a, b)
            if not alike or not _credits(view, credited) or _credits(view, silent):
                continue
            relay = view.attribution(credited).relays[-1].name
            yield (
                f"{len({r.article for r in (*claim.says, a, b)})} articles carry this and all have it from "
                f"{view.who(credited)} through {relay}; "
                "not all say so. Does the reader take it for a confirmation?",
                view.place(silent, "source_spans", "content"),
            )
            return


def _credits(view: View, ref: Ref) -> bool:
    return any(not hop.inferred for hop in view.attribution(ref).relays)
