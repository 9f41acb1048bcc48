"""What words and given names say about a person's sex, for "he" and "she": the article may correct it."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.extract import lexicon
from auditor.extract.names import Name


def title_woman(name: Name) -> bool | None:
    """What a title or role in front of a name says: True a woman, False a man."""
    return gendered(name.title.split())


def gendered(words: Iterable[str]) -> bool | None:
    """What words of role and kinship say: True a woman, False a man, None nothing or both."""
    low = {lexicon.singular(w) for w in words} | {w.casefold() for w in words}
    hers, his = low & lexicon.listed("people", "female"), low & lexicon.listed("people", "male")
    return bool(hers) if bool(hers) != bool(his) else None
