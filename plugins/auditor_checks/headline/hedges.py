"""Hedges of a statement that its headline may have dropped: beside it, in its cue, or before what it says."""

from __future__ import annotations

import re

from auditor import Attribution, Ledger, Span
from auditor.contract.reading import stems

HEDGE = re.compile(
    r"\b(?:may|might|could|would|reportedly|allegedly|alleged|alleges?|purported|apparent|apparently|"
    r"possible|possibly|likely|unlikely|rumou?red|expected|seems?|appears?|considers?|considering|mulls?|"
    r"weighs?|eyes|"
    r"plans?|wants?|hopes?|believed|thought|suspected|accused|claims?|claimed)\b|\?",
    re.IGNORECASE,
)
DOUBTED = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|supposedly|rumou?red|(?:is|are|was|were) said to)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:suspect\w*|believ\w+|think\w*|thought|fear\w*|assum\w+|presum\w+|suppos\w+|speculat\w+)\b"
    r"(?!\s+(?:for|in|of|about)\b)",
    re.IGNORECASE,
)
_EFFECT = (  # what a thing may help to do: a verb, for "may help police" says nothing of what police do
    r"prevent|cut|reduce|lower|protect|stop|fight|slow|delay|ease|cure|treat|beat|boost|raise|save|explain|spread|"
    r"end|improve|cause|trigger|curb|halt|kill|heal|keep|lose|live|sleep"
)
_BETWEEN = (
    r"(?:(?:not|also|well|have|has|be|been|yet|still|then|\w+ly|help(?:ed)?\s+to|able\s+to|"
    rf"(?:lead|contribute)\s+to|result\s+in|help(?:ed)?(?=\s+(?:{_EFFECT})\b))\s+)*"
)
_MAYBE = re.compile(  # what somebody could see, or may do from now on, is no guess
    r"\b(?P<hedge>(?:may|might|could)(?!\s+(?:now|only|again|no\s+longer|continue|see|hear|feel|smell)\b)|"
    r"(?:is|are|was|were|be|seems?|appears?|looks?)\s+(?:(?:very|more|most|now|still)\s+)?"
    rf"(?:likely|thought|believed|feared|suspected)\s+to|seems?\s+to|appears?\s+to|"
    r"(?:will|would|is|are|was|were|has|have|had)\s+(?:probably|possibly|perhaps|presumably)|"
    rf"(?:is|are|was|were|been)\s+(?:considering|weighing|mulling|exploring|thinking\s+of))\s+{_BETWEEN}"
    r"(?P<what>(?:(?:in|on|at|to|an?|the|his|her|its|their|behind|under|among)\s+)*[\w’'-]+)",
    re.IGNORECASE,
)
_IT_MAY_BE = re.compile(
    r"\b(?P<hedge>it\s+(?:(?:is|was)\s+(?:\w+ly\s+)?(?:possible|likely|probable|feared)|seems?|appears?)|"
    r"(?:chance|possibility|risk|danger|likelihood)s?)\s+that\s+(?P<what>[^,.;]+)",
    re.IGNORECASE,
)
_LED_TO = re.compile(r"\b(?:after|when|because|since|while)\b")
MOST = 0.7  # of the headline's words that what is supposed, or a clause behind "it is possible that", holds


def supposes(ledger: Ledger, statement: Attribution, wanted: set[str]) -> bool:
    """Whether somebody only takes for so what the ``wanted`` stems tell: "suspect", "believe", "fear".

    Who suspects arson after a fire takes no fire for so.
    """
    taken = stems(_LED_TO.split(ledger.article.words(statement.content))[0])
    cue = (
        statement.kind == "belief"
        and not statement.within
        and _SUPPOSED.search(ledger.article.words(statement.cue))
    )
    return bool(cue) and len(taken & wanted) >= MOST * len(wanted)


def hedging(ledger: Ledger, statement: Attribution, wanted: set[str]) -> tuple[Span, ...]:
    """The words that hedge a statement: its first hedge, a cue that doubts or supposes, or words of its
    content that leave open what a headline with these ``wanted`` stems tells.
    """
    if statement.hedges:
        return statement.hedges[:1]
    if statement.stance == "doubting" or supposes(ledger, statement, wanted):
        return statement.cue[:1]
    for span in statement.content:
        if found := maybe(ledger.article.slice(span), wanted):
            start, end = found
            return (Span(of=span.of, start=span.start + start, end=span.start + end),)
    return ()


def maybe(text: str, wanted: set[str]) -> tuple[int, int] | None:
    """Where a text leaves open ("may", "is likely to") what the ``wanted`` stems tell."""
    for match in _MAYBE.finditer(text):
        if stems(match["what"]) & wanted:
            return match.span("hedge")
    for match in _IT_MAY_BE.finditer(text):
        if wanted and len(stems(match["what"]) & wanted) >= MOST * len(wanted):
            return match.span("hedge")
    return None


def doubt(text: str, wanted: set[str]) -> str:
    """The words of a sentence that nobody is behind which make it no fact; empty where there are none."""
    if said_so := DOUBTED.search(text):
        return said_so[0]
    found = maybe(text, wanted)
    return text[slice(*found)] if found else ""
