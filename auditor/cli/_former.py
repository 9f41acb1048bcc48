"""What an earlier run wrote into a folder and this one does not: taken away, and nothing that is not ours."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

LIST = ".auditor-files.json"  # by format, each file that was written, with the beginning of its sha256
Files = dict[str, dict[str, str]]


def listed(folder: Path) -> Files:
    """What the list in a folder names; nothing where there is none, or none that can be read."""
    try:
        known = json.loads((folder / LIST).read_bytes())
        return {str(name): {str(k): str(v) for k, v in files.items()} for name, files in known.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def noted(folder: Path, by_format: Mapping[str, Iterable[Path]], before: Files) -> str:
    """The list as it is after a run that wrote these files into ``folder``; other formats keep theirs."""
    now = {
        name: {path.relative_to(folder).as_posix(): _print(path) for path in sorted(files)}
        for name, files in by_format.items()
    }
    return json.dumps(before | now, indent=0, sort_keys=True) + "\n"


def retire(folder: Path, before: Files, formats: Iterable[str], kept: Iterable[Path]) -> int:
    """Remove what these formats wrote before and not now; how many files that were.

    A file that was changed since, or that a link or a path leads to from elsewhere, is left alone.
    """
    now = set(kept)
    removed = 0
    for path, known in ((folder / f, p) for name in formats for f, p in before.get(name, {}).items()):
        if path in now or not _ours(path, folder) or _print(path) != known:
            continue
        path.unlink()
        removed += 1
        with contextlib.suppress(OSError):  # a folder that still holds something stays
            path.parent.rmdir()
    return removed


def _ours(path: Path, folder: Path) -> bool:
    return path.is_file() and not path.is_symlink() and path.resolve().is_relative_to(folder.resolve())


def _print(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:16]
