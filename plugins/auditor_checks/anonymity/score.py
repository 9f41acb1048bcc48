"""How much a reader can tell of who speaks: the additive score over a source's slots, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import fsum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from auditor import Attribution, Ledger, Reason, Relay, Source
from auditor.contract.reading import has, outer, said, slot
from auditor_checks.anonymity import things

Level = Literal["identified", "described", "opaque", "no source"]
SPOKESMAN = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men|women)|representatives? (?:for|of))\b", re.IGNORECASE
)

BARE_GROUP = re.compile(
    r"(?:but |and |while )?(?:some|many|others|several|few|most|plenty|a few|some people|many people|some "
    r"others)",
    re.IGNORECASE,
)


class Options(BaseModel):
    """The weights, 0 (identified) to 1 (nobody can tell); override any in ``[checks.anonymity]``."""

    model_config = ConfigDict(extra="forbid")

    named_with_role: float = Field(0.0, description="a named person whose role is given, or who needs none")
    name_only: float = Field(0.05, description="a named person without a role")
    known_document: float = Field(0.05, description="a document whose title or owner is given")
    named_organisation: float = Field(0.10, description="a named organisation")
    told_body: float = Field(0.15, description="an unnamed body that a reader can tell (the council)")
    any_body: float = Field(0.30, description="an unnamed body of which there may be many (a hospital)")
    bare_body: float = Field(0.50, description="the same, and not even its field is told (a company)")
    filed_document: float = Field(0.10, description="a document that can be asked for (court records)")
    held_document: float = Field(0.50, description="a document, with who holds, wrote or shows it")
    unsigned_study: float = Field(0.50, description="a poll without pollster, a study without author")
    unheld_document: float = Field(0.80, description="a document that nobody is said to hold")
    spokesman: float = Field(0.15, description="an unnamed spokesman, on the record, of a named body")
    vague_group: float = Field(0.90, description="a bare vague group (some, many)")
    no_source: float = Field(1.0, description="nobody is said to stand behind it")
    unnamed: float = Field(0.95, description="where every unnamed source starts")
    least: float = Field(0.20, description="what an unnamed source keeps at least")
    body_named: float = Field(0.25, description="off for a named body")
    body_implied: float = Field(0.15, description="off for an implied government or party")
    body_nationality: float = Field(0.05, description="off for a nationality only")
    post_exact: float = Field(0.20, description="off for an exact post")
    post_generic: float = Field(0.10, description='off for a generic post ("official", "aide")')
    access_direct: float = Field(0.20, description="off for having taken part, or holding the document")
    access_familiar: float = Field(0.10, description="off for being familiar or briefed")
    access_acquainted: float = Field(0.05, description="off for merely knowing the person")
    senior: float = Field(0.05, description="off for seniority")
    number: float = Field(0.05, description="off for a stated number, two or more")
    allegiance: float = Field(0.05, description="off for a stated allegiance or interest")
    opaque_from: float = Field(0.90, description="from here on a source is called opaque")
    need_no_role: tuple[str, ...] = Field((), description="names that readers know without a role")


@dataclass(frozen=True)
class Opacity:
    """The anonymity of one source: the score, or None where it does not apply, and the parts of it."""

    score: float | None
    level: Level | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Hand:
    """One pair of hands a statement went through, the source's own first."""

    name: str
    part: Literal["source", "speaker around it", "relay"]
    opacity: Opacity = field(default_factory=lambda: Opacity(None))


def opacity(ledger: Ledger, source: Source | None, options: Options) -> Opacity:
    """The anonymity of a source by the rubric: fixed points, or .95 less what each slot tells."""
    if source is None:
        return Opacity(
            options.no_source,
            "no source",
            (Reason(text="nobody is named or described", points=options.no_source),),
        )
    if source.kind in ("population", "author"):
        return Opacity(
            None, None, (Reason(text=f"a source of the kind {source.kind} is nobody to identify"),)
        )
    if source.named and source.members:
        return _joined(ledger, source, options)
    if (thing := things.told(ledger, source)) is not None:
        points = float(getattr(options, thing.thing.replace(" ", "_")))
        return _made(points, (Reason(text=thing.text, points=points, spans=source.mentions[:1]),), options)
    if (fixed := _fixed(ledger, source, options)) is not None:
        return _made(fixed.points or 0.0, (fixed,), options)
    parts = (
        Reason(text="unnamed", points=options.unnamed, spans=source.mentions[:1]),
        *_parts(ledger, source, options),
    )
    total = fsum(p.points or 0.0 for p in parts)
    if total < options.least:
        parts += (Reason(text=f"an unnamed source keeps {options.least:.2f}", points=options.least - total),)
    return _made(max(total, options.least), parts, options)


def reason_given(ledger: Ledger, source: Source | None) -> Literal["absent", "rote", "specific"] | None:
    """Whether the article says why a source is unnamed; None for sources that are named or no people."""
    if source is None or source.named or source.kind not in ("person", "group"):
        return None
    found = slot(ledger, source, "reason")
    if not found:
        return "absent"
    return "rote" if found[0].grade == "rote" else "specific"


