"""Passages of a text in which nobody speaks and nobody is credited: several sentences in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from auditor import Span
from auditor_checks.anonymity.claim_words import CLOSED, OWN_ACCOUNT, POSTED, QUESTION, YEAR, credited
from auditor_checks.anonymity.view import View

LONG = 2  # sentences in a row that a reader goes through without learning who says so
SHARE = 0.25  # of the sentences that tell something, so that an article hangs on them
FEWEST = 3  # such sentences


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
        found = list(self._runs())
        lines = sum(len(run) for run in found if len(run) >= LONG)
        return found if lines >= FEWEST and lines >= SHARE * len(self.told) else []

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
