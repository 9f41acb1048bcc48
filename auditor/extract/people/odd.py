"""Names of words that otherwise begin or end none: "No 10", "the Sunday Times", "John the Drummer"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.extract.text import beside
from auditor.extract.words import lexicon
from auditor.names.titles import COURTESY
from auditor.words.days import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GROWN = re.compile(r"\d+[a-z]{2,}\w*[A-Z][a-z]\w*")
STATES = lexicon.listed("words", "states_short")
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


def misread(token: Token) -> bool:
    """ "Leeds captain Ada Holm": a name at the opening of a sentence that is taken for a verb, yet hangs on a
    noun."""
    return token.tag_ == "VBZ" and token.text.istitle() and token.dep_ in ("compound", "nmod")


def sited(token: Token) -> bool:
    """ "iGen.fr", "9to5Mac": the address of a site, or digits and a name grown together; no "10mAh"."""
    return (token.like_url and not {"/", "@"}.intersection(token.text)) or bool(_GROWN.fullmatch(token.text))


def surname(token: Token) -> bool:
    """ "Theresa May", "Mrs May", "Jack March": a month right behind a given name or a courtesy, no date."""
    if token.lower_ not in MONTHS or not token.text.istitle() or not token.i:
        return False
    before, behind = token.nbor(-1), beside.token(token.doc, token.i + 1)
    dated = behind is not None and behind.like_num
    given = lexicon.is_given(before.text) and before.text.istitle() and before.lower_ not in lexicon.places()
    given = given and before.lower_ not in MONTHS
    return not dated and (given or before.lower_.strip(".") in COURTESY)


def acts(token: Token) -> bool:
    """Does a month stand for a person whom another place names in full: "May said", not "in May", "May 3"?"""
    behind = beside.token(token.doc, token.i + 1)
    if behind is None or behind.like_num or token.nbor(-1 if token.i else 0).pos_ in ("ADP", "DET", "ADJ"):
        return False
    says = behind.tag_ in ("VBD", "VBZ") and token.tag_ in ("NNP", "MD")
    return says or behind.tag_ == "POS"


def will(token: Token) -> bool:
    """ "Will Holm said": a given name, since a verb that has its own form stands behind the surname."""
    doc, i = token.doc, token.i + 2
    if not token.is_sent_start:
        before = beside.text(doc, token.i - 1)
        return token.text == "Will" and (before.islower() or not before[-1:].isalnum() or before == "The")
    while i < len(doc) and i < token.i + 4 and doc[i].text.istitle():
        i += 1
    return beside.text(doc, i) in (",", "(") or (i < len(doc) and doc[i].tag_ in ("VBD", "VBZ", "POS"))


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


def state(token: Token) -> bool:
    """ "Washington, D.C.", "Springfield, Ill.": no name begins there, also where one follows."""
    return token.lower_ in STATES and beside.text(token.doc, token.i - 1) == ","


def party(token: Token) -> bool:
    """The letter of "Ada Blom (R)" and "Ada Blom, D-Ohio"."""
    before, behind = beside.text(token.doc, token.i - 1), beside.text(token.doc, token.i + 1)
    return token.text in ("D", "R", "I") and before in ("(", ",", "[") and behind in (")", "-", "–", ",", "]")
