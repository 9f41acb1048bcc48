"""A place that a run writes to: kept from other runs, and cleared of what a dead one left there."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from auditor.errors import ConfigError
from auditor.run.lock import held

MAKING = ".auditor-new"  # in a folder that a run writes to, what it is making


@contextlib.contextmanager
def claimed(place: Path, *, folder: bool = False) -> Iterator[Path]:
    """The folder, empty, in which to make what is going to stand in a place, for as long as the run goes on.

    It lies beside a file, and in a folder, and is gone at the end. ConfigError where another run has the
    place, or it cannot be written.
    """
    making = place / MAKING if folder else place.with_name(f".{place.name}.new")
    try:
        with held(place if folder else making, folder=True):
            try:
                _empty(making)
                yield making
            finally:
                shutil.rmtree(making, ignore_errors=True)
    except BlockingIOError:
        fix = "wait until it ends, or choose another place with --out"
        raise ConfigError("another run is writing here", str(place), fix) from None
    except OSError as error:
        raise unwritable(place, error) from None


@contextlib.contextmanager
def growing(place: Path) -> Iterator[Callable[[bytes], None]]:
    """A function that writes one piece after another, each to be seen at once.

    The file grows beside its place, as ``NAME.part``, and moves there when all went well; what was written of
    a run that broke off stays under that name.
    """
    part = place.with_name(f"{place.name}.part")
    try:
        with part.open("wb", buffering=0) as file:
            yield lambda piece: _whole(file, piece)
        os.replace(part, place)
    except OSError as error:
        raise unwritable(place, error) from None
    except KeyboardInterrupt as stop:
        stop.args = (f"what was done so far is in {part}",)
        raise


@contextlib.contextmanager
def replacing(place: Path) -> Iterator[io.BufferedWriter]:
    """A stream whose content takes the place of a file when all went well."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(place, error) from None
    with claimed(place) as making:
        with (making / place.name).open("wb") as stream:
            yield stream
        os.replace(making / place.name, place)


def unwritable(place: Path, error: OSError) -> ConfigError:
    """A place that cannot be written, in words."""
    why = error.strerror or error
    return ConfigError(f"cannot be written: {why}", str(place), "choose another place with --out")


def _empty(folder: Path) -> None:
    """Make a folder, or take out what a dead run left in it."""
    folder.mkdir(exist_ok=True)
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()


def _whole(file: io.FileIO, data: bytes) -> None:
    while data:
        data = data[file.write(data) :]
