"""Who is accused in an article, in any of the wordings in which texts accuse: a name, its place, the words.

Several checks ask this: whether the accused were heard, and on whose word it rests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor import Attribution, Ledger, Span
from auditor.contract.reading import COMMON, WORD, body, is_given_name, is_place, words
from auditor_checks.deeds import BORNE, HARMED, WRONGED
from auditor_checks.signs import found_before

NAME = (
    r"(?:[A-Z][\w.’'-]*(?:\s+(?:(?:of|for|and|the|de|van|von|bin|al|el|di|da|du|"
    r"la)\s+){0,2}[A-Z][\w’'-]*){0,4}"
    r"(?:\s+(?:military|army|police|government|authorities|forces|regime|ministry|council))?)"
)
CALLED = (  # "the shipping line Corvane", "their landlord, Quentin Ashby,", "Victor Lang, a builder,"
    rf"(?:(?:the|their|its|his|her|a|an|our)\s+(?P<role>(?:(?!of\b|"
    rf"for\b)[a-z’'-]+,?\s+){{1,4}}?))?(?:the\s+)?(?P<name>{NAME})"
    r"(?P<aside>,\s+[^,.;]{2,80}(?:,|(?=[.;]|$))|\s+\([^)]{1,60}\))?"
)
_OFFICE = (
    r"(?:prime\s+minister|president|chancellor|premier|government|ministry|council|authorities|police|company|"
    r"firm|bank|airline|hospital|church|school|university|opposition|regime|military|army|mayor|governor|"
    r"(?:home|foreign|defence|health|education|justice)\s+secretary|manufacturer|retailer|landlord|coach|manager)"
)
OFFICE_OF = re.compile(  # "accusing the prime minister of hiding": told of by an office, or a sort of body
    rf"\b[Aa]ccus(?:e|es|ed|ing)\s+(?P<role>the|his|her|their|its|[A-Z][\w’'-]+['’]s?)\s+"
    rf"(?:\w+\s+)?(?P<name>{_OFFICE})(?P<aside>)\s+of\s+"
    r"[\"“‘']?(?P<deed>\w+)"
)
_HELPERS = (
    r"(?:(?:had|has|have|was|were|is|are|been|repeatedly|personally|knowingly|secretly|deliberately|once|"
    r"also|twice)\s+){0,3}"
)
_WHEN = (  # when, where or how it was said: "on Wednesday", "in a letter to the council", "repeatedly"
    r"(?:,?\s+(?:on|in|at|during|via|through|from|before|after|late|early|last|this|earlier|again|yesterday|"
    r"today|tonight|"
    r"once|\w+ly)\b(?:\s+(?!of\b|for\b)[\w’'-]+){0,7}?)?,?"
)
ALLEGED = re.compile(  # whoever is the subject of what is alleged, whatever he did
    rf"(?:\A\W*|\b[Aa]lleg(?:es?|ed|ing)\b{_WHEN}\s+(?:that\s+)?){CALLED},?\s+{_HELPERS}(?P<deed>"
    rf"(?!(?:{BORNE})e?d\b)(?!(?:need|indeed|exceed|instead|red|hundred)\b)[a-z]+ed|took|taken|stole|gave|given|sold|hid|"
    r"ran|paid|made|built|bought|led|sent|spent|forced|put|kept|struck|beat|hit|held|wrote|lent|let|chose|cut|got)\b"
)
ALLEGES = re.compile(r"\balleg(?:e[sd]?|ing)\b", re.IGNORECASE)
ACCUSED_OF = re.compile(rf"\b[Aa]ccus(?:e|es|ed|ing)\s+{CALLED}{_WHEN}\s+of\s+(?P<deed>\w+)")
BLAMED = re.compile(rf"\b[Bb]lam(?:e|es|ed|ing)\s+{CALLED}{_WHEN}\s+for\s+(?P<deed>\w+)")
AGAINST = re.compile(
    rf"\b(?:[Aa]llegations?|[Aa]ccusations?|[Cc]omplaints?)\s+(?:of\s+(?P<deed>\w+)\s+)?against\s+{CALLED}"
)
STANDS = re.compile(
    rf"{CALLED}\s+(?:is|was|were|are|(?:has|have|had)\s+been|stands?)\s+(?:also\s+|"
    rf"publicly\s+)?accused\s+of\s+(?P<deed>\w+)"
)
HURT = re.compile(  # who hurt the speaker; in sport and war others are "beaten"
    rf"{CALLED},?\s+{_HELPERS}(?P<deed>punched|slapped|kicked|strangled|stabbed|threatened|drugged|bugged|hacked|"
    r"struck(?!\s+\w+\s+as\b)|choked|spat\s+at)\s+(?:him|her|me|us|them)\b"
)
DID = re.compile(rf"{CALLED},?\s+{_HELPERS}(?P<deed>{WRONGED})\b")
HARM = re.compile(rf"{CALLED},?\s+{_HELPERS}(?P<deed>{HARMED})\b")
DONE = (DID, HARM, HURT, ALLEGED)  # whose deed is told, rather than of what they are accused
BY_WHOM = re.compile(  # "the well was poisoned by", "the stolen plans were passed on by"
    rf"(?:\b(?:was|were|been|being)\s+(?:\w+ly\s+)?(?P<deed>{WRONGED}|{HARMED})\b[^.;,]{{0,60}}?|"
    r"\b(?P<loot>leaked|stolen|forged|poisoned|doctored|fake|secret)\s+[^.;,]{1,60}?\b(?:was|were|"
    r"been)\s+\w+[^.;,]{0,60}?|"
    r"\b(?P<harm>fires?|blaze|arson|bomb(?:ing)?|explosion|attacks?|shooting|killings?|robber(?:y|ies)|burglar(?:y|ies)|"
    r"break-in|thefts?|fraud|hoax|assault|poisoning|kidnapping|murders?|leak|plot|scam|scheme)\b(?!\s+(?!had\b|ha[sv])[a-z-]+\s+(?:was|were|been)\b)[^.;]{0,60}?\b(?:was|"
    r"were|been)\s+(?:\w+ly\s+)?(?:set|started|lit|planted|planned|carried\s+out|committed|ordered|organi[sz]ed|staged|"
    r"led|run|plotted|masterminded|orchestrated|arranged)\b[^.;,]{0,40}?)"
    rf"\bby\s+{CALLED}"
)
WRONG = re.compile(rf"\b(?:accus\w+|blam\w+|{WRONGED}|{HARMED})\b")
_REST = re.compile(r"[^.!?\n]*")  # of a sentence whose deed was not read as part of what is said
_REFUSES = re.compile(r"\b(?:refus\w+|declin\w+|not|never|n['’]t|without|nor)\s+(?:to\s+)?$", re.IGNORECASE)
SUFFERS = re.compile(r"\b(?:was|were|is|are|been|being|be|gets?|got)\s+(?:\w+ly\s+)?$")
DEEDS = frozenset(
    WORD.findall(
        "fraud corruption misconduct harassment assault abuse theft perjury racism discrimination murder "
        "crime crimes "
        "retaliation plagiarism treason negligence bribery rape blackmail espionage incompetence hypocrisy "
        "complicity "
        "cruelty manslaughter racketeering terrorism arson insider tax sexual doping cheating sexism "
        "bullying violence"
    )
)
TITLES = frozenset(
    WORD.findall(
        "mr mrs ms dr sir president senator sen rep gov governor minister secretary judge king queen "
        "prince pope prime the former "
        "chancellor mayor general professor lord lady councillor captain coach"
    )
)
_BODY = re.compile(
    r"\b(?:Inc|Ltd|Corp|Co|Group|Bank|Council|Police|Government|Ministry|Party|Union|Church|University|"
    r"Company|Foods|Lines|"
    r"Airlines|Airways|Club|Army|Department|Office|Agency|Association|Federation|Committee|Commission|"
    r"School|Hospital|Holdings|"
    r"Republicans|Democrats|Conservatives|Tories|Labour)\b"
)
_NO_ONE = re.compile(
    r"\b(?:Act|Bill|Treaty|Day|Street|Road|Award|Prize|Cup|League|Operation|Project|Court|Week|Stop|War|"
    r"Search|Times|God)\b|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)


@dataclass(frozen=True)
class Accusation:
    """A named person or body that is accused: by whom, where the name stands, what is told beside it."""

    attribution: Attribution | None  # None: the text's own sentence
    name: str
    span: Span
    whole: Span  # the words that accuse, the name among them
    aside: str = ""  # "a builder"

    @property
    def key(self) -> str:
        """The last word of the name, which a later mention repeats."""
        return key(self.name) or self.name.split()[-1].casefold()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The name, and the statement or the sentence that accuses."""
        return (self.span, *(self.attribution.spans if self.attribution else (self.whole,)))


