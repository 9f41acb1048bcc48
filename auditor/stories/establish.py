"""The facts of a story: how its statements relate, where they come from, which of them are one claim.

Facts only; scores are for checks. Nothing here sees more than ledgers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from auditor.model import Ledger, Ref, Relation, RelationKind, StoryFacts
from auditor.stories.candidates import candidates, distinct, worth
from auditor.stories.claims import LINKED, Link, Say, claims, passages
from auditor.stories.denials import denies, denying
from auditor.stories.evidence import aligned, reason
from auditor.stories.flat import flat
from auditor.stories.folding import Folded, fold
from auditor.stories.judge import Judgement, judge, repeated
from auditor.stories.origins import origins
from auditor.stories.pair import Pair
from auditor.stories.statements import Statement, statements
from auditor.stories.texts import boilerplate, copies, own_lines

TOLD: Mapping[RelationKind, float] = {  # what is worth telling, from which confidence on
    "same_quote": 0.0, "altered_quote": 0.0, "same_statement": 0.0, "conflicts": 0.45, "corroborates": 0.7,
}  # fmt: skip
ONE_THING = 0.3  # overlap of topics from which a conflict is told
TRUST = {"same": 1.0, "unknown": 0.85, "different": 0.8}  # in a likeness, by what is known of the speakers
LEAST = 0.3  # probability of saying the same below which a pair is as good as unlinked
PHRASE = 3  # quoted words in a row that two do not both choose by chance
NEARLY, ENOUGH_STEMS = 0.85, 3  # share of the slighter statement, and stems, that make it the same
SAME = 0.9  # the least likeness of two that assert one thing
UNBOUND = 0.7  # in a likeness, where only names and topics are shared
SPOKEN, WRITTEN = 6, 20  # words in a row, within quotation marks and without, that make a passage
UNMARKED = 10  # the same, where the other side alone has the marks
SHORTEST = 4  # words of a statement that is compared with others in other words
SUBSTANCE = 0.8  # weight below which equal words are no evidence ("It is fake")


class _Read(NamedTuple):
    """A story's statements before they are compared."""

    ledgers: Sequence[Ledger]  # by id
    dull: frozenset[int]  # lines of boilerplate
    groups: Sequence[tuple[str, ...]]  # articles of one text
    texts: Mapping[str, str]  # the article that stands for an article's text
    found: Sequence[Statement]
    folded: Folded
    repeats: Sequence[Sequence[Statement]]  # in the same words


def establish(
    ledgers: Sequence[Ledger], story_id: str, met: Iterable[tuple[int, int]] | None = None
) -> StoryFacts:
    """What holds between the statements of some articles; one article will do. Time is near-linear in
    their number. ``met`` are the pairs of places among the `heads` that share a key, if a join has them.
    """
    ledgers, dull, groups, texts, found, folded, repeats = _read(ledgers)
    links = _links(repeats, met)
    relations = [*_told(links.values(), texts), *_verbatim(repeats, texts), *_changed(folded)]
    says = [Say(_with(g, folded), g[0].weight, _first(g), _one_passage(g[0])) for g in repeats]
    traced = origins(ledgers, texts, passages(says, links))
    told = claims(says, links, traced, texts)
    return StoryFacts(
        id=story_id,
        articles=tuple(x.article.id for x in ledgers),
        texts=tuple(g for g in groups if len(g) > 1),
        relations=tuple(sorted(relations, key=_order)),
        origins=traced.all,
        claims=told,
        flat=flat(ledgers, found, told, dull),
    )


def heads(ledgers: Sequence[Ledger]) -> list[Statement]:
    """The statements of a story that are compared: the first of those in the same words, in order."""
    return [group[0] for group in _read(ledgers).repeats]


def _read(ledgers: Sequence[Ledger]) -> _Read:
    ledgers = sorted(ledgers, key=lambda x: x.article.id)
    articles = [x.article for x in ledgers]
    dull = boilerplate(articles)
    groups = [tuple(articles[i].id for i in g) for g in copies(articles, dull)]
    texts = {article: group[0] for group in groups for article in group}
    found = [s for ledger in ledgers for s in _own(ledger, dull)]
    kept, folded = fold([s for s in found if s.outer], texts)
    return _Read(ledgers, dull, groups, texts, found, folded, _repeated(kept))


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
    return tuple(ref for s in group for ref in (s.ref, *(pair.b.ref for pair, _ in folded.get(s.ref, ()))))


def _changed(folded: Folded) -> Iterator[Relation]:
    """What came to differ between a quotation and its copies."""
    for pair, judgement in (entry for pairs in folded.values() for entry in pairs):
        if judgement.relation == "altered_quote":
            yield _relation(pair, judgement)


def _first(group: Sequence[Statement]) -> date | None:
    return min((s.day for s in group if s.day), default=None)


