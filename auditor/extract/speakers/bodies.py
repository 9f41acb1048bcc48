"""Finds the named body that a common noun stands for: "the union", "a federal appeals court", "the state"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.extract.people.entities import BUCKET, Entity, is_place
from auditor.extract.speakers.firms import Firms
from auditor.extract.text import beside
from auditor.extract.text.mentions import Mention
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from auditor.extract.people.cast import Cast
    from auditor.extract.people.who import Who

NAMES_BACK = 24  # names that a common noun looks back over
FAR = 300  # tokens within which a body is named for a description that comes first
BROAD = lexicon.listed("words", "broad", "broad_bodies")  # words that set no body apart
HIGHEST = frozenset({"apex", "highest", "top"})  # of courts: the supreme one


class Bodies:
    """The named bodies of an article by what texts call them."""

    def __init__(self, who: Who) -> None:
        self.cast = cast = who.cast
        self.firms = Firms(cast, who.near)
        self.by_call: defaultdict[str, list[Entity]] = defaultdict(list)  # called so without more words
        self.by_word: defaultdict[str, list[Entity]] = defaultdict(list)
        self.by_trade: defaultdict[str, list[Entity]] = defaultdict(list)  # "administrators Blom & Co"
        for entity in cast.entities:
            if entity.sort == "body":
                for word in dict.fromkeys(_trades(cast, entity)):
                    self.by_trade[word].append(entity)
                for word in sorted({*_calls(entity), *_told(cast, entity)}):
                    self.by_call[word].append(entity)
                for word in _words(entity):
                    self.by_word[word].append(entity)

    @cached_property
    def force(self) -> Mention | None:
        """The first phrase that tells whose police there are ("Mesa police"), if they are of one place."""
        cast, told = self.cast, dict[Entity, Mention]()
        for token in cast.doc:
            entity = cast.entity_at(token.i - 1) if token.text == "police" and token.i else None
            if entity is not None and entity.sort == "body":
                first = cast.names[cast.by_token[token.i - 1]].first
                told.setdefault(entity, Mention(list(range(first, token.i + 1)), token.i))
        return next(iter(told.values())) if len(told) == 1 else None

    def last(self, noun: str, words: frozenset[str], here: int) -> Entity | None:
        """The body named last before a token that the noun, and all the words with it, may stand for."""
        fitting = self._fitting(noun, _telling(noun, words))
        last = max(fitting, key=lambda e: self.cast.last_before(e, here), default=None)
        return last if last is not None and self.cast.last_before(last, here) >= 0 else None

    def later(self, noun: str, words: frozenset[str], here: int) -> Entity | None:
        """The only body named soon after a token that shares the noun and all the words; some there are."""
        if not words:
            return None
        firsts = {e: self.cast.names[e.at[0]].first for e in self._fitting(noun, _telling(noun, words))}
        found = [e for e, first in firsts.items() if here < first < here + FAR]
        return found[0] if len(found) == 1 else None

    def two(self, noun: str, here: int) -> tuple[Entity, ...]:
        """The two bodies so called that were named last before a token, in the order of the text."""
        held = [(self.cast.last_before(e, here), e) for e in self._fitting(noun, frozenset())]
        latest = sorted((x for x in held if x[0] >= 0), key=lambda x: x[0])[-2:]
        return tuple(e for _, e in latest) if len(latest) == 2 else ()

    def _fitting(self, noun: str, words: frozenset[str]) -> list[Entity]:
        alike = lexicon.same_body(noun)
        held = self.by_word if words else self.by_call
        found = dict.fromkeys(e for n in sorted(alike) for e in held.get(n, ())[-BUCKET:])
        return [e for e in found if words <= set(_words(e))]


def joined(cast: Cast, here: int, many: int, sort: str = "body") -> tuple[Entity, ...]:
    """So many bodies, or persons, named last before a token in one breath, "Sony, IBM and Toshiba", in their
    order."""
    last = cast.before(here)
    for end in range(last, max(last - NAMES_BACK, many - 2), -1):
        run = range(end - many + 1, end + 1)
        held = [e for i in run if (e := cast.owner[i]) is not None and e.sort == sort and not is_place(e)]
        if len(set(held)) == many and all(_linked(cast, i) for i in run[:-1]):
            return tuple(held)
    return ()


def _telling(noun: str, words: frozenset[str]) -> frozenset[str]:
    """The words that set a body apart."""
    if noun == "court" and words & HIGHEST:
        words |= {"supreme"}
    return words - BROAD


def _linked(cast: Cast, i: int) -> bool:
    between = [t.lower_ for t in cast.doc[cast.names[i].last + 1 : cast.names[i + 1].first]]
    told = [w for w in between if not (w.isdigit() and len(w) < 3)]  # ages
    return 0 < len(told) <= 3 and set(told) <= {",", "and", "the", "&"}


def _trades(cast: Cast, entity: Entity) -> Iterator[str]:
    """ "Administrators Blom & Co", "the auditor, Blom & Co": people's work that a body is said to do."""
    for i in entity.at:
        name = cast.names[i]
        before = beside.token(cast.doc, name.first - 1)
        if before is None or not before.is_lower or before.tag_ not in ("NN", "NNS"):
            continue
        noun = lexicon.singular(before.text)
        if lexicon.is_doer(noun) or lexicon.is_post(noun):
            yield noun


def _told(cast: Cast, entity: Entity) -> Iterator[str]:
    """ "The website Zero Hedge", "Demos, a nonprofit": what the text says that a body is."""
    common = lexicon.listed("bodies", "common")
    for i in entity.at:
        name = cast.names[i]
        if name.first and cast.doc[name.first - 1].lower_ in common:
            yield cast.doc[name.first - 1].lower_
        yield from (c.lower_ for c in cast.doc[name.last].rights if c.dep_ == "appos" and c.lower_ in common)


def _words(entity: Entity) -> list[str]:
    return list(dict.fromkeys(lexicon.singular(w) for w in entity.key))


def _calls(entity: Entity) -> list[str]:
    name = " ".join(entity.key)
    kinds = (w for w in entity.key if w in lexicon.listed("bodies", "head"))
    calls = {lexicon.singular(entity.key[-1]), entity.key[0], *map(lexicon.singular, kinds)}
    for kind, held in (
        ("country", lexicon.nations()),
        ("state", lexicon.states()),
        ("city", lexicon.cities()),
    ):
        calls |= {kind} if name in held else set()
    return sorted(calls)
