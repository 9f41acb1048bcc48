"""What people decided, held against a run as it passes, and told on standard error when it is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.cli._calm import CLEAN, FAILED, INCOMPLETE, tell
from auditor.model import Article, ArticleRecord, Finding, Ledger, Report, StoryRecord

if TYPE_CHECKING:
    from auditor.run.engine import Plan

SHOWN = 20  # new findings that are told one by one


class Watch:
    """Sees every record of a run, and keeps of it what its end has to say and nothing more."""

    def __init__(self, plan: Plan, fail_on: Sequence[str]) -> None:
        self.plan, self.fail_on = plan, fail_on
        self.failed = False
        self.new = 0
        self.shown: list[tuple[str, Finding]] = []
        self.corrected: list[Ledger] = []

    def see(self, record: ArticleRecord | StoryRecord) -> None:
        """Hold a record against --fail-on; findings that a baseline accepts do not count."""
        from auditor.contract import select

        counting = [f for f in record.findings if f.baseline != "unchanged"]
        self.failed |= bool(select.fails(counting, self.fail_on))
        home = record.ledger.article.id if isinstance(record, ArticleRecord) else record.facts.id
        self.new += len(counting)
        self.shown += [(home, finding) for finding in counting[: SHOWN - len(self.shown)]]
        if isinstance(record, ArticleRecord) and self.plan.sidecar.changes:
            ledger = record.ledger
            known = Article(id=ledger.article.id, path=ledger.article.path)
            bare = Ledger(article=known, extractor=ledger.extractor, corrections=ledger.corrections)
            self.corrected.append(bare)

    def tell(self, report: Report) -> int:
        """Say what decisions did nothing and what is new; the exit code that the run earns."""
        self._tell_idle(report)
        if report.gone is not None:
            self._tell_new(report, len(report.gone))
        return (FAILED if self.failed else CLEAN) if report.complete else INCOMPLETE

    def _tell_idle(self, report: Report) -> None:
        """The corrections and suppressions that did nothing, so that somebody mends or removes them."""
        from auditor.decide.corrections import unmatched

        for name in unmatched(self.plan.sidecar, self.corrected):
            tell("a correction speaks of this article, which is not in this run", name)
        for name, c in ((x.article.id, c) for x in self.corrected for c in x.corrections if not c.applied):
            fix = "mend the correction or remove it"
            tell(f"{c.kind} “{c.words}” was not replayed: {c.note}", name, fix)
        for s in report.suppressions:
            if s.state != "used":
                fix = "remove it, or set another day" if s.state == "expired" else "remove it"
                tell(f"the suppression is {s.state} ({s.reason})", s.fingerprint, fix)

    def _tell_new(self, report: Report, gone: int) -> None:
        accepted = sum(report.summary.findings.values()) - self.new
        less = f", {gone} of the accepted are gone" if gone else ""
        tell(f"{self.new} new, {accepted} accepted{less}", "baseline")
        for home, finding in self.shown:
            tell(f"new {finding.severity} {finding.rule}: {finding.message}", home)
        if self.new > len(self.shown):
            tell(f"and {self.new - len(self.shown)} more new findings", "baseline")
