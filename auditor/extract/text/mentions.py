"""Reads a source's words: which token is the head, and whether it is a pronoun, a name, a noun or several
joined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.contract.finders import Piece
from auditor.extract.words import lexicon
from auditor.names.titles import is_short
from auditor.words.days import WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
CLOSERS = frozenset({",", "who", "whom", "which", "that", "(", "--", "—", ";", ":"})
PREFIXES = frozenset({"ex", "co", "vice", "e", "x"})  # with a hyphen behind them
VAGUE = lexicon.listed("words", "vague")
FRAMES = lexicon.listed("words", "frames")
OPENERS = lexicon.listed("determiners", "article", "demonstrative", "distributive")
QUANTITIES = lexicon.listed("determiners", "quantity")
WHEN = lexicon.listed("words", "when")
BEFORE_WHEN = frozenset({"this", "last", "late", "early", "on", "in", "the"})


@dataclass(slots=True)
class Mention:
    """A noun phrase that stands for a source: its tokens, in text order, and its head."""

    tokens: list[int]
    head: int

    @property
    def first(self) -> int:
        return self.tokens[0]

    @property
    def last(self) -> int:
        return self.tokens[-1]


class Reader:
    """Translates pieces of the working text into mentions of its parse."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = [t.idx for t in doc]

    def tokens(self, pieces: Sequence[Piece]) -> list[int]:
        """Tokens that overlap the pieces, white space left out, in order."""
        found: list[int] = []
        for start, end in sorted(pieces):
            first = max(bisect_right(self.starts, start) - 1, 0)
            last = bisect_left(self.starts, end)
            found += [i for i in range(first, last) if self.doc[i].idx + len(self.doc[i]) > start]
        return [i for i in dict.fromkeys(found) if not self.doc[i].is_space]

    def read(self, pieces: Sequence[Piece]) -> Mention | None:
        """The mention that the pieces hold; None where they hold no word."""
        tokens = [i for i in self.tokens(pieces) if not self.doc[i].is_punct or self.doc[i].text in "-–&/'’%"]
        if not tokens:
            return None
        head = _past_prefix(self.doc, _head(self.doc, tokens), tokens)
        return Mention(_undated(self.doc, tokens, head), head)

    def phrase(self, head: int) -> Mention:
        """The noun phrase around a head, relative clauses and appositions left out."""
        doc, token = self.doc, self.doc[head]
        first, last = _left(token), head
        for i in range(head + 1, min(token.right_edge.i + 1, head + 40)):
            if doc[i].text in CLOSERS or "\n" in doc[i].text or doc[i].dep_ == "relcl":
                break
            last = i
        return Mention(list(range(first, last + 1)), head)


def _undated(doc: Doc, tokens: list[int], head: int) -> list[int]:
    """ "The president this morning": when somebody spoke is no part of who did."""
    last = len(tokens)
    while last and tokens[last - 1] > head and _dates(doc[tokens[last - 1]]):
        last -= 1
    while last < len(tokens) and tokens[last - 1] > head and doc[tokens[last - 1]].lower_ in BEFORE_WHEN:
        last -= 1
    return tokens[:last]


def _dates(token: Token) -> bool:
    weekday = token.is_title and token.lower_ in WEEKDAYS
    return weekday or (token.is_lower and token.text in WHEN)


def _left(token: Token) -> int:
    first = token.i
    for child in token.lefts:
        if child.dep_ in (
            "det",
            "amod",
            "compound",
            "nummod",
            "poss",
            "nmod",
            "quantmod",
            "predet",
            "advmod",
            "neg",
            "nounmod",
        ):
            first = min(first, child.left_edge.i)
    return max(first, token.i - 25)


def _head(doc: Doc, tokens: Sequence[int]) -> int:
    held = set(tokens)
    close = next((k for k, i in enumerate(tokens) if k and doc[i].lower_ in CLOSERS), len(tokens))
    lead = tokens[: _first_comma(doc, tokens)] or tokens[:close] or tokens
    roots = [i for i in lead if doc[i].head.i not in held or doc[i].head.i == i]
    nominal = [i for i in roots if doc[i].pos_ in NOMINAL]
    if len(nominal) > 1 and all(doc[i].dep_ in ("det", "compound", "amod", "nmod") for i in nominal):
        return nominal[-1]  # "a New York Times" of "a New York Times report"
    if nominal:
        return _unframed(doc, nominal[0], held)
    inner = [
        i
        for i in lead
        if doc[i].pos_ in ("NOUN", "PROPN", "PRON") and doc[i].dep_ not in ("compound", "poss", "pobj")
    ]
    if inner:
        return _unframed(doc, inner[-1] if doc[inner[0]].dep_ == "compound" else inner[0], held)
    nouns = [i for i in lead if doc[i].pos_ in ("NOUN", "PROPN", "PRON")]
    return nouns[-1] if nouns else lead[-1]


