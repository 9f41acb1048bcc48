"""What an article is about and whom it speaks of, so that a shared topic weighs more than a shared name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from auditor.model import Article, Ledger, Span
from auditor.names import plain, surname
from auditor.stories.events import telling
from auditor.stories.words import STOP, listed, normal, stem, words

AROUND = 400  # characters on either side of a statement that are its context
NEAR = 120  # the same for whether a person is spoken of close by
ROLES = frozenset(stem(w) for w in listed("""
    candidate nominee presidential presumptive front-runner front runner rival campaign senator governor
    president former secretary representative congressman congresswoman speaker leader republican democrat
    democratic mayor general attorney minister chairman justice judge officer chief director spokesman
    spokeswoman spokesperson state hopeful mogul businessman billionaire vice house senate white first lady
"""))  # fmt: skip
Columns = tuple[list[int], list[str]]  # where words start, and their normal forms


@dataclass(frozen=True, eq=False)
class Setting:
    """The article in which a statement stands; one object for all statements of a ledger."""

    article: Article = field(repr=False)
    people: frozenset[str] = frozenset()  # stems of the given names and surnames of the people it cites

    @classmethod
    def of(cls, ledger: Ledger) -> Setting:
        """The setting of a ledger's statements."""
        named = (s for s in ledger.sources if s.kind == "person" and s.named)
        return cls(ledger.article, frozenset(x for s in named for x in _parts(s.name)))

    @cached_property
    def topics(self) -> dict[str, float]:
        """How much each of its most telling words stands for the article; a vector of length one."""
        return telling(self.article)

    def context(self, span: Span) -> frozenset[str]:
        """The telling stems in and around a place."""
        return frozenset(stem(norm) for norm in self._around(span, AROUND) if norm not in STOP)

    def near(self, span: Span) -> frozenset[str]:
        """The words, in normal form and without 's, in a place and close to it."""
        return frozenset(norm.removesuffix("'s") for norm in self._around(span, NEAR))

    def _around(self, span: Span, reach: int) -> list[str]:
        starts, norms = self._title if span.of == "title" else self._text
        return norms[bisect_left(starts, span.start - reach) : bisect_left(starts, span.end + reach)]

    @cached_property
    def _text(self) -> Columns:
        return _columns(self.article, Span(start=0, end=len(self.article.text)))

    @cached_property
    def _title(self) -> Columns:
        return _columns(self.article, Span(of="title", start=0, end=len(self.article.title or "")))


def topical(found: Iterable[str], people: frozenset[str]) -> frozenset[str]:
    """The stems that are neither a person's name nor what persons are by office."""
    return frozenset(s for s in found if s not in people and s not in ROLES)


def _columns(article: Article, span: Span) -> Columns:
    found = [w for w in words(article, (span,)) if not w.masked]
    return [w.start for w in found], [w.norm for w in found]


@lru_cache(maxsize=16_384)
def _parts(name: str) -> frozenset[str]:
    """The surname and the given name before it."""
    found = [plain(w).strip(".,").removesuffix("'s") for w in name.split() if w[0].isupper()]
    last = surname(name)
    at = found.index(last) if last in found else -1
    kept = found[max(at - 1, 0) : at + 1] if at >= 0 else [last]
    return frozenset(stem(normal(w)) for w in kept if len(w) > 1)
