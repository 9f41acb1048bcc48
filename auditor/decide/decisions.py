"""All that people decided, and what becomes of the records of one run under it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from auditor.decide import baseline as baselines
from auditor.decide import sidecar as sidecars
from auditor.decide.baseline import Accepting, Baseline
from auditor.decide.corrections import Recount, correct
from auditor.decide.sidecar import Sidecar, Suppress
from auditor.model import (
    Accepted,
    ArticleRecord,
    CheckRun,
    Finding,
    Ledger,
    Result,
    StoryRecord,
    Suppression,
)

Checked = TypeVar("Checked", ArticleRecord, StoryRecord)


@dataclass(frozen=True)
class Decisions:
    """The ``sidecar`` corrects ledgers before they are checked, and sets findings aside unless that has
    expired by the day ``today``; the ``baseline`` tells new findings from accepted ones."""

    sidecar: Sidecar = field(default_factory=Sidecar)
    baseline: Baseline | None = None
    today: date = date.min

    @classmethod
    def load(
        cls, sidecar: str | None = None, baseline: str | None = None, today: date | None = None
    ) -> Decisions:
        """From the files of both, as of a day or of this one; ConfigError where one cannot be used."""
        return cls(
            sidecars.load(Path(sidecar)) if sidecar else Sidecar(),
            baselines.load(Path(baseline)) if baseline else None,
            today or date.today(),
        )

    @property
    def said(self) -> str:
        """What can change a result, for the hash of a configuration; empty where nothing does."""
        return "" if self.sidecar == Sidecar() else self.sidecar.model_dump_json()


class Deciding:
    """The decisions as one run goes on, record after record: what was used of them, and what is left."""

    def __init__(self, decisions: Decisions, recount: Recount | None = None) -> None:
        entries = decisions.sidecar.suppress
        self.decisions, self.recount = decisions, recount
        self.active = {e.fingerprint: e for e in entries if not e.expires or e.expires >= decisions.today}
        self.used: list[Suppression] = []
        self.accepting = Accepting(decisions.baseline) if decisions.baseline else None

    def corrected(self, ledger: Ledger) -> Ledger:
        """The ledger as checks are to see it."""
        return correct(ledger, self.decisions.sidecar, self.recount)

    def decided(self, record: Checked, together: Iterable[Ledger] = ()) -> Checked:
        """The record as it is reported: what is set aside taken out, what is new told from what is accepted.

        One accepted finding covers one finding: a second like it is new. Of a story, ``together`` are the
        ledgers.
        """
        if isinstance(record, ArticleRecord):
            kind, home, together = "article", record.ledger.article.id, (record.ledger,)
        else:
            kind, home = "story", record.facts.id
        record = with_findings(record, lambda found: self._kept(found, {kind: home}))
        if self.accepting is None:
            return record
        articles = {x.article.id: x.article for x in together}
        states = iter(self.accepting.states(home, record.findings, articles))
        return with_findings(
            record, lambda found: tuple(f.model_copy(update={"baseline": next(states)}) for f in found)
        )

    def suppressions(self) -> tuple[Suppression, ...]:
        """The findings taken out so far, then the entries that fitted none, or that have expired."""
        used = {s.fingerprint for s in self.used}
        rest = (e for e in self.decisions.sidecar.suppress if e.fingerprint not in used)
        idle = (_listed(e, "unused" if e.fingerprint in self.active else "expired") for e in rest)
        return (*self.used, *idle)

    def gone(self, rules: Container[str] | None = None) -> tuple[Accepted, ...] | None:
        """What is accepted and was not seen: the baseline can shrink. None where there is none.

        Only of articles that came and of ``rules`` that took part (None: of all).
        """
        return self.accepting.gone(rules) if self.accepting else None

    def _kept(self, found: tuple[Finding, ...], home: Mapping[str, str]) -> tuple[Finding, ...]:
        kept = tuple(f for f in found if f.fingerprint not in self.active)
        for finding in found:
            if finding.fingerprint in self.active:
                entry = self.active[finding.fingerprint]
                self.used.append(_listed(entry, "used").model_copy(update={**home, "finding": finding}))
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
