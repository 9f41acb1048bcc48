"""From the model's numbers to words: where cues are, which words belong to each, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from auditor.extract.find.neural.windows import Ints, Reading
from auditor.names.titles import dotted

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

NONE, SOURCE, CONTENT = 0, 1, 2
N_FACTS = 12  # what the confidence is computed from


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds, fitted on held-out training articles and shipped with the weights."""

    run: float = 0.2  # a cue is a run of words over this probability ...
    peak: float = 0.3  # ... of which one is over this
    accept: float = 0.4  # confidence that an attribution needs
    nested_accept: float = 0.6  # the same for one inside another's content
    nested_cue: float = 0.0005  # cue probability in the first reading that makes a content worth a second
    edge: float = 0.6  # weight of the edges against the words' own roles
    piece: float = 0.8  # what a further piece costs
    gap: int = 1  # words between two pieces of a content that are filled
    rival: float = 0.5  # how far a content must be ahead to keep words that another attribution wants
    raised: float = 0.0  # by how much words are likelier sources, second time, where a content has none

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Settings:
        """From a mapping that may hold other things too."""
        return cls(**{f.name: values[f.name] for f in fields(cls) if f.name in values})


@dataclass(frozen=True, slots=True)
class Answer:
    """One attribution in words of what was read."""

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    facts: npt.NDArray[np.float64]


def sigmoid(x: Any) -> Any:
    """The logistic function, safe for any size of x."""
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(x)))


def runs(mask: Bools) -> list[tuple[int, int]]:
    """Stretches [start, end) in which the mask holds."""
    change = np.diff(np.pad(mask.astype(np.int8), 1))
    return list(zip(np.flatnonzero(change == 1).tolist(), np.flatnonzero(change == -1).tolist(), strict=True))


def find_cues(probability: Floats, paragraph: Ints, settings: Settings) -> list[tuple[int, int]]:
    """Runs of words that are likely cues; none crosses a paragraph's end."""
    found = []
    for start, end in runs(probability > settings.run):
        cuts = (np.flatnonzero(np.diff(paragraph[start:end])) + start + 1).tolist()
        for a, b in zip([start, *cuts], [*cuts, end], strict=True):
            if probability[a:b].max() >= settings.peak:
                found.append((a, b))
    return found


def owners(contents: Sequence[Sequence[tuple[int, int]]], n_words: int) -> Ints:
    """For each word the first of the contents that holds it, or -1."""
    result = np.full(n_words, -1, dtype=np.int64)
    for n in range(len(contents) - 1, -1, -1):
        for start, end in contents[n]:
            result[start:end] = n
    return result


def log_roles(logits: Floats, real: Bools, index: Ints, cues: Sequence[tuple[int, int]]) -> Floats:
    """Log-probability of each role for each word; a cue's own words and places outside the text have none."""
    shifted = logits[..., :3] - logits[..., :3].max(axis=-1, keepdims=True)
    result = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    spans = np.asarray(cues, dtype=np.int64).reshape(-1, 2)
    barred = ~real | ((index >= spans[:, :1]) & (index < spans[:, 1:]))
    result[barred] = (0.0, -1e4, -1e4)
    return np.asarray(result, dtype=np.float32)


def compete(log: Floats, index: Ints, strength: Floats, n_words: int, margin: float) -> Floats:
    """Takes from each cue the content words that another, stronger one wants more."""
    if len(log) < 2:
        return log
    wish = np.exp(log[..., CONTENT]) * strength[:, None]
    best = np.zeros(n_words, dtype=np.float32)
    for k in range(len(log)):
        np.maximum.at(best, index[k], wish[k])
    lost = (best[index] > wish * (1 + 1e-6)) & (best[index] > margin)
    result = log.copy()
    result[..., CONTENT][lost] = np.minimum(result[..., CONTENT][lost], -8.0)
    return result


