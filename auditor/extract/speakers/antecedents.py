"""Whom "he" and "she" may mean, and what speaks for each: what the ranker of pronouns is asked about."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from math import log
from typing import TYPE_CHECKING

from auditor.extract.people.genders import gendered
from auditor.extract.people.near import BACK
from auditor.extract.speakers.candidates import Candidate, spoken_of
from auditor.extract.speakers.parties import Book
from auditor.extract.text import clauses
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from auditor.extract.people.entities import Entity

NAMES_BACK = 24  # names before a pronoun that are looked at
AHEAD = 24  # tokens behind a pronoun within which it may announce a name: "When he left, Holm said"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PHRASES = SUBJECTS | {"dobj", "pobj", "dative"}
LINKS = 6  # pronouns before one of which it is remembered whom they meant
SENTENCES_BACK = 2  # sentences before a pronoun in which somebody without a name may stand
FEATURES = (
    "apart 0", "apart 1", "apart 2", "apart more", "tokens", "between", "paragraphs", "behind", "announced",
    "subject", "aside", "object", "of", "owner", "cleft", "led", "parallel", "bound", "own verb", "own noun",
    "sex", "sex unknown", "named", "described", "party", "unsure", "title", "often", "often before", "most",
    "first", "headline", "only", "quoted", "both quoted", "reported", "in content",
    "spoke last", "spoke before", "spoke once", "pronoun last", "pronouns near", "by pronoun", "its subject",
    "its owner", "governs", "joined", "leads", "subject often", "subject last", "depth", "rivals",
)  # fmt: skip
Place = tuple[int, tuple[tuple[int, int], ...]]  # the token of a pronoun, the tokens of what it says


class Antecedents:
    """The candidates of an article's pronouns; it remembers whom the pronouns before were taken for."""

    def __init__(self, book: Book) -> None:
        self.book, self.cast, self.doc, self.near = book, book.cast, book.doc, book.near
        self.links: dict[bool, list[tuple[int, Candidate]]] = {True: [], False: []}
        self._most = max((len(e.at) for e in self.cast.entities if e.sort == "person"), default=1)
        persons = (e for e in self.cast.entities if e.sort == "person")
        self._first = min(persons, key=lambda e: self.cast.names[e.at[0]].first, default=None)
        self._breaks = [t.i for t in self.doc if "\n" in t.text]

    def took(self, token: int, woman: bool, chosen: Candidate) -> None:
        """Note whom a pronoun was taken for."""
        insort(self.links[woman], (token, chosen), key=lambda x: x[0])

    def _taken(self, token: int, woman: bool) -> list[tuple[int, Candidate]]:
        """The last pronouns of that sex before a token, and whom they were taken for."""
        links = self.links[woman]
        end = bisect_left(links, token, key=lambda x: x[0])
        return links[max(end - LINKS, 0) : end]

    def of(self, place: Place, woman: bool, reported: set[int]) -> list[Candidate]:
        """All whom a pronoun may mean, each with the figures named in ``FEATURES``; nearest first."""
        token = place[0]
        found = {c.key: c for c in self._all(token, woman)}
        for at, taken in reversed(self._taken(token, woman)):
            known = found.get(taken.key)
            if known is not None and known.head < at:
                known.head, known.by_pronoun = at, True
            elif known is None and token - at < BACK and taken.entity is not None:
                found[taken.key] = Candidate(at, taken.entity, by_pronoun=True)
        listed = sorted(found.values(), key=lambda c: abs(token - c.head))
        near = {c.key for c in listed if c.entity is not None and self._sentences(c.head, token) <= 1}
        told = self._spoken_of(place[1])
        listed = [
            c for c in listed if id(c.entity) not in told
        ] or listed  # nobody says "Holm lied" of himself
        for rank, candidate in enumerate(listed):
            candidate.features = self._features(candidate, place, woman, reported, rank, len(near))
            candidate.fit = self._fit(candidate, token)
        return listed

    def _fit(self, c: Candidate, token: int) -> float:
        """How well the pronoun goes with where he was last named, or last spoken of, whichever is more."""
        if self.book.likely is None:
            return 0.0
        places = (self.doc[at].idx for at in spoken_of(self.cast, c, token))
        return max(self.book.likely.fit(self.doc[token].idx, at) for at in places)

    def _all(self, token: int, woman: bool) -> Iterator[Candidate]:
        yield from reversed(list(self._ahead(token, woman)))
        seen: set[int] = set()
        last = self.cast.before(token)
        for i in range(last, max(last + 1 - NAMES_BACK, -1), -1):
            entity, name = self.cast.owner[i], self.cast.names[i]
            if token - name.last > BACK:
                break
            if _fits(entity, woman) and entity is not None and id(entity) not in seen:
                seen.add(id(entity))
                yield Candidate(name.last, entity)
        for party in dict.fromkeys(self.book.latest[-3:]):
            if party.one_unnamed and party.woman in (woman, None) and party.phrases:
                head = party.phrases[-1].head
                if head < token and token - head < BACK:
                    yield Candidate(head, party=party)
        yield from self._described(token, woman)

    def _ahead(self, token: int, woman: bool) -> Iterator[Candidate]:
        """Names behind a pronoun in the clause in front of its sentence's verb: "When he left, Holm said"."""
        if not any(t.dep_ in ("advcl", "prep") and t.head.i > t.i for t in (*self.doc[token].ancestors,)):
            return
        for i in range(self.cast.before(token) + 1, len(self.cast.names)):
            name, entity = self.cast.names[i], self.cast.owner[i]
            if name.first - token > AHEAD or self._sentences(token, name.last):
                return
            if _fits(entity, woman) and entity is not None and self.cast.last_before(entity, token) < 0:
                yield Candidate(name.last, entity)
                return

    def _described(self, token: int, woman: bool) -> Iterator[Candidate]:
        """People without a name who lead a sentence near by: "A tenant stood at the gate. She said"."""
        for i in range(token - 1, max(token - BACK, -1), -1):
            if self._sentences(i, token) > SENTENCES_BACK:
                return
            noun = self.doc[i]
            if noun.tag_ != "NN" or noun.dep_ not in PHRASES or i in self.book.offices.at:
                continue
            human = lexicon.is_person_noun(noun.text) or lexicon.is_doer(noun.text)
            human = human or self.doc[i + 1].lower_ == "who"
            sexes = (woman, None) if noun.dep_ in SUBJECTS else (woman,)
            hidden = self.near.quoted[i] and not self.near.quoted[token]
            if not human or gendered([noun.text]) not in sexes or hidden:
                continue
            if not any(self.cast.entity_at(k) for k in range(i, min(i + 4, len(self.doc)))):
                yield Candidate(i, phrase=i)

    def set_apart(self, at: int, candidates: Sequence[Candidate]) -> Candidate | None:
        """ "It was the keeper, Ines Prat, who spoke after the captain had left. She said": whom the sentence
        before singles out goes on, whoever else is named in it."""
        if self.doc[at].dep_ != "nsubj" or self.near.quoted[at]:
            return None
        for c in (c for c in candidates if self._sentences(c.head, at) == 1 and self._leads(c.head)):
            opens = [t.lower_ for t in self.doc[c.head].sent[:2]]
            singled = opens[0] == "it" and opens[-1] in ("was", "is")
            if singled and any(t.lower_ == "who" for t in self.doc[c.head + 1 : c.head + 3]):
                return c
        return None

    def come_in(self, at: int, candidates: Sequence[Candidate]) -> Candidate | None:
        """ "A guest gave evidence. She said": whoever has just come in and acts, where nobody has spoken yet
        and no "her" in that sentence goes back to somebody before."""
        pronoun = self.doc[at]
        if pronoun.dep_ != "nsubj" or self.near.quoted[at]:
            return None
        for c in candidates:
            noun = self.doc[c.head]
            spoke = (p.phrases[-1].head if p.phrases else -1 for p in self.book.latest)
            if c.entity is not None or any(head != c.head for head in spoke):
                continue
            acts = noun.dep_ == "nsubj" and noun.head.dep_ == "ROOT" and noun.head.pos_ == "VERB"
            if not acts or self._sentences(c.head, at) != 1:
                continue
            new = any(t.lower_ in ("a", "an", "another") for t in noun.lefts)
            back = any(t.tag_ == "PRP" or self.cast.entity_at(t.i) is not None for t in noun.sent)
            return c if new and not back else None
        return None

    def _sentences(self, head: int, token: int) -> int:
        return self.near.sentence[token] - self.near.sentence[head]

    def _features(
        self,
        c: Candidate, place: Place, woman: bool, reported: set[int], rank: int, near: int
    ) -> list[float]:  # fmt: skip
        token, content = place
        pronoun, head, entity = self.doc[token], self.doc[c.head], c.entity
        apart = abs(self._sentences(c.head, token))
        root = clauses.phrase_root(head)
        subject = root.dep_ in SUBJECTS
        quoted, quotes = self.near.quoted[c.head], self.near.quoted[token]
        name = self.cast.names[self.cast.by_token[c.head]] if c.head in self.cast.by_token else None
        sex = _sex(c, head)
        owner = root.dep_ == "poss" or (name is not None and name.possessive)
        breaks = bisect_left(self._breaks, token) - bisect_left(self._breaks, c.head)
        return [
            float(apart == 0), float(apart == 1), float(apart == 2), float(apart > 2),
            log(1 + abs(token - c.head)) / 5, min(rank, 5) / 5, min(abs(breaks), 4) / 4,
            float(c.head > token), float(c.head > token and subject),
            float(subject), float(subject and root.head.dep_ in ("advcl", "relcl", "ccomp")),
            float(root.dep_ in ("dobj", "dative")), float(root.dep_ == "pobj"), float(owner),
            float(root.dep_ in ("attr", "appos")), float(self._led(head, pronoun, quoted)),
            float(_role(root.dep_) == _role(pronoun.dep_)), float(_bound(root, pronoun)),
            float(root.head.i == pronoun.head.i), float(subject and _clause(pronoun) == root.head.i),
            float(sex is woman), float(sex is None),
            *self._known(c, entity, name is not None and bool(name.title), token),
            float(near == 1 and apart <= 1),
            float(quoted and not quotes), float(quoted and quotes),
            float(c.head in reported and token not in reported),
            float(any(a <= c.head < b for a, b in content)),
            *self._spoke(c), *self._chain(c, token, woman), float(c.by_pronoun),
            float(pronoun.dep_ in SUBJECTS), float(pronoun.tag_ == "PRP$"),
            float(subject and root.head.i in {a.i for a in pronoun.ancestors}),
            float(root.dep_ == "conj" or any(t.dep_ == "conj" for t in root.rights)),
            float(self._leads(c.head)), *self._subjects(entity, token),
            min(sum(1 for _ in root.ancestors), 6) / 6, min(near, 4) / 4,
        ]  # fmt: skip

    def _known(self, c: Candidate, entity: Entity | None, titled: bool, token: int) -> Iterator[float]:
        count = len(entity.at) if entity is not None else 0
        before = bisect_left(entity.at, self.cast.before(token) + 1) if entity is not None else 0
        yield from (float(entity is not None), float(c.phrase >= 0), float(c.party is not None))
        yield float(entity is not None and len(entity.key) == 1 and entity.woman is None and not titled)
        yield from (float(titled), log(1 + count) / 2, log(1 + before) / 2, float(count == self._most))
        yield float(entity is not None and entity is self._first)
        yield float(
            entity is not None
            and bool(self._breaks)
            and self.cast.names[entity.at[0]].first < self._breaks[0]
        )

    def _leads(self, head: int) -> bool:
        """Is nobody named before it in its sentence?"""
        at = self.cast.by_token.get(head)
        earlier = self.cast.names[at - 1].last if at else -1
        return earlier < 0 or self.near.sentence[earlier] < self.near.sentence[head]

    def _subjects(self, entity: Entity | None, token: int) -> tuple[float, float]:
        """How often somebody was a subject so far, and whether when last named."""
        if entity is None:
            return (0.0, 0.0)
        end = bisect_left(entity.at, self.cast.before(token) + 1)
        lasts = [self.cast.names[i].last for i in entity.at[max(end - NAMES_BACK, 0) : end]]
        held = [clauses.phrase_root(self.doc[last]).dep_ in SUBJECTS for last in lasts]
        return (sum(held) / max(len(held), 1), float(bool(held) and held[-1]))

    def _led(self, one: Token, two: Token, quoted: bool) -> bool:
        leads = one.dep_ == "nsubj" and one.head.dep_ == "ROOT" and two.dep_ == "nsubj"
        return leads and self._sentences(one.i, two.i) == 1 and not quoted

    def _spoken_of(self, content: tuple[tuple[int, int], ...]) -> set[int]:
        """Who is spoken of by name or post in what a pronoun says: "She said the mayor lied"."""
        found: set[int] = set()
        for i in (i for a, b in content for i in range(a, b)):
            entity = self.cast.entity_at(i)
            found |= {id(entity)} if entity is not None else set()
            if self.doc[i].tag_ == "NN" and self.doc[i].dep_ != "attr":  # "he hopes to be mayor"
                found |= {id(e) for e in self.book.offices.bearers(lexicon.singular(self.doc[i].text))}
        return found

    def _spoke(self, c: Candidate) -> Iterator[float]:
        party = c.party or (self.book.by_entity.get(id(c.entity)) if c.entity is not None else None)
        latest = [p is party for p in reversed(self.book.latest[-3:])] if party is not None else []
        yield float(latest[:1] == [True])
        yield float(any(latest[1:]))
        yield float(party is not None and bool(party.at))

    def _chain(self, c: Candidate, token: int, woman: bool) -> Iterator[float]:
        before = self._taken(token, woman)[-4:]
        near = [taken.key == c.key for at, taken in before if self._sentences(at, token) <= 2]
        yield float(bool(near) and near[-1])
        yield sum(near) / 4


def _sex(c: Candidate, head: Token) -> bool | None:
    held = c.entity or c.party
    return held.woman if held is not None else gendered([head.text])


def _fits(entity: Entity | None, woman: bool) -> bool:
    return entity is not None and entity.sort == "person" and entity.woman in (woman, None)


def _role(dep: str) -> str:
    return "subject" if dep in SUBJECTS else "object" if dep in ("dobj", "dative", "pobj") else dep


def _bound(root: Token, pronoun: Token) -> bool:
    """The subject of a verb is not its "him": "Holm saw him"."""
    if pronoun.tag_ == "PRP$" or root.dep_ not in SUBJECTS or pronoun.dep_ in SUBJECTS:
        return False
    above = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    return above.i == root.head.i


def _clause(token: Token) -> int:
    """The verb of the clause that a token stands in."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return int(above.i)
    return -1
