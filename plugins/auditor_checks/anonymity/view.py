"""What the anonymity rules read of an article, once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from auditor import Attribution, Ledger, Source
from auditor.contract.reading import nested
from auditor_checks.anonymity.people import informs, opaque, spoken
from auditor_checks.anonymity.score import Options


class View:
    """An article as the rules see it: the ledger, the options, and what is asked of it again and again."""

    def __init__(self, ledger: Ledger, options: Options) -> None:
        self.ledger = ledger
        self.options = options

    @cached_property
    def spoken(self) -> list[Attribution]:
        """The statements that the body itself attributes, in text order."""
        return spoken(self.ledger)

    @cached_property
    def nested(self) -> dict[str, list[Attribution]]:
        """The attributions directly inside others, by the id of the one around them."""
        return nested(self.ledger)

    def told_by_opaque(self) -> Iterator[tuple[Attribution, Source]]:
        """The statements that unnamed people told the writer, with whoever told them, in text order."""
        for attribution in self.spoken:
            source = self.ledger.source(attribution)
            if source and opaque(self.ledger, source) and informs(self.ledger, attribution):
                yield attribution, source
