"""Texts that no editor would print are read as well: nothing crashes, nothing is joined without evidence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.extract.people import names
from auditor.extract.people.cast import Cast, gather
from auditor.extract.text.document import Document
from auditor.model import Article

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
