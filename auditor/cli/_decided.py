"""What people decided that did nothing, and what is here that they did not accept, on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.cli._calm import tell
from auditor.model import Finding, Report

if TYPE_CHECKING:
    from auditor.baseline import Baseline
    from auditor.sidecar import Sidecar

SHOWN = 20  # new findings that are told one by one


def tell_idle(report: Report, sidecar: Sidecar) -> None:
    """The corrections and suppressions that did nothing, so that somebody mends or removes them."""
    from auditor.sidecar import unmatched

    for name in unmatched(sidecar, [r.ledger for r in report.articles]):
        tell("a correction speaks of this article, which is not in this run", name)
    for record in report.articles:
        for c in record.ledger.corrections:
            if not c.applied:
                where, fix = record.ledger.article.id, "mend the correction or remove it"
                tell(f"{c.kind} “{c.words}” was not replayed: {c.note}", where, fix)
    for s in report.suppressions:
        if s.state != "used":
            fix = "remove it, or set another day" if s.state == "expired" else "remove it"
            tell(f"the suppression is {s.state} ({s.reason})", s.fingerprint, fix)


def tell_new(report: Report, accepted: Baseline) -> list[Finding]:
    """The findings that a baseline does not accept, told and returned."""
    from auditor import baseline

    fresh = baseline.fresh(report, accepted)
    gone = len(baseline.outdated(report, accepted))
    less = f", {gone} of the accepted are gone" if gone else ""
    tell(f"{len(fresh)} new, {len(report.findings) - len(fresh)} accepted{less}", "baseline")
    for home, finding in fresh[:SHOWN]:
        tell(f"new {finding.severity} {finding.rule}: {finding.message}", home)
    if (more := len(fresh) - SHOWN) > 0:
        tell(f"and {more} more new findings", "baseline")
    return [finding for _, finding in fresh]
