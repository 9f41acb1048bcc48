"""Statements that say the same, as one claim: who says it, who denies it, and from how many origins it
comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from auditor.agree.origins import Origins
from auditor.model import Claim, Reason, Ref, Relation

LINKED = 0.5  # mean probability, over all pairs across two groups, that they say the same
Verdict = Literal["echo", "common source", "independent", "cannot be judged", "stands alone"]


@dataclass(frozen=True)
class Say:
    """One statement as claims see it, with those that repeat it word for word."""

    refs: tuple[Ref, ...]
    weight: float
    day: date | None


@dataclass(frozen=True)
class Link:
    """How two of them relate, and the probability that they say the same."""

    relation: Relation
    support: float

    @property
    def apart(self) -> bool:
        """They contradict each other; two dates given to one saying do not count."""
        return self.relation.relation == "conflicts" and self.relation.differs != ("date",)

    @property
    def denies(self) -> bool:
        """They contradict each other in the mouths of different speakers, as far as is known."""
        return self.apart and (self.relation.sort == "dispute" or "speaker" in self.relation.differs)


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
    ours, unjudged = _sides(refs, origins)
    theirs, _ = _sides(denies, origins)
    best = max(group, key=lambda i: (_centrality(i, group, links), says[i].weight, -i))
    verdict, reasons = _independence(refs, ours, unjudged, origins, texts)
    days = [day for i in group if (day := says[i].day)]
    return Claim(
        id=name, words=says[best].refs[0], says=tuple(refs), denies=tuple(denies), origins=ours,
        origins_against=tuple(o for o in theirs if o not in ours), origins_unjudged=unjudged,
        independence=verdict,
        reasons=reasons, first_seen=min(days).isoformat() if days else None,
    )  # fmt: skip


def _centrality(i: int, group: list[int], links: Links) -> float:
    return round(sum(links[p].support for j in group if j != i and (p := (min(i, j), max(i, j))) in links), 6)


def _sides(refs: Sequence[Ref], origins: Origins) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The origins behind some statements: those that can be judged, and those that cannot."""
    found = list(dict.fromkeys(origins.of[(r.article, r.attribution)] for r in refs))
    judged = tuple(o for o in found if origins.get(o).judged)
    return judged, tuple(o for o in found if o not in judged)


def _independence(refs: Sequence[Ref], judged: tuple[str, ...], unjudged: tuple[str, ...], origins: Origins,
                  texts: Mapping[str, str]) -> tuple[Verdict, tuple[Reason, ...]]:  # fmt: skip
    articles = sorted({r.article for r in refs})
    names = [origins.get(o).name for o in (*judged, *unjudged)]
    if len(judged) > 1:
        return "independent", (Reason(text=f"{len(judged)} origins say so: {'; '.join(names)}"),)
    if len(articles) == 1 and len(names) == 1:
        return "stands alone", (Reason(text=f"one origin in one article: {names[0]}"),)
    if len({texts[a] for a in articles}) == 1 and len(articles) > 1:
        return "echo", (Reason(text=f"{len(articles)} articles carry one text"),)
    if len(names) > 1:
        return "cannot be judged", (Reason(text=f"these may be one origin or several: {'; '.join(names)}"),)
    if judged and origins.get(judged[0]).named:
        return "common source", (Reason(text=f"all articles report {names[0]}"),)
    if judged:
        return "echo", (Reason(text=f"all articles pass on {names[0]}"),)
    return "cannot be judged", (Reason(text=f"nothing tells who informed {names[0]}"),)
