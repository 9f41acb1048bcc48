"""Finds the body that a noun takes up though its name does not say so: "the airline" for Skerry Air, "the
club", "the distiller", "the paper"."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from auditor.extract.people.entities import is_place
from auditor.extract.text import beside
from auditor.extract.words import lexicon, outlets
from auditor.words import paired

if TYPE_CHECKING:
    from auditor.extract.people.cast import Cast
    from auditor.extract.people.entities import Entity
    from auditor.extract.people.names import Name
    from auditor.extract.people.near import Near

FAR = 150  # tokens within which a body is named before the noun
NAMES_BACK = 24  # names that the noun looks back over
OFTEN = 0.3  # how much likelier each further mention makes a body
CLAUSE = 48  # tokens of what is said in which it may say "it" of itself
SUBJECTS = ("nsubj", "nsubjpass")
WHERE = frozenset({"in", "near", "outside", "around", "across"})
HELD = lexicon.listed("words", "held")
GOING = lexicon.listed("words", "going")
REPORTS = frozenset({"reports", "reported"})
PAPERS = frozenset({"paper", "newspaper", "magazine", "daily", "tabloid", "outlet"})
PEOPLE = lexicon.listed("bodies", "called_people")
PUBLIC = lexicon.listed("bodies", "public")
OUTLETS = lexicon.listed("bodies", "outlet")
CALLED = paired("bodies", "called")
CLUBS = lexicon.listed("bodies", "club")
WAYS = lexicon.listed("words", "ways")
APART = lexicon.listed("words", "apart")


class Firms:
    """The bodies of an article as nouns for firms, clubs, charities and papers take them up."""

    def __init__(self, cast: Cast, near: Near) -> None:
        self.cast, self.doc, self.near = cast, cast.doc, near

    def last(self, noun: str, words: frozenset[str], here: int) -> Entity | None:
        """The body before a token that a definite noun, with such words before it, takes up; None where none
        is, or where two were named side by side."""
        if not _wanted(noun):
            return None
        scored = self._scored(noun, words, here)
        keys = {e.key for e in scored}
        scored = {e: s for e, s in scored.items() if all(e.key[:k] not in keys for k in range(1, len(e.key)))}
        best = max(scored, key=lambda e: scored[e], default=None)
        if best is None:
            return None
        rivals = [e for e in scored if e is not best and scored[best][0] == scored[e][0]]
        if len(scored) > 1 and self._loose(best, words):
            return None
        if any(self._joined(best, e, here) for e in rivals):
            return None
        return best if noun not in PEOPLE or scored[best][0] or self._is_it(here) else None

    def later(self, noun: str, here: int) -> Entity | None:
        """The only body that speaks soon after a token, and whose name speaks for the noun: "the elections
        watchdog", before the Electoral Commission."""
        first = self.cast.before(here) + 1
        found: dict[Entity, None] = {}
        for k in range(first, min(first + NAMES_BACK, len(self.cast.names))):
            entity, name = self.cast.owner[k], self.cast.names[k]
            subject = self.doc[name.last].dep_ == "nsubj" and name.first - here < FAR // 2
            if subject and entity is not None and entity.sort == "body" and _speaks_for(noun, entity):
                found[entity] = None
        return next(iter(found)) if len(found) == 1 and _wanted(noun) else None

    def _scored(self, noun: str, words: frozenset[str], here: int) -> dict[Entity, tuple[bool, float]]:
        """The bodies that may be meant, with whether their names speak for it and how near they stand."""
        found: dict[Entity, tuple[bool, float]] = {}
        last = self.cast.before(here)
        for k in range(last, max(last - NAMES_BACK, -1), -1):
            entity, name = self.cast.owner[k], self.cast.names[k]
            if here - name.last > FAR:
                break
            if entity is None or entity.sort != "body" or self._is_other(entity, noun):
                continue
            speaks = _speaks_for(noun, entity)
            if speaks is None:
                continue
            score = self.near.score(name.last, here) + OFTEN * min(len(entity.at), 8)
            found[entity] = max(found.get(entity, (speaks, score)), (speaks, score))
        return found

    def _loose(self, entity: Entity, words: frozenset[str]) -> bool:
        """Do words stand before the noun that say more than a quality, and that the name does not share?"""
        return bool(words - {lexicon.singular(w) for w in entity.key})

    def _joined(self, one: Entity, two: Entity, here: int) -> bool:
        """Were two bodies named last side by side: "Marlow Brewing and Tarrant Ales"?"""
        a, b = sorted((self.cast.last_before(one, here), self.cast.last_before(two, here)))
        return b - a < 8 and any(t.lower_ in ("and", "&", ",") for t in self.doc[a + 1 : b])

    def _is_it(self, here: int) -> bool:
        """ "The brewer said it": what is said has "it" for its subject, or tells of "its" things."""
        verb = self.doc[here].head
        said = (t for c in verb.children if c.dep_ == "ccomp" for t in islice(c.subtree, CLAUSE))
        return any(t.lower_ == "its" or (t.lower_ == "it" and t.dep_ in SUBJECTS) for t in said)

    def _is_other(self, entity: Entity, noun: str) -> bool:
        """A place, a label, an outlet that reports, or what is always told of as where something is, or as
        what a thing is called: "in Ånge", "the Xiluodu dam"."""
        if is_place(entity) or entity.key[-1] in WAYS:
            return True
        places = (self._place(self.cast.names[i]) for i in islice(entity.at, NAMES_BACK))
        if all(places):
            return True
        return noun not in PAPERS and any(
            self._aside(self.cast.names[i]) for i in islice(entity.at, NAMES_BACK)
        )

    def _place(self, name: Name) -> bool:
        before, last = self.doc[max(name.first - 1, 0)], self.doc[name.last]
        if last.dep_ in ("compound", "nmod") and last.head.is_lower and not name.possessive:
            return True
        if before.lower_ in WHERE:
            return lexicon.singular(before.head.text) not in HELD  # "shares in Blom"
        goes = before.lower_ in ("to", "from", "at") and before.head.lower_ in GOING
        return goes or (before.lower_ == "of" and beside.text(self.doc, before.i - 1) == ",")

    def _aside(self, name: Name) -> bool:
        """ "DQ:", "the Consumerist reports"."""
        last = self.doc[name.last]
        behind = beside.text(self.doc, last.i + 1)
        return behind == ":" or (last.dep_ == "nsubj" and last.head.lower_ in REPORTS)


