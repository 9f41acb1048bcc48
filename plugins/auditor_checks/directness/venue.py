"""Where words were said: in public, to this outlet, in a document that was read; or why no venue is told."""

from __future__ import annotations

import re
from typing import NamedTuple

from auditor import Attribution, Ledger, Reason, Source
from auditor.contract.reading import place
from auditor_checks.directness.outlets import OUTLET, is_own, told_to

PUBLIC = frozenset(
    ["speech", "press conference", "interview", "statement", "e-mail", "social post", "court", "broadcast"]
)
PRESS = re.compile(
    r"\b(?:reporters?|journalists?|newsmen|[Tt]he press|[Tt]he media|us|[Oo]ur \w+|[Tt]his \w+)\b(?!['’])"
)
READ = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed|read|examined|inspected)\s+by\b|\bcop(?:y|ies) of\b|"
    r"\b(?:obtained|reviewed) (?:the|a)\b",
    re.IGNORECASE,
)
SPEAKING = re.compile(
    r"\b(?:sa(?:y|id|ys|ying)|t(?:old|ell)\w*|declar\w+|stat(?:e|es|ed|ing)|announc\w+|vow\w*|promis\w+|"
    r"pledg\w+|express\w*|insist\w*|argu\w+|predict\w*|warn\w*|wr(?:ote|ites?|itten)|tweet\w*|ask\w*|call\w*|"
    r"threaten\w*)\b",
    re.IGNORECASE,
)
PUBLISHES = re.compile(r"\b(?:report(?:s|ed|ing)?|according to|sa(?:id|ys)|wrote|writes|publish\w*)\b", re.I)
SPOKESMAN = re.compile(r"\bspokes(?:man|woman|person|people|men|women)\b", re.IGNORECASE)
ANNOUNCES = re.compile(
    r"\b(?:announc(?:e[sd]?|ing)|unveil(?:s|ed)|launch(?:es|ed)|proclaim(?:s|ed)|issued|published|"
    r"released)\b",
    re.I,
)
PAPER = re.compile(
    r"\b(?:newspapers?|magazine|tabloid|website|news\s+site|blog|broadcaster|news\s+agency|(?:radio|"
    r"TV)\s+station)\b|"
    r"\w\.(?:com|org|net|co\.uk)\b",
    re.IGNORECASE,
)
NEAR = 2  # paragraphs over which a speaker goes on where they spoke before


def silent(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether nothing was said that could have a venue: somebody thinks, sees, plans or shows."""
    spoken = attribution.quotes or SPEAKING.search(ledger.article.words(attribution.cue))
    unspoken = attribution.kind in ("belief", "perception", "intention", "evidence") and not spoken
    return unspoken or attribution.kind == "no-response"


def told(ledger: Ledger, attribution: Attribution) -> Reason | None:
    """Where the words were said in public or to this outlet, or the sign that a document was read."""
    spans = (attribution.channel_span,) if attribution.channel_span else ()
    if attribution.channel in PUBLIC:
        return Reason(text=f"said in public or to the press: {attribution.channel}", spans=spans)
    whom = attribution.addressee
    if whom and (PRESS.search(whom.value) or is_own(ledger, whom.value)):
        return Reason(text=f"told {whom.value}", spans=(whom.span,) if whom.span else ())
    source = ledger.source(attribution)
    near = " ".join(ledger.article.slice(s) for s in (*attribution.source_spans, *spans))
    paper = source and source.kind == "document"
    if paper and source and source.slots.access and source.slots.access.grade == "direct":
        return Reason(text="a document that was read", spans=attribution.source_spans)
    if (attribution.channel in ("document", "decree") or paper) and READ.search(near):
        return Reason(text="a document that was read", spans=attribution.source_spans or spans)
    cue = ledger.article.words(attribution.cue)
    if ANNOUNCES.search(cue) or attribution.kind == "decree":
        return Reason(text="announced in public", spans=attribution.cue)
    if source and SPOKESMAN.search(ledger.article.words(attribution.source_spans)):
        return Reason(text="said to the press by a spokesman", spans=attribution.source_spans)
    if source and _is_outlet(ledger, attribution, source) and PUBLISHES.search(cue):
        return Reason(text=f"published by {source.name}", spans=attribution.source_spans)
    return None


class Before(NamedTuple):
    """Where a source spoke before: the reason in words, and the other outlet where it was told that."""

    at: int
    reason: Reason
    outlet: str | None = None


def _is_outlet(ledger: Ledger, attribution: Attribution, source: Source) -> bool:
    """Whether the source is a paper, a station or a site, by its name or by the noun for it."""
    words = ledger.article.words(attribution.source_spans)
    by_name = source.kind == "organisation" and OUTLET.search(source.name)
    return bool(by_name or (source.kind != "person" and PAPER.search(f"{words} {source.name}")))


def going_on(ledger: Ledger) -> dict[str, Before]:
    """Where the source of a statement without a venue spoke soon before; by attribution."""
    found: dict[str, Before] = {}
    last: dict[str | None, Before] = {}
    for attribution in sorted(ledger.attributions, key=place):
        if here := _here(ledger, attribution):
            last[attribution.source] = here
        elif attribution.source in last and _open(attribution):
            before = last[attribution.source]
            if len(_paragraphs(ledger.article.text[before.at : place(attribution)[1]])) <= NEAR:
                text = f"goes on from there: {before.reason.text}"
                found[attribution.id] = before._replace(
                    reason=before.reason.model_copy(update={"text": text})
                )
    return found


def _here(ledger: Ledger, attribution: Attribution) -> Before | None:
    """Where a statement itself was made: at a venue, or to another outlet."""
    at = place(attribution)[1]
    relay = next((r for r in attribution.relays if attribution.source and not is_own(ledger, r.name)), None)
    if relay:
        return Before(at, Reason(text=f"via {relay.name}", spans=relay.spans), relay.name)
    if other := to_other_outlet(ledger, attribution):
        return Before(at, other, other.text.removeprefix("via "))
    where = told(ledger, attribution)
    return Before(at, where) if where else None


def _open(attribution: Attribution) -> bool:
    new = not attribution.addressee and attribution.channel == "unknown" and not attribution.within
    return new and attribution.kind == "statement"


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n") if part.strip()]


def to_other_outlet(ledger: Ledger, attribution: Attribution) -> Reason | None:
    """The other outlet that was told, where it stands as the addressee only."""
    whom = told_to(attribution).removeprefix("the ")
    if not OUTLET.search(whom) or is_own(ledger, whom) or PRESS.search(whom):
        return None
    span = attribution.addressee.span if attribution.addressee else None
    return Reason(text=f"via {whom}", spans=(span,) if span else ())
