"""Finds those who did not answer: "did not respond to requests for comment", "no response has been
received"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.contract.finders import Found, Piece
from auditor.extract.text import syntax
from auditor.extract.words.no_response import NO_RESPONSE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from auditor.extract.text.document import Document

ASKED = re.compile(
    r"\b(?:reached out to|reach out to|contact(?:ed|ing)?|approach(?:ed|ing)?|asked|emailed|e-mailed"
    r"|called|wrote to|"
    r"(?:requests?|questions|inquiries|emails?|messages?|calls?|letters?)(?: for comment)?(?: sent"
    r"| left| put| made)? (?:to|from|with|for)|"
    r"comment from|response from|reply from|answer from)\s+(?=\S)",
    re.I,
)


def find(document: Document) -> list[Found]:
    """Every sentence in which the text itself says that somebody asked gave no answer."""
    found = []
    for m in NO_RESPONSE.finditer(document.text):
        if document.quotes.at(m.start()):
            continue
        span = document.doc.char_span(*m.span(), alignment_mode="expand")
        if span is not None and (f := _one(document, span.root, m.span())):
            found.append(f)
    return found


def _one(document: Document, root: Token, match: Piece) -> Found | None:
    doc = document.doc
    span = doc.char_span(*match, alignment_mode="expand")
    verbs = [t for t in span or () if t.pos_ == "VERB" and t.lower_ not in ("declined", "refused", "failed")]
    verb = next((t for t in (*reversed(verbs), root, *root.ancestors) if t.pos_ in ("VERB", "AUX")), root)
    is_noun = root.pos_ == "NOUN" or root.lower_ in ("comment", "response", "reply", "answer")
    silent = syntax.subject(verb)
    got = verb.lower_ in ("received", "got", "had", "getting", "receiving", "heard")
    if is_noun and (silent is None or silent.i == root.i or silent.lower_ == "there" or got):
        source = _asked(document, verb)
        cue = _through(doc, root, verb)
        content: Piece | None = None
    else:
        source = syntax.piece(doc, syntax.subtree(silent)) if silent is not None else None
        cue = _verb_cue(doc, verb, match)
        content = _request(doc, cue, verb)
    if cue is None:
        return None
    return Found((source,) if source else (), (cue,), (content,) if content else ())


def _verb_cue(doc: Doc, verb: Token, match: Piece) -> Piece | None:
    group = syntax.piece(doc, syntax.verb_group(verb))
    return (min(group[0], match[0]) if group[0] <= match[0] else match[0], match[1]) if group else match


def _through(doc: Doc, noun: Token, verb: Token) -> Piece | None:
    """ "no response has been received": the noun with its "no", and the verb behind it."""
    start = min(noun.left_edge.i, verb.i)
    end = max(noun.i, verb.i) + 1
    return (
        syntax.piece(doc, (start, end))
        if end - start <= 8
        else syntax.piece(doc, (noun.left_edge.i, noun.i + 1))
    )


def _request(doc: Doc, cue: Piece | None, verb: Token) -> Piece | None:
    """What was not answered: the rest of the phrase behind the cue."""
    if cue is None:
        return None
    rights = [
        c
        for c in verb.rights
        if c.idx >= cue[1]
        and c.dep_ in ("prep", "dobj", "xcomp", "ccomp", "advcl")
        and c.lower_ not in ("because", "after", "while")
    ]
    return syntax.piece(doc, syntax.subtree(rights[0])) if rights and rights[0].idx - cue[1] <= 2 else None


def _asked(document: Document, verb: Token) -> Piece | None:
    """The one who was asked, in the same sentence: "reached out to X for comment"."""
    doc, sentence = document.doc, verb.sent
    m = ASKED.search(document.text, sentence.start_char, sentence.end_char)
    if m is None:
        return None
    first = doc.char_span(m.end(), m.end() + 1, alignment_mode="expand")
    if first is None:
        return None
    noun = next((t for t in (first[0], *first[0].ancestors) if t.dep_ in ("pobj", "dobj", "dative")), None)
    if noun is None:
        return None
    start, end = syntax.subtree(noun)
    cut = next((i for i in range(noun.i + 1, end) if doc[i].lower_ in ("for", "about", "on", ",")), end)
    return syntax.piece(doc, (start, cut))
