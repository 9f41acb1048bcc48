"""The command ``auditor``: thin, and quick because whatever is heavy is imported inside a command."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import auditor
from auditor.cli import keeping, living, look, plugin_tools, serving, work
from auditor.model.safe import row


class _Cleaned(TyperGroup):
    """The commands, where words of a mistyped command line are told cleaned like all others."""

    def make_context(self, *args: Any, **more: Any) -> Any:
        with _told_clean():
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:
        with _told_clean():
            return super().invoke(ctx)


@contextlib.contextmanager
def _told_clean() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message"):  # what the parser says of a command line
            error.message = row(error.message)  # type: ignore[attr-defined]
        raise


app = typer.Typer(
    name="auditor",
    cls=_Cleaned,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 clean, 1 --fail-on met, 2 usage or configuration, 3 something was not audited.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"source-auditor {auditor.__version__}")
        raise typer.Exit


@app.callback()
def _auditor(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Audits who says so in news articles: every attribution and its source, and how it is told."""


COMMANDS = (
    work.audit, work.extract, work.check, look.validate, look.schema, look.checks, look.formats, look.explain,
    serving.serve,
    living.diff, living.baseline, living.init, keeping.cache,
)  # fmt: skip
for command in COMMANDS:
    app.command()(command)
app.add_typer(plugin_tools.app, name="plugins")


def main() -> None:
    """Run the command line; never returns."""
    app(prog_name="auditor")
