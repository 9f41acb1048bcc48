"""The commands for living with findings: compare two runs, and accept what is there today."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, FAILED, INCOMPLETE, calm, emit, tell_problem
from auditor.cli._output import replacing
from auditor.cli.work import audited
from auditor.errors import ConfigError, SchemaError
from auditor.model import Report

Text = Annotated[str, typer.Option("--format", "-f", metavar="text|json")]


@calm
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A report in JSON.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another, or - for standard input.")],
    format_: Text = "text",
    out: Annotated[str | None, typer.Option("--out", "-o", metavar="FILE")] = None,
    fail_on: o.FailOn = None,
) -> int:
    """Compare two reports: findings new, gone and kept, and what changed that may explain it.

    The text, the model, a plugin, the configuration or the tool may have changed. Findings are known by their
    rule and words, so edits elsewhere in an article change nothing. --fail-on looks at new findings only.
    """
    from auditor import diff as differ
    from auditor import select

    if format_ not in ("text", "json"):
        raise ConfigError(f"no format is called {format_!r}", "--format", "text or json")
    before, after = _report(old), _report(new)
    select.demand(fail_on or (), (), "--fail-on", [*select.SEVERITIES, *_names(before), *_names(after)])
    found = differ.diff(before, after)
    _give(differ.text(found) if format_ == "text" else f"{found.model_dump_json(indent=1)}\n", out)
    return FAILED if select.fails((seen.finding for seen in found.new), fail_on or ()) else CLEAN


@calm
def baseline(
    paths: Annotated[
        list[str], typer.Argument(metavar="REPORT|PATH...", help="A report in JSON, or articles to audit.")
    ],
    out: Annotated[str | None, typer.Option("--out", "-o", metavar="FILE")] = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    stories: o.Stories = None,
    plugin: o.PluginPaths = None,
    extractor: o.ExtractorName = None,
    language_model: o.LanguageModel = None,
    jobs: o.Jobs = None,
    corrections: o.Corrections = None,
    suppressions: o.Suppressions = None,
    today: o.Today = None,
    config_file: o.ConfigFile = None,
) -> int:
    """Accept today's findings, so that `audit --baseline FILE --fail-on ...` fails on new ones only."""
    from auditor import baseline as accepting

    given = {
        "select": select, "ignore": ignore, "stories": stories, "plugins": plugin, "extractor": extractor,
        "language_model": language_model, "jobs": jobs, "corrections": corrections,
        "suppressions": suppressions,
    }  # fmt: skip
    report = _saved(paths) or audited(paths, given, config_file, today)
    _give(accepting.dump(accepting.make(report)), out)
    for problem in report.problems:
        tell_problem(problem)
    return CLEAN if report.complete else INCOMPLETE


def _saved(paths: list[str]) -> Report | None:
    """The report, where the one path given is one; articles may be JSON too."""
    path = Path(paths[0])
    if len(paths) > 1 or path.suffix != ".json" or not path.is_file():
        return None
    content = path.read_bytes()
    return _loaded(content, str(path)) if b'"schema_version"' in content[:200] else None


def _report(name: str) -> Report:
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        fix = "write reports with `auditor audit --format json`"
        raise ConfigError(f"cannot be read: {error.strerror}", name, fix) from None
    return _loaded(content, name)


def _loaded(content: bytes, name: str) -> Report:
    from auditor.write import json

    try:
        return json.load(content, name)
    except SchemaError as error:  # an argument that is no report is a mistake of the command line
        raise ConfigError(f"is not a report: {error.what}", name, error.fix) from None


def _names(report: Report) -> list[str]:
    """What a report's findings may be called, whether or not their checks are installed here."""
    return [name for p in report.plugins for name in (p.id, *(rule.id for rule in p.rules))]


def _give(text: str, out: str | None) -> None:
    if out is None:
        emit(text)
        return
    with replacing(Path(out)) as stream:
        stream.write(text.encode())
