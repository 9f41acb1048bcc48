"""A progress bar for people: on a terminal, for more than a few articles, and nowhere else."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

FEW = 4


@contextlib.contextmanager
def progress(total: int | None, *, output_is_free: bool) -> Iterator[Callable[[object], None] | None]:
    """A function to call after each article, and with the name of a check that begins; None without a bar.

    ``total`` is None where nobody knows it yet.
    """
    few = total is not None and total <= FEW
    if few or not sys.stderr.isatty() or not (output_is_free or sys.stdout.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("auditing", total=total)

        def told(done: object) -> None:
            if isinstance(done, str):
                bar.update(task, description=f"checking: {done}")
            else:
                bar.advance(task)

        yield told
