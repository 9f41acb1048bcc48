"""Failures on the way out: what, where, what to do next, and an exit code; never a traceback."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import ParamSpec

import typer

from auditor.errors import AuditorError, ConfigError, ExtractorError
from auditor.model import Problem
from auditor.model.safe import clean, row

CLEAN, FAILED, USAGE, INCOMPLETE = 0, 1, 2, 3
SIGNALLED = 128  # and the number of the signal, as shells have it: 130 for Ctrl-C
P = ParamSpec("P")


def calm(command: Callable[P, int]) -> Callable[P, None]:
    """The command, which returns its exit code, with every failure told in words and turned into one."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            with _stoppable():
                code = command(*args, **kwargs)
        except AuditorError as error:
            tell(error.what, error.where, error.fix)
            code = USAGE if isinstance(error, ConfigError | ExtractorError) else INCOMPLETE
        except KeyboardInterrupt as stop:
            by = stop.signal if isinstance(stop, Stopped) else signal.SIGINT
            tell(stopped(stop), "", str(stop) or "nothing was written")
            code = SIGNALLED + by
        except BrokenPipeError:  # nobody reads on: there is nobody to tell either
            code = INCOMPLETE
        except Exception as error:
            if os.environ.get("AUDITOR_TRACEBACK"):
                raise
            _tell_defect(error)
            code = INCOMPLETE
        raise typer.Exit(code)

    return run


class Stopped(KeyboardInterrupt):
    """A signal other than that of Ctrl-C asked the process to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.signal = signal.Signals(number)


def stopped(stop: BaseException) -> str:
    """What ended a run, in words."""
    return f"stopped by {stop.signal.name}" if isinstance(stop, Stopped) else "stopped"


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """What asks a process to end, such as a service or a terminal that is closed, ends it as Ctrl-C does."""

    def stop(number: int, frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)  # once is enough
        raise Stopped(number)

    before = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) is signal.SIG_DFL:  # not under nohup
                before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


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
