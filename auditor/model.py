"""The vocabulary of the auditor: frozen plain data that flows from reading to report, and nothing else.

Offsets are ``[start, end)`` in Unicode code points of the decoded text. Values that are absent are ``None``
and are left out of the JSON. The terms follow PARC 3 and PolNeAR (source, cue, content).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

STANDING_LINE = (
    "Describes what the text shows of its sourcing. "
    "A well-sourced claim may be false, a poorly described one true."
)


def _rounded(value: float) -> float:
    return round(value, 3) + 0.0  # + 0.0: never print -0.0


Unit = Annotated[float, Field(ge=0, le=1), AfterValidator(_rounded)]
Number = Annotated[float, Field(allow_inf_nan=False), AfterValidator(_rounded)]
Severity = Literal["info", "warning", "error"]


class Record(BaseModel):
    """Base of all plain data here: immutable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- places --------------------------------------------------------------------------------------------


class Span(Record):
    """A stretch of an article: ``text[start:end]``, or the same of a title that stands outside the text."""

    of: Literal["text", "title"] = "text"
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    article: str | None = None  # set where a record speaks of several articles; else the article at hand

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError("a span ends before it starts")
        return self

    def meets(self, other: Span) -> bool:
        """Whether two spans of one article share a character."""
        return self.of == other.of and self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


class Notice(Record):
    """A warning: something a person should know about one article; nothing was left out because of it."""

    code: str
    message: str
    fix: str | None = None
    span: Span | None = None


class Problem(Record):
    """Something that could not be audited. A report with a problem is not complete."""

    what: str
    where: str
    fix: str | None = None
    kind: Literal["file", "line", "article", "plugin", "check", "extractor", "story", "run"]


class PassedOver(Record):
    """Files in audited folders that no reader reads, by extension, and links that lead out of the folder."""

    files: dict[str, int] = Field(default_factory=dict)
    links: tuple[str, ...] = ()


# --- articles ------------------------------------------------------------------------------------------


class Fact(Record):
    """A piece of metadata and where it was found: "field title", "text", "json-ld", "meta og:title"."""

    value: str
    found_in: str
    span: Span | None = None


BlockKind = Literal[
    "headline", "outlet", "byline", "dateline", "date", "section", "boilerplate", "url", "caption",
    "quotation", "markup",
]  # fmt: skip


class Block(Record):
    """A stretch of the text that is not running prose. Nothing is cut: blocks say how to read the text.

    A ``quotation`` is prose that the mark-up says is somebody's words; ``by`` is where he is named for it.
    It may hold other blocks. ``markup`` are signs that a reader does not see, such as those of Markdown.
    """

    kind: BlockKind
    span: Span
    by: Span | None = None


class Article(Record):
    """One text as it was read. ``sha256`` is of the input bytes the article came from."""

    id: str
    path: str  # relative to the argument that named it, forward slashes; "-" for standard input
    line: int | None = None  # 1-based, in files that hold one article a line
    sha256: str = ""
    text: str = ""
    title: str | None = None  # only where it stands outside the text
    metadata: dict[str, Fact] = Field(
        default_factory=dict
    )  # headline, outlet, byline, dateline, date, url, story
    language: str | None = None  # ISO 639-1, detected
    blocks: tuple[Block, ...] = ()
    wraps: tuple[int, ...] = ()  # offsets of spaces that are line ends in the file: its lines were wrapped
    warnings: tuple[Notice, ...] = ()

    @property
    def as_written(self) -> str:
        """The text with the line ends that the file has, for the lines and columns of editors."""
        ends = set(self.wraps)
        if not ends:
            return self.text
        end = ("\n", "\r")  # both characters of CRLF are in ``wraps``
        return "".join(end[at + 1 in ends] if at in ends else c for at, c in enumerate(self.text))

    def value(self, name: str) -> str | None:
        """The value of a piece of metadata, or None."""
        fact = self.metadata.get(name)
        return fact.value if fact else None

    @cached_property
    def unseen(self) -> Spans:
        """The mark-up in the text, in order: signs that a reader does not see."""
        return tuple(b.span for b in self.blocks if b.kind == "markup")

    def slice(self, span: Span) -> str:
        """The words a span stands for, as a reader sees them."""
        text = self.text if span.of == "text" else self.title or ""
        if not self.unseen or span.of == "title":
            return text[span.start : span.end]
        pieces, done = [], span.start
        for mark in self.unseen:
            if mark.end > span.start and mark.start < span.end:
                pieces.append(text[done : max(mark.start, done)])
                done = mark.end
        return "".join([*pieces, text[done : span.end]])

    def words(self, spans: Spans) -> str:
        """The words of several pieces, with an ellipsis between pieces."""
        return " … ".join(self.slice(s) for s in spans)


# --- the ledger ----------------------------------------------------------------------------------------

