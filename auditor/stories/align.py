"""Which words two statements share, which differ, and whether the change is marked or mere spelling."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz.distance import Indel

from auditor.model import Article, Edit, Span
from auditor.names import transliteration
from auditor.stories.words import STOP, Word, spelling

Change = Literal["same", "punctuation", "spelling", "inserted", "deleted", "substituted"]
SHORT_RUN = 2  # shared stop words in a run no longer than this are chance
EDGE = 4  # shared words before a different beginning or end counts as a change
NEAR = 12  # changed words between two shared runs that still belong to one utterance


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch ``a[a0:a1]`` against ``b[b0:b1]`` and what changed between them."""

    change: Change
    a0: int
    a1: int
    b0: int
    b1: int

    @property
    def size(self) -> int:
        """Words on the longer side."""
        return max(self.a1 - self.a0, self.b1 - self.b0)

    @property
    def mirrored(self) -> Block:
        """The same from the other side."""
        other: dict[Change, Change] = {"inserted": "deleted", "deleted": "inserted"}
        return Block(other.get(self.change, self.change), self.b0, self.b1, self.a0, self.a1)


@dataclass(frozen=True)
class Alignment:
    """Two word sequences and the blocks that lead from one to the other, in order."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]
    blocks: tuple[Block, ...]

    @cached_property
    def same(self) -> int:
        """Words that are shared, in any spelling."""
        return sum(x.a1 - x.a0 for x in self.blocks if x.change in ("same", "spelling"))

    @cached_property
    def run(self) -> int:
        """The longest stretch of shared words."""
        best = run = 0
        for block in self.blocks:
            run = run + block.size if block.change in ("same", "spelling") else 0
            best = max(best, run)
        return best

    @cached_property
    def core(self) -> tuple[int, int]:
        """The first and the last block of the utterance that both share, as ``[first, last)``; (0, 0) for
        none.
        """
        return _core(self.blocks)

    @cached_property
    def shared(self) -> int:
        """Shared words within the core."""
        return sum(x.size for x in self.blocks[slice(*self.core)] if x.change in ("same", "spelling"))

    @cached_property
    def changed(self) -> tuple[Block, ...]:
        """Words that changed within the core, or at its edges, without a mark: those of an altered quote."""
        first, last = self.core
        inside = [x for x in self.blocks[first:last] if x.change in ("inserted", "deleted", "substituted")]
        edges = [x for x in (self._edge(first - 1, -1), self._edge(last, 1)) if x] if last > first else []
        return tuple(sorted((*inside, *edges), key=lambda x: (x.a0, x.b0)))

    def _edge(self, index: int, step: int) -> Block | None:
        """What follows the core on both sides within the same sentence and the same quotation: another
        wording.
        """
        if not 0 <= index < len(self.blocks) or self.blocks[index].change != "substituted":
            return None
        block = self.blocks[index]
        if step > 0:
            a, b = _rest(self.a[block.a0 - 1 : block.a1], 1), _rest(self.b[block.b0 - 1 : block.b1], 1)
            edge = Block("substituted", block.a0, block.a0 + a, block.b0, block.b0 + b)
        else:
            a, b = _rest(self.a[block.a0 : block.a1 + 1], -1), _rest(self.b[block.b0 : block.b1 + 1], -1)
            edge = Block("substituted", block.a1 - a, block.a1, block.b1 - b, block.b1)
        near = self.shared >= edge.size or min(a, b) == 1
        return edge if a and b and self.shared >= EDGE and near else None

    def edits(self, a: Article, b: Article) -> tuple[Edit, ...]:
        """The blocks as places in the two articles; shared words are parted where the punctuation differs."""
        return tuple(edit for block in self.blocks for edit in self._parted(block, a, b))

    def _parted(self, block: Block, a: Article, b: Article) -> Iterator[Edit]:
        start = 0
        for i in range(1, block.size if block.change == "same" else 0):
            between_a, between_b = (
                self.a[block.a0 + i - 1 : block.a0 + i + 1],
                self.b[block.b0 + i - 1 : block.b0 + i + 1],
            )
            if _points(between_a, a) == _points(between_b, b):
                continue
            yield Edit(
                change="same",
                a=_place(self.a[block.a0 + start : block.a0 + i], a),
                b=_place(self.b[block.b0 + start : block.b0 + i], b),
            )
            yield Edit(change="punctuation", a=_hole(between_a, a), b=_hole(between_b, b))
            start = i
        ours, theirs = self.a[block.a0 + start : block.a1], self.b[block.b0 + start : block.b1]
        yield Edit(change=block.change, a=_place(ours, a), b=_place(theirs, b))


def align(a: Sequence[Word], b: Sequence[Word]) -> Alignment:
    """Align two word sequences, the same from either side; time is that of rapidfuzz's bit-parallel LCS."""
    if _form(b) < _form(a):
        there = align(b, a)
        return Alignment(there.b, there.a, tuple(x.mirrored for x in there.blocks))
    ours, theirs = [w.norm for w in a], _respelt(a, b)
    blocks = _without_chance(a, _merged(_raw(ours, theirs)))
    return Alignment(tuple(a), tuple(b), tuple(_judged(a, b, x) for x in blocks))


