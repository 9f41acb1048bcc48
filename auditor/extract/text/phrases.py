"""The stretch of words around a post that describes a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.extract.text import beside
from auditor.extract.words import lexicon
from auditor.names.titles import COURTESY, is_title
from auditor.words import days

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BEFORE = 4  # tokens before the noun of a role in which it is told to be another: "deputy", "shadow"
SECOND = lexicon.listed("words", "second")
CLOSES = frozenset({"since", "until", "when", "while", "after", "before", "because", "but", "as", "amid"})
REACH = 14  # tokens that an apposition's head may stand away from the name
LONGEST = 40  # tokens of one description
SHORT = lexicon.listed("people", "party_short")
NO_ROLE = COURTESY | lexicon.listed("titles", "honour") | {"st", "de"}


@dataclass(frozen=True, slots=True)
class Role:
    """A description of one entity: tokens ``[first, last]``; ``head`` is the noun, None for "who runs the
    firm"."""

    first: int
    last: int
    head: int | None


def is_role_word(word: str) -> bool:
    low = word.casefold().strip(".")
    return low not in NO_ROLE and (
        lexicon.is_post(word)
        or is_title(word)
        or low in lexicon.listed("people", "office")
        or lexicon.singular(word) in lexicon.listed("people", "party")
    )


def compound(doc: Doc, i: int) -> str:
    """A noun in the singular, with what a hyphen joins to it: "scrum-half"."""
    joined = i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_
    noun = lexicon.singular(doc[i].text).strip(".")
    return f"{doc[i - 2].lower_}-{noun}" if joined else noun


def opens(doc: Doc, i: int) -> bool:
    """Does a common word stand at the opening of a sentence, where its capital means nothing?"""
    return doc[i].tag_ in ("JJ", "NN", "CD", "RB") and (doc[i].is_sent_start or doc[i - 1].text in '"“‘')


def stretch_left(doc: Doc, i: int) -> int:
    first = i
    while first > 0 and i - first < REACH and _premodifies(doc[first - 1]):
        first -= 1
    while first < i and doc[first].text in "-–/'’s,and":
        first += 1
    return first


def _premodifies(token: Token) -> bool:
    if "\n" in token.text or token.text in ('"', "“", "”", ".", ":", ";"):
        return False
    if token.text in "-–—" and token.whitespace_ and token.i and token.nbor(-1).whitespace_:
        return False  # "SYDNEY - Senior Constable"
    if token.tag_ in ("VBP", "VBZ"):
        return _mistaken(token)
    return token.tag_ in (
        "NN",
        "NNP",
        "NNPS",
        "NNS",
        "JJ",
        "JJS",
        "JJR",
        "POS",
        "HYPH",
        "CD",
        "VBN",
    ) or token.text in ("-", "&", "'s")


def party_sign(doc: Doc, i: int) -> bool:
    """ "R-Ky.", "(D)", "(Lab)": a party in short."""
    text = doc[i].text
    short = doc[i].lower_ in SHORT and text[:1].isupper() and beside.text(doc, i - 1) == "("
    return short or text[:2] in ("D-", "R-") or text in ("D", "R")


def _mistaken(token: Token) -> bool:
    """ "NASA asteroid expert", "Leeds United captain": a noun read as a verb."""
    doc, i = token.doc, token.i
    if token.tag_ == "VBZ":
        return token.text.istitle() and token.dep_ in ("compound", "nmod")
    before, behind = beside.token(doc, i - 1), beside.token(doc, i + 1)
    if before is None or behind is None or before.tag_ != "NNP" or behind.tag_ != "NN":
        return False  # "who say Ada Holm"
    return token.is_lower and before.text.isupper()


def past_bracket(doc: Doc, i: int) -> int:
    """The token behind a bracket, or behind a closing mark, that begins at a token."""
    if beside.text(doc, i) == "(":
        for j in range(i + 1, min(i + 10, len(doc))):
            if doc[j].text == ")":
                return j + 1
    return i + 1 if beside.text(doc, i) in ("”", '"') else i


def phrase_start(doc: Doc, i: int) -> str:
    first = stretch_left(doc, i)
    return beside.text(doc, first - 1)


def phrase_end(doc: Doc, head: int) -> int:
    last = head
    for j in range(head + 1, min(head + LONGEST, len(doc))):
        if doc[j].text in (",", ".", ";", ":", "”", '"', "--", "—", ")") or "\n" in doc[j].text:
            break
        last = j
    return last


def post_end(doc: Doc, head: int) -> int:
    """The end of a post behind a verb: before what tells when it was taken up, or what for."""
    last = phrase_end(doc, head)
    for i in range(head + 1, last + 1):
        low, behind = doc[i].lower_, beside.token(doc, i + 1)
        dated = behind is not None and (behind.like_num or behind.lower_ in days.MONTHS | days.WEEKDAYS)
        if low in CLOSES or (low in ("in", "on") and dated) or (low == "to" and doc[i].tag_ == "TO"):
            return i - 1
    return last


def seconds(doc: Doc, first: int, head: int) -> frozenset[str]:
    """What makes another post of one, in the words before its noun: "deputy mayor", "shadow secretary"."""
    return SECOND & {doc[i].lower_ for i in range(max(first, head - BEFORE), head)}


def role_ahead(doc: Doc, i: int) -> int | None:
    for j in range(i, min(i + REACH, len(doc))):
        token = doc[j]
        if token.text in (",", ".", ";", ":", "”", '"', "who", "of", "for", "at", "--") or "\n" in token.text:
            return None
        if token.pos_ in ("VERB", "AUX", "PRON") and token.tag_ not in ("VBN", "VBG", "PRP$"):
            return None
        if _begins_clause(doc, i, j):
            return None
        nominal = token.pos_ in ("NOUN", "PROPN", "ADJ")
        compound = j + 1 < len(doc) and doc[j + 1].pos_ in ("NOUN", "PROPN") and doc[j + 1].text != ","
        if nominal and _says_who(doc, i, token) and not (compound and _more_role(doc, j)):
            return j
    return None


def _says_who(doc: Doc, i: int, token: Token) -> bool:
    """ "The police chief", "(one of) the interviewers": a noun for a person in a phrase that begins at a
    token."""
    noun = lexicon.singular(token.text)
    among = beside.low(doc, i - 1) == "of" and token.dep_ == "pobj"
    return is_role_word(token.text) or (token.tag_[:2] == "NN" and among and lexicon.is_doer(noun))


def _begins_clause(doc: Doc, i: int, j: int) -> bool:
    """ "Asked by Jan Blom, the governor pointed ...", "Blom, according to the governor": no apposition."""
    token, verb = doc[j], doc[j].head
    if j == i and (token.pos_ in ("ADP", "CCONJ", "SCONJ") or token.lower_ == "according"):
        return True
    if j == i and token.tag_ == "VBG" and j + 1 < len(doc) and doc[j + 1].tag_ in ("DT", "PRP$"):
        return True  # "defending the minister"
    subject = token.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX")
    return subject and j < verb.i < j + 4 and not any(t.text == "," for t in doc[j : verb.i])


def _more_role(doc: Doc, j: int) -> bool:
    """ "Tory shadow work and pensions secretary": the last word is the post."""
    for k in range(j + 1, min(j + BEFORE + 3, len(doc))):
        if doc[k].text == "," or doc[k].pos_ in ("ADP", "VERB", "AUX", "PRON", "DET"):
            return False
        if is_role_word(doc[k].text):
            return True
    return False
