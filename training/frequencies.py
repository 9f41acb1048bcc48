"""Count in how many articles each stem occurs: python -m training.frequencies ARTICLES.jsonl... >
auditor/stories/frequencies.json
"""

from __future__ import annotations

import json
import sys
from collections import Counter

from auditor.model import Article, Span
from auditor.stories.words import stems, words

LEAST = 8


def main(paths: list[str]) -> None:
    """Print the table; stems of fewer than LEAST articles are left out."""
    counts: Counter[str] = Counter()
    articles = 0
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                article = Article(id="-", path="-", text=text)
                counts.update(set(stems(words(article, (Span(start=0, end=len(text)),)))))
                articles += 1
    kept = {stem: n for stem, n in sorted(counts.items()) if n >= LEAST}
    print(json.dumps({"articles": articles, "least": LEAST, "stems": kept}, indent=0, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