def _form(found: Sequence[Word]) -> list[tuple[str | bool | int, ...]]:
    return [(w.norm, w.piece, w.gap, w.marked, w.masked, w.capital, w.sentence) for w in found]


def _respelt(a: Sequence[Word], b: Sequence[Word]) -> list[str]:
    """The words of b, foreign names spelt as a spells them."""
    known = {w.norm for w in a}
    names = sorted({w.norm for w in a if w.capital})
    result = []
    for word in b:
        norm = word.norm
        if word.capital and norm not in known:
            norm = next((n for n in names if transliteration(n, norm)), norm)
        result.append(norm)
    return result


def _raw(a: list[str], b: list[str]) -> Iterator[Block]:
    for op in Indel.opcodes(a, b):
        change: Change = "same" if op.tag == "equal" else "substituted"
        yield Block(change, op.src_start, op.src_end, op.dest_start, op.dest_end)


def _merged(blocks: Iterator[Block] | list[Block]) -> list[Block]:
    """Neighbouring changes as one."""
    merged: list[Block] = []
    for block in blocks:
        if merged and merged[-1].change == block.change:
            last = merged.pop()
            block = Block(block.change, last.a0, block.a1, last.b0, block.b1)
        merged.append(block)
    return merged


def _without_chance(a: Sequence[Word], blocks: list[Block]) -> list[Block]:
    """Dissolve short runs of stop words that a long change happens to share."""
    kept = []
    for i, block in enumerate(blocks):
        around = [x.size for x in (*blocks[max(i - 1, 0) : i], *blocks[i + 1 : i + 2])]
        chance = (
            block.change == "same"
            and block.size <= SHORT_RUN
            and len(blocks) > 1
            and all(w.norm in STOP for w in a[block.a0 : block.a1])
            and max(around) > block.size + 1
        )
        kept.append(Block("substituted", block.a0, block.a1, block.b0, block.b1) if chance else block)
    return _merged(kept)


def _judged(a: Sequence[Word], b: Sequence[Word], block: Block) -> Block:
    """Name a change: respelt, marked by ellipsis or brackets, or words inserted, deleted, substituted."""
    ours, theirs = a[block.a0 : block.a1], b[block.b0 : block.b1]
    if block.change == "same":
        respelt = any(x.norm != y.norm for x, y in zip(ours, theirs, strict=True))
        return Block("spelling", block.a0, block.a1, block.b0, block.b1) if respelt else block
    gone_a, gone_b = _marked(a, block.a0, b, block.b0, block.b1), _marked(b, block.b0, a, block.a0, block.a1)
    change = _kind(ours, theirs, gone_a, gone_b)
    return Block(change, block.a0, block.a1, block.b0, block.b1)


