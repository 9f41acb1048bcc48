"""A run that is settled before it starts: its settings and plan, what people decided, where it is written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor import config
from auditor.cli._calm import CLEAN, FAILED, INCOMPLETE, emit, tell, tell_problem
from auditor.cli._decided import tell_idle, tell_new
from auditor.cli._output import Destination, coloured, destination
from auditor.model import Report

if TYPE_CHECKING:
    from auditor.baseline import Baseline
    from auditor.engine import Plan


@dataclass(frozen=True, slots=True)
class Job:
    """All that a user can get wrong was refused before one of these is made."""

    settings: config.Configuration
    plan: Plan
    to: Destination
    color: bool | None
    baseline: Baseline | None

    def deliver(self, report: Report) -> int:
        """Write the report; the exit code it earns."""
        from auditor import select
        from auditor.write import json

        tell_idle(report, self.plan.sidecar)
        counting = list(report.findings) if self.baseline is None else tell_new(report, self.baseline)
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


def settle(
    given: dict[str, Any],
    config_file: Path | None,
    audited: list[str],
    formats: list[str] | None,
    out: str | None,
    color: bool | None,
    today: datetime | None = None,
) -> Job:
    """Everything that can be refused is refused here, before any work."""
    from auditor import baseline, plugins, select

    found = settings(given, config_file, audited)
    loaded = plugins.load(found.plugins)
    if not loaded.problems:
        select.demand(found.fail_on, [c.check for c in loaded.checks], "--fail-on", select.SEVERITIES)
    return Job(
        settings=found,
        plan=plan(found, today),
        to=destination(formats or [], out, loaded.reporters),
        color=color,
        baseline=baseline.load(Path(found.baseline)) if found.baseline else None,
    )


def settings(given: dict[str, Any], config_file: Path | None, audited: list[str]) -> config.Configuration:
    """The configuration with the command line over it; says which files were passed over."""
    found, passed_over = config.load(Path.cwd(), config_file, audited)
    for row in passed_over:
        tell(row)
    return found.over(given)


def plan(found: config.Configuration, today: datetime | None = None) -> Plan:
    """What the engine is asked to do; suppressions expire as of today unless another day is given."""
    from auditor import sidecar
    from auditor.engine import Plan

    decided = sidecar.load(Path(found.sidecar)) if found.sidecar else sidecar.Sidecar()
    said = "" if decided == sidecar.Sidecar() else decided.model_dump_json()
    return Plan(
        finder=found.extractor,
        language_model=found.language_model,
        plugin_paths=found.plugins,
        options=found.checks,
        select=found.select,
        ignore=found.ignore,
        jobs=found.jobs or os.cpu_count() or 1,
        stories=found.stories,
        least_confidence=found.least_confidence,
        configuration_sha256=found.sha256(said),
        sidecar=decided,
        today=today.date() if today else date.today(),
    )


def _told(written: list[Path], place: Path) -> list[str]:
    """The files to begin with, those deeper down as a number."""
    top = [path for path in written if path == place or path.stem in ("index", "report")]
    deeper = [f"and {len(written) - len(top)} more files in {place}"] * (len(written) > len(top))
    return [f"wrote {path}" for path in top] + deeper
