"""The report of a run: its articles and stories with what checks said of them, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from auditor.model.ledger import Extractor, Ledger
from auditor.model.places import Fixed, PassedOver, Problem, Record, Severity, Span
from auditor.model.results import CheckRun, Finding, Mean
from auditor.model.shown import Column, Panel
from auditor.model.story import StoryFacts

STANDING_LINE = (
    "Describes what the text shows of its sourcing. "
    "A well-sourced claim may be false, a poorly described one true."
)


TextSort = Literal["interview", "live page", "court report", "match report", "release", "opinion"]


class TextKind(Record):
    """What kind of text an article is, as its own marks tell."""

    name: TextSort
    """The kind: questions and labels, entries with their times, what a court heard, scores, a text that
    somebody sent out, a view of the writer's own."""
    spans: tuple[Span, ...]
    """The words that tell it, the first few."""


class ArticleRecord(Record):
    """One article of a report: the ledger, what the checks said, and a summary."""

    ledger: Ledger
    """The article, its sources and its attributions."""
    kind: TextKind | None = None
    """What kind of text it is where that changes how a score reads; null for news, or where nothing tells."""
    runs: tuple[CheckRun, ...] = ()
    """What each check said of it, in the order of their ids."""
    means: tuple[Mean, ...] = ()
    """The mean of each check over the article."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of all checks, in report order."""
        return tuple(f for run in self.runs for result in run.results for f in result.findings)


class StoryRecord(Record):
    """One story of a report: the facts, and what the checks said."""

    facts: StoryFacts
    """What holds between the articles of the story."""
    runs: tuple[CheckRun, ...] = ()
    """What each check said of it, in the order of their ids."""
    means: tuple[Mean, ...] = ()
    """The mean of each check over the story."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of all checks, in report order."""
        return tuple(f for run in self.runs for result in run.results for f in result.findings)


class RuleCard(Record):
    """A rule as a report carries it."""

    id: str
    """The rule, as `check/rule`."""
    title: str
    """What it asks about, in a few words."""
    severity: Severity
    """How grave its findings are."""
    card: str
    """What, why, whose standard, how to mend it; Markdown."""


class PluginRecord(Record):
    """A check that took part: where it came from and what its data looks like (a JSON Schema)."""

    id: str
    """The id of the check."""
    title: str
    """What it is about, in a few words."""
    version: str
    """Its own version."""
    origin: str
    """The distribution with its version, or the file, that it came from."""
    data_schema: Annotated[Mapping[str, Any], AfterValidator(Fixed)]
    """The JSON Schema that the `data` of its results follows."""
    rules: tuple[RuleCard, ...] = ()
    """All rules that it can raise."""
    figure: str = ""
    """What the mean of its scores is called; empty: as the check itself."""
    columns: tuple[Column, ...] = ()
    """The columns that it fills beside sources, attributions or claims."""
    panels: tuple[Panel, ...] = ()
    """The tables that it fills on the first screen of a run."""
    words: dict[str, str] = Field(default_factory=dict)
    """What the words of its labels mean, by word."""


class Tool(Record):
    """The program that wrote a report."""

    name: str = "source-auditor"
    """The name of the program."""
    version: str
    """Its version."""


class Summary(Record):
    """Totals of a run. Means are over articles' attributions, each with its denominator."""

    articles: int
    """Number of articles in the report."""
    stories: int
    """Number of stories in the report."""
    attributions: int
    """Number of attributions of all articles."""
    sources: int
    """Number of sources of all articles, each counted in each article."""
    findings: Annotated[Mapping[Severity, int], AfterValidator(Fixed)]
    """Number of questions by severity: findings that stand under no other."""
    means: tuple[Mean, ...] = ()
    """The mean of each check over everything, with its denominators."""


class Suppression(Record):
    """A finding that a person set aside, and why; ``finding`` is absent where the entry fits none now."""

    fingerprint: str
    """The fingerprint of the finding that it sets aside."""
    reason: str
    """Why, in the words of whoever set it aside."""
    expires: str | None = None
    """The last day on which it holds, as YYYY-MM-DD; absent: for good."""
    state: Literal["used", "unused", "expired"]
    """Whether it set a finding aside now, fits none, or has run out."""
    article: str | None = None
    """The id of the article of the finding; absent for a finding of a story."""
    story: str | None = None
    """The id of the story of the finding; absent for a finding of an article."""
    finding: Finding | None = None
    """The finding; absent where the entry fits none now."""


class Accepted(Record):
    """A finding that a baseline accepts, with enough of it for a person to recognise."""

    rule: str
    """The rule, as `check/rule`."""
    fingerprint: str
    """The fingerprint of the finding."""
    home: str
    """The id of the article or story."""
    message: str
    """What it asked."""
    path: str | None = None
    """The file of the article, or of the story's first; absent where `home` is that path."""
    words: str | None = None
    """The words that it asks about, cut where they are long; absent where it has no place in a text."""
    sentence: str | None = None
    """The sentence that these begin in, by which it is known again; absent where there is none."""


class Report(Record):
    """An audit report. ``complete`` is false where anything that was asked for could not be audited."""

    schema_version: str = Field(pattern=r"^1\.[0-9]+$")
    """The version of the schema that it follows, as `MAJOR.MINOR`: a new second number adds, a new first
    one breaks."""
    standing: str = STANDING_LINE
    """What a report is and is not; shown wherever a report is shown."""
    tool: Tool
    """The program that wrote it."""
    extractor: Extractor
    """What found the attributions."""
    plugins: tuple[PluginRecord, ...] = ()
    """The checks that took part."""
    configuration_sha256: str
    """SHA-256, 64 hexadecimal digits, of every setting that can change a result."""
    complete: bool
    """Whether everything that was asked for was audited; false exactly where there are problems."""
    problems: tuple[Problem, ...] = ()
    """What could not be audited."""
    passed_over: PassedOver | None = None
    """What lies in audited folders and was not read; absent where every file has a reader."""
    summary: Summary
    """Totals of the run."""
    articles: tuple[ArticleRecord, ...] = ()
    """The articles, in the order of path and line."""
    stories: tuple[StoryRecord, ...] = ()
    """The stories of several articles."""
    suppressions: tuple[Suppression, ...] = ()
    """Findings that people set aside, and why."""
    gone: tuple[Accepted, ...] | None = None
    """Findings that the baseline accepts and that are no longer found; absent where there is no baseline."""

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