def _past_prefix(doc: Doc, head: int, tokens: Sequence[int]) -> int:
    """In "ex-wife" the wife is meant, in "e-mail" the mail, and in "Hon. Ama Tutu" the name,
    however the parse has it."""
    if doc[head].lower_ in PREFIXES and head + 2 in tokens and doc[head + 1].text == "-":
        return head + 2
    while is_short(doc[head].text) and head + 1 in tokens and doc[head + 1].text.istitle():
        head = _end_of_name(doc, head + 1, tokens)
    return head


def _end_of_name(doc: Doc, i: int, tokens: Sequence[int]) -> int:
    """The last of the capitalised words from a token on: "Hon. Ama Tutu"."""
    while i + 1 in tokens and doc[i + 1].text.istitle() and not is_short(doc[i].text):
        i += 1
    return i


def _first_comma(doc: Doc, tokens: Sequence[int]) -> int:
    """Where the first phrase ends: a gap that a comma made, or a relative pronoun."""
    for k in range(1, len(tokens)):
        if doc[tokens[k]].lower_ in ("who", "whom", "which") and k > 1:
            return k
        if (
            tokens[k] - tokens[k - 1] > 1
            and doc[tokens[k] - 1].text in ",;:—"
            and not _listing(doc, tokens, k)
        ):
            return k
    return len(tokens)


def _listing(doc: Doc, tokens: Sequence[int], k: int) -> bool:
    """ "The family, protesters and civic leaders": a comma between things of one list."""
    return any(doc[i].lower_ == "and" for i in tokens[k : k + 6]) and doc[tokens[0]].pos_ != "PROPN"


def _unframed(doc: Doc, head: int, held: set[int]) -> int:
    """In "a number of experts" the experts are meant, unless the frame itself is a body."""
    token = doc[head]
    if lexicon.singular(token.text) not in FRAMES and token.lower_ not in VAGUE:
        return head
    for child in token.rights:
        if child.lower_ == "of":
            inner = next((c.i for c in child.rights if c.dep_ == "pobj" and c.i in held), None)
            if inner is not None and lexicon.is_plural(doc[inner].text):
                return inner
    return head


def determiner(doc: Doc, mention: Mention) -> str:
    """What opens the phrase, lower case: "the", "a", "both", "his", "'s" for a possessor; "" for nothing."""
    head = doc[mention.head]
    for child in head.lefts:
        if child.dep_ == "poss":
            return child.lower_ if child.lower_ in lexicon.PRONOUNS else "'s"
    for i in range(max(mention.first - 1, 0), mention.head):
        low = doc[i].lower_
        if low in OPENERS or (i >= mention.first and low in QUANTITIES):
            return low
    return ""


def number(doc: Doc, mention: Mention) -> int | None:
    """The stated number of people: "four sources" 4, "half a dozen" 6, "more than 20" 20; None where none
    is."""
    words = [
        doc[i].lower_ for i in mention.tokens if mention.first <= i <= max(mention.head, mention.first + 3)
    ]
    if words[:3] == ["half", "a", "dozen"]:
        return 6
    before = words[: max(mention.head - mention.first + 1, 1)]
    for k, word in enumerate(before):
        if word in VAGUE or (word == "dozen" and k and before[k - 1] in ("several", "few")):
            return None
        if word in ("old", "year", "-"):
            continue
        value = int(word) if word.isdigit() and len(word) < 5 else lexicon.NUMBERS.get(word)
        if value is not None and not (k + 1 < len(before) and before[k + 1] in ("-", "%", "percent", "th")):
            return value
    return None


def is_plural(doc: Doc, mention: Mention) -> bool:
    """True where the head's form says more than one."""
    token = doc[mention.head]
    return (
        token.tag_ in ("NNS", "NNPS")
        or lexicon.is_plural(token.text)
        or token.lower_ in VAGUE
        or token.lower_ == "others"
    )


def _apposed(doc: Doc, i: int) -> bool:
    """A singular post joined to a name is what the name is, not a second source: "Burman, director and
    professor"."""
    token = doc[i]
    return (
        token.pos_ == "NOUN"
        and token.tag_ == "NN"
        and lexicon.singular(token.text) not in lexicon.listed("bodies", "common")
    )


def conjuncts(doc: Doc, mention: Mention) -> list[int]:
    """Heads that are joined to the phrase's head inside the mention, the head first."""
    held = set(mention.tokens)
    found, queue = [mention.head], [doc[mention.head]]
    while queue:
        token = queue.pop()
        for child in token.rights:
            if child.i not in held:
                continue
            if child.dep_ == "conj" or (
                child.dep_ == "appos" and any(c.dep_ == "conj" for c in child.rights)
            ):
                found.append(child.i)
                queue.append(child)
    found = [mention.head, *(i for i in found[1:] if not _apposed(doc, i))]
    joined = any(doc[i].lower_ in ("and", "or", "&") for i in mention.tokens)
    return (
        sorted(found) if joined or (len(found) == 2 and doc[found[1]].lower_ == "others") else [mention.head]
    )


def content_words(doc: Doc, mention: Mention) -> frozenset[str]:
    """The words of a phrase that describe, in the singular: what two descriptions are compared by."""
    words = (doc[i] for i in mention.tokens if doc[i].pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"))
    return frozenset(lexicon.singular(t.text) for t in words if t.is_alpha or t.is_digit)
