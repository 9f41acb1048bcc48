"""Passages that make up a good part of an article and of which nobody is said to have told them."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reading import said
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.passages import Passages
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "unsourced-passage", "Much of the article credits nobody", "info", gravity=41)


def look(view: View) -> Iterator[Question]:
    """Asks whose account it is, once for all such passages of an article."""
    passages = Passages(view)
    if not passages.hanging:
        return
    lines = sum(map(len, passages.hanging))
    long = sorted(passages.hanging, key=len, reverse=True)[:2]
    where = ", ".join(f'"{said(view.ledger, p[:1], 40)}"' for p in sorted(long, key=lambda p: p[0].start))
    message = (
        f"Whose account is this? {lines} of {len(passages.told)} sentences credit nobody, from {where} on. "
        "Say who told us, what we read for it, or that we saw it."
    )
    yield Question(message, tuple(s for passage in passages.hanging for s in passage))
