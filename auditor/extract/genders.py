"""What words, given names and the article's own pronouns say about a person's sex, for "he" and "she"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from auditor.extract import lexicon
from auditor.extract.entities import Entity
from auditor.extract.names import Name

if TYPE_CHECKING:
    from auditor.extract.cast import Cast

NAMES_NEAR = 8  # names before a pronoun that may teach the sex of their bearer


def title_woman(name: Name) -> bool | None:
    """What a title or role in front of a name says: True a woman, False a man."""
    return gendered(name.title.split())


def gendered(words: Iterable[str]) -> bool | None:
    """What words of role and kinship say: True a woman, False a man, None nothing or both."""
    low = {lexicon.singular(w) for w in words} | {w.casefold() for w in words}
    hers, his = low & lexicon.listed("people", "female"), low & lexicon.listed("people", "male")
    return bool(hers) if bool(hers) != bool(his) else None


def sex(entity: Entity) -> bool | None:
    """A woman by title or given name, a man, or unknown: what sets bearers of one surname apart."""
    if entity.title_woman is not None or len(entity.key) == 1:
        return entity.title_woman
    return lexicon.woman(entity.key[0])


def sounding(found: list[Entity], woman: bool) -> list[Entity]:
    """Where two bear the surname and no table knows them: a given name in "a" is rather a woman's."""
    return [e for e in found if e.key[0].endswith("a") is woman] or found


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
