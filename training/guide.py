"""Fits thresholds and confidences by the guide, on labels of the open half that training leaves out.

python -m training.guide FOLDER --pool LABELS.jsonl... --texts ARTICLES.jsonl...

FOLDER holds weights that ship; its meta.json gets a "guide". What was fitted on PolNeAR stays.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from auditor.extract.find.neural.finder import POLNEAR, NeuralFinder
from training.augment import Annotated
from training.calibrate import tune
from training.pool import by_article, left_out, read_pool

# On those left out as good as what is fitted, one in a hundred more found: what is missed cannot be seen.
LEAST = {"run": 0.04, "peak": 0.04, "accept": 0.03, "nested_accept": 0.1}


def outermost(article: Annotated) -> Annotated:
    """The article without the attributions inside others' contents."""
    return replace(article, attributions=tuple(a for a in article.attributions if a.within is None))


def fit(folder: Path, articles: Sequence[Annotated]) -> None:
    """Writes what was fitted into the folder's meta.json."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta.pop("guide", None)
    path.write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    finder = NeuralFinder.load(folder)
    if finder.convention == POLNEAR:
        raise SystemExit(f"{folder}: these weights know no other convention than PolNeAR's")
    settings, calibration, _ = tune(finder, [outermost(article) for article in articles])
    meta["guide"] = {"calibration": calibration, "settings": {**asdict(settings), **LEAST}}
    path.write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    print(f"fitted on {len(articles)} articles")


def main() -> None:
    """Fits from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pool", type=Path, nargs="+", required=True, help="labels by the guide")
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="the articles of those labels")
    asked = parser.parse_args()
    articles, _ = by_article(read_pool(asked.pool, asked.texts))
    fit(asked.folder, [a for a in articles if left_out(a)])


if __name__ == "__main__":
    main()
