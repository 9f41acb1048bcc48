"""The documents of an article by their nouns: "the poll", "a letter", and whose text says who wrote them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.extract.speakers.kinds import noun_of
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from auditor.extract.people.cast import Cast

ISSUES = lexicon.listed("words", "issues")
AUTHORS = frozenset({"author", "authors", "writers", "publisher", "publishers", "sponsor", "sponsors"})
FAR = 300  # tokens within which a document is told apart for a mention that does not
DOCUMENTS = lexicon.listed("documents", "documents")


class Papers:
    """Where documents are spoken of, by the singular of their nouns."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.doc = cast, cast.doc
        self._heads: defaultdict[str, list[int]] = defaultdict(list)
        self._authored: defaultdict[str, list[int]] = defaultdict(list)
        for token in cast.doc:
            if token.tag_ == "NN" and (noun := noun_of(cast.doc, token.i)) in DOCUMENTS:
                self._heads[noun].append(token.i)
                if self._has_authors(token):
                    self._authored[noun].append(token.i)

    def near(self, noun: str, here: int) -> list[int]:
        """Tokens near one that speak of such a document, by this noun or one used for the same thing."""
        return [h for n in sorted(lexicon.same_thing(noun)) for h in _window(self._heads.get(n, []), here)]

    def is_authored(self, noun: str, here: int) -> bool:
        """Does the text near a token name the authors of such a document?"""
        return any(_window(self._authored.get(n, []), here) for n in sorted(lexicon.same_thing(noun)))

    def _has_authors(self, token: Token) -> bool:
        """ "The authors of the study, Ada Blom and Jo Li, ...", "a letter from the school", "were sent a
        letter by the school": the text says whose it is."""
        if self._sent(token) or self._issued(token):
            return True
        if token.dep_ != "pobj" or token.head.lower_ != "of" or token.head.head.lower_ not in AUTHORS:
            return False
        after = range(token.i + 1, min(token.i + 8, len(self.doc)))
        stop = next((i for i in after if self.doc[i].text in ".;”"), len(self.doc))
        return any(self.cast.entity_at(i) is not None for i in after if i < stop)

    def _issued(self, token: Token) -> bool:
        """ "The comptroller released an audit", "a report published by the ministry": its body, or who holds
        the one office of that name, issued it."""
        verb = token.head if token.dep_ == "dobj" else None
        if verb is not None and verb.lower_ in ISSUES:
            return any(self._answers_for(c) for c in verb.lefts if c.dep_ == "nsubj")
        acts = (c for c in token.rights if c.dep_ == "acl" and c.lower_ in ISSUES)
        links = (c for act in acts for c in act.rights if c.dep_ in ("agent", "prep") and c.lower_ == "by")
        return any(self._answers_for(c) for link in links for c in link.rights if c.dep_ == "pobj")

    def _answers_for(self, who: Token) -> bool:
        noun = lexicon.singular(who.text)
        if self.cast.entity_at(who.i) or noun in lexicon.listed("bodies", "common"):
            return True
        definite = any(c.lower_ in ("the", "its", "his", "her") for c in who.lefts)
        veiled = lexicon.listed("people", "opaque", "shielded", "generic")
        return who.tag_ in ("NN", "NNP") and definite and lexicon.is_post(noun) and noun not in veiled

    def _sent(self, token: Token) -> bool:
        """Does somebody who is named, or a body, send it?"""
        verb = token.head if token.dep_ in ("dobj", "nsubjpass", "dative", "oprd") else None
        links = [c for t in (token, verb) if t is not None for c in t.rights if c.lower_ in ("by", "from")]
        senders = (c for link in links for c in link.rights if c.dep_ == "pobj")
        common = lexicon.listed("bodies", "common")
        return any(self.cast.entity_at(c.i) or lexicon.singular(c.text) in common for c in senders)


def _window(heads: list[int], here: int) -> list[int]:
    return heads[bisect_left(heads, here - FAR) : bisect_left(heads, here + FAR)]
