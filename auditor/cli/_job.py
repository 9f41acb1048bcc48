"""A run that is settled before it starts: its settings and plan, what people decided, where it is written."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor import config
from auditor.cli._calm import CLEAN, FAILED, INCOMPLETE, emit, tell, tell_problem
from auditor.cli._output import Destination, coloured, destination
from auditor.model import Finding, Ledger, Problem, Report

if TYPE_CHECKING:
    from auditor.baseline import Baseline
    from auditor.engine import Plan
    from auditor.sidecar import Sidecar


@dataclass(frozen=True, slots=True)
class Job:
    """All that a user can get wrong was refused before one of these is made."""

    settings: config.Configuration
    plan: Plan
    to: Destination
    color: bool | None
    sidecar: Sidecar | None
    baseline: Baseline | None

    def corrected(self, items: Iterable[Ledger | Problem]) -> Iterator[Ledger | Problem]:
        """The ledgers with people's corrections replayed."""
        if self.sidecar is None:
            yield from items
            return
        from auditor import sidecar
        from auditor.extract.arithmetic import count

        seen: list[Ledger] = []
        for item in items:
            if isinstance(item, Ledger):
                seen.append(item)
                item = sidecar.correct(item, self.sidecar, count)
            yield item
        for name in sidecar.unmatched(self.sidecar, seen):
            tell(f"a correction speaks of {name!r}, which is not in this run", self.settings.sidecar or "")

    def deliver(self, report: Report) -> int:
        """Write the report; the exit code it earns."""
        from auditor import select, sidecar
        from auditor.write import json

        if self.sidecar is not None:
            report = sidecar.suppress(report, self.sidecar.suppress, datetime.date.today())
        counting = self._counting(report)
        if not self.settings.text:
            report = json.without_texts(report)
        if not any(isinstance(reporter, json.Json) for reporter in self.to.reporters):
            json.dump(report)  # held against the published schema whatever the format; JSON does so by itself
        self._write(report)
        if self.to.place is not None or self.to.reporters[0].name != "text":
            for problem in report.problems:
                tell_problem(problem)
        failed = select.fails(counting, self.settings.fail_on)
        return (FAILED if failed else CLEAN) if report.complete else INCOMPLETE

    def _write(self, report: Report) -> None:
        from auditor.write import text

        if self.to.place is not None:
            written = self.to.write(report)
            emit("".join(f"{row}\n" for row in [text.one_line(report), *_told(written, self.to.place)]))
        elif self.to.reporters[0].name == "text":
            emit(text.compose(report, color=coloured(self.color)))
        else:
            for piece in self.to.reporters[0].pieces(report):
                emit(piece)

    def _counting(self, report: Report) -> list[Finding]:
        """The findings that --fail-on looks at: all, or those that a baseline does not accept."""
        if self.baseline is None:
            return [f for records in (report.articles, report.stories) for r in records for f in r.findings]
        from auditor import baseline

        fresh = [finding for _, finding in baseline.fresh(report, self.baseline)]
        gone = len(baseline.outdated(report, self.baseline))
        accepted = len(self.baseline.accepted) - gone
        tell(f"{len(fresh)} new findings, {accepted} accepted, {gone} accepted ones are gone", "baseline")
        return fresh


def settle(
    given: dict[str, Any],
    config_file: Path | None,
    audited: list[str],
    formats: list[str] | None,
    out: str | None,
    color: bool | None,
) -> Job:
    """Everything that can be refused is refused here, before any work."""
    from auditor import baseline, plugins, select, sidecar

    found = settings(given, config_file, audited)
    loaded = plugins.load(found.plugins)
    if not loaded.problems:
        select.demand(found.fail_on, [c.check for c in loaded.checks], "--fail-on", select.SEVERITIES)
    return Job(
        settings=found,
        plan=plan(found),
        to=destination(formats or [], out, loaded.reporters),
        color=color,
        sidecar=sidecar.load(Path(found.sidecar)) if found.sidecar else None,
        baseline=baseline.load(Path(found.baseline)) if found.baseline else None,
    )


def settings(given: dict[str, Any], config_file: Path | None, audited: list[str]) -> config.Configuration:
    """The configuration with the command line over it; says which files were passed over."""
    found, passed_over = config.load(Path.cwd(), config_file, audited)
    for row in passed_over:
        tell(row)
    return found.over(given)


def plan(found: config.Configuration) -> Plan:
    """What the engine is asked to do."""
    from auditor.engine import Plan

    return Plan(
        finder=found.extractor,
        language_model=found.language_model,
        plugin_paths=found.plugins,
        options=found.checks,
        select=found.select,
        ignore=found.ignore,
        jobs=found.jobs or os.cpu_count() or 1,
        stories=found.stories,
        configuration_sha256=found.sha256(),
    )


def _told(written: list[Path], place: Path) -> list[str]:
    """The files to begin with, those deeper down as a number."""
    top = [path for path in written if path == place or path.stem in ("index", "report")]
    deeper = [f"and {len(written) - len(top)} more files in {place}"] * (len(written) > len(top))
    return [f"wrote {path}" for path in top] + deeper
