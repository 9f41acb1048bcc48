"""Reads how an unnamed source knows, why it is unnamed, whose side it is on and whether it needs
protection."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from auditor.contract.finders import Piece
from auditor.extract.words import lexicon
from auditor.extract.words.nameless import ANONYMOUS

OBJECT = r"(?:the|a|an|its|his|her|their|those|these|this|that|what|how|several|both|internal|top|private)\b"
DIRECT = re.compile(
    r"\b(?:direct|first-?hand|personal|inside) (?:knowledge|experience|involvement|access)[^,.;]*"
    r"|\b(?:directly |closely |personally )?(?:involved in|present (?:at|in|for|during)|in attendance"
    r"|took part in|part of the)[^,.;]*"
    r"|(?<!briefed )(?<!informed )\b(?:in|on|inside) (?:the|that) (?:room|call|meeting|hall|case|cell"
    r"|car|boat|plane|audience|negotiations|talks|line|ship|counting room)\b"
    r"|\b(?:aboard|on board)\b[^,.;]*"
    r"|\bmembers? of the (?:\w+ing )?(?:team|delegation|jury|panel|crew|party to the talks)\b"
    r"|\bhelped (?:to )?\w+[^,.;]*",
    re.I,
)
FAMILIAR = re.compile(
    r"\b(?:familiar|acquainted) with[^,.;]*|\bbriefed\b[^,.;]*|\b(?:well[- ])?informed\b[^,.;]*"
    r"|\b(?:knowledge|aware|apprised|cognizant|understanding) of[^,.;]*|\bclose to[^,.;]*|\bprivy to[^,.;]*"
    r"|\bwith access to[^,.;]*|\b(?:spoken|spoke|talked|in contact|in touch) (?:with|to) "
    + OBJECT
    + r"(?! press| media| paper)[^,.;]*"
    r"|\b(?:told|notified) (?:of|about)[^,.;]*|\bwho (?:has|have|had) (?:been )?(?:heard|learned) (?:of"
    r"|about)[^,.;]*",
    re.I,
)
KNOWS = re.compile(
    r"\bwho (?:has |have |had )?(?:long |well |also |once |closely )*(?:knows?|known|knew|remembers?"
    r"|remembered|grew up with|worked (?:\w+ )?with"
    r"|lived with|works with|served with|shared [^,.;]*? with|studied with|went to school with)\b[^,.;]*",
    re.I,
)
NO_INVOLVEMENT = lexicon.listed("words", "no_involvement")
PART = lexicon.listed("words", "part")
ROTE = re.compile(
    r"(?:not|n't|n’t|without being|never) (?:\w+ )?(?:authori[sz]ed|permitted|allowed|cleared|supposed"
    r"|at liberty|empowered) to[^,.;]*"
    r"|lack\w* (?:the )?(?:authori[sz]ation|authority|permission)[^,.;]*|(?:was|were|is|are"
    r"|been) (?:barred|prohibited|forbidden) from[^,.;]*"
    r"|(?:employer|company|policy|rules|department|agency)\b[^,.;]{0,30}(?:not|n't) (?:allow|permit)[^,.;]*"
    r"|sensitiv[^,.;]*|to (?:speak|talk|be) (?:more )?(?:freely|candidly|frankly|openly|candid|frank)[^,.;]*"
    r"|(?:to )?(?:discuss|describ|disclos|detail|talk about|speak about|recount"
    r"|relat)\w*(?: about)? (?:\w+ )?(?:internal|private|confidential|"
    r"personnel|sensitive|classified|ongoing|diplomatic|security|intelligence|deliberations"
    r"|conversations|matters|strategy|plans|negotiations)[^,.;]*"
    r"|(?:matter|case|information|investigation|file|talks|plan|findings|report)\w* (?:is|are|was|were"
    r"|remains?) (?:still )?"
    r"(?:classified|confidential|ongoing|private|sensitive|not public|secret|pending)|ground rules[^,.;]*"
    r"|(?:not|n't) (?:yet )?(?:been )?(?:made )?(?:public|announced|final)\b|department policy"
    r"|company policy|government policy|protocol",
    re.I,
)
WHY = re.compile(
    r"(?:\bbecause\b|\bfor fear\b|\bfearing\b|\bout of\b|\bciting\b|\bdue to\b|\blest\b|\bto (?:avoid"
    r"|protect|shield|prevent|preserve)\b"
    r"|\bin order to\b|\bsince (?:he|she|they|it)\b|\bas (?:he|she|they) (?:is|are|was|were|had|has"
    r"|could|fear)\w*|\bover (?:fears|concerns)\b"
    r"|\bafraid\b|\bworried\b)[^.;]*",
    re.I,
)
DANGER = re.compile(
    r"\b(?:arrest|deport|kill|tortur|repris|retaliat|safety|threat|danger|attack|persecut|harm|imprison"
    r"|jail|murder|violence|soldiers|still lives|"
    r"disappear|secret police|undocumented|live\w* in hiding)\w*",
    re.I,
)
OF_A_CASE = re.compile(  # "because no arrest had been made": what an inquiry is about threatens no source
    r"\b(?:no|any|an|before|until|further|more)\s+arrests?\b|\b(?:arrest|attack|murder|killing|violence)s?"
    r"\s+(?:case|inquiry|enquiry|investigation|probe|trial|warrants?|(?:is|was|are|were)\s+(?:still|being"
    r"|under))\b",
    re.I,
)
FEARED = re.compile(r"\b(?:fear|afraid|worr|risk|lest|safety|threat|danger|repris|retaliat)", re.I)
SIDE = re.compile(
    r"\b(?:oppos\w+|against|support\w*|back\w*|favou?r\w*|loyal|allied|sympathetic|hostile|critical of"
    r"|campaign\w* (?:for|against)|hired by|paid by|"
    r"suing|sued|(?:holds?|owns?|held) (?:shares|a stake|stock)|betting|invested in|advises? the"
    r"|works? for the (?:opposition|rival))\b[^,.;]*",
    re.I,
)
MINOR = re.compile(
    r"\b(?:[1-9]|1[0-7])[- ]year[- ]olds?\b|\b(?:minor|child|children|toddler|schoolboy|schoolgirl"
    r"|teenage \w+|boy|girl)\b",
    re.I,
)
VICTIM = re.compile(
    r"\b(?:rape|sexual(?:ly)?|molest\w*|traffick\w*|incest)\b[^.;]{0,40}\b(?:victim|survivor|assault\w*"
    r"|abus\w*)\b"
    r"|\b(?:was|been|being) (?:raped|molested|sexually \w+|trafficked)\b|\brape (?:victim|survivor)s?\b",
    re.I,
)


class Read(NamedTuple):
    """A slot as it was read: its grade and the piece of the working text."""

    grade: str
    piece: Piece


def access(text: str, phrases: Iterable[Piece], near: Iterable[Piece], noun: str) -> Read | None:
    """How a source knows: direct, familiar or acquainted; from its own words first, then "based on their
    knowledge"."""
    phrases = list(phrases)
    for grade, pattern in (("direct", DIRECT), ("acquainted", KNOWS), ("familiar", FAMILIAR)):
        found = _first(pattern, text, phrases)
        if found is None:
            continue
        if grade == "acquainted" and (better := _first(FAMILIAR, text, phrases)) is not None:
            return Read("familiar", better)
        return Read(grade, found)
    for piece in near:
        match = re.compile(
            r"\bbased on (?:\w+ )?(?:own )?(?:knowledge|understanding|conversations)\b[^,.;]*", re.I
        ).search(text, *piece)
        if match:
            return Read("familiar", match.span())
    return None


