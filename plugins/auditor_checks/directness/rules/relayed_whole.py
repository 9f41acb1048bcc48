"""Articles that have nearly all they tell from one other outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Span
from auditor.contract.reading import headline, is_body
from auditor.contract.rules import Question, rule
from auditor_checks.directness.borrowed import Borrowed, borrowed
from auditor_checks.directness.outlets import (
    GENERIC,
    OUTLET,
    RUN,
    is_outlet,
    is_own,
    same_outlet,
    short,
    teller,
    told_to,
)
from auditor_checks.directness.view import View

RULE = rule(__name__, "relayed-whole", "The whole piece is another outlet's", "info", gravity=52)

SHARE = 0.5  # of the statements
TOGETHER = 0.75  # the same through several outlets
MOST = 3  # outlets that a piece is put together from; more make a review of the press
FEWEST = 2  # statements through the outlet
OPENING = 2  # sentences in which a reader is to learn whose story it is
OWN_WORK = re.compile(  # that this desk asked, tried or saw for itself
    r"\b(?:[Ww]e|I)(?:['’]ve|\s+have)?\s+(?:asked|tried|tested|contacted|called|reached\s+out|emailed|saw|visited|"
    r"interviewed|spoke)\b|\b[Oo]ur\s+own\s+(?:test|report|investigat|analys)\w+|\btold\s+us\b"
)

POSSESSIVE = re.compile(rf"\b({RUN.pattern})['’]s\b")
THEIR_SOURCES = re.compile(
    r"\b((?:[A-Z][\w.&-]*\s+)*[A-Z][\w.&-]*)['’]s?\s+(?:own\s+)?(?:sources?|insiders?)\b"
)
REPORT_OF = re.compile(
    r"\b(?:report|story|article|piece|post|item|scoop)\s+(?:from|by|in|on|at)\s+(?:the\s+)?(?:[a-z]+\s+)*"
    r"((?:[A-Z0-9][\w.&-]*\s?)+|\w+\.\w{2,3}|\d\w+)"
)
SPEAKING = re.compile(
    r"\b(?:speaking|talking|spoke)\s+(?:with|to)\s+(?:the\s+)?(?:[A-Z]\w+\s+(?:site|paper|magazine)\s+)?"
    r"([A-Z]?\w*[A-Z]\w*)"
)


def look(view: View) -> Iterator[Question]:
    """Asks what this desk adds, once."""
    ledger, blocks = view.ledger, borrowed(view.ledger)
    statements = [a for a in view.own if _counts(view, a, blocks)]
    if OWN_WORK.search(ledger.article.text):
        return
    if entire := next((b for b in blocks if b.whole), None):
        message = (
            f"The piece is {entire.name}'s, as it says itself. Did we ask anybody it quotes or tells of, or "
            f"see any of it for ourselves? Say what we verified, and at the top that it is {entire.name}'s."
        )
        yield Question(message, (*_opening(view), *_words(statements), entire.mark))
        return
    names = _outlets(view, statements, blocks)
    through = {n: _carried(view, statements, blocks, n, len(names) == 1) for n in names}
    for outlet, carried in through.items():
        if len(carried) >= FEWEST and len(carried) >= SHARE * len(statements):
            yield Question(_message(view, [outlet], carried, statements), _places(view, carried, [outlet]))
            return
    carried = [a for a in statements if any(a in c for c in through.values())]
    several = [n for n in names if through[n]]
    if 1 < len(several) <= MOST and len(carried) > FEWEST and len(carried) >= TOGETHER * len(statements):
        yield Question(_message(view, several, carried, statements), _places(view, carried, several))


def _carried(
    view: View, statements: list[Attribution], blocks: list[Borrowed], outlet: str, only: bool
) -> list[Attribution]:
    """What comes through an outlet, and what those whom it quotes say elsewhere of no other place."""
    direct = [a for a in statements if _through(view, a, outlet, only) or _inside(a, blocks, outlet)]
    whose = {a.source for a in direct if a.source}
    return [a for a in statements if a in direct or (a.source in whose and _open(a))]


def _message(view: View, outlets: list[str], carried: list[Attribution], all_: list[Attribution]) -> str:
    opening = " ".join(view.ledger.article.slice(s) for s in _opening(view))
    whose = " and ".join(map(short, outlets[:3]))
    told = all(name.split()[-1] in opening for name in outlets[:1])
    credit = "" if told else f"Say at the top that the story is from {whose}. "
    return (
        f"{len(carried)} of {len(all_)} statements here come through {whose}. {credit}What of it did we "
        "verify, and did we ask those it is about?"
    )


def _opening(view: View) -> list[Span]:
    """The sentences that a text opens with, behind a headline inside it."""
    title = headline(view.ledger)
    after = view.sentences.at(title.end) if title and title.of == "text" else 0
    return view.sentences.some(after, after + OPENING - 1)


def _places(view: View, carried: list[Attribution], outlets: list[str]) -> tuple[Span, ...]:
    """The opening, which rests on the outlet, what is carried, and where the outlet is credited."""
    text = view.ledger.article.text
    named = (m.start() for n in outlets for m in re.finditer(rf"\b{re.escape(n)}\b", text))
    credits = {view.sentences.at(at): None for at in named}
    return (*_words(carried), *_opening(view), *(s for n in credits for s in view.sentences.some(n, n)))


def _words(statements: list[Attribution]) -> tuple[Span, ...]:
    return tuple(s for a in statements for s in (*a.cue[:1], *a.content))


def _inside(attribution: Attribution, blocks: list[Borrowed], outlet: str) -> bool:
    """Whether a statement stands in what the text prints from the outlet, and names no other place for it."""
    at = next((s.start for s in attribution.spans if s.of == "text"), -1)
    mine = any(b.start <= at < b.end and same_outlet(b.name, outlet) for b in blocks)
    return mine and not attribution.relays


def _open(attribution: Attribution) -> bool:
    """Whether it is left open where something was said."""
    return not attribution.addressee and not attribution.relays and attribution.channel == "unknown"


def _counts(view: View, attribution: Attribution, blocks: list[Borrowed]) -> bool:
    """Whether somebody told this: no thought, no missing answer, nothing that nobody or everybody holds."""
    source = view.ledger.source(attribution)
    passed = attribution.relays or any(_inside(attribution, [b], b.name) for b in blocks)
    crowd = source and (source.kind == "author" or (source.kind == "population" and not passed))
    silent = attribution.kind in ("no-response", "belief", "perception", "intention")
    return bool(source or attribution.relays) and not crowd and not silent


def _outlets(view: View, statements: list[Attribution], blocks: list[Borrowed]) -> list[str]:
    """The other outlets that are relays here, that report, or whose people speak, the first named first."""
    found: dict[str, None] = {}
    ledger = view.ledger
    known = ledger.article.value("outlet")  # else those who told an outlet may have told this one
    for attribution in statements:
        words = ledger.article.words(attribution.source_spans)
        relays = [r.name for r in attribution.relays if known or not told_to(attribution)]
        names = [n for n in relays if is_outlet(ledger, n)]
        if outlet := teller(ledger, statements, attribution):
            names.append(outlet)
        names += [m for m in POSSESSIVE.findall(words) if not is_body(m)]
        names += THEIR_SOURCES.findall(words)
        names += [n for n in REPORT_OF.findall(words) if is_outlet(ledger, n)]
        names += [m for m in SPEAKING.findall(words) if OUTLET.search(m) or RUN.fullmatch(m)]
        found.update(dict.fromkeys(n for n in names if not is_own(ledger, n)))
    found.update(dict.fromkeys(b.name for b in blocks))
    return list(found)


def _through(view: View, attribution: Attribution, outlet: str, only: bool) -> bool:
    """Whether a statement is this outlet's own, was made to it, or is relayed from it.

    "The paper" is the outlet where it is the ``only`` one.
    """
    source = view.ledger.source(attribution)
    told = told_to(attribution)
    if told and (same_outlet(told, outlet) or (only and GENERIC.match(told))):
        return True
    if any(same_outlet(r.name, outlet) for r in attribution.relays):
        return True
    name = view.ledger.article.words(attribution.source_spans)
    theirs = re.search(rf"\b{re.escape(outlet)}(?:['’]s)?\b", name)
    return bool(theirs or (only and GENERIC.match(name)) or (source and same_outlet(source.name, outlet)))
