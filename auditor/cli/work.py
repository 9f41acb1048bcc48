"""The commands that audit: from articles, from articles to ledgers, from ledgers on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor import config
from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, FAILED, INCOMPLETE, calm, emit, tell, tell_problem
from auditor.cli._output import Destination, coloured, destination, replacing
from auditor.cli._progress import progress
from auditor.errors import ConfigError
from auditor.model import Article, Ledger, Problem, Report

if TYPE_CHECKING:
    from auditor.engine import Plan


@calm
def audit(
    paths: o.Paths = None,
    format_: o.Formats = None,
    out: o.Out = None,
    fail_on: o.FailOn = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    stories: o.Stories = None,
    plugin: o.PluginPaths = None,
    files_from: o.FilesFrom = None,
    columns: o.Columns = None,
    extractor: o.ExtractorName = None,
    language_model: o.LanguageModel = None,
    jobs: o.Jobs = None,
    no_text: o.NoText = False,
    config_file: o.ConfigFile = None,
    color: o.Color = None,
) -> int:
    """Audit articles and write a report: the whole line."""
    given = {
        "fail_on": fail_on, "select": select, "ignore": ignore, "stories": stories, "plugins": plugin,
        "columns": o.pairs(columns), "extractor": extractor, "language_model": language_model, "jobs": jobs,
        "text": False if no_text else None,
    }  # fmt: skip
    job = _job(given, config_file, paths or [], format_, out, color)
    from auditor import engine

    inputs = list(_inputs(paths or [], files_from, job.settings.columns))
    with progress(len(inputs), output_is_free=out is not None) as advance:
        report = engine.audit(inputs, job.plan, advance)
    return job.deliver(report)


@calm
def extract(
    paths: o.Paths = None,
    out: o.Out = None,
    plugin: o.PluginPaths = None,
    files_from: o.FilesFrom = None,
    columns: o.Columns = None,
    extractor: o.ExtractorName = None,
    language_model: o.LanguageModel = None,
    jobs: o.Jobs = None,
    config_file: o.ConfigFile = None,
) -> int:
    """Write each article's sources and attributions as a line of JSON, for `auditor check`."""
    given = {
        "plugins": plugin, "columns": o.pairs(columns), "extractor": extractor,
        "language_model": language_model, "jobs": jobs,
    }  # fmt: skip
    settings = _settings(given, config_file, paths or [])
    from auditor import engine
    from auditor.write.json import line

    inputs = list(_inputs(paths or [], files_from, settings.columns))
    problems: list[Problem] = []
    with progress(len(inputs), output_is_free=out is not None) as advance:
        ledgers = engine.ledgers(inputs, _plan(settings), advance if out else None)
        lines = (f"{line(ledger)}\n".encode() for ledger in _apart(ledgers, problems))
        _stream(lines, out)
    for problem in problems:
        tell_problem(problem)
    return INCOMPLETE if problems else CLEAN


@calm
def check(
    ledgers: o.LedgerFiles,
    format_: o.Formats = None,
    out: o.Out = None,
    fail_on: o.FailOn = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    stories: o.Stories = None,
    plugin: o.PluginPaths = None,
    no_text: o.NoText = False,
    config_file: o.ConfigFile = None,
    color: o.Color = None,
) -> int:
    """Run the checks again on saved ledgers: no language model is needed."""
    given = {
        "fail_on": fail_on, "select": select, "ignore": ignore, "stories": stories, "plugins": plugin,
        "text": False if no_text else None,
    }  # fmt: skip
    job = _job(given, config_file, ledgers, format_, out, color)
    from auditor import engine

    return job.deliver(engine.check(_saved(ledgers), job.plan))


