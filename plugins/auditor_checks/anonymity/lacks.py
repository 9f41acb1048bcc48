"""What the description of an unnamed source lacks: one thing to a source, the gravest first.

A source is asked about once, where it first speaks in the body: that it is bare, or that its noun says
nothing, or that nothing tells how it knows, or that no reason is given for its anonymity, in this order and
only the first. Each of the four is a rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from auditor import Attribution, Ledger, Source, Span
from auditor.contract.reading import COMMON, has, said, whole
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.people import granted
from auditor_checks.anonymity.view import View
from auditor_checks.signs import about, before

Lack = Literal["description", "telling noun", "access", "reason"]
NO_INFORMANT = re.compile(  # who knows it by being what they are, or is an outlet, or is nobody
    r"\b(?:militants?|fighters?|gunm[ae]n|victims?|news\s+(?:sources?|outlets?)|experts?|scientists?|doctors?|family|relatives?|kin)\b|"
    r"^not?\b|^(?:his|her|their)\b|\b(?:second|another)\s+person\b|^one\s+of\s+(?:his|her|their)\b|[“\"]",
    re.IGNORECASE,
)
NEAR = 500  # characters


def lacking(view: View, lack: Lack) -> Iterator[tuple[Attribution, Source, str, tuple[Span, ...]]]:
    """Where a source first lacks this, and nothing graver: the statement, the source, its words, their place.

    A source and its parts are asked about once.
    """
    ledger = view.ledger
    asked: set[str] = set()
    for attribution, source in view.told_by_opaque():
        words = said(ledger, attribution.source_spans)
        names = {list(whole(ledger, source))[-1].id, words.casefold()}
        if names & asked:
            continue
        if lexis.NAMED_BEFORE.match(words) or _cut(ledger, attribution):
            continue
        if lexis.KNOWN_PART.match(words) and _several(ledger, attribution):
            continue
        if lexis.BARE_WORDS.fullmatch(words) and _told_before(ledger, source, attribution):
            continue
        found = _undescribed(ledger, source, attribution) or _unexplained(
            ledger, source, attribution, words or source.name
        )
        if found:
            asked |= names
        if found == lack:
            yield attribution, source, words or source.name, attribution.source_spans or attribution.cue


def _cut(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether the words for a source were cut out of a longer name: "fr's sources" of "iGen.fr's sources"."""
    first = next((s for s in attribution.source_spans if s.of == "text"), None)
    return first is not None and ledger.article.text.endswith((".", "-", "/"), 0, first.start)


def _told_before(ledger: Ledger, source: Source, attribution: Attribution) -> bool:
    """Whether the text has described such sources before ("two sources at the agency")."""
    noun = re.escape(source.name.split()[-1].removesuffix("s"))
    before = ledger.article.text[: attribution.source_spans[0].start]
    return bool(
        re.search(
            rf"\b{noun}s?\s+(?:at|in|within|inside|close|familiar|briefed|involved|with|who)\b",
            before,
            re.IGNORECASE,
        )
    )


def _several(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether unnamed people in the plural were told of before, of whom "one of the sources" is one."""
    start = attribution.source_spans[0].start
    plural = (s for s in ledger.sources if s.plural and not s.named and s.id != attribution.source)
    return any(m.of == "text" and m.start < start for s in plural for m in s.mentions)


def _undescribed(ledger: Ledger, source: Source, attribution: Attribution) -> Lack | None:
    """Bare, or described by a noun that tells nothing."""
    told = has(ledger, source, "body", "nationality", "access", "allegiance", "reason", "post")
    here = said(ledger, attribution.source_spans)  # "one source" may be known as "one"
    if not told and (lexis.BARE_WORDS.fullmatch(source.name) or lexis.BARE_WORDS.fullmatch(here)):
        return "description"
    return "telling noun" if _vague(ledger, source, attribution) else None


def _unexplained(ledger: Ledger, source: Source, attribution: Attribution, who: str) -> Lack | None:
    """Described, but not how they know (asked of facts, not of quoted words), or not why they are unnamed."""
    if not granted(ledger, source) or lexis.THE_ONE.match(who) or NO_INFORMANT.search(who):
        return None
    if lexis.REFUSES.search(ledger.article.words(attribution.content)):
        return None
    knows = has(ledger, source, "access") or lexis.KNOWS.search(who)
    if attribution.form != "direct" and not knows:
        return "access"
    explained = has(ledger, source, "reason") or lexis.REASON_NEAR.search(_near(ledger, attribution))
    return None if explained else "reason"


def _near(ledger: Ledger, attribution: Attribution) -> str:
    """The text about a statement in which a reason may stand ("Both insisted on anonymity to ...")."""
    start = attribution.source_spans[0].start
    return about(ledger.article.text, start, start, NEAR)


def _vague(ledger: Ledger, source: Source, attribution: Attribution) -> bool:
    """A noun alone, here and at its fullest, that the article ties to nothing ("officials")."""
    words = said(ledger, attribution.source_spans)
    alone = lexis.OPAQUE_WORDS.fullmatch(source.name) and lexis.OPAQUE_WORDS.fullmatch(words)
    if not alone or lexis.THE_ONE.match(words) or has(ledger, source, "body", "nationality", "access"):
        return False
    noun, text = re.escape(words.split()[-1]), ledger.article.text
    tied = rf"\b{noun},?\s+(?:of|such as|like|including|at|in|with|from|for|who|close)\b"
    start = attribution.source_spans[0].start
    beside = re.findall(rf"\b(\w+)\s+{noun}\b", before(text, start, NEAR), re.IGNORECASE)
    told = [
        w for w in beside if w.casefold() not in COMMON and not lexis.OPAQUE_WORDS.fullmatch(f"{w} officials")
    ]
    return not told and not re.search(tied, text, re.IGNORECASE)
