"""How an article's headline stands to its body: the statement it rests on, and what it drops of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from auditor import Attribution, Ledger, Source, Span
from auditor.contract.reading import (
    SENTENCE,
    Stretches,
    body,
    headline,
    in_headline,
    outer,
    said,
    speaks,
    stems,
    unnamed,
    words,
)
from auditor_checks.accusations import accuses
from auditor_checks.headline.hedges import HEDGE, doubt, hedging, supposes

VOICE = re.compile(
    r"\b(?:says?|said|according to|sources?|officials|official(?=\s*(?:$|[,:;–—-]))|"
    r"(?<!hid )(?<!suppressed )(?<!buried )(?<!altered )"
    r"(?:reports?|poll|study|survey)"
    r"(?!\s+(?:on|into|about|tax)\b(?!.*\b(?:finds?|shows?|suggests?|reveals?|concludes?|blames?)\b))|"
    r"warns?|tells?|told|"
    r"vows?|urges?|calls?|denies|accuses?|blasts?|slams?|"
    r"police(?!\s+(?:chief|officers?|cars?|vans?|stations?|dogs?|raids?|union|force|cells?|custody)\b)|experts?|critics)\b|"
    r"\s[-–—]\s[A-Z][\w.]+(?: \w+)?$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“([^”]{2,})”|\"([^\"]{2,})\"|(?<![\w’'])[‘']([^‘’']{3,}?)[’'](?!\w)")
UNNAMED_NOUN = re.compile(
    r"\b(?:sources?|people|persons?|insiders?|officials?|aides?|advis[eo]rs?|diplomats?|executives?|"
    r"employees?|"
    r"experts?|observers?)\b",
    re.IGNORECASE,
)
ONLOOKERS = re.compile(
    r"\b(?:witness\w*|residents?|neighbou?rs?|passengers?|victims?|survivors?|police\w*|rescuers?|"
    r"villagers?|fans?|locals?|"
    r"parents?|relatives?|firefighters?|prosecutors?|detectives?|scientists?|researchers?|doctors?|critics|supporters|"
    r"analysts?|protesters?|regulators?|authorities|investigators?)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"^([^:]{2,40}):\s")
SPEAKERS = re.compile(
    r"(?:police|sources?|reports?|officials?|poll|study|survey|experts?|critics|court|ministry|government|"
    r"union)$",
    re.IGNORECASE,
)
FOUND = re.compile(r"\b(?:found|finds?|shows?|showed|indicat(?:ed?|es)|conclud(?:ed?|es))\b", re.IGNORECASE)
OWN = re.compile(r"\b(?:he|she|it|they|his|her|its|their|we|our|I|my)\b")
LEDE = 600  # characters after the headline
TOLD_IN_SHORT = 0.7  # share of it in a hedged sentence
TOLD_FLATLY = 0.5  # share of the headline in a sentence of the body that attributes nothing


class Options(BaseModel):
    """When the body is taken to speak of what the headline says."""

    model_config = ConfigDict(extra="forbid")

    share: float = Field(
        0.5, gt=0, le=1, description="share of the headline's content words a statement must hold"
    )
    fewest: int = Field(3, ge=1, description="how many of these words at least")


@dataclass(frozen=True)
class Match:
    """A statement of the body that says what the headline says."""

    attribution: Attribution
    share: float


class Verdict(NamedTuple):
    """What a headline drops of the statement it rests on, and the score for it, in numbers and words."""

    drops: Literal["anonymity", "hedge", "attribution"] | None
    score: float
    label: str


CAREFUL = Verdict(None, 1.0, "the headline is as careful as the body")
DROPPED = Verdict("hedge", 0.0, "the headline drops the hedge")


class View:
    """An article as the rules see it: the ledger, the options, and how its headline stands to its body."""

    def __init__(self, ledger: Ledger, options: Options) -> None:
        self.ledger = ledger
        self.options = options
        self.place = headline(ledger)

    @cached_property
    def title(self) -> str:
        """The words of the headline; empty where there is none."""
        return self.ledger.article.slice(self.place) if self.place else ""

    @cached_property
    def claim(self) -> str:
        """The headline without a label before a colon; whether that is who speaks is another question."""
        return LABEL.sub("", self.title)

    @cached_property
    def wanted(self) -> set[str]:
        """The stems of the headline's telling words."""
        return stems(self.claim)

    @cached_property
    def stated(self) -> list[Match]:
        """The statements of the first paragraphs that may say what the headline says."""
        ledger, place = self.ledger, self.place
        early = (a for a in body(ledger) if place and a.content and _early(a, place))
        stated = (a for a in early if _stated(ledger, a) or supposes(ledger, a, self.wanted))
        about = (a for a in stated if _about(ledger, a, self.claim))
        return [Match(a, _held(self.wanted, _words(ledger, a))) for a in about]

    @cached_property
    def match(self) -> Match | None:
        """The statement that holds most of the headline's words, unless the body states as much by itself."""
        if self.place is None:
            return None
        ledger, place, wanted = self.ledger, self.place, self.wanted
        best = max(self.stated, key=lambda m: m.share, default=None)
        if not wanted or best is None or best.share < self.options.share:
            return None
        if round(best.share * len(wanted)) < self.options.fewest:
            return None
        flat = max((_held(wanted, text) for text in _unattributed(ledger, place)), default=0.0)
        return best if flat < min(best.share, TOLD_FLATLY) else None

    @cached_property
    def verdict(self) -> Verdict:
        """What the headline drops of the statement it rests on; nothing where it rests on none."""
        ledger = self.ledger
        said_there = any(in_headline(ledger, a) and _speaks(ledger, a) for a in ledger.attributions)
        careful = (
            VOICE.search(self.title)
            or _labelled(ledger, self.title)
            or HEDGE.search(self.title)
            or said_there
        )
        if self.match is None or careful or QUOTED.search(self.title):
            return CAREFUL
        found = _harder(ledger, self.title, self.match.attribution, self.hedge)
        return CAREFUL if found.drops == "hedge" and self._sure() else found

    @cached_property
    def hedge(self) -> tuple[Span, ...]:
        """The words that hedge the statement that the headline rests on."""
        return hedging(self.ledger, self.match.attribution, self.wanted) if self.match else ()

    def _sure(self) -> bool:
        """Whether another statement says nearly all of it without a hedge."""
        ledger = self.ledger
        much = (m for m in self.stated if m != self.match and m.share >= TOLD_IN_SHORT)
        return any(not hedging(ledger, m.attribution, self.wanted) for m in much)

    @cached_property
    def hedged(self) -> tuple[str, Span] | None:
        """A hedge of a sentence that nobody is behind, in the first paragraphs, where the headline has none.

        The word that hedges ("allegedly"), and its sentence, which holds most of the headline's words.
        """
        careful = VOICE.search(self.title) or HEDGE.search(self.title) or QUOTED.search(self.title)
        spoken = any(in_headline(self.ledger, a) for a in self.ledger.attributions)
        if self.place is None or self.match or careful or spoken:
            return None
        wanted, text = self.wanted, self.ledger.article.text
        told = Stretches(s for a in body(self.ledger) for s in a.cue if a.source)
        start = self.place.end if self.place.of == "text" else 0
        found: tuple[str, Span] | None = None
        for sentence in SENTENCE.finditer(text, start):
            span = Span(start=sentence.start(), end=sentence.end())
            much = len(wanted) >= self.options.fewest and _held(wanted, sentence[0]) >= TOLD_IN_SHORT
            mark = doubt(sentence[0], wanted)
            if much and not mark:
                return None  # told flatly as well
            if much and mark and not found and span.start < start + LEDE and not told.meets(span):
                found = mark, span
        return found

    def dropping(self, what: str) -> Iterator[tuple[Attribution, str, tuple[Span, ...]]]:
        """The statement, in whose words it is, and the spans, where the headline drops just this of it."""
        if self.match and self.place and self.verdict.drops == what:
            statement = self.match.attribution
            source = self.ledger.source(statement)
            who = said(self.ledger, statement.source_spans) or (source.name if source else "nobody named")
            yield statement, who, (self.place, *statement.spans)


