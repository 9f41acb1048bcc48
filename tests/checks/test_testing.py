"""Ledgers by hand say what their marks say."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.testing import make_ledger, source

WORDS = st.text(st.characters(exclude_characters="[]\n", exclude_categories=["Cs"]), min_size=1, max_size=12)


@settings(max_examples=50, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_spans_slice_back_to_the_marked_words(who: str, cue: str, content: str) -> None:
    """For any words, each role is exactly what was marked."""
    ledger = make_ledger(f"[s1 {who}] [c1 {cue}] [q1 {content}]", [source(who)])
    (only,) = ledger.attributions
    slices = [ledger.article.words(r) for r in (only.source_spans, only.cue, only.content)]
    assert slices == [who, cue, content]
    assert ledger.article.text == f"{who} {cue} {content}"


def test_form_and_nesting_are_derived() -> None:
    """Quotes make the form, and an attribution inside a content is within it."""
    ledger = make_ledger('[s1 A] [c1 said] [q1 [s2 B] [c2 said] [q2 "no way"]].', [source("A"), source("B")])
    outer, inner = ledger.attributions
    assert (outer.form, inner.form, inner.within) == ("mixed", "direct", "a1")


def test_pieces_of_one_role_are_kept_apart() -> None:
    """A mark used twice is a role in two pieces."""
    ledger = make_ledger('[q1 "Yes,"] [s1 A] [c1 said], [q1 "of course."]', [source("A")])
    assert len(ledger.attributions[0].content) == 2
    assert ledger.attributions[0].form == "direct"


def test_mistakes_are_named() -> None:
    """An open mark and an unknown source say what is wrong."""
    with pytest.raises(ValueError, match=r"\[q1 is not closed"):
        make_ledger("[q1 no end")
    with pytest.raises(ValueError, match='no source is called "Nobody"'):
        make_ledger("[s1 Nobody] [c1 said] [q1 it].")


def test_the_helper_needs_neither_pytest_nor_spacy() -> None:
    """Plugin authors bring their own test runner."""
    code = "import sys, auditor.testing; sys.exit(any(m in sys.modules for m in ('pytest', 'spacy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
