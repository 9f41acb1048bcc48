"""Pairs of person mentions wrongly joined and parted: ``python -m benchmarks.identity GUM.jsonl [-v]``.

GUM (Zeldes 2017) says for every mention which entity it is of. Compared are mentions whose head has capitals
and ends in a name which extraction read as that of a person: two of them are joined wrongly where extraction
gives them to one person and GUM to two, and parted wrongly the other way round. Documents whose id has an odd
sha256 are held out: their errors are never printed, so that what is mended on the open half can be checked
there. ``-v`` prints the errors of the open half.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

from auditor.extract.people import who
from auditor.extract.people.runs import PARTICLES
from auditor.extract.text.document import Document
from auditor.model import Article
from benchmarks.parser import language


@dataclass(frozen=True)
class Named:
    """A mention by name: its words, whom extraction and whom GUM takes it for."""

    text: str
    ours: int
    gold: int


def main() -> None:
    """Print the table, and with ``-v`` what went wrong on the open half."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    nlp = language()
    totals: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    for row in rows:
        held = held_out(row["id"])
        document = Document(Article(id=row["id"], path="-", text=row["text"]), nlp)
        counts, errors = compare(tuple(named(document, row["mentions"])))
        totals[held] += counts
        if "-v" in sys.argv and not held:
            print(*(f"{row['id']}\t{error}" for error in errors), sep="\n", end="\n" if errors else "")
    print("\n".join(table(totals)))


def held_out(name: str) -> bool:
    """Whether a document is kept from being read."""
    return sha256(name.encode()).digest()[-1] % 2 == 1


def named(document: Document, mentions: Sequence[Mapping[str, Any]]) -> Iterator[Named]:
    """The mentions of persons by name, as extraction and GUM see them."""
    cast = who.is_in(document).cast
    for mention in mentions:
        start, end = mention["head"]
        span = document.doc.char_span(start, end, alignment_mode="expand")
        if mention["type"] != "person" or span is None:
            continue
        words = [t.text for t in span if t.text.isalpha() and t.lower_ not in PARTICLES]
        entity = cast.entity_at(span[-1].i)
        if words and all(w.istitle() or w.isupper() for w in words) and entity and entity.sort == "person":
            yield Named(document.text[start:end], id(entity), mention["entity"])


def compare(mentions: Sequence[Named]) -> tuple[Counter[str], list[str]]:
    """Pairs of mentions by how they were taken, and each wrong pair of names once, with its number."""
    counts, errors = Counter({"mentions": len(mentions)}), Counter[str]()
    for a, b in combinations(mentions, 2):
        kind = {(1, 1): "joined", (0, 0): "apart", (1, 0): "wrongly joined", (0, 1): "wrongly parted"}[
            a.ours == b.ours, a.gold == b.gold
        ]
        counts[kind] += 1
        if kind.startswith("wrongly"):
            errors[f"{kind}: {a.text} | {b.text}"] += 1
    return counts, [f"{n} {error}" for error, n in errors.most_common()]


def table(totals: Mapping[bool, Counter[str]]) -> Iterator[str]:
    """Open and held-out documents side by side."""
    yield "| documents | names | pairs joined | wrongly joined | wrongly parted | precision | recall |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for held, label in ((False, "open"), (True, "held out")):
        n = totals[held]
        ours, gold = n["joined"] + n["wrongly joined"], n["joined"] + n["wrongly parted"]
        yield (
            f"| {label} | {n['mentions']} | {ours} | {n['wrongly joined']} | {n['wrongly parted']} "
            f"| {100 * n['joined'] / max(ours, 1):.1f} | {100 * n['joined'] / max(gold, 1):.1f} |"
        )


if __name__ == "__main__":
    main()
