"""Reads clauses off a dependency parse: who is the subject, what is said, which words make up the verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.contract.finders import Piece

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
CLAUSAL = frozenset({"ccomp", "xcomp", "dobj", "acomp", "oprd", "attr", "prep", "dative", "prt"})
SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep"})
AFTER_OBJECT = frozenset(
    {"as", "of", "for", "about", "with", "on", "at", "against", "to", "over", "from", "into", "than", "like"}
)
OBJECT_CONTROL = frozenset(
    [
        "ask",
        "asked",
        "asks",
        "asking",
        "urge",
        "urged",
        "urges",
        "urging",
        "tell",
        "told",
        "tells",
        "telling",
        "order",
        "ordered",
        "invite",
        "invited",
        "force",
        "forced",
        "persuade",
        "persuaded",
        "encourage",
        "encouraged",
        "allow",
        "allowed",
        "help",
        "helped",
        "get",
        "got",
        "lead",
        "led",
        "push",
        "pushed",
        "call",
        "called",
        "want",
        "wanted",
        "expect",
        "expected",
        "advise",
        "advised",
        "warn",
        "warned",
        "implore",
        "implored",
        "press",
        "pressed",
    ]
)
QUESTION_WORDS = frozenset(
    {"what", "who", "whom", "whose", "which", "where", "when", "why", "how", "whether", "if"}
)
EDGE = " \t\r\n\f\v\u00a0,;:.–—-―…"
Range = tuple[int, int]  # token indices, end excluded


@dataclass(frozen=True, slots=True)
class Frame:
    """How a cue takes its content: the name of the construction and the tokens of the content."""

    name: str
    content: tuple[Range, ...]
    tail: Range | None = None  # words of the cue behind its head, such as a particle or a preposition


def subtree(token: Token) -> Range:
    """The tokens a token governs, as one stretch."""
    return (token.left_edge.i, token.right_edge.i + 1)


def without(stretch: Range, holes: Iterable[Range]) -> Iterator[Range]:
    """A stretch less some others; ``holes`` in any order."""
    start, end = stretch
    for s, e in sorted(holes):
        if e <= start or s >= end:
            continue
        if s > start:
            yield (start, s)
        start = max(start, e)
    if start < end:
        yield (start, end)


def tokens(doc: Doc, piece: Piece) -> list[Token]:
    """The tokens that a piece of the text has any part of."""
    return list(doc.char_span(*piece, alignment_mode="expand") or ())


def piece(doc: Doc, stretch: Range) -> Piece | None:
    """A stretch of tokens as offsets, without commas, dashes and white space at its edges; None if nothing
    is left."""
    words = doc[stretch[0] : stretch[1]].text  # not doc.text: that is made anew each time it is asked for
    inside = trimmed(words, (0, len(words)))
    first = doc[stretch[0]].idx
    return (first + inside[0], first + inside[1]) if inside else None


def trimmed(text: str, span: Piece) -> Piece | None:
    """A piece of a text without white space and dividing punctuation at its edges."""
    words = text[span[0] : span[1]]
    start = span[0] + len(words) - len(words.lstrip(EDGE))
    end = span[1] - len(words) + len(words.rstrip(EDGE))
    return (start, end) if start < end else None


def touch(a: Piece, b: Piece) -> bool:
    """Do two pieces of a text share a place?"""
    return a[0] < b[1] and b[0] < a[1]


def is_passive(verb: Token) -> bool:
    """Does a form of be, or get, make this verb passive?"""
    return any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass") for c in verb.children)


def subject(verb: Token) -> Token | None:
    """The grammatical subject of a verb, its own or the one it shares; None where it has none."""
    for _ in range(6):
        own = [c for c in verb.children if c.dep_ in SUBJECTS]
        if own:
            return own[-1] if own[-1].dep_ != "expl" else None
        if verb.dep_ == "acl" or verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ not in SHARES_SUBJECT or verb.head == verb:
            return None
        verb = _controller(verb)
        if verb.pos_ in ("NOUN", "PROPN", "PRON"):
            return verb
    return None


def _controller(verb: Token) -> Token:
    """Whose subject a verb shares: the object of "asked him to", else the verb above."""
    head = verb.head
    controls = verb.dep_ == "xcomp" and head.lower_ in OBJECT_CONTROL
    objects = [c for c in head.children if c.dep_ in ("dobj", "dative")] if controls else []
    return objects[0] if objects else head


def verb_group(verb: Token) -> Range:
    """A verb with its auxiliaries, negation and the adverbs between: "has repeatedly said"."""
    start = verb.i
    left = {c.i for c in verb.lefts if c.dep_ in AUXILIARIES or (c.dep_ == "advmod" and c.n_lefts == 0)}
    while start - 1 in left:
        start -= 1
    while start < verb.i and verb.doc[start].dep_ == "advmod" and verb.doc[start].tag_ == "WRB":
        start += 1
    end = verb.i + 1
    while end < len(verb.doc) and verb.doc[end].dep_ in ("prt", "neg") and verb.doc[end].head.i == verb.i:
        end += 1
    return (start, end)


def clause_frame(verb: Token) -> Frame | None:
    """The content a verb takes, by what its dependents are; None where there is none to take."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if clauses:
        if clear := _made_clear(clauses[0]):
            return clear
        small = [c for c in clauses if c.n_lefts + c.n_rights == 0 and c.pos_ == "ADJ"]
        told = [c for c in clauses if c not in small] or clauses
        name = (
            "that"
            if any(t.dep_ == "mark" or t.lower_ in QUESTION_WORDS for t in told[-1].lefts)
            else "clause"
        )
        return Frame(name, tuple(subtree(c) for c in told), subtree(small[0]) if small else None)
    if verb.dep_ in ("parataxis", "ccomp") and verb.head != verb and verb.head.pos_ in ("VERB", "AUX"):
        inverted = verb.dep_ == "parataxis" or _stands_apart(verb)
        if inverted:
            return Frame("inverted", (subtree(verb.head),))
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.lefts):
        return Frame("as", (subtree(verb.head),))
    return _object_frame(verb)


