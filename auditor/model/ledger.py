"""All that is attributed in one article: the sources, the attributions, and what was counted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field

from auditor.model.article import Article
from auditor.model.places import Fixed, Record, Span, Spans, Unit

SourceKind = Literal["person", "organisation", "document", "group", "population", "author"]


class Slot(Record):
    """One thing the article says of a source. ``grade`` sorts values of one slot (see docs/report.md)."""

    value: str
    grade: str | None = None
    span: Span | None = None


class Slots(Record):
    """What the article tells of a source, each slot with the place it was read from.

    Grades: body named|implied|nationality; post exact|generic; access direct|familiar|acquainted;
    reason rote|specific; standing witness|took-part|expert|affected|office|author|paper, why the source can
    speak of this. An absent slot is None.
    """

    name: Slot | None = None
    post: Slot | None = None
    body: Slot | None = None
    nationality: Slot | None = None
    seniority: Slot | None = None
    access: Slot | None = None
    reason: Slot | None = None
    allegiance: Slot | None = None
    standing: Slot | None = None


class Source(Record):
    """Somebody, or something, that statements are attributed to, with all its mentions in the article."""

    id: str
    kind: SourceKind
    name: str  # the fullest name or description in the article
    named: bool  # the reader learns who it is
    mentions: Spans = ()
    slots: Slots = Slots()
    count: int | None = None  # stated number of people; None: not stated
    plural: bool = False  # more than one, number not stated or two and more
    part_of: str | None = None  # the source of which this one is a part ("one of the sources")
    members: tuple[str, ...] = ()  # the sources that this one joins ("both leaders")
    protected: str | None = None  # why opacity is no fault: minor, victim, endangered
    corrected: str | None = None  # what a person changed here, by a correction that was replayed


Kind = Literal["statement", "belief", "intention", "perception", "decree", "evidence", "no-response"]
Form = Literal["direct", "mixed", "indirect"]
Stance = Literal["neutral", "doubting", "conceding", "mind-reading", "accusing", "hardening"]
Channel = Literal[
    "speech", "press conference", "interview", "statement", "e-mail", "document", "decree", "social post",
    "court", "broadcast", "unknown",
]  # fmt: skip


class Relay(Record):
    """A hand between the origin and this article. ``source`` is its entry in the ledger."""

    name: str
    source: str | None = None
    spans: Spans = ()
    inferred: bool = False  # carried over from another attribution of the same source


class Attribution(Record):
    """A source, a cue and a content. ``source`` is None where nobody is said to stand behind it."""

    id: str
    source: str | None = None
    source_spans: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    quotes: Spans = ()  # the parts of the content inside quotation marks that are speech, marks included
    kind: Kind = "statement"
    form: Form = "indirect"
    polarity: Literal["positive", "negated"] = "positive"
    stance: Stance = "neutral"
    hedges: Spans = ()  # "reportedly", "allegedly" and the like
    channel: Channel = "unknown"
    channel_span: Span | None = None
    addressee: Slot | None = None
    relays: tuple[Relay, ...] = ()  # nearest to this article first
    within: str | None = None  # the attribution whose content holds this one
    confidence: Unit | None = None
    role_confidence: Annotated[Mapping[Literal["source", "cue", "content"], Unit], AfterValidator(Fixed)] = (
        Field(default_factory=Fixed)
    )
    corrected: str | None = None  # what a person changed here, by a correction that was replayed

    @property
    def spans(self) -> Spans:
        """All its pieces, in text order."""
        return tuple(
            sorted((*self.source_spans, *self.cue, *self.content), key=lambda s: (s.of, s.start, s.end))
        )


class Arithmetic(Record):
    """How many sources an article has. Unnamed mentions are linked only where the text links them."""

    sources: int = 0
    unnamed: int = 0  # distinct unnamed persons and groups in the ledger
    people_at_least: int = 0  # people behind the unnamed mentions
    people_at_most: int | None = None  # None: no upper bound
    attributions: int = 0
    unnamed_attributions: int = 0


class Extractor(Record):
    """What made a ledger: its name, version and the sha256 of its weights, where it has any."""

    name: str
    version: str
    sha256: str | None = None
    language_model: str | None = None


class Correction(Record):
    """A person's correction of a ledger, replayed on this run, or why it could not be."""

    kind: Literal["merge", "reject", "add", "relay"]
    words: str  # what it speaks of, in the words of the article
    reason: str | None = None
    applied: bool
    note: str | None = None  # why it was not applied


class Ledger(Record):
    """One article's text, sources and attributions: all that a check may look at."""

    article: Article
    extractor: Extractor
    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    arithmetic: Arithmetic = Arithmetic()
    corrections: tuple[Correction, ...] = ()
    inconclusive: str | None = None  # why nothing here should be scored, such as a foreign language

    def source(self, attribution: Attribution) -> Source | None:
        """The source behind an attribution, or None."""
        return self.by_id(attribution.source)

    def by_id(self, source_id: str | None) -> Source | None:
        """The source of that id, or None."""
        return self._sources.get(source_id or "")

    def attribution(self, attribution_id: str | None) -> Attribution | None:
        """The attribution of that id, or None."""
        return self._attributions.get(attribution_id or "")

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in reversed(self.sources)}

    @cached_property
    def _attributions(self) -> dict[str, Attribution]:
        return {attribution.id: attribution for attribution in reversed(self.attributions)}

    def __copy__(self) -> Self:
        """A copy that looks its parts up anew, since ``model_copy`` is about to exchange some of them."""
        copied = super().__copy__()
        for name in ("_sources", "_attributions"):
            copied.__dict__.pop(name, None)
        return copied
