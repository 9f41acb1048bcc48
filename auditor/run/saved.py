"""Saved ledgers read back and believed only where they hold together, each problem with its file and line."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from auditor.model import Ledger, Problem
from auditor.schemas import coherent

STDIN = "-"
FIX = "write ledgers with `auditor extract`"


def saved(files: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Ledger | Problem]:
    """The ledgers of files with one a line, ``-`` for ``stdin``; what is no file of ledgers is told once."""
    for name in files:
        try:
            with contextlib.nullcontext(stdin) if stdin and name == STDIN else Path(name).open("rb") as lines:
                yield from _of_file(lines, name)
        except OSError as error:
            what = f"cannot be read: {error.strerror}"
            yield Problem(kind="file", what=what, where=name, fix="check the path")


def unsound(ledger: Ledger) -> str | None:
    """The first thing that does not fit together in a ledger, in words; None where nothing is."""
    first = next(coherent.of_ledger(ledger), None)
    return first and f"the ledger does not hold together: {first.removeprefix('$.')}"


def _of_file(lines: BinaryIO, name: str) -> Iterator[Ledger | Problem]:
    first = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if first and (what := _no_ledgers(line)):
            yield Problem(kind="file", what=what, where=name, fix=FIX)
            return
        first = False
        yield _ledger(line, f"{name}:{number}")


def _no_ledgers(line: bytes) -> str | None:
    """What a file is, by its first line, where it is none of ledgers."""
    try:
        document = json.loads(line)
    except ValueError:
        whole = line.strip() in (b"{", b"[")
        return "is one JSON document, such as a report, and not a ledger a line" if whole else None
    if not isinstance(document, dict):
        return f"holds JSON, but no ledger: a {type(document).__name__}"
    if "schema_version" in document:
        return "is a report, not ledgers"
    if "ledger" in document or "facts" in document:
        return "is a report in JSON lines, not ledgers"
    return None


def _ledger(line: bytes, where: str) -> Ledger | Problem:
    try:
        ledger = Ledger.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        what = f"is not a ledger: {place + ': ' if place else ''}{first['msg']}"
        return Problem(kind="line", what=what, where=where, fix=FIX)
    if wrong := unsound(ledger):
        return Problem(kind="line", what=wrong, where=where, fix="mend it, or extract the article anew")
    return ledger
