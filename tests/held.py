"""A run that is held in the middle until the test lets it go: nobody has to guess how long things take."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import warm

TEXT = "The mayor of Hill said the old bridge would close in May. “It is old,” Ann Lee told the Post.\n"
FINDER = """
    import os, time
    from auditor import hookimpl

    class Held:
        name, version, sha256 = "held", "1", None

        def find(self, document):
            while "HELD" in os.environ and "Number 2 " in document.text and not os.path.exists("go"):
                time.sleep(0.01)
            return []

    @hookimpl
    def auditor_extractors():
        return {"held": Held}
"""
HOW = ["in", "--plugin", "held.py", "--extractor", "held", "--log-file", "log.jsonl"]


def prepare(folder: Path, number: int) -> None:
    """So many articles in ``in``, and a finder that waits for ``go`` at the third where ``HELD`` is set."""
    (folder / "in").mkdir()
    for n in range(number):
        (folder / "in" / f"{n:02}.txt").write_text(f"{TEXT}Number {n} ends.\n")
    (folder / "held.py").write_text(dedent(FINDER))


def start(
    folder: Path, command: str, *more: str, stdout: int | None = None
) -> contextlib.AbstractContextManager[warm.Running]:
    """``auditor COMMAND in`` in a process of its own, held before the third article."""
    held = {**os.environ, "HELD": "1"}
    return warm.start([command, *HOW, *more], folder, environment=held, stdout=stdout)


def let_go(folder: Path) -> None:
    """What is held goes on."""
    (folder / "go").touch()


def events(folder: Path, name: str, **facts: Any) -> list[dict[str, Any]]:
    """The events of a name and of some facts in the log so far."""
    with contextlib.suppress(FileNotFoundError):
        rows = [
            json.loads(line)
            for line in (folder / "log.jsonl").read_text().splitlines(keepends=True)
            if line.endswith("\n")
        ]
        return [r for r in rows if r["event"] == name and all(r.get(k) == v for k, v in facts.items())]
    return []


def wait(until: Callable[[], Any]) -> None:
    """Until it is so; AssertionError after two minutes."""
    end = time.monotonic() + 120
    while not until():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
