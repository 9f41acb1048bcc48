"""What checks say: results with their scores, reasons and findings, and the means of scores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from auditor.model.places import Fixed, Problem, Reason, Record, Severity, Spans, Unit
from auditor.model.shown import Row

SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # mildest first
State = Literal["scored", "not applicable", "inconclusive", "error"]


class Finding(Record):
    """A rule that fired, put as an editor's question: what, where, and what would mend it."""

    rule: str
    """The rule, as `check/rule`."""
    severity: Severity
    """How grave, by the rule."""
    message: str
    """The question to the editor: what, where, and what would mend it."""
    spans: Spans = ()
    """The words it asks about first, then those that it leans on."""
    mend: Literal["desk", "inherited"] = "desk"
    """Whether this desk can mend it, or only the outlet that it relays (`inherited`)."""
    fingerprint: str = ""
    """16 hexadecimal digits of rule, article and words; the same after edits elsewhere in the text."""
    baseline: Literal["new", "unchanged"] | None = None
    """Whether the baseline accepts it (`unchanged`) or not (`new`); absent where there is no baseline."""
    gravity: int = Field(default=50, ge=0, le=100)
    """The rule's own number, 0 to 100, among findings of one severity."""
    under: str | None = None
    """The fingerprint of a graver finding about the same words, with which it is shown; absent where it
    asks itself."""

    @property
    def weight(self) -> tuple[int, int]:
        """How grave it is, to compare with others: by severity, then by the rule's own number."""
        return SEVERITIES.index(self.severity), self.gravity


class On(Record):
    """What a result speaks of; empty: the whole article, or the whole story."""

    article: str | None = None
    """The id of an article; absent for the article or story at hand."""
    attribution: str | None = None
    """The id of an attribution."""
    source: str | None = None
    """The id of a source."""
    claim: str | None = None
    """The id of a claim of the story."""


class Result(Record):
    """What one check says of one thing. Only the state "scored" has a score; nothing to score is never 0."""

    on: On = On()
    """What it speaks of; empty: the whole article, or the whole story."""
    state: State
    """Whether there is a score, and if not, why; nothing to score is never 0."""
    score: Unit | None = None
    """The score, 0 to 1, to three places; what 1 means is up to the check. There exactly where the state
    is `scored`."""
    label: str = ""
    """The score in words; empty where there is none."""
    reasons: tuple[Reason, ...] = ()
    """The steps that led to the score, in order."""
    findings: tuple[Finding, ...] = ()
    """The rules that fired."""
    data: Annotated[Mapping[str, Any], AfterValidator(Fixed)] = Field(default_factory=Fixed)
    """Whatever else the check says, in the shape of its `data_schema` in `plugins`; empty where it has
    none."""
    rows: tuple[Row, ...] | None = None
    """Rows for the panels that the check declares; absent where it has none."""
    in_means: bool = True
    """Whether it counts in means; nested statements and refusals to answer are scored and stay out."""

    @model_validator(mode="after")
    def _score_if_scored(self) -> Self:
        if (self.score is not None) != (self.state == "scored"):
            raise ValueError('a result has a score exactly when its state is "scored"')
        return self


class CheckRun(Record):
    """All that one check said of one article or story, or why it said nothing."""

    check: str
    """The id of the check."""
    state: Literal["ran", "error"]
    """Whether it ran, or failed."""
    results: tuple[Result, ...] = ()
    """All that it said; empty where it failed."""
    error: Problem | None = None
    """Why it failed; absent where it ran."""


class Mean(Record):
    """A mean that carries its denominator: over ``n`` scored of ``of`` looked at."""

    check: str
    """The id of the check."""
    mean: Unit | None = None
    """The mean of the scores, 0 to 1, to three places; absent where nothing was scored."""
    n: int
    """Number of results that are scored."""
    of: int
    """Number of results that were looked at."""
