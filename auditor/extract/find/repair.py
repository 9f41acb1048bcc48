"""Repairs what any finder found: silence is told, "is said to" has no source, trailing cues take sentences.

PolNeAR, from which finders learn, marks few of those who did not answer, and takes the subject of "Smith
is said to be wary" for the source. The rubric counts the first as a kind, the second as nobody's word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.contract.finders import Found, Piece
from auditor.extract.find import layout, lone, none, phrases, quotations, silence
from auditor.extract.text import syntax
from auditor.extract.text.document import NOT_PROSE
from auditor.extract.text.mentions import PREFIXES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from auditor.extract.text.document import Document

AGENTLESS = frozenset(
    {"said", "believed", "thought", "understood", "reported", "alleged", "rumoured", "rumored", "known"}
    | {"considered", "supposed", "presumed", "deemed", "seen", "viewed", "regarded", "perceived", "estimated"}
)
PREFIX = re.compile(rf"(?<!\S)(?P<prefix>(?:{'|'.join(sorted(PREFIXES))})-)\Z", re.I)
OTHER = re.compile(r"(?:none|no one|nobody) other than\s+", re.I)
LONGEST_PREFIX = 6  # characters, with the hyphen and the space before it


def repair(document: Document, found: Sequence[Found], guide: bool = True) -> list[Found]:
    """The found ones with agentless passives, trailing cues and cut quotations mended, and the silent ones
    not among them; by the guide for labels, or else as PolNeAR marks them.
    """
    sentences = [*(t.idx for t in document.doc if t.is_sent_start), len(document.text)]
    mended = [_in_one_sentence(document.text, sentences, f) for f in _clipped(document, found)]
    mended = list(phrases.whole(document, mended))
    mended = quotations.whole(document.text, document.quotes, mended, apart=guide)
    mended = lone.whole(document, mended)
    mended = [_somebody(document.text, _hyphened(document.text, f)) for f in mended]
    mended = _under_labels(document, mended)
    mended = _signed(document, mended)
    mended = lone.taken_in(mended, lone.find(document, mended))
    for i in range(len(mended)):
        _mend_passive(document, mended, i)
    for outer, inner in _trailing(document.text, mended):
        _widen(mended, outer, inner)
    taken = sorted(p for f in mended for p in (*f.cue, *f.source))
    ends = [0, *accumulate((end for _, end in taken), max)]
    silent = (
        f
        for f in silence.find(document)
        if all(ends[bisect_left(taken, (end,))] <= start for start, end in f.cue)
    )
    mended += list(_held(silent, mended))
    return none.taken_out(document, mended) if guide else mended


def _somebody(text: str, f: Found) -> Found:
    """ "None other than the club's president said": the president did."""
    leads = [OTHER.match(text, *piece) for piece in f.source]
    if not any(leads):
        return f
    pieces = ((m.end() if m else s, e) for m, (s, e) in zip(leads, f.source, strict=True))
    return replace(f, source=tuple(piece for piece in pieces if piece[0] < piece[1]))


def _held(inner: Iterable[Found], found: Sequence[Found]) -> Iterator[Found]:
    """Each within the outermost one whose content holds it: "she scolded him for not answering"."""
    contents = sorted((s, i) for i, f in enumerate(found) if f.within is None for s, _ in f.content)
    for one in inner:
        pieces = sorted((*one.source, *one.cue, *one.content))
        at = bisect_left(contents, (pieces[0][0] + 1,)) - 1
        over = contents[at][1] if at >= 0 else None
        if over is not None and not all(
            any(s <= a and b <= e for s, e in found[over].content) for a, b in pieces
        ):
            over = None
        yield replace(one, within=over)


def _under_labels(document: Document, found: Sequence[Found]) -> list[Found]:
    """With speaker labels and headlines with a colon, where nothing was found that is as much; what was found
    in the words behind a label stands within them."""
    found = list(found)
    mended = list(found)
    contents = sorted((p, i) for i, f in enumerate(found) if f.within is None for p in f.content)
    for f in layout.labelled(document):
        start = min(p[0] for p in (*f.source, *f.content))
        end = max(p[1] for p in (*f.cue, *f.content))
        inside = [i for (a, b), i in contents[bisect_left(contents, ((start,),)) :][:64] if a < end]
        for i in inside if f.source and f.content else ():
            mended[i] = found[i] = _behind(found[i], f.source[0], f.content[0][0])
        same = next((i for i in inside if f.source and found[i].source[:1] == f.source), None)
        if f.content and same is not None:
            mended[same] = replace(found[same], content=f.content)
        if not f.content or any(_as_much(document.text, found[i], f) for i in inside):
            continue
        for i in inside:
            if min(_pieces(found[i]))[0] >= f.content[0][0]:
                mended[i] = replace(mended[i], within=len(mended))
        if all(mended[i].within is not None for i in inside):
            mended.append(f)
    return mended


def _behind(f: Found, label: Piece, start: int) -> Found:
    """ "A. Rye wants patience": a source that a label was taken into, without the label."""
    cut = tuple((start, e) if s == label[0] and s < start < e else (s, e) for s, e in f.source)
    return replace(f, source=cut) if cut != f.source else f


def _pieces(f: Found) -> tuple[Piece, ...]:
    return (*f.source, *f.cue, *f.content)


def _as_much(text: str, f: Found, label: Found) -> bool:
    """Does it have the label's colon, its name or half of its content already? Not where somebody says "I"
    in it."""
    (start, end), *_ = label.content
    if f.source and f.source[0][0] >= start and text[slice(*f.source[0])] in ("I", "We", "we"):
        return False
    shared = sum(max(0, min(e, end) - max(s, start)) for s, e in f.content)
    return 2 * shared > end - start or any(s < start for s, _ in (*f.source, *f.cue))


def _signed(document: Document, found: list[Found]) -> list[Found]:
    """Whoever signs a quotation is its source, whatever was taken for it."""
    mended = list(found)
    for i, who in lone.signed(document, found):
        mended[i] = replace(found[i], source=(who,), cue=())
    return mended


def _clipped(document: Document, found: Iterable[Found]) -> Iterator[Found]:
    """Without the time stamp, headline or other block that a role begins in: "10:42 GMT - Ann Bell"."""
    blocks = [document.piece(b.span) for b in document.article.blocks if b.kind in NOT_PROSE]
    skipped = sorted([*blocks, document.headline] if document.headline else blocks)
    starts = [start for start, _ in skipped]

    def clip(piece: Piece) -> Piece:
        at = bisect_right(starts, piece[0]) - 1
        end = skipped[at][1] if at >= 0 else 0
        if not piece[0] < end < piece[1]:
            return piece
        rest = document.text[end : piece[1]]
        return (piece[1] - len(rest.lstrip()), piece[1])

    for f in found:
        source, cue, content = (tuple(map(clip, pieces)) for pieces in (f.source, f.cue, f.content))
        yield replace(f, source=source, cue=cue, content=content)


def _hyphened(text: str, f: Found) -> Found:
    """ "The co-owner" with all of its first word, where a finder began behind the hyphen."""
    prefixed = ((s, e, PREFIX.search(text, max(s - LONGEST_PREFIX, 0), s)) for s, e in f.source)
    source = tuple((m.start("prefix") if m else s, e) for s, e, m in prefixed)
    return replace(f, source=source) if source != f.source else f


def _in_one_sentence(text: str, sentences: Sequence[int], f: Found) -> Found:
    """ "... by Rep. Marsh. Sgt. Poole said": of a source, what lies in the sentence of its cue."""
    if not f.cue or not any(". " in text[s:e] or "\n" in text[s:e] for s, e in f.source):
        return f
    at = bisect_right(sentences, f.cue[0][0])
    begin, end = sentences[at - 1] if at else 0, sentences[min(at, len(sentences) - 1)]
    kept = tuple(
        (max(s, begin), e if e <= end else s + len(text[s:end].rstrip(" .")))
        for s, e in f.source
        if s < end and e > begin
    )
    return replace(f, source=kept) if kept else f


def _mend_passive(document: Document, found: list[Found], i: int) -> None:
    """The subject of "is said to" belongs to what is said, and so does what it is then said to have said."""
    f = found[i]
    verb = _verb(document, f)
    if verb is None or not f.source or any(c.dep_ == "agent" for c in verb.children):
        return
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or not any(s <= subject.idx < e for s, e in f.source):
        return
    sentence = range(verb.idx, verb.sent[-1].idx)
    held = [j for j, g in enumerate(found) if j != i and g.source == f.source and _begins(g.cue, sentence)]
    pieces = [*f.content, *(p for j in held for p in (*found[j].cue, *found[j].content))]
    if subject.lower_ != "it":
        pieces += f.source
    found[i] = replace(f, source=(), content=phrases.joined(document.text, pieces))
    for j in held:
        found[j] = replace(found[j], within=i)


def _trailing(text: str, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Pairs of "A said X | Y, B say": B's words begin right where A's end, in the midst of a sentence.

    A cue that trails a sentence takes all of it. Yields (B's index, A's index).
    """
    ends = {f.content[-1][1]: i for i, f in enumerate(found) if f.content and f.within is None}
    for i, f in enumerate(found):
        if not (f.cue and f.content) or f.within is not None or f.cue[0][0] < f.content[-1][1]:
            continue
        start = f.content[0][0]
        before = start
        while before and text[before - 1] == " ":
            before -= 1
        inner = ends.get(before)
        if (
            inner is not None
            and inner != i
            and found[inner].cue < f.cue
            and text[start : start + 1].islower()
        ):
            yield i, inner


def _widen(found: list[Found], outer: int, inner: int) -> None:
    f, g = found[outer], found[inner]
    end = f.content[-1][1]
    start = min(p[0] for p in (*g.source, *g.cue, *g.content))
    found[outer] = replace(f, content=((start, end),))
    found[inner] = replace(g, content=(*g.content[:-1], (g.content[-1][0], end)), within=outer)


def _begins(pieces: Sequence[Piece], places: range) -> bool:
    return bool(pieces) and pieces[0][0] in places


def _verb(document: Document, f: Found) -> Token | None:
    for start, end in f.cue:
        words = document.text[start:end].casefold().split()
        if not AGENTLESS.intersection(words):
            continue
        for token in document.doc.char_span(start, end, alignment_mode="expand") or ():
            if token.lower_ in AGENTLESS and token.tag_ == "VBN" and syntax.is_passive(token):
                return token
    return None
