"""What checks ask of a ledger: who is unnamed, what is nested, which words two stretches share.

Public: every name in ``__all__`` is on the page on writing a check, and stays as it is within a first version
number. The shipped checks use nothing else to read a ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from auditor.contract.stretches import Sentences, Stretches
from auditor.model import Attribution, Ledger, On, Reason, Result, Slot, Source, Span
from auditor.names import same_body, same_person
from auditor.names.titles import beside
from auditor.words import listed, paired, sections
from auditor.words.spelling import one_spelling

__all__ = [
    "COMMON",
    "SAYING",
    "SENTENCE",
    "SENTENCE_END",
    "TITLES",
    "WORD",
    "Sentences",
    "Stretches",
    "body",
    "has",
    "headline",
    "in_headline",
    "inherited",
    "is_body",
    "is_calling",
    "is_given_name",
    "is_place",
    "line",
    "nested",
    "one_spelling",
    "outer",
    "place",
    "said",
    "same_body",
    "same_person",
    "sections",
    "sentence_before",
    "slot",
    "speaks",
    "stems",
    "unjudged",
    "unnamed",
    "whole",
    "words",
]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]?")
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s)")
COMMON = listed("function", "common")
TITLES = beside()  # words around a name that are no part of it, in lower case
SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|according to|add(?:ed|s|ing)?|wr(?:ote|ites?|itten|iting)|"
    r"announc(?:ed?|es|ing)|warn(?:ed|s|ing)?|argu(?:ed?|es|ing)|insist(?:ed|s|ing)?|claim(?:ed|s|ing)?|"
    r"den(?:y|ied|ies|ying)|stat(?:ed?|es|ing)|declar(?:ed?|es|ing)|report(?:ed|s|ing)?|confirm(?:ed|s|ing)?|"
    r"explain(?:ed|s|ing)?|not(?:ed?|es|ing)|suggest(?:ed|s|ing)?|acknowledg(?:ed?|es|ing)|"
    r"predict(?:ed|s|ing)?|assert(?:ed|s|ing)?|repl(?:y|ied|ies)|tweet(?:ed|s|ing)?|describ(?:ed?|es|ing)|"
    r"reveal(?:ed|s|ing)?|disclos(?:ed?|es|ing)|admit(?:s|ted|ting)?|conced(?:ed?|es|ing)|"
    r"recall(?:ed|s|ing)?|contend(?:ed|s|ing)?|alleg(?:ed?|es|ing)|accus(?:ed?|es|ing)|"
    r"complain(?:ed|s|ing)?|cautioned|promis(?:ed?|es|ing)|vow(?:ed|s|ing)?|pledg(?:ed?|es|ing)|urg(?:ed?|"
    r"es|ing)|"
    r"identif(?:ied|ies|y)|declin(?:ed|es)|stress(?:ed|es|ing)?|estimated?|whisper(?:ed|s|ing)?|"
    r"mutter(?:ed|s)?|confid(?:ed|es)|hint(?:ed|s)?|dismiss(?:ed|es|ing)?|quip(?:ped|s)|jok(?:ed|es)|grumbl(?:ed|es)|"
    r"reckon(?:ed|s)?|maintain(?:ed|s)?|boast(?:ed|s)?)\b|^:$",
    re.IGNORECASE,
)
_ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ies|ied|ers?|ed|es|s|ly|y|e)$")


def unjudged(ledger: Ledger, *places: On) -> list[Result]:
    """Why nothing here can be judged, for the article and each further place; empty where it can be."""
    if not ledger.inconclusive:
        return []
    why = (Reason(text=ledger.inconclusive),)
    return [
        Result(on=on, state="inconclusive", reasons=why, in_means=on.attribution is not None)
        for on in (On(), *places)
    ]


def words(text: str) -> list[str]:
    """The words of a text, in order, lower case, typographic apostrophes made plain."""
    return [w.casefold().replace("’", "'").removesuffix("'s") for w in WORD.findall(text)]


def stems(text: str) -> set[str]:
    """The content words of a text, cut to crude stems so that "gains" meets "gained"."""
    return {_stem(w) for w in words(text) if w not in COMMON}


def _stem(word: str) -> str:
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) >= 3 else word


def whole(ledger: Ledger, source: Source) -> Iterator[Source]:
    """The source and then each larger one it is a part of, innermost first."""
    seen: set[str] = set()
    here: Source | None = source
    while here and here.id not in seen:
        yield here
        seen.add(here.id)
        here = ledger.by_id(here.part_of)


def slot(ledger: Ledger, source: Source, name: str) -> tuple[Slot, Source] | None:
    """A slot of a source, or of the whole it is a part of, and which of them has it."""
    for holder in whole(ledger, source):
        if found := getattr(holder.slots, name):
            return found, holder
    return None


def has(ledger: Ledger, source: Source, *names: str) -> bool:
    """Whether the article tells any of these slots of the source or of its whole."""
    return any(slot(ledger, source, name) for name in names)


def outer(ledger: Ledger, attribution: Attribution) -> Iterator[Attribution]:
    """The attributions that hold this one, innermost first."""
    seen = {attribution.id}
    here = ledger.attribution(attribution.within)
    while here and here.id not in seen:
        yield here
        seen.add(here.id)
        here = ledger.attribution(here.within)


def said(ledger: Ledger, spans: tuple[Span, ...], longest: int = 90) -> str:
    """The words of spans for a message, in one line and cut at a word where they are long."""
    text = " ".join(ledger.article.words(spans).split())
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;:-") + " …"


def headline(ledger: Ledger) -> Span | None:
    """The headline, in the title or in the text; None where the article has none."""
    article = ledger.article
    if article.title:
        return Span(of="title", start=0, end=len(article.title))
    return next((b.span for b in article.blocks if b.kind == "headline"), None)


def in_headline(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether an attribution begins in the headline."""
    return _begins_in(headline(ledger), attribution)