def hands(ledger: Ledger, attribution: Attribution, options: Options) -> tuple[Hand, ...]:
    """Everybody whose word the reader takes: the source, those who quote it here, and the relays."""
    source = ledger.source(attribution)
    who = source.name if source else said(ledger, attribution.source_spans) or "nobody"
    stated = source is None and attribution.source_spans
    own = _unlinked(attribution, options) if stated else opacity(ledger, source, options)
    held = [Hand(who, "source", own)]
    relays = list(attribution.relays)
    for around in outer(ledger, attribution):
        speaker = ledger.source(around)
        if not (speaker and source and speaker.id == source.id):
            name = speaker.name if speaker else "nobody"
            held.append(Hand(name, "speaker around it", opacity(ledger, speaker, options)))
        relays += [r for r in around.relays if r not in relays]
    return (*held, *(Hand(r.name, "relay", _relay(ledger, r, options)) for r in relays))


def _unlinked(attribution: Attribution, options: Options) -> Opacity:
    """Of somebody whom the text states in words that lead to no source: unnamed, never nobody."""
    why = Reason(text="unnamed", points=options.unnamed, spans=attribution.source_spans)
    return _made(options.unnamed, (why,), options)


def on_record(ledger: Ledger, source: Source) -> bool:
    """An unnamed spokesman of a named body who asked for no anonymity."""
    post, body = slot(ledger, source, "post"), slot(ledger, source, "body")
    spokesman = bool(SPOKESMAN.search(source.name) or (post and SPOKESMAN.search(post[0].value)))
    return bool(spokesman and body and body[0].grade == "named" and not slot(ledger, source, "reason"))


def _relay(ledger: Ledger, relay: Relay, options: Options) -> Opacity:
    source = ledger.by_id(relay.source)
    if source:
        return opacity(ledger, source, options)
    named = Reason(text="a named outlet", points=options.named_organisation, spans=relay.spans)
    return _made(options.named_organisation, (named,), options)


def _joined(ledger: Ledger, source: Source, options: Options) -> Opacity:
    """Several named sources that speak as one are as anonymous as the least known of them."""
    members = [
        opacity(ledger, m, options) for m in map(ledger.by_id, source.members) if m and m.id != source.id
    ]
    scored = [m for m in members if m.score is not None]
    if not scored:
        return _made(options.named_with_role, (Reason(text="named sources together"),), options)
    return max(scored, key=lambda m: m.score or 0.0)


def _fixed(ledger: Ledger, source: Source, options: Options) -> Reason | None:
    spans = source.mentions[:1]
    if source.named and source.kind == "document":
        return Reason(text="a document with its title or owner", points=options.known_document, spans=spans)
    if source.named and source.kind == "organisation":
        return Reason(text="a named organisation", points=options.named_organisation, spans=spans)
    if source.named and (
        has(ledger, source, "post", "body", "allegiance") or source.name in options.need_no_role
    ):
        return Reason(text="named, with a role", points=options.named_with_role, spans=spans)
    if source.named:
        return Reason(text="named, without a role", points=options.name_only, spans=spans)
    if source.kind == "group" and BARE_GROUP.fullmatch(source.name):
        return Reason(text="a vague group", points=options.vague_group, spans=spans)
    if source.kind in ("person", "group") and on_record(ledger, source):
        return Reason(text="spokesman of a named body, on the record", points=options.spokesman, spans=spans)
    return None


def _parts(ledger: Ledger, source: Source, options: Options) -> Iterator[Reason]:
    """What each slot takes off, with the words it was read from."""
    tables: dict[str, dict[str | None, tuple[str, float]]] = {
        "body": {
            "named": ("body named", options.body_named),
            "implied": ("government or party implied", options.body_implied),
            "nationality": ("nationality only", options.body_nationality),
        },
        "nationality": {None: ("nationality only", options.body_nationality)},
        "post": {
            "exact": ("exact post", options.post_exact),
            None: ("generic post", options.post_generic),
        },
        "access": {
            "direct": ("took part, or holds the document", options.access_direct),
            "familiar": ("familiar or briefed", options.access_familiar),
            "acquainted": ("knows the person", options.access_acquainted),
            None: ("familiar or briefed", options.access_familiar),
        },
        "seniority": {None: ("senior", options.senior)},
        "allegiance": {None: ("allegiance stated", options.allegiance)},
    }
    for name, table in tables.items():
        if name == "nationality" and has(ledger, source, "body"):
            continue
        if part := _part(ledger, source, name, table):
            yield part
    if source.count and source.count >= 2:
        yield Reason(text=f"number stated: {source.count}", points=-options.number, spans=source.mentions[:1])


def _part(
    ledger: Ledger, source: Source, name: str, table: dict[str | None, tuple[str, float]]
) -> Reason | None:
    found = slot(ledger, source, name)
    if not found:
        return None
    told, holder = found
    row = table.get(told.grade) or table.get(None) or table["nationality"]
    through = "" if holder.id == source.id else f" (told of {holder.name})"
    return Reason(
        text=f"{row[0]}: {told.value}{through}", points=-row[1], spans=(told.span,) if told.span else ()
    )


def _made(score: float, reasons: tuple[Reason, ...], options: Options) -> Opacity:
    score = round(score, 3)
    if score <= options.named_organisation:
        return Opacity(score, "identified", reasons)
    return Opacity(score, "opaque" if score >= options.opaque_from else "described", reasons)
