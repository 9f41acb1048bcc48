"""Who speaks in an article, and how many of its attributed words each has."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from auditor import Attribution, Ledger, Source
from auditor.contract.reading import WORD, body, whole


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


class View:
    """An article as the rules see it: the ledger, the options, who speaks and how much.

    A part ("one of the sources") speaks for its whole. Populations, the author, nested statements, headlines
    and lines without a response have no share.
    """

    def __init__(self, ledger: Ledger, options: Options) -> None:
        self.ledger = ledger
        self.options = options

    @cached_property
    def spoken(self) -> list[tuple[Attribution, Source]]:
        """The statements that have a share, each with its voice."""
        return [(a, s) for a in body(self.ledger) if (s := _voice(self.ledger, a))]

    @cached_property
    def words(self) -> dict[str, int]:
        """The number of attributed words by the id of the voice, most first."""
        counts: dict[str, int] = {}
        for attribution, source in self.spoken:
            counts[source.id] = counts.get(source.id, 0) + _length(self.ledger, attribution)
        return {id: counts[id] for id in sorted(counts, key=lambda id: (-counts[id], id))}

    @cached_property
    def shares(self) -> dict[str, float]:
        """The same as shares of all attributed words; empty with fewer than two statements."""
        total = sum(self.words.values())
        return {id: n / total for id, n in self.words.items()} if total and len(self.spoken) > 1 else {}

    def name(self, id: str) -> str:
        """The name of a voice."""
        source = self.ledger.by_id(id)
        return source.name if source else id


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
