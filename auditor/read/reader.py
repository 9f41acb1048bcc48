"""Reads what the command line names, one article after another: files, folders, lists, standard input."""

from __future__ import annotations

import difflib
import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Literal

from auditor.contract.readers import SPLIT, Draft, Input, Reader, too_long
from auditor.errors import AuditorError, ConfigError, ReadError
from auditor.model import Article, PassedOver, Problem
from auditor.read.article import Found, Origin, in_a_line, put_together
from auditor.read.choice import Choice
from auditor.read.files import STDIN, File, Named, Walk, reason, shown
from auditor.read.own import is_own
from auditor.read.records import FIELDS


def find(
    paths: Sequence[str],
    *,
    files_from: str | None = None,
    columns: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    readers: Sequence[type[Reader]] | None = None,
    follow_links: bool = False,
    lies: MutableMapping[str, str] | None = None,
    expected: Callable[[int], None] | None = None,
) -> Iterator[Found | Problem | PassedOver]:
    """The articles that ``paths`` name, read one by one, and a Problem for whatever cannot be read.

    ``paths`` are files, folders, or ``-`` for ``stdin``; ``files_from`` is a file of such paths, one a
    line or
    separated by NUL, ``-`` for one on ``stdin``. ``columns`` maps our field names to those of records and
    tables; ``readers`` are those that plugins offer, by default the ones that ship. Articles come in the
    order
    of their paths, whatever the order of arguments; what was passed over in folders comes last.
    ``lies`` is told where the file of each article lies, by the article's id; ``expected``, before the first,
    how many there will be: files count as one where their articles have no ids of their own.

    The id of an article is its path, or the id its record gives, or ``path:line`` (``path#number`` for one of
    several in a file). Ids that several articles of the run would have are completed, for all of them:
    paths by
    as many folders as tell the files apart, given ids as ``id (path:line)``. To know them, files whose
    articles
    have ids of their own are read twice.

    Raises ConfigError, at once, for what can never work.
    """
    _check(columns or {}, files_from, paths)
    reader = _Reader(paths, files_from, columns or {}, stdin, readers, follow_links)
    reader.lies = lies if lies is not None else {}
    reader.expected = expected
    return reader.articles()


