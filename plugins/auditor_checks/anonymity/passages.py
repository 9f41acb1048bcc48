"""Passages of a text in which nobody speaks and nobody is credited: several sentences in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from auditor import Span
from auditor_checks.anonymity.claim_words import CLOSED, HARM, OWN_ACCOUNT, POSTED, QUESTION, YEAR, credited
from auditor_checks.anonymity.view import View

LONG = 2  # sentences in a row that a reader goes through without learning who says so
SHARE = 0.15  # of the sentences that tell something, so that an article hangs on them
FEWEST = 2  # such sentences


SHOWN = re.compile(  # what can be seen in a recording is told of it
    r"\bin\s+(?:the|this|a|another)\s+(?:\w+\s+)?(?:video|footage|clip|film|recording|photo\w*|pictures?|images?)\b",
    re.IGNORECASE,
)


class Passages:
    """Where a text leaves open whose word it tells."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def told(self) -> list[tuple[Span, str]]:
        """The sentences that tell something, with their words."""
        return [x for x in self.view.telling if CLOSED.search(x[1]) and not POSTED.search(x[1])]

    @cached_property
    def hanging(self) -> list[tuple[Span, ...]]:
        """All that credits nobody, in passages of a sentence or more, where the long ones are a share."""
        if self.view.debunks:
            return []
        found = [run for run in self._runs() if any(map(self._grave, run))]
        grave = sum(1 for run in found for line in run if self._grave(line))
        lines = sum(map(len, found))
        return found if grave >= FEWEST and lines >= SHARE * len(self.told) else []

    def _grave(self, span: Span) -> bool:
        """Whether it tells of what is done to people, and nobody with a name says as much anywhere."""
        words = self.view.ledger.article.slice(span)
        return bool(HARM.search(words)) and not self.view.borne.out((span,))

    def _runs(self) -> Iterator[tuple[Span, ...]]:
        if self.view.kind in (*OWN_ACCOUNT, "interview"):
            return
        run: list[Span] = []
        for span, words in self.told:
            if self._silent(span, words):
                run += [] if YEAR.search(words) else [span]  # of long ago, that anybody can look up
            else:
                yield from [tuple(run)] if run else []
                run = []
        yield from [tuple(run)] if run else []

    def _silent(self, span: Span, words: str) -> bool:
        if self.view.borne.told.meets(span) or self.view.quoted.meets(span):
            return False
        return not (SHOWN.search(words) or credited(words) or QUESTION.search(words))
