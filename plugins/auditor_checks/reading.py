"""What the rules of several checks read of an article, once: its sentences, its kind, its quotations."""

from __future__ import annotations

import re
from functools import cached_property

from auditor import Ledger
from auditor.contract.reading import Sentences, Stretches
from auditor.contract.sorts import sort_of
from auditor_checks.borne import Borne

_UNTRUE = re.compile(
    r"\b(?:hoax\w*|satir\w+|debunk\w*|spoof\w*|bogus|fake[ds]?\s+(?:news|stor(?:y|ies)|reports?|articles?|(?:web)?sites?|quotes?)|"
    r"(?:is|are|was|were|be|proved|proven)\s+(?:\w+\s+)?(?:fake|untrue|false|not\s+(?:true|real|dead)))\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|we|our|you)\b|\?")
_OFTEN = 2  # such words in a text whose matter it is that something is untrue


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
    def comments(self) -> bool:
        """Whether the writer speaks or asks in his own voice, more than once, outside quotations."""
        text, every = self.ledger.article.text, self.sentences.every()
        own = (s for s in every if _COMMENT.search(text, s.start, s.end) and not self.quoted.meets(s))
        return sum(1 for _ in own) >= _OFTEN

    @cached_property
    def debunks(self) -> bool:
        """Whether it is about something that is not true, so that what it passes on it doubts itself."""
        article = self.ledger.article
        return len(_UNTRUE.findall(f"{article.title or ''}\n{article.text}")) >= _OFTEN

    @cached_property
    def borne(self) -> Borne:
        """What somebody with a name says elsewhere in the article."""
        return Borne(self.ledger, self.sentences)

    @cached_property
    def quoted(self) -> Stretches:
        """What stands in quotation marks as somebody's speech."""
        return Stretches(s for a in self.ledger.attributions for s in a.quotes)
