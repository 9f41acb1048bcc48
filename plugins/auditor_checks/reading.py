"""What the rules of several checks read of an article, once: its sentences, its kind, its quotations."""

from __future__ import annotations

from functools import cached_property

from auditor import Ledger
from auditor.contract.reading import Sentences, Stretches
from auditor.contract.sorts import sort_of
from auditor_checks.borne import Borne


class Reading:
    """An article, and what is asked of it again and again."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the text."""
        return Sentences(self.ledger.article.text)

    @cached_property
    def kind(self) -> str:
        """What kind of text it is; empty for news."""
        found = sort_of(self.ledger)
        return found.name if found else ""

    @cached_property
    def borne(self) -> Borne:
        """What somebody with a name says elsewhere in the article."""
        return Borne(self.ledger, self.sentences)

    @cached_property
    def quoted(self) -> Stretches:
        """What stands in quotation marks as somebody's speech."""
        return Stretches(s for a in self.ledger.attributions for s in a.quotes)
