"""The sex of an article's persons: by title, by given name, else by what its own pronouns tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from auditor.extract.people.cast import Cast
from auditor.extract.people.entities import Entity
from auditor.extract.people.genders import gendered, title_woman
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from auditor.extract.text.document import Document
    from auditor.extract.text.phrases import Role

NAMES_NEAR = 8  # names before a pronoun that may teach the sex of their bearer


def learn(cast: Cast, document: Document) -> None:
    """Sets the sex of every person of a cast: True a woman, False a man, None where nothing tells."""
    for entity in cast.entities:
        if entity.sort == "person":
            _by_name(cast, entity)
    votes = _by_pronouns(cast, document.sentences, document.quoted)
    for entity in cast.entities:
        held = votes.get(id(entity), [])
        if held and entity.woman is None and 2 * sum(held) != len(held):
            entity.woman = 2 * sum(held) > len(held)
        elif entity.sort == "person" and entity.woman is None and len(entity.key) == 1:
            entity.woman = lexicon.woman(entity.key[0])


def learn_from_roles(cast: Cast, roles: Mapping[int, Sequence[Role]]) -> None:
    """Sets the sex of persons whom no name tells, by what they are: "the widow, Fatou"."""
    for entity in cast.entities:
        heads = (r.head for r in roles.get(id(entity), ()) if r.head is not None)
        said = {g for head in heads if (g := gendered([cast.doc[head].text])) is not None}
        by_name = entity.title_woman is not None or lexicon.woman(entity.key[0]) is not None
        if entity.sort == "person" and not by_name and len(said) == 1:
            entity.woman = said.pop()


def _by_name(cast: Cast, entity: Entity) -> None:
    said = [g for i in entity.at if (g := title_woman(cast.names[i])) is not None]
    entity.title_woman = said[0] if said and len(set(said)) == 1 else None
    given = lexicon.woman(entity.key[0]) if len(entity.key) > 1 else None  # "Clinton" may be a surname
    entity.woman = entity.title_woman if entity.title_woman is not None else given


def _by_pronouns(cast: Cast, sentence: Sequence[int], quoted: Sequence[bool]) -> dict[int, list[bool]]:
    """For persons whose names the tables do not know: the pronouns that can mean nobody else."""
    votes: dict[int, list[bool]] = {}
    for token in cast.doc:
        said = lexicon.PRONOUNS.get(token.lower_)
        if said in ("he", "she") and not quoted[token.i]:
            near = [e for e in _persons_near(cast, sentence, token.i) if e.woman in (said == "she", None)]
            if near and near[0].woman is None and (len(near) == 1 or _led(cast, token.i, near[0])):
                votes.setdefault(id(near[0]), []).append(said == "she")
    return votes


def _led(cast: Cast, token: int, entity: Entity) -> bool:
    """The person was the subject when last named, and the pronoun is a subject too."""
    at = cast.last_before(entity, token)
    return cast.doc[at].dep_ == "nsubj" and cast.doc[token].dep_ == "nsubj"


def _persons_near(cast: Cast, sentence: Sequence[int], token: int) -> list[Entity]:
    last = cast.before(token)
    found: dict[int, Entity] = {}
    for i in range(last, max(last + 1 - NAMES_NEAR, -1), -1):
        if sentence[token] - sentence[cast.firsts[i]] > 1:
            break
        entity = cast.owner[i]
        if entity is not None and entity.sort == "person":
            found[id(entity)] = entity
    return list(found.values())
