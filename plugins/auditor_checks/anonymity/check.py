"""Anonymity: who speaks, as far as the reader can tell, from 0 (identified) to 1 (nobody)."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from auditor import Attribution, Check, Column, Finding, Ledger, On, Reason, Result, Source, hookimpl
from auditor.contract.reading import unjudged
from auditor.contract.rules import raised
from auditor_checks.anonymity.rules import RULES
from auditor_checks.anonymity.score import Level, Opacity, Options, hands, opacity, reason_given
from auditor_checks.anonymity.view import View


class HandData(BaseModel):
    """One pair of hands a statement went through, and how anonymous it is."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(description="What the article calls it.")
    part: Literal["source", "speaker around it", "relay"] = Field(
        description="Whether it said so, quotes who did, or passed it on."
    )
    anonymity: float | None = Field(default=None, description="0 (identified) to 1 (nobody).")
    label: Level | None = Field(default=None, description="The same in a word.")


class Data(BaseModel):
    """Beside the score: of an attribution and a source the first five, of an article the others."""

    model_config = ConfigDict(extra="forbid")

    own: float | None = Field(
        default=None, description="The anonymity of the source itself, 0 (identified) to 1 (nobody)."
    )
    effective: float | None = Field(default=None, description="The highest anonymity over all hands, 0 to 1.")
    label: Level | None = Field(default=None, description="The anonymity of the source itself, in a word.")
    reason: Literal["absent", "rote", "specific"] | None = Field(
        default=None, description="How the article says why the source is unnamed; of unnamed people only."
    )
    hands: tuple[HandData, ...] = Field(
        default=(), description="The source, whoever quotes it in this article, then the relays."
    )
    attributions: int | None = Field(
        default=None, description="Number of attributions scored and in the mean."
    )
    unnamed: int | None = Field(
        default=None, description="Number of these that rest on an unnamed source or on nobody."
    )


class Anonymity(Check[Options, Data]):
    """The score of an attribution is the effective one; that of a source is its own."""

    id = "anonymity"
    title = "How far a reader can tell who speaks"
    version = "1.0"
    rules = tuple(file.RULE for file in RULES)
    words = (
        ("identified", "a reader can tell who it is: a name, a named body, a document that can be asked for"),
        ("described", "not named, but their body, post or how they know is told"),
        ("opaque", "not named, and hardly anything is told of them"),
        ("no source", "nobody is said to stand behind it"),
    )
    columns = (
        Column(on="source", title="How anonymous"),
        Column(on="attribution", title="How anonymous"),
    )

    def article(self, ledger: Ledger) -> Iterable[Result]:
        """One result for the article, one for each attribution, one for each source."""
        spots = (On(attribution=a.id) for a in ledger.attributions)
        if out := unjudged(ledger, *spots, *(On(source=s.id) for s in ledger.sources)):
            return out
        found = raised(self.id, RULES, View(ledger, self.options))
        each = ((a, found.get(On(attribution=a.id), ())) for a in ledger.attributions)
        spoken = [self._attribution(ledger, a, findings) for a, findings in each]
        return [
            _overall(ledger, spoken, found.get(On(), ())),
            *spoken,
            *(self._source(ledger, s) for s in ledger.sources),
        ]

    def _attribution(self, ledger: Ledger, attribution: Attribution, findings: tuple[Finding, ...]) -> Result:
        chain = hands(ledger, attribution, self.options)
        own = chain[0].opacity
        on = On(attribution=attribution.id)
        if own.score is None:
            return Result(on=on, state="not applicable", reasons=own.reasons, findings=findings)
        worst = max(chain, key=lambda h: h.opacity.score or 0.0)
        effective = worst.opacity.score or 0.0
        label: str = own.level or ""
        reasons = own.reasons
        if effective > own.score:
            reasons += (Reason(text=f"taken from {worst.name}, whose anonymity is {effective:.2f}"),)
        if worst.opacity.level != own.level:
            label = f"{own.level}, through {worst.name} ({worst.opacity.level})"
        data = Data(
            own=own.score,
            effective=effective,
            label=own.level,
            reason=reason_given(ledger, ledger.source(attribution)),
            hands=tuple(
                HandData(name=h.name, part=h.part, anonymity=h.opacity.score, label=h.opacity.level)
                for h in chain
            ),
        )
        return Result(
            on=on,
            state="scored",
            score=effective,
            label=label,
            reasons=reasons,
            findings=findings,
            data=data.model_dump(exclude_none=True),
            in_means=attribution.within is None and attribution.kind != "no-response",
        )

    def _source(self, ledger: Ledger, source: Source) -> Result:
        own: Opacity = opacity(ledger, source, self.options)
        on = On(source=source.id)
        if own.score is None:
            return Result(on=on, state="not applicable", reasons=own.reasons, in_means=False)
        reasons = own.reasons
        if source.protected:
            reasons += (Reason(text=f"protected ({source.protected}): no fault"),)
        data = Data(own=own.score, label=own.level, reason=reason_given(ledger, source))
        return Result(
            on=on,
            state="scored",
            score=own.score,
            label=own.level or "",
            reasons=reasons,
            data=data.model_dump(exclude_none=True),
            in_means=False,
        )


def _overall(ledger: Ledger, spoken: list[Result], findings: tuple[Finding, ...]) -> Result:
    """The mean over the attributions that count, and how many rest on people the reader cannot identify."""
    counted = [r for r in spoken if r.in_means and r.score is not None]
    if not counted:
        label = "no attribution was recognised"
        return Result(state="not applicable", label=label, findings=findings, in_means=False)
    unnamed = [r for r in counted if r.data["label"] != "identified" and _people(ledger, r)]
    rest = "rests" if len(unnamed) == 1 else "rest"
    return Result(
        state="scored",
        score=fsum(r.score or 0.0 for r in counted) / len(counted),  # sum() differs by Python version
        label=f"{len(unnamed)} of {len(counted)} attributions {rest} on unnamed sources or on nobody",
        findings=findings,
        data=Data(attributions=len(counted), unnamed=len(unnamed)).model_dump(exclude_none=True),
        in_means=False,
    )


def _people(ledger: Ledger, result: Result) -> bool:
    """Whether nobody, or an unnamed person or group, stands behind a result."""
    attribution = ledger.attribution(result.on.attribution)
    source = ledger.source(attribution) if attribution else None
    return source is None or (not source.named and source.kind in ("person", "group"))


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """The check of this module."""
    return [Anonymity]
