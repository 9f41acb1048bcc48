"""Measures of attributions: who is paired with whom, and how exactly the roles agree.

Spans are compared as sets of word tokens, so that marks, commas and spaces at the edges do not count.
Predicted and gold attributions are paired one to one, those that share the most first (twice the cue's
tokens plus the source's and the content's); a pair must share a cue token or a content token. Full-soft:
the pair shares a cue token, and source and content each have a Dice overlap of .5 or more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

TOKEN = re.compile(r"\w+")
QUOTED = re.compile(
    r"“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|``.*?''|\"[^\"]*\"?|''.*?''|(?<!\w)[‘'][^’'\n]{2,}?[’'](?!\w)", re.S
)
ROLES = ("source", "cue", "content")
LEVELS = ("detected", "cue", "source-exact", "content-exact", "full-exact", "full-soft")
KINDS = ("direct", "mixed", "indirect", "no source", "across paragraphs", "no word as cue")
Roles = dict[str, frozenset[int]]
Row = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """Counts over articles: hits by level, and by kind of gold attribution; token counts by role."""

    gold: int = 0
    predicted: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    tokens: Counter[tuple[str, str]] = field(default_factory=Counter)

    def of(self, level: str) -> tuple[float, float, float]:
        """Precision, recall and F1, each 0 to 1."""
        if level.endswith("-tokens"):
            role = level.removesuffix("-tokens")
            return _prf(*(self.tokens[role, k] for k in ("hit", "predicted", "gold")))
        return _prf(self.hits[level], self.predicted, self.gold)


def score(gold: Iterable[Row], predicted: Mapping[str, Sequence[Row]]) -> Score:
    """Gold articles (id, text, attributions, perhaps discard) against predicted attributions by article
    id."""
    total = Score()
    for row in gold:
        _add(total, row, predicted.get(row["id"], ()))
    return total


def _add(total: Score, row: Row, said: Sequence[Row]) -> None:
    tokens = [m.span() for m in TOKEN.finditer(row["text"])]
    discard = _in(row.get("discard", ()), tokens)
    g = [_roles(a, tokens) for a in row["attributions"]]
    p = [a for a in (_roles(a, tokens) for a in said) if not _union(a) or not _union(a) <= discard]
    total.gold += len(g)
    total.predicted += len(p)
    pairs = _pairs(g, p)
    for i, attribution in enumerate(row["attributions"]):
        levels = _hits(g[i], p[pairs[i]]) if i in pairs else []
        total.hits.update(levels)
        for kind in kinds(attribution, row["text"]):
            total.kinds[kind, "gold"] += 1
            total.kinds.update((kind, level) for level in levels)
    for role in ROLES:
        a, b = (frozenset[int]().union(*(x[role] for x in side)) for side in (g, p))
        total.tokens.update({(role, "hit"): len(a & b), (role, "gold"): len(a), (role, "predicted"): len(b)})


def kinds(attribution: Row, text: str) -> list[str]:
    """What kind of gold attribution this is, for recall by kind."""
    content = attribution["content"]
    found = [_form(content, text)]
    if not attribution["source"]:
        found.append("no source")
    pieces = sorted((*attribution["source"], *attribution["cue"], *content))
    if content and "\n" in text[pieces[0][0] : pieces[-1][1]].strip():
        found.append("across paragraphs")
    if not any(TOKEN.search(text[s:e]) for s, e in attribution["cue"]):
        found.append("no word as cue")
    return found


def _form(content: Sequence[Sequence[int]], text: str) -> str:
    words = " ".join(text[s:e] for s, e in content)
    left = TOKEN.findall(QUOTED.sub(" ", words))
    if QUOTED.search(words) is None:
        return "indirect"
    return "mixed" if [w for w in left if w.lower() not in ("that", "and")] else "direct"


def _roles(attribution: Row, tokens: Sequence[tuple[int, int]]) -> Roles:
    return {role: _in(attribution.get(role) or (), tokens) for role in ROLES}


def _in(spans: Iterable[Sequence[int]], tokens: Sequence[tuple[int, int]]) -> frozenset[int]:
    spans = list(spans)
    return frozenset(i for i, (s, e) in enumerate(tokens) if any(s < b and a < e for a, b in spans))


def _union(roles: Roles) -> frozenset[int]:
    return roles["source"] | roles["cue"] | roles["content"]


def _pairs(gold: Sequence[Roles], predicted: Sequence[Roles]) -> dict[int, int]:
    rows = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            shared = {role: len(g[role] & p[role]) for role in ROLES}
            if shared["cue"] or shared["content"]:
                rows.append((-2 * shared["cue"] - shared["source"] - shared["content"], i, j))
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(rows):
        if i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    return paired


def _hits(g: Roles, p: Roles) -> list[str]:
    cue = bool(g["cue"] & p["cue"]) or not (g["cue"] or p["cue"])
    source, content = (g[role] == p[role] for role in ("source", "content"))
    soft = cue and all(_dice(g[role], p[role]) >= 0.5 for role in ("source", "content"))
    held = (True, cue, source, content, cue and source and content, soft)
    return [level for level, yes in zip(LEVELS, held, strict=True) if yes]


def _dice(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _prf(hit: int, predicted: int, gold: int) -> tuple[float, float, float]:
    p, r = hit / predicted if predicted else 0.0, hit / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if hit else 0.0
