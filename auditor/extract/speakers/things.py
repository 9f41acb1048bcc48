"""Resolves things that speak: documents and bodies called by a common noun, "the poll", "the agency"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from auditor.extract.people.cast import Cast
from auditor.extract.people.genders import gendered
from auditor.extract.speakers.bodies import Called
from auditor.extract.speakers.parties import Book, Party, content_words
from auditor.extract.text import mentions
from auditor.extract.text.items import Items
from auditor.extract.text.mentions import VAGUE, Mention, Reader
from auditor.extract.text.phrases import Role, is_place
from auditor.extract.words import lexicon

TOLD_OF = lexicon.listed("words", "told_of")  # "four sources cited by Reuters": no part of the description
if TYPE_CHECKING:
    from spacy.tokens import Token

AUTHORS = frozenset({"author", "authors", "writers", "publisher", "publishers", "sponsor", "sponsors"})
ISSUED = frozenset({"statement", "letter", "tweet", "memo", "email", "e-mail", "report", "filing", "message"})
OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})
CLAUSES = frozenset({"who", "that", "which", "whose"})
LOOSE = frozenset({"prep", "det", "cc", "advmod", "npadvmod"})  # what no description ends in
FAR = 300  # tokens within which a document is told apart for a mention that does not


class Things:
    """Finds the document or body that a phrase stands for; enters parties that are new."""

    def __init__(self, cast: Cast, roles: dict[int, list[Role]], reader: Reader, book: Book) -> None:
        self.cast, self.roles, self.reader, self.book = cast, roles, reader, book
        self.doc = cast.doc
        self.whose: Callable[[int], Party | None] | None = None  # set by the resolver of pronouns
        self.called, self.items = Called(cast), Items(cast.doc)
        self.authored: dict[str, list[int]] = {}  # documents whose authors the text names
        self.documents: dict[str, list[int]] = {}
        for t in cast.doc:
            if t.tag_ == "NN" and (noun := lexicon.singular(t.text)) in lexicon.listed(
                "documents", "documents"
            ):
                self.documents.setdefault(noun, []).append(t.i)
                if self._authors(t):
                    self.authored.setdefault(noun, []).append(t.i)

    def _authors(self, token: Token) -> bool:
        """ "The authors of the study, Ada Blom and Jo Li, ...": the text says whose it is."""
        if token.dep_ != "pobj" or token.head.lower_ != "of" or token.head.head.lower_ not in AUTHORS:
            return False
        after = range(token.i + 1, min(token.i + 8, len(self.doc)))
        stop = next((i for i in after if self.doc[i].text in ".;”"), len(self.doc))
        return any(self.cast.entity_at(i) is not None for i in after if i < stop)

    def _same(self, mention: Mention, noun: str) -> Party | None:
        """The party that was described in the very same words before."""
        found = self.book.by_words.get((noun, content_words(self.doc, mention)))
        return found if found is not None and found.whole is None else None

    def _thing(self, mention: Mention, noun: str, opens: str, plural: bool, kind: str) -> Party | None:
        same = self._same(mention, noun)
        if same is not None and opens not in ("another", "other"):
            return same
        words = content_words(self.doc, mention) - {noun, "new", "latest", "recent"}
        held = [p for p in self.book.bearers(noun) if p.kind == kind and p.plural == plural]
        if opens in ("the", "this", "that", "") and held and not plural:
            fitting = [p for p in held if words <= p.words | _key(p)]
            if fitting or kind == "document":
                return max(fitting, key=lambda p: p.phrases[-1].head if p.phrases else -1, default=None)
        if kind == "organisation" and not plural:
            return self._body(mention, noun, opens)
        if kind == "organisation" and (opens == "both" or mentions.number(self.doc, mention) == 2):
            return self._two_bodies(mention, noun)
        if kind == "document" and not plural and not self._identified(mention, noun, plural, kind):
            return self._told_elsewhere(mention, noun, opens)
        return None

    def _told_elsewhere(self, mention: Mention, noun: str, opens: str) -> Party | None:
        """ "The statement", "a new poll" in the lede: the one that the article identifies just before or
        further down."""
        alike, here = lexicon.same_thing(noun), mention.head
        words = content_words(self.doc, mention) - {noun, "new", "latest", "recent", "first"}
        heads = [h for n in sorted(alike) for h in _window(self.documents.get(n, []), here)]
        before = (
            sorted((h for h in heads if here - FAR < h < here), reverse=True)
            if opens in ("the", "this", "that")
            else []
        )
        after = (
            sorted(h for h in heads if here < h < here + FAR)
            if self.items.in_lede(self.doc[here].idx)
            else []
        )
        for head in [*before, *after]:
            phrase = self.reader.phrase(head)
            token = lexicon.singular(self.doc[head].text)
            fits = words <= content_words(self.doc, phrase) and not mentions.is_plural(self.doc, phrase)
            if fits and self._identified(phrase, token, False, "document"):
                return self._same(phrase, token) or self._new(phrase, token, "document", False, None)
        return None

    def _body(self, mention: Mention, noun: str, opens: str) -> Party | None:
        """ "The department", "the appeals court": the last body so called; in the lede the next one."""
        here = mention.head
        held = self.reader.phrase(here).tokens
        told = [i for i in held if i in mention.tokens and self.doc[i].pos_ != "VERB"]
        words = content_words(self.doc, Mention(told, here)) - {noun}
        entity = self.called.last(noun, words, here) if opens in ("the", "this", "that") else None
        if entity is None and self.items.in_lede(self.doc[here].idx):
            entity = self.called.later(noun, words, here)
        return self.book.of_entity(entity) if entity is not None else None

    def _two_bodies(self, mention: Mention, noun: str) -> Party | None:
        """ "The two countries": those that were named last."""
        found = self.called.two(noun, mention.head)
        parties = tuple(self.book.of_entity(e) for e in found)
        return self.book.joint(parties, " and ".join(p.name for p in parties)) if parties else None

    def _new(self, mention: Mention, noun: str, kind: str, plural: bool, count: int | None) -> Party:
        name = describe(self.reader, mention)
        named = kind in ("organisation", "document") and self._identified(mention, noun, plural, kind)
        party = Party(kind, name, named, noun=noun, plural=plural, words=content_words(self.doc, mention))  # type: ignore[arg-type]
        if kind == "person":
            party.count = count if count is not None else None if plural else 1
            party.woman = gendered(self.doc[i].text for i in mention.tokens[:6])
        elif kind == "group":
            party.count = count
        party.phrases.append(mention)
        party.owner = self._owner(mention)
        if party.owner is not None:
            self._name_by_owner(party, mention)
        if noun == "family":
            party.count, party.plural = None, True
        return self.book.add(party)

    def _name_by_owner(self, party: Party, mention: Mention) -> None:
        """ "His surrogates" go by his name; a thing, or a family, of somebody named is named itself."""
        owner = party.owner
        assert owner is not None
        if owner.entity is not None and (
            party.kind in ("organisation", "document") or party.noun == "family"
        ):
            party.named = True
        rest = re.sub(r"^.*?(?:['’]s|s['’])\s", " ", party.name, count=1)
        if self.doc[mention.first].tag_ == "PRP$":
            rest = party.name[len(self.doc[mention.first].text) :]
        if rest != party.name and rest.startswith(" ") and not party.name.startswith(owner.name):
            own = "'" if owner.name.endswith("s") else "'s"
            party.name = f"{owner.name}{own}{rest}"

    def _owner(self, mention: Mention) -> Party | None:
        """Whose "his surrogates" and "the party's rules" are, or who issued: "In a statement, X said"."""
        head, first = self.doc[mention.head], mention.first
        if self.doc[first].tag_ == "PRP$" and first < mention.head:
            return self.whose(first) if self.whose is not None else None
        poss = next((c for c in head.lefts if c.dep_ == "poss" and c.i in mention.tokens), None)
        if poss is not None and (entity := self.cast.entity_at(poss.i)) is not None:
            return self.book.of_entity(entity)
        if poss is not None and poss.pos_ == "NOUN":
            held = self.book.called(lexicon.singular(poss.text))
            return (
                held[-1]
                if held
                else self._body(Mention([poss.i], poss.i), lexicon.singular(poss.text), "the")
            )
        if head.dep_ != "pobj" or head.head.lower_ != "in" or head.lower_ not in ISSUED:
            return None
        subject = next((c for c in head.head.head.lefts if c.dep_ == "nsubj"), None)
        entity = self.cast.entity_at(subject.i) if subject is not None else None
        return self.book.of_entity(entity) if entity is not None else None

    def _identified(self, mention: Mention, noun: str, plural: bool, kind: str) -> bool:
        """A publisher, owner or title tells which body or document it is; a place it speaks of does not."""
        doc, head = self.doc, mention.head
        some = kind == "organisation" and plural and doc[mention.first].lower_ in VAGUE
        clause = next((i for i in mention.tokens if i > head and doc[i].lower_ in CLAUSES), len(doc))
        for i in mention.tokens:
            if kind == "organisation" and (i > clause or (some and i < head)):
                continue
            if doc[i].text in ("“", '"') or (doc[i].lower_ in OWNERS and (i < head or kind == "document")):
                return True
            entity = self.cast.entity_at(i)
            about = i > head and doc[i - 1].lower_ in ("in", "and", "or", ",")
            if entity is not None and not (about and is_place(entity)):
                return True
        if kind == "document" and not plural:
            return any(_window(self.authored.get(n, []), head) for n in sorted(lexicon.same_thing(noun)))
        if kind == "organisation" and not plural and mentions.determiner(self.doc, mention) == "the":
            return noun in (
                "government",
                "state",
                "city",
                "administration",
                "court",
                "police",
                "county",
                "campaign",
                "military",
            )
        return kind == "organisation" and noun == "police"


def _key(party: Party) -> frozenset[str]:
    return frozenset(lexicon.singular(w) for w in party.entity.key) if party.entity else frozenset()


def _window(heads: list[int], here: int) -> list[int]:
    return heads[bisect_left(heads, here - FAR) : bisect_left(heads, here + FAR)]


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
