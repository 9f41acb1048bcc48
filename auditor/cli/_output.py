"""Where reports go: which formats, into which files, and each file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from auditor.cli import _former
from auditor.cli._calm import emit, tell
from auditor.cli._place import MAKING, claimed, growing, unwritable
from auditor.contract.reporters import Done, Reporter
from auditor.errors import ConfigError, nearest
from auditor.model import PluginRecord, Report

NAME = ".auditorignore"
CORPUS = ".duckdb"  # what runs add to
IN_A_FOLDER = ("text", "json", "html")  # what a folder gets when no format is named


@dataclass(frozen=True, slots=True)
class Destination:
    """The formats to write and where to; no place means standard output."""

    reporters: tuple[Reporter, ...]
    place: Path | None = None
    folder: bool = False
    fresh: bool = False  # a folder of its own, made for this report
    making: Path | None = None  # where it is made, while the place is held

    @property
    def corpus(self) -> bool:
        """Whether runs add to what is there, and write no report."""
        return not self.reporters

    @property
    def streams(self) -> bool:
        """Whether each record goes out as soon as it is done: one format that can, not into a folder."""
        return not self.folder and len(self.reporters) == 1 and self.reporters[0].streams

    @property
    def grows(self) -> bool:
        """Whether records are written into a folder as they are done: one format that can."""
        return self.folder and len(self.reporters) == 1 and self.reporters[0].grows

    @property
    def in_parts(self) -> bool:
        """Either of these: nobody has to hold the whole report."""
        return self.streams or self.grows

    @contextlib.contextmanager
    def stream(self) -> Iterator[Callable[[str], None]]:
        """A function that writes one piece after another, each to be seen at once.

        A file grows beside its place, as ``NAME.part``.
        """
        if self.place is None:
            yield lambda piece: emit(piece, quit_when_unread=True)
            return
        with growing(self.place) as write:
            yield lambda piece: write(piece.encode("utf-8", "replace"))

    @contextlib.contextmanager
    def held(self) -> Iterator[Destination]:
        """The same with its place kept from other runs; ConfigError where one has it already."""
        if self.place is None:
            yield self
            return
        with claimed(self.place, folder=self.folder) as making:
            yield replace(self, making=making)

    def write(self, report: Report) -> list[Path]:
        """Write every format into its place; all are made before a file of an older run is replaced.

        In a folder, files that an older run wrote in these formats and this one does not are removed.
        """
        if self.place is None:
            raise ValueError("a report on standard output has no place")
        if self.making is None:
            with self.held() as held:
                return held.write(report)
        target = self.making if self.folder else self.making / self.place.name
        return self._made(lambda reporter: reporter.render(report, target))

    def grow(self, parts: Iterable[Done], plugins: tuple[PluginRecord, ...]) -> list[Path]:
        """The same from the parts of a report as they are done, in a format that grows."""
        assert self.making is not None
        making = self.making
        return self._made(lambda reporter: reporter.grow(parts, plugins, making))

    def _made(self, make: Callable[[Reporter], None]) -> list[Path]:
        assert self.place is not None
        assert self.making is not None
        made, home = self.making, self.place if self.folder else self.place.parent
        try:
            by_format = {}
            for reporter in self.reporters:
                there = set(_files(made))
                make(reporter)
                by_format[reporter.name] = set(_files(made)) - there
            before = _former.listed(home) if self.folder else {}
            if self.folder:
                (made / _former.LIST).write_text(_former.noted(made, by_format, before), encoding="utf-8")
            if self.fresh:
                (home / NAME).write_text("# made by an audit: no articles here\n*\n", encoding="utf-8")
            moved = [_moved(path, home / path.relative_to(made)) for path in _files(made)]
            if gone := _former.retire(home, before, by_format, moved):
                tell(f"removed {gone} {'file' if gone == 1 else 'files'} of an earlier run", str(home))
            return [path for path in moved if path != home / _former.LIST]
        except OSError as error:
            raise unwritable(self.place, error) from None


def destination(formats: Sequence[str], out: str | None, known: Mapping[str, type[Reporter]]) -> Destination:
    """Settle formats and place before any work is done; ConfigError where they do not fit together."""
    for name in formats:
        if name not in known:
            raise ConfigError(f"no format is called {name!r}", "--format", nearest(name, sorted(known)))
    chosen = list(dict.fromkeys(formats))
    if out is None:
        return _standard_output([known[name] for name in chosen or ["text"] if name in known])
    place = Path(out)
    if place.suffix.lower() == CORPUS and not place.is_dir():
        if chosen:
            raise ConfigError("a corpus has no format", "--format", "leave it out, or name another place")
        return _ready(Destination((), place))
    several = len(chosen) > 1 or any(
        known[name].several_files and known[name].suffix != place.suffix for name in chosen
    )
    plain = (
        not chosen and not place.suffix and not place.is_file()
    )  # no format has no ending: a folder is meant
    if out.endswith(("/", os.sep)) or place.is_dir() or several or plain:
        names = chosen or [name for name in IN_A_FOLDER if name in known]
        return _ready(Destination(tuple(known[name]() for name in names), place, folder=True))
    reporter = known[chosen[0]] if chosen else _by_suffix(place, known)
    return _ready(Destination((reporter(),), place))


def coloured(wanted: bool | None) -> bool:
    """Whether standard output gets colours: as asked, else on a terminal without NO_COLOR."""
    if wanted is not None:
        return wanted
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def _standard_output(classes: Sequence[type[Reporter]]) -> Destination:
    if len(classes) != 1:
        raise ConfigError("several formats need a folder to go to", "--format", "add --out FOLDER/")
    if classes[0].pieces is Reporter.pieces and not classes[0].streams:
        raise ConfigError(f"{classes[0].name} writes several files", "--format", "add --out FOLDER/")
    return Destination((classes[0](),))


def _by_suffix(place: Path, known: Mapping[str, type[Reporter]]) -> type[Reporter]:
    suffix = place.suffix.lower()
    for name in sorted(known):
        if suffix and suffix in (f".{name}", known[name].suffix):
            return known[name]
    raise ConfigError(
        f"no format is written to {place.name!r}", "--out", "name it with --format, or end a folder with /"
    )


def _ready(to: Destination) -> Destination:
    """Fail before the work rather than after it where the place cannot be written."""
    assert to.place is not None
    folder = to.place if to.folder else to.place.parent
    try:
        fresh = to.folder and not (folder.exists() and {*os.listdir(folder)} - {MAKING})
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(to.place, error) from None
    if not os.access(folder, os.W_OK):
        raise ConfigError("cannot be written", str(folder), "choose another place with --out")
    return replace(to, fresh=fresh)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _moved(path: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(path, target)
    return target
