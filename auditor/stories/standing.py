"""Whether a text shows that somebody knows of what he says for himself, and in which words it shows it.

To know for oneself is to have been there or seen it; to be a body or office about what it is there to
establish; to have been party to the act or to hold the paper; to have measured, or sent somebody to look.
What is yet to come nobody knows of so, nor does anybody know so what he was told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from auditor.model import Attribution, Ledger, Source, Span
from auditor.names import plain, surname
from auditor.stories.statements import sentence
from auditor.stories.words import stem
from auditor.words import table

How = Literal["was there", "office", "party", "looked"]
TOLD: dict[How, str] = {
    "was there": "was there or saw it", "office": "it is what the office is there to establish",
    "party": "was party to it or holds the paper", "looked": "looked, measured or sent somebody to look",
}  # fmt: skip
AFTER = 1  # sentences after a statement that may go on about its speaker
LONGEST = 80  # characters of the words that show it


def _any(section: str) -> str:
    """The entries of a section of the table, as alternatives."""
    return "|".join(table("knowing")[section])


_HIM = "him|her|it|them|his|their|its|us|me"
_POSSESSIVE = "his|her|their|its|my|our"
SHOWS: tuple[tuple[How, str], ...] = (
    ("was there", r"\b(?:eye-?)?witness(?:ed|es)?\b|"
                  r"\b(?:bystander|onlooker|passer-?by|survivor|passenger)s?\b"),
    ("was there", r"\b(?:saw|seen|watched|heard|smell?ed|filmed|overheard|looked on)\b"),
    ("was there", rf"\b(?:was|were|been|is|are|be)\b (?:\w+ ){{0,2}}?(?:{_any('being')})\b"),
    ("was there", rf"\b(?:was|were) (?:\w+ )?(?:{_any('doing')})\b(?![^.;]*\b(?:in|to|from) (?-i:[A-Z]))"
                  r"[^.;]*\b(?:when|as) (?:it|the [\w-]+|they)\b"),
    ("was there", r"\b(?:was|were|been) (?:(?!not\b|\w+ing (?:in|at) (?-i:[A-Z]))\w+ )?"
                  r"(?:in|on|at|aboard|inside|outside|near|under|among|beside|behind|by|next to) "
                  rf"(?!(?:the )?(?:{_any('no place')})\b)"),
    ("was there", r"\b(?:was|were|been) (?:in|on|at|aboard|inside|outside|near|under|beside|behind|by) "
                  rf"(?:{_POSSESSIVE}) (?:[\w-]+ ){{0,2}}?(?:(?:{_any('own places')})\b|[\w-]+ "
                  r"(?:at|by|near|under|beside|outside|opposite|above|below|across) (?:the|a)\b)"),
    ("was there", r"\b(?:was|were|been) (?:\w+ )?(?:there|present|nearby|on duty|aboard|on board|"
                  r"at the scene)\b"),
    ("was there", r"\b(?:lives?|lived|work(?:s|ed)?|sleeps?|lodges?) (?:\w+ ){0,2}?(?:across|near|"
                  r"next (?:door|to)|opposite|above|below|beside|close|nearby|upstairs|downstairs|there|"
                  r"(?:on|in) the (?:same )?(?:street|floor|house|building|block))\b"),
    ("was there", r"\b(?:walks?|drives?|passes|goes) (?:past|by)\b|\b(?:attended|took part in)\b"),
    ("looked", rf"\b(?:{_any('looked')})e?d\b|\bautops(?:y|ied)\b|\bpost-?mortem\b"),
    ("looked", r"\btook (?:\w+ )?samples\b"),
    ("looked", r"\b(?:led|leads|heads?|headed|ran|runs|leading|heading) (?:the|an?|its|his|her|their) "
               rf"(?:\w+ )?(?:{_any('inquiries')})\b"),
    ("looked", r"\b(?:sent|sends) (?:an?|the|his|her|its|their|two|three|some|several)\b[^.;]*\bto (?:look|"
               r"see|check|measure|inspect|examine|count|search|film)\b"),
    ("party", rf"\b(?:{_any('did')})\b[^.;,]*?\b(?:{_HIM})\b|\bran into (?:{_HIM})\b|\bdug an?\b"),
    ("party", rf"\b(?:{_any('did')}|{_any('made')})\b[^.;,]*?\b(?:the|that|an?) (?P<what>[\w-]+)"),
    ("party", rf"\blost\b[^.;,]*\b(?:{_any('losses')})\b"),
    ("party", rf"\b(?:{_any('crew')}) (?:of|on) (?:the|an?) (?:[\w-]+ ){{0,3}}?(?:{_any('vehicles')})\b"),
    ("party", rf"\b(?:{_any('vehicles')})(?:['’]s)? (?:{_any('crew')})\b"),
    ("party", r"\b(?:holds|obtained|has a copy of|shared) (?:the|a|an)\b"),
)  # fmt: skip
_SHOWS = tuple((how, re.compile(pattern, re.IGNORECASE)) for how, pattern in SHOWS)
_OFFICES = tuple(
    (re.compile(rf"(?<![\w-])(?:{who})(?![\w-])", re.I), re.compile(_any(what), re.I))
    for what, _, who in (entry.partition(": ") for entry in table("knowing")["offices"])
)
_NO_OFFICE = re.compile(rf"\b(?:{_any('no office')})\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|won['’]t|may|might|could|should|shall|must|going to|plans? to|expected to|likely|"
    r"about to)\b|['’]ll\b",
    re.IGNORECASE,
)
_SECOND_HAND = re.compile(
    r"\b(?:was|were|been|is|are|be) told\b|\bheard (?:about|of|from|that)\b|\blearn(?:ed|t)\b|\breportedly\b|"
    r"\ballegedly\b|\bread (?:about|in|on)\b|\b(?:saw|watched|seen|heard)\b[^.;]*\b(?:video|footage|clip|"
    r"television|TV|Twitter|Facebook|radio|news|online|film)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:I|we)\s+(?:had\s+|have\s+|just\s+)?(?:saw|seen|heard|watched|found|felt|met|signed|sold)\b"
)
_SELF = re.compile(r"\W*(?:that\s+)?(?P<he>he|she|I|we|they|it)\b", re.IGNORECASE)
_GOES_ON = {
    "person": re.compile(r"(?:He|She)\b"),
    "organisation": re.compile(rf"(?:It|They)\b|(?:Its|Their) (?:[\w-]+ )?(?:{_any('agents')})\b"),
}
_CLAUSE = re.compile(r",|\b(?:who|which|that)\b")


@dataclass(frozen=True)
class Standing:
    """How somebody knows, and the words that show it with their place in the article."""

    how: How
    words: str
    span: Span
    own: bool = False  # by telling of himself, in a pronoun that may be somebody else's

    @property
    def text(self) -> str:
        """The same as a reason: ``was there or saw it ("who saw him go under")``."""
        return f'{TOLD[self.how]} ("{self.words}")'


def standing(ledger: Ledger, attribution: Attribution) -> Standing | None:
    """How the source of an attribution knows of what it says; None where the article does not show it."""
    source = ledger.source(attribution)
    said = ledger.article.words(attribution.content)
    if source is None or attribution.hedges or _TO_COME.search(said) or _SECOND_HAND.search(said):
        return None
    return _office(ledger, source, said) or _shown(ledger, attribution, source, said)


def _office(ledger: Ledger, source: Source, said: str) -> Standing | None:
    for span in source.mentions:
        called = _CLAUSE.split(ledger.article.slice(span).replace(", the ", " the ", 1))[0]
        head = called if source.kind == "organisation" else _titled(source, called)
        for who, what in _OFFICES if not _NO_OFFICE.search(head) else ():
            if (found := who.search(head)) and what.search(said):
                return Standing("office", found[0], span)
    return None


def _titled(source: Source, called: str) -> str:
    """What a person is called by, with the post and the body that the article gives him."""
    slots = (source.slots.post, source.slots.body)
    return " ".join([called, *(s.value for s in slots if s and s.grade != "nationality")])


def _shown(ledger: Ledger, attribution: Attribution, source: Source, said: str) -> Standing | None:
    if attribution.kind == "perception" and attribution.cue:
        return _made(ledger, "was there", attribution.cue[0])
    for span in _told_of(ledger, attribution, source):
        words = ledger.article.slice(span)
        if _SECOND_HAND.search(words):
            continue
        for how, pattern in _SHOWS:
            if (found := pattern.search(words)) and _of_that(found, said):
                return _made(ledger, how, span)
    if attribution.content and _FIRST.search(said):
        return _made(ledger, "was there", attribution.content[0])
    return _own_act(ledger, attribution, source, said)


def _of_that(found: re.Match[str], said: str) -> bool:
    """Whether what somebody did something to, where a noun names it, is spoken of in the statement."""
    what = found.groupdict().get("what")
    return what is None or stem(what.lower()) in {stem(w) for w in re.findall(r"\w+", said.lower())}


def _own_act(ledger: Ledger, attribution: Attribution, source: Source, said: str) -> Standing | None:
    """Whether somebody tells of what he did or was himself; who speaks for others does so in their place."""
    found = _SELF.match(said)
    own = {"person": ("he", "she", "i", "we"), "organisation": ("it", "they", "we")}.get(source.kind, ())
    agent = source.slots.allegiance is not None
    if found is None or found["he"].lower() not in own or agent or not attribution.content:
        return None
    return replace(_made(ledger, "party", attribution.content[0]), own=True)


def _told_of(ledger: Ledger, attribution: Attribution, source: Source) -> Iterator[Span]:
    """Where an article tells of a source: what it is called at each mention, and the sentence that follows
    its statement where that goes on about it.
    """
    for span in dict.fromkeys((*attribution.source_spans, *source.mentions)):
        start = span.start + len(source.name) * ledger.article.slice(span).startswith(source.name)
        if start < span.end:
            yield span.model_copy(update={"start": start})
    last = max((s for s in attribution.spans if s.of == "text"), key=lambda s: s.end, default=None)
    on = _GOES_ON.get(source.kind)
    if last is None or on is None or source.plural or _of_another(ledger, attribution, source):
        return
    text, end = ledger.article.text, sentence(ledger.article, last).end
    for _ in range(AFTER):
        start = end + len(text[end:]) - len(text[end:].lstrip(" \"'”’"))
        if not on.match(text, start):
            return
        following = sentence(ledger.article, Span(start=start, end=start + 1))
        yield Span(start=start, end=following.end)
        end = following.end


def _of_another(ledger: Ledger, attribution: Attribution, source: Source) -> bool:
    """Whether a statement speaks of another person of the article, who may be the "he" that follows."""
    said = set(re.findall(r"\w+", plain(ledger.article.words(attribution.content))))
    others = (s for s in ledger.sources if s.kind == "person" and s.named and s.id != source.id)
    return any(surname(s.name) in said for s in others)


def _made(ledger: Ledger, how: How, span: Span) -> Standing:
    words = " ".join(ledger.article.slice(span).split()).strip(" ,.;")
    short = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
    return Standing(how, short, span)
