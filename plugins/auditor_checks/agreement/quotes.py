"""What changed between two quotations of one utterance: words, and not how far each quotation reaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from auditor import Article, Edit, Relation, Span, Story
from auditor.contract.reading import WORD

Spans = tuple[Span, ...]

SHARED = 5  # words in common from which two quotations are of one utterance
PER_CHANGE, PER_CUT = 1.5, 1.0  # of them for each changed word, and for each that one quotation leaves out
BETWEEN = 12  # changed words between two shared stretches of one utterance
_STOP = re.compile(r"[.!?…\"“”]|\n|,[\"”]")  # where an utterance may begin or end
_MASKED = re.compile(r"[^\W\d_](?:-{2,}|[*#@$]+)[^\W\d_]*")  # a curse with its letters left out
_PARTICLES = frozenset({"al", "el"})  # of a name, written by some
_LONG = {"n't": "not", "'s": "is", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would"}
_SAID = {"gonna": "going to", "wanna": "want to", "gotta": "got to", "'em": "them", "'cause": "because"}
_SPOKEN = re.compile(r"\b(?:gonna|wanna|gotta)\b|'(?:em|cause)\b")
_SMALL = frozenset({"a", "an", "the", "that", "in", "on", "at", "of", "to", "for", "and"})
SEVERAL = 3  # words on both sides, none of them the same
_TENSES = frozenset({"have", "had", "has"})  # taken down by ear, and of little weight
TURNS = 3  # words of a change that a "not" in it can turn round
_SHORT = re.compile(r"(n't|'(?:s|re|ll|ve|m|d))\b")
_NOT = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|hardly|without)\b|n['’]t\b", re.I)


@dataclass(frozen=True)
class Side:
    """A stretch of words on one side of a change, with its place in a text where there are any."""

    words: tuple[str, ...] = ()
    span: Span | None = None
    text: str = ""


@dataclass(frozen=True)
class Change:
    """Other words in the one quotation than in the other, between words that both have."""

    ours: Side
    theirs: Side

    @property
    def size(self) -> int:
        """Words of both sides."""
        return len(self.ours.words) + len(self.theirs.words)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places, ours first."""
        return tuple(s.span for s in (self.ours, self.theirs) if s.span)


@dataclass(frozen=True)
class Compared:
    """The changes within what both quotations hold, and how many words they share there."""

    changes: tuple[Change, ...]
    shared: int

    @property
    def altered(self) -> bool:
        """Whether this is one utterance with other words, and not two utterances."""
        cut = (not (c.ours.words and c.theirs.words) for c in self.changes)
        least = sum(c.size * (PER_CUT if x else PER_CHANGE) for c, x in zip(self.changes, cut, strict=True))
        return bool(self.changes) and self.shared >= max(SHARED, least)

    @property
    def turned(self) -> bool:
        """Whether a change puts a "not" to what both have, or takes one from it, and not more besides."""
        return any(
            _negations(c.ours) % 2 != _negations(c.theirs) % 2
            for c in self.changes
            if max(len(c.ours.words), len(c.theirs.words)) <= TURNS
        )


@dataclass(frozen=True)
class _Run:
    ours: Side
    theirs: Side
    same: bool

    @property
    def size(self) -> int:
        return max(len(self.ours.words), len(self.theirs.words))


def compare(story: Story, relation: Relation) -> Compared:
    """What changed between the two sides of a relation, by its aligned words."""

    def side(span: Span | None) -> Side:
        return _side(story.ledger(span.article or "").article, span) if span else Side()

    runs = _core([
        _Run(side(e.a), side(e.b), _kept(e)) for e in relation.edits if e.change != "punctuation"
    ])  # fmt: skip
    changes = [
        change
        for n, run in enumerate(runs)
        if not run.same and (change := _trimmed(run)) and not _reach(runs, n, change)
    ]
    return Compared(tuple(changes), sum(len(r.ours.words) for r in runs if r.same))


def shared(relation: Relation, side: Literal["a", "b"]) -> Spans:
    """What stands on the other side too, as places on this one."""
    return tuple(span for e in relation.edits if _kept(e) and (span := getattr(e, side)))


def _kept(edit: Edit) -> bool:
    return edit.change in ("same", "spelling")


def _normal(text: str) -> Iterator[str]:
    yield from (w.casefold().replace("’", "'") for w in WORD.findall(text))


def _written_out(words: tuple[str, ...]) -> str:
    """Words with their contractions written out, as far as spelling tells: "he's" as "he is"."""
    said = _SPOKEN.sub(lambda m: _SAID[m[0]], " ".join(words))
    return _SHORT.sub(lambda m: f" {_LONG[m[1]]}", said.replace("can't", "can not"))