def _links(
    repeats: Sequence[Sequence[Statement]], met: Iterable[tuple[int, int]] | None
) -> dict[tuple[int, int], Link]:
    """What is known of pairs of statements that are no word-for-word repeats."""
    firsts = [group[0] for group in repeats]
    found = {}
    for i, j in candidates(firsts) if met is None else worth(firsts, met):
        a, b = firsts[i], firsts[j]
        if not (_says(a) and _says(b)):
            continue
        pair = Pair(a, b)
        judgement = judge(pair)
        support, denied = _support(pair, judgement), denies(pair)
        if judgement.relation in TOLD or support > LEAST or denied or pair.contrast:
            found[i, j] = Link(
                _relation(pair, judgement), support, denied, _passage(pair), _sure(pair, judgement, support),
                _redated(pair, judgement), pair.contrast is not None,
            )  # fmt: skip
    return found


def _support(pair: Pair, judgement: Judgement) -> float:
    """How likely the two are one claim; what was *not* said is no support for what was."""
    if _redated(pair, judgement):
        return 1.0
    if pair.a.negated != pair.b.negated or pair.contrast or (pair.numbers and pair.dates):
        return 0.0
    if pair.proposition.same and pair.a.asserts and pair.b.asserts and not (pair.numbers or pair.dates):
        return max(SAME, judgement.support)
    return judgement.support * TRUST[pair.speakers] * (1.0 if _bound(pair) else UNBOUND)


def _redated(pair: Pair, judgement: Judgement) -> bool:
    return bool(pair.told_apart) and judgement.differs == ("date",)


def _bound(pair: Pair) -> bool:
    """Whether something shared says the same thing, beyond what both speak of: a passage, a quoted phrase, a
    verb of the main clauses, or nearly all of the slighter statement.
    """
    both = pair.a.asserts and pair.b.asserts
    if _passage(pair) or (pair.quotes.run >= PHRASE and (both or pair.speakers == "same")):
        return True
    nearly = pair.cover >= NEARLY and len(pair.shared) >= ENOUGH_STEMS
    return pair.topic > 0 and both and bool(pair.told or nearly or pair.proposition.inverted)


def _passage(pair: Pair) -> bool:
    """Whether the two have so many words in a row that these were spoken, or written, once; where one side
    alone has quotation marks, whether all of the other stands in them.
    """
    if pair.quotes.run >= SPOKEN or pair.whole.run >= WRITTEN:
        return True
    least = min(len(pair.a.words), len(pair.b.words))
    marked = max(len(pair.a.quoted), len(pair.b.quoted)) >= least >= UNMARKED
    return marked and pair.whole.same >= least


def _one_passage(statement: Statement) -> bool:
    return len(statement.quoted) >= SPOKEN or len(statement.words) >= WRITTEN


def _says(statement: Statement) -> bool:
    """Whether there is enough to a statement to be compared: more than a noun and its article."""
    return statement.weight >= SUBSTANCE and len(statement.words) >= SHORTEST


def _told(links: Iterable[Link], texts: Mapping[str, str]) -> Iterator[Relation]:
    """The relations worth telling; between copies of one text only what came to differ."""
    for link in links:
        a, b = link.relation.a.article, link.relation.b.article
        differ = link.relation.relation in ("altered_quote", "conflicts")
        if link.told and (a == b or texts[a] != texts[b] or differ):
            yield link.relation


def _sure(pair: Pair, judgement: Judgement, support: float) -> bool:
    """Sure enough to be told; what two different speakers say is by definition nobody's same statement."""
    match judgement.relation:
        case "same_statement":
            sure = support >= LINKED and "speaker" not in judgement.differs
        case "conflicts":
            sure = _clash(pair)
        case _:
            sure = True
    return sure and judgement.confidence >= TOLD.get(judgement.relation, 1.1)


def _clash(pair: Pair) -> bool:
    """Whether two that conflict speak of one thing, and contradict each other in a fact if one speaker says
    both: a story has far more pairs than were labelled, and few of them conflict.
    """
    contradict = pair.speakers != "same" or bool(pair.numbers or pair.dates)
    contrary = bool(pair.told_apart) or pair.contrary
    return contrary or (contradict and pair.topic >= ONE_THING)


def _verbatim(repeats: Sequence[Sequence[Statement]], texts: Mapping[str, str]) -> list[Relation]:
    """Each word-for-word repeat against the first of its kind; copies of one text are told as texts."""
    found = []
    for first, *others in repeats:
        for other in others:
            apart = (
                first.ref.article == other.ref.article or texts[first.ref.article] != texts[other.ref.article]
            )
            if not apart and [w.quoted for w in first.words] == [w.quoted for w in other.words]:
                continue
            pair = Pair(first, other)
            found.append(_relation(pair, repeated(pair)))
    return found


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
