"""Statements that say the same, as one claim: who says it, who denies it, and from how many origins it
comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from auditor.model import Claim, Reason, Ref, Relation
from auditor.stories.independence import Sides, verdict
from auditor.stories.origins import Origins

LINKED = 0.7  # mean probability, over all pairs across two groups, that they say the same


@dataclass(frozen=True)
class Say:
    """One statement as claims see it, with those that repeat it word for word."""

    refs: tuple[Ref, ...]
    weight: float
    day: date | None
    passage: bool = False  # long enough that the same words were said, or written, once


@dataclass(frozen=True)
class Link:
    """How two of them relate, and the probability that they say the same."""

    relation: Relation
    support: float
    denies: bool = False  # one speaker denies what the other says
    passage: bool = False  # they have a passage in common, word for word
    told: bool = True  # sure enough to be told of the two alone
    redated: bool = False  # one saying, to which two articles give different dates
    rivals: bool = False  # they say one thing of two things of a kind

    @property
    def apart(self) -> bool:
        """They contradict each other, or speak of two things; two dates given to one saying do not count."""
        return self.denies or self.rivals or (self.relation.relation == "conflicts" and not self.redated)


Links = Mapping[tuple[int, int], Link]


def claims(
    says: Sequence[Say], links: Links, origins: Origins, texts: Mapping[str, str]
) -> tuple[Claim, ...]:
    """The claims of a story in the order of their first statements; ``links`` holds what is known of index
    pairs.
    """
    groups = _grouped(len(says), links)
    home = {i: n for n, group in enumerate(groups) for i in group}
    against: dict[int, set[int]] = {}
    for (i, j), link in links.items():
        if link.denies and home[i] != home[j]:
            against.setdefault(home[i], set()).add(j)
            against.setdefault(home[j], set()).add(i)
    return tuple(
        _claim(f"c{n + 1}", group, sorted(against.get(n, ())), says, links, origins, texts)
        for n, group in enumerate(groups)
    )


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
    refs = [r for i in group for r in says[i].refs]
    denies = [r for i in against for r in says[i].refs]
    sides = Sides([*refs, *denies], origins)
    best = max(group, key=lambda i: (_centrality(i, group, links), says[i].weight, -i))
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
        (says[i].refs[0], says[j].refs[0])
        for (i, j), x in sorted(links.items(), key=lambda item: item[0])
        if x.passage
    ]


def _centrality(i: int, group: list[int], links: Links) -> float:
    found = (links[p].support for j in group if j != i and (p := (min(i, j), max(i, j))) in links)
    return round(fsum(found), 6)
