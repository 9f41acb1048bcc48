"""What stands in capitals and is nobody's name, and names that open a sentence like any word."""

from __future__ import annotations

import pytest

from auditor.extract import Extraction
from auditor.extract.people import who
from auditor.extract.text.document import Document
from auditor.model import Article


def named(rules: Extraction, text: str, title: str | None = None) -> dict[str, str]:
    """The names of a text with their sorts."""
    document = Document(Article(id="x", path="x", text=text, title=title), rules.nlp)
    return {e.text: e.sort for e in who.is_in(document).cast.entities}


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("X said that it had shut two accounts.", "X", "body"),
        ("Ada Quill moved to Lahti in May. Lahti was cold, she said.", "Lahti", "body"),
        ("The Ada Quill Fellowship pays her rent.", "Ada Quill Fellowship", "body"),
        ("He spoke at St. Paul in June.", "St. Paul", "body"),
        ("Friends of Tolland Marsh wants a review.", "Friends of Tolland Marsh", "body"),
        ("Parents for Safe Roads sued on Monday.", "Parents for Safe Roads", "body"),
        (
            "In a statement, the Bishops' Council of Tarma asked for calm.",
            "Bishops' Council of Tarma",
            "body",
        ),
        ("Weaver Mairi Gunn learned it at nine.", "Mairi Gunn", "person"),
        ("Meta Lindqvist, a vet, said no.", "Meta Lindqvist", "person"),
    ],
)
def test_a_name_is_read_whole_and_for_what_it_names(
    rules: Extraction, text: str, name: str, sort: str
) -> None:
    assert named(rules, text).get(name) == sort


@pytest.mark.parametrize(
    "text",
    [
        "Weaver Mairi Gunn left.\n\nWATCH: Lewis by drone\n\nShe came back.",
        "Weaver Mairi Gunn left.\n\nRelated: Peniche in pictures\n\nShe came back.",
    ],
)
def test_what_points_elsewhere_names_nobody(rules: Extraction, text: str) -> None:
    assert list(named(rules, text)) == ["Mairi Gunn"]


def test_a_desks_label_is_no_part_of_a_name(rules: Extraction) -> None:
    assert "Rosa Kern" in named(rules, "Rosa Kern said the sound had failed.", "Rosa Kern LIVE: Duo in Oslo")


def test_friends_of_a_person_are_no_body(rules: Extraction) -> None:
    assert "Friends of Ada Blom" not in named(rules, "Friends of Ada Blom wants no name, he said.")
