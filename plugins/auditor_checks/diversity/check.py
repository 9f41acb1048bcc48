"""Diversity: how the words of an article are shared among those who speak in it."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from pydantic import BaseModel, ConfigDict, Field

from auditor import Check, Ledger, On, Reason, Result, hookimpl
from auditor.contract.reading import unjudged
from auditor.contract.rules import raised
from auditor_checks.diversity.rules import RULES
from auditor_checks.diversity.view import Options, View


class Voice(BaseModel):
    """One source and its share of the attributed words."""

    model_config = ConfigDict(extra="forbid")

    source: str = Field(description="The id of the source.")
    words: int = Field(description="Number of words attributed to it.")
    share: float = Field(description="Its share of all attributed words, 0 to 1.")


class Data(BaseModel):
    """Who has how many of the attributed words, most first."""

    model_config = ConfigDict(extra="forbid")

    voices: tuple[Voice, ...] = Field(default=(), description="The sources with words, most words first.")
    words: int = Field(default=0, description="Number of attributed words.")
    effective_voices: float | None = Field(
        default=None, description="Number of equal voices that would be as diverse (inverse Simpson)."
    )


class Diversity(Check[Options, Data]):
    """The score is Simpson's evenness, 0 (one voice has all) to 1 (all have the same).

    With p the shares of n voices it is (1 - sum of p squared) / (1 - 1/n).
    """

    id = "diversity"
    title = "How the words are shared among the sources"
    version = "1.0"
    rules = tuple(file.RULE for file in RULES)

    def article(self, ledger: Ledger) -> Iterable[Result]:
        """One result, for the article; not applicable where nobody, or only one attribution, speaks."""
        if out := unjudged(ledger):
            return out
        view = View(ledger, self.options)
        findings = raised(self.id, RULES, view).get(On(), ())
        if not view.shares:
            label = "too few statements to compare"
            return [Result(state="not applicable", label=label, findings=findings)]
        words, shares = view.words, view.shares
        repeat = fsum(p * p for p in shares.values())
        score = (1 - repeat) / (1 - 1 / len(shares)) if len(shares) > 1 else 0.0
        voices = tuple(Voice(source=id, words=words[id], share=round(shares[id], 3)) for id in shares)
        total, first = sum(words.values()), next(iter(shares))
        data = Data(voices=voices, words=total, effective_voices=round(1 / repeat, 3))
        return [
            Result(
                state="scored",
                score=min(max(score, 0.0), 1.0),
                label=f"{_voices(len(shares))}, {shares[first]:.0%} of the words from {view.name(first)}",
                reasons=(Reason(text=f"{total} attributed words, {_voices(len(shares))}"),),
                findings=findings,
                data=data.model_dump(exclude_none=True),
            )
        ]


def _voices(number: int) -> str:
    return f"{number} voice" if number == 1 else f"{number} voices"


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """The check of this module."""
    return [Diversity]
