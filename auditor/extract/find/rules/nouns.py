"""Proposes attributions that need no verb: "the claim that", "according to", "in the view of",
"reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.extract.find.rules.verbs import Candidate, _complement
from auditor.extract.text import beside, syntax
from auditor.extract.text.syntax import Range

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from auditor.extract.words.cues import Lexicon

AGENTLESS = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "apparently", "seemingly"})
HEARSAY = frozenset({"reportedly", "allegedly", "purportedly"})  # always attribute, to nobody
IN_VIEW = frozenset({"view", "opinion", "words", "eyes", "mind", "estimation", "judgment", "telling"})


def candidates(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every noun, preposition or adverb that may attribute something, in text order."""
    for token in doc:
        found = None
        if token.lower_ == "according" and beside.low(doc, token.i + 1) == "to":
            found = _according(token)
        elif token.lower_ in AGENTLESS:
            found = _agentless(token)
        elif token.lower_ in IN_VIEW and token.dep_ == "pobj":
            found = _in_view(token)
        elif token.pos_ == "NOUN":
            found = _of_noun(token, lexicon)
        if found:
            yield found


def _according(token: Token) -> Candidate | None:
    """ "X, according to Y": the content is the clause it hangs on, as far as it stands on one side."""
    to = token.doc[token.i + 1]
    if not to.n_rights:
        return None
    source = (to.i + 1, max(c.right_edge.i for c in to.rights) + 1)
    top = token.head if token.head != token else to.head
    content = _clause_around(top, (token.i, source[1]))
    return (
        Candidate(token.i, "according", "preposition", "to", (token.i, to.i + 1), source, content)
        if content
        else None
    )


def _clause_around(top: Token, hole: Range) -> tuple[Range, ...]:
    while top.dep_ not in ("ROOT", "ccomp", "advcl", "conj", "parataxis", "relcl") and top.head != top:
        top = top.head
    if top.dep_ == "conj" and top.pos_ not in ("VERB", "AUX"):
        top = top.head
    pieces = tuple(syntax.without(syntax.subtree(top), [hole]))
    return tuple(p for p in pieces if any(t.is_alpha for t in top.doc[p[0] : p[1]]))


def _agentless(adverb: Token) -> Candidate | None:
    """ "is reportedly ready": nobody is said to stand behind the clause."""
    head = adverb.head
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    stretch = syntax.subtree(head)
    content = tuple(syntax.without(stretch, [(adverb.i, adverb.i + 1)]))
    return Candidate(adverb.i, adverb.lower_, "adverb", "clause", (adverb.i, adverb.i + 1), None, content)


def _in_view(noun: Token) -> Candidate | None:
    """ "in the view of X", "in X's opinion"."""
    if noun.head.lower_ not in ("in", "by") or noun.head.dep_ != "prep":
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    of = next((c for c in noun.rights if c.lower_ == "of" and c.n_rights), None)
    if owner is not None:
        source = syntax.subtree(owner)
    elif of is not None:
        source = (of.i + 1, syntax.subtree(of)[1])
    else:
        return None
    content = _clause_around(noun.head.head, (noun.head.i, syntax.subtree(noun.head)[1]))
    cue = (noun.head.i, noun.i + 1) if owner is None else (noun.i, noun.i + 1)
    return Candidate(noun.i, noun.lower_, "preposition", "in", cue, source, content) if content else None


def _of_noun(noun: Token, lexicon: Lexicon) -> Candidate | None:
    """ "his claim that", "allegations by X of Y", "the decision to"."""
    name = lexicon.noun(noun.lower_)
    if (name, "noun") not in lexicon.kinds:
        return None
    by = next(
        (c for c in noun.rights if c.lower_ in ("by", "from") and c.dep_ == "prep" and c.n_rights), None
    )
    frame = _complement(noun)
    if frame is None:
        return None
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if by is not None and frame.name in ("prep by", "prep from"):
        return None
    source = (
        syntax.subtree(owner)
        if owner is not None
        else (by.i + 1, syntax.subtree(by)[1])
        if by is not None
        else None
    )
    if source and doc_is_possessive(noun.doc, source[1] - 1):
        source = (source[0], source[1] - 1)
    cue = (noun.i, frame.tail[1] if frame.tail and frame.tail[0] == noun.i + 1 else noun.i + 1)
    kind = "owned " if source else "bare "
    holes = [source] if source else []
    content = tuple(r for c in frame.content for r in syntax.without(c, holes))
    return Candidate(noun.i, name, "noun", kind + frame.name, cue, source, content)


def doc_is_possessive(doc: Doc, index: int) -> bool:
    """Is this token a possessive ending?"""
    return index > 0 and doc[index].tag_ == "POS"
