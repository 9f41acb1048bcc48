"""The commands that audit: from articles, from articles to ledgers, from ledgers on."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, INCOMPLETE, calm, emit, tell, tell_problem
from auditor.cli._deliver import deliver, stream
from auditor.cli._output import Destination, destination, replacing
from auditor.cli._progress import progress
from auditor.cli._told import telling
from auditor.contract.lies import Files
from auditor.errors import ConfigError
from auditor.model import Article, Ledger, PassedOver, Problem, Report

if TYPE_CHECKING:
    from auditor.run.engine import Engine


@calm
@o.settings_of("audit")
def audit(
    paths: o.Paths = None,
    format_: o.Formats = None,
    out: o.Out = None,
    *,
    given: o.Given,
    files_from: o.FilesFrom = None,
    config_file: o.ConfigFile = None,
    color: o.Color = None,
) -> int:
    """Audit articles and write a report: the whole line."""
    with ready(given, config_file, paths or []) as engine:
        lies: dict[str, str] = {}
        to = _destination(engine, format_, out, lies)
        run = engine.run(whole=not to.streams)
        inputs = _inputs(paths or [], files_from, engine, lies)
        if to.streams:
            with progress(None, output_is_free=out is not None) as advance:
                run.doing = advance
                return stream(run, engine.examined(inputs, advance), to)
        inputs = list(inputs)
        with progress(len(inputs), output_is_free=out is not None) as advance:
            run.doing = advance
            report = run.report_of(engine.examined(inputs, advance))
        return deliver(run, report, to, color)


@calm
@o.settings_of("extract")
def extract(
    paths: o.Paths = None,
    out: o.Out = None,
    *,
    given: o.Given,
    files_from: o.FilesFrom = None,
    config_file: o.ConfigFile = None,
) -> int:
    """Write each article's sources and attributions as a line of JSON, for `auditor check`."""
    from auditor.write.json import line

    problems: list[Problem] = []
    with ready(given, config_file, paths or []) as engine:
        inputs = list(_inputs(paths or [], files_from, engine))
        with progress(len(inputs), output_is_free=out is not None) as advance:
            ledgers = engine.ledgers(inputs, advance if out else None)
            lines = (f"{line(ledger)}\n".encode() for ledger in _apart(ledgers, problems))
            _stream(lines, out)
    for problem in problems:
        tell_problem(problem)
    return INCOMPLETE if problems else CLEAN


@calm
@o.settings_of("check")
def check(
    ledgers: o.LedgerFiles,
    format_: o.Formats = None,
    out: o.Out = None,
    *,
    given: o.Given,
    config_file: o.ConfigFile = None,
    color: o.Color = None,
) -> int:
    """Run the checks again on saved ledgers: no language model is needed."""
    from auditor.run.saved import saved

    with ready(given, config_file, ledgers) as engine:
        lies: dict[str, str] = {}
        to = _destination(engine, format_, out, lies)
        run = engine.run(whole=not to.streams)
        items = _found(saved(ledgers, sys.stdin.buffer), lies)
        if to.streams:
            return stream(run, items, to)
        return deliver(run, run.report_of(items), to, color)


def audited(paths: list[str], given: o.Given, config_file: Path | None) -> Report:
    """The report of an audit that writes none."""
    with ready(given, config_file, paths) as engine:
        inputs = list(_inputs(paths, None, engine))
        with progress(len(inputs), output_is_free=True) as advance:
            return engine.audit(inputs, advance)


@contextlib.contextmanager
def ready(given: o.Given, config_file: Path | None, paths: list[str]) -> Iterator[Engine]:
    """What the settings make ready, the command line over the file's; says which files were passed over, and
    what the run warns of."""
    from auditor.run import config
    from auditor.run.engine import Engine

    found, passed_over = config.load(Path.cwd(), config_file, paths)
    for row in passed_over:
        tell(row)
    settings = found.over(given)
    with telling(settings.log_file), Engine(settings) as engine:
        yield engine


def _destination(
    engine: Engine, formats: list[str] | None, out: str | None, lies: Mapping[str, str] | None = None
) -> Destination:
    """Where the report goes; all that a user can get wrong is refused here, before any work."""
    engine.refuse()
    to = destination(formats or [], out, engine.plugins.reporters)
    root = engine.settings.sarif_root
    if root is not None and not Path(root).is_dir():
        raise ConfigError("no such folder", "--sarif-root", "name the folder at which names of files start")
    files = Files(lies, root)
    for reporter in to.reporters:
        reporter.files = files
    return to


def _inputs(
    paths: list[str], files_from: str | None, engine: Engine, lies: dict[str, str] | None = None
) -> Iterable[Article | Problem | PassedOver]:
    if not paths and files_from is None:
        raise ConfigError(
            "nothing to audit", "auditor audit", "name files or folders, or - for standard input"
        )
    from auditor.read import read

    return read(
        paths,
        files_from=files_from,
        columns=engine.settings.columns,
        stdin=sys.stdin.buffer,
        readers=tuple(engine.plugins.readers.values()),
        follow_links=engine.settings.follow_links,
        lies=lies,
    )


def _found(items: Iterable[Ledger | Problem], lies: dict[str, str]) -> Iterator[Ledger | Problem]:
    """Saved ledgers, noting which of their articles' files lie where paths start here."""
    for item in items:
        if isinstance(item, Ledger) and Path(item.article.path).is_file():
            lies[item.article.id] = item.article.path
        yield item


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