def best_paths(log: Floats, edges: Floats, settings: Settings) -> Ints:
    """The most likely sequence of roles around each cue, where pieces begin and end at likely edges."""
    count, length, _ = log.shape
    weight = settings.edge * np.clip(edges, -8, 8)
    enter = np.zeros((count, length, 3), dtype=np.float32)
    leave = np.zeros((count, length, 3), dtype=np.float32)
    for role, at in ((SOURCE, 0), (CONTENT, 2)):
        enter[..., role], leave[..., role] = weight[..., at] - settings.piece, weight[..., at + 1]
    turn = enter[:, 1:, None, :] + leave[:, :-1, :, None]
    turn[:, :, range(3), range(3)] = 0
    score = log[:, 0] + enter[:, 0]
    back = np.zeros((length, count, 3), dtype=np.int8)
    for at in range(1, length):
        options = score[:, :, None] + turn[:, at - 1]
        back[at] = options.argmax(axis=1)
        score = options.max(axis=1) + log[:, at]
    path = np.zeros((count, length), dtype=np.int64)
    path[:, -1] = (score + leave[:, -1]).argmax(axis=1)
    rows = np.arange(count)
    for at in range(length - 1, 0, -1):
        path[:, at - 1] = back[at, rows, path[:, at]]
    return path


def answers(
    cues: Sequence[tuple[int, int]],
    cue_logits: Floats,
    logits: Floats,
    index: Ints,
    real: Bools,
    settings: Settings,
) -> list[Answer]:
    """One answer for each cue; those without content have none and say so by an empty one."""
    log = log_roles(logits, real, index, cues)
    strength = np.asarray([sigmoid(cue_logits[a:b].max()) for a, b in cues], dtype=np.float32)
    alone = log
    log = compete(log, index, strength, len(cue_logits), settings.rival)
    paths = _paths(log, logits[..., 3:], settings)
    result = []
    for k, cue in enumerate(cues):
        first = int(real[k].argmax())
        base = int(index[k, first]) - first
        source, content = runs(paths[k] == SOURCE), runs(paths[k] == CONTENT)
        if len(source) > 1:
            source = [max(source, key=lambda piece: float(np.exp(log[k, slice(*piece), SOURCE]).sum()))]
        content = _joined(content, settings.gap, paths[k])
        facts = _facts(cue_logits[cue[0] : cue[1]], alone[k], logits[k, :, 3:], source, content)
        result.append(Answer(cue, _moved(source, base), _moved(content, base), facts))
    return result


def _paths(log: Floats, edges: Floats, settings: Settings) -> Ints:
    """The best paths; one without a source is the best of those with every word likelier a source."""
    paths = best_paths(log, edges, settings)
    lone = ~(paths == SOURCE).any(axis=1)
    if settings.raised and lone.any():
        raised = log[lone]
        raised[..., SOURCE] += settings.raised
        paths[lone] = best_paths(raised, edges[lone], settings)
    return paths


