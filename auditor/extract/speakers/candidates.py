"""Somebody whom a pronoun may mean, and where the text last spoke of him."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.extract.people.cast import Cast
    from auditor.extract.people.entities import Entity
    from auditor.extract.speakers.parties import Party


@dataclass(slots=True)
class Candidate:
    """Somebody whom a pronoun may mean: a person of the cast, a party without a name, or the head of a phrase
    that describes one; ``head`` is where he was last spoken of."""

    head: int
    entity: Entity | None = None
    party: Party | None = None
    phrase: int = -1
    by_pronoun: bool = False
    features: list[float] = field(default_factory=list)
    fit: float = 0.0  # how well the finder says that the pronoun goes with his name

    @property
    def key(self) -> tuple[int, int]:
        """What tells candidates apart."""
        return (id(self.entity or self.party), self.phrase)


def spoken_of(cast: Cast, c: Candidate, token: int) -> set[int]:
    """The tokens at which a candidate was last spoken of, and last named, before a pronoun."""
    named = cast.last_before(c.entity, token) if c.entity is not None else -1
    return {c.head, named} - {-1}
