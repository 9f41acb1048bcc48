"""What the article's own pronouns tell of a person's sex, where no title and no table of names does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from auditor.extract.people.cast import Cast
from auditor.extract.people.entities import Entity
from auditor.extract.words import lexicon

NAMES_NEAR = 8  # names before a pronoun that may teach the sex of their bearer


def learn(cast: Cast, sentence: Sequence[int], quoted: Sequence[bool]) -> None:
    """Persons whose names the tables do not know take the sex of pronouns that can mean nobody else.

    ``sentence`` and ``quoted`` say of each token which sentence it is in, and whether it is quoted.
    """
    votes: dict[int, list[bool]] = {}
    for token in cast.doc:
        said = lexicon.PRONOUNS.get(token.lower_)
        if said in ("he", "she") and not quoted[token.i]:
            near = [e for e in _persons_near(cast, sentence, token.i) if e.woman in (said == "she", None)]
            if near and near[0].woman is None and (len(near) == 1 or _led(cast, token.i, near[0])):
                votes.setdefault(id(near[0]), []).append(said == "she")
    for entity in cast.entities:
        held = votes.get(id(entity), [])
        if held and entity.woman is None and 2 * sum(held) != len(held):
            entity.woman = 2 * sum(held) > len(held)
        elif entity.sort == "person" and entity.woman is None and len(entity.key) == 1:
            entity.woman = lexicon.woman(entity.key[0])


def _led(cast: Cast, token: int, entity: Entity) -> bool:
    """The person was the subject when last named, and the pronoun is a subject too."""
    at = cast.last_before(entity, token)
    return cast.doc[at].dep_ == "nsubj" and cast.doc[token].dep_ == "nsubj"


def _persons_near(cast: Cast, sentence: Sequence[int], token: int) -> list[Entity]:
    k = bisect_left(cast.firsts, token)
    found: dict[int, Entity] = {}
    for i in range(k - 1, max(k - NAMES_NEAR, -1), -1):
        if sentence[token] - sentence[cast.firsts[i]] > 1:
            break
        entity = cast.owner[i]
        if entity is not None and entity.sort == "person":
            found[id(entity)] = entity
    return list(found.values())
