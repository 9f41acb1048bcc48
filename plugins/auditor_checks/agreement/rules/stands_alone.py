"""One unnamed person, or nobody, tells a fact, and no text of the story bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Claim, On, Ref
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.view import Asked, View, count
from auditor_checks.anonymity.judgement import judgement
from auditor_checks.anonymity.people import granted, informs, opaque
from auditor_checks.anonymity.words import THE_ONE
from auditor_checks.directness.hearsay import is_hearsay
from auditor_checks.reading import Reading

RULE = rule(__name__, "stands-alone", "One unnamed source and nothing else", "info", gravity=55)

_RELATIVE = re.compile(r"(?:that|which|who|whose)\s+(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"(?:an?|one|another)\b", re.IGNORECASE)
_OTHERS = re.compile(  # two of them, or the voice of a body; "one official at the ministry" is neither
    r"\band\b|\b(?:spokes\w+|representatives?|press officers?|operators?)\b|"
    r"^(?!one\b).*\bofficials? (?:at|of|for|from)\b",
    re.IGNORECASE | re.DOTALL,
)
_UNSURE = re.compile(
    r"\b(?:unclear|unknown|unsure|not\s+(?:known|clear)|uncertain|hoax|fake)\b|^\W*to\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\b(?:verif\w+|according\s+to|reported\s+by|unconfirmed)\b", re.IGNORECASE)
SHORT = 5  # words of a statement below which nothing is asked


def look(view: View) -> Iterator[Question]:
    """Asks whether anybody else says so."""
    for claim in view.facts.claims:
        for message, spans in _ask(view, claim):
            yield Question(message, spans, On(claim=claim.id))


def _ask(view: View, claim: Claim) -> Asked:
    """One unnamed person, or nobody, tells a fact, and no text of the story bears it out."""
    if len(claim.origins) + len(claim.origins_unjudged) != 1 or claim.denies:
        return
    ledger, attribution = view.story.ledger(claim.words.article), view.attribution(claim.words)
    if not all(_secret(view, r) for r in claim.says) or count(view.said(claim.words)) < SHORT:
        return
    opinion = attribution.form == "direct" or judgement(ledger, attribution, view.inner(claim.words))
    if attribution.kind != "statement" or opinion or _RELATIVE.match(view.said(claim.words)):
        return
    if view.elsewhere(claim) or _told_beside(view, claim):
        return
    who = f"{view.who(claim.words)} alone" if view.source(claim.words) else "hearsay"
    yield (
        f'"{view.said(claim.words)}" rests on {who}, and none of the other articles of the story was seen '
        "to bear it out. Does anybody else say so?",
        (*view.place(claim.words, "source_spans"), *view.place(claim.words, "content")),
    )


def _told_beside(view: View, claim: Claim) -> bool:
    """Whether the article itself has it from somebody named too, leaves it open, or calls it untrue."""
    ledger, attribution = view.story.ledger(claim.words.article), view.attribution(claim.words)
    reading = Reading(ledger)
    if reading.debunks or _UNSURE.search(view.content(claim.words)) or not attribution.content:
        return True
    first = attribution.content[0]
    if first.of != "text" or reading.borne.out(attribution.content, attribution.source):
        return True
    if reading.borne.beside(first, before=1, behind=1, shared=2):
        return True
    return bool(_ASIDE.search(reading.sentences.around(first.start, behind=1)))


def _secret(view: View, ref: Ref) -> bool:
    """Whether one person who asked not to be named tells it, or hearsay does."""
    ledger, attribution = view.story.ledger(ref.article), view.attribution(ref)
    source = view.source(ref)
    if source is None:
        return is_hearsay(ledger, attribution) is not None and not attribution.source_spans
    one = not source.plural and (source.count or 1) == 1 and source.kind == "person"
    called = ledger.article.words(attribution.source_spans)
    asked = granted(ledger, source) or bool(_SOMEBODY.match(called))
    told = asked and not THE_ONE.match(called) and not _OTHERS.search(called)
    return one and told and opaque(ledger, source) and informs(ledger, attribution)
