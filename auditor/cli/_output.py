"""Where reports go: which formats, into which files, and each file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from auditor.errors import ConfigError
from auditor.model import Report
from auditor.reporters import Reporter
from auditor.select import nearest
from auditor.write import json

IN_A_FOLDER = ("text", "json", "html")  # what a folder gets when no format is named


@dataclass(frozen=True, slots=True)
class Destination:
    """The formats to write and where to; no place means standard output."""

    reporters: tuple[Reporter, ...]
    place: Path | None = None
    folder: bool = False

    def write(self, report: Report) -> list[Path]:
        """Write every format, none before all are made and the report has been held against its schema."""
        if self.place is None:
            raise ValueError("standard output is not written by a destination")
        made = [(reporter, list(reporter.render(report))) for reporter in self.reporters]
        if not any(isinstance(reporter, json.Json) for reporter in self.reporters):
            json.dump(report)
        return [
            save(self._path(reporter, name), content) for reporter, files in made for name, content in files
        ]

    def _path(self, reporter: Reporter, name: str) -> Path:
        assert self.place is not None
        if not self.folder:
            return self.place
        inside = PurePosixPath(name or f"report.{reporter.suffix}")
        if inside.is_absolute() or ".." in inside.parts:
            raise ConfigError(
                f"the format {reporter.name!r} would write {name!r}", str(self.place), "leave it out"
            )
        return self.place / inside


def destination(formats: Sequence[str], out: str | None, known: Mapping[str, type[Reporter]]) -> Destination:
    """Settle formats and place before any work is done; ConfigError where they do not fit together."""
    for name in formats:
        if name not in known:
            raise ConfigError(f"no format is called {name!r}", "--format", nearest(name, sorted(known)))
    chosen = list(dict.fromkeys(formats))
    if out is None:
        return _standard_output([known[name] for name in chosen or ["text"] if name in known])
    place = Path(out)
    several = len(chosen) > 1 or any(known[name].several for name in chosen)
    if out.endswith(("/", os.sep)) or place.is_dir() or several:
        names = chosen or [name for name in IN_A_FOLDER if name in known]
        return _ready(Destination(tuple(known[name]() for name in names), place, folder=True))
    reporter = known[chosen[0]] if chosen else _by_suffix(place, known)
    return _ready(Destination((reporter(),), place))


def save(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all; ConfigError where that cannot be."""
    with replacing(path) as stream:
        stream.write(content)
    return path


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A stream whose content takes the place of ``path`` when all went well."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        os.chmod(name, 0o666 & ~_umask())  # mkstemp keeps others out; a report is an ordinary file
        os.replace(name, path)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        Path(name).unlink(missing_ok=True)


def coloured(wanted: bool | None) -> bool:
    """Whether standard output gets colours: as asked, else on a terminal without NO_COLOR."""
    if wanted is not None:
        return wanted
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def _standard_output(classes: Sequence[type[Reporter]]) -> Destination:
    if len(classes) != 1:
        raise ConfigError("several formats need a folder to go to", "--format", "add --out FOLDER/")
    if classes[0].several:
        raise ConfigError(f"{classes[0].name} writes several files", "--format", "add --out FOLDER/")
    return Destination((classes[0](),))


def _by_suffix(place: Path, known: Mapping[str, type[Reporter]]) -> type[Reporter]:
    suffix = place.suffix.removeprefix(".").lower()
    for name in sorted(known):
        if suffix and suffix in (name, known[name].suffix) and not known[name].several:
            return known[name]
    raise ConfigError(
        f"no format is written to {place.name!r}", "--out", "name it with --format, or end a folder with /"
    )


def _ready(to: Destination) -> Destination:
    """Fail before the work rather than after it where the place cannot be written."""
    assert to.place is not None
    folder = to.place if to.folder else to.place.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(to.place, error) from None
    if not os.access(folder, os.W_OK):
        raise ConfigError("cannot be written", str(folder), "choose another place with --out")
    return to


def _unwritable(path: Path, error: OSError) -> ConfigError:
    return ConfigError(
        f"cannot be written: {error.strerror or error}", str(path), "choose another place with --out"
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
