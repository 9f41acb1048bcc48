"""The letters that bodies go by: the initials of their names, and what stands in brackets behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.extract.text import beside
from auditor.names.body import initials, telling

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from auditor.extract.people.entities import Entity
    from auditor.extract.people.names import Name

REACH = 8  # tokens between the end of a name and the bracket that holds its letters


def of_bodies(doc: Doc, names: Sequence[Name], owner: Sequence[Entity | None]) -> dict[str, Entity]:
    """Bodies named in full by their letters, lower case; what a bracket says before what initials make."""
    found: dict[str, Entity] = {}
    for letters, entity in _bracketed(doc, names, owner):
        found.setdefault(letters, entity)
    for entity in dict.fromkeys(e for e in owner if e is not None):
        if entity.sort == "body" and len(entity.key) > 1:
            for words in (entity.key, telling(entity.key)):
                found.setdefault(initials(words), entity)
    return found


def _bracketed(
    doc: Doc, names: Sequence[Name], owner: Sequence[Entity | None]
) -> Iterator[tuple[str, Entity]]:
    """ "The Economic Commission for Africa and the Islands (ECAI)": the body that begins so."""
    for i, name in enumerate(names):
        before, after = name.first - 1, name.last + 1
        letters = "".join(name.key).replace(".", "")
        if beside.text(doc, before) + beside.text(doc, after) != "()":
            continue
        if len(name.words) > 1 or not name.words[0].isupper() or len(letters) < 2:
            continue
        for k in range(i - 1, max(i - 3, -1), -1):
            entity = owner[k]
            between = doc[names[k].last + 1 : before]
            if len(between) > REACH or any(t.is_punct or t.pos_ in ("VERB", "AUX") for t in between):
                break
            in_full = entity is not None and entity.sort == "body" and len(entity.key) > 1
            if entity is not None and in_full and entity.key[0][0] == letters[0]:
                yield letters, entity
                break
