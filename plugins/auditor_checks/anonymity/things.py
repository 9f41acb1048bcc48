"""How far a reader can tell a body or a document that the article does not name: never opaque for want of a
capital letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from auditor import Ledger, Source, Span
from auditor_checks import signs

THE = re.compile(r"(?:the|his|her|its|their|our|my|this|that|these|those)\b|[^ ]+['’]s?\b", re.I)
PLACED = re.compile(
    r"(?<!^)\b[A-Z][a-z]|\b(?:local|regional|county|city|state|town|village|national|federal)\b"
)
NO_FIELD = re.compile(
    r"(?:(?:a|an|one|another|some|several|many|two|three|four|five|other|various) )*"
    r"(?:compan(?:y|ies)|firms?|business(?:es)?|groups?|organi[sz]ations?|agenc(?:y|ies)|bod(?:y|ies)|outlets?)",
    re.I,
)
MANY = re.compile(
    r"(?:a|an|one|another|some|any|several|many|two|three|four|five|a few|a number of|various|other)\b", re.I
)
FILED = re.compile(
    r"\b(?:(?:court|public|official|tax|police|military|property|voting) "
    r"(?:\w+ )?(?:records?|documents?|papers|files?)|"
    r"indictments?|filings?|lawsuits?|suit|complaints?|affidavits?|charge sheets?|rulings?|verdicts?|"
    r"judge?ments?|warrants?|subpoenas?|injunctions?|transcripts?|census|constitution|laws?|bills?|acts?|statutes?|treaty|"
    r"budget|ordinances?|minutes|registry|register|press releases?|"
    r"(?:police|autopsy|coroner['’]s|annual|inspection) reports?)\b",
    re.I,
)
STUDIED = re.compile(
    r"\b(?:polls?|surveys?|stud(?:y|ies)|research|analys[ie]s|reports?|papers?|data|figures)\b", re.I
)
HELD = re.compile(
    r"\b(?:seen|obtained|reviewed|leaked|shown|shared|provided|released|published|posted|sent|written|signed|issued|"
    r"read out|handed|drafted|circulated)\b",
    re.I,
)
NEAR = 120  # characters about a mention in which somebody may be said to hold or show it

Thing = Literal[
    "told body",
    "any body",
    "bare body",
    "filed document",
    "held document",
    "unsigned study",
    "unheld document",
]  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What sort of unnamed body or document a source is, and the words that say so."""

    thing: Thing
    text: str
    span: Span | None


def told(ledger: Ledger, source: Source) -> Told | None:
    """The sort of an unnamed body or document; None for anything else."""
    if source.named or source.kind not in ("organisation", "document") or source.members:
        return None
    span = source.mentions[0] if source.mentions else None
    words = ledger.article.slice(span) if span else source.name
    if source.kind == "organisation":
        if PLACED.search(source.name) or not MANY.match(words):
            return Told("told body", "a body that a reader can tell", span)
        if NO_FIELD.fullmatch(source.name.split(" that ")[0].split(" which ")[0].split(" who ")[0]):
            return Told("bare body", "a body of which not even the field is told", span)
        return Told("any body", "a body of which there may be many", span)
    if FILED.search(source.name):
        return Told("filed document", "a document that can be asked for", span)
    if STUDIED.search(source.name):
        return Told("unsigned study", "a study or poll without author", span)
    if _is_held(ledger, source):
        return Told("held document", "a document, with who holds, wrote or shows it", span)
    return Told("unheld document", "a document that nobody is said to hold", span)


def _is_held(ledger: Ledger, source: Source) -> bool:
    """Is it said near a mention who has it, wrote it or shows it?"""
    text = ledger.article.text
    about = (signs.about(text, m.start, m.end, NEAR) for m in source.mentions if m.of == "text")
    return any(HELD.search(words) for words in about) or (
        bool(source.mentions) and THE.match(ledger.article.slice(source.mentions[0])) is not None
    )
