"""Headline: whether it promises more than the body says, who says it and what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from auditor import Attribution, Check, Finding, Ledger, On, Reason, Result, Span, hookimpl
from auditor.contract.cards import rule
from auditor.contract.reading import (
    SENTENCE,
    Stretches,
    body,
    headline,
    in_headline,
    inherited,
    outer,
    said,
    speaks,
    stems,
    unjudged,
    unnamed,
    words,
)
from auditor_checks.headline.body import hardened

CHECK = "headline"
UNNAMED, HEDGED, ATTRIBUTED, NO_QUOTE, BODY = RULES = (
    rule(__name__, "rests-on-unnamed", "Headline states flatly what unnamed sources say", "warning"),
    rule(__name__, "hardens-hedge", "Headline states flatly what the body hedges", "warning"),
    rule(__name__, "drops-attribution", "Headline states flatly what the body attributes", "info", on=False),
    rule(__name__, "quote-not-in-body", "Quote in the headline that is not in the body", "warning"),
    rule(__name__, "body-hardens", "Body states flatly what it has only attributed or hedged", "warning"),
)

HEDGE = re.compile(
    r"\b(?:may|might|could|would|reportedly|allegedly|alleged|alleges?|purported|apparent|apparently|"
    r"possible|possibly|likely|unlikely|rumou?red|expected|seems?|appears?|considers?|considering|mulls?|weighs?|eyes|"
    r"plans?|wants?|hopes?|believed|thought|suspected|accused|claims?|claimed)\b|\?",
    re.IGNORECASE,
)
VOICE = re.compile(
    r"\b(?:says?|said|according to|sources?|officials?|report|reports|poll|study|survey|warns?|tells?|told|"
    r"vows?|urges?|calls?|denies|accuses?|blasts?|slams?|police|experts?|critics)\b|^[^:]{2,40}:\s|"
    r"\s[-–—]\s[A-Z][\w.]+(?: \w+)?$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“([^”]{2,})”|\"([^\"]{2,})\"|(?<![\w’'])[‘']([^‘’']{3,}?)[’'](?!\w)")
UNNAMED_NOUN = re.compile(
    r"\b(?:sources?|people|persons?|insiders?|officials?|aides?|advis[eo]rs?|diplomats?|executives?|employees?|"
    r"experts?|observers?)\b",
    re.IGNORECASE,
)
LEDE = 600  # characters after the headline
TOLD_FLATLY = 0.4  # share of the headline in a sentence of the body that attributes nothing


class Options(BaseModel):
    """When the body is taken to speak of what the headline says."""

    model_config = ConfigDict(extra="forbid")

    share: float = Field(
        0.5, gt=0, le=1, description="share of the headline's content words a statement must hold"
    )
    fewest: int = Field(3, ge=1, description="how many of these words at least")


class Data(BaseModel):
    """The headline, and the statement of the body that it rests on."""

    model_config = ConfigDict(extra="forbid")

    headline: str | None = None
    attribution: str | None = None
    share: float | None = None  # of the headline's content words that the statement holds


@dataclass(frozen=True)
class Match:
    """A statement of the body that says what the headline says."""

    attribution: Attribution
    share: float


class Headline(Check):
    """Score 1: no firmer than the body. 0.5: drops an attribution. 0: drops a hedge or an anonymity."""

    id = CHECK
    title = "Whether the headline is as careful as the body"
    version = "1.0"
    Options = Options
    Data = Data
    rules = RULES

    def article(self, ledger: Ledger) -> Iterable[Result]:
        """One result, for the article; not applicable without a headline or where the body has no match."""
        place = headline(ledger)
        if out := unjudged(ledger):
            return out
        harder = tuple(_hardened(ledger))
        if place is None:
            return [Result(state="not applicable", label="no headline", findings=harder)]
        quotes = (*_missing_quotes(ledger, place), *harder)
        words_ = said(ledger, (place,), 200)
        match = self._match(ledger, place)
        if match is None:
            told = Data(headline=words_).model_dump(exclude_none=True)
            label = "the body does not say this, or says it in its own words"
            return [Result(state="not applicable", label=label, findings=quotes, data=told)]
        data = Data(headline=words_, attribution=match.attribution.id, share=round(match.share, 3))
        return [_result(ledger, place, match, data, quotes)]

    def _match(self, ledger: Ledger, place: Span) -> Match | None:
        """The statement that holds most of the headline's words, unless the body states as much by itself."""
        wanted = stems(ledger.article.slice(place))
        early = [
            a for a in body(ledger) if _stated(ledger, a) and _about(ledger, a, place) and _early(a, place)
        ]
        matches = [Match(a, _held(wanted, ledger.article.words(a.content))) for a in early if a.content]
        best = max(matches, key=lambda m: m.share, default=None)
        if not wanted or best is None or best.share < self.options.share:
            return None
        if round(best.share * len(wanted)) < self.options.fewest:
            return None
        flat = max((_held(wanted, text) for text in _unattributed(ledger, place)), default=0.0)
        return best if flat < min(best.share, TOLD_FLATLY) else None


def _early(attribution: Attribution, place: Span) -> bool:
    """Whether a statement stands in the first paragraphs, on which headlines are written."""
    start = attribution.spans[0].start - (place.end if place.of == "text" else 0)
    return start < LEDE


