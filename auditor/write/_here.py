"""The articles of a report as the text of a story refers to them: numbers, words, speakers, lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model import Attribution, Ledger, Ref
from auditor.write._words import place, quoted, who


@dataclass(frozen=True)
class Here:
    """The articles of the report by id: their ledgers, and the numbers they go by in it."""

    ledgers: Mapping[str, Ledger]
    numbers: Mapping[str, int]

    def attribution(self, ref: Ref) -> Attribution:
        """The attribution of a reference."""
        return next(a for a in self.ledgers[ref.article].attributions if a.id == ref.attribution)

    def words(self, ref: Ref) -> str:
        """What is said, as it runs in the text."""
        return quoted(self.attribution(ref).content, self.ledgers[ref.article].article)

    def speaker(self, ref: Ref) -> str:
        """Who says it, as a reader would call them."""
        return who(self.ledgers[ref.article].source(self.attribution(ref)))

    def line(self, ref: Ref) -> str:
        """Where it stands: "line 12"."""
        return place(self.attribution(ref).content, self.ledgers[ref.article].article)
