"""Whether a text bears out what it says of nobody in particular: somebody named says as much elsewhere.

Leads sum up ("experts warn", "a report claims", "rumours say") what a name stands behind further down.
"""

from __future__ import annotations

from functools import cached_property

from auditor import Attribution, Ledger, Span
from auditor.contract.reading import Sentences, Stretches, stems

SHARE, FEWEST = 0.34, 3  # of its telling words that somebody named says, and how many at least
LEAD, IN_LEAD = (
    3,
    2,
)  # sentences that sum up what follows; telling words that are enough for what stands there


NEXT = 2  # sentences behind in which whoever is meant may speak with a name


class Borne:
    """Who with a name says what in an article, and where."""

    def __init__(self, ledger: Ledger, sentences: Sentences) -> None:
        self.ledger = ledger
        self.sentences = sentences

    @cached_property
    def _named(self) -> list[tuple[Attribution, set[str]]]:
        ledger = self.ledger
        told = (a for a in ledger.attributions if (s := ledger.source(a)) and s.named and s.kind != "author")
        return [(a, stems(ledger.article.words(a.content))) for a in told if a.content]

    def out(self, spans: tuple[Span, ...], but: str | None = None, *, by_people: bool = True) -> bool:
        """Whether somebody named, other than ``but``, says in another place as much as these spans hold.

        Where it is a paper's or an outlet's word, a person's is none for it: ``by_people`` is False.
        """
        places = [s for s in spans if s.of == "text"]
        if not places:
            return False
        wanted = stems(" ".join(self.ledger.article.slice(s) for s in places))
        lead = self.sentences.at(places[0].start) < LEAD
        enough = IN_LEAD if lead else max(FEWEST, SHARE * len(wanted))
        return any(
            len(wanted & held) >= enough
            for a, held in self._named
            if a.source != but
            and (by_people or a.relays or self._thing(a))
            and not any(s.meets(p) for s in a.content for p in places)
        )

    @cached_property
    def _voices(self) -> list[tuple[int, Attribution, set[str]]]:
        """Where those with a name speak: number and telling words of the sentence."""
        places = ((a, s) for a, _ in self._named for s in (*a.source_spans, *a.cue)[:1] if s.of == "text")
        found = ((self.sentences.at(s.start), a) for a, s in places)
        return [(n, a, stems(self.ledger.article.slice(self.sentences.some(n, n)[0]))) for n, a in found]

    def beside(
        self,
        span: Span,
        before: int = 0,
        behind: int = NEXT,
        shared: int = 1,
        *,
        by_people: bool = True,
        but: str | None = None,
    ) -> bool:
        """Whether somebody with a name, other than ``but``, speaks beside a sentence, with words of it."""
        if span.of != "text":
            return False
        number = self.sentences.at(span.start)
        wanted = stems(self.ledger.article.slice(self.sentences.some(number, number)[0]))
        return any(
            number - before <= n <= number + behind
            and n != number
            and (but is None or a.source != but)
            and len(held & wanted) >= shared
            and (by_people or a.relays or self._thing(a))
            for n, a, held in self._voices
        )

    def echoes(self, spans: tuple[Span, ...]) -> list[Span]:
        """The sentences of the opening that state in the article's own voice what these spans hold."""
        wanted = [stems(self.ledger.article.slice(s)) for s in spans if s.of == "text"]
        found = []
        for here in self.sentences.some(0, LEAD - 1):
            words = self.ledger.article.slice(here).rstrip()
            own = stems(words)
            enough = max(FEWEST, SHARE * len(own))
            if not self.told.meets(here) and any(len(own & w) >= enough for w in wanted):
                found.append(Span(start=here.start, end=here.start + len(words)))
        return found

    @cached_property
    def told(self) -> Stretches:
        """What is said by somebody, or credited to somebody, with all that belongs to it."""
        backed = (a for a in self.ledger.attributions if a.source or a.relays or a.source_spans)
        return Stretches(s for a in backed for s in a.spans)

    def _thing(self, attribution: Attribution) -> bool:
        source = self.ledger.source(attribution)
        return bool(source and source.kind in ("organisation", "document"))
