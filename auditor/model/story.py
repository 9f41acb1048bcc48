"""What several articles of one story say together: relations, origins, claims."""

from __future__ import annotations

from typing import Literal

from auditor.model.ledger import Attribution, Ledger
from auditor.model.places import Reason, Record, Span, Unit


class Ref(Record):
    """One attribution of one article of a story."""

    article: str
    """The id of the article."""
    attribution: str
    """The id of the attribution in it."""


RelationKind = Literal[
    "same_quote", "altered_quote", "same_statement", "corroborates", "conflicts", "related", "unrelated"
]
Difference = Literal["words", "sense", "number", "date", "negation", "predicate", "speaker"]


class Edit(Record):
    """One step of the alignment of two contents. ``change`` names what differs, "same" where nothing does."""

    change: Literal["same", "punctuation", "spelling", "inserted", "deleted", "substituted"]
    """What differs between the two, `same` where nothing does."""
    a: Span | None = None
    """The words of the first statement; absent where they were inserted."""
    b: Span | None = None
    """The words of the second statement; absent where they were deleted."""


class Relation(Record):
    """How two statements relate, with the evidence. The labels are those of the statement-pair guide."""

    a: Ref
    """The first statement."""
    b: Ref
    """The second statement."""
    relation: RelationKind
    """How they relate."""
    sort: Literal["dispute", "discrepancy"] | None = None
    """Of a conflict: whether speakers oppose each other (`dispute`), or two accounts of one fact differ
    (`discrepancy`); else absent."""
    differs: tuple[Difference, ...] = ()
    """What the two sides differ in."""
    confidence: Unit
    """Probability of the relation, 0 to 1, by the model of pairs."""
    edits: tuple[Edit, ...] = ()
    """The alignment of the two wordings, in order; empty where they were not aligned."""
    reasons: tuple[Reason, ...] = ()
    """Why the relation is believed to hold."""


class Origin(Record):
    """Whoever informed the first outlet. Statements of one origin never confirm each other."""

    id: str
    """The name of the origin in its story, unique there."""
    name: str
    """Who it is, in words."""
    sources: tuple[str, ...] = ()
    """The sources of ledgers that it is, as `article#source`."""
    relays: tuple[str, ...] = ()
    """The outlets by way of which its words came."""
    named: bool = False
    """Whether it is somebody with a name."""
    judged: bool = True
    """False where it cannot be told apart from other origins."""
    reason: str = ""
    """Why these sources are taken to be one origin."""


class Claim(Record):
    """Statements of a story that say the same: who says it, who denies it, from how many origins."""

    id: str
    """The name of the claim in its story, unique there."""
    words: Ref
    """The statement whose words stand for the claim."""
    says: tuple[Ref, ...]
    """The statements that say it."""
    denies: tuple[Ref, ...] = ()
    """The statements that deny it."""
    origins: tuple[str, ...] = ()
    """The ids of the origins of those that say it."""
    origins_against: tuple[str, ...] = ()
    """The ids of the origins of those that deny it."""
    origins_unjudged: tuple[str, ...] = ()
    """The ids of origins that cannot be told apart from others, and so are not counted."""
    independence: Literal["echo", "common source", "independent", "cannot be judged", "stands alone"]
    """Whether it rests on several origins: one wording repeated (`echo`), one origin (`common source`),
    several (`independent`), one article (`stands alone`)."""
    reasons: tuple[Reason, ...] = ()
    """Why the independence is what it is."""
    first_seen: str | None = None
    """The earliest day of an article that says it, as YYYY-MM-DD; absent where none has a date."""

    @property
    def why(self) -> str:
        """Why it is called independent, or not, in one line: the evidence, not a label."""
        return self.reasons[0].text if self.reasons else ""


class Flat(Record):
    """A place where an article tells a claim of its own, with nobody behind it: a headline, a sentence."""

    claim: str
    """The id of the claim."""
    span: Span
    """Where the article tells it with nobody behind it."""
    headline: bool = False
    """Whether that is the headline."""


class StoryFacts(Record):
    """What is established of a story, apart from any score."""

    id: str
    """The name of the story in its report, unique there."""
    articles: tuple[str, ...]
    """The ids of its articles."""
    texts: tuple[tuple[str, ...], ...] = ()
    """The ids of articles that are copies of one text, grouped; empty where there are none."""
    relations: tuple[Relation, ...] = ()
    """How statements of its articles relate, two by two."""
    origins: tuple[Origin, ...] = ()
    """Whoever informed the first outlets."""
    claims: tuple[Claim, ...] = ()
    """What is said, by whom, and from how many origins."""
    flat: tuple[Flat, ...] = ()
    """Where articles tell claims of their own, with nobody behind them."""


class Story(Record):
    """The articles of one story and the facts about them: all that a check of stories may look at."""

    facts: StoryFacts
    """What holds between its articles."""
    ledgers: tuple[Ledger, ...]
    """The ledgers of its articles."""

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
