"""A description as the ledger prints it, and the words that make one new or known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.extract.text.mentions import Mention, Reader
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

NEW = frozenset({"a", "an", "another", "other", "some", "several", "many", "no", "any", "most", "few", "one"})
DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "his", "her", "their", "its", "'s", "all", "each", "my"}
    | {"our"}
)
TOLD_OF = lexicon.listed("words", "told_of")  # "four sources cited by Reuters": no part of the description
LOOSE = frozenset({"prep", "det", "cc", "advmod", "npadvmod"})  # what no description ends in


def describe(reader: Reader, mention: Mention) -> str:
    """The phrase as the text has it, without article, relative clause and white space breaks."""
    doc = reader.doc
    phrase = reader.phrase(mention.head)
    tokens = [i for i in phrase.tokens if i in set(mention.tokens)] or mention.tokens
    cut = next((i for i in tokens if i > mention.head and doc[i].lower_ in TOLD_OF), tokens[-1] + 1)
    told = next((i for i in tokens if i > mention.head and doc[i].dep_ == "acl"), None)
    if told is not None and not any(doc[i].lower_ == "by" for i in tokens if i > told):
        cut = min(cut, told)  # "the poll released on Friday"
    first, last = max(tokens[0], mention.first), min(tokens[-1], cut - 1)
    while first < mention.head and doc[first].lower_ in ("the", "a", "an"):
        first += 1
    while last > mention.head and (doc[last].is_punct or doc[last].dep_ in LOOSE):
        last -= 1
    while first > 1 and _hyphened(doc, first):
        first -= 2
    if last == mention.head + 1 and doc[last].tag_ == "POS":
        last -= 1
    text = doc[first : last + 1].text
    return " ".join(text.split())


def _hyphened(doc: Doc, i: int) -> bool:
    """Is a token the end of a word with a hyphen: the "owner" of "co-owner"?"""
    return doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_
