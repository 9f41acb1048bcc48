"""Statements that say the same, as one claim: who says it, who denies it, and from how many origins it
comes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from auditor.model import Claim, Reason, Ref
from auditor.stories.independence import Sides, verdict
from auditor.stories.origins import Origins

LINKED = 0.6  # mean probability, over all pairs across two groups, that they say the same


@dataclass(frozen=True)
class Say:
    """One statement, or sentence of one, as claims see it, with those that repeat it word for word."""

    refs: tuple[Ref, ...]
    weight: float
    day: date | None
    passage: bool = False  # long enough that the same words were said, or written, once
    whole: bool = True  # all that is said there, and no sentence of it
    telling: bool = False  # long enough that whoever names nobody for these words has them from another


@dataclass(frozen=True)
class Link:
    """What is known of two of them: the probability that they say the same, and what speaks against it."""

    support: float
    denies: bool = False  # one speaker denies what the other says
    passage: bool = False  # they have a passage in common, word for word
    near: bool = False  # they have nearly the same words
    apart: bool = False  # they contradict each other, or say one thing of two things of a kind


Links = Mapping[tuple[int, int], Link]
Side = tuple[list[int], set[int]]  # who says it, who denies it


def claims(
    says: Sequence[Say], links: Links, origins: Origins, texts: Mapping[str, str]
) -> tuple[Claim, ...]:
    """The claims of a story in the order of their first statements; ``links`` holds what is known of index
    pairs.
    """
    groups = _grouped(len(says), links)
    home = {i: n for n, group in enumerate(groups) for i in group}
    against: dict[int, set[int]] = defaultdict(set)
    for (i, j), link in links.items():
        if link.denies and home[i] != home[j]:
            against[home[i]].add(j)
            against[home[j]].add(i)
    sides = _once([(group, against[n]) for n, group in enumerate(groups)], says)
    return tuple(
        _claim(f"c{n}", group, sorted(denied), says, links, origins, texts)
        for n, (group, denied) in enumerate(sides, start=1)
    )


def _once(sides: Iterable[Side], says: Sequence[Say]) -> list[Side]:
    """Sentences that the same statements share, as one claim; one that nobody else has is none of its own
    where its statement is in another claim, unless somebody denies it.
    """
    by: dict[frozenset[Ref], Side] = {}
    for group, against in sides:
        group_so_far, against_so_far = by.setdefault(_refs(group, says), ([], set()))
        group_so_far += group
        against_so_far |= against
    shared = {ref for refs in by if len(refs) > 1 for ref in refs}
    return [
        (sorted(group), against)
        for refs, (group, against) in by.items()
        if len(refs) > 1 or against or not refs <= shared
    ]


def _refs(group: Iterable[int], says: Sequence[Say]) -> frozenset[Ref]:
    return frozenset(ref for i in group for ref in says[i].refs)


def _grouped(count: int, links: Links) -> list[list[int]]:
    """Merge from the surest link down, only where most pairs across are linked and none conflict."""
    home = list(range(count))
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    sure = sorted((-link.support, pair) for pair, link in links.items() if not link.apart)
    for _, (i, j) in sure:
        a, b = home[i], home[j]
        if a == b or not _fit(members[a], members[b], links):
            continue
        a, b = min(a, b), max(a, b)
        for k in members[b]:
            home[k] = a
        members[a] += members.pop(b)
    return [sorted(members[i]) for i in sorted(members)]


def _fit(a: list[int], b: list[int], links: Links) -> bool:
    strength = 0.0
    for i in a:
        for j in b:
            link = links.get((min(i, j), max(i, j)))
            if link is not None and link.apart:
                return False
            strength += link.support if link is not None else 0.0
    return strength >= LINKED * len(a) * len(b)


def _claim(name: str, group: list[int], against: list[int], says: Sequence[Say], links: Links,
           origins: Origins, texts: Mapping[str, str]) -> Claim:  # fmt: skip
    refs = list(dict.fromkeys(r for i in group for r in says[i].refs))
    denies = list(dict.fromkeys(r for i in against for r in says[i].refs))
    sides = Sides([*refs, *denies], origins)
    best = max(group, key=lambda i: (says[i].whole, _centrality(i, group, links), says[i].weight, -i))
    independence, why = verdict(refs, sides, origins, texts)
    days = [day for i in group if (day := says[i].day)]
    (ours, unjudged), (theirs, others) = sides.of(refs), sides.of(denies)
    return Claim(
        id=name, words=says[best].refs[0], says=tuple(refs), denies=tuple(denies), origins=ours,
        origins_against=tuple(o for o in theirs if o not in ours),
        origins_unjudged=tuple(dict.fromkeys((*unjudged, *others))), independence=independence,
        reasons=(Reason(text=why), *sides.reasons), first_seen=min(days).isoformat() if days else None,
    )  # fmt: skip


def passages(says: Sequence[Say], links: Links) -> list[tuple[Ref, Ref]]:
    """Pairs of statements that carry one passage, word for word."""
    repeats = [(say.refs[0], ref) for say in says if say.passage for ref in say.refs[1:]]
    return repeats + [
        (says[i].refs[0], says[j].refs[0]) for (i, j), x in sorted(links.items(), key=_pair) if x.passage
    ]


def near(says: Sequence[Say], links: Links) -> list[tuple[Ref, Ref]]:
    """Pairs of statements that have nearly the same words."""
    repeats = [(say.refs[0], ref) for say in says if say.telling for ref in say.refs[1:]]
    return repeats + [
        (says[i].refs[0], says[j].refs[0]) for (i, j), x in sorted(links.items(), key=_pair) if x.near
    ]


def _pair(item: tuple[tuple[int, int], Link]) -> tuple[int, int]:
    return item[0]


def _centrality(i: int, group: list[int], links: Links) -> float:
    found = (links[p].support for j in group if j != i and (p := (min(i, j), max(i, j))) in links)
    return round(fsum(found), 6)