def body(ledger: Ledger) -> list[Attribution]:
    """The attributions that do not begin in the headline, in the ledger's order."""
    place = headline(ledger)
    return [a for a in ledger.attributions if not _begins_in(place, a)]


def _begins_in(place: Span | None, attribution: Attribution) -> bool:
    first = next(iter(attribution.spans), None) if place else None
    return bool(place and first and place.of == first.of and place.start <= first.start < place.end)


def nested(ledger: Ledger) -> dict[str, list[Attribution]]:
    """The attributions directly inside others, by the id of the one around them."""
    found: dict[str, list[Attribution]] = {}
    for attribution in ledger.attributions:
        if attribution.within:
            found.setdefault(attribution.within, []).append(attribution)
    return found


def is_place(word: str) -> bool:
    """Whether a word is a country, a state, a city or what belongs to one: it names no person or body."""
    low = word.casefold().removesuffix("'s").removesuffix("’s")
    return low in _places() or low.removesuffix("s") in _places()


def is_given_name(word: str) -> bool:
    """Whether a word is listed as a given name."""
    return word.casefold() in listed("given_names")


def is_calling(word: str) -> bool:
    """Whether a word is a post, an office or a trade: "teacher", "official"."""
    return word.casefold() in listed("people", "exact", "generic")


def is_body(name: str) -> bool:
    """Whether a name is that of an organisation rather than of a person, by its words: an agency, a paper."""
    words = [word.strip(".,'’").casefold().removesuffix("'s").removesuffix("’s") for word in name.split()]
    if len(words) == 1:
        return words[0] in listed("bodies", "known") or (name.isupper() and len(name) < 6)
    if not words or is_given_name(words[0]):
        return False
    return not listed("bodies", "head", "outlet", "known").isdisjoint(words)


@cache
def _places() -> frozenset[str]:
    whose = paired("nations", "countries")
    return listed("nations", "places", "states", "cities").union(whose, *whose.values())


def sentence_before(text: str, at: int, farthest: int = 2000) -> int:
    """Where the sentence of an offset begins, in its line; no farther back than so many characters."""
    start = _line_start(text, at, farthest)
    return max((m.end() for m in SENTENCE_END.finditer(text, start, at)), default=start)


def line(text: str, at: int, farthest: int = 2000) -> str:
    """The line around an offset, no farther than so many characters on either side."""
    end = text.find("\n", at, at + farthest)
    return text[_line_start(text, at, farthest) : end if end >= 0 else at + farthest]


def _line_start(text: str, at: int, farthest: int) -> int:
    return max(text.rfind("\n", max(at - farthest, 0), at) + 1, at - farthest, 0)


def place(attribution: Attribution) -> tuple[int, int]:
    """Where an attribution begins, for sorting: the title before the text."""
    first = next(iter(attribution.spans), Span(start=0, end=0))
    return (first.of == "text", first.start)


def speaks(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether the cue is a verb of saying: somebody spoke, and not only thought, showed or was mentioned."""
    return bool(SAYING.search(ledger.article.words(attribution.cue)))


def inherited(attribution: Attribution) -> bool:
    """Whether the wording is that of an outlet which this article relays."""
    return bool(attribution.relays)


def unnamed(source: Source | None) -> bool:
    """An unnamed person or group whom the article does not shield for a good reason."""
    return bool(source and source.kind in ("person", "group") and not source.named and not source.protected)