def took_part(text: str, clause: Iterable[tuple[str, str, Piece]]) -> Read | None:
    """ "Who signed the papers": a relative clause in the past that tells of doing or seeing."""
    words = list(clause)
    if not words or words[0][0] not in ("who", "whom"):
        return None
    for low, tag, _ in words[1:8]:
        if low in NO_INVOLVEMENT and tag[:2] in ("VB", "JJ"):
            if low in ("was", "were", "is", "are", "has", "have", "had", "been"):
                continue
            return None
        if low in ("not", "n't", "n’t", "never", "authorized", "authorised"):
            return None
        if tag in ("VBD", "VBN") or (
            tag in ("VBZ", "VBP") and low in ("travels", "travel", "sits", "sit", "handles", "handle")
        ):
            return Read("direct", (words[0][2][0], words[-1][2][1]))
        if low in ("in", "at", "on", "aboard", "there", "present"):
            return Read("direct", (words[0][2][0], words[-1][2][1]))
    return None


def reason(text: str, near: Iterable[Piece]) -> Read | None:
    """Why a source goes unnamed: rote or specific, from the sentence and one that follows it up."""
    near = list(near)
    trigger = _first(ANONYMOUS, text, near)
    rote = _first(ROTE, text, near)
    if trigger is None:
        if rote and re.match(r"(?:not|n't|n’t|lack|without|never)", text[rote[0] : rote[1]], re.I):
            return Read("rote", rote)
        return None
    why = _first(WHY, text, near)
    if rote is not None:
        return Read("rote", rote)
    if why is not None:
        return Read("specific", _stripped(text, why))
    return None


def allegiance(text: str, phrases: Iterable[Piece], head: Piece | None, noun: str) -> Read | None:
    """The side or interest that the text states."""
    if noun in lexicon.listed("people", "camp") and head is not None:
        return Read("camp", head)
    found = _first(SIDE, text, phrases)
    return Read("side", _stripped(text, found)) if found else None


def protection(text: str, phrases: Iterable[Piece], why: Read | None) -> str | None:
    """Why opacity is no fault: minor, victim, endangered."""
    phrases = list(phrases)
    if _first(VICTIM, text, phrases):
        return "victim"
    if _first(MINOR, text, phrases):
        return "minor"
    if why is None or why.grade != "specific" or not DANGER.search(text, *why.piece):
        return None
    of_a_case = OF_A_CASE.search(text, *why.piece) and not FEARED.search(text, *why.piece)
    return None if of_a_case else "endangered"


def _first(pattern: re.Pattern[str], text: str, pieces: Iterable[Piece]) -> Piece | None:
    for piece in pieces:
        match = pattern.search(text, *piece)
        if match and match.end() > match.start():
            return _stripped(text, match.span())
    return None


def _stripped(text: str, piece: Piece) -> Piece:
    start, end = piece
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end)
