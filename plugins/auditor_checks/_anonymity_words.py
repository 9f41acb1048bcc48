"""The nouns and verbs that the anonymity rules go by."""

from __future__ import annotations

import re

_VAGUE = (
    r"(?:the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|both|some|many|several|most|multiple|other|"
    r"another|various|numerous|more|certain|unnamed|anonymous|senior|top|of|its|these|those|few|number)"
)
_NOUNS = (
    r"insiders?|observers?|critics?|experts?|analysts?|commentators?|pundits?|officials?|aides?|advisers?|advisors?|"
    r"supporters|opponents|skeptics|sceptics"
)
BARE_WORDS = re.compile(
    rf"(?:{_VAGUE}\s+)*(?:sources?|people|persons?|individuals?|informants?)", re.IGNORECASE
)
OPAQUE_WORDS = re.compile(rf"(?:{_VAGUE}\s+)*(?:{_NOUNS})", re.IGNORECASE)
LOOSE = re.compile(r"\b(?:sources?|people|persons?|individuals?|insiders?|informants?)\b", re.IGNORECASE)
PLURAL = re.compile(
    r"\b(sources|officials|aides|insiders|people|advisers|advisors|executives|diplomats)\b", re.I
)
THE_ONE = re.compile(
    r"^the\s+(?:\w+\s+){0,2}(source|official|aide|insider|person|advis[eo]r|executive|diplomat)\b", re.I
)
OPINION_CUE = re.compile(
    r"\b(?:predict|expect|believ|think|thought|fear|suspect|speculat|guess|doubt|worr|blast|slam|critici[sz]|denounc|"
    r"attack|mock|ridicul|condemn|derid|prais|hail|laud|applaud|commend|complain|scoff|warn)\w*",
    re.IGNORECASE,
)
JUDGEMENT = re.compile(
    r"\b(?:disast(?:er|rous)|incompeten\w+|reckless\w*|brillian\w+|genius|unfit|foolish|dishonest|liars?|arrogan\w+|"
    r"bully|coward\w*|crazy|idiot\w*|moron\w*|chaotic|chaos|embarrass\w+|pathetic|toxic|terrific|outstanding|worst|"
    r"wonderful|hopeless|clueless|unhinged|erratic|weak|terrible|horrible|awful|great|remarkable|impressive|stupid|"
    r"shameful|disgrac\w+|outrageous|ridiculous|absurd|nonsense|joke|mess|failure|lazy|childish|petty|dangerous)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"\b(?:understood|believed|thought|seen|viewed|regarded|perceived|feared|assumed|presumed|deemed|hoped|felt|"
    r"suspected|speculated|widely considered)\b",
    re.IGNORECASE,
)
BY = re.compile(r"\s*(?:\w+ly\s+)?by\b", re.IGNORECASE)
