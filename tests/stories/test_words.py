"""Words are compared in a form that spelling does not touch."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Article, Span
from auditor.stories.words import stem, transliteration, words


def norms(text: str) -> list[str]:
    article = Article(id="a", path="a", text=text)
    return [w.norm for w in words(article, (Span(start=0, end=len(text)),))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the colour of organised labour", "The color of organized labor"),
        ("U.S. and F.B.I. officials", "US and FBI officials"),
        ("Gen. Flynn & Sen. Bell", "General Flynn and Senator Bell"),
        ("state-funded travel", "state funded travel"),
        ("They’re ISIS’ recruiters", "They're ISIS's recruiters"),
        ("five percent", "5%"),
        ("Calderón", "Calderon"),
    ],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    """British and American spelling, abbreviations, hyphens, accents, number words."""
    assert norms(one) == norms(other)


def test_a_contraction_is_another_word() -> None:
    """ "They're" for "they are" is a change of words; an editor decides whether it matters."""
    assert norms("they're here") != norms("they are here")


@pytest.mark.parametrize(
    ("one", "other"), [("zelensky", "zelenskyy"), ("gaddafi", "qadhafi"), ("peskov", "pieskov")]
)
def test_transliterations_meet(one: str, other: str) -> None:
    """One foreign name in two spellings."""
    assert transliteration(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("putin", "patton"), ("russia", "russian"), ("clinton", "clinch")]
)
def test_names_that_only_look_alike_do_not(one: str, other: str) -> None:
    """Other names stay apart."""
    assert not transliteration(one, other)


@pytest.mark.parametrize(
    "family",
    [
        ("rejected", "rejects", "rejection"),
        ("stopped", "stopping"),
        ("policy", "policies"),
        ("casino", "casinos"),
    ],
)
def test_stems_bring_forms_together(family: tuple[str, ...]) -> None:
    """Forms of one word share a stem."""
    assert len({stem(w) for w in family}) == 1


def test_words_in_brackets_are_marked_however_deep() -> None:
    """To the last bracket that closes; one too many closes nothing."""
    text = "a (b [c (d) e] f) g) h (i"
    found = words(Article(id="a", path="a", text=text), (Span(start=0, end=len(text)),))
    assert "".join(w.norm for w in found if w.marked) == "bcdefi"
    assert "".join(w.norm for w in found if not w.marked) == "agh"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.integers(0, 20), st.integers(0, 20))
def test_every_word_slices_back(text: str, start: int, length: int) -> None:
    """For any text and span, each word lies inside its piece and is not empty."""
    start = min(start, len(text))
    end = min(start + length, len(text))
    found = words(Article(id="a", path="a", text=text), (Span(start=start, end=end),))
    assert all(start <= w.start < w.end <= end for w in found)
    assert all(x.end <= y.start for x, y in itertools.pairwise(found))
