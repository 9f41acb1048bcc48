"""Resolves pronouns and missing subjects: scored candidates near by, agreement first, then place and
habit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from auditor.extract.people import pronouns_tell
from auditor.extract.people.cast import Cast
from auditor.extract.people.entities import Entity
from auditor.extract.speakers import relatives
from auditor.extract.speakers.nouns import Nouns
from auditor.extract.speakers.parties import RECENT, Party
from auditor.extract.text import clauses
from auditor.extract.text.mentions import Mention
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

BACK = 140  # tokens that a pronoun looks back over
NAMES_BACK = 24  # names that a pronoun looks back over


WEIGHTS = {
    "subject": 2.0,
    "spoke": 2.2,
    "led": 1.2,
    "only": 1.3,
    "owner": -0.8,
    "sentence": -0.9,
    "quoted": -2.5,
    "own": -1.5,
    "reported": -1.0,
    "gender": 1.2,
    "often": 0.8,
    "secret": -1.0,
}


@dataclass(slots=True)
class Place:
    """Where a pronoun stands: its token and the tokens of the content it introduces, which hold others'
    names."""

    token: int
    content: tuple[tuple[int, int], ...] = ()


class Antecedents:
    """Finds whom a pronoun, or a verb without a subject, stands for."""

    def __init__(self, cast: Cast, nouns: Nouns) -> None:
        self.cast, self.nouns, self.book, self.doc = cast, nouns, nouns.book, cast.doc
        self.firsts = cast.firsts
        self.often: dict[bool, Entity | None] = {}
        self.reported: set[int] = set()  # tokens of what the sources so far have said
        self.sentence = clauses.sentences(self.doc)
        self.quoted = clauses.quoted(self.doc)
        pronouns_tell.learn(cast, self.sentence, self.quoted)
        nouns.whose = lambda token: self.of_token(token)

    def party(self, place: Place) -> Party | None:
        """The party that the pronoun at a place stands for, or None."""
        token = self.doc[place.token]
        sort = lexicon.PRONOUNS.get(token.lower_, "")
        if sort == "who":
            return self._relative(token, place)
        if sort in ("he", "she"):
            return self._person(place, sort == "she")
        if sort == "they":
            return self._they(place)
        if sort == "it":
            return self._it(place)
        if sort == "these":
            return self._these(token, place)
        return None

    def _relative(self, token: Token, place: Place) -> Party | None:
        noun = relatives.noun_of(token, self.cast)
        if noun is None:
            return None
        if noun.lower_ in relatives.SOME:
            return self.nouns.party(self.nouns.reader.phrase(noun.i))
        phrase = self.nouns.reader.phrase(noun.i)
        if noun.i < token.i and self.nouns.behind(Mention(list(range(phrase.first, token.i)), noun.i)):
            return self.nouns.party(Mention(list(range(phrase.first, token.i)), noun.i))
        return self.of_token(noun.i, place)

    def of_token(self, i: int, place: Place | None = None) -> Party | None:
        """The party of the phrase around any token: a source that was read there, a pronoun, a name or a
        noun."""
        token = self.doc[i]
        if token.lower_ in lexicon.PRONOUNS and token.pos_ in ("PRON", "DET"):
            sort = lexicon.PRONOUNS[token.lower_]
            if sort in ("i", "you"):
                return None if self.quoted[i] else self.book.of_author()
            return self.party(Place(i, place.content if place else ()))
        if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "DET"):
            return None
        at = self.cast.name_at(i)
        if at is not None and self.cast.owner[at] is not None:
            phrase = self.nouns.reader.phrase(i)
            joined = any(c.dep_ == "conj" for c in token.rights)
            return self.nouns.party(phrase if joined else Mention([i], i))
        return self.nouns.party(self.nouns.reader.phrase(i))

    def _person(self, place: Place, woman: bool) -> Party | None:
        best: tuple[float, Party] | None = None
        for score, party in self._persons(place, woman):
            if best is None or score > best[0]:
                best = (score, party)
        if best is not None:
            return best[1]
        for party in reversed(self.book.latest[-RECENT:]):
            if party.kind == "person" and not party.plural and party.woman in (woman, None):
                return party
        return self._most_named(woman)

    def _most_named(self, woman: bool) -> Party | None:
        if woman not in self.often:
            persons = [e for e in self.cast.entities if e.sort == "person" and e.woman is woman]
            self.often[woman] = max(persons, key=lambda e: len(e.at), default=None)
        entity = self.often[woman]
        return self.book.of_entity(entity) if entity is not None else None

    def _persons(self, place: Place, woman: bool) -> list[tuple[float, Party]]:
        found: list[tuple[float, Party]] = []
        k = bisect_left(self.firsts, place.token)
        seen: set[int] = set()
        close: dict[int, Party] = {}
        for i in range(k - 1, max(k - NAMES_BACK, -1), -1):
            entity, name = self.cast.owner[i], self.cast.names[i]
            if place.token - name.last > BACK:
                break
            if entity is None or entity.sort != "person" or entity.woman not in (woman, None):
                continue
            score = self._score(name.last, place) + WEIGHTS["gender"] * (entity.woman is woman)
            score += WEIGHTS["often"] * min(len(entity.at), 8) / 4 + WEIGHTS["owner"] * name.possessive
            party = self.book.by_entity.get(id(entity))
            if id(entity) not in seen and party is not None:
                score += self._spoke(party)
            seen.add(id(entity))
            found.append((score, party or self.book.of_entity(entity)))
            if self.sentence[place.token] - self.sentence[name.last] <= 1 and not self.quoted[name.last]:
                close.setdefault(id(entity), found[-1][1])
        if len(close) == 1:  # nobody else is near who could be meant
            only = next(iter(close.values()))
            found = [(score + WEIGHTS["only"] * (party is only), party) for score, party in found]
        for party in self.book.latest[-3:]:
            if not party.one_unnamed or party.woman not in (woman, None) or not party.phrases:
                continue
            head = party.phrases[-1].head
            if head < place.token and place.token - head < BACK:
                found.append((self._score(head, place) + self._spoke(party) + WEIGHTS["secret"], party))
        return found

    def _spoke(self, party: Party) -> float:
        """Whoever spoke last goes on speaking."""
        for k, earlier in enumerate(reversed(self.book.latest[-3:])):
            if earlier is party:
                return WEIGHTS["spoke"] / (k + 1)
        return 0.0

    def _score(self, head: int, place: Place) -> float:
        token = self.doc[head]
        score = WEIGHTS["sentence"] * (self.sentence[place.token] - self.sentence[head])
        score += WEIGHTS["subject"] * (clauses.phrase_root(token).dep_ in ("nsubj", "nsubjpass", "ROOT"))
        score += WEIGHTS["led"] * self._led(head, place.token)
        score += WEIGHTS["quoted"] * (self.quoted[head] and not self.quoted[place.token])
        reported = head in self.reported and place.token not in self.reported
        score += WEIGHTS["reported"] * (reported and not self.quoted[head])
        score += WEIGHTS["own"] * any(a <= head < b for a, b in place.content)
        return score - (place.token - head) / BACK

    def _led(self, head: int, token: int) -> bool:
        """The subject of the sentence before goes on as the subject of this one."""
        one, two = self.doc[head], self.doc[token]
        leads = one.dep_ == "nsubj" and one.head.dep_ == "ROOT" and two.dep_ == "nsubj"
        return leads and self.sentence[token] - self.sentence[head] == 1 and not self.quoted[head]

    def _they(self, place: Place) -> Party | None:
        best: tuple[float, Party | Mention] | None = None
        for party in self.book.latest[-3:]:
            if (party.many or party.kind == "organisation") and party.phrases:
                head = party.phrases[-1].head
                if head < place.token and place.token - head < BACK:
                    score = self._score(head, place) + self._spoke(party) + (0.5 if party.many else 0.0)
                    best = max(best, (score, party), key=lambda x: x[0]) if best else (score, party)
        for head in self._heads_back(place):
            token = self.doc[head]
            if token.tag_ == "NNS" and lexicon.is_person_noun(token.text):
                score = self._score(head, place) + 0.5
                if best is None or score > best[0]:
                    best = (score, self.nouns.reader.phrase(head))
        for score, mention in self._pairs_back(place):
            if best is None or score > best[0]:
                best = (score, mention)
        if best is None:
            return self._last(lambda p: p.many or p.kind in ("organisation", "person"))
        return best[1] if isinstance(best[1], Party) else self.nouns.party(best[1])

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

    def _it(self, place: Place) -> Party | None:
        best: tuple[float, Party | int] | None = None
        for party in self.book.latest[-3:]:
            if party.kind in ("organisation", "document") and party.phrases:
                head = party.phrases[-1].head
                if head < place.token and place.token - head < BACK:
                    score = self._score(head, place) + self._spoke(party)
                    best = max(best, (score, party), key=lambda x: x[0]) if best else (score, party)
        for head in self._heads_back(place):
            if not self._is_thing(head):
                continue
            score = self._score(head, place)
            if best is None or score > best[0]:
                best = (score, head)
        if best is None:
            return None
        return best[1] if isinstance(best[1], Party) else self.of_token(best[1])

    def _is_thing(self, head: int) -> bool:
        entity, token = self.cast.entity_at(head), self.doc[head]
        if entity is not None:
            return entity.sort == "body" and self.cast.names[self.cast.by_token[head]].last == head
        noun = lexicon.singular(token.text)
        return token.tag_ == "NN" and (
            noun in lexicon.listed("bodies", "common") or noun in lexicon.listed("documents", "documents")
        )

    def _these(self, token: Token, place: Place) -> Party | None:
        of = next((c for c in token.rights if c.lower_ == "of"), None)
        inner = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
        if inner is not None:
            return self.of_token(inner.i, place)
        if token.lower_ in ("this", "these", "those"):
            return None
        return self._last(lambda p: p.many)

    def _last(self, fits: object) -> Party | None:
        assert callable(fits)
        return next((p for p in reversed(self.book.latest[-6:]) if fits(p)), None)

    def _heads_back(self, place: Place) -> list[int]:
        """Heads of phrases in this sentence and the two before it, nearest first."""
        found = []
        for i in range(place.token - 1, max(place.token - BACK, -1), -1):
            if self.sentence[place.token] - self.sentence[i] > 2:
                break
            token = self.doc[i]
            if token.pos_ in ("NOUN", "PROPN") and token.dep_ in (
                "nsubj",
                "nsubjpass",
                "dobj",
                "pobj",
                "conj",
                "attr",
                "ROOT",
                "poss",
            ):
                found.append(i)
        return found

    def elided(self, cue: list[int], place: Place) -> Party | None:
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
        return self._subject(token, place)

    def _subject(self, token: Token, place: Place) -> Party | None:
        for verb in islice(chain((token,), token.ancestors), 8):
            subject = clauses.subject_of(verb)
            if subject is not None:
                if subject.lower_ in ("it", "there") and clauses.expletive(subject, verb):
                    return None
                return self.of_token(subject.i, place)
            if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
                return self.of_token(verb.head.i, place)
        return None
