"""Passages of a text in which nobody speaks and nobody is credited: several sentences in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from auditor import Span
from auditor.contract.reading import WORD, Stretches, headline
from auditor_checks.anonymity.claim_words import CLOSED, CREDITED, OWN, OWN_ACCOUNT, POSTED, QUESTION, YEAR
from auditor_checks.anonymity.view import View

LONG = 2  # sentences in a row that a reader goes through without learning who says so
SHARE = 0.25  # of the sentences that tell something, so that an article hangs on them
FEWEST = 3  # such sentences
SHORTEST = 6  # words of a sentence that tells something


SHOWN = re.compile(  # what can be seen in a recording is told of it
    r"\bin\s+(?:the|this|a|another)\s+(?:\w+\s+)?(?:video|footage|clip|film|recording|photo\w*|pictures?|images?)\b",
    re.IGNORECASE,
)


class Passages:
    """Where a text leaves open whose word it tells."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.text = view.ledger.article.text

    @cached_property
    def _told(self) -> Stretches:
        attributions = self.view.ledger.attributions
        backed = (a for a in attributions if a.source or a.relays or a.source_spans)
        return Stretches(s for a in backed for s in a.spans)

    @cached_property
    def told(self) -> list[tuple[Span, str]]:
        """The sentences that tell something, with their words."""
        return list(self._telling())

    @cached_property
    def hanging(self) -> list[tuple[Span, ...]]:
        """The passages, sentence by sentence, where so large a share of the article is in them."""
        found = list(self._long())
        lines = sum(map(len, found))
        return found if lines >= FEWEST and lines >= SHARE * len(self.told) else []

    def _long(self) -> Iterator[tuple[Span, ...]]:
        if self.view.kind in (*OWN_ACCOUNT, "interview"):
            return
        run: list[Span] = []
        for span, words in self.told:
            if not self._silent(span, words):
                if len(run) >= LONG:
                    yield tuple(run)
                run = []
            elif not YEAR.search(words):  # of long ago, that anybody can look up
                run.append(span)
        if len(run) >= LONG:
            yield tuple(run)

    def _telling(self) -> Iterator[tuple[Span, str]]:
        title = headline(self.view.ledger)
        for here in self.view.sentences.some(0, len(self.view.sentences.starts)):
            words = self.text[here.start : here.end].rstrip()
            span = Span(start=here.start, end=here.start + len(words))
            heading = title and title.of == "text" and title.meets(span)
            long = len(WORD.findall(words)) >= SHORTEST
            if long and not heading and CLOSED.search(words) and not POSTED.search(words):
                yield span, words

    def _silent(self, span: Span, words: str) -> bool:
        if self._told.meets(span) or self.view.quoted.meets(span):
            return False
        return not (
            SHOWN.search(words) or CREDITED.search(words) or OWN.search(words) or QUESTION.search(words)
        )
