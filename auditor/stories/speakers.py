"""Whether two sources, of one article or of two, are the same person or body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from auditor.model import Ledger, Source
from auditor.names import plain, same_body, same_person, significant

Verdict = Literal["same", "different", "unknown"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who stands behind a statement, as far as comparing needs it."""

    key: str  # "article#source"
    name: str
    kind: str
    named: bool
    whole: str | None = None  # key of the source it is a part of
    joint: bool = False  # several named sources speaking together


def speaker(ledger: Ledger, source: Source) -> Speaker:
    """The speaker a ledger's source stands for."""
    whole = f"{ledger.article.id}#{source.part_of}" if source.part_of else None
    return Speaker(
        f"{ledger.article.id}#{source.id}",
        source.name,
        source.kind,
        source.named,
        whole,
        bool(source.members),
    )


def compare(a: Speaker | None, b: Speaker | None) -> Verdict:
    """Same, different, or unknown. Descriptions of unnamed people are never matched across articles; a body
    that goes by one noun ("the fire service") is one in a story, and so is whoever has one whole name, be he
    taken for a person in one article and for a body in the other.
    """
    if a is None or b is None:
        return "unknown"
    if a.key == b.key:
        return "same"
    if {a.kind, b.kind} == {"organisation"} and plain(a.name) == plain(b.name):
        return "same"
    if not (a.named and b.named):
        return (
            "unknown"
            if a.key.rsplit("#", 1)[0] != b.key.rsplit("#", 1)[0] or a.whole or b.whole
            else "different"
        )
    if a.joint or b.joint:
        return "same" if a.joint and b.joint and plain(a.name) == plain(b.name) else "unknown"
    if a.kind != b.kind and plain(a.name) == plain(b.name):
        return "same"
    if {a.kind, b.kind} == {"person"}:
        return "same" if same_person(a.name, b.name) else "different"
    if "person" in (a.kind, b.kind):
        return "unknown" if _shared_words(a.name, b.name) else "different"
    return "same" if same_body(a.name, b.name) else "different"


def _shared_words(a: str, b: str) -> bool:
    return bool(set(significant(a)) & set(significant(b)))
