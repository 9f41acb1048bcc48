"""Names of words that otherwise begin or end none: "No 10", "the Sunday Times", "the Mail on Sunday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    if token.lower_ not in WEEKDAYS or token.i + 1 >= len(token.doc):
        return False
    dated = token.i > 0 and token.nbor(-1).lower_ in DATED
    return not dated and token.nbor().text.istitle() and token.nbor().lower_ in OUTLETS


def on_sunday(doc: Doc, first: int, link: Token) -> bool:
    """ "The Mail on Sunday": does the link behind a name that begins at a token go on with the day?"""
    behind = link.nbor().text if link.i + 1 < len(doc) else ""
    paper = link.i == first + 1 and doc[first].lower_ in ON_SUNDAY
    return (
        paper and link.lower_ == "on" and behind == "Sunday" and first > 0 and doc[first - 1].lower_ == "the"
    )


def is_outlet(doc: Doc, first: int, last: int) -> bool:
    """ "The Independent", which is no "Independent councillor"."""
    beside = doc[last].dep_ in ("compound", "amod")
    return doc[last].lower_ in OUTLETS and first > 0 and doc[first - 1].lower_ == "the" and not beside
