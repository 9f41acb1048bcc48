"""Where ledgers wait for their story: in memory, or in files where nobody wants to hold a corpus."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import lru_cache
from typing import BinaryIO, overload

from auditor.model import Article, Ledger

AT_HAND = 512  # articles read back that are kept


class Shelf:
    """Ledgers by article id.

    On disk they are in temporary files of this process, and in memory is no more than where.
    """

    def __init__(self, *, on_disk: bool = False) -> None:
        self._held: dict[str, Ledger] = {}
        self._ledgers = _Lines() if on_disk else None
        self._texts = _Lines() if on_disk else None

    def put(self, ledger: Ledger) -> None:
        """Keep a ledger."""
        name = ledger.article.id
        if self._ledgers is None or self._texts is None:
            self._held[name] = ledger
        else:
            self._ledgers.put(name, ledger.model_dump_json())
            self._texts.put(name, ledger.article.model_dump_json())

    def get(self, article: str) -> Ledger:
        """The ledger of an article; KeyError where there is none."""
        if self._ledgers is None:
            return self._held[article]
        return Ledger.model_validate_json(self._ledgers.get(article))

    @property
    def articles(self) -> Sequence[Article]:
        """All articles in the order of their ids, read when one is asked for."""
        if self._texts is None:
            return [self._held[name].article for name in sorted(self._held)]
        return _Read(self._texts)


class _Lines:
    """Lines in a file that is gone with this."""

    def __init__(self) -> None:
        self._file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - gone with the shelf
        self.places: dict[str, int] = {}

    def put(self, name: str, line: str) -> None:
        self.places[name] = self._file.seek(0, 2)
        self._file.write(line.encode() + b"\n")

    def get(self, name: str) -> bytes:
        self._file.seek(self.places[name])
        return self._file.readline()


class _Read(Sequence[Article]):
    """The articles of a file."""

    def __init__(self, texts: _Lines) -> None:
        self._names = sorted(texts.places)
        self._read = lru_cache(maxsize=AT_HAND)(lambda name: Article.model_validate_json(texts.get(name)))

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | Sequence[Article]:
        return (
            [self._read(n) for n in self._names[at]] if isinstance(at, slice) else self._read(self._names[at])
        )
