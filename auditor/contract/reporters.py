"""The contract of a reporter: what a format offers, and nothing of how it is found or chosen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, TextIO

from auditor.contract.checks import hookspec
from auditor.contract.lies import Files
from auditor.errors import ConfigError
from auditor.model import ArticleRecord, Ledger, Part, PluginRecord, Report, StoryRecord

Done = tuple[ArticleRecord | StoryRecord, tuple[Ledger, ...]]  # a part, and the ledgers a story is told from


class Reporter:
    """Base of every format. Subclass it, name it, and write ``pieces``, or ``piece``, or ``folder``.

    ``pieces`` yields the text of a format that is one file, ``folder`` writes a format that is several. A
    format that writes each part of a report by itself ``streams``: it has ``piece`` instead, and gets the
    parts as they are done; one of several files ``grows`` so, and has ``grow``. The same report gives the
    same bytes. ``files`` tells by which names other tools know the files of articles; it is set before a
    report is written.
    """

    name: ClassVar[str]  # what --format calls it
    title: ClassVar[str]
    suffix: ClassVar[str] = ".txt"  # of the one file, and the sign by which a path is told to be a file
    several_files: ClassVar[bool] = False
    streams: ClassVar[bool] = False
    grows: ClassVar[bool] = False
    files: Files = Files()

    def piece(self, part: Part) -> str:
        """The text of one part: an article, a story, or at last the run without them."""
        raise NotImplementedError(f"the format {self.name!r} does not stream")

    def pieces(self, report: Report) -> Iterable[str]:
        """The one file's text, piece by piece; ConfigError where this format needs a folder."""
        if self.streams:
            return map(self.piece, report.parts)
        raise ConfigError(
            f'the format "{self.name}" writes several files', fix="name a folder: --out FOLDER/"
        )

    def grow(self, parts: Iterable[Done], plugins: tuple[PluginRecord, ...], folder: Path) -> None:
        """Write into a folder that exists, from the parts of a report as they are done."""
        raise NotImplementedError(f"the format {self.name!r} does not grow")

    def folder(self, report: Report, folder: Path) -> None:
        """Write into a folder that exists; the default puts one file there."""
        self._file(report, folder / f"report{self.suffix}")

    def render(self, report: Report, out: Path | TextIO) -> None:
        """Write a report to an open text stream, to a file, or into a folder, made where it is missing.

        A path is a folder where it is one, or where the format writes several files and the path does not end
        in the format's suffix. OSError comes through; ConfigError where the format cannot be written there.
        """
        if not isinstance(out, Path):
            out.writelines(self.pieces(report))
        elif out.is_dir() or (self.several_files and out.suffix != self.suffix):
            out.mkdir(parents=True, exist_ok=True)
            self.folder(report, out)
        else:
            self._file(report, out)

    def _file(self, report: Report, path: Path) -> None:
        pieces = self.pieces(report)  # before opening: a refusal leaves an older report alone
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(pieces)


@hookspec
def auditor_reporters() -> Iterable[type[Reporter]]:
    """Hand over the reporters of a plugin, as classes."""
    return ()
