"""What several articles of one story say together: relations, origins, claims."""

from __future__ import annotations

from typing import Literal

from auditor.model.ledger import Attribution, Ledger
from auditor.model.places import Reason, Record, Span, Unit


class Ref(Record):
    """One attribution of one article of a story."""

    article: str
    attribution: str


RelationKind = Literal[
    "same_quote", "altered_quote", "same_statement", "corroborates", "conflicts", "related", "unrelated"
]
Difference = Literal["words", "sense", "number", "date", "negation", "predicate", "speaker"]


class Edit(Record):
    """One step of the alignment of two contents. ``change`` names what differs, "same" where nothing does."""

    change: Literal["same", "punctuation", "spelling", "inserted", "deleted", "substituted"]
    a: Span | None = None
    b: Span | None = None


class Relation(Record):
    """How two statements relate, with the evidence. The labels are those of the statement-pair guide."""

    a: Ref
    b: Ref
    relation: RelationKind
    sort: Literal["dispute", "discrepancy"] | None = None  # of a conflict
    differs: tuple[Difference, ...] = ()  # what the two sides differ in
    confidence: Unit
    edits: tuple[Edit, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Origin(Record):
    """Whoever informed the first outlet. Statements of one origin never confirm each other."""

    id: str
    name: str
    sources: tuple[str, ...] = ()  # "article#source"
    relays: tuple[str, ...] = ()
    named: bool = False
    judged: bool = True  # False: cannot be told apart from other origins
    reason: str = ""


class Claim(Record):
    """Statements of a story that say the same: who says it, who denies it, from how many origins."""

    id: str
    words: Ref  # the statement that speaks for the claim
    says: tuple[Ref, ...]
    denies: tuple[Ref, ...] = ()
    origins: tuple[str, ...] = ()
    origins_against: tuple[str, ...] = ()
    origins_unjudged: tuple[str, ...] = ()
    independence: Literal["echo", "common source", "independent", "cannot be judged", "stands alone"]
    reasons: tuple[Reason, ...] = ()
    first_seen: str | None = None

    @property
    def why(self) -> str:
        """Why it is called independent, or not, in one line: the evidence, not a label."""
        return self.reasons[0].text if self.reasons else ""


class Flat(Record):
    """A place where an article tells a claim of its own, with nobody behind it: a headline, a sentence."""

    claim: str
    span: Span
    headline: bool = False


class StoryFacts(Record):
    """What is established of a story, apart from any score."""

    id: str
    articles: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...] = ()  # articles that are copies of one text, grouped
    relations: tuple[Relation, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    flat: tuple[Flat, ...] = ()


class Story(Record):
    """The articles of one story and the facts about them: all that a check of stories may look at."""

    facts: StoryFacts
    ledgers: tuple[Ledger, ...]

    def ledger(self, article: str) -> Ledger:
        """The ledger of an article of the story; KeyError for another."""
        for ledger in self.ledgers:
            if ledger.article.id == article:
                return ledger
        raise KeyError(article)

    def attribution(self, ref: Ref) -> Attribution:
        """The attribution a reference stands for; KeyError where there is none."""
        attribution = self.ledger(ref.article).attribution(ref.attribution)
        if attribution is None:
            raise KeyError(ref)
        return attribution
