"""How well MinHash finds copies of a text: ``python -m benchmarks.copies ARTICLES.jsonl`` prints a table.

Each article is printed again by another outlet: with a share of its words dropped, under another headline,
and with lines of that outlet's boilerplate, which is not known as such here. rensa and datasketch sketch the
same shingles, with the same bands and rows; what meets under a band is then held against the rule for copies.
Recall is the share of reprints that meet, and that are taken for copies; precision the share of pairs that
are reprints.
"""

from __future__ import annotations

import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from datasketch import MinHash

from auditor.model import Article
from auditor.stories.texts import BANDS, ROWS, bands, copied, digest, shingles
from benchmarks.stories import lines

DROPPED = (0.0, 0.01, 0.02, 0.03, 0.05, 0.1)
ADDED = (0, 40, 120)  # words of boilerplate
Found = frozenset[int]


def datasketch(found: Found) -> tuple[int, ...]:
    """The keys that datasketch gives a set."""
    sketch = MinHash(num_perm=BANDS * ROWS, seed=1)
    sketch.update_batch([n.to_bytes(8) for n in found])
    values = sketch.hashvalues.tolist()
    return tuple(digest(f"{n} {values[n * ROWS : n * ROWS + ROWS]}") for n in range(BANDS))


LIBRARIES: dict[str, Callable[[Found], tuple[int, ...]]] = {"rensa": bands, "datasketch": datasketch}


def reprinted(text: str, dropped: float, added: int, rng: random.Random) -> str:
    """The text without some words, under another headline, with boilerplate after each third of it."""
    rows = text.split("\n")
    rows[0] = " ".join(rng.sample(rows[0].split(), len(rows[0].split())))
    rows = [" ".join(w for w in row.split() if rng.random() >= dropped) for row in rows]
    dull = [
        f"subscribe{n} to our newsletter number {n} and read more stories like this one"
        for n in range(added // 12)
    ]
    for n, line in enumerate(dull):
        rows.insert(min((n + 1) * max(len(rows) // 3, 1), len(rows)), line)
    return "\n".join(rows)


def met(sets: Sequence[Found], library: str) -> tuple[set[tuple[int, int]], float]:
    """The pairs that share a band, and the seconds of processor time that the sketches took."""
    began = time.process_time()
    keys = [LIBRARIES[library](found) for found in sets]
    took = time.process_time() - began
    under: dict[int, list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        for key in own:
            under[key].append(i)
    return {pair for members in under.values() for pair in combinations(sorted(set(members)), 2)}, took


def main(arguments: list[str]) -> None:
    """Print the table."""
    if len(arguments) != 1:
        raise SystemExit("python -m benchmarks.copies ARTICLES.jsonl")
    texts = [line["text"] for line in lines(arguments[0])]
    size = len(texts)
    print("| words dropped | words added | library | met | taken | precision met | precision taken | s |")
    print("|--:|--:|---|--:|--:|--:|--:|--:|")
    for dropped in DROPPED:
        for added in ADDED:
            rng = random.Random(f"{dropped} {added}")
            again = [reprinted(text, dropped, added, rng) for text in texts]
            sets = [shingles(Article(id="-", path="-", text=t)) for t in (*texts, *again)]
            true = {(i, i + size) for i in range(size)}
            for library in LIBRARIES:
                pairs, took = met(sets, library)
                taken = {p for p in pairs if copied(*sorted((sets[p[0]], sets[p[1]]), key=len))}
                shares = [len(pairs & true) / size, len(taken & true) / size]
                shares += [len(x & true) / max(len(x), 1) for x in (pairs, taken)]
                cells = [f"{100 * s:.1f}" for s in shares]
                print(
                    f"| {dropped:.0%} | {added} | {library} | {' | '.join(cells)} | {took:.2f} |", flush=True
                )


if __name__ == "__main__":
    main(sys.argv[1:])
