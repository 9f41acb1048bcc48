"""How many of the origins behind a claim are independent of each other, and the verdict on it in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal

from auditor.model import Reason, Ref
from auditor.stories.origins import Origins
from auditor.stories.voices import Voice, one_side, publishes

Verdict = Literal["echo", "common source", "independent", "cannot be judged", "stands alone"]
SAME_WORDS = "the same words stand in both"
ONE_SIDE = "one speaks for the other"
PASSED_ON = "one passes on what the other said"


class Sides:
    """The origins behind some statements, put together where they do not confirm each other.

    Two origins are one where a passage is the same word for word (somebody said it once), or where one speaks
    for the other: a body and its people, a document and its owner, two who speak jointly and one of them.
    """

    def __init__(self, refs: Sequence[Ref], origins: Origins) -> None:
        self._origins = origins
        self.all = tuple(dict.fromkeys(origins.of[_at(r)] for r in refs))
        self._why: dict[tuple[str, str], str] = {}
        first: dict[int, Ref] = {}
        for ref in refs:
            if (number := origins.passage.get(_at(ref))) is not None:
                other = first.setdefault(number, ref)
                self._tie(origins.of[_at(other)], origins.of[_at(ref)], SAME_WORDS)
        self.one_text = len(first) == 1 and all(_at(r) in origins.passage for r in refs)
        for x, y in combinations(self.all, 2):
            if one_side(origins.voices[x], origins.voices[y]):
                self._tie(x, y, ONE_SIDE)
        for ref in refs:
            if (told := origins.told.get(_at(ref))) is not None:
                self._tie_passed_on(origins.of[_at(ref)], told)
        self._tie_papers(refs)
        groups = _joined(self.all, self._why)
        self.judged = tuple(o for g in groups if (o := self._first(g)))
        self.unjudged = tuple(g[0] for g in groups if not self._first(g))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why origins that bear different names count as one."""
        name = self._origins.name
        return tuple(
            Reason(text=f"counted once: {name(x)} and {name(y)}: {why}") for (x, y), why in self._why.items()
        )

    def _tie_passed_on(self, ours: str, told: Voice) -> None:
        for o in self.all:
            voice = self._origins.voices[o]
            if told.key == voice.key or one_side(told, voice):
                self._tie(ours, o, PASSED_ON)

    def _tie_papers(self, refs: Sequence[Ref]) -> None:
        """What somebody puts forth in a paper and what another article has from such a paper."""
        papers = [o for o in self.all if o in self._origins.papers]
        for ref in refs if papers else ():
            around = self._origins.around(_at(ref))
            for o in papers:
                if publishes(around, self._origins.papers[o]):
                    self._tie(self._origins.of[_at(ref)], o, ONE_SIDE)

    def _tie(self, x: str, y: str, why: str) -> None:
        if x != y and {x, y} <= set(self.all):
            self._why.setdefault((x, y) if self.all.index(x) < self.all.index(y) else (y, x), why)

    def _first(self, group: Sequence[str]) -> str | None:
        """Who stands for a group: its first origin that can be judged."""
        return next((o for o in group if self._origins.get(o).judged), None)


def verdict(
    refs: Sequence[Ref], sides: Sides, origins: Origins, texts: Mapping[str, str]
) -> tuple[Verdict, str]:
    """How independent those are who say so, and why; ``texts`` maps articles to those that lead their
    copies.
    """
    articles = {r.article for r in refs}
    names = [origins.name(o) for o in (*sides.judged, *sides.unjudged)]
    if len(sides.judged) > 1:
        told = "; ".join(names[: len(sides.judged)])
        return "independent", f"{len(sides.judged)} origins say so: {told}"
    if len(articles) == 1 and len(names) == 1:
        return "stands alone", f"one origin in one article: {names[0]}"
    if len({texts[a] for a in articles}) == 1 and len(articles) > 1:
        return "echo", f"{len(articles)} articles carry one text"
    if len(names) > 1:
        return "cannot be judged", f"these may be one origin or several: {'; '.join(names)}"
    if sides.judged and origins.get(sides.judged[0]).named:
        return "common source", f"all articles report {names[0]}"
    if sides.judged:
        return "echo", f"all articles pass on {names[0]}"
    if len(sides.all) > 1 or sides.one_text:
        return "common source", "all articles carry the same words, whoever spoke them"
    return "cannot be judged", f"nothing tells who informed {names[0]}"


def _at(ref: Ref) -> tuple[str, str]:
    return (ref.article, ref.attribution)


def _joined(found: Sequence[str], ties: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Groups of what is tied together, in the order of their first members."""
    home = {x: x for x in found}
    for x, y in ties:
        old, new = sorted((home[x], home[y]), key=found.index, reverse=True)
        home = {k: new if h == old else h for k, h in home.items()}
    return [[x for x in found if home[x] == h] for h in dict.fromkeys(home[x] for x in found)]