SourceKind = Literal["person", "organisation", "document", "group", "population", "author"]


class Slot(Record):
    """One thing the article says of a source. ``grade`` sorts values of one slot (see docs/report.md)."""

    value: str
    grade: str | None = None
    span: Span | None = None


class Slots(Record):
    """What the article tells of a source, each slot with the place it was read from.

    Grades: body named|implied|nationality; post exact|generic; access direct|familiar|acquainted;
    reason rote|specific. An absent slot is None.
    """

    name: Slot | None = None
    post: Slot | None = None
    body: Slot | None = None
    nationality: Slot | None = None
    seniority: Slot | None = None
    access: Slot | None = None
    reason: Slot | None = None
    allegiance: Slot | None = None


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
    role_confidence: dict[Literal["source", "cue", "content"], Unit] = Field(default_factory=dict)
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
        return _index(self.sources).get(source_id or "")

    def attribution(self, attribution_id: str | None) -> Attribution | None:
        """The attribution of that id, or None."""
        return _index(self.attributions).get(attribution_id or "")


_Named = TypeVar("_Named", Source, Attribution)
_lately: list[tuple[Any, Any]] = []  # looked up over and over by every check


def _index(records: tuple[_Named, ...]) -> dict[str, _Named]:
    """Records by id, kept for those looked into last, so that a long article costs what its parts cost."""
    for known, index in _lately:
        if known is records:
            return index  # type: ignore[no-any-return]
    made = {record.id: record for record in reversed(records)}
    _lately[:] = [(records, made), *_lately[:7]]
    return made


# --- stories -------------------------------------------------------------------------------------------


class Ref(Record):
    """One attribution of one article of a story."""

    article: str
    attribution: str


RelationKind = Literal[
    "same_quote", "altered_quote", "same_statement", "corroborates", "conflicts", "related", "unrelated"
]


Difference = Literal["words", "sense", "number", "date", "negation", "predicate", "speaker"]


class Edit(Record):
    """One step of the alignment of two contents. ``change`` names what differs, "same" where nothing does."""

    change: Literal["same", "punctuation", "spelling", "inserted", "deleted", "substituted"]
    a: Span | None = None
    b: Span | None = None


