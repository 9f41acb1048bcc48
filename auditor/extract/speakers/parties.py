"""The sources of one article while they are being found: who they are, and the nouns that stand for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.contract.finders import Piece
from auditor.extract.people.cast import Cast
from auditor.extract.people.entities import Entity
from auditor.extract.text.mentions import Mention
from auditor.extract.words import lexicon
from auditor.model import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

LAWS = lexicon.listed("words", "laws")
RECENT = 64  # how many of the latest sources, or of those of one noun, are looked at
CROWD = 12  # a stated number up to which people are taken as individuals


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
    """All parties of an article, found again by entity and by noun."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.doc: Doc = cast.doc
        self.parties: list[Party] = []
        self.by_entity: dict[int, Party] = {}
        self.by_noun: defaultdict[str, list[Party]] = defaultdict(list)
        self.by_words: dict[tuple[str, frozenset[str]], Party] = {}
        self.by_members: dict[frozenset[int], Party] = {}
        self.author: Party | None = None
        self.latest: list[Party] = []  # sources of the attributions so far

    def add(self, party: Party) -> Party:
        """Enter a new party."""
        party.order = len(self.parties)
        self.parties.append(party)
        if party.noun:
            self.by_noun[party.noun].append(party)
            if party.words and party.whole is None:
                self.by_words[party.noun, party.words] = party
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


def kind_of(doc: Doc, mention: Mention, plural: bool, count: int | None) -> SourceKind | None:
    """What a common noun stands for, by the guide's definitions; None where it is nobody who could be a
    source."""
    token = doc[mention.head]
    noun, low = lexicon.singular(token.text), token.lower_
    if _share(doc, mention) or _anybody(doc, mention, noun):
        return "population"
    if low in lexicon.listed("bodies", "plural"):
        return "organisation"
    if low == "those":
        return "group"
    if _is_person(noun):
        return _person_kind(doc, mention, noun, plural, count)
    if noun in lexicon.listed("bodies", "common") or (token.tag_ == "JJ" and lexicon.demonym(token.text)):
        return "organisation"
    if token.text[0].isupper() and noun in lexicon.listed("bodies", "head"):
        return "organisation"
    if noun in lexicon.listed("documents", "documents") or low in lexicon.listed("documents", "documents"):
        return "document"
    if (lexicon.demonym(token.text) and token.text[0].isupper()) or noun in lexicon.listed(
        "people", "public"
    ):
        return _crowd(plural, count)
    return (
        _crowd(plural, count, public=False) if token.pos_ in ("NOUN", "PROPN") and by_ending(noun) else None
    )


def by_ending(noun: str) -> bool:
    """ "Inventor", "florist": a noun that is in no table, but ends as words for people do."""
    return len(noun) > 4 and noun not in _THINGS and noun.endswith(_ENDINGS)


_ENDINGS = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "crat", "eur")
_THINGS = lexicon.listed("words", "things")


def _is_person(noun: str) -> bool:
    return noun in lexicon.listed(
        "people", "generic", "exact", "relation", "acquainted", "camp", "plain", "opaque", "shielded", "party"
    )


def _anybody(doc: Doc, mention: Mention, noun: str) -> bool:
    """ "No one", "any taxpayer": nobody in particular."""
    first = doc[mention.first].lower_
    human = _is_person(noun) or noun in lexicon.listed("people", "public")
    return noun == "everyone" or (human and first in ("no", "any", "every", "anyone", "everyone", "nobody"))


def _share(doc: Doc, mention: Mention) -> bool:
    words = {doc[i].lower_ for i in mention.tokens[:8]}
    return bool(
        words
        & {
            "percent",
            "%",
            "majority",
            "percentage",
            "nobody",
            "everyone",
            "everybody",
            "anyone",
            "half",
            "third",
        }
    )


def _person_kind(doc: Doc, mention: Mention, noun: str, plural: bool, count: int | None) -> SourceKind:
    low = doc[mention.head].lower_
    if noun in lexicon.listed("people", "public") and noun not in ("minority",):
        if low == "people" and (count is not None or _described(doc, mention)):
            return _crowd(True, count, public=False)
        if plural and count is None:
            return "population"
    if noun == "person" and plural and count is None and not _described(doc, mention):
        return "population"
    if low in ("many", "most", "few", "all") and not _described(doc, mention):
        return "population" if low in ("many", "most") else "group"
    return _crowd(plural, count, public=False)


def _described(doc: Doc, mention: Mention) -> bool:
    """The people are told apart by what they know, did or belong to."""
    follows = [doc[i].lower_ for i in mention.tokens if i > mention.head][:2]
    return bool(follows) and follows[0] in (
        "familiar",
        "with",
        "close",
        "briefed",
        "who",
        "involved",
        "at",
        "near",
        "inside",
        "directly",
    )


def _crowd(plural: bool, count: int | None, public: bool = True) -> SourceKind:
    if not plural:
        return "person"
    if count is not None and count <= CROWD:
        return "person"
    return "population" if public else "group"


def content_words(doc: Doc, mention: Mention) -> frozenset[str]:
    """The words of a phrase that describe, in the singular: what two descriptions are compared by."""
    words = (doc[i] for i in mention.tokens if doc[i].pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"))
    return frozenset(lexicon.singular(t.text) for t in words if t.is_alpha or t.is_digit)
