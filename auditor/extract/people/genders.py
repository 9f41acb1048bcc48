"""What words and given names say about a person's sex, for "he" and "she"."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.extract.people.entities import Entity
from auditor.extract.people.names import Name
from auditor.extract.words import lexicon


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
