"""Whether a text says whose a poll or a study is: who made it, or where it appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Span
from auditor.contract.reading import WORD, is_place
from auditor_checks.anonymity.view import View
from auditor_checks.signs import found_before

BEHIND = 2  # sentences behind the mention in which its maker may still be told
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w&.’'-]*|\b[a-z]+[A-Z]\w*")
_OWNED = re.compile(
    r"(?:(?<!expert)(?<!experts)(?<!analyst)['’]s?|\b(?:its|their|our|his|her|my|your|"
    r"whose))\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_MAKER = re.compile(
    r"[^.;!?]{0,70}?\b(?:by|from|at|in|of|for|with)\s+(?:(?:the|its|their)\s+)?"
    r"(?:(?!(?:that|found|finds?|puts?|g[ai]ves?|ha[sd]|have|show\w*|suggest\w*|sa(?:id|ys?)|indicat\w+|"
    r"reveal\w*)\b)[a-z][\w-]*\s+){0,5}?(?=(?P<name>[A-Z]))"
)
_BODY = re.compile(
    r"[^.;!?]{0,40}?\bby\s+(?:the|its|their)\s+(?:[a-z'’-]+\s+){0,3}(?:board|office|ministry|council|union|"
    r"bank|association|"
    r"government|university|institute|college|department|agency|commission|committee|federation|chamber|"
    r"society|"
    r"police|church|club|charity|parliament|party|company|firm|service|academy|centre|center)\b"
)
_APPOSED = re.compile(r"([A-Z][\w.’'-]*),\s+(?:an?|the|one of)\s+[^,;]*$")
_PEOPLE = re.compile(
    r"(?:[a-z-]+\s+)?(?:expert|scientist|researcher|academic|economist|historian)s?", re.IGNORECASE
)
_ISSUES = re.compile(
    r"\b(?:Universit\w+|Institut\w*|College|Journal|Cent(?:er|re)|Foundation|Academy|Lancet|Nature|"
    r"Science|School|"
    r"Association|Society|Council|Laborator\w+|Bank|Fund|Organi[sz]ation|Agency|Observatory|Hospital|"
    r"Research|"
    r"Gallup|YouGov|Ipsos|M(?:ORI|ori)|ICM|Pew|Quinnipiac|Rasmussen|Marist|Zogby|Harris|NOP|ComRes|"
    r"Opinium|NORC|"
    r"Monmouth|Survation|Nielsen|Kantar|Levada|Angus Reid|Morning Consult|SurveyMonkey|NASA|UN|WHO|OECD|"
    r"IMF|CNN|BBC)\b"
)
_DEFINITE = re.compile(
    r"\b(?:the(?!\s+(?:latest|newest|most))|this|that|these|those)\s+(?:\w+\s+)?$", re.IGNORECASE
)
MADE = re.compile(  # further on, with a name: "the survey by PwC", "a Mori poll"
    r"\b(?:stud(?:y|ies)|surveys?|polls?|research|report|analysis)\b[^.;]{0,50}?\b(?:by|from|for)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+){0,3}"
    r"(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|"
    r"June|July|August|"
    r"September|October|November|December|Britain|Europe|America)\b)[A-Z]\w+|"
    r"\b(?:researchers|scientists|pollsters?|authors?)\s+(?:at|from|of)\s+(?:the\s+)?[A-Z]"
)
_WORK = re.compile(
    r"\b(?:stud(?:y|ies)|surve(?:y|ys|yed|ying)|poll(?:s|ed|ing|sters?)?|research(?:ers?)?|report(?:s|ed)?|"
    r"analys\w+|paper|author\w*|wrote|"
    r"findings|published|carried out|conducted|commissioned|interviewed|questioned|team|led|professor|"
    r"expert|scientist|site|website|"
    r"newspaper|magazine|blog)\b",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    WORD.findall(
        "medical legal health security financial military political economic scientific leading senior "
        "independent "
        "foreign local real a an the one two three four five six seven eight nine ten half in according "
        "but and while as most "
        "many some "
        "several new recent latest other another this that these those it its for by on at when if although "
        "though "
        "however meanwhile polls poll surveys survey studies study research experts expert scientists "
        "opinion "
        "i we he she "
        "they his her their january february march april may june july august september october november "
        "december "
        "monday tuesday wednesday thursday friday saturday sunday democrats republicans labour conservatives "
        "tories "
        "internet christmas mr mrs ms dr so no not there what both all yet still now then only even just "
        "also too again once since last next earlier later lately recently today yesterday separately "
        "similarly likewise moreover furthermore nevertheless nonetheless besides indeed instead overall "
        "elsewhere here after before because despite until unlike perhaps nor or"
    )
)


def unidentified(view: View, mention: re.Pattern[str]) -> Iterator[Span]:
    """Where a text cites what the pattern finds and does not say, there or just behind, whose it is.

    The pattern's group ``noun`` is the word for the poll or study; what stands in quotation marks is a
    speaker's.
    """
    text, quoted = view.ledger.article.text, view.quoted
    for match in mention.finditer(text):
        span = Span(start=match.start("noun"), end=match.end("noun"))
        person = _PEOPLE.fullmatch(text, span.start, span.end)
        if quoted.meets(span) or found_before(_DEFINITE, text, span.start, 20):
            continue
        if not (_told(view, span) or (not person and MADE.search(text, span.end))):
            yield span


def _told(view: View, noun: Span) -> bool:
    """Whether a maker is named beside the noun, or a sentence about the work behind it names one."""
    sentences, text = view.sentences, view.ledger.article.text
    here, *later = sentences.near(noun.start, behind=BEHIND)
    before, behind = text[here.start : noun.start], text[noun.end : here.end]
    apposed = _APPOSED.search(before)
    if _OWNED.search(before) or (apposed and _name(apposed[1])) or _BODY.match(behind):
        return True
    if _ISSUES.search(before) or _ISSUES.search(behind):
        return True
    if any(_name(m[0]) for m in _CAPITAL.finditer(_beside(before))):
        return True
    maker = next((m for m in _MAKER.finditer(behind) if _name(_word(behind, m.end()))), None)
    if maker:
        return True
    people = _PEOPLE.fullmatch(text, noun.start, noun.end)
    if people and (re.search(r"[A-Z]\w*[a-z]\s", text[noun.start : noun.end]) and noun.start > here.start):
        return True
    if any((view.named if people else view.bodies).meets(s) for s in later[: BEHIND if people else 1]):
        return True
    return any(_names_maker(text[s.start : s.end]) for s in later)


def _beside(before: str) -> str:
    """The words right before the noun, as far back as a name of its maker may reach."""
    return " ".join(
        re.split(r"[,;:]|\b(?:in|to|of|with|after|while|and|but|that)\s", before)[-1].split()[-6:]
    )


def _names_maker(sentence: str) -> bool:
    """Whether a later sentence is about the work and names somebody."""
    named = any(_name(m[0]) for m in _CAPITAL.finditer(sentence))
    return named and bool(_WORK.search(sentence) or _ISSUES.search(sentence))


def _name(word: str) -> bool:
    """Whether a capital letter is that of a name, and not of a sentence's beginning, a month or a country."""
    bare = re.sub(r"['’]s?$|\.$", "", word)
    return bool(bare) and bare.casefold() not in _OPENERS and not is_place(bare)


def _word(text: str, at: int) -> str:
    found = _CAPITAL.match(text, at)
    return found[0] if found else ""
