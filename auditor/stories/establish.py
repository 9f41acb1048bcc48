"""The facts of a story: how its statements relate, where they come from, which of them are one claim.

Facts only; scores are for checks. Nothing here sees more than ledgers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from auditor.model import Ledger, Ref, StoryFacts
from auditor.stories.candidates import candidates, distinct, worth
from auditor.stories.claims import Link, Say, claims, near, passages
from auditor.stories.denials import denies, denying
from auditor.stories.flat import flat
from auditor.stories.folding import Folded, fold
from auditor.stories.origins import origins
from auditor.stories.pair import Pair
from auditor.stories.saying import TELLING, nearly, one_passage, passage, redated
from auditor.stories.statements import Statement, statements
from auditor.stories.telling import TOLD, Relations
from auditor.stories.texts import boilerplate, copies, own_lines
from auditor.stories.units import SUBSTANCE, says, units

LEAST = 0.3  # probability of saying the same below which a pair is as good as unlinked


class _Read(NamedTuple):
    """A story's statements before they are compared."""

    ledgers: Sequence[Ledger]  # by id
    dull: frozenset[int]  # lines of boilerplate
    groups: Sequence[tuple[str, ...]]  # articles of one text
    texts: Mapping[str, str]  # the article that stands for an article's text
    found: Sequence[Statement]
    kept: Sequence[Statement]  # those of them that are compared
    folded: Folded
    repeats: Sequence[Sequence[Statement]]  # their sentences, put together where they have the same words


def establish(
    ledgers: Sequence[Ledger], story_id: str, met: Iterable[tuple[int, int]] | None = None
) -> StoryFacts:
    """What holds between the statements of some articles; one article will do. Time is near-linear in
    their number. ``met`` are the pairs of places among the `heads` that share a key, if a join has them.
    """
    ledgers, dull, groups, texts, found, kept, folded, repeats = _read(ledgers)
    relations = Relations(kept, texts)
    links = _links(repeats, met, relations)
    whole = {s.ref: len(s.words) for s in kept}
    said = [
        Say(
            _with(g, folded), g[0].weight, _first(g), one_passage(g[0]),
            len(g[0].words) == whole[g[0].ref], len(g[0].stems) >= TELLING,
        )
        for g in repeats
    ]  # fmt: skip
    traced = origins(ledgers, texts, passages(said, links), near(said, links))
    told = claims(said, links, traced, texts)
    return StoryFacts(
        id=story_id,
        articles=tuple(x.article.id for x in ledgers),
        texts=tuple(g for g in groups if len(g) > 1),
        relations=relations.told(folded),
        origins=traced.all,
        claims=told,
        flat=flat(ledgers, found, told, dull),
    )


def heads(ledgers: Sequence[Ledger]) -> list[Statement]:
    """The sentences of a story's statements that are compared: the first of those in the same words, in
    order.
    """
    return [group[0] for group in _read(ledgers).repeats]


def _read(ledgers: Sequence[Ledger]) -> _Read:
    ledgers = sorted(ledgers, key=lambda x: x.article.id)
    articles = [x.article for x in ledgers]
    dull = boilerplate(articles)
    groups = [tuple(articles[i].id for i in g) for g in copies(articles, dull)]
    texts = {article: group[0] for group in groups for article in group}
    found = [s for ledger in ledgers for s in _own(ledger, dull)]
    kept, folded = fold([s for s in found if s.outer], texts)
    parts = [part for statement in kept for part in units(statement)]
    return _Read(ledgers, dull, groups, texts, found, kept, folded, _repeated(parts))


def _own(ledger: Ledger, dull: frozenset[int]) -> Iterator[Statement]:
    """The statements of an article that stand in lines of its own, not in its outlet's boilerplate."""
    own = own_lines(ledger.article, dull) if dull else ()
    for statement in statements(ledger):
        first = statement.words[0]
        if not dull or any(s.of == first.of and s.start <= first.start < s.end for s in own):
            yield statement


def _repeated(found: Sequence[Statement]) -> list[list[Statement]]:
    """Statements put together where they have the same words and nothing says that the speakers differ."""
    groups: dict[object, list[list[Statement]]] = defaultdict(list)
    for statement in found:
        own = statement.weight < SUBSTANCE or not (statement.asserts or statement.quoted)
        key = (statement.key, statement.ref.article if own else None, denying(statement), statement.negated)
        told = (g for g in groups[key] if Pair(g[0], statement).speakers != "different")
        same = next((g for g in told if distinct(g[0], statement)), None)
        if same is None or own:
            groups[key].append([statement])
        else:
            same.append(statement)
    return sorted((g for gs in groups.values() for g in gs), key=lambda g: _place(g[0]))


def _place(statement: Statement) -> tuple[str, str, int, str]:
    first = statement.words[0]
    return (
        statement.ref.article,
        (first.of != "title" and "~") or "",
        first.start,
        statement.ref.attribution,
    )


def _with(group: Sequence[Statement], folded: Folded) -> tuple[Ref, ...]:
    """A group's statements, and those that copies have from them in other words."""
    refs = (ref for s in group for ref in (s.ref, *(pair.b.ref for pair, _ in folded.get(s.ref, ()))))
    return tuple(dict.fromkeys(refs))


def _first(group: Sequence[Statement]) -> date | None:
    return min((s.day for s in group if s.day), default=None)


def _links(
    repeats: Sequence[Sequence[Statement]], met: Iterable[tuple[int, int]] | None, relations: Relations
) -> dict[tuple[int, int], Link]:
    """What is known of pairs of sentences that are no word-for-word repeats."""
    firsts = [group[0] for group in repeats]
    for first, *others in repeats:
        for other in others:
            if other.ref != first.ref:
                relations.repeated(first, other)
    found = {}
    for i, j in candidates(firsts) if met is None else worth(firsts, met):
        if not (says(firsts[i]) and says(firsts[j])):
            continue
        pair, judgement, support = relations.judged(firsts[i], firsts[j])
        denied, rivals = denies(pair), pair.contrast is not None
        if judgement.relation in TOLD or support > LEAST or denied or rivals:
            clash = judgement.relation == "conflicts" and not redated(pair, judgement)
            found[i, j] = Link(support, denied, passage(pair), nearly(pair), denied or rivals or clash)
    return found
