"""Gives quotations to those who speak them: whole marks, further sentences, further paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.contract.finders import Found, Piece
from auditor.extract.text.quotes import Quote, Quotes, words
from auditor.extract.text.syntax import trimmed

if TYPE_CHECKING:
    from auditor.extract.find.rules.verbs import Candidate
    from auditor.extract.text.document import Document

BETWEEN = re.compile(r"[\s,;:.–—-]*(?:(?:and|but|or|then)\b)?[\s,;:–—-]*")
LEAD = re.compile(r"[^.!?\n“”\"«»]{0,80}?[,:]\s*|[^.!?\n“”\"«»]{0,80}?:\s*|\s*")
ONTO = re.compile(r"[ \t]+(?:as[ \t]+)?(?:an?[ \t]+|the[ \t]+|his[ \t]+|her[ \t]+|its[ \t]+|their[ \t]+)?")
WEAK = ("none", "object", "prep", "ing", "pred", "p-")


@dataclass(slots=True)
class Draft:
    """An attribution in the making, in offsets."""

    candidate: Candidate
    source: Piece | None
    cue: Piece
    content: list[Piece]
    speaks: bool
    behind: Piece | None = None

    def found(self) -> Found:
        """As finders hand it over."""
        source = (self.source,) if self.source else ()
        return Found(source, (self.cue,), tuple(sorted(set(self.content))))

    @property
    def clause(self) -> Piece:
        """Source and cue, and what stands between them."""
        ends = [self.cue, self.source] if self.source else [self.cue]
        return (min(p[0] for p in ends), max(p[1] for p in ends))


def settle(text: str, quotes: Quotes, around: Quote | None, content: list[Piece]) -> list[Piece]:
    """Content that keeps its quotation marks: grown to whole quotations, or kept inside the one the cue
    stands in."""
    if around is not None:
        low, high = around.inner()
        clamped = [(max(s, low), min(e, high)) for s, e in content]
        return [t for p in clamped if p[0] < p[1] and (t := trimmed(text, p))]
    grown: list[Piece] = []
    for start, end in content:
        for q in quotes.within((start, end)):
            start, end = min(start, q.start), max(end, q.end)
        if grown and start <= grown[-1][1]:
            start, end = grown[-1][0], max(end, grown.pop()[1])
        grown.append((start, end))
    return _onto_quote(text, quotes, grown)


def _onto_quote(text: str, quotes: Quotes, content: list[Piece]) -> list[Piece]:
    """Content that leads up to a quotation takes it in: "called the report a “rush to judgment”"."""
    lead = ONTO.match(text, content[-1][1]) if content else None
    q = quotes.at(lead.end()) if lead and lead.end() < len(text) else None
    if q is None or lead is None or q.start != lead.end():
        return content
    return [*content[:-1], (content[-1][0], q.end)]


def complete(document: Document, quotes: Quotes, drafts: list[Draft]) -> list[Draft]:
    """Hands every quotation that is speech to the draft beside it, or to the speaker of the quotation
    before."""
    owners: dict[int, Draft] = {}
    for d in drafts:
        _without_misread_source(document.text, quotes, d)
    for d in drafts:
        for p in d.content:
            for q in quotes.within(p):
                if quotes.at(d.cue[0]) is not q:
                    owners.setdefault(q.start, d)
    for d in drafts:
        _take_beside(document.text, quotes, d, owners)
    previous: Quote | None = None
    for q in quotes.all:
        if q.start not in owners and previous is not None and previous.start in owners:
            owner = owners[previous.start]
            if _goes_on(document.text, owner, previous, q):
                owners[q.start] = owner
                owner.content.append(q.piece)
        previous = q
    return drafts


def _without_misread_source(text: str, quotes: Quotes, d: Draft) -> None:
    """A source the parse saw inside the quotation that stands before the verb is part of what was said."""
    q = quotes.at(d.source[0]) if d.source and quotes.at(d.cue[0]) is None else None
    if q is not None and q.end <= d.cue[0] and (quotes.is_speech(q) or text[q.end : q.end + 1] == ","):
        d.source = None


def _take_beside(text: str, quotes: Quotes, d: Draft, owners: dict[int, Draft]) -> None:
    """A speaking verb without a clause of its own takes the quotation right before or right behind it."""
    if not d.speaks or quotes.at(d.cue[0]) is not None:
        return
    if d.content and not d.candidate.frame.startswith(WEAK):
        return
    if any(
        q.start in owners and owners[q.start] is d
        for p in d.content
        for q in quotes.within(p)
        if quotes.is_speech(q)
    ):
        return
    for q in (_before(text, quotes, d), _behind(text, quotes, d)):
        if q is not None and q.start not in owners and (quotes.is_speech(q) or _set_off(text, d, q)):
            owners[q.start] = d
            d.content = [q.piece]
            _find_speaker(text, d, q)
            return


def _set_off(text: str, d: Draft, q: Quote) -> bool:
    """A short quotation that a comma or a colon parts from the words that name its speaker."""
    between = text[q.end : d.clause[0]] if q.end <= d.clause[0] else text[d.clause[1] : q.start]
    return between.strip()[-1:] in (",", ":") and bool(between.strip())


def _find_speaker(text: str, d: Draft, q: Quote) -> None:
    """Where the parse saw no subject beside a quotation: the words between it and the verb, or those
    behind the verb."""
    if d.source and not (q.start <= d.source[0] < q.end):
        return
    d.source = None
    between = trimmed(text, (q.end, d.cue[0])) if q.end <= d.cue[0] else None
    if between and 0 < words(text[slice(*between)]) <= 12:
        d.source = between
    elif between is None and q.end <= d.cue[0] and d.behind and d.behind[0] >= d.cue[1]:
        d.source = d.behind


def _before(text: str, quotes: Quotes, d: Draft) -> Quote | None:
    at = d.clause[0]
    head = text[max(at - 4, 0) : at].rstrip(" ,–—-")
    return (
        quotes.at(max(at - 4, 0) + len(head) - 1) if head and "\n" not in text[max(at - 3, 0) : at] else None
    )


def _behind(text: str, quotes: Quotes, d: Draft) -> Quote | None:
    lead = LEAD.match(text, d.clause[1])
    while lead is not None and lead.end() < len(text):
        q = quotes.at(lead.end())
        if q is not None and q.start == lead.end():
            return q
        lead = None
    return None


def _goes_on(text: str, owner: Draft, previous: Quote, q: Quote) -> bool:
    """Does a quotation go on what the one before it said: in the same paragraph, or over an open
    paragraph's end?"""
    if q.continues:
        return True
    gap = (max(previous.end, owner.clause[1] if owner.clause[1] <= q.start else 0), q.start)
    between = text[gap[0] : gap[1]]
    if "\n" in between:
        return False
    return BETWEEN.fullmatch(between) is not None or (
        owner.clause[0] > previous.start and _rest_of_clause(between)
    )


def _rest_of_clause(between: str) -> bool:
    """The end of the sentence that names the speaker: ", a doctor at the clinic."""
    stripped = between.rstrip()
    return len(between) <= 160 and stripped[-1:] == "." and stripped.count(". ") == 0
