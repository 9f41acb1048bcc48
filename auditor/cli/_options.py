"""The options of commands: those of a run are made from the settings, the others stand here, each once."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import typer
from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from auditor.errors import ConfigError
from auditor.run.settings import Settings, declared
from auditor.run.shown import Told

Given = Mapping[str, Any]  # settings as the command line has them; None where it does not


def names(incomplete: str) -> list[str]:
    """Checks and rules for shell completion."""
    from auditor.contract import plugins, select

    return [n for n in select.known(c.check for c in plugins.load().checks) if n.startswith(incomplete)]


def _gates(incomplete: str) -> list[str]:
    from auditor.contract import select

    return [*(name for name in select.SEVERITIES if name.startswith(incomplete)), *names(incomplete)]


def _formats(incomplete: str) -> list[str]:
    from auditor.contract import plugins

    return [name for name in sorted(plugins.load().reporters) if name.startswith(incomplete)]


def place(given: str | None) -> str | None:
    """A place to write to; what looks like an option is one whose turn was meant to come later."""
    if given is not None and str(given).startswith("-"):
        raise typer.BadParameter(f"{str(given)!r} is no place to write to; a file of that name is ./{given}")
    return given


def _among(*values: str) -> Callable[[str], list[str]]:
    return lambda incomplete: [value for value in values if value.startswith(incomplete)]


COMPLETIONS: dict[str, Callable[[str], list[str]]] = {
    "check": names, "gate": _gates, "extractor": _among("model", "rules"),
}  # fmt: skip
Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Files, folders (searched in depth), or - for standard input."),
]
LedgerFiles = Annotated[
    list[str], typer.Argument(metavar="LEDGERS...", help="Files that `auditor extract` wrote, or -.")
]
FilesFrom = Annotated[
    str | None,
    typer.Option("--files-from", metavar="FILE", help="Read more paths from FILE, one a line; - for stdin."),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format", "-f", help="text, json, or any other registered format.", autocompletion=_formats
    ),
]
Out = Annotated[
    str | None,
    typer.Option(
        "--out",
        "-o",
        callback=place,
        help="A file, a folder/ (then text, json and html go into it), or a corpus.duckdb to add to.",
    ),
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Use this file and look for no other.")
]
Color = Annotated[
    bool | None, typer.Option("--color/--no-color", help="Default: on a terminal, unless NO_COLOR is set.")
]


def found(given: Given, config_file: Path | None) -> Settings:
    """The settings that hold here, for a command that audits nothing."""
    from auditor.run import config

    return config.load(Path.cwd(), config_file)[0].over(given)


def settings_of(command: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """The function with an option for each setting of that command, in place of its parameter ``given``."""

    def with_options(function: Callable[..., int]) -> Callable[..., int]:
        fields = {name: (told, field) for name, told, field in declared(command)}
        parameters: list[inspect.Parameter] = []
        for own in inspect.signature(function, eval_str=True).parameters.values():
            if own.name == "given":
                parameters += [_option(name, *fields[name]) for name in fields]
            else:
                parameters.append(own.replace(kind=inspect.Parameter.KEYWORD_ONLY))

        @functools.wraps(function)
        def run(**values: Any) -> int:
            given = {name: _plain(values.pop(name), *fields[name]) for name in fields}
            return function(given=given, **values)

        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        return run

    return with_options


def _option(name: str, told: Told, field: FieldInfo) -> inspect.Parameter:
    """The option of one setting, as a parameter that typer reads."""
    kind, more = _kind(field)
    if told.metavar:
        more["metavar"] = told.metavar
    if told.names:
        more["autocompletion"] = COMPLETIONS[told.names]
    for limit in field.metadata:
        more |= {"min": limit.ge} if isinstance(limit, Ge) else {}
        more |= {"max": limit.le} if isinstance(limit, Le) else {}
    names = [told.flag or f"--{field.alias}", *([told.short] if told.short else [])]
    shown: Any = Annotated[kind | None, typer.Option(*names, help=told.help, **more)]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=shown)


def _kind(field: FieldInfo) -> tuple[Any, dict[str, Any]]:
    """What typer takes for a setting's type, and what more it is told."""
    kind = next((k for k in get_args(field.annotation) if k is not type(None)), field.annotation)
    if get_origin(field.annotation) is Literal:
        values = get_args(field.annotation)
        return str, {"metavar": "|".join(values), "autocompletion": _among(*values)}
    if get_origin(field.annotation) in (tuple, dict):
        return list[str], {}
    if kind is date:
        return datetime, {"formats": ["%Y-%m-%d"]}
    return kind, {}


def _plain(given: Any, told: Told, field: FieldInfo) -> Any:
    """What the command line gave, as the setting has it; None where it gave nothing."""
    if get_origin(field.annotation) is dict:
        return _pairs(given or [], f"--{field.alias}")
    if isinstance(given, datetime):
        return given.date()
    return False if given and told.flag.startswith("--no-") else given


def _pairs(given: Iterable[str], flag: str) -> dict[str, str]:
    """``ours=theirs`` as a mapping; ConfigError for one without an equals sign."""
    mapping = {}
    for text in (part for option in given for part in option.split(",") if part.strip()):
        ours, equals, theirs = text.partition("=")
        if not (equals and ours and theirs):
            raise ConfigError(f"{text!r} is not OURS=THEIRS", flag, f"for example {flag} text=body")
        mapping[ours.strip()] = theirs.strip()
    return mapping
