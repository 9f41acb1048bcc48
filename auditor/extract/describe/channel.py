"""Reads how words reached the outlet: through which channel, and who was told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.contract.finders import Piece
from auditor.extract.describe.cue import Read
from auditor.extract.text import syntax
from auditor.model import Channel

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from auditor.extract.text.document import Document

_AT = r"\b(?:in|during|at|on|via|by|through|after|from|to|for|with|into|over)\s+(?:[\w'’.-]+\s+){0,4}?"
_IN = r"\b(?:in|during|at)\s+(?:[\w'’.-]+\s+){0,4}?"
_AIR = r"\b(?:in|on|to|with|by)\s+(?:[\w'’.-]+\s+){0,4}?"
_ON = r"\b(?:in|on|via|by|through)\s+(?:[\w'’.-]+\s+){0,4}?"
_TOLD = (
    r"\b(?:told|tells|telling|address(?:ed|ing)|assur(?:ed|es|"
    r"ing))\s+(?:[\w'’.-]+\s+){0,4}?"
)
_COURT = r"(?:court|jury|judges?|jurors|inquest|hearing|tribunal|trial|magistrates|inquiry)\b"
CHANNELS: tuple[tuple[Channel, re.Pattern[str]], ...] = tuple(
    (channel, re.compile(pattern, re.I))  # type: ignore[misc]
    for channel, pattern in (
        ("press conference", rf"(?:{_AT}|{_TOLD})(?:press conference|news conference|press briefing"
        r"|news briefing|briefing|media call|conference call|presser)\b|\bbriefed (?:reporters|"
        r"journalists)\b"),
        ("interview", _AT + r"(?:interviews?|Q&A)\b|\binterviewed\b|\b(?:by|reached by) (?:tele)?phone\b"),
        ("e-mail", _AT + r"(?:e-?mails?|text messages?)\b|\be-?mailed\b"),
        ("social post", _ON + r"(?:tweets?|Twitter|Facebook|Instagram|Truth Social|Telegram|TikTok"
        r"|YouTube|WhatsApp|social media|blog(?: post)?|Weibo|LinkedIn|Bluesky|Mastodon|Reddit"
        r"|Snapchat)\b(?! (?:accounts?|users?|followers|channel|page|videos?))|\bon X\b|"
        r"\b(?:re)?tweet(?:ed|s|ing)?\b|(?<!been )(?<!were )(?<!was )(?-i:\bposted\b)|\bblogged\b"
        r"|(?-i:\b(?:in|on|via) an? (?:\w+ )?post\b)"),
        ("decree", _AT + r"(?:decree|executive order|edict)\b|\bdecreed\b"),
        ("court", _AT + r"(?:court|trial|(?:court )?hearing|court (?:filing|papers|documents)|filing"
        r"|lawsuit|indictment|affidavit|testimony|inquest|tribunal|ruling|deposition|the dock)\b|"
        r"\btestif(?:ied"
        rf"|ies|ying)\b|{_TOLD}{_COURT}|\bunder oath\b|\bon the (?:witness )?stand\b"),
        ("statement", _ON + r"(?:statements?|press release|news release|communiqu[eé])\b"
        r"|\bstatement (?:said|says|read|added|from)\b"
        r"|\bon (?:its|his|her|their|the \w+['’]s) (?:own |official )?(?:web ?)?site\b"),
        ("speech", _IN + r"(?:speech|address|rally|remarks|lecture|sermon|debate|keynote|town hall"
        r"|(?-i:convention)|(?-i:conference)|ceremony|parliament|Congress|summit|the Commons|the Lords|"
        r"question time)\b"
        rf"|{_TOLD}(?:crowds?|supporters|delegates|MPs|peers|Commons|Lords|parliament|Congress|Senate|"
        rf"assembly"
        r"|conference|rally|audience|congregation|forum|lawmakers|committee|shareholders|activists"
        r"|summit|mourners|worshippers|protesters|party members)\b"),
        ("broadcast", _AIR + r"(?:broadcast|radio|television|TV|CNN|MSNBC|CNBC|Fox News|Sky News"
        r"|BBC[\w ]{0,12}|NBC|CBS|ABC|NPR|podcast|talk show|programme|(?:[A-Z]\w+ )?show|the air"
        r"|video (?:message|statement)|Newsnight|Panorama|Five Live)\b|\bin a (?:\w+ )?video\b"),
        ("document", _AT + r"(?:letter|memo|memorandum|report|documents?|op-ed|essay|book|memoir"
        r"|paper|article|column|study|note|brief|manifesto|transcript|diary|leaflet|newsletter|"
        r"autobiography)\b"
        r"|\bwrote\b|\bwrites\b|\bwritten\b"),
    )
)  # fmt: skip
SCENES: tuple[tuple[Channel, re.Pattern[str]], ...] = tuple(  # that the sentence before may set
    (channel, re.compile(pattern, re.I))  # type: ignore[misc]
    for channel, pattern in (
        ("press conference", r"\b(?:at|in|during|told) (?:[\w'’.-]+ ){0,3}"
        r"(?:press|news) (?:conference|briefing)\b"
        r"|\btold (?:reporters|journalists)\b"),
        ("court", rf"{_TOLD}{_COURT}|\btestif(?:ied|ying)\b"
        r"|\bat (?:the|a|his|her) (?:\w+ )?(?:trial|inquest|hearing)\b"),
        ("interview", r"\bin an? (?:\w+ )?interview\b"),
        ("speech", r"\b(?:in|during) (?:a|his|her|the) (?:\w+ )?(?:speech|debate|address)\b"
        r"|\bat a (?:\w+ )?rally\b"
        r"|\btold (?:MPs|peers|delegates|supporters|the crowd|the Commons|parliament|Congress)\b"),
        ("statement", r"\b(?:in|issued|released|read) a (?:\w+ )?statement\b"),
        ("e-mail", r"\bin an? e-?mail\b"),
        ("social post", r"\btweeted\b|\b(?:wrote|said|posted) on (?:his |her |its )?"
        r"(?:Twitter|Facebook|Instagram|blog)\b"),
        ("broadcast", r"\bon (?:the )?(?:\w+ ){0,3}(?:programme|radio|television|TV|show)\b"),
    )
)  # fmt: skip
SHARED = frozenset({"press conference", "court"})  # one event, at which several speak
REACH = 400  # characters of the sentence before
PRONOUN = re.compile(r"(?:he|she|they|it|we|i)$", re.I)
PAPERS = re.compile(
    r"\b(?:report|document|letter|memo|memorandum|poll|survey|study|paper|filing|records|lawsuit|book|"
    r"manifesto|data|law|bill|constitution|website|statement)$",
    re.I,
)
TELLS = frozenset(
    ["tell", "ask", "inform", "advise", "assure", "warn", "remind", "notify", "brief", "urge", "call"]
)
SPEAKS_TO = frozenset(
    [
        "say",
        "speak",
        "talk",
        "explain",
        "express",
        "announce",
        "confirm",
        "complain",
        "reveal",
        "admit",
        "write",
        "add",
        "suggest",
        "report",
        "reply",
        "respond",
        "repeat",
        "confess",
        "describe",
        "remark",
    ]
)
PEOPLE = re.compile(
    r"\b(?:reporters?|journalists?|crowds?|supporters?|audience|lawmakers|advisers?|advisors?|aides?|"
    r"police|officers?|"
    r"investigators|viewers|voters|fans|delegates|parliament|congress|senators|lawyers|jurors|jury|court|"
    r"judge|friends?|"
    r"family|colleagues|students|members|committee|panel|staff|allies|leaders|ministers|officials|people|"
    r"workers|"
    r"correspondents?|interviewers?|me|him|her|us|them|you|paper|newspaper|magazine|agency)$",
    re.I,
)


def channel(
    document: Document, read: Read, clause: Piece, source: str, content: tuple[Piece, ...]
) -> tuple[Channel, Piece | None]:
    """The channel of an attribution and the words that say so; "unknown" where nothing does."""
    for start, end in _places(document.doc, read.head, clause, content):
        for name, pattern in CHANNELS:
            if m := pattern.search(document.text, start, end):
                return name, m.span()
    if m := PAPERS.search(source.strip(" ,")):
        return ("statement" if m[0].lower() == "statement" else "document"), None
    return _from_before(document.text, clause, read, source.strip(" ,"))


def _from_before(text: str, clause: Piece, read: Read, source: str) -> tuple[Channel, Piece | None]:
    """The channel that the sentence before sets: a shared event, or the same person's way of speaking."""
    if not read.is_speech:
        return "unknown", None
    start = min(clause[0], read.head.sent.start_char) if read.head is not None else clause[0]
    end = len(text[:start].rstrip())
    begin = (
        max(
            text.rfind("\n", 0, end),
            *(text.rfind(stop, 0, end - 1) for stop in (". ", "? ", "! ")),
            end - REACH,
        )
        + 1
    )
    told = text[begin:end]
    surname = source.split()[-1] if source else ""
    same = bool(PRONOUN.match(source)) or (surname[:1].isupper() and surname in told)
    for name, pattern in SCENES:
        m = pattern.search(text, begin, end) if same or name in SHARED else None
        if m:
            return name, m.span()
    return "unknown", None


