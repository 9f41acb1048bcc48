"""The commands that audit: from articles, from articles to ledgers, from ledgers on."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, INCOMPLETE, calm, emit, tell, tell_problem
from auditor.cli._deliver import broken_off, deliver, grow, stream
from auditor.cli._output import Destination, destination
from auditor.cli._place import claimed, growing, unwritable
from auditor.cli._progress import progress
from auditor.cli._told import telling
from auditor.contract.lies import Files
from auditor.errors import ConfigError
from auditor.model import End, Ledger, PassedOver, Problem, Record, Report
from auditor.run.events import note

if TYPE_CHECKING:
    from auditor.read.article import Found
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
    lies: dict[str, str] = {}
    with ready(given, config_file, paths or []) as engine, _destination(engine, format_, out, lies) as to:
        with progress(output_is_free=out is not None) as advance:
            inputs = _inputs(paths or [], files_from, engine, lies, advance)
            if to.corpus:
                return grow(engine, to, lambda new: engine.examined(new(inputs), advance), advance)
            run = engine.run(whole=not to.in_parts)
            run.doing = advance
            found = engine.examined(inputs, advance)
            if to.in_parts:
                return stream(run, found, to)
            report = run.report_of(found)
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
    problems: list[Problem] = []
    free = out is not None
    engine_of = ready(given, config_file, paths or [])
    with engine_of as engine, _growing(out) as write, progress(output_is_free=free) as advance:
        inputs = _inputs(paths or [], files_from, engine, advance=advance)
        _extracted(engine.ledgers(inputs, advance), problems, write)
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

    lies: dict[str, str] = {}
    with ready(given, config_file, ledgers) as engine, _destination(engine, format_, out, lies) as to:
        with progress(output_is_free=out is not None) as advance:
            if advance:
                advance(_lines(ledgers))
            items = _found(saved(ledgers, sys.stdin.buffer), lies)
            if to.corpus:
                return grow(engine, to, lambda new: engine.judged(new(items), advance), advance)
            run = engine.run(whole=not to.in_parts)
            run.doing = advance
            if to.in_parts:
                return stream(run, engine.judged(items, advance), to)
            report = run.report_of(engine.judged(items, advance))
        return deliver(run, report, to, color)


def audited(paths: list[str], given: o.Given, config_file: Path | None) -> Report:
    """The report of an audit that writes none."""
    with ready(given, config_file, paths) as engine, progress(output_is_free=True) as advance:
        return engine.audit(_inputs(paths, None, engine, advance=advance), advance)


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
        note("begun", version=version("source-auditor"), jobs=settings.processes, store=_store(engine))
        try:
            yield engine
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt) and engine.store:
                kept = "what was finished is kept, and the same command goes on"
                error.args = (f"{str(error) or 'nothing was written'}; {kept}",)
            note("broken off", what=broken_off(error).what)
            raise
        note("ended")


def _store(engine: Engine) -> str | None:
    return str(engine.store.path) if engine.store else None


@contextlib.contextmanager
def _destination(
    engine: Engine, formats: list[str] | None, out: str | None, lies: Mapping[str, str] | None = None
) -> Iterator[Destination]:
    """Where the report goes, held; all that a user can get wrong is refused here, before any work."""
    engine.refuse()
    to = destination(formats or [], out, engine.plugins.reporters)
    root = engine.settings.sarif_root
    if root is not None and not Path(root).is_dir():
        raise ConfigError("no such folder", "--sarif-root", "name the folder at which names of files start")
    files = Files(lies, root)
    for reporter in to.reporters:
        reporter.files = files
    with to.held() as held:
        yield held


def _inputs(
    paths: list[str],
    files_from: str | None,
    engine: Engine,
    lies: dict[str, str] | None = None,
    advance: Callable[[object], None] | None = None,
) -> Iterable[Found | Problem | PassedOver]:
    if not paths and files_from is None:
        raise ConfigError(
            "nothing to audit", "auditor audit", "name files or folders, or - for standard input"
        )
    from auditor.read import find

    return find(
        paths,
        files_from=files_from,
        columns=engine.settings.columns,
        stdin=sys.stdin.buffer,
        readers=tuple(engine.plugins.readers.values()),
        follow_links=engine.settings.follow_links,
        lies=lies,
        expected=advance,
    )


def _lines(files: list[str]) -> int:
    """About how many ledgers there are in files."""
    number = 0
    for file in map(Path, files):
        with contextlib.suppress(OSError), file.open("rb") as stream:
            number += sum(1 for _ in stream) - 1 if file.is_file() else 0
    return number


def _found(
    items: Iterable[Ledger | Problem | PassedOver], lies: dict[str, str]
) -> Iterator[Ledger | Problem | PassedOver]:
    """Saved ledgers, noting which of their articles' files lie where paths start here."""
    for item in items:
        if isinstance(item, Ledger) and Path(item.article.path).is_file():
            lies[item.article.id] = item.article.path
        yield item


def _extracted(
    items: Iterable[Ledger | Problem | PassedOver], problems: list[Problem], write: Callable[[bytes], None]
) -> None:
    """Write a line for each ledger, for all that could not be audited, and for the end, whichever it is."""
    from auditor.write.json import line

    def put(record: Record) -> None:
        write(f"{line(record)}\n".encode("utf-8", "replace"))

    number, stopped = 0, None
    try:
        for item in items:
            put(item)
            number += isinstance(item, Ledger)
            if isinstance(item, Problem):
                problems.append(item)
            elif isinstance(item, PassedOver):
                for row in item.lines():
                    tell(row)
    except BaseException as error:
        stopped = broken_off(error).what
        raise
    finally:
        complete = not problems and stopped is None
        with contextlib.suppress(OSError) if stopped else contextlib.nullcontext():
            put(End(ledgers=number, problems=len(problems), complete=complete, stopped=stopped))


@contextlib.contextmanager
def _growing(out: str | None) -> Iterator[Callable[[bytes], None]]:
    """Where lines go: to standard output, or into a file that grows, kept from other runs."""
    if out is None:
        yield lambda line: emit(line, quit_when_unread=True)
        return
    place = Path(out)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(place, error) from None
    with claimed(place), growing(place) as write:
        yield write
