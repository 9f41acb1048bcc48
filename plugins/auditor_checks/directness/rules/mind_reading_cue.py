"""Beliefs and feelings ascribed to somebody who is not said to have spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Ledger
from auditor.contract.reading import SAYING, said, sentence_before, speaks
from auditor.contract.rules import Question, rule
from auditor_checks.directness.view import View

RULE = rule(
    __name__, "mind-reading-cue", "Belief or feeling ascribed without speech", "info", on=False, gravity=45
)

MIND_CUE = re.compile(
    r"^(?:\w+ly\s+|still\s+|also\s+)?(?:believ(?:es?|ed)|think(?:s|ing)?|thought|feels?|felt|fear(?:s|ed)|"
    r"worr(?:y|ies|ied)|suspect(?:s|ed)?|doubt(?:s|ed)?|resent(?:s|ed)|regret(?:s|ted)|view(?:s|ed)|"
    r"(?:is|are|was|were) (?:worried|concerned|afraid|convinced)(?: that| about)?)$",
    re.IGNORECASE,
)
NEAR = 2  # sentences
_STOP = re.compile(r"[.!?][\"”’')\]]*(?=\s)|\n")


def look(view: View) -> Iterator[Question]:
    """Asks when and to whom it was said."""
    ledger = view.ledger
    for attribution in view.own:
        source = ledger.source(attribution)
        if attribution.stance != "mind-reading" or attribution.quotes or source is None:
            continue
        if not MIND_CUE.search(ledger.article.words(attribution.cue)) or _says_beside(ledger, attribution):
            continue
        if _speaks_near(view, attribution) or _asked_or_held(view, attribution):
            continue
        if source.named and source.kind in ("person", "organisation") and not source.name.isupper():
            cue = said(ledger, attribution.cue)
            message = (
                f'How do we know what {source.name} "{cue}"? Say when and to whom it was said, or use "said".'
            )
            yield Question.about(attribution, message, (*attribution.source_spans, *attribution.cue))


def _speaks_near(view: View, attribution: Attribution) -> bool:
    """Whether the same person speaks within two sentences: then the belief comes from there."""
    here = view.sentences.at(attribution.cue[0].start)
    theirs = (a for a in view.own if a.source == attribution.source and a.id != attribution.id)
    spoken = (a for a in theirs if speaks(view.ledger, a) or a.quotes)
    return any(
        abs(view.sentences.at(s.start) - here) <= NEAR for a in spoken for s in a.cue if s.of == "text"
    )


def _asked_or_held(view: View, attribution: Attribution) -> bool:
    """Whether it is a question, or a participle: "a man believed to be the leader"."""
    text, end = view.ledger.article.text, attribution.cue[-1].end
    question = view.sentences.around(attribution.cue[0].start).rstrip().endswith("?")
    return question or text[end : end + 4] == " to "


def _says_beside(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether somebody speaks in the same sentence: then the belief is told, not guessed."""
    at, text = attribution.cue[0], ledger.article.text
    ends = _STOP.search(text, at.end)
    before, behind = text[sentence_before(text, at.start) : at.start], text[at.end : ends and ends.start()]
    return bool(SAYING.search(before) or SAYING.search(behind))
