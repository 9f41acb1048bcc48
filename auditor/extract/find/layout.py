"""Finds attributions that layout makes without a word: speaker labels, dialogue dashes, headlines with a
colon."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from auditor.contract.finders import Found, Piece
from auditor.extract.text.syntax import trimmed

if TYPE_CHECKING:
    from auditor.extract.text.document import Document
    from auditor.extract.text.quotes import Quotes

NAME = r"(?:[A-Z][\w.'’-]*|of|the|de|von|van|al|bin)"
LABEL = re.compile(
    rf"(?P<who>[A-Z][A-Z .'’-]{{1,40}}|Q|A|{NAME}(?: {NAME}){{0,5}})(?: ?\([^)\n]{{1,60}}\)"
    rf"| ?\[[^\]\n]{{1,60}}\])?(?P<colon>:|(?<=\b[QA])\.(?= ))\s*(?=\S)"
)
NO_SPEAKER = re.compile(
    r"(?:updated?|corrections?|clarification|editor'?s note|note|breaking|exclusive|(?:the )?latest|live"
    r"|opinion|analysis|fact[- ]check|photos?|pictures|video|watch|look|listen"
    r"|read(?: more)?|more|related|see also|e-?mail|by(?:line)?|tel|phone|location|date|time"
    r"|when|where|what)$",
    re.I,
)
LINKS = frozenset({"of", "for"})  # what a speaker's post may have behind it
DASH = re.compile(r"[—–―-]\s*(?=[\w“\"'¿¡])")
SOURCE_NOUNS = (
    r"(?:sources?|officials?|reports?|polls?|surveys?|stud(?:y|ies)|police|experts?|analysts?|ministers?|ministry|"
    r"president|court|papers?|media|lawyers?|family|insiders?|aides?|minister|mayor|governor|spokes\w+|union|review|"
    r"scientists?|researchers?|coach|witness(?:es)?|prosecutors?|documents?|memo|book|watchdog|regulator|government)"
)
TAIL = re.compile(
    rf"(?P<what>.{{8,}}?)(?P<cue>: | - | – | — |, )(?P<who>(?:[\w.'’-]+ ){{0,4}}{SOURCE_NOUNS})\s*$", re.I
)
HEAD = re.compile(
    rf"(?P<who>(?:[\w.'’-]+ ){{0,3}}{SOURCE_NOUNS}"
    rf"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}})(?P<cue>:) (?P<what>\S.{{7,}})$",
    re.I,
)


def find(document: Document, cues: list[int]) -> list[Found]:
    """Attributions by layout, where no word made one: ``cues`` are the sorted starts of those that did, as
    "says" in "Road to close, says minister"."""
    found = [f for f in labelled(document) if not any(_any_between(cues, *p) for p in f.source)]
    taken = {min(p[0] for p in (*f.source, *f.content)) for f in found}
    for start, end in document.prose:
        dash = DASH.match(document.text, start, end)
        if dash and start not in taken and not _any_between(cues, start, end):
            found += _said(document.text, (), (), (dash.end(), end))
    return found


def labelled(document: Document) -> list[Found]:
    """Speaker labels, and headlines with a colon."""
    found = []
    labels = [LABEL.match(document.text, s, e) for s, e in document.prose]
    if not {"Q", "A"} <= {m["who"] for m in labels if m}:
        labels = [m if m and m["colon"] == ":" else None for m in labels]  # "A. Blom said"
    said = [_says(document, (m.end(), e)) for m, (_, e) in zip(labels, document.prose, strict=True) if m]
    is_script = 2 <= len(said) <= 2 * sum(said)
    for i, (piece, label) in enumerate(zip(document.prose, labels, strict=True)):
        headline = _is_headline(document, i)
        if headline and not (label and is_script) and (f := _headline(document, piece)):
            found.append(f)
        elif label and _is_label(label, is_script and not _titled(document, i), headline, document.quotes):
            found.append(_labelled(document.text, label, piece))
    return found


def _says(document: Document, piece: Piece) -> bool:
    """Is there a verb in it? Lists have labels too: "Iowa: 29"."""
    span = document.doc.char_span(*piece, alignment_mode="expand")
    return any(token.pos_ in ("VERB", "AUX") for token in span or ())


def _is_headline(document: Document, index: int) -> bool:
    start, end = document.prose[index]
    if document.headline is not None:
        return document.headline[0] <= start < document.headline[1]
    return index == 0 and end - start <= 160 and document.text[end - 1] not in '.!”"'


def _titled(document: Document, index: int) -> bool:
    """Is this paragraph the headline, by what the reader found rather than by its looks?"""
    return document.headline is not None and _is_headline(document, index)


def _is_label(label: re.Match[str], is_script: bool, headline: bool, quotes: Quotes) -> bool:
    """A speaker's label: one of several, in capitals, or right before a quotation."""
    if NO_SPEAKER.match(label["who"]):
        return False
    return is_script or (not headline and (label["who"].isupper() or quotes.at(label.end()) is not None))


def _headline(document: Document, piece: Piece) -> Found | None:
    """ "X: sources", "Police: X"."""
    text = document.text
    line = text[slice(*piece)]
    m = TAIL.match(line) or HEAD.match(line)
    if m is None or (m.re is HEAD and NO_SPEAKER.match(m["who"])):
        return None
    who, what = (
        trimmed(text, (piece[0] + m.start(group), piece[0] + m.end(group))) for group in ("who", "what")
    )
    if m.re is HEAD and who is not None and _tells(document, who):
        return None
    cue = m["cue"].strip()
    if cue == "," and what is not None and not _says(document, what):
        return None  # "November 3, 2021 report"
    start = piece[0] + m.start("cue") + m["cue"].index(cue)
    return Found((who,) if who else (), ((start, start + len(cue)),), (what,) if what else ())


def _tells(document: Document, who: Piece) -> bool:
    """ "Heifer stuck in well", "Blast in Aarhus": what a story is about, rather than who speaks in it."""
    span = document.doc.char_span(*who, alignment_mode="expand") or ()
    return any(t.tag_[:2] in ("VB", "RP", "TO") or (t.tag_ == "IN" and t.lower_ not in LINKS) for t in span)


def _labelled(text: str, label: re.Match[str], piece: Piece) -> Found:
    who = (label.start("who"), label.end("who"))
    colon = (label.start("colon"), label.end("colon"))
    return Found((who,), (colon,), ((label.end(), piece[1]),) if label.end() < piece[1] else ())


def _said(text: str, source: tuple[Piece, ...], cue: tuple[Piece, ...], content: Piece) -> list[Found]:
    inside = trimmed(text, content)
    return [Found(source, cue, (inside,))] if inside else []


def _any_between(places: list[int], start: int, end: int) -> bool:
    i = bisect_left(places, start)
    return i < len(places) and places[i] < end
