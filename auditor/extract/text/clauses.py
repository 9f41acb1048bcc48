"""Small questions to the parse: subjects, passives, what stands inside quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


SUFFERS = lexicon.listed("words", "suffers")
BLAME = lexicon.listed("words", "blame")


def subject_of(token: Token) -> Token | None:
    """The subject of a verb, its own or by its auxiliary; expletives do not count."""
    for child in token.lefts:
        if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
            return child
    for child in token.rights:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return child
    return None


def phrase_root(token: Token) -> Token:
    while token.dep_ in ("compound", "nmod", "appos", "flat") and token.head.i != token.i:
        token = token.head
    return token


def perfect(token: Token) -> bool:
    return (
        any(
            c.lower_ in ("have", "has", "had", "'ve", "having", "’ve") for c in token.lefts if c.dep_ == "aux"
        )
        or token.dep_ == "conj"
    )


def agentless(token: Token) -> bool:
    """A passive, or a verb of seeming: nobody is said to speak."""
    words = [c for c in token.children if c.dep_ in ("auxpass", "nsubjpass")]
    seems = token.lower_ in (
        "seems",
        "seem",
        "seemed",
        "appears",
        "appear",
        "appeared",
        "looks",
        "look",
        "looked",
        "is",
        "was",
        "are",
    )
    return bool(words) or seems


def expletive(subject: Token, verb: Token) -> bool:
    seems = verb.lower_ in ("is", "was", "be", "been", "'s", "’s", "seems", "appears", "turned")
    return subject.dep_ == "expl" or seems


def suffers(token: Token) -> bool:
    """ "Is drawing criticism", "has faced ridicule", "came under fire": what others say of the subject."""
    if token.lower_ not in SUFFERS:
        return False
    return any(t.lower_ in BLAME for t in token.subtree if t.i > token.i)


def quoted(doc: Doc) -> list[bool]:
    """For each token: does it stand inside double quotation marks? A mark left open closes at the line's
    end."""
    found, inside = [], False
    for token in doc:
        if "\n" in token.text:
            inside = False
        if token.text in ("“", "``"):
            inside = True
        elif token.text in ("”", "''"):
            inside = False
        elif token.text == '"':
            inside = not inside
        found.append(inside)
    return found


def sentences(doc: Doc) -> list[int]:
    """For each token: the number of its sentence."""
    number, found = -1, []
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        found.append(number)
    return found
