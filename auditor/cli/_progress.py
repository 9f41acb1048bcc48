"""Progress for people: on a terminal, for more than a few articles, and nowhere else."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from auditor.model import Ledger, Problem
from auditor.run.events import STORIES

if TYPE_CHECKING:
    from rich.progress import Progress

FEW = 4
LONGEST = 40  # letters of an article's id, its end


@contextlib.contextmanager
def progress(*, output_is_free: bool) -> Iterator[Callable[[object], None] | None]:
    """A function to call with whatever goes on; None where nobody looks.

    It takes how many articles there will be, an article that begins, what became of one, the name of a
    check that begins, and a word for when stories are looked for.
    """
    if not sys.stderr.isatty() or not (output_is_free or sys.stdout.isatty()):
        yield None
        return
    with _bar() as bar:
        task = bar.add_task("reading", total=None, failed=0, visible=False)

        def told(now: object) -> None:
            if isinstance(now, int):
                bar.update(task, total=now, visible=now > FEW)
            elif name := getattr(now, "id", None):
                bar.update(task, description=_plain(name))
            elif isinstance(now, str):
                bar.update(task, description=now if now.startswith(STORIES) else f"checking: {_plain(now)}")
            elif isinstance(now, Problem):
                at = bar.tasks[0]  # what is no article was not expected to be one
                total = max(at.total or 0, at.completed + 1)
                bar.update(task, advance=1, total=total, failed=at.fields["failed"] + 1)
            elif isinstance(now, Ledger):
                bar.update(task, advance=1)

        yield told


def _bar() -> Progress:
    """A bar with the number done, the rate and failures so far, the remaining time and what is at work."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(TextColumn):
        def render(self, task: Task) -> Text:
            failed = task.fields["failed"]
            told = f", {failed} failed" if failed else ""
            return Text(f"{task.finished_speed or task.speed or 0:.1f}/s{told}")

    at_work = TextColumn("{task.description}")
    columns = (BarColumn(), MofNCompleteColumn(), Rate(""), TimeRemainingColumn(), at_work)
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)


def _plain(words: str) -> str:
    """Words that come from files, so that none of them steers the terminal or is taken for mark-up."""
    tame = "".join(c if c.isprintable() and c not in "[]" else "?" for c in words)
    return tame if len(tame) <= LONGEST else "…" + tame[-LONGEST:]
