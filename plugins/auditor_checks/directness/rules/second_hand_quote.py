"""Quotes whose speaker is known here only through another outlet, and that do not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from auditor import Attribution, Span
from auditor.contract.reading import WORD, place, unnamed, whole
from auditor.contract.rules import Question, rule
from auditor_checks.directness.outlets import OUTLET, is_own, same_outlet
from auditor_checks.directness.view import View, line_of
from auditor_checks.signs import line_at

RULE = rule(__name__, "second-hand-quote", "Second-hand quote presented as first-hand", "warning", gravity=60)

FEWEST = 2  # words of a quote that sounds as if it was said to us
OFTEN, AGENCIES = (
    2,
    ("Reuters", "AP", "AFP", "Associated Press"),
)  # people told an agency: it is the agency's text
GAP = 1  # paragraph that holds the words to the outlet; another has to stand between


class Hand(NamedTuple):
    """An outlet that somebody spoke to: its name, where it stands, and where the statement to it begins."""

    name: str
    spans: tuple[Span, ...]
    at: tuple[int, int]


def look(view: View) -> Iterator[Question]:
    """Asks whether the quote is that outlet's, once for each speaker."""
    credited, asked = _credited(view), set[str | None]()
    for attribution in view.own:
        carried = attribution.quotes and _carried(view, attribution, credited)
        told = attribution.addressee.value if attribution.addressee else ""
        quoted = sum(len(WORD.findall(view.ledger.article.slice(s))) for s in attribution.quotes)
        if quoted < FEWEST:
            continue  # a title, a nickname
        if not carried or attribution.source in asked or same_outlet(carried.name, told):
            continue
        name = carried.name
        if (
            name in line_of(view.ledger, attribution)
            or _ours(view, name)
            or _here(view, attribution, carried)
        ):
            continue
        asked.add(attribution.source)
        message = (
            f"This quote reads as if it was said to us, but its speaker is known here only through {name}. "
            f"Is it {name}'s? Then say so at the quote."
        )
        yield Question.about(attribution, message, (*attribution.quotes, *carried.spans))


def _ours(view: View, name: str) -> bool:
    """Whether it is the outlet whose text this is, known by its name or by an agency's own mark."""
    mark = re.search(
        rf"\({re.escape(name)}\)\s+[-–—]|\b(?:reporting|editing)\s+by\b",
        view.ledger.article.text,
        re.IGNORECASE,
    )
    often = sum(1 for _ in re.finditer(rf"\btold\s+(?:the\s+)?{re.escape(name)}\b", view.ledger.article.text))
    return is_own(view.ledger, name) or bool(mark) or (often >= OFTEN and name in AGENCIES)


def _here(view: View, attribution: Attribution, hand: Hand) -> bool:
    """Whether the words to the outlet stand in the quote's own line, by whatever name."""
    at = attribution.quotes[0].start
    start, end = line_at(view.ledger.article.text, at, at)
    return any(s.of == "text" and start <= s.start < end for s in hand.spans)


def _credited(view: View) -> dict[str, Hand]:
    """The outlet to which each source first spoke, or that first quotes it, by the source."""
    found: dict[str, Hand] = {}
    for attribution in view.ledger.attributions:
        told = attribution.addressee
        direct = [Hand(r.name, r.spans, place(attribution)) for r in attribution.relays if not r.inferred]
        if told and told.span and OUTLET.search(told.value):
            direct.append(Hand(told.value.removeprefix("the "), (told.span,), place(attribution)))
        for hand in direct if attribution.source else ():
            found.setdefault(attribution.source or "", hand)
    return found


def _carried(view: View, attribution: Attribution, credited: Mapping[str, Hand]) -> Hand | None:
    """The outlet behind a quote that does not name it: carried over, or that of the same source before."""
    ledger = view.ledger
    if any(not r.inferred for r in attribution.relays) or attribution.channel != "unknown":
        return None
    source = ledger.source(attribution)
    if attribution.relays or source is None:
        hand = next((Hand(r.name, r.spans, place(attribution)) for r in attribution.relays), None)
        return hand if hand and not _just_named(view, hand, attribution) else None
    if unnamed(source):
        told = next((credited[s.id] for s in whole(ledger, source) if s.id in credited), None)
        return (
            told
            if told and _apart(view, told, attribution) and not _just_named(view, told, attribution)
            else None
        )
    hand = credited.get(source.id)
    ours = ledger.article.value("outlet")  # unknown: it may be the outlet that they spoke to
    return hand if hand and ours and not attribution.addressee and _apart(view, hand, attribution) else None


def _just_named(view: View, hand: Hand, attribution: Attribution) -> bool:
    """Whether the sentence before the quote names the outlet again."""
    before = view.sentences.around(attribution.quotes[0].start, before=1)
    return hand.name.removeprefix("The ").removeprefix("the ") in before


def _apart(view: View, hand: Hand, attribution: Attribution) -> bool:
    """Whether other matter stands between a named speaker's words to an outlet and this quote.

    Right behind them a quote goes on with what was said there; whoever speaks elsewhere too may have said it
    there.
    """
    text, source = view.ledger.article.text, attribution.source
    between = text[hand.at[1] : place(attribution)[1]]
    elsewhere = any(
        a.source == source
        and not a.relays
        and (a.channel != "unknown" or (a.addressee and not OUTLET.search(a.addressee.value)))
        for a in view.own
    )
    lines = [part for part in between.split("\n") if part.strip()]
    return bool(hand.at[0]) and not elsewhere and len(lines) > GAP