def _about(ledger: Ledger, attribution: Attribution, place: Span) -> bool:
    """Whether the statement holds the word that the headline begins with, commonly whom it is about."""
    opening = [w for w in words(ledger.article.slice(place)) if stems(w)][:1]
    return bool(opening) and bool(stems(opening[0]) & stems(ledger.article.words(attribution.spans)))


def _stated(ledger: Ledger, attribution: Attribution) -> bool:
    """A statement of the body that somebody makes, or that is passed on as hearsay."""
    return (
        attribution.within is None
        and (speaks(ledger, attribution) or bool(attribution.hedges))
        and attribution.kind != "no-response"
    )


def _result(ledger: Ledger, place: Span, match: Match, data: Data, quotes: tuple[Finding, ...]) -> Result:
    title = ledger.article.slice(place)
    said_there = any(in_headline(ledger, a) and speaks(ledger, a) for a in ledger.attributions)
    careful = VOICE.search(title) or HEDGE.search(title) or said_there
    finding, score, label = None, 1.0, "the headline is as careful as the body"
    if not careful and not QUOTED.search(title):
        finding, score, label = _harder(ledger, place, match.attribution)
    return Result(
        on=On(),
        state="scored",
        score=score,
        label=label,
        reasons=(Reason(text="the body's statement", spans=match.attribution.spans),),
        findings=(*((finding,) if finding else ()), *quotes),
        data=data.model_dump(exclude_none=True),
    )


def _held(wanted: set[str], text: str) -> float:
    """The share of the wanted stems that a text holds; "cease fire" is found in "ceasefire"."""
    if not wanted:
        return 0.0
    here = stems(text)
    run = "".join(words(text))
    found = sum(1 for w in wanted if w in here or (len(w) >= 4 and w in run))
    return found / len(wanted)


def _unattributed(ledger: Ledger, place: Span) -> Iterator[str]:
    """The sentences of the body, each without what is attributed in it."""
    hidden = Stretches(s for a in ledger.attributions for s in (*a.content, *a.cue))
    text = ledger.article.text
    for sentence in SENTENCE.finditer(text):
        if place.of == "text" and sentence.start() < place.end:
            continue
        if not hidden.meets(Span(start=sentence.start(), end=sentence.end())):
            yield sentence[0]


def _harder(ledger: Ledger, place: Span, statement: Attribution) -> tuple[Finding | None, float, str]:
    """What the flat headline leaves out: that nobody is named, a hedge, or whose word it is."""
    source = ledger.source(statement)
    around = [ledger.source(a) for a in outer(ledger, statement)]
    spans, mend = (place, *statement.spans), inherited(statement)
    who = said(ledger, statement.source_spans) or (source.name if source else "nobody named")
    if source is None and not statement.hedges:
        return None, 1.0, "the headline is as careful as the body"
    if source is None or any(s and unnamed(s) and UNNAMED_NOUN.search(s.name) for s in (source, *around)):
        message = f'The headline states as fact what the body has only from "{who}". Can it say so?'
        return (
            UNNAMED.finding(CHECK, message, spans, inherited=mend),
            0.0,
            "the headline drops that nobody is named",
        )
    if set(words(source.name)[-1:]) & set(words(ledger.article.slice(place))):
        return None, 1.0, "the headline names who says it"
    hedge = statement.hedges[:1] or (statement.cue[:1] if statement.stance == "doubting" else ())
    if hedge:
        message = f'The body hedges ("{said(ledger, hedge)}"), the headline does not. Can it carry the doubt?'
        return HEDGED.finding(CHECK, message, spans, inherited=mend), 0.0, "the headline drops the hedge"
    if source.kind in ("document", "author", "population") or statement.kind in (
        "decree",
        "intention",
        "no-response",
    ):
        return None, 1.0, "the headline is as careful as the body"
    message = f'The headline states as fact what the body gives as the word of "{who}". Say whose?'
    return (
        ATTRIBUTED.finding(CHECK, message, spans, inherited=mend),
        0.5,
        "the headline drops whose word it is",
    )


def _hardened(ledger: Ledger) -> Iterator[Finding]:
    for found in hardened(ledger):
        statement = found.statement
        who = said(ledger, statement.hedges[:1]) or said(ledger, statement.source_spans) or "nobody named"
        message = (
            f'"{said(ledger, (found.span,))}" takes as fact what stands above only with "{who}". What made '
            "it certain?"
        )
        spans = (found.span, *statement.spans)
        yield BODY.finding(CHECK, message, spans, inherited=inherited(statement))


def _plain(text: str) -> str:
    return " ".join(words(text.replace("&", " and ")))


def _missing_quotes(ledger: Ledger, place: Span) -> Iterator[Finding]:
    article = ledger.article
    body = (
        article.text
        if place.of == "title"
        else article.text[: place.start] + "\n" + article.text[place.end :]
    )
    said_words = f" {_plain(body)} "
    for quote in QUOTED.finditer(article.slice(place)):
        inside = next(g for g in quote.groups() if g)
        if words(inside) and f" {_plain(inside)} " not in said_words:
            span = Span(of=place.of, start=place.start + quote.start(), end=place.start + quote.end())
            message = f'Who says "{inside}"? The headline quotes words that are nowhere in the body.'
            yield NO_QUOTE.finding(CHECK, message, (span,))


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """The check of this module."""
    return [Headline]
