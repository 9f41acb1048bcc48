"""Stories by hand, for the tests of checks: ledgers by hand, and what holds between them.

``make_story(one, other)`` calls the articles ``a`` and ``b`` and establishes the facts as a run would. To
state them instead: ``make_story(one, other, relations=[relation("a", "b", "conflicts")])``. A statement is
named by its article and its attribution, ``"b#a2"``; ``"b"`` alone is the first, ``"b#a1"``.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from typing import Any

from auditor.model import (
    Claim,
    Difference,
    Flat,
    Ledger,
    Origin,
    Ref,
    Relation,
    RelationKind,
    Story,
    StoryFacts,
    StoryRecord,
)


def make_story(
    *ledgers: Ledger,
    relations: Iterable[Relation] = (),
    claims: Iterable[Claim] = (),
    origins: Iterable[Origin] = (),
    flat: Iterable[Flat] = (),
    id: str = "story",
) -> Story:
    """A story of ledgers, with the facts that are given, or where none is, with those that a run would find.

    Its articles are ``a``, ``b``, ``c`` in their order, unless each has an id of its own already. No language
    model is loaded. Raises ValueError where a fact speaks of what is not there, or two have one id.
    """
    held = _called(ledgers)
    given: dict[str, Any] = {
        "relations": tuple(relations),
        "claims": tuple(claims),
        "origins": tuple(origins),
        "flat": tuple(flat),
    }
    if any(given.values()):
        facts = StoryFacts(id=id, articles=tuple(x.article.id for x in held), **given)
        _fits(facts, {x.article.id: x for x in held})
    else:
        from auditor.stories.establish import establish

        facts = establish(held, id)
    return Story(facts=facts, ledgers=held)


def relation(
    a: str,
    b: str,
    kind: RelationKind,
    *,
    confidence: float = 0.9,
    differs: Iterable[Difference] = (),
    **more: Any,
) -> Relation:
    """How two statements relate, for `make_story`; ``more`` are further fields of a `Relation`."""
    return Relation(
        a=_ref(a), b=_ref(b), relation=kind, confidence=confidence, differs=tuple(differs), **more
    )


def claim(
    *says: str,
    denies: Iterable[str] = (),
    origins: Iterable[str] = (),
    id: str = "c1",
    **more: Any,
) -> Claim:
    """What several statements say alike, for `make_story`; ``more`` are further fields of a `Claim`.

    ``origins`` are ids of origins that are given too. Unless ``independence`` is said, it follows from the
    numbers: of one article, the claim stands alone; several origins are independent, one is common.
    """
    count = len(set(map(_ref_article, says)))
    known = tuple(origins)
    judged = "cannot be judged" if not known else "independent" if len(known) > 1 else "common source"
    fields = {"independence": "stands alone" if count < 2 else judged, **more}
    said = tuple(map(_ref, says))
    return Claim(id=id, words=said[0], says=said, denies=tuple(map(_ref, denies)), origins=known, **fields)


def _ref(name: str) -> Ref:
    article, _, attribution = name.partition("#")
    return Ref(article=article, attribution=attribution or "a1")


def _ref_article(name: str) -> str:
    return _ref(name).article


def _called(ledgers: tuple[Ledger, ...]) -> tuple[Ledger, ...]:
    """The ledgers, their articles under names that differ."""
    if len({x.article.id for x in ledgers}) == len(ledgers) > 1:
        return ledgers
    names = string.ascii_lowercase
    if len(ledgers) > len(names):
        raise ValueError(f"more than {len(names)} articles: give each an id of its own")
    return tuple(
        x.model_copy(update={"article": x.article.model_copy(update={"id": name, "path": f"{name}.txt"})})
        for name, x in zip(names, ledgers, strict=False)
    )


def _fits(facts: StoryFacts, ledgers: Mapping[str, Ledger]) -> None:
    from auditor.schemas import coherent

    if wrong := next(coherent.of_story(StoryRecord(facts=facts), ledgers, "the story"), None):
        raise ValueError(wrong)