class Relation(Record):
    """How two statements relate, with the evidence. The labels are those of the statement-pair guide."""

    a: Ref
    b: Ref
    relation: RelationKind
    sort: Literal["dispute", "discrepancy"] | None = None  # of a conflict
    differs: tuple[Difference, ...] = ()  # what the two sides differ in
    confidence: Unit
    edits: tuple[Edit, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Origin(Record):
    """Whoever informed the first outlet. Statements of one origin never confirm each other."""

    id: str
    name: str
    sources: tuple[str, ...] = ()  # "article#source"
    relays: tuple[str, ...] = ()
    named: bool = False
    judged: bool = True  # False: cannot be told apart from other origins
    reason: str = ""


class Claim(Record):
    """Statements of a story that say the same: who says it, who denies it, from how many origins."""

    id: str
    words: Ref  # the statement that speaks for the claim
    says: tuple[Ref, ...]
    denies: tuple[Ref, ...] = ()
    origins: tuple[str, ...] = ()
    origins_against: tuple[str, ...] = ()
    origins_unjudged: tuple[str, ...] = ()
    independence: Literal["echo", "common source", "independent", "cannot be judged", "stands alone"]
    reasons: tuple[Reason, ...] = ()
    first_seen: str | None = None


class Flat(Record):
    """A place where an article tells a claim of its own, with nobody behind it: a headline, a sentence."""

    claim: str
    span: Span
    headline: bool = False


class StoryFacts(Record):
    """What is established of a story, apart from any score."""

    id: str
    articles: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...] = ()  # articles that are copies of one text, grouped
    relations: tuple[Relation, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    flat: tuple[Flat, ...] = ()


class Story(Record):
    """The articles of one story and the facts about them: all that a check of stories may look at."""

    facts: StoryFacts
    ledgers: tuple[Ledger, ...]

    def ledger(self, article: str) -> Ledger:
        """The ledger of an article of the story; KeyError for another."""
        for ledger in self.ledgers:
            if ledger.article.id == article:
                return ledger
        raise KeyError(article)

    def attribution(self, ref: Ref) -> Attribution:
        """The attribution a reference stands for; KeyError where there is none."""
        attribution = self.ledger(ref.article).attribution(ref.attribution)
        if attribution is None:
            raise KeyError(ref)
        return attribution


# --- results -------------------------------------------------------------------------------------------

State = Literal["scored", "not applicable", "inconclusive", "error"]


class Reason(Record):
    """One step of a score, in words; ``points`` where it moved the score, spans where it was read."""

    text: str
    points: Number | None = None
    spans: Spans = ()


class Finding(Record):
    """A rule that fired, put as an editor's question: what, where, and what would mend it."""

    rule: str  # "check/rule"
    severity: Severity
    message: str
    spans: Spans = ()
    mend: Literal["desk", "inherited"] = "desk"  # can this desk mend it, or does the outlet it relays have to
    fingerprint: str = ""  # filled by the engine; survives edits elsewhere in the text
    baseline: Literal["new", "unchanged"] | None = (
        None  # against what was accepted; None: there is no baseline
    )


class On(Record):
    """What a result speaks of; empty: the whole article, or the whole story."""

    article: str | None = None
    attribution: str | None = None
    source: str | None = None
    claim: str | None = None


class Result(Record):
    """What one check says of one thing. Only the state "scored" has a score; nothing to score is never 0."""

    on: On = On()
    state: State
    score: Unit | None = None
    label: str = ""  # words first: "described", "verbatim, first hand"
    reasons: tuple[Reason, ...] = ()
    findings: tuple[Finding, ...] = ()
    data: dict[str, Any] = Field(default_factory=dict)  # follows the check's own data model
    in_means: bool = True  # no-response lines and nested statements are scored but stay out of means

    @model_validator(mode="after")
    def _score_if_scored(self) -> Self:
        if (self.score is not None) != (self.state == "scored"):
            raise ValueError('a result has a score exactly when its state is "scored"')
        return self


class CheckRun(Record):
    """All that one check said of one article or story, or why it said nothing."""

    check: str
    state: Literal["ran", "error"]
    results: tuple[Result, ...] = ()
    error: Problem | None = None


class Mean(Record):
    """A mean that carries its denominator: over ``n`` scored of ``of`` looked at."""

    check: str
    mean: Unit | None = None  # None: nothing was scored
    n: int
    of: int


class ArticleRecord(Record):
    """One article of a report: the ledger, what the checks said, and a summary."""

    ledger: Ledger
    runs: tuple[CheckRun, ...] = ()
    means: tuple[Mean, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of all checks, in report order."""
        return tuple(f for run in self.runs for result in run.results for f in result.findings)


class StoryRecord(Record):
    """One story of a report: the facts, and what the checks said."""

    facts: StoryFacts
    runs: tuple[CheckRun, ...] = ()
    means: tuple[Mean, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of all checks, in report order."""
        return tuple(f for run in self.runs for result in run.results for f in result.findings)


# --- the report ----------------------------------------------------------------------------------------


class RuleCard(Record):
    """A rule as a report carries it."""

    id: str
    title: str
    severity: Severity
    card: str


class PluginRecord(Record):
    """A check that took part: where it came from and what its data looks like (a JSON Schema)."""

    id: str
    title: str
    version: str
    origin: str  # "distribution NAME VERSION", "file NAME"
    data_schema: dict[str, Any]
    rules: tuple[RuleCard, ...] = ()


class Tool(Record):
    """The program that wrote a report."""

    name: str = "source-auditor"
    version: str


class Summary(Record):
    """Totals of a run. Means are over articles' attributions, each with its denominator."""

    articles: int
    stories: int
    attributions: int
    sources: int
    findings: dict[Severity, int]
    means: tuple[Mean, ...] = ()


class Suppression(Record):
    """A finding that a person set aside, and why; ``finding`` is absent where the entry fits none now."""

    fingerprint: str
    reason: str
    expires: str | None = None  # ISO date, the last day it holds
    state: Literal["used", "unused", "expired"]
    article: str | None = None
    story: str | None = None
    finding: Finding | None = None


class Accepted(Record):
    """A finding that a baseline accepts, with enough of it for a person to recognise."""

    rule: str
    fingerprint: str
    home: str  # the article or story
    message: str


class Report(Record):
    """An audit report. ``complete`` is false where anything that was asked for could not be audited."""

    schema_version: str
    standing: str = STANDING_LINE
    tool: Tool
    extractor: Extractor
    plugins: tuple[PluginRecord, ...] = ()
    configuration_sha256: str
    complete: bool
    problems: tuple[Problem, ...] = ()
    summary: Summary
    articles: tuple[ArticleRecord, ...] = ()
    stories: tuple[StoryRecord, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    gone: tuple[Accepted, ...] | None = None  # accepted, and no longer found; None: there is no baseline

    @property
    def parts(self) -> Iterator[Part]:
        """The report in parts: its articles, its stories, and at last the run, which is all but these."""
        yield from self.articles
        yield from self.stories
        yield self.model_copy(update={"articles": (), "stories": ()})

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of all articles, then of all stories, in report order."""
        of_articles = (f for record in self.articles for f in record.findings)
        return (*of_articles, *(f for record in self.stories for f in record.findings))


Part = ArticleRecord | StoryRecord | Report  # what a format that streams writes one after another
