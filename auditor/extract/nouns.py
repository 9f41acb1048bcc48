"""Resolves names, roles and common nouns: "the senator", "both leaders", "one of the sources", "the poll"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.extract import lexicon, mentions
from auditor.extract.cast import Cast, Entity, gendered
from auditor.extract.mentions import Mention, Reader
from auditor.extract.parties import Book, Party, content_words, kind_of
from auditor.extract.roles import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

LEDE = 700  # characters from which on a person described without a name is no longer one who is named later
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
NEW = frozenset({"a", "an", "another", "other", "some", "several", "many", "no", "any", "most", "few", "one"})
ALIKE_ROLES = (
    frozenset({"lawmaker", "senator", "representative", "congressman", "congresswoman", "legislator", "sen", "rep", "politician", "mp"}),
    frozenset({"nominee", "candidate", "contender", "hopeful"}),
    frozenset({"president", "leader", "premier", "chancellor", "prime minister", "minister"}),
    frozenset({"lawyer", "attorney", "counsel"}),
    frozenset({"professor", "scholar", "academic"}),
    frozenset({"chairman", "chairwoman", "chair", "head"}),
    frozenset({"officer", "policeman", "policewoman", "detective"}),
    frozenset({"governor", "gov"}), frozenset({"general", "gen"}), frozenset({"doctor", "physician", "dr", "surgeon"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}), frozenset({"reporter", "journalist", "correspondent", "editor"}),
    frozenset({"businessman", "developer", "mogul", "billionaire", "magnate", "tycoon", "entrepreneur"}),
)  # fmt: skip
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
    return frozenset({noun}).union(*(group for group in ALIKE_ROLES if noun in group))


class Nouns:
    """Finds the party that a phrase stands for, or makes it."""

    def __init__(self, cast: Cast, roles: dict[int, list[Role]], reader: Reader, book: Book) -> None:
        self.cast, self.roles, self.reader, self.book = cast, roles, reader, book
        self.doc = cast.doc
        self.by_role: dict[str, list[Entity]] = {}
        for entity in cast.entities:
            for role in roles.get(id(entity), ()):
                if role.head is not None:
                    self._learn(entity, lexicon.singular(self.doc[role.head].text).strip("."))

    def _learn(self, entity: Entity, noun: str) -> None:
        if noun.startswith(("d-", "r-")) or noun in ("d", "r"):
            noun = "lawmaker"
        held = self.by_role.setdefault(noun, [])
        if entity not in held[-64:]:
            held.append(entity)

    def party(self, mention: Mention) -> Party | None:
        """The party of a phrase that is no pronoun; None where it is nobody who could be a source."""
        heads = mentions.conjuncts(self.doc, mention)
        if len(heads) > 1 and any(self._entity(h) for h in heads):
            return self._joint(mention, heads)
        entity = self._entity(mention.head) or self._set_beside(mention)
        if entity is not None:
            party = self.book.of_entity(entity)
            party.phrases.append(mention)
            return party
        return self._described(mention)

    def _entity(self, head: int) -> Entity | None:
        at = self.cast.name_at(head)
        return (
            self.cast.owner[at]
            if (at is not None and self.cast.names[at].last == head) or self._in_list(head)
            else None
        )

    def _in_list(self, head: int) -> bool:
        at = self.cast.name_at(head)
        if at is None:
            return False
        name = self.cast.names[at]
        return name.own <= head <= name.last

    def _set_beside(self, mention: Mention) -> Entity | None:
        """The name in "spokesman Dmitry Peskov" or "the governor, Pat McCrory"."""
        token = self.doc[mention.head]
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
        return None

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

    def _possessor(self, mention: Mention) -> Party | None:
        """"The agency's mammoth bureaucracy": whoever owns a thing that cannot speak."""
        for child in self.doc[mention.head].lefts:
            if child.dep_ == "poss" and child.i in mention.tokens and child.lower_ not in lexicon.PRONOUNS:
                entity = self._entity(child.i)
                if entity is not None:
                    return self.book.of_entity(entity)
                tokens = [i for i in mention.tokens if i <= child.i]
                return self._described(Mention(tokens, child.i)) if len(tokens) < len(mention.tokens) else None
        return None

    # --- parts ---------------------------------------------------------------------------------------------------

    def _part(self, mention: Mention, count: int | None) -> Party | None:
        """ "One of the sources", "another of the insiders", "two of the aides": a part of a group."""
        doc, token = self.doc, self.doc[mention.head]
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
        """ "One senior Russian source" behind "four Russian sources": one of them, where nothing speaks against it."""
        doc, token = self.doc, self.doc[mention.head]
        if mentions.is_plural(doc, mention) or doc[mention.first].lower_ not in ("one", "another"):
            return None
        noun = lexicon.singular(token.text)
        groups = [p for p in self.book.by_noun.get(noun, ()) if p.secret and p.many and not p.whole]
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

    # --- known parties -------------------------------------------------------------------------------------------

    def _known(self, mention: Mention, noun: str, opens: str, plural: bool, kind: str) -> Party | None:
        if opens == "'s" and kind == "person" and not plural:
            return self._owned(mention, noun)
        if kind == "person" and not plural:
            return self._person(mention, noun, opens)
        if kind in ("document", "organisation"):
            return self._thing(mention, noun, opens, plural, kind)
        return self._people(mention, noun, opens, plural, kind)

    def _owned(self, mention: Mention, noun: str) -> Party | None:
        """ "Connecticut's tax commissioner", "Clinton's spokesman": the one of that role whose role shares the words."""
        words = content_words(self.doc, mention) - {noun}
        for entity in self._by_role(noun):
            if words and words <= self._role_words(entity) | frozenset(entity.key):
                return self.book.of_entity(entity)
        return self._same(mention, noun)

    def _person(self, mention: Mention, noun: str, opens: str) -> Party | None:
        if opens in NEW:
            return self._named_later(mention, noun)
        entity = self._bearer(mention, noun)
        unnamed = [p for p in self.book.by_noun.get(noun, ()) if p.secret and not p.plural]
        if entity is not None and not (unnamed and self._since(unnamed[-1]) < self._near(entity, mention)):
            return self.book.of_entity(entity)
        if opens in DEFINITE and unnamed:
            return unnamed[-1]
        return self._same(mention, noun)

    def _since(self, party: Party) -> int:
        return -party.phrases[-1].head if party.phrases else 0

    def _near(self, entity: Entity, mention: Mention) -> int:
        before = [self.cast.names[i].last for i in entity.at if self.cast.names[i].last < mention.head]
        return -before[-1] if before else 0

    def _by_role(self, noun: str) -> list[Entity]:
        return [e for word in sorted(role_words(noun)) for e in self.by_role.get(word, ())]

    def _role_words(self, entity: Entity) -> frozenset[str]:
        held = (self.doc[i] for r in self.roles.get(id(entity), ()) for i in range(r.first, r.last + 1))
        return frozenset(lexicon.singular(t.text) for t in held if t.is_alpha)

    def _bearer(self, mention: Mention, noun: str) -> Entity | None:
        """The named person whose role a definite noun takes up: by shared words, then by nearness."""
        words = content_words(self.doc, mention) - {noun, "former", "new", "first"}
        woman = gendered([noun])
        best: tuple[tuple[int, bool, int, int], Entity] | None = None
        for entity in self._by_role(noun):
            if woman is not None and entity.woman not in (woman, None):
                continue
            held = self._role_words(entity)
            before = [self.cast.names[i].last for i in entity.at if self.cast.names[i].first < mention.head]
            spoke = any(p.entity is entity for p in self.book.latest[-3:])
            rank = (len(words & held), noun in held, int(spoke), before[-1] if before else -1)
            if words and not words & held and len(words) > 1:
                continue
            if best is None or rank > best[0]:
                best = (rank, entity)
        return best[1] if best else None

    def _named_later(self, mention: Mention, noun: str) -> Party | None:
        """ "A New York judge" in the lede, when one judge alone is named further down."""
        if self.doc[mention.head].idx > LEDE or mentions.determiner(self.doc, mention) not in ("a", "an"):
            return None
        if noun not in lexicon.listed("people", "exact", "relation"):
            return None
        words = content_words(self.doc, mention) - {noun}
        bearers = [
            e for e in dict.fromkeys(self._by_role(noun)) if self.cast.names[e.at[0]].first > mention.head
        ]
        if len(bearers) != 1 or self.cast.names[bearers[0].at[0]].first - mention.head > 200:
            return None
        return self.book.of_entity(bearers[0]) if not words or words & self._role_words(bearers[0]) else None

    def _same(self, mention: Mention, noun: str) -> Party | None:
        """The party that was described in the very same words before."""
        words = content_words(self.doc, mention)
        return next(
            (p for p in reversed(self.book.by_noun.get(noun, [])) if p.words == words and not p.whole), None
        )

    def _thing(self, mention: Mention, noun: str, opens: str, plural: bool, kind: str) -> Party | None:
        same = self._same(mention, noun)
        if same is not None and opens not in ("another", "other"):
            return same
        words = content_words(self.doc, mention) - {noun, "new", "latest", "recent"}
        held = [p for p in self.book.bearers(noun) if p.kind == kind and p.plural == plural]
        if opens in ("the", "this", "that", "") and held and not plural:
            fitting = [p for p in held if words <= p.words | frozenset(p.entity.key if p.entity else ())]
            return fitting[-1] if fitting else None
        if kind == "organisation" and opens in ("the", "this") and not plural and not words:
            return self._body(mention, noun)
        return None

    def _body(self, mention: Mention, noun: str) -> Party | None:
        """ "The department", "the agency": the last body of that name that was mentioned."""
        alike = {noun} | (
            {"department", "administration", "bureau", "service", "office", "agency"}
            if noun == "agency"
            else set()
        )
        alike |= {"committee"} if noun == "panel" else set()
        alike |= (
            {"times", "post", "journal", "tribune", "herald"} if noun in ("newspaper", "paper") else set()
        )
        last: tuple[int, Entity] | None = None
        for entity in self.cast.entities:
            if (
                entity.sort != "body"
                or (lexicon.singular(entity.key[-1]) not in alike
                and entity.key[0] not in alike)
            ):
                continue
            before = [self.cast.names[i].first for i in entity.at if self.cast.names[i].first < mention.head]
            if before and (last is None or before[-1] > last[0]):
                last = (before[-1], entity)
        return self.book.of_entity(last[1]) if last else None

    def _people(self, mention: Mention, noun: str, opens: str, plural: bool, kind: str) -> Party | None:
        words = content_words(self.doc, mention) - {noun}
        groups = [p for p in self.book.by_noun.get(noun, ()) if p.many and not p.whole]
        pair = opens == "both" or (mentions.number(self.doc, mention) == 2 and opens == "the")
        if (pair or (noun in PAIRS and opens == "the" and not groups)) and not words - {"two"}:
            joint = self._both(noun)
            if joint is not None:
                return joint
        if noun in VEILED and not groups:
            groups = [
                p
                for n in sorted(VEILED)
                for p in self.book.by_noun.get(n, ())
                if p.secret and p.many and not p.whole
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
        """ "Sources familiar with the talks", where the lede has just said "Russian sources": the same, described."""
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
                reversed([p for p in self.book.latest if p.kind == "person" and p.named and not p.plural])
            )
        )
        fitting = [p for p in recent if p.entity and role_words(noun) & self._role_words(p.entity)]
        chosen = (fitting if len(fitting) > 1 else recent)[:2]
        if len(chosen) < 2:
            return None
        chosen.sort(key=lambda p: p.order)
        return self.book.joint(tuple(chosen), " and ".join(p.name for p in chosen))

    # --- new parties ---------------------------------------------------------------------------------------------

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
        return self.book.add(party)

    def _identified(self, mention: Mention, noun: str, plural: bool, kind: str) -> bool:
        """A publisher, owner or title tells which body or document it is."""
        for i in mention.tokens:
            if self.cast.entity_at(i) is not None or self.doc[i].text in ("“", '"'):
                return True
            if self.doc[i].lower_ in ("his", "her", "their", "its", "my", "our") and i < mention.head:
                return True
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


def describe(reader: Reader, mention: Mention) -> str:
    """The phrase as the text has it, without article, relative clause and white space breaks."""
    doc = reader.doc
    phrase = reader.phrase(mention.head)
    tokens = [i for i in phrase.tokens if i in set(mention.tokens)] or mention.tokens
    first, last = max(tokens[0], mention.first), tokens[-1]
    while first < mention.head and doc[first].lower_ in ("the", "a", "an"):
        first += 1
    while last > mention.head and (doc[last].is_punct or doc[last].dep_ in ("prep", "det", "cc")):
        last -= 1
    text = doc[first : last + 1].text
    return " ".join(text.split())


def subject_of(token: Token) -> Token | None:
    """The subject of a verb, its own or by its auxiliary; expletives do not count."""
    for child in token.lefts:
        if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
            return child
    for child in token.rights:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return child
    return None
