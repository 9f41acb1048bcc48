"""Polls and surveys of opinion of which nobody is said to have made them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.contract.reading import said
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.papers import unidentified
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "poll-unidentified", "Poll without a pollster", "warning", gravity=48)

_WHICH = r"(?:(?:a|an|one|another|the latest|the most recent|several|most|many|two|three|recent|new|some)\s+)"
_SORT = (
    r"(?:(?:new|recent|latest|national|local|separate|nationwide|public|opinion|exit|straw|tracking|"
    r"online|telephone|snap|weekend|weekly|monthly|private|internal|rolling|earlier|other)\s+)*"
)
_FOUND = (
    r"(?:has\s+|have\s+|had\s+)?(?:also\s+|consistently\s+|now\s+)?(?:f(?:ound|ind)s?|show(?:s|ed|n|ing)?|"
    r"suggest(?:s|ed|ing)?|indicat(?:es?|ed|ing)|"
    r"reveal(?:s|ed)?|sa(?:ys?|id)|put(?:s)?|give(?:s|n)?|gave|conclude[sd]?|predict(?:s|ed)?|ha(?:s|ve|"
    r"d)|point(?:s|ed)?\s+to)\b"
)
_DAY = (
    r"(?:days?|nights?|weeks?|weekend|fortnight|months?|years?|spring|summer|autumn|fall|winter|christmas|"
    r"easter)"
)
_TIME = (  # "published on Monday", "at the weekend", "a fortnight ago", "within a month of each other"
    r"(?:\s+(?:published|released|taken|conducted|carried\s+out|held|out))?"
    r"(?:\s+(?:(?:last|this|earlier\s+this)\s+\w+|in\s+[A-Z]\w+|on\s+[A-Z]\w+day|yesterday|today|recently|"
    rf"(?:(?:earlier|late|early)\s+)?(?:at|over|during|within|in|before|after|since)\s+(?:\w+\s+){{0,3}}?{_DAY}"
    rf"(?:\s+of\s+each\s+other)?|\w+\s+{_DAY}\s+(?:ago|earlier|before|later)|"
    r"(?:ahead\s+of|before|after|since|during|at\s+the\s+(?:start|end|beginning|height)\s+of)\s+the\s+\w+))?"
)
MENTION = re.compile(
    rf"\b(?:{_WHICH}?{_SORT}(?P<noun>polls?|surveys?|polling)(?!\s+(?:stations?|place|day|booths?))"
    rf"(?:\s+(?:of|among)\s+(?:[\d,]+\s+|more than "
    rf"[\d,]+\s+)?[\w-]+(?:\s+[\w-]+){{0,4}}?)?{_TIME},?\s+{_FOUND})",
    re.IGNORECASE,
)
CITED = re.compile(
    rf"\b(?:according\s+to|in|by|on the basis of|citing|told|in\s+answer\s+to)\s+"
    rf"{_WHICH}?{_SORT}(?P<noun>polls?|surveys?|"
    rf"polling)\b"
    r"(?!\s+(?:stations?|place|day|booths?|close|open))",
    re.IGNORECASE,
)
_BUILT = re.compile(
    r"\s+of\s+(?:the|a|an|its|our|every|all)\s+(?!public|people|population|electorate|country|nation)[\w-]+",
    re.IGNORECASE,
)


def look(view: View) -> Iterator[Question]:
    """Asks whose poll it is, once."""
    ledger = view.ledger
    found = {s.start: s for mention in (MENTION, CITED) for s in unidentified(view, mention)}
    spans = [found[at] for at in sorted(found) if not _BUILT.match(ledger.article.text, found[at].end)]
    if spans:
        message = (
            f"Whose {said(ledger, (spans[0],))} is this? Say who asked, whom, how many and when, and who "
            "paid for it, or leave the figure out."
        )
        yield Question.about(view.told_in(spans[0]), message, tuple(spans))
