"""Resolves people called by what they are: "the senator", "both leaders", "the sources"."""

from __future__ import annotations

from bisect import bisect_left

from auditor.extract.people.cast import Cast
from auditor.extract.people.entities import Entity
from auditor.extract.people.genders import gendered
from auditor.extract.speakers.parties import RECENT, Book, Party, content_words
from auditor.extract.speakers.things import Things, describe
from auditor.extract.text import mentions
from auditor.extract.text.items import LEDE
from auditor.extract.text.mentions import CLOSERS, Mention, Reader
from auditor.extract.text.phrases import Role, is_place
from auditor.extract.words import lexicon

NEW = frozenset({"a", "an", "another", "other", "some", "several", "many", "no", "any", "most", "few", "one"})
DEFINITE = frozenset(
    {
        "the",
        "this",
        "that",
        "these",
        "those",
        "both",
        "his",
        "her",
        "their",
        "its",
        "'s",
        "all",
        "each",
        "my",
        "our",
    }
)
RANKED = lexicon.listed("words", "ranks", "broad", "ranked")
NEXT = 200  # tokens within which somebody is named who was described first
SAYS = frozenset({"said", "says", "told", "wrote", "added", "adds", "testified", "recalled", "explained"})
VEILED = frozenset({"source", "insider", "person"})
PAIRS = frozenset(
    {
        "leader",
        "man",
        "woman",
        "candidate",
        "nominee",
        "senator",
        "side",
        "president",
        "rival",
        "contender",
        "pair",
        "official",
    }
)


def role_words(noun: str) -> frozenset[str]:
    """A role noun and those that texts use for the same person."""
    return lexicon.same_role(noun)


