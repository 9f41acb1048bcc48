"""How many of the origins behind a claim are shown to be independent of each other, and the verdict in words.

Independent is proved, never presumed: two origins are only where both are identified, the text shows how each
knows of it for himself, and nothing shows that they are kin. What is not shown cannot be judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal

from auditor.model import Reason, Ref, Span
from auditor.stories.kin import SPEAKS, kin, publishes
from auditor.stories.origins import Origins
from auditor.stories.standing import Standing
from auditor.stories.voices import Voice

Verdict = Literal["echo", "common source", "independent", "cannot be judged", "stands alone"]
SAME_WORDS = "the same words stand in both"
PASSED_ON = "one passes on what the other said"
ONE_EVENT = "both spoke at one press conference"


class Sides:
    """The origins behind some statements, put together where they do not confirm each other.

    Two origins are one where a passage is the same word for word (somebody said it once), where they are kin,
    where one passes on the other, and where both spoke at one event.
    """

    def __init__(self, refs: Sequence[Ref], origins: Origins) -> None:
        self._origins, self._refs = origins, refs
        self.all = tuple(dict.fromkeys(origins.of[_at(r)] for r in refs))
        self._why: dict[tuple[str, str], str] = {}
        first: dict[int, Ref] = {}
        for ref in refs:
            if (number := origins.passage.get(_at(ref))) is not None:
                other = first.setdefault(number, ref)
                self._tie(origins.of[_at(other)], origins.of[_at(ref)], SAME_WORDS)
        for x, y in combinations(self.all, 2):
            if why := kin(origins.voices[x], origins.voices[y]):
                self._tie(x, y, why)
        for ref in refs:
            if (told := origins.told.get(_at(ref))) is not None:
                self._tie_passed_on(origins.of[_at(ref)], told)
        self._tie_papers()
        self._tie_event()
        self.groups = _joined(self.all, self._why)
        self.known = self._known() if self.several else {}

    @property
    def several(self) -> bool:
        """Whether more than one origin is left."""
        return len(self.groups) > 1

    @property
    def proved(self) -> tuple[str, ...]:
        """The origins that are independent of each other; none where fewer than two are shown to be."""
        found = tuple(self._first(g) for g in self.groups if g[0] in self.known)
        return found if len(found) > 1 else ()

    def of(self, refs: Sequence[Ref]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The origins that count among those behind some of the statements, and those that do not.

        One origin and nothing else counts, with nobody to be independent of.
        """
        mine = {self._origins.of[_at(r)] for r in refs}
        groups = [g for g in self.groups if mine & set(g)]
        firsts = [self._first(g) for g in groups]
        lone = [o for o in firsts if not self.several and self._origins.get(o).judged]
        counted = tuple(o for o in firsts if o in (*self.proved, *lone))
        return counted, tuple(o for o in firsts if o not in counted)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why origins that bear different names count as one, and how those that are independent know."""
        name = self._origins.name
        tied = (f"counted once: {tie}" for tie in self.ties)
        knows = (
            Reason(text=f"{name(self._first(g))}: {how.text}", spans=(_placed(how, ref),))
            for g in self.groups
            if (found := self.known.get(g[0]))
            for how, ref in [found]
        )
        unknown = (
            f"not shown of {name(self._first(g))}: how they know of it"
            for g in self.groups
            if self.known and g[0] not in self.known
        )
        return (*(Reason(text=t) for t in tied), *knows, *(Reason(text=t) for t in unknown))

    @property
    def ties(self) -> tuple[str, ...]:
        """Who counts as one with whom, and why."""
        name = self._origins.name
        return tuple(f"{name(x)} and {name(y)}: {why}" for (x, y), why in self._why.items())

    @property
    def knowing(self) -> tuple[str, ...]:
        """Who is shown to know of it for himself, and how."""
        return tuple(
            f"{self._origins.name(self._first(g))} {self.known[g[0]][0].text}"
            for g in self.groups
            if g[0] in self.known
        )

    def _known(self) -> dict[str, tuple[Standing, Ref]]:
        """By the first origin of a group how it knows; once for all who say "he" of one act, and once for
        all offices of one sort ("Police") and for a body that goes by its noun ("the force") and another
        body, as these may be one under two names.
        """
        found: dict[str, tuple[Standing, Ref]] = {}
        seen: set[str] = set()
        bodies: list[Voice] = []
        for group in self.groups:
            body = self._origins.voices[self._first(group)]
            if body.kind == "organisation":
                bodies.append(body)
                if len(bodies) > 1 and any(b.common for b in bodies):
                    continue
            told = self._standing(group)
            sort = "own" if told and told[0].own else told[0].words.casefold() if told else ""
            if told and (sort not in seen or (not told[0].own and told[0].how != "office")):
                found[group[0]] = told
                seen.add(sort)
        return found

    def _standing(self, group: Sequence[str]) -> tuple[Standing, Ref] | None:
        """How somebody of a group knows for himself, and where it is shown."""
        for ref in self._refs:
            if self._origins.of[_at(ref)] in group and (how := self._origins.standing(_at(ref))):
                return how, ref
        return None

    def _tie_passed_on(self, ours: str, told: Voice) -> None:
        for o in self.all:
            voice = self._origins.voices[o]
            if told.key == voice.key or kin(told, voice):
                self._tie(ours, o, PASSED_ON)

    def _tie_papers(self) -> None:
        """What somebody puts forth in a paper and what another article has from such a paper."""
        papers = [o for o in self.all if o in self._origins.papers]
        for ref in self._refs if papers else ():
            around = self._origins.around(_at(ref))
            for o in papers:
                if publishes(around, self._origins.papers[o]):
                    self._tie(self._origins.of[_at(ref)], o, SPEAKS)

    def _tie_event(self) -> None:
        """Those of whom every statement was made at a press conference."""
        channels: dict[str, set[str]] = {}
        for ref in self._refs:
            channels.setdefault(self._origins.of[_at(ref)], set()).add(self._origins.channel(_at(ref)))
        there = [o for o, by in channels.items() if by == {"press conference"}]
        for other in there[1:]:
            self._tie(there[0], other, ONE_EVENT)

    def _tie(self, x: str, y: str, why: str) -> None:
        if x != y and {x, y} <= set(self.all):
            self._why.setdefault((x, y) if self.all.index(x) < self.all.index(y) else (y, x), why)

    def _first(self, group: Sequence[str]) -> str:
        """Who stands for a group: its first origin that can be told from others, or else its first."""
        return next((o for o in group if self._origins.get(o).judged), group[0])


def verdict(
    refs: Sequence[Ref], sides: Sides, origins: Origins, texts: Mapping[str, str]
) -> tuple[Verdict, str]:
    """How independent those are who say so, and why; ``texts`` maps articles to those that lead their
    copies.
    """
    articles = {r.article for r in refs}
    counted, others = sides.of(refs)
    names = [origins.name(o) for o in (*counted, *others)]
    if len(counted) > 1:
        return "independent", f"{len(counted)} origins know of it for themselves: {'; '.join(sides.knowing)}"
    if len(articles) == 1 and len(names) == 1:
        return "stands alone", f"one origin in one article: {names[0]}"
    if len({texts[a] for a in articles}) == 1 and len(articles) > 1:
        return "echo", f"{len(articles)} articles carry one text"
    if len(names) > 1 and len(articles) > 1 and (credited := _credited(refs, origins)):
        return "common source", f"all articles report {origins.name(credited)}, whoever else says so"
    if len(names) > 1:
        return "cannot be judged", f"not shown that these are independent: {'; '.join(names)}"
    only = origins.get((*counted, *others)[0])
    tied = f" ({sides.ties[0]})" if sides.ties else ""
    if only.judged and only.named:
        return "common source", f"all articles report {names[0]}{tied}"
    if only.judged:
        return "echo", f"all articles pass on {names[0]}{tied}"
    passages = {origins.passage.get(_at(r)) for r in refs}
    if len({origins.of[_at(r)] for r in refs}) > 1 or (len(passages) == 1 and None not in passages):
        return "common source", "all articles carry the same words, whoever spoke them"
    return "cannot be judged", f"nothing tells who informed {names[0]}"


def _credited(refs: Sequence[Ref], origins: Origins) -> str | None:
    """The named origin that each of the articles gives for it, whoever else says so too."""
    articles = {r.article for r in refs}
    for origin in dict.fromkeys(origins.of[_at(r)] for r in refs):
        known = origins.get(origin)
        if (
            known.judged
            and known.named
            and articles == {r.article for r in refs if origins.of[_at(r)] == origin}
        ):
            return origin
    return None


def _placed(how: Standing, ref: Ref) -> Span:
    return how.span.model_copy(update={"article": ref.article})


def _at(ref: Ref) -> tuple[str, str]:
    return (ref.article, ref.attribution)


def _joined(found: Sequence[str], ties: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Groups of what is tied together, in the order of their first members."""
    home = {x: x for x in found}
    for x, y in ties:
        old, new = sorted((home[x], home[y]), key=found.index, reverse=True)
        home = {k: new if h == old else h for k, h in home.items()}
    return [[x for x in found if home[x] == h] for h in dict.fromkeys(home[x] for x in found)]
