"""Where ledgers wait for their story: in memory, or in a file where nobody wants to hold a corpus."""

from __future__ import annotations

import tempfile

from auditor.model import Ledger


class Shelf:
    """Ledgers by article id. ``stubs`` are what finding the stories needs of them, in the order they came.

    On disk, ledgers are in a temporary file of this process, and no more than the articles' texts in memory.
    """

    def __init__(self, *, on_disk: bool = False) -> None:
        self.stubs: list[Ledger] = []
        self._file = tempfile.TemporaryFile() if on_disk else None  # noqa: SIM115 - gone with the shelf
        self._held: dict[str, Ledger] = {}
        self._places: dict[str, int] = {}

    def put(self, ledger: Ledger) -> None:
        """Keep a ledger."""
        if self._file is None:
            self.stubs.append(ledger)
            self._held[ledger.article.id] = ledger
            return
        bare = {"sources": (), "attributions": (), "corrections": ()}
        self.stubs.append(ledger.model_copy(update=bare))
        self._places[ledger.article.id] = self._file.seek(0, 2)
        self._file.write(ledger.model_dump_json().encode() + b"\n")

    def get(self, article: str) -> Ledger:
        """The ledger of an article; KeyError where there is none."""
        if self._file is None:
            return self._held[article]
        self._file.seek(self._places[article])
        return Ledger.model_validate_json(self._file.readline())
