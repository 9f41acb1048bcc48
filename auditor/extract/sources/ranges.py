"""Where a description of a source begins and ends: the stretches of words that its slots are read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from auditor.extract.people.entities import Entity
    from auditor.extract.text.mentions import Mention

CUT = lexicon.listed("words", "cut")


class Range(NamedTuple):
    """A description: tokens ``[first, last]`` and its head noun, where it has one."""

    first: int
    last: int
    head: int | None
    own: Entity | None = None  # whose description this is


def description_end(doc: Doc, mention: Mention, head: int) -> int:
    """Where what describes the source itself ends: at "familiar with", "who" and the like."""
    last = head
    for i in mention.tokens:
        if i <= head:
            continue
        if doc[i].lower_ in CUT or (i - last > 1 and doc[i - 1].text in ",;:"):
            break
        last = i
    return last


def set_beside(doc: Doc, mention: Mention, last: int) -> Range | None:
    """The apposition inside a source: "another of the insiders, a senior Russian source who ..."."""
    behind = [i for i in mention.tokens if i > last]
    if not behind or doc[behind[0]].lower_ not in ("a", "an", "the", "one") or doc[behind[0] - 1].text != ",":
        return None
    head = behind[0]
    for i in behind[1:]:
        if doc[i].lower_ in CUT or i - head > 8 or doc[i].text == ",":
            break
        if doc[i].pos_ in ("NOUN", "PROPN"):
            head = i
        elif doc[i].pos_ in ("ADP", "VERB"):
            break
    return Range(behind[0], head, head) if head != behind[0] else None
