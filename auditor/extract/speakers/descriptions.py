"""A description as the ledger prints it, and the words that make one new or known."""

from __future__ import annotations

from auditor.extract.text.mentions import Mention, Reader
from auditor.extract.words import lexicon

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
    if last == mention.head + 1 and doc[last].tag_ == "POS":
        last -= 1
    text = doc[first : last + 1].text
    return " ".join(text.split())
