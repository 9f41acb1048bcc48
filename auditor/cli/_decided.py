"""What people decided and keep in files: corrections, suppressions, and the baseline of accepted findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor import baseline, sidecar
from auditor.cli._calm import tell
from auditor.errors import ConfigError
from auditor.model import Finding, Report

if TYPE_CHECKING:
    from auditor.config import Configuration

SHOWN = 20  # new findings that are told one by one


@dataclass(frozen=True, slots=True)
class Decided:
    """The content of the three files, each empty where none is named."""

    corrections: sidecar.Sidecar
    suppressions: tuple[sidecar.Suppress, ...]
    accepted: baseline.Baseline | None
    today: date

    @classmethod
    def of(cls, settings: Configuration, today: datetime | None) -> Decided:
        """Read the files that the settings name; ConfigError says what is wrong with one and where."""
        corrections = _read(settings.corrections)
        suppressions = _read(settings.suppressions)
        if corrections.suppress and not settings.suppressions:
            raise _unread(settings.corrections, "suppressions")
        if suppressions.changes and not settings.corrections:
            raise _unread(settings.suppressions, "corrections")
        accepted = baseline.load(Path(settings.baseline)) if settings.baseline else None
        day = today.date() if today else date.today()
        return cls(corrections, suppressions.suppress, accepted, day)

    def plan(self, settings: Configuration) -> dict[str, Any]:
        """What of it goes into the plan of a run."""
        said = [entry.model_dump_json() for entry in (*self.corrections.changes, *self.suppressions)]
        return {
            "corrections": self.corrections,
            "suppressions": self.suppressions,
            "today": self.today,
            "configuration_sha256": settings.sha256("\n".join(said)),
        }

    def counting(self, report: Report) -> list[Finding]:
        """The findings that --fail-on looks at: all, or those that the baseline does not accept."""
        if self.accepted is None:
            return list(report.findings)
        return [finding for _, finding in baseline.fresh(report, self.accepted)]

    def tell(self, report: Report) -> None:
        """On standard error: decisions that did nothing in this run, and what is new since the baseline."""
        for name in sidecar.unmatched(self.corrections, [r.ledger for r in report.articles]):
            tell("a correction speaks of an article that is not in this run", name)
        for record in report.articles:
            for c in record.ledger.corrections:
                if not c.applied:
                    where = record.ledger.article.id
                    tell(
                        f"{c.kind} “{c.words}”: not corrected, {c.note}",
                        where,
                        "mend or remove the correction",
                    )
        for s in report.suppressions:
            if s.state != "used":
                tell(f"the suppression “{s.reason}” is {s.state}", s.fingerprint, "remove it, or renew it")
        if self.accepted is not None:
            _tell_new(report, self.accepted)


def _tell_new(report: Report, accepted: baseline.Baseline) -> None:
    fresh = baseline.fresh(report, accepted)
    gone = len(baseline.outdated(report, accepted))
    old = len(report.findings) - len(fresh)
    tell(
        f"{len(fresh)} new since the baseline, {old} accepted" + (f"; {gone} of it are gone" if gone else "")
    )
    for home, finding in fresh[:SHOWN]:
        tell(f"new {finding.severity} {finding.rule}: {finding.message}", home)
    if (more := len(fresh) - SHOWN) > 0:
        tell(f"and {more} more")


def _read(file: str | None) -> sidecar.Sidecar:
    return sidecar.load(Path(file)) if file else sidecar.Sidecar()


def _unread(file: str | None, what: str) -> ConfigError:
    return ConfigError(f"holds {what} that nothing reads", str(file), f"name it with --{what} too")
