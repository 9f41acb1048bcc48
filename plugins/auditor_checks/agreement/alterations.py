"""Quotes of one utterance whose words differ, with nothing that marks it; and which article stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from auditor import Ref, Relation, Span
from auditor_checks.agreement.quotes import Compared, Side, compare
from auditor_checks.agreement.view import View
from auditor_checks.signs import about

KEPT = {"same", "spelling", "punctuation"}  # changes that leave the words


def altered(view: View) -> Iterator[tuple[Relation, Compared]]:
    """The pairs of quotes of two articles that differ without ellipsis, brackets or a translator."""
    for relation in view.sure:
        apart = relation.a.article != relation.b.article
        if relation.relation == "altered_quote" and apart and not _translated(view, relation):
            found = compare(view.story, relation)
            if found.altered and view.best(relation):
                yield relation, found


@dataclass
class Defect:
    """One change of one quote, told once: the pair that shows it, and who has which words."""

    relation: Relation
    compared: Compared
    most: Version
    odd: Version


@dataclass
class Version:
    """The words that some articles have where others have other words; ``refs`` in the order of the story."""

    words: str  # with those around them
    spans: tuple[Span, ...]
    said: str = ""  # the words alone, folded
    refs: list[Ref] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """How many articles have them."""
        return len({ref.article for ref in self.refs})


def defects(view: View) -> Iterator[Defect]:
    """Each way in which a quote differs, once, however many pairs of articles show it.

    The words that most articles of an utterance have are held against each other version of it, in the order
    of the story; those of the first article where no version has more.
    """
    repeats = _repeats(view)
    for group in _utterances(list(altered(view))):
        refs = list(dict.fromkeys(ref for relation, _ in group for ref in (relation.a, relation.b)))
        apart = {frozenset((relation.a, relation.b)) for relation, _ in group}
        like = {
            ref: {y for x in refs if frozenset((ref, x)) not in apart for y in (x, *repeats[x])}
            for ref in refs
        }
        lead = max(refs, key=lambda ref: (len({x.article for x in like[ref]}), -refs.index(ref)))
        told: dict[frozenset[str], Defect] = {}
        for relation, found in sorted(group, key=lambda entry: lead not in (entry[0].a, entry[0].b)):
            change = max(found.changes, key=lambda change: change.size)
            sides = [(relation.a, change.ours), (relation.b, change.theirs)]
            if relation.b in like[lead] and relation.a not in like[lead]:
                sides.reverse()
            key = frozenset(_words(side) for _, side in sides)
            most, odd = (_version(view, ref, side) for ref, side in sides)
            defect = told.setdefault(key, Defect(relation, found, most, odd))
            for ref, side in sides:
                version = defect.most if _words(side) == defect.most.said else defect.odd
                version.refs += [x for x in (ref, *repeats[ref]) if x not in version.refs]
        yield from told.values()


def _repeats(view: View) -> Mapping[Ref, list[Ref]]:
    """For each quote those of other articles that have it word for word."""
    found: dict[Ref, list[Ref]] = defaultdict(list)
    for r in view.facts.relations:
        if r.relation == "same_quote" and r.a.article != r.b.article and {e.change for e in r.edits} <= KEPT:
            found[r.a].append(r.b)
            found[r.b].append(r.a)
    return found


def _utterances(found: list[tuple[Relation, Compared]]) -> list[list[tuple[Relation, Compared]]]:
    """Pairs put together where they share a statement."""
    groups: list[tuple[set[Ref], list[tuple[Relation, Compared]]]] = []
    for entry in found:
        refs, pairs = {entry[0].a, entry[0].b}, [entry]
        for group in [g for g in groups if g[0] & refs]:
            groups.remove(group)
            refs, pairs = refs | group[0], [*group[1], *pairs]
        groups.append((refs, pairs))
    return [pairs for _, pairs in groups]


def _version(view: View, ref: Ref, side: Side) -> Version:
    """The changed words with those around them; where one article has none there, its own quotation."""
    if side.span is None:
        spans = view.place(ref, "content")[:1]
        return Version(f"not there: “{view.said(ref)}”", spans)
    return Version(view.around(side.span), (side.span,), _words(side))


def _words(side: Side) -> str:
    return " ".join(side.words).casefold()


def _translated(view: View, relation: Relation) -> bool:
    """Whether one of the articles says that the words are a translation: those may differ."""
    for ref in (relation.a, relation.b):
        article = view.story.ledger(ref.article).article
        for span in view.attribution(ref).cue:
            near = about(article.text, span.start, span.end, 200).casefold() if span.of == "text" else ""
            if "translat" in near or "interpreter" in near:
                return True
    return False
