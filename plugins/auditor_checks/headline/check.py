"""Headline: whether it promises more than the body says, who says it and what is quoted."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field

from auditor import Check, Ledger, On, Reason, Result, hookimpl
from auditor.contract.reading import said, unjudged
from auditor.contract.rules import raised
from auditor_checks.headline.rules import RULES
from auditor_checks.headline.view import Options, View


class Data(BaseModel):
    """The headline, and the statement of the body that it rests on."""

    model_config = ConfigDict(extra="forbid")

    headline: str | None = Field(default=None, description="The headline.")
    attribution: str | None = Field(default=None, description="The id of the attribution that it rests on.")
    share: float | None = Field(
        default=None, description="Share of the headline's content words that the statement holds, 0 to 1."
    )


class Headline(Check[Options, Data]):
    """Score 1: no firmer than the body. 0.5: drops an attribution. 0: drops a hedge or an anonymity."""

    id = "headline"
    title = "Whether the headline is as careful as the body"
    version = "1.0"
    rules = tuple(file.RULE for file in RULES)

    def article(self, ledger: Ledger) -> Iterable[Result]:
        """One result, for the article; not applicable without a headline or where the body has no match."""
        if out := unjudged(ledger):
            return out
        view = View(ledger, self.options)
        findings = raised(self.id, RULES, view).get(On(), ())
        if view.place is None:
            return [Result(state="not applicable", label="no headline", findings=findings)]
        words = said(ledger, (view.place,), 200)
        if view.match is None:
            data = Data(headline=words)
            label = "the body does not say this, or says it in its own words"
            told = data.model_dump(exclude_none=True)
            return [Result(state="not applicable", label=label, findings=findings, data=told)]
        statement, share = view.match.attribution, view.match.share
        data = Data(headline=words, attribution=statement.id, share=round(share, 3))
        return [
            Result(
                state="scored",
                score=view.verdict.score,
                label=view.verdict.label,
                reasons=(Reason(text="the body's statement", spans=statement.spans),),
                findings=findings,
                data=data.model_dump(exclude_none=True),
            )
        ]


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """The check of this module."""
    return [Headline]