def _in(place: Span | None, span: Span) -> bool:
    return place is not None and place.meets(span)


def _speaks(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether somebody speaks in a headline; a colon alone is judged by what stands before it."""
    return speaks(ledger, attribution) and ledger.article.words(attribution.cue).strip() != ":"


def _labelled(ledger: Ledger, title: str) -> bool:
    """Whether a headline opens with its speaker and a colon: a source of the article, or a word for one."""
    label = LABEL.match(title)
    last = words(label[1])[-1:] if label else []
    place = headline(ledger)
    told = (s for s in ledger.sources if s.named and not all(_in(place, m) for m in s.mentions))
    known = any(set(last) <= set(words(s.name)) for s in told)
    return bool(last) and (known or bool(SPEAKERS.search(label[1] if label else "")))


def _early(attribution: Attribution, place: Span) -> bool:
    """Whether a statement stands in the first paragraphs, on which headlines are written."""
    start = attribution.spans[0].start - (place.end if place.of == "text" else 0)
    return start < LEDE


def _about(ledger: Ledger, attribution: Attribution, claim: str) -> bool:
    """Whether the statement holds the word that the headline begins with, commonly whom it is about."""
    opening = [w for w in words(claim) if stems(w)][:1]
    return bool(opening) and bool(stems(opening[0]) & stems(ledger.article.words(attribution.spans)))


def _stated(ledger: Ledger, attribution: Attribution) -> bool:
    """A statement of the body that somebody makes or a study finds, or that is passed on as hearsay."""
    source, cue = ledger.source(attribution), ledger.article.words(attribution.cue)
    finds = source is not None and source.kind == "document" and bool(FOUND.search(cue))
    return (
        attribution.within is None
        and (speaks(ledger, attribution) or bool(attribution.hedges) or finds)
        and attribution.kind != "no-response"
    )


def _held(wanted: set[str], text: str) -> float:
    """The share of the wanted stems that a text holds; "cease fire" is found in "ceasefire"."""
    if not wanted:
        return 0.0
    here = stems(text)
    run = "".join(words(text))
    found = sum(1 for w in wanted if w in here or (len(w) >= 4 and w in run))
    return found / len(wanted)


def _words(ledger: Ledger, attribution: Attribution) -> str:
    """What a statement says and, where that has "he" or "its" for the speaker, who says it."""
    said_ = ledger.article.words(attribution.content)
    own = ledger.article.words(attribution.source_spans) if OWN.search(said_[:60]) else ""
    return f"{own} {said_}"


def _unattributed(ledger: Ledger, place: Span) -> Iterator[str]:
    """The sentences of the body, each without what is attributed in it."""
    hidden = Stretches(s for a in ledger.attributions for s in (*a.content, *a.cue))
    text = ledger.article.text
    for sentence in SENTENCE.finditer(text):
        if place.of == "text" and sentence.start() < place.end:
            continue
        if not hidden.meets(Span(start=sentence.start(), end=sentence.end())):
            yield sentence[0]


def _harder(ledger: Ledger, title: str, statement: Attribution, hedge: tuple[Span, ...]) -> Verdict:
    """What a flat headline leaves out: that nobody is named, a hedge, or whose word it is."""
    source = ledger.source(statement)
    around = [ledger.source(a) for a in outer(ledger, statement)]
    if source is None and not statement.hedges:
        return DROPPED if hedge else CAREFUL
    if source is None or any(s and _hidden(s) for s in (source, *around)):
        return Verdict("anonymity", 0.0, "the headline drops that nobody is named")
    if set(words(source.name)[-1:]) & set(words(title)):
        return Verdict(None, 1.0, "the headline names who says it")
    if hedge:
        return DROPPED
    unspoken = statement.kind in ("decree", "intention", "no-response")
    crowd = source.kind == "population" and not accuses(ledger, statement)
    if unspoken or crowd or source.kind in ("document", "author"):
        return CAREFUL
    return Verdict("attribution", 0.5, "the headline drops whose word it is")


def _hidden(source: Source) -> bool:
    """Unnamed people from inside; those who saw or suffered a thing in public are not hidden."""
    several = source.plural and not ONLOOKERS.search(source.name)
    return unnamed(source) and bool(UNNAMED_NOUN.search(source.name) or several)
