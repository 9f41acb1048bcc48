"""A run that is settled before it starts: its settings and plan, what people decided, where it is written."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.cli._calm import emit, tell, tell_problem
from auditor.cli._decided import Watch
from auditor.cli._output import Destination, coloured, destination
from auditor.model import ArticleRecord, Ledger, PassedOver, Problem, Report
from auditor.run import config

if TYPE_CHECKING:
    from auditor.run.engine import Plan, Run


@dataclass(frozen=True, slots=True)
class Job:
    """All that a user can get wrong was refused before one of these is made."""

    settings: config.Configuration
    plan: Plan
    to: Destination
    color: bool | None

    def deliver(self, report: Report) -> int:
        """Write the report; the exit code it earns."""
        from auditor.write import json

        watch = Watch(self.plan, self.settings.fail_on)
        for record in report.articles:
            watch.see(record)
        for story in report.stories:
            watch.see(story)
        code = watch.tell(report)
        if not self.settings.text:
            report = json.without_texts(report)
        if not any(isinstance(reporter, json.Json) for reporter in self.to.reporters):
            json.held(report)  # against the published schema whatever the format; JSON does so by itself
        self._write(report)
        self._tell_problems(report)
        return code

    def stream(self, run: Run, items: Iterable[Ledger | Problem | PassedOver]) -> int:
        """Write each record as soon as it is done, and last how the run went; the exit code it earns."""
        from auditor.write import json

        watch, reporter = Watch(self.plan, self.settings.fail_on), self.to.reporters[0]
        with self.to.stream() as write:
            try:
                for record in run.records(items):
                    watch.see(record)
                    if isinstance(record, ArticleRecord) and not self.settings.text:
                        record = json.without_text(record)
                    json.held(record)
                    write(reporter.piece(record))
                report = run.report()
                write(reporter.piece(report))
            except BaseException as error:
                with contextlib.suppress(OSError):
                    write(reporter.piece(run.report(stopped=_stopped(error))))
                raise
        if self.to.place is not None:
            emit(f"{_one_line(report)}\nwrote {self.to.place}\n")
        self._tell_problems(report)
        return watch.tell(report)

    def _write(self, report: Report) -> None:
        from auditor.write import text

        if self.to.place is not None:
            written = self.to.write(report)
            emit("".join(f"{row}\n" for row in [_one_line(report), *_told(written, self.to.place)]))
        elif self.to.reporters[0].name == "text":
            emit(text.compose(report, color=coloured(self.color)))
        else:
            for piece in self.to.reporters[0].pieces(report):
                emit(piece)

    def _tell_problems(self, report: Report) -> None:
        if self.to.place is not None or self.to.reporters[0].name != "text":
            for line in report.passed_over.lines() if report.passed_over else ():
                tell(line)
            for problem in report.problems:
                tell_problem(problem)


def _stopped(error: BaseException) -> Problem:
    """A run that ended before its end, as its last line has it."""
    by_hand = isinstance(error, KeyboardInterrupt)
    what = "stopped by hand" if by_hand else f"broke off: {str(error) or type(error).__name__}"
    return Problem(kind="run", what=what, where="the run", fix="what stands before this was audited")


def _one_line(report: Report) -> str:
    from auditor.write import text

    return text.one_line(report)


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
    from auditor.contract import plugins, select

    found = settings(given, config_file, audited)
    loaded = plugins.load(found.plugins)
    if not loaded.problems:
        select.demand(found.fail_on, [c.check for c in loaded.checks], "--fail-on", select.SEVERITIES)
    return Job(
        settings=found,
        plan=plan(found, today),
        to=destination(formats or [], out, loaded.reporters),
        color=color,
    )


def settings(given: dict[str, Any], config_file: Path | None, audited: list[str]) -> config.Configuration:
    """The configuration with the command line over it; says which files were passed over."""
    found, passed_over = config.load(Path.cwd(), config_file, audited)
    for row in passed_over:
        tell(row)
    return found.over(given)


def plan(found: config.Configuration, today: datetime | None = None) -> Plan:
    """What the engine is asked to do; suppressions expire as of today unless another day is given."""
    from auditor.decide import baseline, sidecar
    from auditor.run.engine import Plan

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
        baseline=baseline.load(Path(found.baseline)) if found.baseline else None,
    )


def _told(written: list[Path], place: Path) -> list[str]:
    """The files to begin with, those deeper down as a number."""
    top = [path for path in written if path == place or path.stem in ("index", "report")]
    deeper = [f"and {len(written) - len(top)} more files in {place}"] * (len(written) > len(top))
    return [f"wrote {path}" for path in top] + deeper