@dataclass(frozen=True, slots=True)
class _Job:
    """A run that is settled: all that a user can get wrong was refused before it."""

    settings: config.Configuration
    plan: Plan
    to: Destination
    color: bool | None

    def deliver(self, report: Report) -> int:
        """Write the report; the exit code it earns."""
        from auditor import select
        from auditor.write import json, text

        if not self.settings.text:
            report = json.without_texts(report)
        json.dump(report)  # held against the published schema before anything is written, in whatever format
        if self.to.place is not None:
            written = self.to.write(report)
            emit("".join(f"{row}\n" for row in [text.one_line(report), *_told(written, self.to.place)]))
        elif self.to.reporters[0].name == "text":
            emit(text.compose(report, color=coloured(self.color)))
        else:
            for piece in self.to.reporters[0].pieces(report):
                emit(piece)
        if self.to.place is not None or self.to.reporters[0].name != "text":
            for problem in report.problems:
                tell_problem(problem)
        findings = [f for records in (report.articles, report.stories) for r in records for f in r.findings]
        failed = select.fails(findings, self.settings.fail_on)
        return CLEAN if report.complete and not failed else FAILED if report.complete else INCOMPLETE


def _told(written: list[Path], place: Path) -> list[str]:
    """The files to begin with, those deeper down as a number."""
    top = [path for path in written if path == place or path.stem in ("index", "report")]
    deeper = [f"and {len(written) - len(top)} more files in {place}"] * (len(written) > len(top))
    return [f"wrote {path}" for path in top] + deeper


def _job(
    given: dict[str, Any],
    config_file: Path | None,
    audited: list[str],
    formats: list[str] | None,
    out: str | None,
    color: bool | None,
) -> _Job:
    from auditor import plugins, select

    settings = _settings(given, config_file, audited)
    loaded = plugins.load(settings.plugins)
    if not loaded.problems:
        select.demand(settings.fail_on, [c.check for c in loaded.checks], "--fail-on", select.SEVERITIES)
    return _Job(settings, _plan(settings), destination(formats or [], out, loaded.reporters), color)


def _settings(given: dict[str, Any], config_file: Path | None, audited: list[str]) -> config.Configuration:
    found, passed_over = config.load(Path.cwd(), config_file, audited)
    for row in passed_over:
        tell(row)
    return found.over(given)


def _plan(settings: config.Configuration) -> Plan:
    from auditor.engine import Plan

    return Plan(
        finder=settings.extractor,
        language_model=settings.language_model,
        plugin_paths=settings.plugins,
        options=settings.checks,
        select=settings.select,
        ignore=settings.ignore,
        jobs=settings.jobs or os.cpu_count() or 1,
        stories=settings.stories,
        configuration_sha256=settings.sha256(),
    )


def _inputs(paths: list[str], files_from: str | None, columns: dict[str, str]) -> Iterable[Article | Problem]:
    if not paths and files_from is None:
        raise ConfigError(
            "nothing to audit", "auditor audit", "name files or folders, or - for standard input"
        )
    from auditor.read import read

    return read(paths, files_from=files_from, columns=columns, stdin=sys.stdin.buffer)


def _apart(items: Iterable[Ledger | Problem], problems: list[Problem]) -> Iterator[Ledger]:
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            yield item


def _stream(lines: Iterable[bytes], out: str | None) -> None:
    if out is None:
        for line in lines:
            emit(line)
        return
    with replacing(Path(out)) as stream:
        stream.writelines(lines)


def _saved(files: list[str]) -> Iterator[Ledger | Problem]:
    for name in files:
        try:
            content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            yield Problem(
                kind="file", what=f"cannot be read: {error.strerror}", where=name, fix="check the path"
            )
            continue
        for number, line in enumerate(content.split(b"\n"), 1):
            if line.strip():
                yield _ledger(line, f"{name}:{number}")


def _ledger(line: bytes, where: str) -> Ledger | Problem:
    from pydantic import ValidationError

    try:
        return Ledger.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        what = f"is not a ledger: {place + ': ' if place else ''}{first['msg']}"
        return Problem(kind="line", what=what, where=where, fix="write ledgers with `auditor extract`")
