"""Failures on the way out: what, where, what to do next, and an exit code; never a traceback."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from collections.abc import Callable
from typing import ParamSpec

import typer

from auditor.errors import AuditorError, ConfigError, ExtractorError
from auditor.model import Problem
from auditor.model.safe import clean, row

CLEAN, FAILED, USAGE, INCOMPLETE, STOPPED = 0, 1, 2, 3, 130
P = ParamSpec("P")


def calm(command: Callable[P, int]) -> Callable[P, None]:
    """The command, which returns its exit code, with every failure told in words and turned into one."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except AuditorError as error:
            tell(error.what, error.where, error.fix)
            code = USAGE if isinstance(error, ConfigError | ExtractorError) else INCOMPLETE
        except KeyboardInterrupt as stop:
            tell("stopped", "", str(stop) or "nothing was written")
            code = STOPPED
        except BrokenPipeError:  # nobody reads on: there is nobody to tell either
            code = INCOMPLETE
        except Exception as error:
            if os.environ.get("AUDITOR_TRACEBACK"):
                raise
            _tell_defect(error)
            code = INCOMPLETE
        raise typer.Exit(code)

    return run


def _tell_defect(error: Exception) -> None:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(frame.filename)} line {frame.lineno}"
    fix = "this is a defect; please report it with the output under AUDITOR_TRACEBACK=1"
    tell(f"{type(error).__name__}: {error}", where, fix)


def tell(what: str, where: str = "", fix: str = "") -> None:
    """One failure on standard error, of whose words none can steer a terminal, or a machine that reads on.

    No line but the first begins with words that are not ours: a runner of CI takes ``::error::`` there for
    an order.
    """

    def tame(words: str) -> str:
        return "\n  | ".join(clean(line) for line in words.splitlines())

    place = f"{clean(where)}: " if where else ""
    typer.echo(f"auditor: {place}{tame(what)}" + (f"\n  → {tame(fix)}" if fix else ""), err=True)


def tell_problem(problem: Problem) -> None:
    """Something that was not audited, on standard error."""
    tell(f"{problem.what} (not audited)", problem.where, problem.fix or "")


def say(*lines: str) -> None:
    """Lines for people on standard output, of whose words none can steer what shows them."""
    emit("".join(f"{row(line)}\n" for line in lines))


def emit(content: str | bytes, quit_when_unread: bool = False) -> None:
    """Write to standard output at once; a reader that has gone away (``| head``) is no failure.

    BrokenPipeError for such a reader where the work that is still to be done would be for nothing.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        typer.echo(data, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if quit_when_unread:
            raise
