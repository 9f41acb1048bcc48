"""Resolves any phrase that is no pronoun: names, joined sources, parts of groups, and what else people and
things are called."""

from __future__ import annotations

import re

from auditor.extract.people.genders import gendered
from auditor.extract.speakers import elders, epithets, groups, named, persons, things
from auditor.extract.speakers.descriptions import DEFINITE, describe
from auditor.extract.speakers.kinds import as_likely, kind_by_form, kind_of, noun_of
from auditor.extract.speakers.parties import Book, Party
from auditor.extract.speakers.pronouns import Pronouns
from auditor.extract.text import mentions
from auditor.extract.text.mentions import Mention, content_words
from auditor.extract.words import lexicon
from auditor.model import SourceKind

DEEPEST = 8  # phrases that may be told through one another: "an aide to the head of its board"
PARTS = frozenset({"some", "several", "many", "most", "all", "few", "others", "each", "none"})
ISSUED = frozenset({"statement", "letter", "tweet", "memo", "email", "e-mail", "report", "filing", "message"})
CONTINENTS = frozenset({"europe", "africa", "asia"})


class Nouns:
    """Finds the party that a phrase stands for, or enters a new one in the book."""

    def __init__(self, book: Book, pronouns: Pronouns) -> None:
        self.book, self.doc, self.cast, self.pronouns = book, book.doc, book.cast, pronouns
        self._asked: list[tuple[int, int, int]] = []  # phrases that wait for one inside or before them

    def of(self, meant: Party | Mention | None) -> Party | None:
        """The party behind what a pronoun means."""
        return self.party(meant) if isinstance(meant, Mention) else meant

    def party(self, mention: Mention) -> Party | None:
        """The party of a phrase that is no pronoun; None where it is nobody who could be a source.

        A phrase that is told by itself, or through more than ``DEEPEST`` others, is nobody.
        """
        asked = (mention.first, mention.last, mention.head)
        if asked in self._asked or len(self._asked) >= DEEPEST:
            return None
        self._asked.append(asked)
        try:
            return self._party(mention)
        finally:
            self._asked.pop()

    def _party(self, mention: Mention) -> Party | None:
        if len(heads := named.set_behind(self.book, mention)) > 1:
            return self._joint(Mention(list(range(heads[0], heads[-1] + 1)), heads[0]), heads)
        heads = [h for h in mentions.conjuncts(self.doc, mention) if not self._in_name(h)]
        if len(heads) > 1 and any(named.entity_of(self.book, h) for h in heads):
            return self._joint(mention, heads)
        if len(heads := named.listed(self.book, mention)) > 1:
            return self._joint(mention, heads)
        if (of_two := elders.one(self.book, mention)) is not None:
            return of_two
        entity = named.of_phrase(self.book, mention)
        if entity is not None:
            party = self.book.of_entity(entity)
            party.phrases.append(mention)
            return party
        return self._described(mention)

    def _in_name(self, i: int) -> bool:
        """Is a token joined to others by an "and" inside a name: "Media and Sport"?"""
        at = self.cast.name_at(i)
        return at is not None and any(t.lower_ == "and" for t in self.doc[self.cast.names[at].first : i])

    def _joint(self, mention: Mention, heads: list[int]) -> Party | None:
        cut = [*heads, mention.last + 1]
        parts = []
        for k, head in enumerate(heads):
            tokens = [i for i in mention.tokens if (k == 0 or i > heads[k - 1]) and i < cut[k + 1]]
            is_name = named.entity_of(self.book, head) is not None
            part = self.party(Mention([head], head)) if is_name else self._described(Mention(tokens, head))
            if part is not None:
                part.phrases.append(Mention(tokens, head))
                parts.append(part)
        if not parts:
            return None
        return self.book.joint(tuple(parts), " and ".join(dict.fromkeys(p.name for p in parts)))

    def _described(self, mention: Mention) -> Party | None:
        doc = self.doc
        plural, count = mentions.is_plural(doc, mention), mentions.number(doc, mention)
        found = self._part(mention, count) or self._single(mention) or self._country(mention)
        found = found or self._two(mention)
        if found is None and (aged := epithets.aged(self.book, mention)) is not None:
            found = self.book.of_entity(aged)
        if (found := found or self._by_trade(mention)) is not None:
            return found
        kind = as_likely(self.book.likely, doc, mention, plural, kind_of(doc, mention, plural, count))
        if kind is None:
            return self._possessor(mention)
        return self._of_kind(mention, kind, plural, count)

    def stated(self, mention: Mention, *, spoke: bool) -> Party | None:
        """The party of words that are a source, but in no table: whoever a text says spoke is not nobody.

        A noun that only saw or hoped is a figure of speech: "recent weeks have seen".
        """
        token = self.doc[mention.head]
        if token.tag_ in ("NNP", "NNPS"):
            name = describe(self.book.reader, mention)
            if known := self.book.called(name.casefold()):
                return known[-1]
            kind = as_likely(self.book.likely, self.doc, mention, False) or "person"
            count = 1 if kind == "person" else None
            return self.book.add(Party(kind, name, True, noun=name.casefold(), count=count))
        if token.tag_ not in ("NN", "NNS") or not spoke:
            return None
        plural, count = mentions.is_plural(self.doc, mention), mentions.number(self.doc, mention)
        kind = as_likely(self.book.likely, self.doc, mention, plural) or kind_by_form(token, plural, count)
        return self._of_kind(mention, kind, plural, count)

    def _of_kind(self, mention: Mention, kind: SourceKind, plural: bool, count: int | None) -> Party:
        doc = self.doc
        noun, opens = noun_of(doc, mention.head), mentions.determiner(doc, mention)
        owner = self._owner(mention)
        found = self._known(mention, noun, kind, plural, opens, owner)
        if found is None:
            return self._new(mention, noun, kind, plural, count, owner)
        found.phrases.append(mention)
        if found.count is None and found.secret and count is not None and opens in DEFINITE:
            found.count = count
        return found

    def _known(
        self, mention: Mention, noun: str, kind: SourceKind, plural: bool, opens: str, owner: Party | None
    ) -> Party | None:
        """Somebody or something spoken of before, or told elsewhere."""
        if kind == "person" and not plural:
            if opens == "'s":
                return persons.owned(self.book, mention, noun, owner)
            return persons.person(self.book, mention, noun, opens, owner)
        if kind == "organisation":
            found = things.body(self.book, mention, noun, opens, plural)
            return self._elsewhere(found, kind) if isinstance(found, Mention) else found
        if kind == "document":
            found = things.document(self.book, mention, noun, opens, plural)
            return self._elsewhere(found, kind) if isinstance(found, Mention) else found
        return groups.people(self.book, mention, noun, opens)

    def _elsewhere(self, phrase: Mention, kind: SourceKind) -> Party:
        """The document or body that a phrase elsewhere in the text tells of."""
        noun = lexicon.singular(self.doc[phrase.head].text)
        known = self.book.same(phrase, noun)
        if known is not None:
            return known
        made = self._new(phrase, noun, kind, False, None, self._owner(phrase))
        if kind == "organisation":
            made.name = " ".join(self.doc[phrase.first : phrase.last + 1].text.split())
        return made

    def _new(
        self, mention: Mention, noun: str, kind: SourceKind, plural: bool, count: int | None,
        owner: Party | None,
    ) -> Party:  # fmt: skip
        identified = kind in ("organisation", "document") and things.identified(
            self.book, mention, noun, plural, kind
        )
        name, words = describe(self.book.reader, mention), content_words(self.doc, mention)
        party = Party(kind, name, identified, noun=noun, plural=plural, words=words)
        if kind == "person":
            party.count = count if count is not None else None if plural else 1
            party.woman = gendered(self.doc[i].text for i in mention.tokens[:6])
        elif kind == "group":
            party.count = count
        party.phrases.append(mention)
        party.owner = owner
        if owner is not None:
            self._name_by_owner(party, owner, mention)
        if noun == "family":
            party.count, party.plural = None, True
        return self.book.add(party)

    def _name_by_owner(self, party: Party, owner: Party, mention: Mention) -> None:
        """ "His surrogates" go by his name; a thing, or a family, of somebody named is named itself."""
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
            return self.of(self.pronouns.meant(first))
        poss = next((c for c in head.lefts if c.dep_ == "poss" and c.i in mention.tokens), None)
        if poss is not None and (entity := self.cast.entity_at(poss.i)) is not None:
            return self.book.of_entity(entity)
        if poss is not None and poss.pos_ == "NOUN":
            noun = lexicon.singular(poss.text)
            held = self.book.called(noun)
            return held[-1] if held else things.one_body(self.book, Mention([poss.i], poss.i), noun, "the")
        if head.dep_ != "pobj" or head.head.lower_ != "in" or head.lower_ not in ISSUED:
            return None
        subject = next((c for c in head.head.head.lefts if c.dep_ == "nsubj"), None)
        entity = self.cast.entity_at(subject.i) if subject is not None else None
        return self.book.of_entity(entity) if entity is not None else None

    def _country(self, mention: Mention) -> Party | None:
        """ "American" in "American commitments": the country speaks."""
        token = self.doc[mention.head]
        country = lexicon.demonym(token.text) if token.tag_ == "JJ" and len(mention.tokens) == 1 else None
        if country is None or country not in lexicon.places() or country in CONTINENTS:
            return None
        held = (e for e in self.cast.entities if e.sort == "body" and " ".join(e.key) == country)
        if (entity := next(held, None)) is not None:
            return self.book.of_entity(entity)
        known = self.book.called(country)
        return (
            known[-1] if known else self.book.add(Party("organisation", country.title(), True, noun=country))
        )

    def _two(self, mention: Mention) -> Party | None:
        """ "The duo", "the couple": the two who were spoken of last; "the trio", "all three": who were named
        together."""
        noun, opens = lexicon.singular(self.doc[mention.head].text), mentions.determiner(self.doc, mention)
        if noun in groups.TWO:
            return groups.both(self.book, noun, mention.head) if opens in ("the", "both", "") else None
        many = groups.SETS.get(noun) or lexicon.NUMBERS.get(noun, 0)
        known = many > 2 and opens in ("the", "all") and mention.last == mention.head
        return groups.together(self.book, mention.head, many) if known else None

    def _by_trade(self, mention: Mention) -> Party | None:
        """ "The administrators", beside "administrators Blom & Co"; "the distiller", where nobody else is
        one."""
        noun = noun_of(self.doc, mention.head)
        if mentions.determiner(self.doc, mention) != "the" or self.book.offices.bearers(noun):
            return None
        held = self.book.bodies.by_trade.get(noun, ()) if mention.last == mention.head else ()
        taken = held[0] if len(held) == 1 else None
        if taken is None and not mentions.is_plural(self.doc, mention):
            taken = things.taken_up(self.book, mention, noun)
        return self.book.of_entity(taken) if taken is not None else None

    def _possessor(self, mention: Mention) -> Party | None:
        """ "The agency's mammoth bureaucracy": whoever owns a thing that cannot speak."""
        for child in self.doc[mention.head].lefts:
            if child.dep_ == "poss" and child.i in mention.tokens and child.lower_ not in lexicon.PRONOUNS:
                entity = named.entity_of(self.book, child.i)
                if entity is not None:
                    return self.book.of_entity(entity)
                tokens = [i for i in mention.tokens if i <= child.i]
                return self.party(Mention(tokens, child.i)) if len(tokens) < len(mention.tokens) else None
        return None

    def _part(self, mention: Mention, count: int | None) -> Party | None:
        """ "One of the sources", "another of the insiders", "two of the aides", "most": a part of a group."""
        token = self.doc[mention.head]
        low = token.lower_
        if low not in lexicon.NUMBERS and low not in PARTS:
            return None
        if (phrase := groups.whole(self.book, mention)) is None:
            return None
        noun = lexicon.singular(self.doc[phrase.head].text)
        if (
            noun in lexicon.listed("people", "public")
            and phrase.first > mention.head
            and (mentions.number(self.doc, phrase))
        ):
            owner = self._owner(mention)
            return self._new(mention, noun, "population", True, None, owner)  # "eight of 10 voters"
        whole = self.party(phrase)
        if whole is None or whole.kind not in ("group", "person") or whole.named:
            return whole
        size = lexicon.NUMBERS.get(low)
        if size is None:
            return whole
        return self._part_of(whole, mention, noun, size)

    def _single(self, mention: Mention) -> Party | None:
        """ "One senior Russian source" behind "four Russian sources": one of them, where nothing speaks
        against it."""
        doc, token = self.doc, self.doc[mention.head]
        if mentions.is_plural(doc, mention) or doc[mention.first].lower_ not in ("one", "another"):
            return None
        noun = lexicon.singular(token.text)
        groups = [p for p in self.book.called(noun) if p.secret and p.many and not p.whole]
        ranks = lexicon.listed("people", "senior") | {"one", "another", noun}
        words = frozenset(lexicon.singular(doc[i].text) for i in range(mention.first, mention.head)) - ranks
        fitting = [
            p for p in groups if words <= p.words and doc[p.phrases[0].head].idx < doc[mention.head].idx
        ]
        return self._part_of(fitting[-1], mention, noun, 1) if fitting else None

    def _part_of(self, whole: Party, mention: Mention, noun: str, size: int) -> Party:
        made = self._new(mention, noun, "person", size > 1, size, self._owner(mention))
        made.whole = whole
        return made
