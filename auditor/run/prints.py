"""What a result follows from beside its article, as hashes: code, tables, weights, libraries and settings.

Whatever is hashed here too much costs a result that could have been kept; too little would keep a wrong one.
So whole rooms are hashed, and the version of every library that the auditor names.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from auditor.contract.checks import Check
from auditor.contract.places import DISTRIBUTION, places
from auditor.contract.select import Selection
from auditor.extract import FINDERS
from auditor.run.settings import Settings

KNOWN = ("model", "names", "words", "contract")  # rooms that all of them rely on
CHECKS = "auditor_checks"  # the package of the checks that ship: no others are trusted to be the same again


def of(*parts: object) -> bytes:
    """One hash of several values, each bytes, text, or plain data."""
    return each(parts)


def each(parts: Iterable[object]) -> bytes:
    """The same of values that come one after another."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else json.dumps(part, sort_keys=True).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


def shipped(check: Check) -> bool:
    """Whether a check came with the auditor."""
    return type(check).__module__.partition(".")[0] == CHECKS


def extracting(settings: Settings) -> bytes:
    """All that decides what ledger an article as it was read gets."""
    finder: object = settings.extractor
    if settings.extractor == "model":
        finder = _stamps(Path(__file__).parents[1] / "extract" / "find" / "neural" / "weights")
    elif settings.extractor not in FINDERS:  # a plugin's: which one does not show before it is imported
        roots = [Path(place.root) for place in places(settings.plugins) if not place.shipped]
        finder = [settings.extractor, [_stamps(root) for root in roots if root.exists()]]
    return of("ledger", _rooms("extract"), finder, _language_model(settings.language_model))


def checking(checks: Iterable[Check], selection: Selection) -> bytes:
    """All that decides what checks that ship say of a ledger, or of a story."""
    said = [[c.id, c.options.model_dump(mode="json")] for c in checks]
    return of(
        "checks", _rooms("run"), _package(CHECKS), said, sorted(selection.select), sorted(selection.ignore)
    )


def reading() -> bytes:
    """All that decides what becomes of what a reader found."""
    return of("read", _rooms("read"))


def telling() -> bytes:
    """All that decides which articles are a story, and what holds in it."""
    return of("stories", _rooms("stories"))


@cache
def _rooms(*names: str) -> bytes:
    return of(_libraries(), *(_package(f"auditor.{name}") for name in (*KNOWN, *names)))


@cache
def _package(name: str) -> bytes:
    """Code and tables of a package; large binary files by name, size and time."""
    spec = find_spec(name)
    roots = [Path(p) for p in (spec.submodule_search_locations or ())] if spec else []
    digest = hashlib.sha256()
    for root in roots:
        for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".onnx")):
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes())
    return digest.digest()


@cache
def _libraries() -> list[str]:
    """Python and every library that the auditor names, with its version."""
    found = [sys.version]
    for line in sorted(requires(DISTRIBUTION) or ()):
        name = line.partition(";")[0]
        for sign in "<>=!~[ (":
            name = name.partition(sign)[0]
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # of an extra
            continue
    return found


def _language_model(name: str) -> Any:
    spec = find_spec(name) if name.isidentifier() else None
    folder = Path(next(iter(spec.submodule_search_locations or ()), name)) if spec else Path(name)
    return [name, _stamps(folder)]


def _stamps(root: Path) -> list[Any]:
    """Every file below a folder, or the file, by name, size and time of its last change."""
    files = (
        sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc") if root.is_dir() else [root]
    )
    there = [(path, path.stat()) for path in files if path.exists()]
    return [[path.relative_to(root).as_posix(), s.st_size, s.st_mtime_ns] for path, s in there]
