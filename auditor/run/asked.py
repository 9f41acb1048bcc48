"""One fault, one question: of findings about the same words the gravest asks, the others stand under it.

Slight notes, of which an article may have many, stand together under its gravest question. Nothing is taken
out: gates and baselines see every finding. No check is known here.
"""

from __future__ import annotations

from auditor.decide.decisions import Checked, with_findings
from auditor.model import ArticleRecord, Finding

SLIGHT = (
    50  # gravity, that of a rule which names none, below which a note does not ask beside other questions
)


def grouped(record: Checked) -> Checked:
    """The record with ``under`` set on every finding that stands among the words of a graver one that asks.

    Graver by severity, then by the rule's gravity, then by place. A finding stands where its first span is;
    what it only leans on further down does not count. One that meets only such as do not ask themselves asks:
    what stands under another is shown with it, and with nothing else. A note whose rule is slight stands
    under the gravest question of its article wherever that is, so that one question is shown for all of them.
    """
    home = record.ledger.article.id if isinstance(record, ArticleRecord) else None
    asking: list[Finding] = []
    under: dict[str, str] = {}
    for finding in sorted(record.findings, key=_order):
        above = next((a for a in asking if _meet(a, finding, home)), None)
        if above is None and home and asking and _slight(finding):
            above = asking[0]
        if above is None:
            asking.append(finding)
        else:
            under[finding.fingerprint] = above.fingerprint

    def placed(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(
            f.model_copy(update={"under": under[f.fingerprint]}) if f.fingerprint in under else f
            for f in found
        )

    return with_findings(record, placed) if under else record


def _order(finding: Finding) -> tuple[int, int, int, str, str]:
    severity, gravity = finding.weight
    start = min((s.start for s in finding.spans if s.of == "text"), default=-1)
    return -severity, -gravity, start, finding.rule, finding.fingerprint


def _slight(finding: Finding) -> bool:
    return finding.severity == "info" and finding.gravity < SLIGHT


def _meet(above: Finding, finding: Finding, home: str | None) -> bool:
    """Whether a finding stands among another's words."""
    return any(
        a.meets(b) and (a.article or home) == (b.article or home)
        for a in above.spans
        for b in finding.spans[:1]
    )
