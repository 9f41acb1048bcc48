"""Whether a name that nothing marks is a body's rather than a person's, by the words it stands among and by
what the language model takes it for: a linear model whose weights were learned."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING

from auditor.extract.text import beside
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from auditor.extract.people.cast import Cast
    from auditor.extract.people.entities import Entity
    from auditor.extract.people.names import Name

# Log odds from which a name of one, two or more words is a body's; two unknown words are mostly a person's.
SURE = (1.0, 2.0, 1.4)
MOST = 24  # mentions of one name that are looked at
LOOKED = 4  # of these, which the language model is asked about
WINDOW = 12  # tokens behind a name within which a pronoun takes it up
CLAUSAL = frozenset({"who", "whose", "whom", "which", "where"})


def is_body(cast: Cast, entity: Entity, seen: Mapping[int, str]) -> bool:
    """Do the words around its mentions say so, and what their last tokens are ``seen`` as?"""
    return odds(clues(cast, entity, seen)) > SURE[min(len(entity.key), 3) - 1]


def odds(found: Mapping[str, float]) -> float:
    """The log odds that a name with such clues is a body's."""
    held = weights()
    return held[""] + sum(held.get(clue, 0.0) * value for clue, value in found.items())


def asked(cast: Cast, entities: Iterable[Entity]) -> Iterator[int]:
    """The last tokens of the mentions of which it is asked what they are seen as."""
    return (cast.names[i].last for entity in entities for i in entity.at[:LOOKED])


def clues(cast: Cast, entity: Entity, seen: Mapping[int, str]) -> dict[str, float]:
    """What stands around the mentions of a name and what they are ``seen`` as, each with its share of them,
    and how long the name is."""
    at = entity.at[:MOST]
    found = _shares([set(_clues(cast.doc, cast.names[i])) for i in at])
    told = [{f"seen {seen[last]}"} for last in asked(cast, [entity]) if last in seen]
    return found | _shares(told) | {f"words {min(len(entity.key), 3)}": 1.0}


def _shares(held: Sequence[set[str]]) -> dict[str, float]:
    counts = Counter(clue for some in held for clue in some)
    return {clue: log(1 + n) * n / len(held) for clue, n in counts.items()}


def _clues(doc: Doc, name: Name) -> Iterator[str]:
    """Of one mention: its neighbours, its place in the clause, what takes it up behind."""
    last = doc[name.last]
    yield f"before {_word(beside.token(doc, name.first - 1))}"
    if name.possessive:
        yield f"owns {_word(beside.token(doc, name.last + 2))}"
        yield "owns"
    else:
        yield f"after {_word(beside.token(doc, name.last + 1))}"
    yield f"is {last.dep_}"
    if last.dep_ in ("nsubj", "nsubjpass"):
        yield f"does {last.head.lower_}"
    if last.dep_ == "pobj":
        yield f"of {last.head.head.lower_} {last.head.lower_}"
    if last.dep_ in ("compound", "nmod"):
        yield f"with {last.head.lower_}"
    yield from _taken_up(doc, last)


def _taken_up(doc: Doc, last: Token) -> Iterator[str]:
    for i in range(last.i + 1, min(last.i + WINDOW, len(doc))):
        token = doc[i]
        if token.pos_ == "PROPN" and i > last.i + 1:
            return
        sort = lexicon.PRONOUNS.get(token.lower_)
        if sort in ("he", "she"):
            yield "then he"
        elif sort in ("it", "they"):
            yield f"then {sort}"
        if token.lower_ in CLAUSAL and i < last.i + 3:
            yield f"then {token.lower_}"


def _word(token: Token | None) -> str:
    """A token as a clue: a number, a name and a break, or an edge of the text, are told as such."""
    if token is None or token.is_space or "\n" in token.text:
        return "^"
    if token.pos_ == "PROPN":
        return "Name"
    return "#" if token.like_num else token.lower_


@cache
def weights() -> dict[str, float]:
    """Weights by clue, "" for the constant."""
    path = files("auditor.extract.people").joinpath("unmarked.json")
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return found