def _moved(pieces: Sequence[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((a + by, b + by) for a, b in pieces)


def _joined(pieces: list[tuple[int, int]], gap: int, path: Ints) -> list[tuple[int, int]]:
    """Pieces with small gaps filled, where the gap holds no other role."""
    result: list[tuple[int, int]] = []
    for start, end in pieces:
        if result and start - result[-1][1] <= gap and not path[result[-1][1] : start].any():
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result


def _facts(
    cue: Floats,
    log: Floats,
    edges: Floats,
    source: Sequence[tuple[int, int]],
    content: Sequence[tuple[int, int]],
) -> npt.NDArray[np.float64]:
    """What the confidence is computed from: how sure the cue, the words and the edges are."""
    row = np.zeros(N_FACTS)
    row[0], row[1], row[2] = 1.0, np.clip(cue.max(), -8, 8) / 4, np.clip(cue.mean(), -8, 8) / 4
    for at, pieces, role, edge in ((3, source, SOURCE, 0), (7, content, CONTENT, 2)):
        if not pieces:
            continue
        sure = np.concatenate([log[a:b, role] for a, b in pieces])
        row[at] = 1.0
        row[at + 1] = max(-8.0, float(sure.mean()))
        row[at + 2] = max(-8.0, float(sure.min())) / 4
        ends = [
            min(0.0, float(-np.logaddexp(0, -edges[w, e])))
            for a, b in pieces
            for w, e in ((a, edge), (b - 1, edge + 1))
        ]
        row[at + 3] = max(-8.0, sum(ends) / len(pieces)) / 2
    row[11] = np.log1p(sum(b - a for a, b in content)) / 4 + 0.5 * (len(content) > 1)
    return row


_OPENING = frozenset("“„‟«‘‚‹([{`\"'")
_CLOSING = frozenset("”’»›)]}´\"'“‘")
_QUOTES = frozenset("“”„‟«»‘’‚‹›`´\"'")


def tidy(text: str, reading: Reading, pieces: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Word ranges as code points, without stray punctuation at the edges, and with both quotes or none."""
    result = []
    for start, end in pieces:
        a, b = _trimmed(text, reading, start, end)
        a, b = (start, end) if a >= b else _balanced(text, reading, a, b)
        result.append((int(reading.starts[a]), int(reading.ends[b - 1])))
    return tuple(result)


def _word(text: str, reading: Reading, at: int) -> str:
    return (
        text[reading.starts[at] : min(reading.ends[at], reading.starts[at] + 2)]
        if 0 <= at < len(reading)
        else " "
    )


def _trimmed(text: str, reading: Reading, a: int, b: int) -> tuple[int, int]:
    """Without commas, stops and the like at the edges; quotation marks and brackets stay for now."""
    while (
        a < b
        and not (word := _word(text, reading, a))[0].isalnum()
        and word[0] not in _OPENING
        and word[0] not in "$#@€£"
    ):
        a += 1
    while (
        a < b
        and not (word := _word(text, reading, b - 1))[0].isalnum()
        and word[0] not in _CLOSING
        and word[0] not in "?!%…"
    ):
        if word[0] == "." and b - 2 >= a and reading.ends[b - 2] == reading.starts[b - 1]:
            before = text[reading.starts[b - 2] : reading.ends[b - 2]]
            if before in dotted() or (len(before) == 1 and before.isupper()):
                break
        b -= 1
    return a, b


def _balanced(text: str, reading: Reading, a: int, b: int) -> tuple[int, int]:
    """With the quotation mark at either edge only if the other one is there or right beside."""
    first, last = _word(text, reading, a)[0] in _QUOTES, _word(text, reading, b - 1)[0] in _QUOTES
    if b - a > 1 and first == last:
        if not first and _opens(text, reading, a - 1) and (after := _closes_after(text, reading, b)) > 0:
            return a - 1, after
        return a, b
    inside = sum(_word(text, reading, k)[0] in '“”"«»„' for k in range(a, b))
    if inside % 2 == 0 or b - a == 1:
        return a, b
    if first:
        after = _closes_after(text, reading, b)
        return (a, after) if after > 0 else (a + 1, b)
    return (a - 1, b) if _opens(text, reading, a - 1) else (a, b - 1)


def _opens(text: str, reading: Reading, at: int) -> bool:
    return _word(text, reading, at)[0] in "“„«‘\"'`" and bool(reading.ends[at] == reading.starts[at + 1])


def _closes_after(text: str, reading: Reading, at: int) -> int:
    """The word after a closing mark that stands at `at`, or behind a comma or stop there; else 0."""
    for skip in (0, 1):
        if skip and _word(text, reading, at)[0] not in ",.;":
            return 0
        here = at + skip
        if _word(text, reading, here)[0] in "”»’\"'“" and bool(
            reading.ends[here - 1] == reading.starts[here]
        ):
            return here + 1
    return 0
