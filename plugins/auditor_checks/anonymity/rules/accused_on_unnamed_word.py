"""Private people who are named as culprits or suspects on the word of unnamed people only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Span
from auditor.contract.reading import is_calling, is_given_name, said
from auditor.contract.rules import Question, rule
from auditor_checks.accusations import (
    ACCUSED_OF,
    BLAMED,
    BY_WHOM,
    CALLED,
    DID,
    HARM,
    deed,
    key,
    trimmed,
)
from auditor_checks.anonymity.people import opaque
from auditor_checks.anonymity.view import View
from auditor_checks.deeds import HARMED, WRONGED
from auditor_checks.signs import before, found_before

RULE = rule(__name__, "accused-on-unnamed-word", "Accused on an unnamed word", "error", gravity=95)

_CULPRIT = (
    r"(?:suspects?|gunm[ae]n|attackers?|bombers?|killers?|shooters?|hackers?|assailants?|thie(?:f|ves)|"
    r"arsonists?|culprits?|perpetrators?|"
    r"murderers?|mole|hijackers?|stalkers?|fraudsters?|kidnappers?|rapists?|ringleaders?|masterminds?|"
    r"executioners?|jihadist|"
    r"drivers?|leaker|hitman|spy|informer|person\s+of\s+interest|"
    r"(?:m[ae]n|wom[ae]n|persons?|people|couple|teenagers?|students?|soldiers?|officers?|"
    r"employees?)\s+(?:who|behind|responsible|accused|"
    r"suspected|believed|wanted|arrested|seen))"
)
NAMED_AS = re.compile(
    rf"\b(?:identif(?:y|ies|ied)|nam(?:e|es|ed))\b[^.;]{{0,80}}?\b{_CULPRIT}\b[^.;]{{0,60}}?\bas\s+{CALLED}"
)
CULPRIT_NAMED = re.compile(
    rf"\b{_CULPRIT}\b[^.;]{{0,60}}?\b(?:was|were|is|are|has been|have been|,)\s*(?:\w+ly\s+)?(?:identified|"
    rf"named)\b[^.;]{{0,60}}?\bas\s+{CALLED}"
)
IS_CULPRIT = re.compile(
    rf"{CALLED}\s+(?:is|was|as|remains|had\s+been|has\s+been)\s+(?:now\s+|also\s+)?(?:the|a|an|their|"
    rf"one\s+of\s+the)\s+(?:\w+\s+)?{_CULPRIT}\b"
)
HELD = re.compile(
    rf"{CALLED}\s+(?:is|was|are|were|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:responsible\s+for|behind|"
    rf"under\s+investigation|wanted|"
    r"being\s+(?:hunted|investigated|sought)|suspected\s+of|accused\s+of|involved\s+in|linked\s+to)\b"
)
HUNTED = re.compile(
    rf"\b(?:hunt(?:ed|ing)?|seek(?:ing)?|sought|investigat(?:e|ed|ing)|suspect(?:ed|s)?|searching\s+for|"
    rf"looking\s+for)\s+{CALLED}\s+(?:over|for|in\s+connection|of)\b"
)
CULPRIT_IS = re.compile(rf"\b[Tt]he\s+(?:\w+\s+)?{_CULPRIT}\b[^.;,]{{0,40}}?\s(?:is|was)\s+{CALLED}")
LOOKED_FOR = re.compile(
    rf"{CALLED}\s+(?:is|was)\s+the\s+(?:man|woman|person|one)\s+(?:who(?:m)?\s+)?"
    r"(?:the\s+)?(?:police|detectives|investigators|they)\s+(?:are|were|want|suspect)"
)
NAMED_BEFORE = (
    re.compile(  # "identified him as", "his name, they said, is": whom they mean was told of before
        r"(?:\b(?:identif(?:y|ies|ied)|nam(?:e|es|ed))\s+(?:him|her|them|the\s+(?:man|woman|couple|teenager))"
        r"\s+(?:\w+ly\s+)?as|\b[Hh](?:is|er)\s+name(?:,[^,.;]{1,70},)?\s+(?:is|was|as)|"
        rf"\b(?:[Hh]e|[Ss]he)\s+(?:is|was))\s+{CALLED}"
    )
)
PATTERNS = (
    NAMED_BEFORE,
    CULPRIT_IS,
    LOOKED_FOR,
    NAMED_AS,
    CULPRIT_NAMED,
    IS_CULPRIT,
    HELD,
    HUNTED,
    ACCUSED_OF,
    BLAMED,
    DID,
    HARM,
    BY_WHOM,
)
ONE = re.compile(  # that a word for one culprit is told of, who is then a person
    r"\b(?:suspect|gunman|attacker|bomber|killer|shooter|assailant|thief|arsonist|culprit|perpetrator|"
    r"murderer|mole|stalker|"
    r"fraudster|kidnapper|rapist|ringleader|driver|leaker|hitman|spy|informer|man|woman|person|student|"
    r"officer|employee)\b"
)
SOUGHT = re.compile(  # a culprit who has no name yet
    r"(?<!by\s)(?<!by\sa\s)(?<!by\san\s)(?<!by\sthe\s)"
    r"\b(?:suspect|gunman|attacker|bomber|killer|shooter|hacker|assailant|thief|arsonist|culprit|perpetrator|"
    r"murderer|mole|hijacker|stalker|fraudster|kidnapper|rapist|ringleader|mastermind|leaker|hitman)s?\b|"
    r"\bwho(?:ever)?\s+(?:(?:has|had|have|first)\s+)?(?:been\s+)?"
    rf"(?:{WRONGED}|{HARMED})\b|"
    r"\b(?:[Pp]olice|[Dd]etectives|[Ii]nvestigators|[Oo]fficers)\b[^.;]{0,40}?\b(?:know|knew|found\s+out)\s+who\b|"
    r"\b(?:looking|hunting|searching|hunt|search)\s+for\s+(?:the|a)\s+(?:\w+\s+)?driver\b"
)
SUFFERED = re.compile(  # somebody else whom the words may mean
    r"\b(?:victim|body|remains|corpse|casualty)\b|\b(?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:man|woman|boy|girl|child|"
    r"teenager|passenger|passer-by|pedestrian|cyclist)\b(?![^.;]{0,60}\b(?:suspected|wanted|sought|believed)\b)"
    r"[^.;]{0,40}?\b(?:died|(?:was|were|been|be)\s+(?:\w+ly\s+)?(?:killed|shot|stabbed|found|hurt|"
    r"injured|wounded|beaten|attacked|robbed))\b"
)
SHORT = 25  # signs before, in which a "not" or an office bears on a word
BEFORE = 2  # sentences in which a culprit was told of whom a pronoun means
RECORD = re.compile(
    r"\b(?:charged|convicted|pleaded|sentenced|indicted|confessed|arraigned|found\s+guilty|jailed|"
    r"on\s+trial|appeared\s+in\s+court|"
    r"admitted|claimed\s+responsibility|boasted|indictment|lawsuit|complaint|court\s+(?:papers|documents|"
    r"records|filings?)|cleared|acquitted)\b"
)
NOT_YET = re.compile(
    r"\b(?:not(?!\s+(?:to\s+be\s+(?:named|identified|quoted)|(?:been\s+)?(?:authori[sz]ed|allowed|permitted|cleared))\b)|never|nor|no\s+charges|yet\s+to|without)\b|n['’]t\b"
)
VICTIM = re.compile(r"\b(?:victims?|dead|killed\s+by|shot\s+by|attacked\s+by|stabbed\s+by)\b")
OFFICE = re.compile(
    r"\b(?:President|Prime\s+Minister|Premier|Chancellor|Minister|Secretary|Senator|Sen|Representative|Rep|"
    r"Congress\w+|Governor|Gov|Mayor|"
    r"King|Queen|Prince|Princess|Pope|Ambassador|General|MP|Lord|Chairman|Attorney\s+General)\b\.?|"
    r"\b(?:president|minister|premier|chancellor|senator|governor|mayor|leader|lawmaker|dictator|"
    r"ambassador|congress\w+|politician|"
    r"MP|king|prince|celebrity|singer|actor|actress|star|footballer|striker|coach)\b",
)
OFFICE_VOICE = re.compile(
    r"\bspokes\w+|\b(?:Tor(?:y|ies)|Labour|Conservatives|Democrats|Republicans|Lib(?:eral)? Dem\w*|"
    r"Opposition)\b|\bprosecutors?\b|\bpolice\b(?!\s+(?:sources?|officials?|insiders?|"
    r"officers?))",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:He|She|They)\b")
_SOME = re.compile(r"(?:one|two|three|some|several|both|others?)\b", re.IGNORECASE)
_AGED = re.compile(r"\d{1,2}\b|\b(?:an?|the|who|his|her)\b")


def look(view: View) -> Iterator[Question]:
    """Asks for a name, a charge or a paper behind it, once for each who is accused."""
    ledger, asked = view.ledger, set[str]()
    for attribution in view.spoken:
        if attribution.polarity == "negated" or not _unnamed(view, attribution):
            continue
        for name, span, match in _named(view, attribution):
            if key(name) in asked or not _private(name, match) or _on_record(view, name, attribution):
                continue
            asked.add(key(name))
            who = said(ledger, attribution.source_spans) or "nobody named"
            message = (
                f'{name} is accused here on the word of "{who}" alone. Is there a charge, a document or '
                "somebody on the record? If not, can the name stand?"
            )
            yield Question.about(attribution, message, (span, *attribution.spans))


def _unnamed(view: View, attribution: Attribution) -> bool:
    """Whether everybody who says it is unnamed; a named outlet that only passes it on is no source."""
    ledger = view.ledger
    source = ledger.source(attribution)
    if source is None:
        return not attribution.source_spans or bool(
            _SOME.match(ledger.article.words(attribution.source_spans))
        )
    return opaque(ledger, source) and not OFFICE_VOICE.search(source.name)


def _named(view: View, attribution: Attribution) -> Iterator[tuple[str, Span, re.Match[str]]]:
    """The names in a statement's sentence that stand there as a culprit's, outside negations."""
    text = view.ledger.article.text
    places = [s for s in (*attribution.cue, *attribution.content) if s.of == "text"]
    if not places or not attribution.content:
        return
    start, last = min(s.start for s in places), view.sentences.at(max(s.end for s in places) - 1)
    end = view.sentences.some(last, last)[0].end
    words_ = text[start:end]
    for pattern in PATTERNS:
        for match in pattern.finditer(words_):
            name = trimmed(match["name"])
            led = before(words_, match.start(), SHORT) + match[0]
            if match.re is NAMED_BEFORE and not _sought(view, start + match.start()):
                continue
            if name and _done(match) and not NOT_YET.search(led) and not VICTIM.search(led):
                at = start + match.start("name") + match["name"].index(name)
                yield name, Span(start=at, end=at + len(name)), match


def _sought(view: View, at: int) -> bool:
    """Whether a culprit without a name is told of before, no charge against him, and nobody who suffered."""
    sentences, text = view.sentences, view.ledger.article.text
    first = sentences.near(at, before=BEFORE)[0]
    told = text[first.start : at]
    return bool(SOUGHT.search(told)) and not SUFFERED.search(told) and not _charged(told)


def _done(match: re.Match[str]) -> bool:
    """Whether the words tell of something done, and not suffered."""
    return match.re not in (ACCUSED_OF, BLAMED, DID, HARM) or deed(match)


def _private(name: str, match: re.Match[str]) -> bool:
    """Whether a name is a person's, by a given name, a title or an age, and nothing tells of an office."""
    parts = name.split()
    if len(parts) > 2 and is_calling(parts[0]):  # "Teacher Nadia Verlin"
        parts = parts[1:]
    beside = f"{match['role'] or ''} {match['aside'] or ''}"
    titled = re.match(r"(?:Mr|Mrs|Ms|Miss|Dr)\b", name)
    meant = match.re is NAMED_BEFORE and not re.match(r"he\b|she\b|.*\bthem\b", match[0], re.IGNORECASE)
    one = meant or (match.re in (NAMED_AS, CULPRIT_NAMED, CULPRIT_IS) and ONE.search(match[0]))
    told = one or _AGED.search(match["aside"] or "")
    person = titled or (len(parts) > 1 and (is_given_name(parts[0]) or told))
    body = name.split()[-1].islower()  # "Kim's regime"
    return bool(person) and not body and not OFFICE.search(f"{name} {beside}")


def _on_record(view: View, name: str, accusing: Attribution) -> bool:
    """Whether a charge, a plea or a paper is told of the name, or somebody named accuses it as well."""
    ledger, text = view.ledger, view.ledger.article.text
    sentences = view.sentences
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    for match in surname.finditer(text):
        if found_before(OFFICE, text, match.start(), SHORT):
            return True
        here, both = (sentences.around(match.start(), behind=behind) for behind in (0, 1))
        if _charged(here) or (_GOES_ON.match(both, len(here)) and _charged(both[len(here) :])):
            return True
    others = (a for a in view.spoken if a.id != accusing.id and (s := ledger.source(a)) and s.named)
    backing = (ledger.article.words((*a.cue, *a.content)) for a in others)
    return any(surname.search(told) and _accuses(told) for told in backing)


def _charged(told: str) -> bool:
    """Whether a charge, a plea or a paper is told of, and not that there is none yet."""
    charge = RECORD.search(told)
    return charge is not None and not NOT_YET.search(before(told, charge.start(), SHORT) + charge[0])


def _accuses(words_: str) -> bool:
    return any(pattern.search(words_) for pattern in PATTERNS)
