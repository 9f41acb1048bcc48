"""How likely a pronoun means somebody, by place alone: same sentence, subject, who led the last one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.extract.text import clauses

if TYPE_CHECKING:
    from auditor.extract.people.cast import Cast
    from auditor.extract.people.entities import Entity
    from auditor.extract.text.document import Document

BACK = 140  # tokens that a pronoun looks back over
NAMES_BACK = 24  # names that a pronoun looks back over
WEIGHTS = {
    "subject": 2.0,
    "led": 1.2,
    "only": 1.3,
    "owner": -0.8,
    "sentence": -0.9,
    "quoted": -2.5,
    "gender": 1.2,
    "often": 0.8,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a pronoun may mean: its index in the cast, whose it is, and how likely."""

    name: int
    entity: Entity
    score: float


class Near:
    """Weighs the phrases before a pronoun by where they stand."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.doc, self.cast = document.doc, cast
        self.sentence, self.quoted = document.sentences, document.quoted

    def score(self, head: int, token: int) -> float:
        """How likely the pronoun at a token means the phrase with that head."""
        subject = clauses.phrase_root(self.doc[head]).dep_ in ("nsubj", "nsubjpass", "ROOT")
        score = WEIGHTS["sentence"] * (self.sentence[token] - self.sentence[head])
        score += WEIGHTS["subject"] * subject + WEIGHTS["led"] * self._led(head, token)
        score += WEIGHTS["quoted"] * (self.quoted[head] and not self.quoted[token])
        return score - (token - head) / BACK

    def _led(self, head: int, token: int) -> bool:
        """The subject of the sentence before goes on as the subject of this one."""
        one, two = self.doc[head], self.doc[token]
        leads = one.dep_ == "nsubj" and one.head.dep_ == "ROOT" and two.dep_ == "nsubj"
        return leads and self.sentence[token] - self.sentence[head] == 1 and not self.quoted[head]

    def persons(self, token: int, woman: bool) -> list[Candidate]:
        """The names before a pronoun that may be meant by "she", or by "he", nearest first."""
        found: list[Candidate] = []
        last = self.cast.before(token)
        for i in range(last, max(last + 1 - NAMES_BACK, -1), -1):
            entity, name = self.cast.owner[i], self.cast.names[i]
            if token - name.last > BACK:
                break
            if entity is None or entity.sort != "person" or entity.woman not in (woman, None):
                continue
            score = self.score(name.last, token) + WEIGHTS["gender"] * (entity.woman is woman)
            score += WEIGHTS["often"] * min(len(entity.at), 8) / 4 + WEIGHTS["owner"] * name.possessive
            found.append(Candidate(i, entity, score))
        return self._only(found, token)

    def _only(self, found: list[Candidate], token: int) -> list[Candidate]:
        """Likelier where nobody else is near who could be meant."""
        close = {c.entity for c in found if self._close(self.cast.names[c.name].last, token)}
        more = WEIGHTS["only"] if len(close) == 1 else 0.0
        return [Candidate(c.name, c.entity, c.score + more * (c.entity in close)) for c in found]

    def _close(self, head: int, token: int) -> bool:
        return self.sentence[token] - self.sentence[head] <= 1 and not self.quoted[head]
