"""Turns a text into what the model reads, so that training and run time cannot drift apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from auditor.model import SourceKind

Ints = npt.NDArray[np.int64]
Spans = Sequence[tuple[int, int]]

WINDOW = 382  # word pieces read at once, without the two marks at the ends
OVERLAP = 62  # word pieces that neighbouring windows share
CLS, SEP, UNKNOWN = 101, 102, 100
MAX_PIECES = 6  # word pieces of one word; the first one stands for it
MAX_CHARACTERS = 48  # of one word that the tokenizer sees
TOKENIZED_AT_ONCE = 16_384

_WORD = re.compile(r"\w+|([^\w\s])\1*")
_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_QUOTE = re.compile(r"^(?:[\"“”„‟«»‹›‘’‚‛'`´]+)$")
_OPENS = frozenset("“„‟«‘‚‹`")
_CLOSES = frozenset("”»’›´")
_SINGLE = frozenset("'‘’‚‛‹›`´")
OUTSIDE, IN_DOUBLE, IN_SINGLE = 0, 1, 2
LOWER, CAPITALISED, CAPITALS, NO_CASE = 0, 1, 2, 3
KINDS: tuple[SourceKind, ...] = ("person", "organisation", "document", "group", "population", "author")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as words and word pieces; every array of a kind has one entry per word or per piece."""

    starts: Ints  # word: first code point
    ends: Ints  # word: after the last one
    paragraph: Ints  # word: which paragraph it is in
    first: Ints  # word: index of its first piece
    pieces: Ints  # piece: vocabulary entry
    features: Ints  # (pieces, 3): inside quotes, case, paragraph start
    quoted: Ints  # word: OUTSIDE, IN_DOUBLE or IN_SINGLE

    def __len__(self) -> int:
        return len(self.starts)


def read(text: str, prose: Spans, tokenizer: Tokenizer) -> Reading:
    """Words of the prose stretches with all that the model is told about each."""
    found = [match.span() for start, end in prose for match in _WORD.finditer(text, start, end)]
    spans = np.asarray(found, dtype=np.int64).reshape(-1, 2)
    starts, ends = spans[:, 0], spans[:, 1]
    opening = _paragraph_starts(text, starts, ends)
    words = [text[s : min(e, s + MAX_CHARACTERS)] for s, e in found]
    quoted = _inside_quotes(words, starts, ends, opening)
    case = np.fromiter((_case(word) for word in words), np.int64, len(words))
    pieces, owner = _pieces(words, tokenizer)
    first = np.searchsorted(owner, np.arange(len(words)))
    features = np.stack((quoted, case, opening.astype(np.int64)), axis=1)[owner]
    return Reading(starts, ends, np.cumsum(opening), first, pieces, features, quoted)


def _paragraph_starts(text: str, starts: Ints, ends: Ints) -> npt.NDArray[np.bool_]:
    """Whether a paragraph starts at each word: after a blank line, or after any line where those are rare."""
    if not len(starts):
        return np.zeros(0, dtype=np.bool_)
    within = _NEWLINE.finditer(text, int(starts[0]), int(ends[-1]))  # contents are read one by one
    newlines = np.fromiter((m.start() for m in within), np.int64)
    before = np.searchsorted(newlines, starts)
    breaks = np.diff(before, prepend=0)
    single, blank = int((breaks == 1).sum()), int((breaks > 1).sum())
    opening = breaks >= (2 if 4 * blank >= single else 1)
    opening[:1] = True
    return np.asarray(opening, dtype=np.bool_)


def _case(word: str) -> int:
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return CAPITALS
    return CAPITALISED if word[0].isupper() else NO_CASE


def _inside_quotes(words: Sequence[str], starts: Ints, ends: Ints, opening: npt.NDArray[np.bool_]) -> Ints:
    """State of each word; a double quote left open runs to its paragraph's end, a single one is dropped."""
    state = np.zeros(len(words), dtype=np.int64)
    glued = np.zeros(len(words) + 1, dtype=np.bool_)  # glued[i]: no space between word i - 1 and word i
    if len(words) > 1:
        glued[1:-1] = starts[1:] == ends[:-1]
    heads = np.append(np.flatnonzero(opening), len(words))
    marks = [i for i, word in enumerate(words) if _QUOTE.match(word)]
    double = single = -1
    head = 1  # index into heads: where the paragraph at hand ends
    for i in marks:
        while head < len(heads) and heads[head] <= i:
            if double >= 0:
                state[double : heads[head]] = IN_DOUBLE
            double = single = -1
            head += 1
        mark = words[i]
        left, right = bool(glued[i]), bool(glued[i + 1])
        if mark[0] in _SINGLE and len(mark) == 1:
            if left and right and words[i - 1][-1].isalnum() and words[i + 1][0].isalnum():
                continue  # an apostrophe
            opens = mark in _OPENS or (mark in "'‛" and right and not (left and words[i - 1][-1].isalnum()))
            if (opens and not left) or (opens and single < 0):
                single = i
            elif left and single >= 0:
                inner = state[single : i + 1]
                inner[inner == OUTSIDE] = IN_SINGLE
                single = -1
            continue
        opens = mark[0] in _OPENS and not (mark[0] == "“" and double >= 0 and words[double][0] == "„")
        if not opens and mark[0] not in _CLOSES and mark[0] != "'":
            opens = double < 0 or (right and not left)
        if opens:
            double = i if double < 0 or mark[0] != '"' else double
        elif double >= 0:
            state[double : i + 1] = IN_DOUBLE
            double = -1
    if double >= 0:
        state[double : heads[min(head, len(heads) - 1)]] = IN_DOUBLE
    return state


