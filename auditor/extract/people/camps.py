"""Who has a camp: "his campaign" and "her presidency" tie whoever the pronoun means to one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.extract.people.near import Near
from auditor.extract.text.phrases import Role
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from auditor.extract.people.entities import Entity

CAMPS = lexicon.listed("words", "camps")


def find(near: Near) -> Iterator[tuple[Entity, Role]]:
    """Persons with the words that give them a camp, in text order."""
    for pronoun, noun in _owned(near.doc):
        woman = lexicon.PRONOUNS[near.doc[pronoun].lower_] == "she"
        best = max(near.persons(pronoun, woman), key=lambda c: c.score, default=None)
        if best is not None:
            yield best.entity, Role(pronoun, noun, None)


def _owned(doc: Doc) -> Iterator[tuple[int, int]]:
    """ "His campaign", "her presidency": the pronoun and the noun."""
    nouns = (t for t in doc if t.lower_ in CAMPS)
    owners = ((c.i, t.i) for t in nouns for c in t.lefts if c.tag_ == "PRP$")
    return ((i, noun) for i, noun in owners if lexicon.PRONOUNS.get(doc[i].lower_) in ("he", "she"))
