"""Reads what the command line names, one article after another: files, folders, lists, standard input."""

from __future__ import annotations

import difflib
import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, Literal

from auditor.errors import AuditorError, ConfigError, ReadError
from auditor.model import Article, Problem
from auditor.read.article import Given, Origin, build
from auditor.read.decode import decode
from auditor.read.files import MARKDOWN, PAGES, RECORDS, STDIN, File, Named, find, reason, shown
from auditor.read.pages import page
from auditor.read.records import FIELDS, Record, fields, records

EMPTY = ("an empty file", "remove it, or put an article into it")


def read(
    paths: Sequence[str],
    *,
    files_from: str | None = None,
    columns: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Problem]:
    """The articles that ``paths`` name, read one by one, and a Problem for whatever cannot be read.

    ``paths`` are files, folders, or ``-`` for plain text on ``stdin``; ``files_from`` is a file of such
    paths, one a line or separated by NUL, ``-`` for one on ``stdin``. ``columns`` maps our field names to
    those of JSON files. Articles come in the order of their paths, whatever the order of arguments.

    The id of an article is its path, or the id its record gives, or ``path:line`` (``path#number`` in a JSON
    list). Ids that several articles of the run would have are completed, for all of them: paths by as many
    folders as tell the files apart, given ids as ``id (path:line)``. To know them, JSON files are read twice.

    Raises ConfigError, at once, for what can never work.
    """
    _check(columns or {}, files_from, paths)
    return _Reader(paths, files_from, columns or {}, stdin).articles()


def _check(columns: Mapping[str, str], files_from: str | None, paths: Sequence[str]) -> None:
    for name in columns:
        if name not in FIELDS:
            near = difflib.get_close_matches(name, FIELDS, 1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise ConfigError(f'unknown field "{name}"', "columns", f"{hint}fields are {', '.join(FIELDS)}")
    if files_from == STDIN and STDIN in paths:
        fix = "give the list of files in a file"
        raise ConfigError("standard input cannot hold both an article and the list of files", "-", fix)


class _Reader:
    def __init__(
        self, paths: Sequence[str], files_from: str | None, columns: Mapping[str, str], stdin: BinaryIO | None
    ) -> None:
        self.paths = paths
        self.files_from = files_from
        self.columns = columns
        self.stdin = stdin
        self.ids: Counter[str] = Counter()

    def articles(self) -> Iterator[Article | Problem]:
        """Everything, lazily."""
        arguments = [
            Named(p, PurePosixPath(shown(os.path.abspath(p))).name if p != STDIN else p) for p in self.paths
        ]
        try:
            arguments += self._listed()
        except ReadError as error:
            yield _problem(error, "file")
        entries = find(arguments)
        self._count([e for e in entries if isinstance(e, File)])
        for entry in entries:
            if isinstance(entry, Problem):
                yield entry
            else:
                yield from self._file(entry)

    def _listed(self) -> list[Named]:
        if self.files_from is None:
            return []
        try:
            data = self._stdin() if self.files_from == STDIN else _bytes(self.files_from)
        except OSError as error:
            what, fix = reason(error)
            raise ReadError(f"the list of files {what}", shown(self.files_from), fix) from None
        names = data.removeprefix(b"\xef\xbb\xbf").split(b"\0") if b"\0" in data else data.splitlines()
        listed = [os.fsdecode(name) for name in names if name.strip()]
        if not listed:
            raise ReadError("an empty list of files", shown(self.files_from), "put one path on each line")
        return [Named(os.path.join(".", n) if n == STDIN else n, _listed_path(n)) for n in listed]

    def _stdin(self) -> bytes:
        return (self.stdin or sys.stdin.buffer).read()

    def _count(self, files: list[File]) -> None:
        """How many articles would have each id; what cannot be read has none, and is told of later."""
        for file in files:
            with suppress(OSError, AuditorError):
                self.ids.update(self._ids(file))

    def _ids(self, file: File) -> Iterator[str]:
        if file.suffix not in RECORDS or not file.regular:
            yield file.label
            return
        with open(file.real, "rb") as stream:
            found = records(stream, file.label, by_line=_by_line(file))
            yield from (self._id(record) for record in found if isinstance(record, Record))

    def _id(self, record: Record) -> str:
        with suppress(ReadError):
            return fields(record, self.columns).id or record.place
        return record.place

    def _file(self, file: File) -> Iterator[Article | Problem]:
        try:
            if file.suffix in RECORDS and file.real != STDIN:
                yield from self._records(file)
            else:
                yield self._single(file)
        except ReadError as error:
            yield _problem(error, "file")
        except OSError as error:
            what, fix = reason(error)
            yield Problem(what=what, where=file.label, fix=fix, kind="file")

    def _single(self, file: File) -> Article:
        data = self._stdin() if file.real == STDIN else _bytes(file.real)
        if not data:
            raise ReadError(EMPTY[0], file.label, EMPTY[1])
        origin = Origin(
            self._unique(file.label, file.label), file.path, None, hashlib.sha256(data).hexdigest()
        )
        if file.suffix in PAGES:
            found = page(data, file.label)
            return build(found.text, origin, Given(found.title, found.title_in, found.facts, found.notices))
        decoded = decode(data, file.label)
        if not decoded.text.strip("\x00 \t\r\n\v\f\ufeff\u200b"):
            raise ReadError("a file without text", file.label, EMPTY[1])
        return build(
            decoded.text, origin, Given(notices=decoded.notices, is_markdown=file.suffix in MARKDOWN)
        )

    def _records(self, file: File) -> Iterator[Article | Problem]:
        with open(file.real, "rb") as opened:
            stream: BinaryIO = opened if file.regular else BytesIO(opened.read())
            for record in records(stream, file.label, by_line=_by_line(file)):
                yield self._article(record, file)

    def _article(self, record: Record | ReadError, file: File) -> Article | Problem:
        try:
            return self._record(record, file)
        except ReadError as error:
            return _problem(error, "line")

    def _record(self, record: Record | ReadError, file: File) -> Article:
        if isinstance(record, ReadError):
            raise record
        found = fields(record, self.columns)
        id = self._unique(found.id or record.place, record.place)
        origin = Origin(id, file.path, record.line, record.sha256)
        return build(found.text, origin, Given(found.title, found.title_in, found.facts, found.notices))

    def _unique(self, id: str, place: str) -> str:
        return f"{id} ({place})" if self.ids[id] > 1 else id


def _by_line(file: File) -> bool:
    return file.suffix != ".json"


def _bytes(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()


def _listed_path(name: str) -> str:
    """A path of a list stays as it is written there, where it leads no way up or to the root."""
    path = PurePosixPath(os.path.normpath(name))
    return path.name if path.is_absolute() or ".." in path.parts else shown(str(path))


def _problem(error: AuditorError, kind: Literal["file", "line"]) -> Problem:
    return Problem(what=error.what, where=error.where, fix=error.fix or None, kind=kind)
