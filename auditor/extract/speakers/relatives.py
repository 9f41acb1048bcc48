"""Finds the noun that a relative pronoun stands for: the parse first, then what the pronoun may mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from auditor.extract.people.cast import Cast

BACK = 14  # tokens that a relative pronoun looks back over
SOME = frozenset({"some", "those", "many", "others"})


def noun_of(token: Token, cast: Cast) -> Token | None:
    """The noun that "who", "which" or "that" at a token takes up, or None."""
    head = token
    while head.dep_ not in ("relcl", "ccomp", "acl") and head.head.i != head.i:
        head = head.head
    noun = head.head if head.dep_ == "relcl" else _before(token)
    if noun is None or noun.i >= token.i or noun.pos_ in ("VERB", "AUX"):
        noun = _before(token)
    if noun is None or token.lower_ not in ("who", "whom", "whose"):
        return noun
    if not _human(noun, cast):
        noun = next((t for t in _nouns_before(token) if _human(t, cast)), noun)
    return _outer(noun, cast)


def _outer(noun: Token, cast: Cast) -> Token:
    """ "The nominee for president, who": a bare post behind another is what that other is for."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    bare = noun.tag_ == "NN" and not any(c.dep_ in ("det", "poss") for c in noun.lefts)
    if above is not noun and bare and cast.entity_at(noun.i) is None and _human(above, cast):
        return above
    if noun.dep_ == "appos" and noun.head.i < noun.i and cast.entity_at(noun.head.i) is not None:
        return noun.head if not lexicon.is_plural(noun.text) else noun
    return noun


def _human(token: Token, cast: Cast) -> bool:
    entity = cast.entity_at(token.i)
    if entity is not None:
        return entity.sort == "person"
    return lexicon.is_person_noun(token.text) or token.lower_ in SOME


def _before(token: Token) -> Token | None:
    return next(_nouns_before(token), None)


def _nouns_before(token: Token) -> Iterator[Token]:
    doc = token.doc
    for i in range(token.i - 1, max(token.i - BACK, -1), -1):
        if doc[i].text in (".", "!", "?") or "\n" in doc[i].text:
            return
        if (doc[i].pos_ in ("NOUN", "PROPN") and doc[i].dep_ != "compound") or (
            doc[i].lower_ in SOME and i == token.i - 1
        ):
            yield doc[i]
