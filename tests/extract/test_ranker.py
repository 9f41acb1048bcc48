"""Whom "he" and "she" mean: what is asked about, what is remembered, and what the ranker makes of it."""

from __future__ import annotations

import json

import numpy as np
import pytest

from auditor.extract import Extraction
from auditor.extract.people import who
from auditor.extract.speakers.antecedents import FEATURES, Antecedents
from auditor.extract.speakers.candidates import Candidate
from auditor.extract.speakers.parties import Book
from auditor.extract.speakers.pronouns import Pronouns
from auditor.extract.speakers.ranker import Ranker
from auditor.extract.text.document import Document
from auditor.extract.text.mentions import Reader
from auditor.model import Article


def book(rules: Extraction, text: str) -> Book:
    document = Document(Article(id="x", path="x", text=text), rules.nlp)
    return Book(who.is_in(document), Reader(document.doc))


def place(found: Book, word: str) -> int:
    return next(t.i for t in found.doc if t.lower_ == word)


def ask(found: Book, word: str, *, woman: bool) -> list[Candidate]:
    return Antecedents(found).of((place(found, word), ()), woman, set())


def only(name: str) -> Ranker:
    """A ranker that looks at one figure."""
    hidden = {f: [float(f == name)] for f in FEATURES}
    return Ranker.of({"hidden": hidden, "bias": [0.0], "out": [1.0]})


def test_every_candidate_has_every_figure(rules: Extraction) -> None:
    """Named before, named behind, and told without a name."""
    found = book(rules, "A nurse sat in the hall of the inn. Ada Quill came. When she left, Ruth Egge wept.")
    candidates = ask(found, "she", woman=True)
    assert {c.entity.text if c.entity else "" for c in candidates} == {"", "Ada Quill", "Ruth Egge"}
    assert {len(c.features) for c in candidates} == {len(FEATURES)}
    assert all(np.isfinite(c.features).all() for c in candidates)


@pytest.mark.parametrize(("word", "woman", "name"), [("she", True, "Ada Quill"), ("he", False, "Peter Lind")])
def test_nobody_of_the_other_sex_is_asked_about(
    rules: Extraction, word: str, name: str, *, woman: bool
) -> None:
    """Rules veto what cannot be; the ranker never sees it."""
    found = book(rules, f"Ada Quill met Peter Lind. Then {word} left.")
    assert [c.entity.text for c in ask(found, word, woman=woman) if c.entity] == [name]


def test_a_pronoun_is_a_place_where_somebody_was_last_spoken_of(rules: Extraction) -> None:
    """Whoever the last one was taken for is nearer for the next."""
    found = book(rules, "Ada Quill met Ruth Egge. She sat. Then she left.")
    asked: list[tuple[int, Candidate]] = []

    def first_named(token: int, candidates: object) -> Candidate:
        assert isinstance(candidates, list)
        chosen: Candidate = next(c for c in candidates if c.entity.text == "Ada Quill")
        asked.append((token, chosen))
        return chosen

    Pronouns(found, first_named).catch_up(len(found.doc))
    (one, _), (_, again) = asked
    assert again.by_pronoun
    assert again.head == one


def test_the_likeliest_is_taken_and_the_first_of_equals() -> None:
    near, far = (Candidate(0, features=[float(f == name) for f in FEATURES]) for name in ("led", "only"))
    assert only("led").best([far, near]) is near
    assert only("often").best([far, near]) is far


def test_weights_lie_by_the_names_of_the_figures() -> None:
    """One that is missing is told by its name."""
    with pytest.raises(KeyError, match="led"):
        Ranker.of({"hidden": {f: [0.0] for f in FEATURES if f != "led"}, "bias": [0.0], "out": [1.0]})


def test_many_pronouns_are_asked_about_few_candidates(rules: Extraction) -> None:
    """However long a text, a pronoun looks back over so many words and names."""
    found = book(rules, "Ada Quill visited Ruth Egge and Ida Blom. She slept there. " * 40)
    most = 0

    def note(_token: int, candidates: object) -> Candidate:
        nonlocal most
        assert isinstance(candidates, list)
        most = max(most, len(candidates))
        last: Candidate = candidates[0]
        return last

    Pronouns(found, note).catch_up(len(found.doc))
    assert 0 < most <= 10
    assert json.dumps(most)
