"""Reads a cue: which word does the attributing, what kind and stance it has, whether it is negated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.contract.finders import Found, Piece
from auditor.extract.text import syntax
from auditor.extract.words import lexicon as words
from auditor.extract.words.cues import Lexicon
from auditor.extract.words.no_response import is_no_response
from auditor.model import Kind, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from auditor.extract.text.document import Document

WORDS_OF_POS = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADV": "adverb",
}
LIGHT = words.listed("words", "light")
NEGATION = re.compile(
    r"\b(?:not|never|neither|nor|no|without|cannot|hardly|stopped short of|fail(?:s|ed|ing)? to)\b|n['’]t\b",
    re.I,
)
AFFIRMS = re.compile(  # "not only said", "not alone in saying", "made no secret of thinking"
    r"(?:\bnot|\bnever|\bcannot|n['’]t) (?:only|just|merely|simply|alone|afraid|ashamed|shy|slow"
    r"|the (?:only|first|last)|(?:have )?(?:hesitat|stop|tir|minc)\w*|help)\b|\bno (?:secret|bones|doubt)\b",
    re.I,
)
NOBODY = re.compile(
    r"(?:none|nobody|no[ -]one|neither|not (?:one|any|a single|a soul))\b"
    r"|no (?!fewer|less|more|other|longer|matter|doubt)(?-i:[a-z])",
    re.I,
)
FAILS = frozenset({"fail", "fails", "failed", "failing"})
DENIALS = frozenset({"no", "nor", "neither", "never", "none", "nobody", "nowhere", "hardly", "scarcely"})
NEUTRAL_CLAIM = re.compile(
    r"(?:[\w,'’-]+ ){0,4}?"
    r"(?:responsibility|victory|lives?|credit|titles?|crown|medals?|gold|silver|bronze|asylum|benefits?|pension|"
    r"compensation|expenses|damages|wickets?|seats?|insurance|territory|points?)\b",
    re.I,
)
NEUTRAL_ADMISSION = re.compile(
    r"\b(?:hospital|clinic|ward|intensive care|infirmary|university|school|charges?|counts?|murder"
    r"|manslaughter|"
    r"assault|theft|fraud|rape|possess\w*|offen[cs]es?|guilt|robbery|burglary|conspir\w+|breach\w*|perjury|court)\b",
    re.I,
)
LEGAL_SOURCE = re.compile(
    r"\b(?:prosecut\w+|lawsuit|suit|complaint|indictment|plaintiffs?|charge sheet|attorney general"
    r"|affidavit)\b",
    re.I,
)
PAPER = re.compile(
    r"\b(?:report|poll|survey|study|paper|document|data|figures?|statistics|research|analysis|review|records?|results?|"
    r"evidence|footage|video|images?|photos?|photographs?|tests?|findings?|chart|map|letter|memo|audit|index|census|book)s?$",
    re.I,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """What a cue says by itself. ``head`` is None for a cue without a word."""

    head: Token | None
    lemma: str
    kind: Kind
    stance: Stance
    negated: bool
    is_speech: bool


def read(document: Document, f: Found, lexicon: Lexicon) -> Read:
    """The cue of an attribution, whichever finder found it."""
    head, lemma, pos = _head(document.doc, f.cue, lexicon)
    cue, source, content = (_words(document.text, p) for p in (f.cue, f.source, f.content))
    kinds = lexicon.kinds_of(lemma, pos) or lexicon.kinds_of(lemma, "seeming")
    spoken = any(k == "statement" for k, _ in kinds) or not kinds
    if is_no_response(cue, content):
        return Read(head, lemma, "no-response", "neutral", False, True)
    kind, stance = _kind(kinds, lemma, source, content, head)
    stance = _fair(stance, lemma, source, content)
    if stance == "mind-reading" and not f.source and head is not None and syntax.is_passive(head):
        stance = "neutral"  # "is seen as": nobody's mind is read
    negated = _negated(cue, head) != _said_by_nobody(source, head)
    return Read(head, lemma, kind, stance, negated, spoken and kind == "statement")


def _head(doc: Doc, cue: tuple[Piece, ...], lexicon: Lexicon) -> tuple[Token | None, str, str]:
    """The attributing word of a cue: its first known verb, unless that only carries a noun ("made a
    claim")."""
    tokens = [t for p in cue for t in (doc.char_span(*p, alignment_mode="expand") or ()) if t.is_alpha]
    keyed = [(t, lemma_of(t, pos, lexicon), pos) for t in tokens if (pos := WORDS_OF_POS.get(t.pos_))]
    known = [k for k in keyed if lexicon.kinds_of(k[1], k[2]) or (k[1], "seeming") in lexicon.kinds]
    verbs = [k for k in known if k[2] == "verb"]
    if verbs and not (verbs[0][1] in LIGHT and len(known) > 1):
        return verbs[0]
    others = [k for k in known if k not in verbs]
    if others or verbs:
        return (others or verbs)[0]
    if keyed:
        return next((k for k in reversed(keyed) if k[2] == "verb"), keyed[-1])
    return (tokens[-1], tokens[-1].lower_, "") if tokens else (None, "", "")


def lemma_of(token: Token, pos: str, lexicon: Lexicon) -> str:
    if pos == "verb":
        verb = lexicon.verb(token.lower_)
        phrasal = next((f"{verb}_{c.lower_}" for c in token.rights if c.dep_ == "prt"), verb)
        return phrasal if (phrasal, "verb") in lexicon.kinds else verb
    return lexicon.noun(token.lower_) if pos == "noun" else token.lower_


def _words(text: str, pieces: tuple[Piece, ...]) -> str:
    return " ".join(text[s:e] for s, e in pieces)


def _kind(
    kinds: tuple[tuple[Kind, Stance], ...], lemma: str, source: str, content: str, head: Token | None
) -> tuple[Kind, Stance]:
    """The kind that fits the content and the source, where a word has several."""
    if not kinds:
        return "statement", "neutral"
    by_kind = dict(reversed(kinds))
    paper = bool(PAPER.search(source.strip(" ,")))
    infinitive = content.lower().startswith("to ")
    if "evidence" in by_kind and (paper or len(by_kind) == 1):
        return "evidence", by_kind["evidence"]
    if "perception" in by_kind and "belief" in by_kind and not paper:
        seen_as = " as " in f" {head.lower_ if head is not None else ''} {content} "
        return ("belief", by_kind["belief"]) if seen_as else ("perception", by_kind["perception"])
    if "perception" in by_kind and paper:
        return "evidence", "neutral"
    if "intention" in by_kind and infinitive:
        return "intention", by_kind["intention"]
    if "statement" not in by_kind and lemma in ("want", "desire"):
        return "intention", "neutral"
    ranked = [k for k in kinds if k[0] != "evidence" and (infinitive or k[0] != "intention")] or list(kinds)
    return ranked[0]


def _fair(stance: Stance, lemma: str, source: str, content: str) -> Stance:
    """Stances that the content or the court takes away: claimed responsibility, admitted to hospital,
    plaintiffs allege."""
    if lemma == "claim" and NEUTRAL_CLAIM.match(content):
        return "neutral"
    if lemma in ("admit", "confess") and NEUTRAL_ADMISSION.search(content[:60]):
        return "neutral"
    if lemma in ("allege", "charge", "accuse", "claim") and LEGAL_SOURCE.search(source):
        return "neutral"
    return stance


def _negated(cue: str, head: Token | None) -> bool:
    """The cue says that it was not said, thought or shown; "not only said" and "not alone in saying" say
    that it was."""
    if AFFIRMS.search(cue):
        return False
    if NEGATION.search(cue):
        return True
    if head is not None and head.dep_ == "xcomp" and head.head.lower_ in FAILS:
        return True  # "failed to say", whatever of it is the cue
    return head is not None and any(_denies(c, head) for c in head.children)


def _denies(child: Token, head: Token) -> bool:
    """ "Not", "at no point", "nor" in front of a verb; not in "not only said"."""
    if child.dep_ == "neg":
        return child.i + 1 >= len(child.doc) or child.nbor(1).lower_ not in (
            "only",
            "just",
            "merely",
            "simply",
        )
    if child.i > head.i or child.dep_ not in ("cc", "prep", "advmod", "npadvmod", "preconj"):
        return False
    return _inverted(head) and any(t.lower_ in DENIALS for t in child.subtree)


def _inverted(verb: Token) -> bool:
    """ "Did she say", "has he claimed": an auxiliary before the subject, as behind a denial in front."""
    subject = next((c.i for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), -1)
    return any(c.i < subject for c in verb.lefts if c.dep_ in ("aux", "auxpass"))


def _said_by_nobody(source: str, head: Token | None) -> bool:
    """ "None of them said", "no witness told": the subject denies what the verb says."""
    if NOBODY.match(source):
        return True
    subject = syntax.subject(head) if head is not None and not source else None
    return (
        subject is not None
        and NOBODY.match(subject.doc[subject.left_edge.i : subject.i + 1].text) is not None
    )
