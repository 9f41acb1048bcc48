"""Counts how often each word and construction attributes, on annotated articles: the table the rules lean on.

    python -m benchmarks.cues path/to/train.jsonl > auditor/extract/words/frames.tsv

Lines are those of PolNeAR as JSON (id, text, attributions with source, cue and content). Words inside a
content are left out unless they are a cue: outermost attributions alone are annotated.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from auditor import words
from auditor.extract import Extraction
from auditor.extract.find.rules import nouns, verbs
from auditor.extract.text.document import Document
from auditor.extract.words.cues import Lexicon
from auditor.model import Article

Counts = dict[tuple[str, str, str], list[int]]
CAP = 3  # sightings of one word that count for the average of a construction, "*": it is about words not seen
KEEP_UNHIT = 4  # a word never seen to attribute is listed from so many sightings on


def main() -> None:
    """Count, and print the table."""
    lexicon = Lexicon(words.table("cues"), "")
    nlp = Extraction.make().nlp
    counts: Counts = defaultdict(lambda: [0, 0])
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        row = json.loads(line)
        document = Document(Article(id=row["id"], path="-", text=row["text"]), nlp)
        count(document.doc, row["attributions"], lexicon, counts)
    print("\n".join(table(counts)))


def count(doc: Doc, attributions: list[dict[str, list[list[int]]]], lexicon: Lexicon, counts: Counts) -> None:
    """Add one article's candidates to the counts: (word, part of speech, construction) -> [cues,
    sightings]."""
    cues = set(_tokens(doc, (p for a in attributions for p in a["cue"])))
    inner = set(_tokens(doc, (p for a in attributions for p in a["content"])))
    for found in (*verbs.candidates(doc, lexicon), *nouns.candidates(doc, lexicon)):
        if found.head in inner and found.head not in cues:
            continue
        cell = counts[found.lemma, found.pos, found.frame]
        cell[0] += found.head in cues
        cell[1] += 1


def _tokens(doc: Doc, pieces: Iterable[list[int]]) -> Iterator[int]:
    for start, end in pieces:
        span = doc.char_span(start, end, alignment_mode="expand")
        yield from range(span.start, span.end) if span is not None else ()


def table(counts: Counts) -> Iterator[str]:
    """Lines of word, part of speech, and its constructions with their counts; "*" is the average word, in
    twelfths."""
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    whole: Counts = defaultdict(lambda: [0, 0])
    for (_, pos, frame), (hits, seen) in counts.items():
        whole["*", pos, frame][0] += round(12 * min(seen, CAP) * hits / seen)
        whole["*", pos, frame][1] += 12 * min(seen, CAP)
    for (word, pos, frame), (hits, seen) in sorted({**counts, **whole}.items()):
        if word == "*" or hits > 0 or seen >= KEEP_UNHIT:
            rows[word, pos].append(f"{frame} {hits}/{seen}")
    yield "# word, part of speech, constructions with cues/sightings; made by python -m benchmarks.cues"
    for (word, pos), cells in rows.items():
        yield "\t".join((word, pos, *cells))


if __name__ == "__main__":
    main()
