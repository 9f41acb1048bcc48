"""Claims that a text makes in its own voice and that somebody must have told it: figures, guesses, deeds.

A sentence is looked at where nobody speaks in it, where it credits nobody in words, and where nothing that
somebody with a name says elsewhere in the text holds as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import Attribution, Span
from auditor.contract.reading import Stretches, speaks, stems
from auditor_checks.anonymity.claim_words import (
    CLAUSE,
    CLOSED,
    CREDITED,
    EVENT,
    GRAVE,
    GRAVER,
    GUESS,
    HELD,
    HOLDS,
    INFERRED,
    KINDS,
    OWN_ACCOUNT,
    POSTED,
    QUESTION,
    SPOKEN,
    SURVEYED,
    TOLL,
    YEAR,
    Kind,
    credited,
)
from auditor_checks.anonymity.view import View
from auditor_checks.anonymity.words import OPINION_CUE

TOLD = 0.5  # share of its telling words that a named source says elsewhere
QUOTED = 5  # words of a claim that a question shows
SHARED = 3  # telling words by which a sentence goes on from the one before
LEAD = 0.34  # the same of the sentence an article opens with


class Claim(NamedTuple):
    """A claim in the text's own voice: its kind, its telling words, and its sentence."""

    kind: Kind
    words: str
    sentence: Span


def claims(view: View) -> Iterator[Claim]:
    """The claims that a text makes in its own voice, a sentence each, in text order."""
    if view.kind in OWN_ACCOUNT:
        return
    ledger, asked = view.ledger, set[str]()
    voices, loose = _voices(view), [a for a in ledger.attributions if _nobody(a, ledger.article.words(a.cue))]
    named = [stems(ledger.article.words(a.content)) for a in view.spoken if _vouches(view, a)]
    parts = Stretches(s for a in ledger.attributions for s in a.spans)
    for first, span, words in _sentences(view):
        if voices.meets(span) or view.quoted.meets(span):
            found = _beside(view, parts, span, words)
        else:
            found = None if credited(words) else _found(view, loose, span, words)
            found = None if found and _goes_on(view, voices, found) else found
        if found is None or _told(stems(words), named, LEAD if first else TOLD) or _slight(view, found):
            continue
        if words not in asked:  # a caption may stand there twice
            asked.add(words)
            yield found


def _slight(view: View, claim: Claim) -> bool:
    """Whether a deed is no grave one or is told by somebody behind it, or a guess is the writer's own."""
    words = view.ledger.article.slice(claim.sentence)
    if claim.kind.pattern is EVENT:
        _, *soon = view.sentences.near(claim.sentence.start, behind=2)
        return not GRAVER.search(words) or any(_voices(view).meets(s) for s in soon)
    if claim.kind.pattern is GUESS and INFERRED.search(claim.words) and view.comments:
        return True
    return view.borne.beside(claim.sentence, behind=1, shared=3)


def _found(view: View, loose: list[Attribution], span: Span, words: str) -> Claim | None:
    """The claim of a sentence in which nobody speaks: what nobody holds, then by kinds."""
    held = next((a for a in loose if any(s.meets(span) for s in a.cue)), None)
    cue = view.ledger.article.words(held.cue) if held else ""
    if cue and cue in words:
        return Claim(HELD, _quoted(words, words.index(cue), len(cue)), span)
    kinds = (
        Claim(k, _quoted(words, m.start(), len(m[0])), span)
        for k in KINDS
        if (m := k.pattern.search(words)) and _asks(k, words)
    )
    return next(kinds, None)


def _beside(view: View, parts: Stretches, span: Span, words: str) -> Claim | None:
    """A grave claim beside what somebody says in the same sentence, and no part of that."""
    for kind in GRAVE:
        for match in kind.pattern.finditer(words):
            start, end = span.start + match.start(), span.start + match.end()
            here = Span(start=start, end=end)
            if parts.meets(here) or view.quoted.meets(here) or not _asks(kind, words):
                continue
            clause = CLAUSE.split(words[: match.start()])[-1]
            behind = CLAUSE.split(words[match.end() :])[0]
            if not CREDITED.search(clause + match[0] + behind):
                shown = _quoted(words, match.start(), len(match[0]))
                return Claim(kind, shown, Span(start=start - len(clause), end=end + len(behind)))
    return None


def _quoted(sentence: str, at: int, length: int) -> str:
    """The telling words with what follows, as many as a reader needs to find them again."""
    words = sentence[at:].split()
    many = max(len(sentence[at : at + length].split()), QUOTED)
    return " ".join(words[:many]).rstrip(",.;:-") + (" …" if len(words) > many else "")


def _goes_on(view: View, voices: Stretches, claim: Claim) -> bool:
    """Whether it goes on from what somebody says in the sentence before, about the same."""
    text, number = view.ledger.article.text, view.sentences.at(claim.sentence.start)
    if not number or claim.kind is HELD or "\n" in text[claim.sentence.start - 2 : claim.sentence.start]:
        return False
    before = view.sentences.near(claim.sentence.start, before=1)[0]
    shared = stems(text[before.start : before.end]) & stems(text[claim.sentence.start : claim.sentence.end])
    fewest = SHARED - (claim.kind.pattern is GUESS)
    return voices.meets(before) and len(shared) >= fewest


def _sentences(view: View) -> Iterator[tuple[bool, Span, str]]:
    """The sentences of the body that tell something: whether one opens the text, where it is, its words."""
    first = True
    for span, words in view.telling:
        tells = not QUESTION.search(words)
        if tells and not any(p.search(words) for p in (POSTED, SPOKEN)) and CLOSED.search(words):
            yield first, span, words
        first = first and not tells


def _nobody(attribution: Attribution, cue: str) -> bool:
    """Whether a statement or a belief is passed on, and nobody at all stands behind it."""
    held = attribution.kind in ("statement", "belief") and attribution.within is None
    return bool(held and HOLDS.search(cue)) and not (
        attribution.source or attribution.source_spans or attribution.relays
    )


def _asks(kind: Kind, sentence: str) -> bool:
    """Whether it is open: no figure of a survey that is told of, no figure or deed of a dated past."""
    if kind.pattern is TOLL and SURVEYED.search(sentence):
        return False
    return not (kind.pattern in (EVENT, TOLL) and YEAR.search(sentence))


def _voices(view: View) -> Stretches:
    """Where somebody speaks: the cues and contents of what is said, shown or passed on."""
    ledger = view.ledger
    heard = (a for a in ledger.attributions if (a.source or a.relays or a.source_spans) and _heard(view, a))
    return Stretches(s for a in heard for s in (*a.cue, *a.content))


def _heard(view: View, attribution: Attribution) -> bool:
    """Whether words were spoken or written, or another outlet passes it on."""
    ledger, source = view.ledger, view.ledger.source(attribution)
    if attribution.hedges and not attribution.source_spans:
        return False
    said = speaks(ledger, attribution) or attribution.quotes or attribution.relays
    thinks = source and source.named and OPINION_CUE.search(ledger.article.words(attribution.cue))
    return bool(said or thinks or attribution.kind in ("decree", "no-response"))


def _vouches(view: View, attribution: Attribution) -> bool:
    source = view.ledger.source(attribution)
    return bool(source and source.named and _heard(view, attribution))


def _told(wanted: set[str], named: list[set[str]], share: float) -> bool:
    """Whether somebody with a name says so large a share of it."""
    return bool(wanted) and any(len(wanted & held) >= max(3, share * len(wanted)) for held in named)