def _told_that(to: Token) -> Frame | None:
    """ "explained to the crowd that ...", where the parse hangs the clause on the crowd."""
    for noun in to.rights:
        for clause in noun.rights:
            if clause.dep_ in ("relcl", "acl") and any(t.dep_ == "mark" for t in clause.lefts):
                return Frame("that", (subtree(clause),))
    return None


def _made_clear(clause: Token) -> Frame | None:
    """ "made clear that ...", where the parse hangs the clause on the adjective."""
    if clause.pos_ != "ADJ" or clause.n_lefts:
        return None
    said = next((c for c in clause.rights if c.dep_ in ("ccomp", "advcl") and c.n_lefts), None)
    return Frame("that", (subtree(said),), (clause.i, clause.i + 1)) if said is not None else None


def _stands_apart(verb: Token) -> bool:
    """Is a clause set off by commas or quotes in the middle of the one above it?"""
    start, end = subtree(verb)
    doc = verb.doc
    before = doc[start - 1].is_punct if start else False
    after = doc[end].is_punct if end < len(doc) else True
    return before and after and not any(c.dep_ == "mark" for c in verb.lefts)


def _object_frame(verb: Token) -> Frame | None:
    rights = [c for c in verb.rights if c.dep_ in CLAUSAL]
    for child in rights:
        if child.dep_ == "xcomp":
            name = (
                "to" if any(c.tag_ == "TO" for c in child.lefts) else "ing" if child.tag_ == "VBG" else "pred"
            )
            return Frame(name, (subtree(child),))
    objects = [c for c in rights if c.dep_ == "dobj"]
    if objects:
        after = [
            subtree(c)
            for c in rights
            if c.dep_ in ("prep", "oprd") and c.i > objects[-1].i and c.lower_ in AFTER_OBJECT
        ]
        return Frame("object", (subtree(objects[-1]), *after))
    for child in rights:
        if child.lower_ == "to" and (told := _told_that(child)):
            return told
        if child.dep_ == "prep" and child.n_rights:
            return Frame(f"prep {child.lower_}", ((child.i + 1, subtree(child)[1]),), (child.i, child.i + 1))
        if child.dep_ in ("acomp", "oprd", "attr"):
            return Frame("pred", (subtree(child),))
    return None
