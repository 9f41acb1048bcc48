"""The wordings of claims by kind, made of a table, and the words by which a sentence credits somebody."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from auditor_checks.tables import any_of


def _any(section: str) -> str:
    return any_of("claims", section)


_MANY = r"(?:dozens|scores|hundreds|thousands|millions|half|a\s+third|a\s+quarter|most|a\s+majority)"
_LESS = r"(?!(?:a|an|in|for|at|by|to|per|with)\b)[a-z]+"  # a word between a number and what is counted
_BE = r"(?:was|were|been)"
TOLL = re.compile(
    rf"(?<!\bthe\s)(?<!\bThe\s)\b(?:at\s+least\s+\w+|\d[\d,]*\d|(?:tens\s+of\s+)?{_MANY})(?:\s+{_LESS}){{0,4}}\s+{_any('lost')}\b|"
    rf"\b{_any('lost')}\s+(?:at\s+least\s+)?(?:\d[\d,]*\d|{_MANY})\b",
    re.IGNORECASE,
)
GUESS = re.compile(
    rf"\b(?i:{_any('guessed')})\b|"
    r"\b(?:said|claimed|alleged|believed|thought|rumou?red|reported)\s+to\s+(?:be|have)\b"
)
EVENT = re.compile(
    rf"(?<!\bwho\s)(?<!\bvideo\s)(?<!\bfilm\s)(?<!\bfootage\s)(?<!\bwhich\s)\b{_BE}\s+(?:\w+ly\s+)?{_any('deeds')}\b"
)
GRAVER = re.compile(
    rf"\b{_BE}\s+(?:\w+ly\s+)?(?!arrested|detained|seized|destroyed|evacuated|rescued|hospitali|captured){_any('deeds')}\b"
)
HARM = re.compile(rf"\b{_any('harm')}\b", re.IGNORECASE)
INFERRED = re.compile(
    r"\bapparently\b", re.IGNORECASE
)  # of which a commentator is the one to whom it appears
FELT = re.compile(
    rf"\b(?i:{_any('those')})\s+(?:(?:have|had|are|were|will|also|still|now|previously)\s+){{0,2}}{_any('felt')}\b|"
    r"\b(?:come|came|coming|is|are|was|were)\s+under\s+(?:fire|criticism)\b"
)
CRIME = re.compile(
    r"\bunder\s+(?:criminal\s+|police\s+)?investigation\b|"
    rf"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?{_any('blamed')}\b",
    re.IGNORECASE,
)
HOLDS = re.compile(rf"\b{_any('held')}\b", re.IGNORECASE)
CREDITED = re.compile(
    r"\b(?:estimates?|thinks|believes|reckons|argues|predicts)\s+[A-Z]|\b(?:should|worth)\s+(?:be\s+)?not(?:ed|ing)\b|"
    r"\b(?:according\s+to|(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)said|says?|saying|told|"
    r"tells?|wr(?:ote|ites)|announced|confirmed|revealed|tweeted|"
    r"(?:figures|data|statistics|records|documents|research|study|survey|poll|analysis|results|"
    r"report)\s+(?:from|by|show(?:s|ed|n|ing)?|released|published)\b|published\s+by|released\s+by|cit(?:es?|ed|ing)|"
    r"credited|court|charges|judge|jury|convicted|sentenced|in\s+a\s+statement|by\s+the\s+(?:ministry|office|"
    r"government|agency))\b|"
    r"\b(?:[A-Z][\w’'-]*|he|she|they|it|who|which|police|officials|analysts|experts)\s+(?:(?:\w+ly|"
    r"has|have|had|also)\s+){0,2}"
    r"(?:reports?|reported|reporting|claim(?:s|ed)?|estimates?|estimated|forecasts?|predicts?|"
    r"predicted|warn(?:s|ed)?|posted|complained|insist(?:s|ed)?|argu(?:e[sd]?)|believes?|suggests?)\b"
)
OWN = re.compile(  # opinion, or going on
    r"\b(?:I|[Ww]e|[Oo]ur|my|us|[Yy]ou|[Yy]our)\b|^\W*(?:It|He|She|They)\s+(?:also\s+)?(?:question|call|urge|"
    r"describe|highlight|f(?:ou|i)nd|recommend|pick|reveal|note|criticis|criticiz|accus|point|conclude)\w*|"
    r"\bfound\s+(?:that|those)\b"
)
SURVEYED = re.compile(
    r"\b(?:interviewed|surveyed|respondents|polled|asked|questioned|of\s+(?:readers|those))\b", re.IGNORECASE
)
POSTED = re.compile(
    r"pic\.twitter\.com|https?://|(?<!\w)[@#]\w|^\s*[—–-]|\bRIP\b|\b(?:AP|AFP|Getty|Reuters|EPA|PA)\s*(?:Photo|Images?|/)|"
    r"\bRead more\b|\[[^\]]*\]$|:\s*$"
)
YEAR = re.compile(  # of long ago, that anybody can look up
    r"\b(?:in|since|on|of)\s+(?:\w+\s+){0,2}(?:\d{1,2},?\s+)?(?:1[89]|20)\d\d\b|\(?(?:19|20)\d\d\)?|"
    r"\byears\s+(?:later|ago)\b"
)
SPOKEN = re.compile(r"^[^“]*”|^[^\"]*\"[^\"]*$")  # a quote that began before
CLOSED = re.compile(r"(?<!\.\.)[.!?:;][\"”’')\]]*$|[\"”]$")  # no caption, and no headline inside the text
QUESTION = re.compile(r"\?[\"”’')\]]*\s*$")
CLAUSE = re.compile(r"[,;:—–]\s+|\s+-\s+|\b(?:but|while|although|though)\s+")


class Kind(NamedTuple):
    """A sort of claim: its pattern, and what a reporter is asked about it."""

    pattern: re.Pattern[str]
    question: str


KINDS = (
    Kind(CRIME, "who accuses or investigates? Name the authority or whoever says so."),
    Kind(TOLL, "whose figure is this? Say who counted them, and when."),
    Kind(FELT, "who felt or said so? Let one of them say it, with a name."),
    Kind(GUESS, "whose word is this? Name them, or say what it is taken from."),
    Kind(EVENT, "who saw it or established it? Name the police, the witness or the paper."),
)
HELD = Kind(re.compile(""), "who says or thinks so? Name or describe them.")
GRAVE = tuple(k for k in KINDS if k.pattern not in (TOLL, EVENT))
OWN_ACCOUNT = (
    "release",
    "opinion",
    "match report",
    "live page",
)  # kinds of text that tell what their writer says or saw


@lru_cache(maxsize=1024)
def credited(sentence: str) -> bool:
    """Whether a sentence credits somebody in words, gives the writer's own view, or goes on from another."""
    return bool(CREDITED.search(sentence) or OWN.search(sentence))
