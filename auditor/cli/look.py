"""The commands that look things up and audit nothing; none of them imports a language model."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, FAILED, INCOMPLETE, calm, emit, say, tell, tell_problem
from auditor.contract.checks import Check
from auditor.errors import ConfigError, nearest
from auditor.model import safe

if TYPE_CHECKING:
    from auditor.contract.plugins import Loaded
    from auditor.contract.readers import Reader

WIDTH = 92


@calm
def validate(
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT...", help="Reports, ledgers, lines of them, or -.")
    ],
    schema_only: Annotated[
        bool, typer.Option("--schema-only", help="Ask no more than that they follow the schema.")
    ] = False,
) -> int:
    """Hold documents against the published schemas, and against themselves; exit 1 where something is wrong.

    Every error against the schema is told with its place; in a document without any, spans must lie in the
    text, ids resolve, nesting end and totals add up.
    """
    from auditor.schemas.documents import errors_of

    code = CLEAN
    for name in reports:
        try:
            content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            tell(f"cannot be read: {error.strerror}", name, "check the path")
            code = INCOMPLETE
            continue
        errors = list(errors_of(content, name, schema_only=schema_only))
        say(*errors or [f"{name}: valid"])
        code = max(code, FAILED if errors else CLEAN)
    return code


@calm
def schema(
    name: Annotated[str, typer.Argument(metavar="[report|article|story|ledger]")] = "report",
) -> int:
    """Print a published JSON Schema: of a report, of an article's or a story's line, of a ledger."""
    from auditor import schemas

    if name not in schemas.NAMES:
        raise ConfigError(f"no schema is called {name!r}", "auditor schema", nearest(name, schemas.NAMES))
    emit(json.dumps(schemas.load(name), indent=2, ensure_ascii=False) + "\n")
    return CLEAN


@calm
@o.settings_of("look")
def formats(
    *,
    given: o.Given,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="text|json")] = "text",
    config_file: o.ConfigFile = None,
) -> int:
    """List what is read and what is written: names, extensions, what else has to be installed."""
    from auditor.contract import plugins

    if format_ not in ("text", "json"):
        raise ConfigError(f"no format is called {format_!r}", "--format", "text or json")
    loaded = plugins.load(o.found(given, config_file).plugins)
    rows = {
        "reads": [_reads(reader) for _, reader in sorted(loaded.readers.items())],
        "writes": [
            {"name": name, "title": writer.title, "extensions": [writer.suffix]}
            for name, writer in sorted(loaded.reporters.items())
        ],
    }
    if format_ == "json":
        _emit_json(rows)
    else:
        say(*(line for head in rows for line in (head, *map(_row, rows[head]))))
    for problem in loaded.problems:
        tell_problem(problem)
    return INCOMPLETE if loaded.problems else CLEAN


@calm
@o.settings_of("look")
def checks(
    *,
    given: o.Given,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="text|json")] = "text",
    config_file: o.ConfigFile = None,
) -> int:
    """List the checks there are: id, title, origin, options, rules."""
    from auditor.run import strangers

    if format_ not in ("text", "json"):
        raise ConfigError(f"no format is called {format_!r}", "--format", "text or json")
    loaded = strangers.load_for(o.found(given, config_file))
    rows = [_described(c.check, c.origin) for c in loaded.checks]
    if format_ == "json":
        _emit_json(rows)
    else:
        emit("\n".join(_listed(row) for row in rows))
    for problem in loaded.problems:
        tell_problem(problem)
    return INCOMPLETE if loaded.problems else CLEAN


@calm
@o.settings_of("look")
def explain(
    name: Annotated[str, typer.Argument(metavar="RULE-OR-CHECK", autocompletion=o.names)],
    *,
    given: o.Given,
    config_file: o.ConfigFile = None,
) -> int:
    """Print the card of a rule (what, why, whose standard, how to mend it), or all about a check."""
    from auditor.contract import select
    from auditor.run import strangers

    loaded = strangers.load_for(o.found(given, config_file))
    select.demand([name], [c.check for c in loaded.checks], "auditor explain")
    check_id, _, rule_id = name.partition("/")
    found = next(c for c in loaded.checks if c.check.id == check_id)
    emit(_card(found, rule_id) if rule_id else _about(found))
    return CLEAN


def _emit_json(document: object) -> None:
    emit(safe.escaped(json.dumps(document, indent=1, ensure_ascii=False)) + "\n")


def _reads(reader: type[Reader]) -> dict[str, Any]:
    row: dict[str, Any] = {"name": reader.name, "title": reader.title, "extensions": list(reader.suffixes)}
    if reader.needs:
        row["needs"] = f"pip install 'source-auditor[{reader.needs}]'"
    return row


def _row(row: dict[str, Any]) -> str:
    needs = f" ({row['needs']})" if "needs" in row else ""
    return f"  {row['name']:<12} {' '.join(row['extensions']):<24} {row['title']}{needs}"


def _described(check: type[Check], origin: str) -> dict[str, Any]:
    fields = check.Options.model_json_schema().get("properties", {})
    return {
        "id": check.id,
        "title": check.title,
        "version": check.version,
        "origin": origin,
        "options": {
            key: {k: v for k, v in field.items() if k in ("type", "default", "description", "enum")}
            for key, field in fields.items()
        },
        "rules": [
            {"id": f"{check.id}/{r.id}", "title": r.title, "severity": r.severity, "on": r.on}
            for r in check.rules
        ],
    }


def _listed(row: dict[str, Any]) -> str:
    lines = [f"{row['id']} {row['version']} · {row['title']}", f"  from     {row['origin']}"]
    for n, (key, field) in enumerate(row["options"].items()):
        words = f"{key} = {json.dumps(field.get('default'), ensure_ascii=False)}"
        said = f"  {field['description']}" if "description" in field else ""
        lines.append(f"  {'options' if n == 0 else '':<8} {words}{said}")
    for n, rule in enumerate(row["rules"]):
        off = "" if rule["on"] else " (off unless selected)"
        lines.append(
            f"  {'rules' if n == 0 else '':<8} {rule['severity']:<8} {rule['id']}: {rule['title']}{off}"
        )
    return "".join(f"{safe.row(line)}\n" for line in lines)


def _about(loaded: Loaded) -> str:
    words = textwrap.dedent(loaded.check.__doc__ or "").strip()
    return _listed(_described(loaded.check, loaded.origin)) + (
        f"\n{safe.rows(_wrapped(words))}\n" if words else ""
    )


def _card(loaded: Loaded, rule_id: str) -> str:
    rule = next(r for r in loaded.check.rules if r.id == rule_id)
    off = "" if rule.on else " · off unless selected"
    head = f"{loaded.check.id}/{rule.id} · {rule.severity}{off}\n{rule.title}\n"
    return safe.rows(f"{head}\n{_wrapped(textwrap.dedent(rule.card).strip())}") + "\n"


def _wrapped(text: str) -> str:
    """Paragraphs filled to the width; lists and code are left as they are."""
    kept = ("-", "*", "#", ">", "|", "`", " ", "1")
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        p if p.startswith(kept) else textwrap.fill(" ".join(p.split()), WIDTH) for p in paragraphs
    )