def _side(article: Article, span: Span) -> Side:
    text = article.text if span.of == "text" else article.title or ""
    return Side(tuple(_normal(text[span.start : span.end])), span, text)


def _core(runs: list[_Run]) -> list[_Run]:
    """The longest chain of shared stretches that small changes leave unbroken, and the words at its edges."""
    best, start = (0, 0), 0
    for at, run in enumerate(runs):
        if not run.same and run.size > BETWEEN:
            start = at + 1
        elif run.same:
            best = max(best, (start, at + 1), key=lambda pair: _weight(runs[pair[0] : pair[1]]))
    first, last = best
    while first < last and not runs[first].same:
        first += 1
    if first == last:
        return []
    before = _edge(runs[first - 1], runs[first], before=True) if first else None
    behind = _edge(runs[last], runs[last - 1], before=False) if last < len(runs) else None
    return [*([before] if before else []), *runs[first:last], *([behind] if behind else [])]


def _edge(change: _Run, shared: _Run, *, before: bool) -> _Run | None:
    """What stands beside the shared words on both sides in one sentence and quotation; else None."""
    ours = _beside(change.ours, shared.ours, before)
    theirs = _beside(change.theirs, shared.theirs, before)
    return _Run(ours, theirs, same=False) if ours.words and theirs.words else None


def _beside(side: Side, shared: Side, before: bool) -> Side:
    if not (side.span and shared.span) or side.span.of != shared.span.of:
        return Side()
    low, high = (side.span.start, shared.span.start) if before else (shared.span.end, side.span.end)
    stops = list(_STOP.finditer(side.text, low, high))
    if stops and before:
        low = stops[-1].end()
    elif stops:
        high = stops[0].start()
    found = list(WORD.finditer(side.text, low, high))
    if not found:
        return Side()
    span = side.span.model_copy(update={"start": found[0].start(), "end": found[-1].end()})
    return Side(tuple(_normal(side.text[low:high])), span, side.text)


def _weight(runs: Iterable[_Run]) -> int:
    return sum(len(r.ours.words) for r in runs if r.same)


def _trimmed(run: _Run) -> Change | None:
    """The change without the words that both sides begin or end with; None where nothing is left."""
    a, b = run.ours.words, run.theirs.words
    head = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest = min(len(a), len(b)) - head
    tail = next((n for n in range(rest) if a[-1 - n] != b[-1 - n]), rest)
    change = Change(_cut(run.ours, head, tail), _cut(run.theirs, head, tail))
    spelling = _written_out(a) == _written_out(b) or any(_MASKED.fullmatch(x) for x in _texts(change))
    differ = {*change.ours.words, *change.theirs.words}
    if spelling or differ <= _PARTICLES or differ <= _TENSES or differ <= _SMALL:
        return None
    return None if _another(change) else change


def _another(change: Change) -> bool:
    """Whether the two sides are other sentences of the speaker, each and no change of one."""
    ours, theirs = set(change.ours.words), set(change.theirs.words)
    if min(len(change.ours.words), len(change.theirs.words)) >= SEVERAL:
        return not ours & theirs
    return False


def _texts(change: Change) -> Iterator[str]:
    for side in (change.ours, change.theirs):
        if side.span:
            yield side.text[side.span.start : side.span.end]


def _cut(side: Side, head: int, tail: int) -> Side:
    found = list(WORD.finditer(side.text, side.span.start, side.span.end)) if side.span else []
    kept = found[head : len(found) - tail]
    if not kept or not side.span:
        return Side()
    span = side.span.model_copy(update={"start": kept[0].start(), "end": kept[-1].end()})
    return Side(side.words[head : len(side.words) - tail], span, side.text)


def _reach(runs: list[_Run], at: int, change: Change) -> bool:
    """Whether a change is only that one quotation begins earlier or ends later.

    That is so where the words can be moved past the rest of what both share: "a dream", and "a dream. No
    less a dream".
    """
    if change.ours.words and change.theirs.words:
        return False
    more = change.ours.words or change.theirs.words
    before, behind = runs[:at], runs[at + 1 :]
    if all(r.same for r in behind):
        tail = tuple(w for r in behind for w in r.ours.words)
        if (more + tail)[: len(tail)] == tail:
            return True
    if all(r.same for r in before):
        head = tuple(w for r in before for w in r.ours.words)
        return not head or (head + more)[-len(head) :] == head
    return False


def _negations(side: Side) -> int:
    return len(_NOT.findall(" ".join(side.words)))
