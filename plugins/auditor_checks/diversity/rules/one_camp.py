"""Disputes in which everybody who speaks is of one side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from auditor import Attribution, Ledger, Source
from auditor.contract.reading import Sentences, said
from auditor.contract.rules import Question, rule
from auditor_checks.diversity.sides import DISPUTE, FOUGHT, SIGNS, camp_of, other_side
from auditor_checks.diversity.view import View

RULE = rule(__name__, "one-camp", "Everybody who speaks is of one side", "info", gravity=56)

FEWEST = 4  # statements
VOICES = 2  # that speak
OTHERS = re.compile(
    r"\b(?:workers?|tenants?|unions?|residents?|opponents|critics|families|employees|protest[eo]rs|"
    r"villagers|parents|"
    r"patients|neighbours|farmers|rivals|strikers|students|campaigners|activists|those\s+who)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:disgrace\w*|cruel\w*|ashamed|shame\w*|harm\w*|madness|destroy\w*|wrong|ruin\w*|unfair\w*|"
    r"kill\w*|badly|scandal\w*|absurd|"
    r"condemn\w*|poison\w*|reckless|betray\w*|threat\w*|oppos\w+|against|unacceptable|terrible|disast\w+|"
    r"attack\w*|dangerous|bad|worse|"
    r"ridiculous|outrag\w+|mistake|fail\w*|nonsense|unjust|illegal|worr\w+|fear\w*|warn\w*|suffer\w*|"
    r"asthma|misled|hurt\w*)\b",
    re.IGNORECASE,
)
FOR = re.compile(
    r"\b(?:welcom\w+|support(?:s|ed|ers?)\s+(?:of\s+)?(?:the|it|this)|in favou?r|benefi\w+|will\s+bring|"
    r"prais\w+|hardly\s+anybody|"
    r"necessary|needed|den(?:y|ied|ies)|insist\w*)\b",
    re.IGNORECASE,
)
NATURAL = re.compile(
    r"\b(?:storm|flood\w*|earthquake|quake|fire|hurricane|crash|match|game|goal|film|album|virus|"
    r"disease)\b",
    re.IGNORECASE,
)


def look(view: View) -> Iterator[Question]:
    """Asks for the other side, once."""
    ledger, spoken = view.ledger, view.spoken
    heard = {source.id: source for _, source in spoken}
    if (
        len(spoken) < FEWEST
        or len(heard) < VOICES
        or any(a.kind == "no-response" for a in ledger.attributions)
    ):
        return
    text = ledger.article.text
    signs = len(DISPUTE.findall(text))
    house = signs >= SIGNS and _one_house(ledger, spoken)
    told = [(a, s) for a, s in spoken if a.kind != "intention"]  # what somebody wants is not yet a word
    unheard = other_side(ledger, told) if len(told) >= FEWEST and FOUGHT.search(text) else None
    if not house and not unheard and not (signs and _one_view(ledger, spoken)):
        return
    first = said(ledger, next((a.source_spans for a, _ in spoken if a.source_spans), ()))
    asked = "Who sees it differently, and were they asked?"
    if unheard:
        asked = f'"{unheard}" has no word here. What is the answer of that side, and was it asked for?'
    message = f"All {len(spoken)} statements here are of one side, from {first} on. {asked}"
    yield Question(message, tuple(s for a, _ in spoken for s in (a.source_spans or a.cue)[:1]))


def _one_house(ledger: Ledger, spoken: list[tuple[Attribution, Source]]) -> bool:
    """Whether all who speak are of one body or household, and speak of others who do not."""
    camps: list[set[str]] = []
    for attribution, source in spoken:
        camp = camp_of(ledger, attribution, source)
        if camp is None and camps:
            continue
        joined = [c for c in camps if camp and c & camp]
        camps = [c for c in camps if c not in joined] + [reduce(set.union, joined, camp or set())]
    house = camps[0] if len(camps) == 1 else set()
    told = (OTHERS.findall(ledger.article.words(a.content)) for a, _ in spoken)
    others = {w.casefold() for found in told for w in found} - house
    return bool(house) and bool(others)


def _one_view(ledger: Ledger, spoken: list[tuple[Attribution, Source]]) -> bool:
    """Whether all but one of the statements are against a thing, none is for it, and two name one thing."""
    sentences = Sentences(ledger.article.text)
    said_ = [sentences.around(a.cue[0].start) for a, _ in spoken if a.cue]
    if any(FOR.search(s) for s in said_) or NATURAL.search(ledger.article.text):
        return False
    against = sum(bool(AGAINST.search(s)) for s in said_)
    return against >= max(FEWEST, len(said_) - 1)
