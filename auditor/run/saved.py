"""Saved ledgers read back and believed only where they hold together, each problem with its file and line."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from auditor.model import End, Ledger, PassedOver, Problem
from auditor.schemas import coherent

STDIN = "-"
FIX = "write ledgers with `auditor extract`"
BESIDE: dict[bytes, type[Problem | PassedOver | End]] = {  # what else stands in such a file, by its first key
    b"what": Problem, b"files": PassedOver, b"ledgers": End,
}  # fmt: skip


def saved(files: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Ledger | Problem | PassedOver]:
    """The ledgers of files with one a line, ``-`` for ``stdin``, and what the same lines say was not audited.

    What is no file of ledgers is told once, and so is one that ends before its end.
    """
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


def _of_file(lines: BinaryIO, name: str) -> Iterator[Ledger | Problem | PassedOver]:
    """The lines of a file, which may be several files one after the other, each with its end."""
    first, since, end = True, 0, None  # lines since the last end
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if first and (what := _no_ledgers(line)):
            yield Problem(kind="file", what=what, where=name, fix=FIX)
            return
        first = False
        item = _item(line, f"{name}:{number}")
        if isinstance(item, End):
            end = item
            if end.ledgers + end.problems != since or end.stopped:
                yield _cut(name, end.stopped or f"has {since} lines of {end.ledgers + end.problems}")
            since = 0
            continue
        since, end = since + (not isinstance(item, PassedOver)), None
        yield item
    if end is None:
        yield _cut(name, "is empty" if first else "has no end")


def _cut(name: str, why: str) -> Problem:
    fix = "run `auditor extract` again: it goes on where it was"
    return Problem(kind="file", what=f"is not all that was to be extracted: {why}", where=name, fix=fix)


def _item(line: bytes, where: str) -> Ledger | Problem | PassedOver | End:
    """What a line holds, told by the key that it alone has."""
    for sign, model in BESIDE.items():
        if line.startswith(b'{"%s"' % sign):
            with contextlib.suppress(ValidationError):
                return model.model_validate_json(line)
    return _ledger(line, where)


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
