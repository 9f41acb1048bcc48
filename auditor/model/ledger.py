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
    """The words of the article, or their plain form."""
    grade: str | None = None
    """Which sort of value it is, in slots that have grades (see `Slots`); absent in the others."""
    span: Span | None = None
    """Where it was read; absent where it was concluded."""


class Slots(Record):
    """What the article tells of a source, each slot with the place it was read from.

    Grades: body named|implied|nationality; post exact|generic; access direct|familiar|acquainted;
    reason rote|specific; standing witness|took-part|expert|affected|office|author|paper, why the source can
    speak of this. An absent slot is None.
    """

    name: Slot | None = None
    """The name."""
    post: Slot | None = None
    """The office or occupation. Grades: `exact` or `generic` ("official", "aide")."""
    body: Slot | None = None
    """The body it belongs to. Grades: `named`, `implied` (a government, a party), `nationality` (only that
    is told)."""
    nationality: Slot | None = None
    """The nationality, as the article says it."""
    seniority: Slot | None = None
    """The rank within the body: "senior", "top"."""
    access: Slot | None = None
    """How it knows. Grades: `direct` (took part, holds the document), `familiar` (briefed), `acquainted`
    (knows the person)."""
    reason: Slot | None = None
    """Why it is not named. Grades: `rote` ("because not authorised to speak") or `specific`."""
    allegiance: Slot | None = None
    """Whose side it is on, as the article says."""
    standing: Slot | None = None
    """Why it can speak of this. Grades: `witness`, `took-part`, `expert`, `affected`, `office`, `author`,
    `paper` (holds or saw the document)."""


class Source(Record):
    """Somebody, or something, that statements are attributed to, with all its mentions in the article."""

    id: str
    """The name of the source in its ledger, unique there."""
    kind: SourceKind
    """What it is; a `population` is whom a poll asked, an `author` whoever wrote the article."""
    name: str
    """The fullest name or description in the article."""
    named: bool
    """Whether the reader learns who it is."""
    mentions: Spans = ()
    """Every mention that was linked to it, in text order."""
    slots: Slots = Slots()
    """What the article tells of it."""
    count: int | None = None
    """How many people it is, where the article states a number; else absent."""
    plural: bool = False
    """Whether it is more than one: two and more, or a number that is not stated."""
    part_of: str | None = None
    """The id of the source that it is a part of ("one of the sources"); else absent."""
    members: tuple[str, ...] = ()
    """The ids of the sources that it joins ("both leaders")."""
    protected: str | None = None
    """Why opacity is no fault here: `minor`, `victim`, `endangered`; else absent."""
    corrected: str | None = None
    """What a person changed here, by a correction that was replayed; else absent."""


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
    """Who passed the words on, as the article calls it."""
    source: str | None = None
    """The id of its entry among the sources of the ledger; absent where it has none."""
    spans: Spans = ()
    """Where the article says so; empty where it was concluded."""
    inferred: bool = False
    """Whether it was carried over from another attribution of the same source."""


class Attribution(Record):
    """A source, a cue and a content. ``source`` is None where nobody is said to stand behind it."""

    id: str
    """The name of the attribution in its ledger, unique there."""
    source: str | None = None
    """The id of the source; absent where nobody is said to stand behind it."""
    source_spans: Spans = ()
    """The words for the source, in text order; several pieces where others stand between."""
    cue: Spans = ()
    """The words that attribute: "said", "according to"; several pieces where others stand between."""
    content: Spans = ()
    """The words that are attributed, in text order; several pieces where others stand between."""
    quotes: Spans = ()
    """The parts of the content inside quotation marks that are speech, the marks included."""
    kind: Kind = "statement"
    """What is attributed; `no-response` is a source that was asked and did not answer, `evidence` what a
    document or study shows."""
    form: Form = "indirect"
    """Whether the content is quoted: all of it (`direct`), a part (`mixed`), nothing (`indirect`)."""
    polarity: Literal["positive", "negated"] = "positive"
    """`negated` where the cue says that it was not said or thought."""
    stance: Stance = "neutral"
    """What the cue lets the article think of the content: `doubting` ("claimed"), `conceding`
    ("admitted"), `mind-reading` ("wants"), `accusing`, `hardening` ("revealed")."""
    hedges: Spans = ()
    """Words that loosen the attribution: "reportedly", "allegedly" and the like."""
    channel: Channel = "unknown"
    """How the words came out, as far as the article says."""
    channel_span: Span | None = None
    """Where the article says how; absent where it does not."""
    addressee: Slot | None = None
    """Who was told, such as an outlet; absent where the article does not say."""
    relays: tuple[Relay, ...] = ()
    """The hands between the origin and this article, nearest to this article first."""
    within: str | None = None
    """The id of the attribution whose content holds this one; else absent."""
    confidence: Unit | None = None
    """Calibrated probability, 0 to 1, that this is an attribution; absent where the extractor has none."""
    role_confidence: Annotated[Mapping[Literal["source", "cue", "content"], Unit], AfterValidator(Fixed)] = (
        Field(default_factory=Fixed)
    )
    """Calibrated probabilities, 0 to 1, that source, cue and content have the right words, by role."""
    corrected: str | None = None
    """What a person changed here, by a correction that was replayed; else absent."""

    @property
    def spans(self) -> Spans:
        """All its pieces, in text order."""
        return tuple(
            sorted((*self.source_spans, *self.cue, *self.content), key=lambda s: (s.of, s.start, s.end))
        )


class Arithmetic(Record):
    """How many sources an article has. Unnamed mentions are linked only where the text links them."""

    sources: int = 0
    """Number of sources in the ledger."""
    unnamed: int = 0
    """Number of distinct unnamed persons and groups in the ledger."""
    people_at_least: int = 0
    """People behind the unnamed mentions, at least."""
    people_at_most: int | None = None
    """People behind the unnamed mentions, at most; absent where the text sets no upper bound."""
    attributions: int = 0
    """Number of attributions in the ledger."""
    unnamed_attributions: int = 0
    """Number of attributions whose source is an unnamed person or group."""


class Extractor(Record):
    """What made a ledger: its name, version and the sha256 of its weights, where it has any."""

    name: str
    """The name that `--extractor` takes."""
    version: str
    """Its version."""
    sha256: str | None = None
    """SHA-256 of its weights, 64 hexadecimal digits; absent where it has none."""
    language_model: str | None = None
    """The language model beside it, with its version; absent where it uses none."""


class Correction(Record):
    """A person's correction of a ledger, replayed on this run, or why it could not be."""

    kind: Literal["merge", "reject", "add", "relay"]
    """What it asks for: to merge sources, to reject or add an attribution, to state a relay."""
    words: str
    """What it speaks of, in the words of the article."""
    reason: str | None = None
    """Why, in the words of whoever made it; absent where none was given."""
    applied: bool
    """Whether it could be replayed."""
    note: str | None = None
    """Why it was not applied; absent where it was."""


class Ledger(Record):
    """One article's text, sources and attributions: all that a check may look at."""

    article: Article
    """The text and what is known of it."""
    extractor: Extractor
    """What found the attributions."""
    sources: tuple[Source, ...] = ()
    """Who statements are attributed to, each once."""
    attributions: tuple[Attribution, ...] = ()
    """All attributions, in text order."""
    arithmetic: Arithmetic = Arithmetic()
    """How many sources, people and attributions there are."""
    corrections: tuple[Correction, ...] = ()
    """Corrections by people, replayed or not."""
    inconclusive: str | None = None
    """Why nothing here should be scored, such as a foreign language; absent where it can be."""

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
