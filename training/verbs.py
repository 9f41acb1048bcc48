"""Tell the verbs of the news from its nouns: python -m training.verbs ARTICLES.jsonl... >
auditor/stories/verbs.json
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator

from auditor.extract import LANGUAGE_MODEL, load_language_model
from auditor.names import plain
from auditor.stories.words import normal

LEAST = 3  # times that a word has to stand in the articles
MOST = 0.5  # share of them where a verb stands
SOME = 0.05  # share from which a word may be a verb, where its neighbours speak for one
ENDINGS = ("ed", "ing")  # verbs unless the table says otherwise


def main(paths: list[str]) -> None:
    """Print the verbs that do not look like one, what is a verb at times, and what only looks like one."""
    counts, verbal = Counter[str](), Counter[str]()
    for word, verb in (found for path in paths for found in _words(path)):
        counts[word] += 1
        verbal[word] += verb
    often = sorted(word for word, n in counts.items() if n >= LEAST)
    verbs = [w for w in often if verbal[w] >= MOST * counts[w]]
    nouns = [w for w in often if verbal[w] < MOST * counts[w]]
    table = {
        "verbs": [w for w in verbs if not w.endswith(ENDINGS)],
        "either": [w for w in nouns if verbal[w] >= SOME * counts[w] and not w.endswith(ENDINGS)],
        "others": [w for w in nouns if w.endswith(ENDINGS)],
    }
    print(json.dumps({name: " ".join(words) for name, words in table.items()}, indent=0))


def _words(path: str) -> Iterator[tuple[str, bool]]:
    nlp = load_language_model(LANGUAGE_MODEL)
    nlp.disable_pipe("parser")
    with open(path, encoding="utf-8") as lines:
        for doc in nlp.pipe(json.loads(line)["text"] for line in lines):
            for token in doc:
                if token.is_alpha and token.is_lower:
                    yield normal(plain(token.text)), token.tag_.startswith("VB")


if __name__ == "__main__":
    main(sys.argv[1:])
