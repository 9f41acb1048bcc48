"""Takes out what finders learn from PolNeAR to mark and what is no attribution by the guide for labels.

Offers and questions to the reader ("Do you want ..."), the reporter's own question ("Asked whether ..., she
said"), acts and figures of speech without a proposition ("is looking for", "the empty stand says much
about"), and a desk's label before a headline ("WATCH: ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.contract.finders import Found

if TYPE_CHECKING:
    from auditor.extract.text.document import Document

ASKED = re.compile(r"(?:asked|questioned|quizzed|pressed|challenged|grilled)\b", re.I)
ASKING = re.compile(r"\b(?:whether|if|how|why|what|when|where|who)\b", re.I)
IDLE = re.compile(
    r"(?:(?:look|search|hunt)(?:s|ed|ing)? for|writes?(?: \w+ly)? (?:about|for)"
    r"|(?:says?|speaks?) (?:much|a lot|little|volumes|something|everything) about)\b",
    re.I,
)
DESK = re.compile(
    r"(?:.*\b)?(?:LIVE|WATCH|VIDEO|LISTEN|PHOTOS?|PICTURES|GALLERY|BREAKING|EXCLUSIVE|UPDATED?|READ MORE)"
)


def taken_out(document: Document, found: Sequence[Found]) -> list[Found]:
    """The found ones but those that are none; what lay within one of these lies within what held it."""
    gone = {i for i, f in enumerate(found) if _is_none(document, f)}
    places = {i: n for n, i in enumerate(i for i in range(len(found)) if i not in gone)}

    def holder(i: int | None) -> int | None:
        while i is not None and i in gone:
            i = found[i].within
        return None if i is None else places[i]

    return [replace(found[i], within=holder(found[i].within)) for i in places]


def _is_none(document: Document, f: Found) -> bool:
    return bool(f.content) and (
        _to_the_reader(document, f) or _question(document, f) or _idle(document, f) or _label(document, f)
    )


def _to_the_reader(document: Document, f: Found) -> bool:
    """ "You can ask the pharmacist", outside quotation marks."""
    words = [document.text[s:e].casefold() for s, e in f.source]
    return words == ["you"] and document.quotes.at(f.source[0][0]) is None


def _question(document: Document, f: Found) -> bool:
    """Somebody "was asked whether": what was asked is not his."""
    if not f.cue or f.cue[0][0] > f.content[0][0] or not ASKED.match(document.text, f.cue[-1][0]):
        return False
    cue = document.doc.char_span(*f.cue[-1], alignment_mode="expand")
    passive = cue is not None and any(token.tag_ == "VBN" for token in cue)
    before = document.text[f.cue[-1][1] : f.content[0][0] + len("whether")]
    return passive and ASKING.search(before) is not None


def _idle(document: Document, f: Found) -> bool:
    """ "Is looking for volunteers": an act, and nothing is said."""
    return bool(f.cue) and any(IDLE.match(document.text, s) for s, _ in f.cue)


def _label(document: Document, f: Found) -> bool:
    """ "LIVE: Floods cut off three towns"."""
    head = document.headline or next(iter(document.prose), None)
    if head is None or not f.source or not head[0] <= f.source[0][0] < head[1]:
        return False
    return DESK.fullmatch(document.text[f.source[0][0] : f.source[-1][1]].rstrip(" :")) is not None
