"""Words said to another outlet that the article does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Span
from auditor.contract.reading import is_place, said
from auditor.contract.rules import Question, rule
from auditor_checks.directness.view import View

RULE = rule(__name__, "unnamed-outlet", "Said to an outlet that is not named", "info", gravity=35)

_ONE = r"(?:an?|one|another)\s+(?P<sort>(?:[\w-]+\s+){0,3}?)"
_OUTLET = (
    r"(?:newspaper|magazine|tabloid|broadsheet|weekly|daily|paper|website|blog|radio|television|TV|"
    r"broadcaster|network|"
    r"news\s+agency|wire\s+service|news\s+channel|journalist|reporter|interviewer|podcast|talk\s+show|"
    r"documentary|channel)"
)
_MORE = (
    r"(?:\s+(?:station|channel|programme|program|show|host|reporter|interviewer|crew|network|presenter|"
    r"journalist|interview|editor))*"
)
TOLD = re.compile(
    rf"\b(?:told|tells|telling|speaking\s+to|talking\s+to)\s+{_ONE}(?P<outlet>{_OUTLET}{_MORE})\b",
    re.IGNORECASE,
)
INTERVIEW = re.compile(
    rf"\binterview(?:ed)?\s+(?:with|to|by|on|for|in|that)\s+{_ONE}(?P<outlet>{_OUTLET}{_MORE})\b",
    re.IGNORECASE,
)
AIRED = re.compile(
    r"\b(?:in|on|during)\s+(?:an?|another)\s+(?P<sort>(?:[\w-]+\s+){0,2}?)"
    r"(?P<outlet>(?:newspaper|magazine|radio|television|TV|podcast)\s+interview|podcast|talk\s+show|"
    r"radio\s+(?:show|programme)|"
    r"(?:television|TV)\s+(?:show|programme|documentary))\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w&.’'-]*")
_ABOUT = re.compile(
    r"\b(?:interview|newspaper|magazine|programme|program|show|podcast|published|broadcast|aired)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|"
    r"November|December|I|TV|Mr|Mrs|Ms|Dr|The|A|An|In|On|He|She|They|It|But|And|Speaking|Christmas|Easter)\.?"
)
_CALLED = re.compile(r",\s+(?:the\s+)?[A-Z][\w’' -]*,")  # "a magazine, Film Quarterly,"
_BESIDE = re.compile(r"[^.;!?,\n]*")
REACH = 45  # characters behind the outlet in which its name may stand


def look(view: View) -> Iterator[Question]:
    """Asks which outlet, wherever somebody speaks to one."""
    ledger, text = view.ledger, view.ledger.article.text
    for pattern in (TOLD, INTERVIEW, AIRED):
        for match in pattern.finditer(text):
            span = Span(start=match.start(), end=match.end())
            if view.quoted.meets(span) or _named(view, match):
                continue
            words = said(ledger, (span,))
            message = f'"{words}": which one? Name the outlet or the interviewer, and the day.'
            yield Question.about(view.cued(span), message, (span,))


def _named(view: View, match: re.Match[str]) -> bool:
    """Whether the outlet is named before its noun, right behind it, or in the next sentence."""
    text = view.ledger.article.text
    behind = text[match.end() : match.end() + REACH]
    called = _CALLED.match(behind) or _BESIDE.match(behind)
    beside = called[0] if called else ""
    if any(_name(m[0]) for m in _CAPITAL.finditer(match["sort"] + beside)):
        return True
    _, *later = view.sentences.near(match.start(), behind=1)
    next_one = text[later[0].start : later[0].end] if later else ""
    return bool(_ABOUT.search(next_one)) and any(_name(m[0]) for m in _CAPITAL.finditer(next_one))


def _name(word: str) -> bool:
    return not _NO_NAME.fullmatch(word) and not is_place(word)
