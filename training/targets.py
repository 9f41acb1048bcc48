"""What a teacher says of articles, word by word, for a student to learn from.

python -m training.targets TEACHER ARTICLES.jsonl... --out FOLDER [--convention guide] [--outermost]

TEACHER is a checkpoint of the big network, or a folder of weights that ship.
Lines have an id and a text; those of a blind half are never read. Articles that FOLDER has are skipped.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from auditor.extract.find.neural import decode, windows
from auditor.extract.find.neural.decode import Settings
from auditor.extract.find.neural.finder import GUIDE, POLNEAR, NeuralFinder
from training.begin import minilm_files
from training.data import plain_tokenizer
from training.net import TEACHER, Net
from training.reader import TorchFinder
from training.soft import Floats, Target, load, save

ASKED = Settings(run=0.08, peak=0.08)  # cues that roles are kept for
LEAST = 0.004  # probability of a role from which a word around a cue is kept
NEVER = -8.0  # the logit of what is not kept
TOGETHER = 32  # articles in a file


@dataclass(frozen=True)
class Row:
    """What is said of one cue: the words that may have a role, and the logits of these."""

    cue: tuple[int, int]
    strength: float
    kept: windows.Ints
    said: Floats
    nested: bool = False

    def moved(self, content: windows.Ints) -> Row:
        """From words of a content to words of the text."""
        start, end = self.cue
        cue = (int(content[start]), int(content[end - 1]) + 1)
        return Row(cue, self.strength, content[self.kept], self.said, True)


class Teacher:
    """Reads articles, and the contents it finds in them once more for what is nested there."""

    def __init__(self, finder: NeuralFinder, nested: bool = True) -> None:
        self.finder, self.nested = finder, nested
        finder.settings = ASKED

    def read(self, text: str) -> Target | None:
        """The target of one text."""
        reading = windows.read(text, [(0, len(text))], self.finder._tokenizer)
        if not len(reading):
            return None
        words = self.finder._encode(reading)
        logits = np.full((len(reading), 2), NEVER if self.nested else np.nan, np.float32)
        logits[:, 0] = words[:, 0]
        rows = list(self._asked(words, reading))
        contents = list(_contents(rows)) if self.nested else []
        parts = [_picked(reading, content) for content in contents]
        for content, part, inner in zip(contents, parts, self._encoded(parts), strict=True):
            logits[content, 1] = np.maximum(logits[content, 1], inner[:, 0])
            rows += [row.moved(content) for row in self._asked(inner, part)]
        return _target(logits, _apart(rows))

    def _encoded(self, parts: Sequence[windows.Reading]) -> Sequence[Floats]:
        if isinstance(self.finder, TorchFinder):
            return self.finder.encode_all(parts)
        return [self.finder._encode(part) for part in parts]

    def _asked(self, words: Floats, reading: windows.Reading) -> Iterator[Row]:
        """Each likely cue, the words around it that may have a role, and the logits of these."""
        probability = np.asarray(decode.sigmoid(words[:, 0]), np.float32)
        cues = decode.find_cues(probability, reading.paragraph, ASKED)
        if not cues:
            return
        index, real, distance, apart = windows.around(cues, reading.paragraph)
        logits = self.finder._ask(words, cues, index, real, distance, apart)
        log = decode.log_roles(logits, real, index, cues)
        likely = np.exp(log[..., 1:]).max(axis=-1) > LEAST
        for k, cue in enumerate(cues):
            at = np.flatnonzero(likely[k])
            span = slice(at[0], at[-1] + 1) if len(at) else slice(0, 0)
            strength = float(words[cue[0] : cue[1], 0].max())
            yield Row(cue, strength, index[k, span], logits[k, span])


def _contents(rows: Sequence[Row]) -> Iterator[windows.Ints]:
    """The words of each content of a cue that is likelier than not, where it is worth a second look."""
    for row in rows:
        content = row.kept[row.said[:, :3].argmax(axis=1) == decode.CONTENT]
        if row.strength > 0 and len(content) >= 4:
            yield content


def _apart(rows: Sequence[Row]) -> list[Row]:
    """The rows without those whose cue meets a likelier one, in text order."""
    result: list[Row] = []
    for row in sorted(rows, key=lambda row: -row.strength):
        if all(row.cue[1] <= other.cue[0] or other.cue[1] <= row.cue[0] for other in result):
            result.append(row)
    return sorted(result, key=lambda row: row.cue)


def _picked(reading: windows.Reading, chosen: windows.Ints) -> windows.Reading:
    """Some words of a reading as a reading of their own."""
    counts = np.diff(reading.first, append=len(reading.pieces))[chosen]
    first = np.cumsum(counts) - counts
    pieces = np.repeat(reading.first[chosen] - first, counts) + np.arange(counts.sum())
    return windows.Reading(
        reading.starts[chosen], reading.ends[chosen], reading.paragraph[chosen], first,
        reading.pieces[pieces], reading.features[pieces], reading.quoted[chosen],
    )  # fmt: skip


def _target(logits: Floats, rows: Sequence[Row]) -> Target:
    ranges, roles = [], [np.zeros((0, 7), np.float32)]
    for row in rows:
        start, end = (int(row.kept[0]), int(row.kept[-1]) + 1) if len(row.kept) else (0, 0)
        whole = np.full((end - start, 7), NEVER, np.float32)
        whole[:, 0] = -NEVER
        whole[row.kept - start] = row.said
        ranges.append((start, end))
        roles.append(whole)
    return Target(
        logits,
        np.asarray([row.cue for row in rows], np.int64).reshape(-1, 2),
        np.asarray([row.nested for row in rows], np.int64),
        np.asarray(ranges, np.int64).reshape(-1, 2),
        np.concatenate(roles),
    )


def unread(paths: list[Path], known: set[str]) -> Iterator[dict[str, Any]]:
    """The lines that are to be read."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"] not in known and row.get("half") != "blind":
                    yield row


def _finder(path: Path) -> NeuralFinder:
    if path.is_dir():
        finder = NeuralFinder.load(path)
        finder.nested = False
        return finder
    return TorchFinder.of(path, Net(TEACHER), plain_tokenizer(minilm_files()[1]))


def main() -> None:
    """Reads on until all articles have targets."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("teacher", type=Path)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--convention", choices=("polnear", "guide"), default="polnear")
    parser.add_argument(
        "--outermost", action="store_true", help="say nothing of what is nested: half the time"
    )
    asked = parser.parse_args()
    torch.set_num_threads(1)
    asked.out.mkdir(parents=True, exist_ok=True)
    finder = _finder(asked.teacher)
    finder.mark_by(GUIDE if asked.convention == "guide" else POLNEAR)
    teacher = Teacher(finder, not asked.outermost)
    rows = list(unread(asked.articles, set(load(asked.out))))
    begun = len(list(asked.out.glob("[0-9]*.npz")))
    with torch.autocast("cpu", torch.bfloat16):
        for n in range(0, len(rows), TOGETHER):
            read = {row["id"]: teacher.read(row["text"]) for row in rows[n : n + TOGETHER]}
            name = f"{begun + n // TOGETHER:05}.npz"
            save(asked.out / name, {k: t for k, t in read.items() if t is not None})
            print(f"{min(n + TOGETHER, len(rows))} of {len(rows)} articles", flush=True)


if __name__ == "__main__":
    main()
