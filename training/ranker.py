"""Trains the ranker of pronouns: which person of an article "he" or "she" means.

    python -m training.ranker --gum GUM.jsonl --gap GAP.tsv --pool LABELS.jsonl ... --texts TEXTS.jsonl ...

Every "he" and "she" of GUM and of the open half of the pool, and one a passage of GAP, is asked about as
extraction asks; what it may mean is compared with whom it means by the labels. Pronouns before it are taken
for whom the ranker of the round before took them, so that training and use see the same. Documents of GUM
that are held out by id, or blind in the pool, are left out. The same bytes on one machine with one thread.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from auditor.extract import Extraction
from auditor.extract.describe import attributes
from auditor.extract.find import repair
from auditor.extract.people import who
from auditor.extract.speakers import whose
from auditor.extract.speakers.antecedents import FEATURES, Candidate
from auditor.extract.speakers.pronouns import Pick
from auditor.extract.speakers.ranker import Ranker
from auditor.extract.text.document import Document
from auditor.model import Article, Attribution
from benchmarks.identity import held_out
from benchmarks.sources import given
from training.pool import lines

OUT = Path("auditor/extract/speakers/pronouns.json")
HAND = {
    "subject": 2.0,
    "sex": 1.2,
    "only": 1.3,
    "spoke last": 2.2,
    "tokens": -4.0,
    "often": 1.5,
    "quoted": -2.5,
}
TOLD = HAND | {"led": 1.0, "spoke last": 1.5}  # added where somebody has spoken
ROUNDS, STEPS, UNITS = 2, 120, 8
RATE, SMALL, SEED = 0.02, 3e-3, 5
POOL_WEIGHT = 3.0  # labels of attributions are few, and what the ranker is for
Rights = Callable[[int, Sequence[Candidate]], list[bool]]  # which of some a pronoun at a token means


@dataclass(frozen=True)
class Text:
    """A document, what was said in it, and what the labels say that its pronouns mean."""

    document: Document
    people: who.Who
    attributions: Sequence[Attribution]
    rights: Rights
    weight: float = 1.0


@dataclass(frozen=True)
class Question:
    """The figures of each candidate, and which of them are right."""

    rows: np.ndarray
    right: np.ndarray
    weight: float


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--gap", type=Path, required=True)
    parser.add_argument("--pool", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    rules = Extraction.make("rules")
    pool = list(lines(options.pool))
    blind = {row["id"] for row in pool if row["half"] == "blind"}
    texts = [
        *of_gum(rules, (r for r in lines([options.gum]) if not held_out(r["id"]) and r["id"] not in blind)),
        *of_gap(rules, options.gap),
        *of_pool(rules, pool, lines([*options.texts, *options.pool])),
    ]
    hand = np.array([[HAND.get(name, 0.0)] for name in FEATURES])
    ranker = Ranker(hand / 100, np.zeros(1), np.ones(1))
    for n in range(ROUNDS):
        questions = [q for text in texts for q in asked(text, ranker)]
        print(f"round {n}: {len(questions)} pronouns, {accuracy(ranker, questions):.1%} before", flush=True)
        ranker = fit(questions)
        print(f"round {n}: {accuracy(ranker, questions):.1%} after", flush=True)
    write(ranker, options.out)


# --- what the labels say ------------------------------------------------------------------------------------


def of_gum(rules: Extraction, rows: Iterable[Mapping[str, Any]]) -> Iterator[Text]:
    """Documents with coreference: a pronoun means whoever has a mention of its entity."""
    for row in rows:
        document = Document(Article(id=row["id"], path="-", text=row["text"]), rules.nlp)
        gold: dict[int, int] = {}
        for mention in sorted(row["mentions"], key=lambda m: m["start"] - m["end"]):
            span = document.doc.char_span(*mention["head"], alignment_mode="expand")
            gold.update((t.i, mention["entity"]) for t in span or ())
        people = who.is_in(document)
        found = attributes.describe(document, repair.repair(document, rules.finder.find(document)))
        yield Text(document, people, found, by_entity(people, gold))


def by_entity(people: who.Who, gold: Mapping[int, int]) -> Rights:
    """By the entity of each head: a person is of the entity that most of his names are of."""
    cast = people.cast
    of_person: dict[int, int | None] = {}
    for entity in cast.entities:
        held = Counter(gold[k] for i in entity.at if (k := cast.names[i].last) in gold)
        of_person[id(entity)] = held.most_common(1)[0][0] if held else None

    def rights(token: int, candidates: Sequence[Candidate]) -> list[bool]:
        meant = gold.get(token)
        return [
            meant is not None
            and meant == (of_person[id(c.entity)] if c.entity is not None else gold.get(c.head))
            for c in candidates
        ]

    return rights


def of_gap(rules: Extraction, path: Path) -> Iterator[Text]:
    """Passages with one pronoun and two names, of which at most one is meant."""
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            document = Document(Article(id=row["ID"], path="-", text=row["Text"]), rules.nlp)
            people = who.is_in(document)
            gold: dict[int, int] = {}
            for at, name, means in (
                (row["Pronoun-offset"], row["Pronoun"], "TRUE"),
                (row["A-offset"], row["A"], row["A-coref"].upper()),
                (row["B-offset"], row["B"], row["B-coref"].upper()),
            ):
                span = document.doc.char_span(int(at), int(at) + len(name), alignment_mode="expand")
                gold.update((t.i, int(means == "TRUE")) for t in span or ())
            pronoun = document.doc.char_span(
                int(row["Pronoun-offset"]), int(row["Pronoun-offset"]) + 1, alignment_mode="expand"
            )
            if pronoun is not None and sum(gold.values()) > 1:
                yield Text(document, people, (), by_span(people, gold, pronoun[0].i))


def by_span(people: who.Who, gold: Mapping[int, int], pronoun: int, phrase: bool = False) -> Rights:
    """By the tokens that are told to be meant: of a name, or of the description of somebody."""
    cast = people.cast
    meant = {id(e) for i, told in gold.items() if told and i != pronoun and (e := cast.entity_at(i))}

    def rights(token: int, candidates: Sequence[Candidate]) -> list[bool]:
        if token != pronoun:
            return [False for _ in candidates]
        return [
            id(c.entity) in meant if c.entity is not None else phrase and bool(gold.get(c.head))
            for c in candidates
        ]

    return rights


def of_pool(
    rules: Extraction, pool: Sequence[Mapping[str, Any]], texts: Iterable[Mapping[str, Any]]
) -> Iterator[Text]:
    """Articles of the open half: the pronouns that are sources, with the fullest name of whom they mean."""
    known = {row["id"]: row["text"] for row in texts if "text" in row}
    for row in pool:
        if row["half"] != "open":
            continue
        document = Document(Article(id=row["id"], path="-", text=known[row["id"]]), rules.nlp)
        people = who.is_in(document)
        rights = [r for a in row["attributions"] if (r := _of_source(document, people, a)) is not None]

        def any_of(token: int, candidates: Sequence[Candidate], rights: list[Rights] = rights) -> list[bool]:
            told = [r(token, candidates) for r in rights]
            return (
                [any(column) for column in zip(*told, strict=True)] if told else [False for _ in candidates]
            )

        yield Text(document, people, given(dict(row)), any_of, POOL_WEIGHT)


def _of_source(document: Document, people: who.Who, attribution: Mapping[str, Any]) -> Rights | None:
    source, ref = attribution["source"], attribution["refers_to"]
    if len(source) != 1 or not isinstance(ref, list):
        return None
    pronoun = document.doc.char_span(*source[0], alignment_mode="expand")
    span = document.doc.char_span(*ref, alignment_mode="expand")
    if pronoun is None or span is None or len(pronoun) != 1:
        return None
    return by_span(people, dict.fromkeys((t.i for t in span), 1), pronoun[0].i, phrase=True)


# --- questions and weights ----------------------------------------------------------------------------------


def asked(text: Text, ranker: Ranker) -> list[Question]:
    """The pronouns of a text of which it is known whom they mean, and that it is one of the candidates."""
    found: list[Question] = []

    def pick(token: int, candidates: Sequence[Candidate]) -> Candidate:
        right = text.rights(token, candidates)
        if any(right):
            rows = np.array([c.features for c in candidates])
            found.append(Question(rows, np.array(right), text.weight))
        return ranker.best(candidates)

    listen: Pick = pick
    whose.words(text.document, text.people, text.attributions, listen)
    return found


def accuracy(ranker: Ranker, questions: Sequence[Question]) -> float:
    """How many pronouns are taken for the right one."""
    return sum(q.right[int(np.argmax(ranker.scores(q.rows)))] for q in questions) / max(len(questions), 1)


def fit(questions: Sequence[Question]) -> Ranker:
    """The weights that make what is right likeliest, by Adam on all questions at once."""
    rows = np.concatenate([q.rows for q in questions])
    right = np.concatenate([q.right for q in questions])
    starts = np.cumsum([0, *(len(q.rows) for q in questions[:-1])])
    share = np.array([q.weight for q in questions])
    share /= share.sum()
    draw = np.random.default_rng(SEED)
    weights = [draw.normal(0, 0.2, (len(FEATURES), UNITS)), np.zeros(UNITS), draw.normal(0, 0.2, UNITS)]
    first, second = ([np.zeros_like(w) for w in weights] for _ in range(2))
    for step in range(1, STEPS + 1):
        rate = RATE * min(1.0, 2 * (1 - step / STEPS) + 0.02)
        for k, steepest in enumerate(_gradient(weights, rows, right, starts, share)):
            g = steepest + SMALL * weights[k]
            first[k] = 0.9 * first[k] + 0.1 * g
            second[k] = 0.999 * second[k] + 0.001 * g * g
            mean, spread = first[k] / (1 - 0.9**step), second[k] / (1 - 0.999**step)
            weights[k] = weights[k] - rate * mean / (np.sqrt(spread) + 1e-8)
    return Ranker(*weights)


def _gradient(
    weights: Sequence[np.ndarray], rows: np.ndarray, right: np.ndarray, starts: np.ndarray, share: np.ndarray
) -> list[np.ndarray]:
    """Of the log likelihood of what is right; the rows of a question lie together, from its start."""
    hidden, bias, out = weights
    counts = np.diff([*starts, len(rows)])
    units = np.tanh(rows @ hidden + bias)
    scores = units @ out
    likely = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), counts))
    likely /= np.repeat(np.add.reduceat(likely, starts), counts)
    wanted = np.where(right, likely, 0)
    wanted /= np.repeat(np.maximum(np.add.reduceat(wanted, starts), 1e-12), counts)
    error = (likely - wanted) * np.repeat(share, counts)
    back = error[:, None] * out * (1 - units**2)
    return [rows.T @ back, back.sum(axis=0), error @ units]


def write(ranker: Ranker, path: Path) -> None:
    """The weights, rounded, by the names of the figures."""
    hidden = {name: np.round(row, 4).tolist() for name, row in zip(FEATURES, ranker.hidden, strict=True)}
    data = {
        "hidden": hidden,
        "bias": np.round(ranker.bias, 4).tolist(),
        "out": np.round(ranker.out, 4).tolist(),
        "told": TOLD,
    }
    path.write_text(json.dumps(data) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
