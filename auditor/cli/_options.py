"""The options that commands share, each said once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from auditor.errors import ConfigError


def _names(incomplete: str) -> list[str]:
    """Checks and rules for shell completion."""
    from auditor.contract import plugins, select

    return [n for n in select.known(c.check for c in plugins.load().checks) if n.startswith(incomplete)]


def _gates(incomplete: str) -> list[str]:
    from auditor.contract import select

    return [*(name for name in select.SEVERITIES if name.startswith(incomplete)), *_names(incomplete)]


def _formats(incomplete: str) -> list[str]:
    from auditor.contract import plugins

    return [name for name in sorted(plugins.load().reporters) if name.startswith(incomplete)]


def place(given: str | None) -> str | None:
    """A place to write to; what looks like an option is one whose turn was meant to come later."""
    if given is not None and str(given).startswith("-"):
        raise typer.BadParameter(f"{str(given)!r} is no place to write to; a file of that name is ./{given}")
    return given


def _among(*values: str) -> Any:
    return lambda incomplete: [value for value in values if value.startswith(incomplete)]


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
Columns = Annotated[
    list[str] | None,
    typer.Option(
        metavar="OURS=THEIRS[,...]",
        help="Other names for fields of JSON, CSV and Parquet, such as text=body.",
    ),
]
FollowLinks = Annotated[
    bool, typer.Option("--follow-links", help="Follow symbolic links that lead out of an audited folder.")
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
        help="A file, or a folder/ (then text, json and html are written into it).",
    ),
]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=0, help="Processes; 0 for one a core.")]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE-OR-SEVERITY", help="Exit 1 on such a finding, or one as severe.", autocompletion=_gates
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="CHECK-OR-RULE", help="Only these checks or rules.", autocompletion=_names),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="CHECK-OR-RULE", help="All but these.", autocompletion=_names),
]
PluginPaths = Annotated[
    list[str] | None,
    typer.Option("--plugin", metavar="PATH", help="Load checks from a Python file or a folder of them."),
]
Stories = Annotated[
    str | None,
    typer.Option(
        metavar="content|field|folder",
        help="What makes articles one story: their content, their field `story`, or their folder.",
        autocompletion=_among("content", "field", "folder"),
    ),
]
ExtractorName = Annotated[
    str | None,
    typer.Option("--extractor", help="model, rules, or a plugin's.", autocompletion=_among("model", "rules")),
]
LanguageModel = Annotated[str | None, typer.Option(metavar="NAME", help="The spaCy model to parse with.")]
LeastConfidence = Annotated[
    float | None,
    typer.Option(
        min=0.0, max=1.0, metavar="0..1",
        help="Below it, what is said of an attribution is inconclusive (default 0: all are scored).",
    ),
]  # fmt: skip
Today = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day on which suppressions expire or not."),
]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the articles' texts out of what is written.")]
SidecarFile = Annotated[
    str | None, typer.Option(metavar="FILE", help="Corrections and suppressions to replay on this run.")
]
BaselineFile = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Findings that `auditor baseline` accepted: fail on others only."),
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Use this file and look for no other.")
]
Color = Annotated[
    bool | None, typer.Option("--color/--no-color", help="Default: on a terminal, unless NO_COLOR is set.")
]


def pairs(given: list[str] | None) -> dict[str, str]:
    """``ours=theirs`` options as a mapping; ConfigError for one without an equals sign."""
    mapping = {}
    for text in (part for option in given or [] for part in option.split(",") if part.strip()):
        ours, equals, theirs = text.partition("=")
        if not (equals and ours and theirs):
            raise ConfigError(f"{text!r} is not OURS=THEIRS", "--columns", "for example --columns text=body")
        mapping[ours.strip()] = theirs.strip()
    return mapping
