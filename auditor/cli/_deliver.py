"""A report on its way out: written where it was asked for, and on standard error what its end has to say."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.cli._calm import CLEAN, FAILED, INCOMPLETE, Stopped, emit, say, stopped, tell, tell_problem
from auditor.cli._output import Destination, coloured
from auditor.contract.lies import Files
from auditor.model import ArticleRecord, Finding, Ledger, PassedOver, Problem, Report, StoryRecord

if TYPE_CHECKING:
    from auditor.run.course import Run
    from auditor.run.engine import Engine
    from auditor.run.labour import Examined

New = Callable[[Iterable[Any]], Iterator[Any]]  # of articles or ledgers, those that a corpus does not have
Found = Callable[[New], "Iterable[Examined | Ledger | Problem | PassedOver]"]


def deliver(run: Run, report: Report, to: Destination, color: bool | None) -> int:
    """Write the report of a run; the exit code it earns."""
    from auditor.write import json

    code = _tell_end(run, report, to.reporters[0].files)
    if not run.settings.text:
        report = json.without_texts(report)
    if not any(isinstance(reporter, json.Json) for reporter in to.reporters):
        json.held(report)  # against the published schema whatever the format; JSON does so by itself
    _write(report, to, color)
    _tell_problems(report, to)
    return code


def stream(run: Run, items: Iterable[Examined | Ledger | Problem | PassedOver], to: Destination) -> int:
    """Write each record as soon as it is done, and last how the run went; the exit code it earns."""
    reporter = to.reporters[0]
    if to.grows:
        parts = ((record, _behind(run, record)) for record in _held(run, items))
        written = to.grow(parts, run.engine.records())
        report = run.report()
    else:
        report, written = _lines(run, items, to), [to.place] if to.place else []
    if to.place is not None:
        say(_one_line(report), *_told(written, to.place))
    _tell_problems(report, to)
    return _tell_end(run, report, reporter.files)


def _lines(run: Run, items: Iterable[Examined | Ledger | Problem | PassedOver], to: Destination) -> Report:
    reporter = to.reporters[0]
    with to.stream() as write:
        try:
            for record in _held(run, items):
                write(reporter.piece(record))
            report = run.report()
            write(reporter.piece(report))
        except BaseException as error:
            with contextlib.suppress(OSError):
                write(reporter.piece(run.report(stopped=broken_off(error))))
            raise
    return report


def _held(
    run: Run, items: Iterable[Examined | Ledger | Problem | PassedOver]
) -> Iterator[ArticleRecord | StoryRecord]:
    """Each part as it is written, held against its published schema."""
    from auditor.write import json

    for record in run.records(items):
        if isinstance(record, ArticleRecord) and not run.settings.text:
            record = json.without_text(record)
        json.held(record)
        yield record


def _behind(run: Run, record: ArticleRecord | StoryRecord) -> tuple[Ledger, ...]:
    """The ledgers that a story is told from, as they are written."""
    from auditor.write import json

    if isinstance(record, ArticleRecord) or run.shelf is None:
        return ()
    ledgers = map(run.shelf.get, record.facts.articles)
    return tuple(ledgers if run.settings.text else map(json.without_words, ledgers))


def grow(engine: Engine, to: Destination, found: Found, doing: Callable[[str], None] | None = None) -> int:
    """Add what is new to a corpus; the exit code it earns. ``found`` gets what picks out the new."""
    from auditor.run.corpus import Corpus

    assert to.place is not None
    with Corpus(to.place, engine, doing) as corpus:
        report = corpus.add(found(corpus.new))
    say(_one_line(report), f"{corpus.added.said()}, in {to.place}")
    _tell_problems(report, to)
    return _tell_end(corpus.run, report, to.reporters[0].files if to.reporters else Files())


def _write(report: Report, to: Destination, color: bool | None) -> None:
    from auditor.write import text

    if to.place is not None:
        written = to.write(report)
        say(_one_line(report), *_told(written, to.place))
    elif to.reporters[0].name == "text":
        emit(text.compose(report, color=coloured(color)))
    else:
        for piece in to.reporters[0].pieces(report):
            emit(piece)


def _tell_problems(report: Report, to: Destination) -> None:
    if to.place is not None or to.reporters[0].name != "text":
        for line in report.passed_over.lines() if report.passed_over else ():
            tell(line)
        for problem in report.problems:
            tell_problem(problem)


def _tell_end(run: Run, report: Report, files: Files) -> int:
    """Say what decisions did nothing, what is new and what fails; the exit code that the run earns."""
    _tell_idle(run, report)
    if report.gone is not None:
        _tell_new(run, len(report.gone), files)
        _tell_elsewhere(run)
    if run.tally.failing:
        _tell_failing(run, files)
    return (FAILED if run.tally.failing else CLEAN) if report.complete else INCOMPLETE


def _tell_idle(run: Run, report: Report) -> None:
    """The corrections and suppressions that did nothing, so that somebody mends or removes them."""
    from auditor.decide.corrections import unmatched

    corrected = run.tally.corrected
    for name in unmatched(run.engine.decisions.sidecar, {name for names in corrected for name in names}):
        tell("a correction speaks of this article, which is not in this run", name)
    for article, c in ((article, c) for (article, _), made in corrected.items() for c in made):
        if not c.applied:
            tell(
                f"{c.kind} “{c.words}” was not replayed: {c.note}",
                article,
                "mend the correction or remove it",
            )
    for s in report.suppressions:
        if s.state != "used":
            fix = "remove it, or set another day" if s.state == "expired" else "remove it"
            tell(f"the suppression is {s.state} ({s.reason})", s.fingerprint, fix)


def _tell_new(run: Run, gone: int, files: Files) -> None:
    tally = run.tally
    less = f", {gone} of the accepted are gone" if gone else ""
    tell(f"{tally.new} new, {tally.accepted} accepted{less}", "baseline")
    for home, finding in tally.shown:
        tell(f"new {finding.severity} {finding.rule}: {finding.message}", _place(home, finding, run, files))
    if tally.new > len(tally.shown):
        tell(f"and {tally.new - len(tally.shown)} more new findings", "baseline")


def _tell_elsewhere(run: Run) -> None:
    """What of the baseline was not looked for, and why that may be."""
    accepting = run.deciding.accepting
    if accepting is None:
        return
    if number := accepting.elsewhere(run.rules):
        tell(f"{number} of the accepted are of articles or rules that took no part in this run", "baseline")
    if strayed := accepting.strayed():
        home, seen = strayed
        fix = "name the folder as it was named for the baseline: ids of articles begin there"
        tell(f"none of its articles were audited: it names {home}, this run {seen}", "baseline", fix)


def _tell_failing(run: Run, files: Files) -> None:
    """By which findings `--fail-on` was met, each with its place."""
    tally = run.tally
    number = f"{tally.failing} {'finding' if tally.failing == 1 else 'findings'}"
    tell(f"--fail-on {', '.join(run.settings.fail_on)} is met by {number}")
    if run.deciding.accepting is not None and tally.new == len(tally.shown):
        return  # each of them stands above
    for home, finding in tally.met:
        tell(f"{finding.severity} {finding.rule}: {finding.message}", _place(home, finding, run, files))
    if tally.failing > len(tally.met):
        tell(f"and {tally.failing - len(tally.met)} more findings", "--fail-on")


def _place(home: str, finding: Finding, run: Run, files: Files) -> str:
    """The file and the line, which a terminal or a log makes a link of; or else the article or story."""
    from auditor.write.places import Lines

    span = next(iter(finding.spans), None)
    article = run.tally.about.get((span.article if span else None) or home)
    if article is None:
        return home
    path = os.path.normpath(files.lies.get(article.id, article.path))
    inside = span is not None and span.of == "text" and article.text
    line = article.line or (Lines(article.as_written).at(span.start)[0] if span and inside else None)
    return f"{Path(path).as_posix()}:{line}" if line else Path(path).as_posix()


def broken_off(error: BaseException) -> Problem:
    """A run that ended before its end, as its last line has it."""
    what = f"broke off: {str(error) or type(error).__name__}"
    if isinstance(error, KeyboardInterrupt):
        what = stopped(error) if isinstance(error, Stopped) else "stopped by hand"
    return Problem(kind="run", what=what, where="the run", fix="what stands before this was audited")


def _one_line(report: Report) -> str:
    from auditor.write import text

    return text.one_line(report)


def _told(written: list[Path], place: Path) -> list[str]:
    """The files to begin with, those deeper down as a number."""
    top = [path for path in written if path == place or path.stem in ("index", "report")]
    deeper = [f"and {len(written) - len(top)} more files in {place}"] * (len(written) > len(top))
    return [f"wrote {path}" for path in top] + deeper
