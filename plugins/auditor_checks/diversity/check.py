"""Diversity: how the words of an article are shared among those who speak in it."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from pydantic import BaseModel, ConfigDict, Field

from auditor import Attribution, Check, Finding, Ledger, On, Reason, Result, Source, Span, hookimpl
from auditor.contract.cards import rule
from auditor.contract.reading import WORD, body, unjudged, whole

CHECK = "diversity"
(ONE_VOICE,) = RULES = (
    rule(__name__, "one-voice", "One voice has more than half of the words", "info", on=False),
)


SEVERAL = 2  # other named people from whom on an article is no one-sided one


class Options(BaseModel):
    """When one voice is worth a question."""

    model_config = ConfigDict(extra="forbid")

    half: float = Field(
        0.5, gt=0, le=1, description="share of the attributed words above which a voice dominates"
    )
    second: float = Field(
        0.1, ge=0, le=1, description="share from which another voice is room enough to differ"
    )
    fewest_attributions: int = Field(4, ge=2, description="attributions an article needs before it is asked")


class Voice(BaseModel):
    """One source and its share of the attributed words."""

    model_config = ConfigDict(extra="forbid")

    source: str
    words: int
    share: float


class Data(BaseModel):
    """Who has how many of the attributed words, most first."""

    model_config = ConfigDict(extra="forbid")

    voices: tuple[Voice, ...] = ()
    words: int = 0
    effective_voices: float | None = (
        None  # the number of equal voices that would be as diverse (inverse Simpson)
    )


class Diversity(Check):
    """The score is Simpson's evenness, 0 (one voice has all) to 1 (all have the same).

    With p the shares of n voices it is (1 - sum of p squared) / (1 - 1/n). A part ("one of the sources")
    speaks for its whole. Populations, the author, nested statements, headlines and lines without a response
    have no share.
    """

    id = CHECK
    title = "How the words are shared among the sources"
    version = "1.0"
    Options = Options
    Data = Data
    rules = RULES

    def article(self, ledger: Ledger) -> Iterable[Result]:
        """One result, for the article; not applicable where nobody, or only one attribution, speaks."""
        if out := unjudged(ledger):
            return out
        spoken = [(a, s) for a in body(ledger) if (s := _voice(ledger, a))]
        counts: dict[str, int] = {}
        for attribution, source in spoken:
            counts[source.id] = counts.get(source.id, 0) + _length(ledger, attribution)
        total = sum(counts.values())
        if len(spoken) < 2 or not total:
            return [Result(state="not applicable", label="too few statements to compare")]
        order = sorted(counts, key=lambda id: (-counts[id], id))
        shares = {id: counts[id] / total for id in order}
        repeat = fsum(p * p for p in shares.values())
        score = (1 - repeat) / (1 - 1 / len(shares)) if len(shares) > 1 else 0.0
        voices = tuple(Voice(source=id, words=counts[id], share=round(shares[id], 3)) for id in order)
        data = Data(voices=voices, words=total, effective_voices=round(1 / repeat, 3))
        first = ledger.by_id(order[0])
        name = first.name if first else order[0]
        return [
            Result(
                on=On(),
                state="scored",
                score=min(max(score, 0.0), 1.0),
                label=f"{_voices(len(order))}, {shares[order[0]]:.0%} of the words from {name}",
                reasons=(Reason(text=f"{total} attributed words, {_voices(len(order))}"),),
                findings=self._one_voice(spoken, name, [(id, shares[id]) for id in order]),
                data=data.model_dump(exclude_none=True),
            )
        ]

    def _one_voice(
        self, spoken: list[tuple[Attribution, Source]], name: str, shares: list[tuple[str, float]]
    ) -> tuple[Finding, ...]:
        """Asked where one voice leads and no other has room to differ."""
        (id, share), *others = shares
        options = self.options
        if share <= options.half or len(spoken) < options.fewest_attributions:
            return ()
        people = {s.id for _, s in spoken if s.kind == "person" and s.named and s.id != id}
        if len(people) >= SEVERAL or any(other >= options.second for _, other in others):
            return ()
        theirs = [a for a, source in spoken if source.id == id]
        spans: tuple[Span, ...] = tuple(s for a in theirs for s in (a.source_spans or a.cue)[:1])
        message = (
            f"{name} has {share:.0%} of the attributed words, and nobody else {options.second:.0%}. Who sees "
            "it differently, and were they asked?"
        )
        return (ONE_VOICE.finding(CHECK, message, spans),)


def _voices(number: int) -> str:
    return f"{number} voice" if number == 1 else f"{number} voices"


def _voice(ledger: Ledger, attribution: Attribution) -> Source | None:
    """Who speaks: the source or, for a part, its whole; None for what has no share."""
    source = ledger.source(attribution)
    if attribution.within or attribution.kind == "no-response":
        return None
    if source is None or source.kind in ("population", "author"):
        return None
    return list(whole(ledger, source))[-1]


def _length(ledger: Ledger, attribution: Attribution) -> int:
    """The number of words of the content."""
    return sum(len(WORD.findall(ledger.article.slice(s))) for s in attribution.content)


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """The check of this module."""
    return [Diversity]