def _marked(short: Sequence[Word], at: int, long: Sequence[Word], start: int, end: int) -> bool:
    """Whether a loss is owned up to where it may have been: with "and a, and b" against "and b" as well
    before the one as before the other "and".
    """
    step = 0
    while not _broken(short, at - step):
        step += 1
        slides = min(at, start) - step >= 0 and long[start - step].norm == long[end - step].norm
        if not slides or start == end:
            return False
    return True


def _broken(found: Sequence[Word], at: int) -> bool:
    """Whether an ellipsis or the end of a quotation stands before a word: what is missing here is owned up
    to.
    """
    return 0 < at < len(found) and (found[at].gap or found[at].piece != found[at - 1].piece)


def _kind(ours: Sequence[Word], theirs: Sequence[Word], broken_a: bool, broken_b: bool) -> Change:
    """The change between two stretches; a stretch that is empty is ``broken`` where its side marks the
    loss.
    """
    if len(ours) == len(theirs) and all(spelling(x, y) for x, y in zip(ours, theirs, strict=True)):
        return "spelling"
    if any(w.masked for w in (*ours, *theirs)) and max(len(ours), len(theirs)) <= 3:
        return "spelling"
    if "".join(w.norm for w in ours) == "".join(w.norm for w in theirs):
        return "spelling"
    left_a, left_b = [w for w in ours if not w.marked], [w for w in theirs if not w.marked]
    if len(left_a) + len(left_b) < len(ours) + len(theirs) and min(len(left_a), len(left_b)) == 0:
        return "punctuation"
    if (not theirs and broken_b) or (not ours and broken_a):
        return "punctuation"
    if not left_a:
        return "inserted"
    return "substituted" if left_b else "deleted"


def _core(blocks: Sequence[Block]) -> tuple[int, int]:
    """The heaviest chain of shared runs with only short changes between them; words that one side alone has
    may be as many as those of both runs.
    """
    best, best_weight, start, weight = (0, 0), 0, -1, 0
    pending: list[Block] = []
    for i, block in enumerate(blocks):
        if block.change not in ("same", "spelling"):
            pending += [block] if block.change != "punctuation" else []
            continue
        cut = all(x.change in ("inserted", "deleted") for x in pending)
        most = weight + block.size if cut else max(weight, block.size)
        if start < 0 or sum(x.size for x in pending) > min(NEAR, most):
            start, weight = i, 0
        weight, pending = weight + block.size, []
        if weight > best_weight:
            best, best_weight = (start, i + 1), weight
    return best


def _rest(found: Sequence[Word], step: int) -> int:
    """How many words stand beside the core's edge in its sentence and piece; the edge word comes along in
    front.
    """
    line = found if step > 0 else found[::-1]
    count = 0
    for before, word in itertools.pairwise(line):
        late = word if step > 0 else before
        if word.sentence != before.sentence or word.piece != before.piece or late.gap:
            break
        count += 1
    return count


def _place(found: Sequence[Word], article: Article) -> Span | None:
    if not found:
        return None
    first = found[0].span
    ends = [w.end for w in found if w.of == first.of]
    return Span(of=first.of, start=first.start, end=max(*ends, first.end), article=article.id)


def _hole(pair: Sequence[Word], article: Article) -> Span | None:
    """The place between two neighbouring words."""
    left, right = pair
    if left.of != right.of or left.end > right.start or left.piece != right.piece:
        return None
    return Span(of=left.span.of, start=left.end, end=right.start, article=article.id)


def _points(pair: Sequence[Word], article: Article) -> str | None:
    """The punctuation between two neighbouring words, quotation marks and spaces aside; None across
    pieces.
    """
    hole = _hole(pair, article)
    text = article.slice(hole) if hole else ""
    return "".join("-" if c in "–—−-" else c for c in text if not c.isspace() and c not in "\"'“”‘’„«»`")