def accusations(ledger: Ledger) -> Iterator[Accusation]:
    """The accusations that an article passes on, of others than the accuser, in text order."""
    for attribution in body(ledger):
        if attribution.within or attribution.kind == "no-response" or not attribution.content:
            continue
        told = [AGAINST, DID, HURT] if attribution.polarity == "positive" else []
        if told and ALLEGES.search(ledger.article.words(attribution.cue)):
            told.append(ALLEGED)
        yield from read(ledger, attribution, [ACCUSED_OF, BLAMED, OFFICE_OF, *told])


def read(ledger: Ledger, attribution: Attribution, patterns: list[re.Pattern[str]]) -> Iterator[Accusation]:
    """What the patterns find in the cue and content of a statement: names of others than its source."""
    pieces = sorted((*attribution.cue, *attribution.content), key=lambda s: (s.of, s.start))
    of, start = pieces[0].of, pieces[0].start
    told = ledger.article.slice(Span(of=of, start=start, end=max(s.end for s in pieces if s.of == of)))
    rest = _REST.match(ledger.article.text, start + len(told)) if of == "text" else None
    source = ledger.source(attribution)
    own = {key(source.name)} if source else set()
    for pattern in patterns:
        text = told + rest[0] if rest and pattern in (ACCUSED_OF, BLAMED) else told
        for match in pattern.finditer(text):
            name = trimmed(match["name"])
            if found_before(_REFUSES, text, match.start(), 25):
                continue
            owns = pattern in DONE and match["name"].endswith(("’s", "'s"))  # "Lund's stolen car"
            if owns or not name or key(name) in own or not deed(match):
                continue
            if pattern is not OFFICE_OF and not somebody(ledger, name):
                continue
            at = start + match.start("name") + match["name"].index(name)
            span = Span(of=of, start=at, end=at + len(name))
            whole = Span(of=of, start=start + match.start(), end=start + match.end())
            aside = f"{match['role'] or ''} {match['aside'] or ''}"
            called = f"{match['role']} {name}" if pattern is OFFICE_OF else name
            yield Accusation(attribution, called, span, whole, aside.strip(" ,()"))


