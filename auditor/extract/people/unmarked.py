"""Whether a name that nothing marks is a body's rather than a person's, by the words it stands among: a
linear model whose weights were learned."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING

from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from auditor.extract.people.cast import Cast
    from auditor.extract.people.entities import Entity
    from auditor.extract.people.names import Name

# Log odds from which a name of one, two or more words is a body's; two unknown words are mostly a person's.
SURE = (1.0, 2.0, 1.4)
MOST = 24  # mentions of one name that are looked at
WINDOW = 12  # tokens behind a name within which a pronoun takes it up
CLAUSAL = frozenset({"who", "whose", "whom", "which", "where"})


def is_body(cast: Cast, entity: Entity) -> bool:
    """Do the words around its mentions say so?"""
    return odds(clues(cast, entity)) > SURE[min(len(entity.key), 3) - 1]


def odds(found: Mapping[str, float]) -> float:
    """The log odds that a name with such clues is a body's."""
    held = weights()
    return held[""] + sum(held.get(clue, 0.0) * value for clue, value in found.items())


def clues(cast: Cast, entity: Entity) -> dict[str, float]:
    """What stands around the mentions of a name, each with its share of them, and how long the name is."""
    at = entity.at[:MOST]
    counts = Counter(clue for i in at for clue in set(_clues(cast.doc, cast.names[i])))
    found = {clue: log(1 + n) * n / len(at) for clue, n in counts.items()}
    return found | {f"words {min(len(entity.key), 3)}": 1.0}


def _clues(doc: Doc, name: Name) -> Iterator[str]:
    """Of one mention: its neighbours, its place in the clause, what takes it up behind."""
    last = doc[name.last]
    before = doc[name.first - 1] if name.first else None
    yield f"before {_word(before) if before is not None else '^'}"
    after = name.last + 2 if name.possessive else name.last + 1
    if name.possessive:
        yield f"owns {_word(doc[after]) if after < len(doc) else '^'}"
        yield "owns"
    else:
        yield f"after {_word(doc[after]) if after < len(doc) else '^'}"
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


def _word(token: Token) -> str:
    """A token as a clue: a number, a name and a break are told as such."""
    if token.is_space or "\n" in token.text:
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
