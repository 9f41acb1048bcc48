"""Resolves any phrase: names, joined sources, parts of groups, and what else people and things are called."""

from __future__ import annotations

from auditor.extract.people.entities import Entity
from auditor.extract.people.runs import is_head
from auditor.extract.speakers.parties import Party, by_ending, kind_of
from auditor.extract.speakers.people import DEFINITE, People
from auditor.extract.text import mentions
from auditor.extract.text.mentions import Mention
from auditor.extract.text.phrases import is_role_word
from auditor.extract.words import lexicon


class Nouns(People):
    """Finds the party that a phrase stands for, or makes it."""

    def party(self, mention: Mention) -> Party | None:
        """The party of a phrase that is no pronoun; None where it is nobody who could be a source."""
        if len(heads := self.behind(mention)) > 1:
            return self._joint(Mention(list(range(heads[0], heads[-1] + 1)), heads[0]), heads)
        heads = mentions.conjuncts(self.doc, mention)
        if len(heads) > 1 and any(self._entity(h) for h in heads):
            return self._joint(mention, heads)
        if len(heads := self._listed(mention)) > 1:
            return self._joint(mention, heads)
        entity = self._entity(mention.head) or self._set_beside(mention) or self._appended(mention)
        if entity is not None:
            party = self.book.of_entity(entity)
            party.phrases.append(mention)
            return party
        return self._described(mention)

    def _entity(self, head: int) -> Entity | None:
        at = self.cast.name_at(head)
        return self.cast.owner[at] if at is not None and self.cast.names[at].own <= head else None

    def _listed(self, mention: Mention) -> list[int]:
        """Last tokens of persons that stand joined in a phrase, where the parse lost the conjunction."""
        heads: list[int] = []
        since = mention.first
        for i in mention.tokens:
            entity = self._entity(i)
            if entity is None or entity.sort != "person" or self.cast.names[self.cast.by_token[i]].last != i:
                continue
            between = self.doc[since : self.cast.names[self.cast.by_token[i]].first]
            if any(t.pos_ in ("ADP", "VERB", "AUX", "PRON") or t.tag_ == "POS" for t in between):
                return []
            if heads and not any(t.lower_ in ("and", "or") for t in between):
                return []
            heads.append(i)
            since = i + 1
        return heads

    def _set_beside(self, mention: Mention) -> Entity | None:
        """The name in "spokesman Dmitry Peskov" or "the governor, Pat McCrory"."""
        token = self.doc[mention.head]
        if mention.head in self.role_heads and not mentions.is_plural(self.doc, mention):
            return self.role_heads[mention.head]
        if behind := self.behind(mention):
            return self._entity(behind[0])
        if not lexicon.is_post(token.text) and lexicon.singular(token.text) not in lexicon.listed(
            "people", "plain"
        ):
            return None
        held = set(mention.tokens)
        for child in token.children:
            if child.i in held and child.dep_ in ("appos", "nmod", "compound") and child.i > mention.head:
                entity = self._entity(child.i)
                if entity is not None and entity.sort == "person":
                    return entity
        after = self.cast.entity_at(mention.head + 1)
        if after is not None and after.sort == "person" and mention.head + 1 in held:
            return after
        return self._behind_body(mention)

    def _behind_body(self, mention: Mention) -> Entity | None:
        """ "Secretary of Works Ada Blom", "chairman of the Roads Committee Rep. Jo Li": the name behind the
        body that the post is of."""
        of = mention.head + 1
        if of not in mention.tokens or self.doc[of].lower_ != "of":
            return None
        for i in mention.tokens:
            entity = self.cast.entity_at(i) if i > of + 1 else None
            if entity is None or entity.sort != "person":
                continue
            name = self.cast.names[self.cast.by_token[i]]
            if name.possessive:
                return None
            before = [self.doc[k].text for k in range(max(name.first, of + 1), name.own)]
            body = [word for word in before if not is_role_word(word) and not word.endswith(".")]
            known = len(body) > 1 and is_head(body[-1])  # "the Roads Committee Rep. Jo Li"
            return entity if before and (before[-1] in body or known) else None
        return None

    def _appended(self, mention: Mention) -> Entity | None:
        """ "Another mining company" in "Walter Energy, another mining company that ..."."""
        token = self.doc[mention.head]
        if token.dep_ != "appos" or token.head.i >= mention.first or mentions.is_plural(self.doc, mention):
            return None
        return self._entity(token.head.i)

    def behind(self, mention: Mention) -> list[int]:
        """Last tokens of the names set off behind what their bearers are: "two nurses, Ada Blom and Jo Li",
        "his niece, state Del. Ada Blom"."""
        doc, held = self.doc, set(mention.tokens)
        noun = doc[mention.head]
        human = lexicon.is_person_noun(noun.text) or by_ending(lexicon.singular(noun.text))
        if not human or self._entity(mention.head):
            return []
        plural, found = mentions.is_plural(doc, mention), list[int]()
        comma = next((i for i in range(mention.head + 1, mention.last) if doc[i].text == ","), None)
        at = comma + 1 if comma is not None else len(doc)
        while at <= mention.last:
            entity = self.cast.entity_at(at)
            if entity is not None and entity.sort == "person" and at in held:
                found.append(self.cast.names[self.cast.by_token[at]].last)
                at = found[-1] + 1
            elif entity is None and (
                doc[at].lower_ in ("and", ",") if found else doc[at].tag_ in ("NN", "JJ", "NNP", "DT")
            ):
                at += 1
            else:
                break
        return found if plural else found[:1]

    def _joint(self, mention: Mention, heads: list[int]) -> Party | None:
        cut = [*heads, mention.last + 1]
        parts = []
        for k, head in enumerate(heads):
            tokens = [i for i in mention.tokens if (k == 0 or i > heads[k - 1]) and i < cut[k + 1]]
            tokens = [i for i in tokens if i <= head or k == len(heads) - 1 or i < cut[k + 1]]
            part = (
                self.party(Mention([head], head))
                if self._entity(head)
                else self._described(Mention(tokens, head))
            )
            if part is not None:
                part.phrases.append(Mention(tokens, head))
                parts.append(part)
        if not parts:
            return None
        name = " and ".join(dict.fromkeys(p.name for p in parts))
        return self.book.joint(tuple(parts), name)

    def _described(self, mention: Mention) -> Party | None:
        doc, token = self.doc, self.doc[mention.head]
        plural, count = mentions.is_plural(doc, mention), mentions.number(doc, mention)
        part = self._part(mention, count) or self._single(mention)
        if part is not None:
            return part
        if (country := self._country(mention)) is not None:
            return country
        kind = kind_of(doc, mention, plural, count)
        if kind is None:
            return self._possessor(mention)
        noun, opens = lexicon.singular(token.text), mentions.determiner(doc, mention)
        found = self._known(mention, noun, opens, plural, kind)
        if found is not None:
            found.phrases.append(mention)
            if found.count is None and found.secret and count is not None and opens in DEFINITE:
                found.count = count
            return found
        return self._new(mention, noun, kind, plural, count)

    def _country(self, mention: Mention) -> Party | None:
        """ "American" in "American commitments": the country speaks."""
        token = self.doc[mention.head]
        country = lexicon.demonym(token.text) if token.tag_ == "JJ" and len(mention.tokens) == 1 else None
        if country is None or country not in lexicon.places() or country in ("europe", "africa", "asia"):
            return None
        held = (e for e in self.cast.entities if e.sort == "body" and " ".join(e.key) == country)
        if (entity := next(held, None)) is not None:
            return self.book.of_entity(entity)
        known = self.book.called(country)
        return (
            known[-1] if known else self.book.add(Party("organisation", country.title(), True, noun=country))
        )

    def _possessor(self, mention: Mention) -> Party | None:
        """ "The agency's mammoth bureaucracy": whoever owns a thing that cannot speak."""
        for child in self.doc[mention.head].lefts:
            if child.dep_ == "poss" and child.i in mention.tokens and child.lower_ not in lexicon.PRONOUNS:
                entity = self._entity(child.i)
                if entity is not None:
                    return self.book.of_entity(entity)
                tokens = [i for i in mention.tokens if i <= child.i]
                return (
                    self._described(Mention(tokens, child.i)) if len(tokens) < len(mention.tokens) else None
                )
        return None

    def _part(self, mention: Mention, count: int | None) -> Party | None:
        """ "One of the sources", "another of the insiders", "two of the aides": a part of a group."""
        token = self.doc[mention.head]
        low = token.lower_
        if low not in lexicon.NUMBERS and low not in (
            "some",
            "several",
            "many",
            "most",
            "all",
            "few",
            "others",
            "each",
            "none",
        ):
            return None
        held = set(mention.tokens)
        of = next((c for c in token.rights if c.lower_ in ("of", "among") and c.i in held), None)
        inner = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
        if inner is None:
            return None
        phrase = Mention([i for i in self.reader.phrase(inner.i).tokens if i in held] or [inner.i], inner.i)
        if inner.lower_ in lexicon.PRONOUNS:
            return None
        if lexicon.singular(inner.text) in lexicon.listed("people", "public") and mentions.number(
            self.doc, phrase
        ):
            return self._new(
                mention, lexicon.singular(inner.text), "population", True, None
            )  # "eight of 10 voters"
        whole = self.party(phrase)
        if whole is None or whole.kind not in ("group", "person") or whole.named:
            return whole
        size = lexicon.NUMBERS.get(low)
        if size is None:
            return whole
        made = self._new(mention, lexicon.singular(inner.text), "person", size > 1, size)
        made.whole = whole
        return made

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
        if not fitting:
            return None
        made = self._new(mention, noun, "person", False, 1)
        made.whole = fitting[-1]
        return made

    def _known(self, mention: Mention, noun: str, opens: str, plural: bool, kind: str) -> Party | None:
        if opens == "'s" and kind == "person" and not plural:
            return self._owned(mention, noun)
        if kind == "person" and not plural:
            return self._person(mention, noun, opens)
        if kind in ("document", "organisation"):
            return self._thing(mention, noun, opens, plural, kind)
        return self._people(mention, noun, opens, plural, kind)
