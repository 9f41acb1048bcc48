"""Who bears which role: the persons of an article by the nouns of their posts, trades and relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.extract.text import phrases
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from auditor.extract.people.entities import Entity
    from auditor.extract.people.who import Who

MANY = 64  # bearers of one noun, and names before a token, above which only those near by are looked at
LATEST = 64  # bearers of one noun among whom one is not entered twice


class Offices:
    """The roles of an article's persons, found by noun and by place."""

    def __init__(self, who: Who) -> None:
        self.cast, self.doc, self.roles = who.cast, who.cast.doc, who.roles
        self.at: dict[int, Entity] = {}  # whose role a noun at a token tells
        self._by_noun: defaultdict[str, list[Entity]] = defaultdict(list)
        self._ids: defaultdict[str, set[int]] = defaultdict(set)  # of the same
        self._words: dict[int, frozenset[str]] = {}
        for entity in who.cast.entities:
            for role in self.roles.get(id(entity), ()):
                if role.head is not None:
                    self.at.setdefault(role.head, entity)
                    self._enter(entity, lexicon.singular(self.doc[role.head].text).strip("."))

    def _enter(self, entity: Entity, noun: str) -> None:
        if noun.startswith(("d-", "r-")) or noun in ("d", "r"):
            noun = "lawmaker"
        held = self._by_noun[noun]
        if id(entity) not in self._ids[noun]:
            self._ids[noun].add(id(entity))
            held.append(entity)

    def bearers(self, noun: str) -> list[Entity]:
        """Those who bear a role, by this noun or one that texts use for it."""
        return [e for word in sorted(lexicon.same_role(noun)) for e in self._by_noun.get(word, ())]

    def near(self, noun: str, here: int) -> list[Entity]:
        """The same, of very many only those who are named near a token."""
        alike = sorted(lexicon.same_role(noun))
        if sum(len(self._by_noun.get(word, ())) for word in alike) <= MANY:
            return self.bearers(noun)
        last = self.cast.before(here)
        close = dict.fromkeys(self.cast.owner[max(last - MANY, 0) : last + LATEST])
        return [e for word in alike for e in close if id(e) in self._ids.get(word, ())]  # type: ignore[misc]

    def of_body(self, body: Entity) -> Sequence[Entity]:
        """Those of whom a description ends in the name of a body, in text order."""
        return self._by_body.get(id(body), ())

    def of_surname(self, surname: str) -> Sequence[Entity]:
        """Persons named in full with a surname, in text order."""
        return self._by_surname.get(surname, ())

    @cached_property
    def _by_body(self) -> dict[int, list[Entity]]:
        found: dict[int, list[Entity]] = {}
        for entity in self.cast.entities:
            ends = {id(self.cast.entity_at(r.last)) for r in self.roles.get(id(entity), ())}
            for body in ends if entity.sort == "person" else ():
                found.setdefault(body, []).append(entity)
        return found

    @cached_property
    def _by_surname(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = {}
        for entity in self.cast.entities:
            if entity.sort == "person" and len(entity.key) > 1:
                found.setdefault(entity.surname, []).append(entity)
        return found

    def words(self, entity: Entity) -> frozenset[str]:
        """The words of a person's roles, in the singular."""
        if id(entity) not in self._words:
            held = (self.doc[i] for r in self.roles.get(id(entity), ()) for i in range(r.first, r.last + 1))
            self._words[id(entity)] = frozenset(lexicon.singular(t.text) for t in held if t.is_alpha)
        return self._words[id(entity)]

    def serves_other(self, entity: Entity, noun: str, owner: Entity | None) -> bool:
        """ "His lawyer" is not the one whom the text calls somebody else's."""
        alike = lexicon.same_role(noun)
        held = [r for r in self.roles.get(id(entity), ()) if r.head is not None]
        held = [r for r in held if lexicon.singular(self.doc[r.head or 0].text) in alike]
        served = [e for r in held for i in range(r.first, r.last + 1) if (e := self.cast.entity_at(i))]
        return any(e.sort == "person" and e not in (entity, owner) for e in served)

    def is_second(self, entity: Entity, noun: str, words: frozenset[str]) -> bool:
        """ "The mayor" is not the deputy mayor, nor "the health secretary" the shadow health secretary: is he
        told of only with a word before the noun that makes it another post, and that is not said here?"""
        alike = lexicon.same_role(noun)
        held = [(r.first, r.head) for r in self.roles.get(id(entity), ()) if r.head is not None]
        held = [(first, head) for first, head in held if lexicon.singular(self.doc[head].text) in alike]
        told = [phrases.seconds(self.doc, first, head) for first, head in held]
        return bool(told) and all(words_of and not words_of & words for words_of in told)

    def has_role(self, entity: Entity) -> bool:
        """Is it told what a person is?"""
        return any(r.head is not None for r in self.roles.get(id(entity), ()))
