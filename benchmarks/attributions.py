"""Finds attributions in files of articles, and scores them against gold ones.

    python -m benchmarks.attributions predict ARTICLES.jsonl [--nested] [--extractor NAME] > PREDICTED.jsonl
    python -m benchmarks.attributions score GOLD.jsonl [--nested] [--extractor NAME] [--predicted LINES.jsonl]

Lines have an id and a text; gold lines have attributions too, each with source, cue and content as lists of
[start, end) offsets. The model is asked for what PolNeAR marks, with --guide for what the guide for labels
does. Texts are read as they are: no headline is looked for, nothing is left out as
boilerplate. Extractors: rules, model.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from auditor.contract.finders import Found
from auditor.extract import Document, Extraction
from auditor.extract.find.repair import repair
from auditor.model import Article
from benchmarks import measures

Line = dict[str, Any]


def main(arguments: list[str] | None = None) -> None:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("predict", "score"))
    parser.add_argument("articles", type=Path)
    parser.add_argument("--nested", action="store_true", help="those inside another's content too")
    parser.add_argument("--extractor", default="model")
    parser.add_argument("--guide", action="store_true", help="by the guide rather than as PolNeAR marks")
    parser.add_argument("--predicted", type=Path, help="score these lines, made earlier")
    options = parser.parse_args(arguments)
    rows = [row if options.nested else outermost(row) for row in lines(options.articles)]
    if options.predicted:
        said = list(lines(options.predicted))
    else:
        extraction = Extraction.make(options.extractor, guide=options.guide)
        said = list(predict(rows, extraction, nested=options.nested))
    if options.command == "predict":
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in said)
    else:
        sys.stdout.writelines(f"{row}\n" for row in table(rows, said))


def lines(path: Path) -> Iterator[Line]:
    """The rows of a file of JSON lines."""
    with path.open(encoding="utf-8") as handle:
        yield from (json.loads(line) for line in handle if line.strip())


def outermost(row: Line) -> Line:
    """A gold line without the attributions that stand inside another's content."""
    return {**row, "attributions": [a for a in row.get("attributions", []) if a.get("within") is None]}


def predict(rows: Iterable[Line], extraction: Extraction, *, nested: bool = False) -> Iterator[Line]:
    """For each article its attributions, outermost ones unless ``nested``."""
    for row in rows:
        document = Document(Article(id=str(row["id"]), path="-", text=row["text"]), extraction.nlp)
        found = repair(document, extraction.finder.find(document), extraction.guide)
        kept = [_roles(f) for f in found if nested or f.within is None]
        yield {"id": row["id"], "attributions": kept}


def _roles(f: Found) -> Line:
    return {"source": [*map(list, f.source)], "cue": [*map(list, f.cue)], "content": [*map(list, f.content)]}


def table(gold: list[Line], predicted: list[Line]) -> Iterator[str]:
    """The tables, as lines of Markdown."""
    scored = measures.score(gold, {row["id"]: row["attributions"] for row in predicted})
    yield f"{len(gold)} articles, {scored.gold} gold and {scored.predicted} predicted attributions"
    yield ""
    yield "| level | P | R | F1 |"
    yield "|---|---|---|---|"
    for level in (*measures.LEVELS, *(f"{role}-tokens" for role in measures.ROLES)):
        yield f"| {level} | " + " | ".join(f"{100 * value:.1f}" for value in scored.of(level)) + " |"
    yield ""
    yield "| recall of | n | detected | cue | full-soft |"
    yield "|---|---|---|---|---|"
    for kind in measures.KINDS:
        n = scored.kinds[kind, "gold"]
        cells = (
            f"{100 * scored.kinds[kind, level] / n:.1f}" if n else "-"
            for level in ("detected", "cue", "full-soft")
        )
        yield f"| {kind} | {n} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
