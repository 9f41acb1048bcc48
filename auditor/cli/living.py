"""The commands for living with reports: compare two, accept today's findings, begin a configuration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, FAILED, INCOMPLETE, calm, emit, say, tell_problem
from auditor.cli._place import replacing
from auditor.cli.work import audited
from auditor.contract.checks import Check
from auditor.errors import ConfigError
from auditor.model import Report
from auditor.model.safe import escaped
from auditor.run.config import template

HEAD = """\
# Settings of source-auditor. All are optional; `auditor COMMAND --help` says more, the command line wins.
# This file holds for the folder it is in and all below, but never inside a folder that is audited.

"""
OPTIONS = """
# Options of the checks, as they are unless set:
"""


@calm
@o.settings_of("diff")
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The earlier report, in JSON or JSON lines.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The later one.")],
    format_: Annotated[str, typer.Option("--format", "-f", metavar="text|json")] = "text",
    *,
    given: o.Given,
) -> int:
    """Compare two reports: findings new, gone and kept, and what changed that may be why.

    That may be the text, the model, a plugin, the configuration or the tool. A finding is known by its rule
    and words, so edits elsewhere in an article change nothing. Of the findings, --fail-on looks at new ones.
    """
    from auditor.contract import select
    from auditor.decide import diff as comparison

    if format_ not in ("text", "json"):
        raise ConfigError(f"no format is called {format_!r}", "--format", "text or json")
    before, after = _report(old), _report(new)
    fail_on = given["fail_on"] or ()
    names = [*select.SEVERITIES, *select.ALSO, *_names(before), *_names(after)]
    select.demand(fail_on, (), "--fail-on", names)
    found = comparison.diff(before, after)
    as_json = escaped(found.model_dump_json(exclude_none=True, indent=1)) + "\n"
    emit(as_json if format_ == "json" else comparison.text(found))
    return FAILED if select.fails([seen.finding for seen in found.new], fail_on) else CLEAN


@calm
@o.settings_of("baseline")
def baseline(
    paths: Annotated[
        list[str], typer.Argument(metavar="REPORT|PATH...", help="A report in JSON, or articles to audit.")
    ],
    out: Annotated[
        str, typer.Option("--out", "-o", callback=o.place, help="Where to write it.")
    ] = "accepted.json",
    *,
    given: o.Given,
    config_file: o.ConfigFile = None,
) -> int:
    """Accept today's findings, so that `audit --baseline FILE --fail-on ...` fails on new ones only."""
    from auditor.decide import baseline as accepted

    report = _report(Path(paths[0])) if _is_report(paths) else audited(paths, given, config_file)
    for problem in report.problems:
        tell_problem(problem)
    made = accepted.make(report)
    with replacing(Path(out)) as stream:
        stream.write(accepted.dump(made).encode("utf-8", "replace"))
    say(f"accepted {len(made.accepted)} findings in {out}; use it with --baseline {out}")
    return CLEAN if report.complete else INCOMPLETE


@calm
@o.settings_of("look")
def init(*, given: o.Given) -> int:
    """Begin an auditor.toml here, with every setting and every option of a check in it as a comment."""
    from auditor.run import strangers

    path = Path("auditor.toml")
    if path.exists():
        raise ConfigError("is there already", str(path), "edit it, or move it away first")
    checks = [loaded.check for loaded in strangers.load(given["plugins"] or ()).checks]
    rules = [f"{check.id}/{rule.id}" for check in checks for rule in check.rules]
    examples = {"select": [check.id for check in checks][:3], "ignore": rules[:1]}
    with replacing(path) as stream:
        stream.write((HEAD + template(examples) + OPTIONS + "".join(map(_options, checks))).encode())
    say(f"wrote {path}")
    return CLEAN


def _options(check: type[Check]) -> str:
    """The table of a check's options, commented out; nothing where it has none."""
    fields = check.Options.model_json_schema().get("properties", {})
    given = check.Options().model_dump(mode="json", exclude_none=True)
    defaults = {key: value for key, value in given.items() if not isinstance(value, dict)}
    rows = []
    for key, value in defaults.items():
        words = " ".join(fields.get(key, {}).get("description", "").split())
        rows.append(f"# {key} = {json.dumps(value, ensure_ascii=False)}" + (f"  # {words}" if words else ""))
    return "\n".join([f"\n# [checks.{check.id}]", *rows, ""]) if rows else ""


def _is_report(paths: list[str]) -> bool:
    """Whether the one path given is a report; articles may be JSON too."""
    path = Path(paths[0])
    if len(paths) > 1 or not path.is_file():
        return False
    with path.open("rb") as stream:
        start = stream.read(200)
    return b'"schema_version"' in start or start.startswith(b'{"ledger"')


def _report(path: Path) -> Report:
    from auditor.write import json, jsonl

    load = jsonl.load if path.suffix == ".jsonl" else json.load
    try:
        return load(path.read_bytes(), str(path))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", str(path), "check the path") from None


def _names(report: Report) -> list[str]:
    """What a report's findings may be called, whether or not their checks are installed here."""
    return [name for p in report.plugins for name in (p.id, *(rule.id for rule in p.rules))]