def _pieces(words: Sequence[str], tokenizer: Tokenizer) -> tuple[Ints, Ints]:
    """Word pieces of all words, and the word that each belongs to; every word has at least one."""
    ids: list[Ints] = [np.zeros(0, np.int64)]
    owners: list[Ints] = [np.zeros(0, np.int64)]
    for at in range(0, len(words), TOKENIZED_AT_ONCE):
        chunk = [w if w[0].isalnum() else w[:2] for w in words[at : at + TOKENIZED_AT_ONCE]]
        try:
            encoding = tokenizer.encode(chunk, is_pretokenized=True, add_special_tokens=False)
        except (TypeError, UnicodeError):  # lone surrogates
            chunk = [word.encode("utf-8", "replace").decode() for word in chunk]
            encoding = tokenizer.encode(chunk, is_pretokenized=True, add_special_tokens=False)
        own: Any = encoding.word_ids
        owner = np.asarray(own, dtype=np.int64)
        piece = np.asarray(encoding.ids, dtype=np.int64)
        missing = np.setdiff1d(np.arange(len(chunk)), owner)
        owner = np.concatenate((owner, missing))
        order = np.argsort(owner, kind="stable")
        owner = owner[order]
        piece = np.concatenate((piece, np.full(len(missing), UNKNOWN)))[order]
        rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
        kept = rank < MAX_PIECES
        ids.append(piece[kept])
        owners.append(owner[kept] + at)
    return np.concatenate(ids), np.concatenate(owners)


def windows(
    n_pieces: int, size: int = WINDOW, overlap: int = OVERLAP, multiple: int = 1
) -> list[tuple[int, int]]:
    """Evenly long windows over the pieces, each at most `size` long, sharing `overlap` or more with the next.

    `multiple` lengthens them to a few lengths that come again and again, which is faster in training.
    """
    if n_pieces <= 0:
        return []
    count = max(1, -(-(n_pieces - overlap) // (size - overlap)))
    length = -(-(n_pieces + overlap * (count - 1)) // count)
    length = min(n_pieces, size, -(-(length + 2) // multiple) * multiple - 2) if multiple > 1 else length
    last = n_pieces - length
    return [(at, at + length) for at in (round(last * k / max(1, count - 1)) for k in range(count))]


def encoder_inputs(reading: Reading, span: tuple[int, int]) -> tuple[Ints, Ints]:
    """Piece ids and features of one window with the marks that the encoder expects at both ends."""
    start, end = span
    ids = np.concatenate(([CLS], reading.pieces[start:end], [SEP]))
    features = np.pad(reading.features[start:end], ((1, 1), (0, 0)))
    return ids, features


BEFORE = AFTER = 112  # words around a cue in which its source and content are sought
NEAR, FAR_STEP = 32, 8  # distances up to NEAR are told apart, further ones in steps
N_DISTANCES = 2 * (NEAR + 1 + (max(BEFORE, AFTER) - NEAR) // FAR_STEP + 1) + 1
N_PARAGRAPHS = 5


def around(
    cues: Sequence[tuple[int, int]], paragraph: Ints
) -> tuple[Ints, npt.NDArray[np.bool_], Ints, Ints]:
    """Per cue: word indices around it (clipped), which are real, and classes of distance and of paragraph."""
    spans = np.asarray(cues, dtype=np.int64).reshape(-1, 2)
    start, end = spans[:, :1], spans[:, 1:]
    index = start + np.arange(-BEFORE, AFTER + 1)[None]
    real = (index >= 0) & (index < len(paragraph))
    signed = np.where(index < start, index - start, np.where(index >= end, index - end + 1, 0))
    index = np.clip(index, 0, max(0, len(paragraph) - 1))
    size = np.abs(signed)
    size = np.where(size <= NEAR, size, NEAR + 1 + (size - NEAR) // FAR_STEP)
    half = (N_DISTANCES - 1) // 2
    distance = half + np.sign(signed) * np.minimum(size, half)
    apart = np.clip(paragraph[index] - paragraph[start], -2, 2) + 2
    return index, real, distance, apart


def cut(reading: Reading, start: int, end: int) -> Reading:
    """Words [start, end) of a reading as a reading of its own."""
    a = int(reading.first[start])
    b = int(reading.first[end]) if end < len(reading) else len(reading.pieces)
    return Reading(
        reading.starts[start:end], reading.ends[start:end], reading.paragraph[start:end],
        reading.first[start:end] - a, reading.pieces[a:b], reading.features[a:b], reading.quoted[start:end],
    )  # fmt: skip


def sections(reading: Reading, most: int) -> Iterator[Reading]:
    """The reading in parts of at most `most` words, cut at a near paragraph, so that memory is bounded."""
    start, total = 0, len(reading)
    while total - start > most:
        last = reading.paragraph[start + 3 * most // 4 : start + most + 1]
        changes = np.flatnonzero(np.diff(last))
        end = start + 3 * most // 4 + int(changes[-1]) + 1 if len(changes) else start + most
        yield cut(reading, start, end)
        start = end
    if start < total:
        yield cut(reading, start, total)
