"""Two accounts of one fact, or of one speaker's words, that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import Relation
from auditor.contract.reading import stems
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.view import Asked, View

RULE = rule(__name__, "conflict", "Two accounts of one fact differ", "warning", gravity=75)

ALIKE = 0.6  # of the telling words of the slighter of two accounts of one fact
FACTS = frozenset({"number", "date"})
TURNED = frozenset({"negation", "predicate"})  # of what one speaker is said to have said


def look(view: View) -> Iterator[Question]:
    """Asks which is right."""
    for relation in view.sure:
        for message, spans in _ask(view, relation):
            yield Question(message, spans, view.on(relation))


def _ask(view: View, relation: Relation) -> Asked:
    """Two accounts of one fact, or of one speaker's words, that cannot both be right. A dispute is none."""
    if relation.relation != "conflicts" or relation.sort != "discrepancy":
        return
    spans = tuple(s for r in relation.reasons for s in r.spans)
    others = "speaker" in relation.differs
    facts = FACTS if others else FACTS | TURNED
    if others and relation.a.article == relation.b.article:
        return  # an article that tells what two people say hides nothing
    if not spans or not set(relation.differs) & facts or not _alike(view, relation):
        return
    what = "; ".join(r.text for r in relation.reasons if r.spans)
    yield f'"{view.said(relation.a)}" against "{view.said(relation.b)}": {what}. Which is right?', spans


def _alike(view: View, relation: Relation) -> bool:
    """Whether the two say the same of the same, but for what differs: most telling words are shared."""
    ours, theirs = (stems(view.content(ref)) for ref in (relation.a, relation.b))
    if not FACTS & set(relation.differs):
        return _share(ours, theirs)
    differs = stems(" ".join(view.words(s) for r in relation.reasons for s in r.spans))
    return _share(ours, theirs) or _share(ours - differs, theirs - differs)


def _share(ours: set[str], theirs: set[str]) -> bool:
    return 0 < ALIKE * min(len(ours), len(theirs)) <= len(ours & theirs)