class People(Things):
    """Finds the person or group that a description stands for."""

    def __init__(self, cast: Cast, roles: dict[int, list[Role]], reader: Reader, book: Book) -> None:
        super().__init__(cast, roles, reader, book)
        self.told: dict[int, frozenset[str]] = {}  # words of an entity's roles
        self.by_role: dict[str, list[Entity]] = {}
        self.role_heads: dict[int, Entity] = {}
        for entity in cast.entities:
            for role in roles.get(id(entity), ()):
                if role.head is not None:
                    self.role_heads.setdefault(role.head, entity)
                    self._learn(entity, lexicon.singular(self.doc[role.head].text).strip("."))

    def _learn(self, entity: Entity, noun: str) -> None:
        if noun.startswith(("d-", "r-")) or noun in ("d", "r"):
            noun = "lawmaker"
        held = self.by_role.setdefault(noun, [])
        if entity not in held[-64:]:
            held.append(entity)

    def _owned(self, mention: Mention, noun: str) -> Party | None:
        """ "Connecticut's tax commissioner", "Clinton's spokesman": the one of that role whose role shares
        the words."""
        words = content_words(self.doc, mention) - {noun}
        for entity in self._by_role(noun):
            if words and words <= self._role_words(entity) | frozenset(entity.key):
                return self.book.of_entity(entity)
        found = self._same(mention, noun) or self._named_later(mention, noun) or self._kin(mention, noun)
        only = self._only(mention, noun) if found is None else None
        return self.book.of_entity(only) if only is not None else found

    def _kin(self, mention: Mention, noun: str) -> Party | None:
        """ "Ivo Holm's wife": the woman of his surname of whom nothing else is told."""
        owner = next((e for i in mention.tokens if i < mention.head and (e := self.cast.entity_at(i))), None)
        if owner is None or owner.sort != "person" or noun not in lexicon.listed("people", "relation"):
            return None
        woman = gendered([noun])
        found = [
            e
            for e in self.cast.entities
            if e.sort == "person" and e is not owner and len(e.key) > 1 and e.surname == owner.surname
        ]
        found = [
            e for e in found if not self.roles.get(id(e)) and woman is not None and e.woman in (woman, None)
        ]
        return self.book.of_entity(found[0]) if len(found) == 1 else None

    def _person(self, mention: Mention, noun: str, opens: str) -> Party | None:
        if opens in NEW or (not opens and (later := self._named_later(mention, noun)) is not None):
            return later if not opens else self._named_later(mention, noun)
        entity = self._bearer(mention, noun)
        unnamed = [p for p in self.book.called(noun) if p.secret and not p.plural]
        if entity is not None and not (unnamed and self._since(unnamed[-1]) < self._near(entity, mention)):
            return self.book.of_entity(entity)
        if opens in DEFINITE and unnamed:
            return unnamed[-1]
        return self._same(mention, noun)

    def _since(self, party: Party) -> int:
        return -party.phrases[-1].head if party.phrases else 0

    def _near(self, entity: Entity, mention: Mention) -> int:
        return -self.cast.last_before(entity, mention.head)

    def _by_role(self, noun: str) -> list[Entity]:
        return [e for word in sorted(role_words(noun)) for e in self.by_role.get(word, ())]

    def _role_words(self, entity: Entity) -> frozenset[str]:
        if id(entity) not in self.told:
            held = (self.doc[i] for r in self.roles.get(id(entity), ()) for i in range(r.first, r.last + 1))
            self.told[id(entity)] = frozenset(lexicon.singular(t.text) for t in held if t.is_alpha)
        return self.told[id(entity)]

    def _bearer(self, mention: Mention, noun: str) -> Entity | None:
        """The named person whose role a definite noun takes up: by shared words, then by nearness."""
        told = self._set_off(mention)
        words = content_words(self.doc, told) - {noun, "former", "ex", "new", "first"}
        woman = gendered([noun])
        best: tuple[tuple[int, bool, int, int], Entity] | None = None
        owner = self._owner(mention)
        for entity in self._by_role(noun):
            if woman is not None and entity.woman not in (woman, None):
                continue
            if owner is not None and self._serves_other(entity, noun, owner):
                continue
            held = self._role_words(entity)
            before = self.cast.last_before(entity, mention.head)
            spoke = any(p.entity is entity for p in self.book.latest[-3:])
            rank = (len(words & held), noun in held, int(spoke), before)
            if words and not words & held:
                continue
            if best is None or rank > best[0]:
                best = (rank, entity)
        return best[1] if best else self._only(told, noun)

    def _set_off(self, mention: Mention) -> Mention:
        """The phrase up to what is set off behind its head: "the governor, a Republican"."""
        tokens = mention.tokens
        ends = (
            k
            for k in range(1, len(tokens))
            if tokens[k] > mention.head
            and (self.doc[tokens[k]].lower_ in CLOSERS or self.doc[tokens[k] - 1].text in CLOSERS)
        )
        return Mention(tokens[: next(ends, len(tokens))], mention.head)

    def _only(self, mention: Mention, noun: str) -> Entity | None:
        """ "The four-term congressman", "the self-titled toughest sheriff": the one of that office, where the
        words around it only tell what he is like."""
        doc, first = self.doc, mention.first
        styled = [doc[i].lower_ for i in mention.tokens[1:3]] == ["self", "-"]
        if doc[first].lower_ != "the" or mentions.is_plural(doc, mention):
            return None
        if not styled and (mention.last > mention.head or not self._only_tells(mention)):
            return None
        woman = gendered([noun])
        found = [e for e in dict.fromkeys(self._by_role(noun)) if woman is None or e.woman in (woman, None)]
        found = [e for e in found if noun in self._role_words(e)] if len(found) > 1 else found
        return found[0] if len(found) == 1 and found[0].sort == "person" else None

    def _only_tells(self, mention: Mention) -> bool:
        """Whether all between article and noun tell of a quality or a number, not of a rank or place."""
        for i in mention.tokens[1:]:
            token = self.doc[i]
            if i >= mention.head or token.text == "-":
                continue
            compound = "-" in (self.doc[i - 1].text, self.doc[i + 1].text)
            if not token.is_lower:
                return False
            if token.lower_ in RANKED or not (compound or token.tag_ in ("JJ", "CD", "VBN", "VBG", "RB")):
                return False
        return True

    def _serves_other(self, entity: Entity, noun: str, owner: Party) -> bool:
        """ "His lawyer" is not the one whom the text calls somebody else's."""
        alike = role_words(noun)
        held = [r for r in self.roles.get(id(entity), ()) if r.head is not None]
        held = [r for r in held if lexicon.singular(self.doc[r.head or 0].text) in alike]
        served = [e for r in held for i in range(r.first, r.last + 1) if (e := self.cast.entity_at(i))]
        return any(e.sort == "person" and e not in (entity, owner.entity) for e in served)

    def _named_later(self, mention: Mention, noun: str) -> Party | None:
        """ "A New York judge" in the lede, when one judge alone is named further down, or when the one who
        is named next speaks and nobody has said who that is."""
        here = mention.head
        if not self.items.in_lede(self.doc[here].idx) or self.doc[mention.first].lower_ in ("one", "another"):
            return None
        if mentions.determiner(self.doc, mention) not in ("a", "an", "", "'s"):
            return None
        if noun not in lexicon.listed("people", "exact", "relation"):
            return None
        set_apart = [i for i in mention.tokens if not self._placed(i)]
        words = content_words(self.doc, Mention(set_apart, here)) - {noun, "former"}
        first = {e: self.cast.names[e.at[0]].first for e in dict.fromkeys(self._by_role(noun))}
        bearers = [e for e, at in first.items() if here < at < here + NEXT]
        fitting = [e for e in bearers if not words or words & self._role_words(e)]
        if len(bearers) == len(fitting) == 1:
            return self.book.of_entity(bearers[0])
        entity = self._introduced(here, gendered([noun])) if not fitting else None
        return self.book.of_entity(entity) if entity is not None else None

    def _placed(self, i: int) -> bool:
        entity = self.cast.entity_at(i)
        return entity is not None and is_place(entity)

    def _introduced(self, here: int, woman: bool | None) -> Entity | None:
        """The person who is named first behind a description, as a speaker, with no word on who that is."""
        for k in range(bisect_left(self.cast.firsts, here), len(self.cast.names)):
            name, entity = self.cast.names[k], self.cast.owner[k]
            if name.first - here > NEXT // 2:
                return None
            if entity is None or entity.sort != "person" or entity.at[0] != k or len(entity.key) < 2:
                continue
            if any(r.head is not None for r in self.roles.get(id(entity), ())):
                continue
            token = self.doc[name.last]
            speaks = token.dep_ == "nsubj" and token.head.lower_ in SAYS
            return entity if speaks and (woman is None or entity.woman in (woman, None)) else None
        return None

    def _people(self, mention: Mention, noun: str, opens: str, plural: bool, kind: str) -> Party | None:
        words = content_words(self.doc, mention) - {noun}
        groups = [p for p in self.book.called(noun) if p.many and not p.whole]
        pair = opens == "both" or (mentions.number(self.doc, mention) == 2 and opens == "the")
        if (pair or (noun in PAIRS and opens == "the" and not groups)) and not words - {"two"}:
            joint = self._both(noun)
            if joint is not None:
                return joint
        if noun in VEILED and not groups:
            groups = [
                p for n in sorted(VEILED) for p in self.book.called(n) if p.secret and p.many and not p.whole
            ]
        if opens in ("the", "these", "those", "all") and groups:
            fitting = [p for p in groups if words <= p.words]
            return fitting[-1] if fitting else None
        if noun in VEILED and (told := self._told_again(mention, groups)) is not None:
            return told
        if opens in NEW or mentions.number(self.doc, mention):
            return None
        return self._same(mention, noun)

    def _told_again(self, mention: Mention, groups: list[Party]) -> Party | None:
        """ "Sources familiar with the talks", where the lede has just said "Russian sources": the same,
        described."""
        doc = self.doc
        follows = doc[mention.head + 1].lower_ if mention.head + 1 < len(doc) else ""
        if mention.first < mention.head or follows not in ("familiar", "briefed", "close", "with", "who"):
            return None
        for party in groups:
            lede = (
                party.phrases and doc[party.phrases[0].head].idx < LEDE and doc[mention.head].idx < 2 * LEDE
            )
            if lede and party.count is None and len(party.phrases[0].tokens) <= 3 and len(party.words) <= 2:
                party.name = describe(self.reader, mention)
                return party
        return None

    def _both(self, noun: str) -> Party | None:
        """The two persons, or two bodies, that were last spoken of and can be called so."""
        recent = list(
            dict.fromkeys(
                reversed(
                    [p for p in self.book.latest[-RECENT:] if p.kind == "person" and p.named and not p.plural]
                )
            )
        )
        fitting = [p for p in recent if p.entity and role_words(noun) & self._role_words(p.entity)]
        chosen = (fitting if len(fitting) > 1 else recent)[:2]
        if len(chosen) < 2:
            return None
        chosen.sort(key=lambda p: p.order)
        return self.book.joint(tuple(chosen), " and ".join(p.name for p in chosen))
