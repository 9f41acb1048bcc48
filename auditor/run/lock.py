"""Locks that end with the process that holds them, however it ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where runs do not keep each other out
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def held(path: Path, *, folder: bool = False, wait: bool = False) -> Iterator[None]:
    """Hold a file or a folder, made where it is missing; BlockingIOError where another process holds it.

    With ``wait`` until that lets go.
    """
    if fcntl is None:
        yield
        return
    handle = _open(path, folder)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        while not _is_there(path, handle):  # who held it before has removed it
            os.close(handle)
            handle = _open(path, folder)
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)


def _open(path: Path, folder: bool) -> int:
    if folder:
        path.mkdir(exist_ok=True)
    return os.open(path, os.O_RDONLY if folder else os.O_RDWR | os.O_CREAT, 0o600)


def _is_there(path: Path, handle: int) -> bool:
    """Whether a path still leads to what is open."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(handle))
    except OSError:
        return False
