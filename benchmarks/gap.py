"""Pronouns of GAP by sex: ``python -m benchmarks.gap [--extractor rules] DEVELOPMENT.tsv VALIDATION.tsv``.

GAP (Webster et al. 2018) has a pronoun and two names a passage, and says of each name whether the pronoun
means it. Told are both names of a passage; the score is F1 over them, as in the paper, for her and him, with
their ratio and standard errors from resampled passages. The rows of validation are for figures only.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from auditor.extract import FINDERS, Finder, resolve
from auditor.extract.people import who
from auditor.extract.text.document import Document
from auditor.model import Article, Attribution, Span
from benchmarks.parser import language

HERS = frozenset({"she", "her", "hers"})
Counts = tuple[int, int, int]  # right, wrongly told, missed
SAMPLES = 1000


def main() -> None:
    """Print one table for all files."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.gap", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("passages", nargs="+", type=Path)
    parser.add_argument("--extractor", default="model", choices=sorted(FINDERS))
    options = parser.parse_args()
    print("| passages | n | F1 | hers | his | hers / his |")
    print("|---|--:|--:|--:|--:|--:|")
    finder = FINDERS[options.extractor]()
    for path in options.passages:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        print(row(path.stem, list(score(rows, finder))))


def score(rows: Sequence[dict[str, str]], finder: Finder) -> Iterator[tuple[bool, Counts]]:
    """Whether the pronoun is a woman's, and how its two names were told."""
    nlp = language()
    for passage in rows:
        document = Document(Article(id=passage["ID"], path="-", text=passage["Text"]), nlp)
        finder.find(document)  # for how well it says that a pronoun goes with a name
        told = meant(document, int(passage["Pronoun-offset"]), passage["Pronoun"])
        cast = who.is_in(document).cast
        right = wrong = missed = 0
        for name in ("A", "B"):
            start = int(passage[f"{name}-offset"])
            span = document.doc.char_span(start, start + len(passage[name]), alignment_mode="expand")
            entities = [cast.entity_at(t.i) for t in span or ()]
            ours = any(entity is not None and entity.text == told for entity in entities)
            gold = passage[f"{name}-coref"].upper() == "TRUE"
            right, wrong, missed = (
                right + (ours and gold),
                wrong + (ours and not gold),
                missed + (gold > ours),
            )
        yield passage["Pronoun"].lower() in HERS, (right, wrong, missed)


def meant(document: Document, start: int, pronoun: str) -> str | None:
    """The name of whoever a pronoun stands for, as if it spoke."""
    spans = (Span(start=start, end=start + len(pronoun)),)
    sources, attributions = resolve(document, [Attribution(id="a1", source_spans=spans, cue=())])
    return next((s.name for s in sources if s.id == attributions[0].source), None)


def row(name: str, scored: Sequence[tuple[bool, Counts]]) -> str:
    """A line of the table: F1 in all and by sex, each with its standard error."""
    women = np.array([hers for hers, _ in scored])
    counts = np.array([c for _, c in scored], dtype=float)
    draws = np.random.default_rng(1).integers(0, len(scored), (SAMPLES, len(scored)))
    found = [_figures(women, counts), *(_figures(women[d], counts[d]) for d in draws)]
    errors = np.std(np.array(found[1:]), axis=0)
    cells = (
        f"{v:.{2 if i == 3 else 1}f} ± {e:.{2 if i == 3 else 1}f}"
        for i, (v, e) in enumerate(zip(found[0], errors, strict=True))
    )
    return f"| {name} | {len(scored)} | {' | '.join(cells)} |"


def _figures(women: np.ndarray, counts: np.ndarray) -> tuple[float, float, float, float]:
    hers, his = _f1(counts[women]), _f1(counts[~women])
    return _f1(counts), hers, his, hers / max(his, 1e-9)


def _f1(counts: np.ndarray) -> float:
    right, wrong, missed = counts.sum(axis=0)
    return float(200 * right / max(2 * right + wrong + missed, 1))


if __name__ == "__main__":
    main()