def accuses(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether a statement says of anybody that they did wrong or harm."""
    return bool(WRONG.search(ledger.article.words((*attribution.cue, *attribution.content))))


def deed(match: re.Match[str]) -> bool:
    """Whether what somebody is accused of or blamed for is an act, or a wrong with a name."""
    act = (match["deed"] or "").casefold()
    if match.re in DONE and SUFFERS.search(match[0][: match.start("deed") - match.start()]):
        return act.endswith("ing")
    return match.re in (ACCUSED_OF, BLAMED, OFFICE_OF, STANDS, *DONE) or act.endswith("ing") or act in DEEDS


def somebody(ledger: Ledger, name: str) -> bool:
    """Whether a name is a person's or a body's: two words of one, a title, or one that is told of again."""
    if _NO_ONE.search(name):
        return False
    parts = name.split()
    if len(parts) == 1 and is_place(name.removesuffix("er").removesuffix("ers")) and not is_place(name):
        return False
    if _BODY.search(name) or is_place(name) or (len(parts) > 1 and is_given_name(parts[0])):
        return True
    if any(key(s.name) == key(name) for s in ledger.sources if s.kind in ("person", "organisation", "group")):
        return True
    if len(parts) > 1:
        return parts[0].casefold().strip(".") in TITLES or not any(p.isupper() and len(p) > 3 for p in parts)
    text = ledger.article.text
    again = len(re.findall(rf"(?<=[a-z,] ){re.escape(name)}\b", text))
    return again > 0 and not re.search(rf"(?<=[a-z] ){re.escape(name.casefold())}\b", text)


def trimmed(name: str) -> str:
    """A name without what only looks like one: an opening pronoun, article or conjunction."""
    parts = name.split()
    while parts and parts[0].casefold().strip(".") in COMMON:
        parts.pop(0)
    if len(parts) == 1 and parts[0].endswith("ly"):
        return ""
    return name[name.index(parts[0]) :].removesuffix("’s").removesuffix("'s") if parts else ""


def key(name: str) -> str:
    """The last word of a name that is no title."""
    parts = [w for w in words(name) if w not in TITLES and w not in COMMON]
    return parts[-1] if parts else ""
