"""Quotations whole: to the closing mark, over paragraphs, on both sides of a tag; and new ones apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.contract.finders import Found, Piece
from auditor.extract.text.quotes import Quote, Quotes, words

Speech = tuple[Quote, ...]  # one quotation; several where it goes on over paragraphs

MUCH = 1 / 3  # share of a quotation's words in a content that makes all of it the content's
TAG = 160  # characters that a tag between two parts of a quotation has at most
CLOSED = re.compile(r"[.!?…,;:–—-][\"'”’)\]]*\s*$")
FINISHED = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
SENTENCES = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘A-Z])")


def whole(text: str, quotes: Quotes, found: Sequence[Found], apart: bool = True) -> list[Found]:
    """The found ones with whole quotations.

    With ``apart`` a quotation behind a paraphrase is one of its own: by the guide, not always in PolNeAR.
    """
    grown = list(found)
    speeches, holders = _held(text, quotes, grown)
    owners = {n: held[0] for n, held in enumerate(holders) if len(held) == 1}
    for n, owner in owners.items():
        grown[owner] = _grown(grown[owner], speeches[n])
    for n, (before, after) in enumerate(pairwise(speeches)):
        owner = owners.get(n, -1)
        if owner >= 0 and not holders[n + 1] and _tagged(text, grown[owner], before[-1], after[0]):
            owners[n + 1] = owner
            grown[owner] = _grown(grown[owner], after)
    if not apart:
        return grown
    parted = list(_split(text, speeches, owners, grown))
    return grown + parted


def _held(text: str, quotes: Quotes, found: Sequence[Found]) -> tuple[list[Speech], list[list[int]]]:
    """The speeches in text order, and who holds each; one that several hold is taken apart by paragraphs."""
    pieces = sorted((piece, n) for n, f in enumerate(found) if f.within is None for piece in f.content)
    longest = max((e - s for (s, e), _ in pieces), default=0)
    speeches: list[Speech] = []
    holders: list[list[int]] = []
    for speech in _speeches(quotes):
        held = _holders(text, speech, found, _meeting(pieces, longest, speech))
        for part in [speech] if len(held) < 2 else [(q,) for q in speech]:
            speeches.append(part)
            holders.append(held if part is speech else _holders(text, part, found, held))
    return speeches, holders


def _speeches(quotes: Quotes) -> Iterator[Speech]:
    """The quotations that are speech, each with those that go on with it in the next paragraphs."""
    run: list[Quote] = []
    for q in quotes.all:
        if run and not (q.continues and not run[-1].closed):
            yield tuple(run)
            run = []
        if run or quotes.is_speech(q):
            run.append(q)
    if run:
        yield tuple(run)


def _holders(text: str, speech: Speech, found: Sequence[Found], among: Iterable[int]) -> list[int]:
    """The attributions whose content holds much of a speech, and whose cue stands outside of it."""
    return [n for n in among if not _inside(found[n].cue, speech) and _much(text, found[n], speech)]


def _meeting(pieces: Sequence[tuple[Piece, int]], longest: int, speech: Speech) -> list[int]:
    """The attributions whose content shares a place with a speech."""
    first, last = speech[0].start, speech[-1].end
    at = bisect_left(pieces, ((first - longest, 0), 0))
    meeting: dict[int, None] = {}
    while at < len(pieces) and pieces[at][0][0] < last:
        if first < pieces[at][0][1]:
            meeting[pieces[at][1]] = None
        at += 1
    return list(meeting)


def _inside(pieces: Iterable[Piece], speech: Speech) -> bool:
    return any(q.start <= s < q.end for s, _ in pieces for q in speech)


def _much(text: str, f: Found, speech: Speech) -> bool:
    """Does the content hold much of any part of the speech?"""
    for q in speech:
        shared = sum(words(text[max(s, q.start) : min(e, q.end)]) for s, e in f.content if s < q.end > s)
        if shared >= MUCH * words(text[q.start : q.end]) and shared:
            return True
    return False


def _grown(f: Found, speech: Speech) -> Found:
    """With all of the speech in its content, a piece for each paragraph; what touches is one piece."""
    pieces: list[Piece] = []
    for start, end in sorted([*f.content, *(q.piece for q in speech)]):
        if pieces and start <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    return replace(f, content=tuple(pieces))


def _tagged(text: str, f: Found, before: Quote, after: Quote) -> bool:
    """Is all that stands between two quotations the tag of the first: its source and its cue?"""
    between = text[before.end : after.start]
    if len(between) > TAG or "\n" in between or not CLOSED.search(between):
        return False
    if SENTENCES.search(between.rstrip()):
        return False
    tag = (*f.source, *f.cue)
    return bool(f.cue) and all(before.end <= s and e <= after.start for s, e in tag)


def _split(
    text: str, speeches: Sequence[Speech], owners: dict[int, int], found: list[Found]
) -> Iterator[Found]:
    """Takes each speech that follows a finished paraphrase out of its content, and hands it over."""
    for n, owner in sorted(owners.items()):
        f, first = found[owner], speeches[n][0]
        ahead = [piece for piece in f.content if piece[0] < first.start]
        if not ahead or not FINISHED.search(text[: first.start][-4:]) or not text[first.start + 1].isupper():
            continue
        said = any(_inside([piece], speeches[m]) for piece in ahead for m, o in owners.items() if o == owner)
        behind = all(e <= first.start for _, e in f.cue)
        if said or not behind or not f.cue:
            continue
        rest = _without(f.content, first.start)
        if not rest or _clause(text, rest) < 3:
            continue
        yield Found((), (), tuple(q.piece for q in speeches[n]), f.confidence, f.roles)
        found[owner] = replace(f, content=rest)


def _without(content: Sequence[Piece], start: int) -> tuple[Piece, ...]:
    """The pieces before a place."""
    return tuple((s, min(e, start)) for s, e in content if s < start)


def _clause(text: str, pieces: Iterable[Piece]) -> int:
    return sum(words(text[s:e]) for s, e in pieces)
