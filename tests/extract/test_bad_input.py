"""Texts that no editor would print are read as well: nothing crashes, nothing is joined without evidence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from auditor.extract.people import names
from auditor.extract.people.cast import Cast, gather
from auditor.extract.people.entities import BUCKET
from auditor.extract.text.document import Document
from auditor.model import Article
from auditor.names.person import PersonName, Verdict, one_person

STORY = "The mayor, Ada Quill, said the road was shut. Otto Lind, her deputy, said it was open. Lind wept. "
OTHER = "Иван Петров said it was shut. 王小明 said it was open. محمد علي said no. Ἀριστοτέλης said so too. "


def cast(text: str, language_model: object) -> Cast:
    document = Document(Article(id="x", path="x", text=text), language_model)  # type: ignore[arg-type]
    return gather(document.doc, names.find(document.doc))


@pytest.mark.parametrize(
    "text",
    [
        "it rained all day. nobody came, it was said.\n" * 20,
        STORY.upper(),
        STORY.lower(),
        OTHER,
        "Sgt. Det. Insp. Rep. Sen. Gov. Dr. Mr. Mrs. Prof. Rev. Hon.\n" * 5,
        "A. B. C. D. E.\n" * 20,
        "Jr. III MP PhD\n" * 5,
    ],
)
def test_any_text_has_a_cast(text: str, language_model: object) -> None:
    """No names, capitals throughout, none at all, other scripts, titles and initials alone."""
    assert cast(text, language_model) is not None


def test_two_hundred_names_are_two_hundred_people(language_model: object) -> None:
    """People of one surname and other given names stay apart, however many there are."""
    given_names = [a + b for a in ("Bra", "Cle", "Dro", "Fli", "Gru") for b in ("dak", "fem", "gil", "hov")]
    people = [f"{given} {last}" for given in given_names for last in ("Blom", "Egge", "Holt")]
    found = cast("\n".join(f"They met {person} on the road." for person in people), language_model)
    assert {e.text for e in found.entities if e.sort == "person"} == set(people)


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=80))
def test_no_text_is_too_odd(language_model: object, text: str) -> None:
    """Whatever stands in a text, its names can be gathered."""
    cast(text + " said no.", language_model)


def of_names(count: int, vocab: Vocab) -> Doc:
    """A text of so many people, each in a sentence, parsed by hand."""
    vowels, consonants = "aeiou", "bdfgklmnprstvz"
    stems = [c + v + d for c in consonants for v in vowels for d in consonants]
    people = [(stems[i % 97].title() + "ek", stems[i % len(stems)].title() + "o") for i in range(count)]
    words = [word for person in people for word in (*person, "spoke", ".")]
    heads = [4 * i + k for i in range(count) for k in (1, 2, 2, 2)]
    tags, pos = ["NNP", "NNP", "VBD", "."], ["PROPN", "PROPN", "VERB", "PUNCT"]
    deps, starts = ["compound", "nsubj", "ROOT", "punct"], [True, False, False, False]
    return Doc(
        vocab, words, tags=tags * count, pos=pos * count, deps=deps * count, heads=heads,
        sent_starts=starts * count,
    )  # fmt: skip


def test_of_two_thousand_names_each_is_held_against_so_many_others(
    language_model: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work grows with the names, not with their pairs."""
    compared = 0

    def counting(a: PersonName, b: PersonName) -> Verdict:
        nonlocal compared
        compared += 1
        return one_person(a, b)

    for module in ("cast", "entities"):
        monkeypatch.setattr(f"auditor.extract.people.{module}.one_person", counting)
    doc = of_names(2000, language_model.vocab)
    found = gather(doc, names.find(doc))
    assert len(found.names) == 2000
    assert compared <= 2000 * BUCKET


@pytest.mark.parametrize("shape", [str, str.upper, str.lower])
def test_a_text_whose_every_line_is_a_name_joins_nobody(
    shape: Callable[[str], str], language_model: object
) -> None:
    """Nor does it in capitals or in small letters, where it may find nobody."""
    people = ["Ada Quill", "Otto Lind", "Ida Quill", "Jo Blom", "Ruth Egge", "Ada Lind"]
    found = cast(shape("\n".join(people)), language_model)
    assert all(len({n.key for n in (found.names[i] for i in e.at)}) == 1 for e in found.entities)