def _places(doc: Doc, head: Token | None, clause: Piece, content: tuple[Piece, ...]) -> list[Piece]:
    """Where to look: the words of source and cue, the phrases that hang on the cue, then its sentence up
    to other verbs."""
    if head is None:
        return [clause]
    phrases = [c for c in head.children if c.dep_ in ("prep", "npadvmod", "advmod", "dobj", "dative")]
    hanging = [p for c in phrases if (p := syntax.piece(doc, syntax.subtree(c)))]
    own = [p for h in hanging for p in syntax.without(h, content if h[0] > clause[0] else ())]
    whole = [p for h, c in zip(hanging, phrases, strict=False) if c.dep_ == "prep" for p in [h]]
    sentence = (min(clause[0], head.sent.start_char), max(clause[1], head.sent.end_char))
    rest = [p for p in syntax.without(sentence, content) if p[0] < clause[1] and p[1] > clause[0]]
    return [*syntax.without(clause, content), *own, *whole, *rest]


def addressee(doc: Doc, read: Read, content: tuple[Piece, ...]) -> Piece | None:
    """Who was told: "told reporters", "expressed frustration to a small group of advisers"."""
    if read.head is None:
        return None
    if read.lemma in TELLS:
        for child in read.head.children:
            if child.dep_ in ("dobj", "dative", "nsubjpass") and child.pos_ in ("NOUN", "PROPN", "PRON"):
                if child.dep_ == "dative" and child.tag_ == "IN":
                    continue
                return syntax.piece(doc, _noun_phrase(child, content, doc))
        return None
    if read.head.pos_ not in ("VERB", "NOUN") or read.head.lower_ == "according":
        return None
    if read.lemma not in SPEAKS_TO and not read.is_speech:
        return None
    for child in read.head.children:
        if child.lower_ == "to" and child.dep_ in ("prep", "dative") and child.n_rights:
            noun = next(iter(child.rights))
            if (
                noun.pos_ == "PROPN"
                or PEOPLE.search(noun.text)
                or any(PEOPLE.search(t.text) for t in noun.subtree)
            ):
                return syntax.piece(doc, _noun_phrase(noun, content, doc))
    return None


def _noun_phrase(noun: Token, content: tuple[Piece, ...], doc: Doc) -> syntax.Range:
    """A noun phrase as far as the content does not begin in it."""
    start, end = syntax.subtree(noun)
    for i in range(noun.i + 1, end):
        if any(s <= doc[i].idx < e for s, e in content) or doc[i].text == "," or doc[i].dep_ in ("relcl",):
            return (start, i)
    return (start, end)