def read(paths: Sequence[str], **how: Any) -> Iterator[Article | Problem | PassedOver]:
    """What `find` finds, which takes the same arguments, put together here and now."""
    return (put_together(item) if isinstance(item, Found) else item for item in find(paths, **how))


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
        self,
        paths: Sequence[str],
        files_from: str | None,
        columns: Mapping[str, str],
        stdin: BinaryIO | None,
        readers: Sequence[type[Reader]] | None,
        follow_links: bool,
    ) -> None:
        self.paths = paths
        self.files_from = files_from
        self.columns = columns
        self.stdin = stdin
        self.choice = Choice(readers)
        self.follow_links = follow_links
        self.ids: Counter[str] = Counter()
        self.others: Counter[str] = Counter()  # what was passed over, by extension
        self.lies: MutableMapping[str, str] = {}
        self.expected: Callable[[int], None] | None = None
        self.held: dict[str, bytes] = {}  # what can be read once only: standard input, pipes

    def articles(self) -> Iterator[Found | Problem | PassedOver]:
        """Everything, lazily."""
        arguments = [
            Named(p, PurePosixPath(shown(os.path.abspath(p))).name if p != STDIN else p) for p in self.paths
        ]
        try:
            arguments += self._listed()
        except ReadError as error:
            yield _problem(error, "file")
        walk = Walk(self._has_reader, self._is_own, follow_links=self.follow_links)
        entries = walk.find(arguments)
        self._count([e for e in entries if isinstance(e, File)])
        if self.expected:
            self.expected(self.ids.total())
        for entry in entries:
            if isinstance(entry, Problem):
                yield entry
            else:
                yield from self._file(entry)
        self.others.update(walk.others)
        if self.others or walk.links:
            yield PassedOver(files=dict(sorted(self.others.items())), links=tuple(sorted(walk.links)))

    def _has_reader(self, path: str, real: str) -> bool:
        return self.choice.knows(self._opened(File(real, path)))

    def _is_own(self, path: str, real: str) -> bool:
        try:
            return is_own(self._opened(File(real, path)).head)
        except OSError:
            return False  # which is said when it is read

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

    def _opened(self, file: File) -> Input:
        """The file as readers see it; what can be read only once is held."""
        name = file.label or file.path
        if file.regular and file.real != STDIN:
            return self._input(name, lambda: open(file.real, "rb"))
        if file.real not in self.held:
            self.held[file.real] = self._stdin() if file.real == STDIN else _bytes(file.real)
        data = self.held[file.real]
        return self._input(name, lambda: BytesIO(data))

    def _input(self, name: str, opened: Callable[[], BinaryIO]) -> Input:
        return Input(name, opened, self.columns, nested=self._nested, reads=self.choice.knows)

    def _nested(self, file: Input) -> Iterator[Draft | ReadError | PassedOver]:
        return self.choice.of(file).drafts(file)

    def _count(self, files: list[File]) -> None:
        """How many articles would have each id; what cannot be read has none, and is told of later."""
        for file in files:
            with suppress(Exception):  # whatever it is, it is told when the file is read
                if file.regular and file.real != STDIN and self._names_articles(file):
                    for draft in self._drafts(file):
                        if isinstance(draft, Draft):
                            self.ids[draft.id or file.label + draft.place] += 1
                    continue
            self.ids[file.label] += 1

    def _names_articles(self, file: File) -> bool:
        return self.choice.of(self._opened(file)).names_articles

    def _drafts(self, file: File) -> Iterator[Draft | ReadError | PassedOver]:
        return self._nested(self._opened(file))

    def _file(self, file: File) -> Iterator[Found | Problem]:
        try:
            digest = None
            for draft in self._drafts(file):
                if isinstance(draft, PassedOver):
                    self.others.update(draft.files)
                    continue
                if isinstance(draft, ReadError):
                    yield _problem(draft, "line")
                    continue
                if long := too_long(draft.text):
                    yield Problem(kind="article", what=long, where=file.label + draft.place, fix=SPLIT)
                    continue
                if draft.sha256 is None and digest is None:
                    digest = self._digest(file)
                place = file.label + draft.place
                id = self._unique(draft.id or place, place)
                if file.named:
                    self.lies[id] = file.named
                yield Found(draft, Origin(id, file.path, draft.line, draft.sha256 or digest or ""))
        except ReadError as error:
            yield _problem(error, "file")
        except OSError as error:
            what, fix = reason(error)
            yield Problem(what=what, where=file.label, fix=fix, kind="file")
        except Exception as error:  # a reader is a plugin: whatever it does, the other files are read
            fix = "report this with the file, or save it in another format"
            yield Problem(
                what=f"its reader failed: {in_a_line(error)}", where=file.label, fix=fix, kind="file"
            )

    def _digest(self, file: File) -> str:
        with self._opened(file).opened() as stream:
            digest = hashlib.sha256()
            while piece := stream.read(1 << 20):
                digest.update(piece)
            return digest.hexdigest()

    def _unique(self, id: str, place: str) -> str:
        return f"{id} ({place})" if self.ids[id] > 1 else id


def _bytes(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()


def _listed_path(name: str) -> str:
    """A path of a list stays as it is written there, where it leads no way up or to the root."""
    path = PurePosixPath(os.path.normpath(name))
    return path.name if path.is_absolute() or ".." in path.parts else shown(str(path))


def _problem(error: AuditorError, kind: Literal["file", "line"]) -> Problem:
    return Problem(what=error.what, where=error.where, fix=error.fix or None, kind=kind)
