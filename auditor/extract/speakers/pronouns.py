"""Says what pronouns and missing subjects mean: a party of the book, or a phrase of the text; never by asking
what that phrase stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from auditor.extract.people.entities import Entity, is_place
from auditor.extract.people.near import BACK
from auditor.extract.speakers import groups, named, ranker, relatives
from auditor.extract.speakers.antecedents import Antecedents
from auditor.extract.speakers.candidates import Candidate
from auditor.extract.speakers.parties import RECENT, Book, Party
from auditor.extract.text import clauses
from auditor.extract.text.mentions import Mention
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

HOPS = 6  # words that one pronoun may send on to: "all of whom" to "whom" to "those"
WEIGHTS = {"spoke": 2.2, "own": -1.5, "reported": -1.0, "secret": -1.0, "body": -1.0}
HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "ROOT", "poss"})
TokenRange = tuple[int, int]
Meant = Party | Mention | None
Pick = Callable[[int, Sequence[Candidate]], Candidate]  # whom a pronoun at a token means, of some


@dataclass(slots=True)
class Place:
    """Where a pronoun stands: its token and the tokens of the content it introduces, which hold others'
    names."""

    token: int
    content: tuple[TokenRange, ...] = ()


class Pronouns:
    """Finds what a pronoun, or a verb without a subject, means."""

    def __init__(self, book: Book, pick: Pick | None = None) -> None:
        self._pick = pick or ranker.likeliest
        self.book, self.cast, self.doc, self.near = book, book.cast, book.doc, book.near
        self.teller: Party | None = None  # who says the words that are looked at
        self._often: dict[bool, Entity | None] = {}
        self._reported: set[int] = set()  # tokens of what the sources so far have said
        self.antecedents = Antecedents(book)
        he = (t.i for t in self.doc if lexicon.PRONOUNS.get(t.lower_) in ("he", "she") and t.pos_ == "PRON")
        self._singular = list(he)
        self._seen = 0  # of these
        self._chosen: set[int] = set()  # of these, whom they mean is settled

    def report(self, content: tuple[TokenRange, ...]) -> None:
        """Note what a source has said: whoever is named in it is less likely meant later."""
        self._reported.update(i for a, b in content for i in range(a, b))

    def meant(self, token: int, content: tuple[TokenRange, ...] = ()) -> Meant:
        """What the phrase around any token means: a pronoun's party or phrase, else the phrase itself."""
        for _ in range(HOPS):
            found = self._step(token, content)
            if not isinstance(found, int):
                return found
            token = found
        return None

    def _step(self, i: int, content: tuple[TokenRange, ...]) -> Meant | int:
        """One step of the search; a number is the token to look at instead."""
        token = self.doc[i]
        if token.lower_ in lexicon.PRONOUNS and token.pos_ in ("PRON", "DET"):
            if lexicon.PRONOUNS[token.lower_] in ("i", "you"):
                return self.teller or (None if self.near.quoted[i] else self.book.of_author())
            return self._pronoun(Place(i, content))
        if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "DET"):
            return None
        at = self.cast.name_at(i)
        joined = any(c.dep_ == "conj" for c in token.rights)
        if at is not None and self.cast.owner[at] is not None and not joined:
            return Mention([i], i)
        return self.book.reader.phrase(i)

    def of(self, place: Place) -> Meant:
        """What a pronoun means, whatever the parse takes it for."""
        found = self._pronoun(place)
        return self.meant(found, place.content) if isinstance(found, int) else found

    def _pronoun(self, place: Place) -> Meant | int:
        token = self.doc[place.token]
        sort = lexicon.PRONOUNS.get(token.lower_, "")
        if sort == "who":
            return self._relative(token)
        if sort in ("he", "she"):
            return self._person(place, sort == "she")
        if sort == "they":
            return self._they(place)
        if sort == "it":
            return self._it(place)
        if sort == "these":
            return self._these(token, place)
        return None

    def _relative(self, token: Token) -> Mention | int | None:
        noun = relatives.noun_of(token, self.cast)
        if noun is None:
            return None
        phrase = self.book.reader.phrase(noun.i)
        if noun.lower_ in relatives.SOME:
            return phrase
        if noun.i < token.i:
            whole = Mention(list(range(phrase.first, token.i)), noun.i)
            if named.set_behind(self.book, whole):
                return whole
        return noun.i

    def _person(self, place: Place, woman: bool) -> Party | Mention | None:
        self.catch_up(place.token)
        chosen = self._choose(place, woman)
        if chosen is not None:
            return self._of(chosen)
        for party in reversed(self.book.latest[-RECENT:]):
            if party.kind == "person" and not party.plural and party.woman in (woman, None):
                return party
        return self._most_named(woman)

    def _most_named(self, woman: bool) -> Party | None:
        if woman not in self._often:
            persons = [e for e in self.cast.entities if e.sort == "person" and e.woman is woman]
            self._often[woman] = max(persons, key=lambda e: len(e.at), default=None)
        entity = self._often[woman]
        return self.book.of_entity(entity) if entity is not None else None

    def catch_up(self, token: int) -> None:
        """Take every "he" and "she" before a token for somebody: the next one may go on meaning him."""
        end = bisect_left(self._singular, token)
        for i in (i for i in self._singular[self._seen : end] if i not in self._chosen):
            self._choose(Place(i), lexicon.PRONOUNS[self.doc[i].lower_] == "she")
        self._seen = max(self._seen, end)

    def _choose(self, place: Place, woman: bool) -> Candidate | None:
        candidates = self.antecedents.of((place.token, place.content), woman, self._reported)
        if not candidates:
            return None
        told = self.antecedents.set_apart(place.token, candidates)
        told = told or self.antecedents.come_in(place.token, candidates)
        chosen = told or self._pick(place.token, candidates)
        self._chosen.add(place.token)
        self.antecedents.took(place.token, woman, chosen)
        return chosen

    def _of(self, chosen: Candidate) -> Party | Mention:
        if chosen.entity is not None:
            return self.book.of_entity(chosen.entity)
        return chosen.party or self.book.reader.phrase(chosen.phrase)

    def _heard(self, parties: list[Party], place: Place) -> Iterator[tuple[float, Party]]:
        """Parties with how likely each is meant, by where it was last described and whether it spoke."""
        for party in parties:
            head = party.phrases[-1].head if party.phrases else place.token
            if head < place.token and place.token - head < BACK:
                yield self._score(head, place) + self._spoke(party), party

    def _spoke(self, party: Party) -> float:
        """Whoever spoke last goes on speaking."""
        for k, earlier in enumerate(reversed(self.book.latest[-3:])):
            if earlier is party:
                return WEIGHTS["spoke"] / (k + 1)
        return 0.0

    def _score(self, head: int, place: Place) -> float:
        return self.near.score(head, place.token) + self._told(head, place)

    def _told(self, head: int, place: Place) -> float:
        """Less likely where the phrase stands in what somebody, or the pronoun itself, has said."""
        reported = head in self._reported and place.token not in self._reported
        score = WEIGHTS["reported"] * (reported and not self.near.quoted[head])
        return score + WEIGHTS["own"] * any(a <= head < b for a, b in place.content)

    def _they(self, place: Place) -> Meant:
        many = [p for p in self.book.latest[-3:] if p.many or p.kind == "organisation"]
        found: list[tuple[float, Party | Mention]] = [
            (score + (0.5 if party.many else 0.0), party) for score, party in self._heard(many, place)
        ]
        for head in self._heads_back(place):
            token = self.doc[head]
            noun = lexicon.singular(token.text)
            if token.tag_ == "NNS" and (lexicon.is_person_noun(noun) or lexicon.is_doer(noun)):
                found.append((self._score(head, place) + 0.5, self.book.reader.phrase(head)))
        found += self._pairs_back(place)
        found += self._bodies_back(place) if self.doc[place.token].lower_ == "they" else ()
        best = max(found, key=lambda x: x[0], default=None)
        if best is None:
            return self._last(lambda p: p.many or p.one_unnamed or p.kind == "organisation")
        return best[1]

    def _bodies_back(self, place: Place) -> Iterator[tuple[float, Mention]]:
        """Bodies that act in a sentence near by, and several without a name: "Red Lamp replied. They ..."."""
        for head in self._heads_back(place):
            token, entity = self.doc[head], self.cast.entity_at(head)
            if entity is None:
                several = token.tag_ == "NNS" and lexicon.singular(token.text) in lexicon.listed(
                    "bodies", "common"
                )
                if several:
                    yield self._score(head, place), self.book.reader.phrase(head)
            elif entity.sort == "body" and not is_place(entity) and token.dep_ == "nsubj":
                yield self._score(head, place) + WEIGHTS["body"], Mention([head], head)

    def _pairs_back(self, place: Place) -> Iterator[tuple[float, Mention]]:
        """Named persons joined as the subject of a sentence near by: "Calder and Briggs spoke. They ..."."""
        for head in self._heads_back(place):
            token, entity = self.doc[head], self.cast.entity_at(head)
            if token.dep_ not in ("nsubj", "nsubjpass") or entity is None or entity.sort != "person":
                continue
            joined = [c for c in token.rights if c.dep_ == "conj" and self.cast.entity_at(c.i) is not None]
            if joined and joined[-1].i < place.token:
                name = self.cast.names[self.cast.by_token[head]]
                score = self._score(head, place) + 1.0
                yield score, Mention(list(range(name.own, joined[-1].i + 1)), head)

    def _it(self, place: Place) -> Meant | int:
        things = [p for p in self.book.latest[-3:] if p.kind in ("organisation", "document")]
        found: list[tuple[float, Party | int]] = list(self._heard(things, place))
        found += ((self._score(h, place), h) for h in self._heads_back(place) if self._is_thing(h))
        best = max(found, key=lambda x: x[0], default=None)
        return best[1] if best is not None else None

    def _is_thing(self, head: int) -> bool:
        entity, token = self.cast.entity_at(head), self.doc[head]
        if entity is not None:
            return entity.sort == "body" and self.cast.names[self.cast.by_token[head]].last == head
        noun = lexicon.singular(token.text)
        return token.tag_ == "NN" and (
            noun in lexicon.listed("bodies", "common") or noun in lexicon.listed("documents", "documents")
        )

    def _these(self, token: Token, place: Place) -> Meant | int:
        of = next((c for c in token.rights if c.lower_ == "of"), None)
        inner = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
        if inner is not None:
            return int(inner.i)
        if token.lower_ in ("this", "these", "those"):
            return None
        if token.lower_ == "both":
            return groups.both(self.book, "person", token.i)
        return self._they(place)

    def _last(self, fits: Callable[[Party], bool]) -> Party | None:
        return next((p for p in reversed(self.book.latest[-6:]) if fits(p)), None)

    def _heads_back(self, place: Place) -> Iterator[int]:
        """Heads of phrases in this sentence and the two before it, nearest first."""
        for i in range(place.token - 1, max(place.token - BACK, -1), -1):
            if self.near.sentence[place.token] - self.near.sentence[i] > 2:
                return
            if self.doc[i].pos_ in ("NOUN", "PROPN") and self.doc[i].dep_ in HEADS:
                yield i

    def elided(self, cue: list[int], content: tuple[TokenRange, ...]) -> Meant:
        """Whom a cue without a source belongs to: the subject that the sentence gives its verb, or None."""
        held = set(cue)
        verbs = [i for i in cue if self.doc[i].pos_ in ("VERB", "AUX")]
        if not verbs:
            return None
        top = next((i for i in verbs if self.doc[i].head.i not in held or self.doc[i].head.i == i), verbs[0])
        token = self.doc[top]
        if clauses.agentless(token) or (token.tag_ == "VBN" and not clauses.perfect(token)):
            return None
        if token.dep_ in ("amod", "compound") or clauses.suffers(token):
            return None
        subject = _subject(token)
        return self.meant(subject, content) if subject is not None else None


def _subject(token: Token) -> int | None:
    """The subject that the sentence gives a verb, its own or that of the verbs above it."""
    for verb in islice(chain((token,), token.ancestors), 8):
        subject = clauses.subject_of(verb)
        if subject is not None:
            empty = subject.lower_ in ("it", "there") and clauses.expletive(subject, verb)
            return None if empty else int(subject.i)
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
            return int(verb.head.i)
    return None
