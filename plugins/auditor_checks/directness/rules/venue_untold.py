"""People who are quoted again and again, and not once is it said where or to whom they spoke."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution
from auditor.contract.reading import is_place, speaks
from auditor.contract.rules import Question, rule
from auditor_checks.directness import venue
from auditor_checks.directness.view import View

RULE = rule(__name__, "venue-untold", "Quoted, and nowhere where it was said", "info", gravity=43)

_PRONOUN = re.compile(r"(?:he|she|who|they|it)?", re.IGNORECASE)  # of whom it may be another's
FEWEST = 3  # quotes of one speaker
UNASKED = ("interview", "release", "opinion")  # kinds of text that are themselves where it was said


def look(view: View) -> Iterator[Question]:
    """Asks where they said it, once for all of them."""
    by: dict[str, list[Attribution]] = {}
    for attribution in view.own:
        source = view.ledger.source(attribution)
        if (
            source
            and source.named
            and not is_place(source.name)
            and source.kind == "person"
            and speaks(view.ledger, attribution)
        ):
            by.setdefault(source.id, []).append(attribution)
    found = {id: quotes for id, said in by.items() if (quotes := _loose(view, said))}
    if not found or view.kind in UNASKED:
        return
    names = [source.name for id in found if (source := view.ledger.by_id(id))]
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1][:2])} and {names[-1]}"
    quotes = [a for said in found.values() for a in said]
    message = (
        f"Where and to whom did {who} say this? The article quotes them {len(quotes)} times and never tells. "
        "Say that it was to us, or at what, in what, or to which outlet."
    )
    yield Question(message, tuple(s for a in quotes for s in (*a.content, *a.cue)))


def _loose(view: View, said: list[Attribution]) -> list[Attribution]:
    """The quotes of somebody of whom no statement has a place, a channel, a hearer or an outlet."""
    quotes = [
        a for a in said if a.quotes and not _PRONOUN.fullmatch(view.ledger.article.words(a.source_spans))
    ]
    if len(quotes) < FEWEST or any(_placed(view, a) for a in said):
        return []
    return quotes


def _placed(view: View, attribution: Attribution) -> bool:
    told = attribution.addressee or attribution.relays or attribution.channel != "unknown"
    return bool(told or attribution.id in view.going_on or venue.told(view.ledger, attribution))
