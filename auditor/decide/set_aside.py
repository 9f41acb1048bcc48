"""Takes findings that people set aside out of a report, and keeps the list of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeVar

from auditor.decide.sidecar import Suppress
from auditor.model import ArticleRecord, CheckRun, Finding, Result, StoryRecord, Suppression

Checked = TypeVar("Checked", ArticleRecord, StoryRecord)


class SetAside:
    """Takes findings that people set aside out of records, one record after another, and keeps the list."""

    def __init__(self, entries: Sequence[Suppress], today: date) -> None:
        self.entries = entries
        self.active = {e.fingerprint: e for e in entries if e.expires is None or e.expires >= today}
        self.taken: list[Suppression] = []

    def clear(self, record: Checked) -> Checked:
        """The record without the findings that are set aside."""
        if isinstance(record, ArticleRecord):
            mark = {"article": record.ledger.article.id}
        else:
            mark = {"story": record.facts.id}
        return with_findings(record, lambda found: self._kept(found, mark))

    def listed(self) -> tuple[Suppression, ...]:
        """The findings taken out so far, then the entries that fitted none, or that have expired."""
        used = {s.fingerprint for s in self.taken}
        rest = (e for e in self.entries if e.fingerprint not in used)
        idle = (_listed(e, "unused" if e.fingerprint in self.active else "expired") for e in rest)
        return (*self.taken, *idle)

    def _kept(self, found: tuple[Finding, ...], home: Mapping[str, str]) -> tuple[Finding, ...]:
        kept = tuple(f for f in found if f.fingerprint not in self.active)
        for finding in found:
            if finding.fingerprint in self.active:
                entry = self.active[finding.fingerprint]
                self.taken.append(_listed(entry, "used").model_copy(update={**home, "finding": finding}))
        return found if len(kept) == len(found) else kept


def with_findings(record: Checked, change: Callable[[tuple[Finding, ...]], tuple[Finding, ...]]) -> Checked:
    """The record with each result's findings as ``change`` leaves them; itself where nothing changes."""

    def changed(result: Result) -> Result:
        kept = change(result.findings) if result.findings else result.findings
        return result if kept is result.findings else result.model_copy(update={"findings": kept})

    def run(run: CheckRun) -> CheckRun:
        results = tuple(map(changed, run.results))
        same = all(a is b for a, b in zip(results, run.results, strict=True))
        return run if same else run.model_copy(update={"results": results})

    runs = tuple(map(run, record.runs))
    same = all(a is b for a, b in zip(runs, record.runs, strict=True))
    return record if same else record.model_copy(update={"runs": runs})


def _listed(entry: Suppress, state: Literal["used", "unused", "expired"]) -> Suppression:
    expires = entry.expires.isoformat() if entry.expires else None
    return Suppression(fingerprint=entry.fingerprint, reason=entry.reason, expires=expires, state=state)
