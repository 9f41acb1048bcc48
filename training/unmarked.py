"""Trains what tells a body from a person where nothing marks a name.

    python -m training.unmarked TEXTS.jsonl ... --gum GUM.jsonl

No labels are needed: where a text gives a name in full, it is mostly clear whose it is ("Ada Blom", "Holm
Steel Corporation"), and its short forms ("Blom", "Holm") show among which words such names stand. GUM's lone
names with their types are added, those of its held-out documents only scored. Blind lines are skipped.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from auditor.extract import Extraction
from auditor.extract.people import names, recognised, unmarked
from auditor.extract.people.cast import Cast, gather
from auditor.extract.people.entities import Entity
from auditor.extract.text.document import Document
from auditor.extract.words import lexicon
from auditor.model import Article
from benchmarks.identity import held_out
from training.pool import lines

OUT = Path("auditor/extract/people/unmarked.json")
OFTEN = 6  # names that a clue stands with at least
SMALL, STEPS, RATE = 5e-5, 400, 0.3
LABELLED = 3.0  # weight of a name with a label beside one without
Clues = Mapping[str, float]
Example = tuple[Clues, bool, float]  # clues, whether a body's, weight


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    nlp = Extraction.make("rules").nlp
    found: list[Example] = []
    for row in lines(options.texts):
        if row.get("half") != "blind":
            found += of_text(Document(Article(id=row["id"], path="-", text=row["text"]), nlp))
    held: list[Example] = []
    for row in lines([options.gum]):
        document = Document(Article(id=row["id"], path="-", text=row["text"]), nlp)
        (held if held_out(row["id"]) else found).extend(of_labels(document, row["mentions"]))
    weights = fit(found)
    options.out.write_text(json.dumps(weights, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(found)} names, {sum(body for _, body, _ in found)} of bodies; {len(weights)} weights")
    unmarked.weights.cache_clear()
    report(held)


def gathered(document: Document) -> Cast:
    """The cast of a document before its unmarked names are settled."""
    return gather(document.doc, names.find(document.doc))


def seen(document: Document, cast: Cast, entities: Sequence[Entity]) -> Mapping[int, str]:
    """What the language model takes names for."""
    return recognised.labels(document.nlp, cast.doc, unmarked.asked(cast, entities))


def of_text(document: Document) -> Iterator[Example]:
    """The short forms of persons and bodies that the text gives in full, as if nothing were known of them."""
    cast = gathered(document)
    found: list[tuple[Entity, bool]] = []
    for entity in cast.entities:
        full = set(entity.full_at)
        short = [i for i in entity.at if i not in full and len(cast.names[i].key) == 1]
        if not short or not _sure(cast, entity):
            continue
        found.append((replace(entity, key=cast.names[short[0]].key, at=short), entity.sort == "body"))
    told = seen(document, cast, [alone for alone, _ in found])
    for alone, body in found:
        yield unmarked.clues(cast, alone, told), body, 1.0


def _sure(cast: Cast, entity: Entity) -> bool:
    if entity.sort == "person":
        return len(entity.key) > 1 and lexicon.is_given(entity.key[0])
    return len(entity.key) > 1 and any(cast.names[i].sure for i in entity.full_at)


def of_labels(document: Document, mentions: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    """The names of a labelled document that are taken for persons by default."""
    cast = gathered(document)
    kinds: dict[int, str] = {}
    for mention in sorted(mentions, key=lambda m: m["start"] - m["end"]):
        span = document.doc.char_span(*mention["head"], alignment_mode="expand")
        kinds.update((t.i, mention["type"]) for t in span or ())
    found: list[tuple[Entity, bool]] = []
    for entity in cast.entities:
        told = Counter(kinds[k] for i in entity.at if (k := cast.names[i].last) in kinds)
        if entity.sort == "person" and told and not (len(entity.key) > 1 and lexicon.is_given(entity.key[0])):
            found.append((entity, told.most_common(1)[0][0] != "person"))
    taken = seen(document, cast, [entity for entity, _ in found])
    for entity, body in found:
        yield unmarked.clues(cast, entity, taken), body, LABELLED


def fit(examples: list[Example]) -> dict[str, float]:
    """Weights by clue, "" for the constant; both sorts count alike."""
    often = Counter(clue for clues, _, _ in examples for clue in clues)
    kept = sorted(clue for clue, n in often.items() if n >= OFTEN)
    place = {clue: k for k, clue in enumerate(kept, 1)}
    told = ((n, clues.items()) for n, (clues, _, _) in enumerate(examples))
    cells = [(n, place[clue], v) for n, held in told for clue, v in held if clue in place]
    rows, columns, values = (np.array(x) for x in zip(*cells, strict=True))
    body = np.array([b for _, b, _ in examples], dtype=float)
    share = np.array([w for _, _, w in examples])
    for sort in (0.0, 1.0):
        share[body == sort] /= share[body == sort].sum() * 2
    weights, pace = np.zeros(len(kept) + 1), np.zeros(len(kept) + 1)
    first = np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = weights[0] + np.bincount(rows, values * weights[columns], len(examples))
        error = share * (1 / (1 + np.exp(-scores)) - body)
        steepest = np.bincount(columns, values * error[rows], len(weights))
        steepest[0] = error.sum()
        steepest += SMALL * weights
        first = 0.9 * first + 0.1 * steepest
        pace = 0.999 * pace + 0.001 * steepest**2
        rate = RATE * 0.1 * min(1.0, 2 * (1 - step / STEPS) + 0.02)
        weights -= rate * first / (1 - 0.9**step) / (np.sqrt(pace / (1 - 0.999**step)) + 1e-8)
    named = zip(("", *kept), weights, strict=True)
    return {clue: round(float(w), 2) for clue, w in named if not clue or abs(w) >= 0.1}


def report(held: list[Example]) -> None:
    """Of the names that are held out: how many said to be bodies are, and how many bodies are found."""
    for sure in (0.0, *sorted(unmarked.SURE)):
        said = [body for clues, body, _ in held if unmarked.odds(clues) > sure]
        right, bodies = sum(said), sum(body for _, body, _ in held)
        precision, recall = right / max(len(said), 1), right / bodies
        print(f"over {sure}: precision {precision:.1%}, recall {recall:.1%} of {bodies} among {len(held)}")


if __name__ == "__main__":
    main()
