"""Which articles tell one story: ``predict ARTICLES.jsonl`` prints {"id", "story"} lines.

The fields "story" and "event" are never read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from auditor.model import Article, Extractor, Fact, Ledger
from auditor.stories.group import group

READ = ("date", "outlet")


def article(line: dict[str, Any]) -> Article:
    """An article of a benchmark line, as the reader makes it; a title stands outside the text."""
    facts = {name: Fact(value=line[name], found_in=f"field {name}") for name in READ if line.get(name)}
    return Article(id=line["id"], path=line["id"], text=line["text"], title=line.get("title"), metadata=facts)


def lines(path: str) -> Iterator[dict[str, Any]]:
    """The lines of a JSONL file."""
    for line in Path(path).read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def main(arguments: list[str]) -> None:
    """Print one line per article that is in a story."""
    if len(arguments) < 2 or arguments[0] != "predict":
        raise SystemExit("python -m benchmarks.stories predict ARTICLES.jsonl...")
    nobody = Extractor(name="none", version="0")
    ledgers = [
        Ledger(article=article(line), extractor=nobody) for path in arguments[1:] for line in lines(path)
    ]
    for story in group(ledgers):
        for member in story:
            print(json.dumps({"id": member, "story": story[0]}))


if __name__ == "__main__":
    main(sys.argv[1:])
