"""What checks say, and the report of it all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from auditor.model.ledger import Extractor, Ledger
from auditor.model.places import Fixed, PassedOver, Problem, Reason, Record, Severity, Spans, Unit
from auditor.model.shown import Column, Panel, Row
from auditor.model.story import StoryFacts

STANDING_LINE = (
    "Describes what the text shows of its sourcing. "
    "A well-sourced claim may be false, a poorly described one true."
)

SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # mildest first
State = Literal["scored", "not applicable", "inconclusive", "error"]


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
    gravity: int = Field(default=50, ge=0, le=100)  # the rule's own, among findings of one severity
    under: str | None = None  # the fingerprint of a graver finding that asks about the same words

    @property
    def weight(self) -> tuple[int, int]:
        """How grave it is, to compare with others: by severity, then by the rule's own number."""
        return SEVERITIES.index(self.severity), self.gravity


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
    data: Annotated[Mapping[str, Any], AfterValidator(Fixed)] = Field(
        default_factory=Fixed
    )  # follows the check's own data model
    rows: tuple[Row, ...] | None = None  # for the panels that the check declares
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
    data_schema: Annotated[Mapping[str, Any], AfterValidator(Fixed)]
    rules: tuple[RuleCard, ...] = ()
    figure: str = ""  # what its mean is called; empty: as the check itself
    columns: tuple[Column, ...] = ()
    panels: tuple[Panel, ...] = ()
    words: dict[str, str] = Field(default_factory=dict)  # what the words of its labels mean


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
    findings: Annotated[Mapping[Severity, int], AfterValidator(Fixed)]  # questions: not those under others
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
    path: str | None = None  # of the article, or of the story's first; None where ``home`` is that path


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
    passed_over: PassedOver | None = None  # None: every file of the folders has a reader
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
