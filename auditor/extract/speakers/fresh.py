"""Where an article tells of somebody or something as new and without a name, "a nightclub", "its supplier":
what the same noun then takes up is that one, and nobody who has a name."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.extract.text import beside
from auditor.extract.words import lexicon
from auditor.words import paired

if TYPE_CHECKING:
    from spacy.tokens import Token

    from auditor.extract.people.cast import Cast

FAR = 300  # tokens within which a noun takes up what was new
NEW = frozenset(
    {"a", "an", "another", "one", "some", "its", "his", "her", "their", "our", "my", "rival", "other"}
)
CALLED = paired("bodies", "called")


class Fresh:
    """The nouns of an article that tell of somebody or something as new, and where they stand."""

    def __init__(self, cast: Cast) -> None:
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        for token in cast.doc:
            if token.tag_ == "NN" and token.is_lower and _is_new(token) and not _names(cast, token):
                noun = lexicon.singular(token.text)
                for call in (noun, *(noun[k:] for k in range(3, len(noun) - 2) if noun[k:] in CALLED)):
                    self._at[call].append(token.i)

    def before(self, noun: str, here: int) -> bool:
        """Does a noun tell of another shortly before a token?"""
        held = self._at.get(noun, ())
        at = bisect_left(held, here) - 1
        return at >= 0 and here - held[at] < FAR


def _is_new(token: Token) -> bool:
    return any(
        c.lower_ in NEW or c.dep_ == "poss"
        for c in token.lefts
        if c.dep_ in ("det", "poss", "nummod", "amod")
    )


def _names(cast: Cast, token: Token) -> bool:
    """ "Halden, a bank", "Halden is a bank", "a bank called Halden": what somebody is who has a name."""
    if token.dep_ in ("attr", "appos", "oprd") or token.head.lower_ in ("as", "like"):
        return True
    behind = token.i + 1 + (beside.text(cast.doc, token.i + 1) in (",", "called"))
    return cast.entity_at(behind) is not None or any(c.dep_ == "appos" for c in token.rights)
