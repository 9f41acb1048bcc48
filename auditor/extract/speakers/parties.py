"""The sources of one article while they are being found, in one book: by entity, by noun, by description."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from auditor.contract.finders import Piece
from auditor.extract.people.entities import Entity
from auditor.extract.people.who import Who
from auditor.extract.speakers.bodies import Bodies
from auditor.extract.speakers.fresh import Fresh
from auditor.extract.speakers.offices import Offices
from auditor.extract.speakers.papers import Papers
from auditor.extract.text.items import Items
from auditor.extract.text.mentions import Mention, Reader, content_words, is_plural
from auditor.extract.words import lexicon
from auditor.model import SourceKind

LAWS = lexicon.listed("words", "laws")
RECENT = 64  # how many of the latest sources, or of those of one noun, are looked at


@dataclass(eq=False)
class Party:
    """One source in the making. ``noun`` is its head, singular; ``phrases`` are where the text describes
    it."""

    kind: SourceKind
    name: str
    named: bool
    entity: Entity | None = None
    noun: str = ""
    words: frozenset[str] = frozenset()
    plural: bool = False
    count: int | None = None
    whole: Party | None = None
    members: tuple[Party, ...] = ()
    phrases: list[Mention] = field(default_factory=list)
    at: list[Piece] = field(default_factory=list)  # where it is mentioned as a source
    woman: bool | None = None
    owner: Party | None = None  # whose aides, statement or campaign it is, where a pronoun says so
    order: int = 0

    @property
    def many(self) -> bool:
        """More than one person or thing, or a body, which "they" may stand for."""
        return self.plural or self.kind in ("group", "population")

    @property
    def one_unnamed(self) -> bool:
        """A single person without a name, whom "he" or "she" may stand for."""
        return self.secret and self.kind == "person" and not self.plural and self.noun != "family"

    @property
    def secret(self) -> bool:
        """People whose names the reader does not learn."""
        return self.kind in ("person", "group") and not self.named


class Book:
    """All parties of an article, found again by entity, by noun and by description.

    Beside them stands what the article says of its people and bodies, settled before the first party.
    """

    def __init__(self, who: Who, reader: Reader) -> None:
        self.cast, self.doc, self.near, self.reader = who.cast, who.cast.doc, who.near, reader
        self.likely = who.likely
        self.items = Items(self.doc)
        self.fresh = Fresh(who.cast)
        self.bodies = Bodies(who)
        self.papers = Papers(who.cast)
        self.offices = Offices(who)
        self.parties: list[Party] = []
        self.by_entity: dict[int, Party] = {}
        self.by_noun: defaultdict[str, list[Party]] = defaultdict(list)
        self.by_words: dict[tuple[str, frozenset[str], bool], Party] = {}
        self.by_members: dict[frozenset[int], Party] = {}
        self.taken: dict[str, Entity] = {}  # bodies by the nouns that have taken them up
        self.author: Party | None = None
        self.latest: list[Party] = []  # sources of the attributions so far

    def add(self, party: Party) -> Party:
        """Enter a new party."""
        party.order = len(self.parties)
        self.parties.append(party)
        if party.noun:
            self.by_noun[party.noun].append(party)
            if party.words and party.whole is None:
                self.by_words[party.noun, party.words, party.plural] = party
        return party

    def of_entity(self, entity: Entity) -> Party:
        """The party of a person or body of the cast."""
        party = self.by_entity.get(id(entity))
        if party is None:
            kind: SourceKind = "person" if entity.sort == "person" else "organisation"
            if entity.sort == "body" and len(entity.key) > 1 and lexicon.singular(entity.key[-1]) in LAWS:
                kind = "document"
            party = self.add(Party(kind, entity.text, True, entity=entity, woman=entity.woman))
            party.noun = lexicon.singular(entity.key[-1]) if entity.sort == "body" else ""
            party.count = 1 if kind == "person" else None
            self.by_entity[id(entity)] = party
        return party

    def of_author(self) -> Party:
        """The writer or the outlet speaking as itself."""
        if self.author is None:
            self.author = self.add(Party("author", "the author", True))
        return self.author

    def joint(self, members: tuple[Party, ...], name: str) -> Party:
        """The party that several others make together; the same members make the same party."""
        distinct = tuple(dict.fromkeys(members))
        if len(distinct) == 1:
            return distinct[0]
        known = self.by_members.get(frozenset(map(id, distinct)))
        if known is not None:
            return known
        kinds = [m.kind for m in distinct]
        kind = next((k for k in ("person", "group", "organisation", "document") if k in kinds), kinds[0])
        counts = [m.count for m in distinct]
        joined = Party(kind, name, any(m.named for m in distinct), plural=True, members=distinct)
        joined.count = sum(c for c in counts if c) if all(counts) and kind == "person" else None
        self.by_members[frozenset(map(id, distinct))] = joined
        return self.add(joined)

    def heard(self, party: Party | None) -> None:
        """Note that a party is the source of the attribution at hand."""
        if party is not None:
            self.latest.append(party)

    def called(self, noun: str) -> list[Party]:
        """The latest parties called by a noun."""
        return self.by_noun[noun][-RECENT:] if noun in self.by_noun else []

    def bearers(self, noun: str) -> list[Party]:
        """Parties called by a noun, or by one that texts use for the same thing."""
        alike = (
            lexicon.same_thing(noun)
            if noun in lexicon.listed("documents", "documents")
            else frozenset({noun})
        )
        found = [p for n in sorted(alike) for p in self.called(n)]
        return sorted(found, key=lambda p: p.order)

    def same(self, mention: Mention, noun: str) -> Party | None:
        """The party that was described in the very same words before, as one or as several."""
        plural = noun == "family" or is_plural(self.doc, mention)
        found = self.by_words.get((noun, content_words(self.doc, mention), plural))
        return found if found is not None and found.whole is None else None
