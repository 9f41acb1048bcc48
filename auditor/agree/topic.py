"""What an article is about and whom it speaks of, so that a shared topic weighs more than a shared name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from auditor.agree.events import event
from auditor.agree.speakers import surname
from auditor.agree.words import listed, normal, plain, stem, stems, words
from auditor.model import Article, Ledger, Source, Span

AROUND = 400  # characters on either side of a statement that are its context
NEAR = 120  # the same for whether a person is spoken of close by
ROLES = frozenset(stem(w) for w in listed("""
    candidate nominee presidential presumptive front-runner front runner rival campaign senator governor
    president former secretary representative congressman congresswoman speaker leader republican democrat
    democratic mayor general attorney minister chairman justice judge officer chief director spokesman
    spokeswoman spokesperson state hopeful mogul businessman billionaire vice house senate white first lady
"""))  # fmt: skip


@dataclass(frozen=True, eq=False)
class Setting:
    """The article in which a statement stands; one object for all statements of a ledger."""

    article: Article = field(repr=False)
    people: frozenset[str] = frozenset()  # stems of the given names and surnames of the people it cites

    @classmethod
    def of(cls, ledger: Ledger) -> Setting:
        """The setting of a ledger's statements."""
        named = (s for s in ledger.sources if s.kind == "person" and s.named)
        return cls(ledger.article, frozenset(x for s in named for x in _names(s)))

    @cached_property
    def topics(self) -> dict[str, float]:
        """How much each of its most telling words stands for the article; a vector of length one."""
        return event(self.article).vector

    def context(self, span: Span) -> frozenset[str]:
        """The telling stems in and around a place."""
        return frozenset(stems(words(self.article, (_wider(self.article, span, AROUND),))))

    def near(self, span: Span) -> frozenset[str]:
        """The words, in normal form and without 's, in a place and close to it."""
        found = words(self.article, (_wider(self.article, span, NEAR),))
        return frozenset(w.norm.removesuffix("'s") for w in found)


def topical(found: Iterable[str], people: frozenset[str]) -> frozenset[str]:
    """The stems that are neither a person's name nor what persons are by office."""
    return frozenset(s for s in found if s not in people and s not in ROLES)


def _wider(article: Article, span: Span, reach: int) -> Span:
    text = article.text if span.of == "text" else article.title or ""
    start, end = max(span.start - reach, 0), min(span.end + reach, len(text))
    return Span(of=span.of, start=start, end=end)


def _names(source: Source) -> frozenset[str]:
    return _parts(source.name)


@lru_cache(maxsize=16_384)
def _parts(name: str) -> frozenset[str]:
    """The surname and the given name before it."""
    found = [plain(w).strip(".,").removesuffix("'s") for w in name.split() if w[0].isupper()]
    last = surname(name)
    at = found.index(last) if last in found else -1
    kept = found[max(at - 1, 0) : at + 1] if at >= 0 else [last]
    return frozenset(stem(normal(w)) for w in kept if len(w) > 1)
