"""What the check and its rules read of an article, once."""

from functools import cached_property

from auditor import Attribution, Ledger, Source


class View:
    """An article as the rules see it: who speaks in it through posts alone."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @cached_property
    def only_posted(self) -> list[tuple[Source, Attribution]]:
        """The sources whose every statement comes from a social post, each with the first."""
        found = []
        for source in self.ledger.sources:
            said = [a for a in self.ledger.attributions if a.source == source.id]
            if said and all(a.channel == "social post" for a in said):
                found.append((source, said[0]))
        return found
