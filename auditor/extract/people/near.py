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
ASIDE = 0.5  # how much of a subject the one in "as the mayor drove past" is
WEIGHTS = {
    "subject": 2.0,
    "led": 1.2,
    "only": 1.3,
    "owner": -0.8,
    "sentence": -0.9,
    "quoted": -2.5,
    "gender": 1.2,
    "often": 0.8,
    "unsure": -1.0,
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
        score = WEIGHTS["sentence"] * (self.sentence[token] - self.sentence[head])
        score += WEIGHTS["subject"] * self._subject(head) + WEIGHTS["led"] * self._led(head, token)
        score += WEIGHTS["quoted"] * (self.quoted[head] and not self.quoted[token])
        return score - (token - head) / BACK

    def _subject(self, head: int) -> float:
        """1 for the subject of a sentence, less for that of a clause that only sets its time or cause."""
        root = clauses.phrase_root(self.doc[head])
        if root.dep_ in ("nsubj", "nsubjpass"):
            return ASIDE if root.head.dep_ == "advcl" else 1.0
        cleft = root.dep_ == "attr" and any(c.lower_ == "it" for c in root.head.lefts)
        return float(cleft or root.dep_ == "ROOT")

    def _led(self, head: int, token: int) -> bool:
        """The subject of the sentence before goes on as the subject of this one."""
        one, two = self.doc[head], self.doc[token]
        leads = one.dep_ == "nsubj" and one.head.dep_ == "ROOT" and two.dep_ == "nsubj"
        return leads and self.sentence[token] - self.sentence[head] == 1 and not self.quoted[head]

    def persons(self, token: int, woman: bool | None) -> list[Candidate]:
        """The names before a pronoun that may be meant by "she", by "he", or by either; nearest first."""
        found: list[Candidate] = []
        last = self.cast.before(token)
        for i in range(last, max(last + 1 - NAMES_BACK, -1), -1):
            entity, name = self.cast.owner[i], self.cast.names[i]
            if token - name.last > BACK:
                break
            if entity is None or entity.sort != "person":
                continue
            if woman is not None and entity.woman not in (woman, None):
                continue
            score = self.score(name.last, token) + WEIGHTS["gender"] * (entity.woman is woman)
            score += WEIGHTS["often"] * min(len(entity.at), 8) / 4 + WEIGHTS["owner"] * name.possessive
            score += WEIGHTS["unsure"] * (len(entity.key) == 1 and entity.woman is None and not name.title)
            found.append(Candidate(i, entity, score))
        return self._only(found, token)

    def _only(self, found: list[Candidate], token: int) -> list[Candidate]:
        """Likelier where nobody else is near who could be meant."""
        close = {c.entity for c in found if self.close(c, token)}
        more = WEIGHTS["only"] if len(close) == 1 else 0.0
        return [Candidate(c.name, c.entity, c.score + more * (c.entity in close)) for c in found]

    def close(self, candidate: Candidate, token: int) -> bool:
        """Is it named in the sentence of a token or the one before, and not in a quotation?"""
        head = self.cast.names[candidate.name].last
        return self.sentence[token] - self.sentence[head] <= 1 and not self.quoted[head]
