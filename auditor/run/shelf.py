"""Where ledgers wait for their story: in memory, or in a file where nobody wants to hold a corpus."""

from __future__ import annotations

import pickle
import tempfile
from typing import Protocol

from auditor.model import Ledger


class Shelf(Protocol):
    """Ledgers by article id. ``stubs`` are what finding the stories needs of them, in the order they came."""

    stubs: list[Ledger]

    def put(self, ledger: Ledger) -> None:
        """Keep a ledger."""

    def get(self, article: str) -> Ledger:
        """The ledger of an article; KeyError where there is none."""


class Memory:
    """Keeps ledgers as they are."""

    def __init__(self) -> None:
        self.stubs: list[Ledger] = []
        self._ledgers: dict[str, Ledger] = {}

    def put(self, ledger: Ledger) -> None:
        """Keep a ledger."""
        self.stubs.append(ledger)
        self._ledgers[ledger.article.id] = ledger

    def get(self, article: str) -> Ledger:
        """The ledger of an article; KeyError where there is none."""
        return self._ledgers[article]


class Disk:
    """Keeps ledgers in a temporary file of this process, and in memory no more than the articles' texts."""

    def __init__(self) -> None:
        self.stubs: list[Ledger] = []
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the shelf, and gone then
        self._places: dict[str, int] = {}

    def put(self, ledger: Ledger) -> None:
        """Keep a ledger."""
        bare = {"sources": (), "attributions": (), "corrections": ()}
        self.stubs.append(ledger.model_copy(update=bare))
        self._places[ledger.article.id] = self._file.seek(0, 2)
        pickle.dump(ledger, self._file)

    def get(self, article: str) -> Ledger:
        """The ledger of an article; KeyError where there is none."""
        self._file.seek(self._places[article])
        ledger: Ledger = pickle.load(self._file)
        return ledger
