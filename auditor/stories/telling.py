"""What is told of two statements: how they relate, where it is sure enough, and what differs, with places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from auditor.model import Ref, Relation, RelationKind
from auditor.stories.claims import LINKED
from auditor.stories.evidence import aligned, reason
from auditor.stories.folding import Folded
from auditor.stories.judge import Judgement, judge, repeated
from auditor.stories.pair import Pair
from auditor.stories.saying import likeness
from auditor.stories.statements import Statement

TOLD: Mapping[RelationKind, float] = {  # what is worth telling, from which confidence on
    "same_quote": 0.0, "altered_quote": 0.0, "same_statement": 0.0, "conflicts": 0.45, "corroborates": 0.7,
}  # fmt: skip
ONE_THING = 0.3  # overlap of topics from which a conflict is told
Judged = tuple[Pair, Judgement]


class Relations:
    """The pairs of statements of a story that were compared, each judged once."""

    def __init__(self, statements: Iterable[Statement], texts: Mapping[str, str]) -> None:
        self._whole = {s.ref: s for s in statements}
        self._texts = texts
        self._found: dict[tuple[Ref, Ref], Judged] = {}
        self._alike: dict[frozenset[Ref], float] = defaultdict(float)  # of the sentences that are most alike

    def judged(self, a: Statement, b: Statement) -> tuple[Pair, Judgement, float]:
        """Two statements, or sentences of them, compared, with how likely they are one claim; the statements
        that they are of are compared, too.
        """
        ours, theirs = self._whole[a.ref], self._whole[b.ref]
        pair = Pair(a, b)
        found = (pair, judge(pair))
        known = (a.ref, b.ref) in self._found or (b.ref, a.ref) in self._found
        if not known:
            whole = Pair(ours, theirs)
            self._found[a.ref, b.ref] = found if a is ours and b is theirs else (whole, judge(whole))
        alike, both = likeness(*found), frozenset((a.ref, b.ref))
        self._alike[both] = max(self._alike[both], alike)
        return *found, alike

    def repeated(self, first: Statement, other: Statement) -> None:
        """Two statements that have a sentence word for word, or are the same word for word."""
        pair = Pair(self._whole[first.ref], self._whole[other.ref])
        if (first.ref, other.ref) in self._found or (other.ref, first.ref) in self._found:
            return
        same = pair.a.key == pair.b.key
        copied = self._copied(pair) and [w.quoted for w in pair.a.words] == [w.quoted for w in pair.b.words]
        if not (same and copied):
            self._found[first.ref, other.ref] = (pair, repeated(pair) if same else judge(pair))

    def told(self, folded: Folded) -> tuple[Relation, ...]:
        """The relations worth telling; between copies of one text only what came to differ."""
        found = [_relation(*judged) for judged in self._found.values() if self._worth(*judged)]
        found += [_relation(*judged) for judged in _changed(folded)]
        return tuple(sorted(found, key=_order))

    def _worth(self, pair: Pair, judgement: Judgement) -> bool:
        differ = judgement.relation in ("altered_quote", "conflicts")
        verbatim = pair.a.key == pair.b.key
        return (verbatim or differ or not self._copied(pair)) and (verbatim or self._sure(pair, judgement))

    def _sure(self, pair: Pair, judgement: Judgement) -> bool:
        """Sure enough to be told; what two different speakers say is by definition no same statement."""
        match judgement.relation:
            case "same_statement":
                alike = max(likeness(pair, judgement), self._alike[frozenset((pair.a.ref, pair.b.ref))])
                sure = "speaker" not in judgement.differs and alike >= LINKED
            case "conflicts":
                sure = _clash(pair)
            case _:
                sure = True
        return sure and judgement.confidence >= TOLD.get(judgement.relation, 1.1)

    def _copied(self, pair: Pair) -> bool:
        """Whether the two stand in two copies of one text."""
        a, b = pair.a.ref.article, pair.b.ref.article
        return a != b and self._texts[a] == self._texts[b]


def _changed(folded: Folded) -> Iterator[Judged]:
    """What came to differ between a quotation and its copies."""
    for pair, judgement in (entry for pairs in folded.values() for entry in pairs):
        if judgement.relation == "altered_quote":
            yield pair, judgement


def _clash(pair: Pair) -> bool:
    """Whether two that conflict speak of one thing, and contradict each other in a fact if one speaker says
    both: a story has far more pairs than were labelled, and few of them conflict.
    """
    contradict = pair.speakers != "same" or bool(pair.numbers or pair.dates)
    contrary = bool(pair.told_apart or pair.told_otherwise) or pair.contrary
    return contrary or (contradict and pair.topic >= ONE_THING)


def _relation(pair: Pair, judgement: Judgement) -> Relation:
    return Relation(
        a=pair.a.ref,
        b=pair.b.ref,
        relation=judgement.relation,
        sort=judgement.sort,
        differs=judgement.differs,
        confidence=judgement.confidence,
        edits=aligned(pair, judgement).edits(pair.a.article, pair.b.article),
        reasons=tuple(reason(pair, difference) for difference in judgement.differs),
    )


def _order(relation: Relation) -> tuple[str, ...]:
    return (relation.a.article, relation.a.attribution, relation.b.article, relation.b.attribution)
