"""What the checks read a text by: its sentences, and whether a word names a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.contract.reading import Sentences, is_place


@given(st.text(alphabet='aB .!?\n"”Mr'), st.integers(min_value=0, max_value=30))
def test_every_offset_lies_in_one_sentence(text: str, offset: int) -> None:
    """The sentences of any text cover it without a gap, in order."""
    sentences = Sentences(text)
    found = sentences.some(0, len(sentences.starts))
    assert "".join(text[s.start : s.end] for s in found) == text
    if offset < len(text):
        here = found[sentences.at(offset)]
        assert here.start <= offset < here.end


def test_an_abbreviation_ends_no_sentence() -> None:
    """A title before a name, and the letters of a country, stand inside a sentence; a line ends one."""
    sentences = Sentences("Mr. Grange left the U.S. Army. He sleeps\nToday")
    assert len(sentences.some(0, 9)) == 3
    assert sentences.around(5) == "Mr. Grange left the U.S. Army. "
    assert sentences.around(5, behind=1) == "Mr. Grange left the U.S. Army. He sleeps\n"


def test_a_country_and_its_adjective_are_places() -> None:
    """A place before a poll or a paper does not say whose it is."""
    assert is_place("Spanish")
    assert is_place("Texas")
    assert not is_place("Gallup")


@pytest.mark.parametrize(
    ("at", "before", "behind", "found"),
    [
        (0, 0, 0, ["One."]),
        (4, 0, 0, ["One."]),
        (5, 0, 0, ["Two."]),
        (9, 1, 0, ["One.", "Two."]),
        (6, 0, 1, ["Two.", "Three."]),
        (6, 9, 9, ["One.", "Two.", "Three.", "Four."]),
        (21, 2, 0, ["Two.", "Three.", "Four."]),
        (0, 2, 1, ["One.", "Two."]),
    ],
)
def test_the_sentences_near_a_place_are_so_many_before_and_behind(
    at: int, before: int, behind: int, found: list[str]
) -> None:
    """As far as there are such; the same as one stretch of words."""
    sentences = Sentences("One. Two. Three. Four.")
    near = sentences.near(at, before, behind)
    assert [sentences.text[s.start : s.end].strip() for s in near] == found
    assert sentences.around(at, before, behind).split() == found
    assert sentences.every() == sentences.near(0, 0, 3)
