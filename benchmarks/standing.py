"""Measures the slot that says why a source can speak, on articles whose attributions are labelled with it.

    python -m benchmarks.standing ARTICLES.jsonl

A line is an article with id, text and attributions; each has gold spans and ``standing``, a grade or "none".
"""

from __future__ import annotations

import sys

from benchmarks.sources import ledger, read


def report(path: str) -> None:
    """Print precision, recall and F1 of the grade of ``standing`` over lines whose attributions have it."""
    pairs: list[tuple[str, str]] = []
    for row in read(path):
        sources, attributions = ledger(row)
        for gold, attribution in zip(row["attributions"], attributions, strict=True):
            source = sources.get(attribution.source or "")
            slot = source.slots.standing if source else None
            pairs.append((gold["standing"].strip(" |"), slot.grade or "none" if slot else "none"))
    hit = sum(g == p != "none" for g, p in pairs)
    precision = hit / max(sum(p != "none" for _, p in pairs), 1)
    recall = hit / max(sum(g != "none" for g, _ in pairs), 1)
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    right = sum(g == p for g, p in pairs) / max(len(pairs), 1)
    print(f"{len(pairs)} attributions  P {precision:.1%}  R {recall:.1%}  F1 {f1:.1%}  accuracy {right:.1%}")


if __name__ == "__main__":
    report(sys.argv[1])
