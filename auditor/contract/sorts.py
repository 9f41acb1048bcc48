"""What kind of text an article is, where its own marks tell: labels, times, court words, the writer's "I".

A score reads otherwise in each: an interview has one voice and no fault, a release speaks for whoever sent
it, a column is its writer's. Nothing is guessed: most articles are news, and of them nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable
from functools import cache

from auditor.contract.reading import Sentences, Stretches, line
from auditor.model import Ledger, Span, TextKind, TextSort
from auditor.words import table

__all__ = ["sort_of"]

_LINES, _SPOKEN = 4, 2  # labelled lines of an interview; lines of each of two who speak
_TIMES = 3  # lines with a time of a page that is kept up to date
_COURT = ("court", "guilty", "jury", "plead", "prosecut", "trial", "tribunal")  # a court report has one
_HEARD = 2  # different court words
_SCORES, _PLAYED = 2, 2  # scores and different words of sport in a report of a match
_I = 3  # paragraphs in which the writer speaks of himself
_SHARE = 0.12  # of all sentences that do
_LABEL = re.compile(r"^[ \t]*(?P<who>Q|A|[A-Z][\w.’' -]{1,30}?)[ \t]*:[ \t]+\S", re.MULTILINE)
_TIME = re.compile(
    r"^[ \t]*(?:updated?\W+)?(?:at\s+)?\d{1,2}[:.]\d{2}(?!\d)(?:\s*(?:[ap]\.?m\b\.?|GMT|BST|E[SD]?T|UTC))?",
    re.IGNORECASE | re.MULTILINE,
)
_SCORE = re.compile(r"\b\d{1,2}-\d{1,2}\b")
_QUOTED = re.compile(r"“[^”\n]*[”\n]|\"[^\"\n]*[\"\n]|(?<!\w)[‘'][^’'\n]*(?:[’']\w[^’'\n]*)*[’'](?!\w)")
_FIRST = re.compile(r"(?<![“\"'‘])\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself)\b(?!\.)")


@cache
def _any(section: str) -> re.Pattern[str]:
    entries = (e.replace(" ", r"\s+") for e in table("sorts")[section])
    return re.compile(rf"(?<!\w)(?:{'|'.join(entries)})(?!\w)", re.IGNORECASE)


def sort_of(ledger: Ledger) -> TextKind | None:
    """The kind of a text with the words that show it; None where it is news like any other."""
    for kind, look in _LOOKS:
        if spans := look(ledger):
            return TextKind(name=kind, spans=tuple(spans[:_LINES]))
    return None


def _release(ledger: Ledger) -> list[Span]:
    return _found(_any("release"), ledger.article.text)


def _interview(ledger: Ledger) -> list[Span]:
    """Lines with labels, two of which come back."""
    text = ledger.article.text
    lines = list({line(text, m.start()): m for m in _LABEL.finditer(text)}.values())  # no caption twice
    often = [who for who, n in Counter(m["who"] for m in lines).items() if n >= _SPOKEN]
    mine = [m for m in lines if m["who"] in often]
    asked = len(often) >= 2 and len(mine) >= _LINES
    return [Span(start=m.start("who"), end=m.end("who")) for m in mine] if asked else []


def _live(ledger: Ledger) -> list[Span]:
    found = _found(_TIME, ledger.article.text)
    return found if len(found) >= _TIMES else []


def _court(ledger: Ledger) -> list[Span]:
    """Two different things that are said in court, outside quotations."""
    low = ledger.article.text.casefold()
    if not any(word in low for word in _COURT):
        return []
    found = _unquoted(ledger, _any("court"))
    told = {ledger.article.slice(s).casefold() for s in found}
    return found if len(told) >= _HEARD else []


def _match(ledger: Ledger) -> list[Span]:
    text = ledger.article.text
    scores = _found(_SCORE, text)
    if len(scores) < _SCORES:
        return []
    played = {m[0].casefold() for m in _any("sport").finditer(text)}
    return scores if len(played) >= _PLAYED else []


def _opinion(ledger: Ledger) -> list[Span]:
    """A label in a line of its own, what is said of the writer, or his own "I" all through."""
    text = ledger.article.text
    lines = re.compile(rf"^[ \t]*{_any('label').pattern}[ \t]*$", re.IGNORECASE | re.MULTILINE)
    if named := _found(lines, text) + _unquoted(ledger, _any("opinion")):
        return named
    if sum(1 for _ in _FIRST.finditer(text)) < _I:
        return []
    sentences = Sentences(text)
    own = _unquoted(ledger, _FIRST)
    first = {sentences.at(s.start): s for s in reversed(own)}
    ends = [m.start() for m in re.finditer("\n", text)]
    parts = {bisect(ends, s.start) for s in first.values()}
    enough = len(first) >= _SHARE * len(sentences.starts) and len(parts) >= _I
    return [first[n] for n in sorted(first)] if enough else []


def _unquoted(ledger: Ledger, pattern: re.Pattern[str]) -> list[Span]:
    """Where a pattern is found outside what somebody else says."""
    others = (a for a in ledger.attributions if (s := ledger.source(a)) is None or s.kind != "author")
    marked = _found(_QUOTED, ledger.article.text)
    told = (s for a in others for s in (*a.quotes, *(a.content if a.form == "direct" else ())))
    quoted = Stretches((*marked, *told))
    return [s for s in _found(pattern, ledger.article.text) if not quoted.meets(s)]


def _found(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(start=m.start(), end=m.end()) for m in pattern.finditer(text)]


_LOOKS: tuple[tuple[TextSort, Callable[[Ledger], list[Span]]], ...] = (
    ("release", _release),
    ("interview", _interview),
    ("live page", _live),
    ("court report", _court),
    ("match report", _match),
    ("opinion", _opinion),
)
