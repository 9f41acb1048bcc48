"""Names of words that otherwise begin or end none: "No 10", "the Sunday Times", "John the Drummer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.extract.text import beside
from auditor.extract.words import lexicon
from auditor.words.days import WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OUTLETS = lexicon.listed("bodies", "outlet")
ON_SUNDAY = frozenset({"mail", "independent", "herald"})
DATED = frozenset({"on", "last", "this", "next", "late", "early", "every"})


def numbered(token: Token) -> int:
    """ "No 10", "No. 11": how many tokens further an office by its house goes, 0 for none; not the one who
    wears that number."""
    if token.text not in ("No", "No.", "Number"):
        return 0
    behind = token.doc[token.i + 1 : token.i + 4]
    n = 2 if behind[:1].text == "." else 1
    if behind[n - 1 : n].text not in ("10", "11"):
        return 0
    thing = behind[n : n + 1]
    worn = len(thing) and thing[0].tag_ in ("NN", "NNS") and not lexicon.is_person_noun(thing.text)
    return 0 if worn else n


def weekly(token: Token) -> bool:
    """ "The Sunday Times": a paper by its day, not "on Sunday Post Office vans"."""
    dated = beside.low(token.doc, token.i - 1) in DATED
    paper = beside.text(token.doc, token.i + 1)
    return token.lower_ in WEEKDAYS and not dated and paper.istitle() and paper.lower() in OUTLETS


def bynamed(doc: Doc, i: int) -> bool:
    """ "John the Drummer", "Peter the Great": is a given name at a token told apart by what stands behind it?
    Not "gave John the Oscar"."""
    behind = doc[i + 1 : i + 4]
    if len(behind) < 2 or behind[0].text != "the" or not lexicon.is_given(doc[i].text):
        return False
    word = behind[1]
    body = word.lower_ in OUTLETS | lexicon.listed("bodies", "head", "known") | lexicon.places()
    goes_on = len(behind) > 2 and behind[2].text[0].isupper()
    return word.text.istitle() and word.is_alpha and not body and not goes_on and doc[i - 1].pos_ != "VERB"


def listed(doc: Doc, first: int, j: int) -> int:
    """ "The Department for Culture, Media and Sport": how many tokens further the fields of a body go, which
    are listed behind its noun; 0 where they are not."""
    links = {(doc[i].lower_, doc[i + 1].lower_) for i in range(first, j - 1)}
    if not any(link == "for" or noun == "ministry" for noun, link in links if link in ("for", "of")):
        return 0  # nor "the Department of Health, Oxfam and Shelter"
    i = j + 1
    while beside.text(doc, i) == "," and beside.text(doc, i + 1).istitle():
        i += 2
    i += beside.text(doc, i) == ","
    ends = i > j + 1 and beside.text(doc, i) in ("and", "&") and beside.text(doc, i + 1).istitle()
    return i + 1 - j if ends else 0


def hyphened(token: Token) -> bool:
    """ "Cross-examined by": a word that opens a sentence and is joined to another, no "Paris-based"."""
    behind = token.doc[token.i + 1 : token.i + 3]
    joined = len(behind) == 2 and behind[0].text == "-" and not token.whitespace_ and behind[1].text.islower()
    known = token.lower_ in lexicon.places() or lexicon.is_given(token.text) or lexicon.demonym(token.text)
    return joined and not known and behind[1].tag_ in ("VBN", "VBD", "JJ")


def on_sunday(doc: Doc, first: int, link: Token) -> bool:
    """ "The Mail on Sunday": does the link behind a name that begins at a token go on with the day?"""
    paper = link.i == first + 1 and doc[first].lower_ in ON_SUNDAY and beside.low(doc, first - 1) == "the"
    return paper and link.lower_ == "on" and beside.text(doc, link.i + 1) == "Sunday"


def is_outlet(doc: Doc, first: int, last: int) -> bool:
    """ "The Independent", which is no "Independent councillor"."""
    part = doc[last].dep_ in ("compound", "amod")
    return doc[last].lower_ in OUTLETS and beside.low(doc, first - 1) == "the" and not part
