"""Agreement: who else says so, who denies it, and whether those who agree are independent of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import fsum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from auditor import Attribution, Check, Claim, Column, Finding, On, Reason, Ref, Result, Span, Story, hookimpl
from auditor.contract.rules import raised
from auditor_checks.agreement.panels import PANELS, rows
from auditor_checks.agreement.rules import RULES
from auditor_checks.agreement.view import Options, View


class Data(BaseModel):
    """Beside the score: of a claim and a statement the first six, of a story the others."""

    model_config = ConfigDict(extra="forbid")

    claim: str | None = Field(default=None, description="The id of the claim that it is about.")
    origins: int | None = Field(default=None, description="Number of independent origins that say so.")
    against: int | None = Field(default=None, description="Number of independent origins that deny it.")
    unjudged: int | None = Field(
        default=None, description="Number of origins that cannot be told from others."
    )
    articles: int | None = Field(default=None, description="Number of articles that carry it.")
    independence: (
        Literal["echo", "common source", "independent", "cannot be judged", "stands alone"] | None
    ) = Field(default=None, description="How those who say so depend on each other.")
    claims: int | None = Field(default=None, description="Number of claims of the story.")
    compared: int | None = Field(
        default=None, description="Number of claims on which two origins or more take a side."
    )
    disputed: tuple[str, ...] = Field(default=(), description="The ids of the claims that somebody denies.")


class Agreement(Check[Options, Data]):
    """The score is the share of support among the independent origins that take a side, from two origins
    on.
    """

    id = "agreement"
    title = "Who else says so, and who denies it"
    version = "1.0"
    rules = tuple(file.RULE for file in RULES)
    words = (
        ("independent", "two origins at least are shown to know of it for themselves"),
        ("echo", "several articles, one origin: nobody confirms anybody"),
        ("common source", "several speakers who all have it from one origin"),
        ("stands alone", "one origin only"),
        ("cannot be judged", "the texts do not show whether the origins know it apart from each other"),
    )
    columns = (Column(on="claim", title="Support", show="score"),)
    panels = PANELS

    def story(self, story: Story) -> Iterable[Result]:
        """One result for the story, one for each claim, one for each statement of a claim."""
        view = View(story, self.options)
        found = raised(self.id, RULES, view)
        claims = story.facts.claims
        told = [_claim(story, claim, found.get(On(claim=claim.id), ())) for claim in claims]
        overall = _overall(story, told, found.get(On(), ()))
        return [overall.model_copy(update={"rows": rows(view) or None}), *told, *_statements(story)]


def _claim(story: Story, claim: Claim, findings: tuple[Finding, ...]) -> Result:
    score = _score(claim)
    spans = tuple(s for ref in (*claim.says, *claim.denies) for s in _content(story, ref))
    reasons = (*claim.reasons, *_sides(story, claim), Reason(text="the statements", spans=spans))
    return Result(
        on=On(claim=claim.id),
        state="not applicable" if score is None else "scored",
        score=score,
        label=_label(claim),
        reasons=reasons,
        findings=findings,
        data=_data(claim).model_dump(exclude_none=True),
    )


def _score(claim: Claim) -> float | None:
    """The share of support; None with fewer than two origins that take a side."""
    sides = len(claim.origins) + len(claim.origins_against)
    return len(claim.origins) / sides if sides > 1 else None


def _label(claim: Claim) -> str:
    if claim.denies and _score(claim) is not None:
        return f"disputed: {len(claim.origins)} for, {len(claim.origins_against)} against"
    return "disputed" if claim.denies else claim.independence


def _data(claim: Claim) -> Data:
    return Data(
        claim=claim.id,
        origins=len(claim.origins),
        against=len(claim.origins_against),
        unjudged=len(claim.origins_unjudged),
        articles=_width(claim),
        independence=claim.independence,
    )


def _sides(story: Story, claim: Claim) -> Iterator[Reason]:
    names = {origin.id: origin.name for origin in story.facts.origins}
    if claim.origins_against:
        yield Reason(text=f"denied by {'; '.join(names[o] for o in claim.origins_against)}")
    if claim.origins_unjudged:
        yield Reason(text=f"not counted: {'; '.join(names[o] for o in claim.origins_unjudged)}")


def _statements(story: Story) -> Iterator[Result]:
    """Each statement has the score of its claim, the widest where its sentences are of several: it is what
    the others say of it.
    """
    widest: dict[Ref, Claim] = {}
    for claim in story.facts.claims:
        for ref in claim.says:
            if ref not in widest or _width(claim) > _width(widest[ref]):
                widest[ref] = claim
    for ref, claim in widest.items():
        score = _score(claim)
        yield Result(
            on=On(article=ref.article, attribution=ref.attribution),
            state="not applicable" if score is None else "scored",
            score=score,
            label=_label(claim),
            data=_data(claim).model_dump(exclude_none=True),
            in_means=False,
        )


def _width(claim: Claim) -> int:
    """In how many articles it is said."""
    return len({ref.article for ref in claim.says})


def _overall(story: Story, told: list[Result], loose: tuple[Finding, ...]) -> Result:
    scores = [r.score for r in told if r.score is not None]
    data = Data(
        claims=len(told),
        compared=len(scores),
        disputed=tuple(c.id for c in story.facts.claims if c.denies),
    )
    rest = "rests" if len(scores) == 1 else "rest"
    return Result(
        state="scored" if scores else "not applicable",
        score=fsum(scores) / len(scores) if scores else None,
        label=f"{len(scores)} of {len(told)} claims {rest} on two origins or more"
        if told
        else "nothing to compare",
        findings=loose,
        data=data.model_dump(exclude_none=True),
        in_means=False,
    )


def _content(story: Story, ref: Ref) -> Iterator[Span]:
    attribution: Attribution = story.attribution(ref)
    for span in attribution.content:
        yield span.model_copy(update={"article": ref.article})


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """The check of this module."""
    return [Agreement]
