"""The commands that audit: from articles, from articles to ledgers, from ledgers on."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, INCOMPLETE, calm, emit, tell, tell_problem
from auditor.cli._job import plan, settings, settle
from auditor.cli._output import replacing
from auditor.cli._progress import progress
from auditor.errors import ConfigError
from auditor.model import Article, Ledger, PassedOver, Problem, Report
from auditor.run.config import Configuration


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
    follow_links: o.FollowLinks = False,
    extractor: o.ExtractorName = None,
    language_model: o.LanguageModel = None,
    least_confidence: o.LeastConfidence = None,
    jobs: o.Jobs = None,
    no_text: o.NoText = False,
    sidecar: o.SidecarFile = None,
    baseline: o.BaselineFile = None,
    today: o.Today = None,
    config_file: o.ConfigFile = None,
    color: o.Color = None,
) -> int:
    """Audit articles and write a report: the whole line."""
    given = {
        "fail_on": fail_on, "select": select, "ignore": ignore, "stories": stories, "plugins": plugin,
        "columns": o.pairs(columns), "extractor": extractor, "language_model": language_model, "jobs": jobs,
        "text": False if no_text else None, "sidecar": sidecar, "baseline": baseline,
        "least_confidence": least_confidence,
    }  # fmt: skip
    job = settle(given, config_file, paths or [], format_, out, color, today)
    from auditor.run import engine

    inputs = _inputs(paths or [], files_from, job.settings, follow_links=follow_links)
    if job.to.streams:
        with progress(None, output_is_free=out is not None) as advance:
            return job.stream(engine.begin(job.plan), engine.ledgers(inputs, job.plan, advance))
    inputs = list(inputs)
    with progress(len(inputs), output_is_free=out is not None) as advance:
        report = engine.audit(inputs, job.plan, advance)
    return job.deliver(report)


def audited(
    paths: list[str], given: dict[str, Any], config_file: Path | None, today: datetime | None
) -> Report:
    """The report of an audit that writes none."""
    from auditor.run import engine

    found = settings(given, config_file, paths)
    inputs = list(_inputs(paths, None, found))
    with progress(len(inputs), output_is_free=True) as advance:
        return engine.audit(inputs, plan(found, today), advance)


@calm
def extract(
    paths: o.Paths = None,
    out: o.Out = None,
    plugin: o.PluginPaths = None,
    files_from: o.FilesFrom = None,
    columns: o.Columns = None,
    follow_links: o.FollowLinks = False,
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
    found = settings(given, config_file, paths or [])
    from auditor.run import engine
    from auditor.write.json import line

    inputs = list(_inputs(paths or [], files_from, found, follow_links=follow_links))
    problems: list[Problem] = []
    with progress(len(inputs), output_is_free=out is not None) as advance:
        ledgers = engine.ledgers(inputs, plan(found), advance if out else None)
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
    least_confidence: o.LeastConfidence = None,
    no_text: o.NoText = False,
    sidecar: o.SidecarFile = None,
    baseline: o.BaselineFile = None,
    today: o.Today = None,
    config_file: o.ConfigFile = None,
    color: o.Color = None,
) -> int:
    """Run the checks again on saved ledgers: no language model is needed."""
    given = {
        "fail_on": fail_on, "select": select, "ignore": ignore, "stories": stories, "plugins": plugin,
        "text": False if no_text else None, "sidecar": sidecar, "baseline": baseline,
        "least_confidence": least_confidence,
    }  # fmt: skip
    job = settle(given, config_file, ledgers, format_, out, color, today)
    from auditor.run import engine

    if job.to.streams:
        return job.stream(engine.begin(job.plan), _saved(ledgers))
    return job.deliver(engine.check(_saved(ledgers), job.plan))


def _inputs(
    paths: list[str],
    files_from: str | None,
    found: Configuration,
    *,
    follow_links: bool = False,
) -> Iterable[Article | Problem | PassedOver]:
    if not paths and files_from is None:
        raise ConfigError(
            "nothing to audit", "auditor audit", "name files or folders, or - for standard input"
        )
    from auditor.contract import plugins
    from auditor.read import read

    return read(
        paths,
        files_from=files_from,
        columns=found.columns,
        stdin=sys.stdin.buffer,
        readers=tuple(plugins.load(found.plugins).readers.values()),
        follow_links=follow_links,
    )


def _apart(items: Iterable[Ledger | Problem | PassedOver], problems: list[Problem]) -> Iterator[Ledger]:
    for item in items:
        if isinstance(item, PassedOver):
            for row in item.lines():
                tell(row)
        elif isinstance(item, Problem):
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
            with contextlib.nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield _ledger(line, f"{name}:{number}")
        except OSError as error:
            what = f"cannot be read: {error.strerror}"
            yield Problem(kind="file", what=what, where=name, fix="check the path")


def _ledger(line: bytes, where: str) -> Ledger | Problem:
    from pydantic import ValidationError

    try:
        return Ledger.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        what = f"is not a ledger: {place + ': ' if place else ''}{first['msg']}"
        return Problem(kind="line", what=what, where=where, fix="write ledgers with `auditor extract`")
