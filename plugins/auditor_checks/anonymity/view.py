"""What the anonymity rules read of an article, once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from auditor import Attribution, Ledger, Source, Span
from auditor.contract.reading import WORD, Stretches, headline, line, nested, speaks
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.people import informs, opaque, spoken
from auditor_checks.anonymity.score import Options
from auditor_checks.reading import Reading

SHORTEST = 6  # words of a sentence that tells something
CLOSED = re.compile(r"(?<!\.\.)[.!?:;…,][\"”’')\]]*$|[\"”]$")


class View(Reading):
    """An article as the rules see it: the ledger, the options, and what is asked of it again and again."""

    def __init__(self, ledger: Ledger, options: Options) -> None:
        super().__init__(ledger)
        self.options = options

    @cached_property
    def spoken(self) -> list[Attribution]:
        """The statements that the body itself attributes, in text order."""
        return spoken(self.ledger)

    @cached_property
    def nested(self) -> dict[str, list[Attribution]]:
        """The attributions directly inside others, by the id of the one around them."""
        return nested(self.ledger)

    @cached_property
    def telling(self) -> list[tuple[Span, str]]:
        """The sentences of the body that are long enough to tell something, with their words."""
        text, title = self.ledger.article.text, headline(self.ledger)
        found = []
        for here in self.sentences.every():
            words = text[here.start : here.end].rstrip()
            span = Span(start=here.start, end=here.start + len(words))
            heading = title is not None and title.of == "text" and title.meets(span)
            if len(WORD.findall(words)) >= SHORTEST and not heading:
                found.append((span, words))
        return found

    def furniture(self, span: Span) -> bool:
        """Whether a stretch stands in a line that no sentence closes: a caption, a teaser, a heading."""
        words = line(self.ledger.article.text, span.start).rstrip()
        return span.of == "text" and not CLOSED.search(words)

    def text_of(self, span: Span) -> str:
        """The words of a stretch of the text, in lower case."""
        return self.ledger.article.slice(span).casefold()

    @cached_property
    def held(self) -> Stretches:
        """What somebody, named or not, is said to say or think, with the cue."""
        backed = (a for a in self.ledger.attributions if a.source or a.relays)
        return Stretches(s for a in backed for s in (*a.cue, *a.content))

    def cued(self, span: Span) -> Attribution | None:
        """The statement whose cue meets a stretch, outermost first."""
        return next((a for a in self.spoken if any(s.meets(span) for s in a.cue)), None)

    def told_in(self, span: Span) -> Attribution | None:
        """The statement that a stretch is a part of, outermost first."""
        return next((a for a in self.spoken if any(s.meets(span) for s in a.spans)), None)

    @cached_property
    def voices(self) -> list[int]:
        """Where in the text people with a name begin to speak."""
        ledger = self.ledger
        named = (a for a in ledger.attributions if (s := ledger.source(a)) and s.named and s.kind == "person")
        return [a.spans[0].start for a in named if a.spans and a.spans[0].of == "text"]

    @cached_property
    def bodies(self) -> Stretches:
        """Where bodies speak, and documents or outlets with a name."""
        ledger = self.ledger
        spoken = (a for a in ledger.attributions if speaks(ledger, a))
        found = ((a, s) for a in spoken if (s := ledger.source(a)))
        told = (a for a, s in found if s.kind == "organisation" or (s.kind == "document" and s.named))
        return Stretches(span for a in told for span in a.source_spans)

    @cached_property
    def named(self) -> Stretches:
        """Where people with a name speak."""
        ledger = self.ledger
        named = ((a, s) for a in ledger.attributions if (s := ledger.source(a)) and s.named)
        return Stretches(span for a, s in named if s.kind == "person" for span in a.source_spans)

    def named_next(self, attribution: Attribution) -> bool:
        """Whether one of many ("a PR expert") is named right behind, as leads do it, or only posted."""
        first = next((s for s in attribution.source_spans if s.of == "text"), None)
        if attribution.channel == "social post" or first is None:
            return attribution.channel == "social post"
        words = self.ledger.article.slice(first)
        _, *behind = self.sentences.near(first.start, behind=1)
        inside = lexis.LOOSE.search(words) or lexis.INSIDE.search(words)
        lead = lexis.ONE_OF_MANY.match(words) and not inside
        return bool(lead) and any(self.named.meets(s) for s in behind)

    def hanging(self, attribution: Attribution) -> tuple[Span, ...]:
        """What hangs on the source of a statement: all that it says, this statement first, and
        what the opening states of that in the article's own voice."""
        same = (
            a for a in self.spoken if a.source and a.source == attribution.source and a.id != attribution.id
        )
        said = (*attribution.content, *(s for a in same for s in a.content))
        return (*said, *self.borne.echoes(said))

    def told_by_opaque(self) -> Iterator[tuple[Attribution, Source]]:
        """The statements that unnamed people told the writer, with whoever told them, in text order."""
        for attribution in self.spoken:
            source = self.ledger.source(attribution)
            told = source and opaque(self.ledger, source) and informs(self.ledger, attribution)
            to = attribution.addressee.value if attribution.addressee else ""
            if source and told and not self.named_next(attribution) and not lexis.AUTHORITY.search(to):
                yield attribution, source
