"""What is asked of the ranker of pronouns, and what labels say of it: coreference, passages, sources."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from auditor.extract import Extraction
from auditor.extract.describe import attributes
from auditor.extract.find import repair
from auditor.extract.find.neural import windows
from auditor.extract.find.neural.windows import KINDS
from auditor.extract.people import who
from auditor.extract.speakers import whose
from auditor.extract.speakers.candidates import Candidate, spoken_of
from auditor.extract.speakers.pronouns import Pick
from auditor.extract.speakers.ranker import Ranker
from auditor.extract.text.document import Document
from auditor.extract.text.likely import Likely
from auditor.model import Article, Attribution
from benchmarks.sources import given

POOL_WEIGHT = 3.0  # labels of attributions are few, and what the ranker is for
Rights = Callable[[int, Sequence[Candidate]], list[bool]]  # which of some a pronoun at a token means
Hear = Callable[[Document], "Read"]  # the words of a document, which is told what its sources are
Sides = Callable[[np.ndarray], np.ndarray]  # both sides of links, of vectors of words


@dataclass(frozen=True)
class Read:
    """The words of a text as the network reads them, with the vector of each."""

    starts: windows.Ints
    ends: windows.Ints
    vectors: np.ndarray  # (words, width), float16
    kinds: np.ndarray  # (words, kinds)

    def word(self, at: int) -> int:
        """The word at an offset, or -1."""
        n = int(self.ends.searchsorted(at, "right"))
        return n if n < len(self.ends) and self.starts[n] <= at else -1

    def likely(self, sides: np.ndarray | None = None) -> Likely:
        """As extraction is told of it."""
        return Likely(KINDS, self.starts, self.ends, self.kinds, sides)


@dataclass(frozen=True)
class Text:
    """A document, what was said in it, and what the labels say that its pronouns mean."""

    document: Document
    people: who.Who
    attributions: Sequence[Attribution]
    rights: Rights
    read: Read
    weight: float = 1.0


@dataclass(frozen=True)
class Question:
    """The figures of each candidate, and which of them are right."""

    rows: np.ndarray
    right: np.ndarray
    weight: float
    pronoun: np.ndarray  # its vector
    places: np.ndarray  # (candidates, 2, width): where each was last spoken of and last named
    read: bool  # whether the network has read the pronoun


def of_gum(rules: Extraction, hear: Hear, rows: Iterable[Mapping[str, Any]]) -> Iterator[Text]:
    """Documents with coreference: a pronoun means whoever has a mention of its entity."""
    for row in rows:
        document = Document(Article(id=row["id"], path="-", text=row["text"]), rules.nlp)
        read = hear(document)
        gold: dict[int, int] = {}
        for mention in sorted(row["mentions"], key=lambda m: m["start"] - m["end"]):
            span = document.doc.char_span(*mention["head"], alignment_mode="expand")
            gold.update((t.i, mention["entity"]) for t in span or ())
        people = who.is_in(document)
        found = attributes.describe(document, repair.repair(document, rules.finder.find(document)))
        yield Text(document, people, found, by_entity(people, gold), read)


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


def of_gap(rules: Extraction, hear: Hear, path: Path) -> Iterator[Text]:
    """Passages with one pronoun and two names, of which at most one is meant."""
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            document = Document(Article(id=row["ID"], path="-", text=row["Text"]), rules.nlp)
            read = hear(document)
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
                yield Text(document, people, (), by_span(people, gold, pronoun[0].i), read)


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
    rules: Extraction,
    hear: Hear,
    pool: Sequence[Mapping[str, Any]],
    texts: Iterable[Mapping[str, Any]],
) -> Iterator[Text]:
    """Articles of the open half: the pronouns that are sources, with the fullest name of whom they mean."""
    known = {row["id"]: row["text"] for row in texts if "text" in row}
    for row in pool:
        if row["half"] != "open":
            continue
        document = Document(Article(id=row["id"], path="-", text=known[row["id"]]), rules.nlp)
        read = hear(document)
        people = who.is_in(document)
        rights = [r for a in row["attributions"] if (r := _of_source(document, people, a)) is not None]

        def any_of(token: int, candidates: Sequence[Candidate], rights: list[Rights] = rights) -> list[bool]:
            told = [r(token, candidates) for r in rights]
            return (
                [any(column) for column in zip(*told, strict=True)] if told else [False for _ in candidates]
            )

        yield Text(document, people, given(dict(row)), any_of, read, POOL_WEIGHT)


def _of_source(document: Document, people: who.Who, attribution: Mapping[str, Any]) -> Rights | None:
    source, ref = attribution["source"], attribution["refers_to"]
    if len(source) != 1 or not isinstance(ref, list):
        return None
    pronoun = document.doc.char_span(*source[0], alignment_mode="expand")
    span = document.doc.char_span(*ref, alignment_mode="expand")
    if pronoun is None or span is None or len(pronoun) != 1:
        return None
    return by_span(people, dict.fromkeys((t.i for t in span), 1), pronoun[0].i, phrase=True)


def asked(text: Text, ranker: Ranker, sides: Sides | None) -> list[Question]:
    """The pronouns of a text of which it is known whom they mean, and that it is one of the candidates."""
    found: list[Question] = []
    doc, cast, read = text.document.doc, text.people.cast, text.read

    def pick(token: int, candidates: Sequence[Candidate]) -> Candidate:
        right = text.rights(token, candidates)
        if any(right):
            rows = np.array([c.features for c in candidates])
            at = read.word(doc[token].idx)
            heads = [[read.word(doc[k].idx) for k in sorted(spoken_of(cast, c, token))] for c in candidates]
            places = np.stack([read.vectors[[words[0], words[-1]]] for words in heads])
            known = at >= 0 and all(min(words) >= 0 for words in heads)
            found.append(Question(rows, np.array(right), text.weight, read.vectors[at], places, known))
        return ranker.best(candidates)

    listen: Pick = pick
    people = replace(text.people, likely=read.likely(sides(read.vectors) if sides is not None else None))
    whose.words(text.document, people, text.attributions, listen)
    return found
