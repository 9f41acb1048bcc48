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
CHANNELS: tuple[tuple[Channel, re.Pattern[str]], ...] = tuple(
    (channel, re.compile(pattern, re.I))  # type: ignore[misc]
    for channel, pattern in (
        ("press conference", _AT + r"(?:press conference|news conference|press briefing|news briefing"
        r"|briefing|media call|presser)\b"),
        ("interview", _AT + r"(?:interviews?|Q&A)\b|\binterviewed\b"),
        ("e-mail", _AT + r"e-?mails?\b|\be-?mailed\b"),
        ("social post", _AT + r"(?:tweets?|Twitter|Facebook|Instagram|Truth Social|Telegram|TikTok"
        r"|YouTube|WhatsApp|social media|blog(?: post)?|Weibo|LinkedIn|Bluesky|Mastodon|Reddit"
        r"|Snapchat)\b|\bon X\b|\b(?:re)?tweet(?:ed|s|ing)?\b|\bposted\b|\bpost\b"),
        ("decree", _AT + r"(?:decree|executive order|edict)\b|\bdecreed\b"),
        ("court", _AT + r"(?:court|trial|(?:court )?hearing|court (?:filing|papers|documents)|filing"
        r"|lawsuit|indictment|affidavit|testimony|inquest|tribunal|ruling|deposition)\b|\btestif(?:ied"
        r"|ies|ying)\b|\btold (?:the |a )?(?:court|jury|judge|jurors|inquest|hearing|tribunal)\b"),
        ("statement", _AT + r"(?:statements?|press release|news release|communiqu[eé])\b|\bstatement\b"),
        ("speech", _AT + r"(?:speech|address|rally|remarks|lecture|sermon|debate|keynote|town hall"
        r"|convention|conference|ceremony|parliament|Congress|summit)\b"),
        ("broadcast", _AT + r"(?:broadcast|radio|television|TV|CNN|MSNBC|CNBC|Fox News|Sky News"
        r"|BBC[\w ]{0,12}|NBC|CBS|ABC|NPR|podcast|talk show|programme|(?:[A-Z]\w+ )?show|channel)\b"),
        ("document", _AT + r"(?:letter|memo|memorandum|report|documents?|op-ed|essay|book|memoir"
        r"|paper|article|column|study|note|brief|manifesto|transcript|diary|leaflet|newsletter)\b"
        r"|\bwrote\b|\bwrites\b|\bwritten\b"),
    )
)  # fmt: skip
PAPERS = re.compile(
    r"\b(?:report|document|letter|memo|memorandum|poll|survey|study|paper|filing|records|lawsuit|book|manifesto|data|law|bill|constitution|website|statement)$",
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
    r"\b(?:reporters?|journalists?|crowds?|supporters?|audience|lawmakers|advisers?|advisors?|aides?|police|officers?|"
    r"investigators|viewers|voters|fans|delegates|parliament|congress|senators|lawyers|jurors|jury|court|judge|friends?|"
    r"family|colleagues|students|members|committee|panel|staff|allies|leaders|ministers|officials|people|workers|"
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
