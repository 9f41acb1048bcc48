"""What the directness check can be told, and what its rules read of an article, once."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from auditor import Attribution, Ledger, Span
from auditor.contract.reading import body, line, place
from auditor_checks.directness.venue import Before, going_on
from auditor_checks.reading import Reading


class Options(BaseModel):
    """The two axes, form times distance; override any factor in ``[checks.directness]``."""

    model_config = ConfigDict(extra="forbid")

    full_quote: float = Field(1.00, description="the whole content in quotation marks")
    partial_quote: float = Field(0.85, description="a part quoted, three words or more")
    quoted_words: float = Field(0.70, description="one or two words quoted")
    paraphrase: float = Field(0.60, description="nothing quoted")
    ascribed: float = Field(0.25, description="a belief or a feeling ascribed without speech")
    first_hand: float = Field(1.00, description="this outlet, a public event, or a document shown to be read")
    venue_not_stated: float = Field(0.90, description="nothing tells where the words were said")
    named_outlet: float = Field(0.80, description="each named outlet or person in between")
    unnamed_between: float = Field(0.60, description="each unnamed go-between")
    relay_unknown: float = Field(0.50, description='passed on by nobody knows whom ("reportedly")')
    late_after_sentences: int = Field(2, ge=1, description="quoted sentences before a new speaker is named")


class View(Reading):
    """An article as the rules see it: the ledger, the options, and what is asked of it again and again."""

    def __init__(self, ledger: Ledger, options: Options) -> None:
        super().__init__(ledger)
        self.options = options

    @cached_property
    def own(self) -> list[Attribution]:
        """The statements that this article itself attributes, outside the headline, in text order."""
        return sorted((a for a in body(self.ledger) if a.within is None), key=place)

    @cached_property
    def going_on(self) -> dict[str, Before]:
        """Where the source of a statement without a venue spoke soon before; by attribution."""
        return going_on(self.ledger)

    def cued(self, span: Span) -> Attribution | None:
        """The first of these statements whose cue stands in the sentence of a stretch."""
        number = self.sentences.at(span.start)
        return next((a for a in self.own if any(self._in(s, number) for s in a.cue)), None)

    def _in(self, span: Span, number: int) -> bool:
        return span.of == "text" and self.sentences.at(span.start) == number


def line_of(ledger: Ledger, attribution: Attribution) -> str:
    """The line in which an attribution begins."""
    return line(ledger.article.text, attribution.spans[0].start)