@cache
def _wanted(noun: str) -> frozenset[str]:
    """The words of names that speak for a noun."""
    return _OTHERS.get(noun) or frozenset(map(lexicon.singular, lexicon.called(noun)))


@cache
def _known() -> frozenset[str]:
    """All words of names that tell what a body is, but those that any firm may have."""
    told = (w for words in CALLED.values() for w in words)
    listed = lexicon.listed("bodies", "trade", "public", "outlet", "club")
    return frozenset(map(lexicon.singular, (*told, *listed))) - _ANY


_OTHERS = {**dict.fromkeys(PAPERS, OUTLETS), "campaign": lexicon.listed("words", "banded")}
_ANY = frozenset(
    {
        "*",
        "holding",
        "enterprise",
        "venture",
        "resource",
        "trading",
        "digital",
        "company",
        "house",
        "land",
        "live",
    }
)


def _telling(entity: Entity) -> frozenset[str]:
    return frozenset(lexicon.singular(w) for w in entity.key[-2:]) & _known()


def _speaks_for(noun: str, entity: Entity) -> bool | None:
    """Whether a body's name speaks for the noun; None where it speaks against it."""
    wanted, told = _wanted(noun), _telling(entity)
    if not wanted:
        return None
    if noun == "campaign":
        return entity.key[0] in lexicon.listed("words", "banded") or None  # not Clinton's
    outlet = entity.key[-1] in OUTLETS or outlets.one(entity.text) is not None
    if noun in PAPERS:
        return not OUTLETS.isdisjoint(entity.key) or None
    if "club" in wanted:
        return True if entity.key[-1] in CLUBS else None if told or outlet else False
    if told & wanted or any(_stem(w, noun) for w in entity.key):
        return True
    if outlet or told & PUBLIC or entity.key[-1] in CLUBS:
        return None
    return False if "*" in wanted or not told else None


def _stem(word: str, noun: str) -> bool:
    """ "Distillery" and "distiller", "Brewing" and "brewer"."""
    return len(noun) > 4 and word[: max(4, len(noun) - 3)] == noun[: max(4, len(noun) - 3)]
