"""The contract of a reporter: a report in, one format out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import pluggy

from auditor.checks import PROJECT
from auditor.model import Report

hookspec = pluggy.HookspecMarker(PROJECT)


class Reporter:
    """Base of every reporter. ``render`` returns the files of the format by name, or one under ``""``.

    A format of one file has the suffix it is written with ("json", "sarif"); names inside a format of several
    files are relative paths with forward slashes.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    suffix: ClassVar[str] = ""
    several: ClassVar[bool] = False  # writes a folder, not a file

    def render(self, report: Report) -> Iterable[tuple[str, bytes]]:
        """The files, as (relative path, content); one with an empty path where the format is a file."""
        raise NotImplementedError

    def write(self, report: Report, folder: Path) -> list[Path]:
        """Write the files below a folder and say which."""
        written = []
        for name, content in self.render(report):
            path = folder / (name or f"report.{self.suffix}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written.append(path)
        return written


@hookspec
def auditor_reporters() -> Iterable[type[Reporter]]:
    """Hand over the reporters of a plugin, as classes."""
    return ()
