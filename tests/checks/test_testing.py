"""Ledgers by hand say what their marks say."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import Story
from auditor.model import Origin
from auditor.testing import claim, make_ledger, make_story, relation, source

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


ANN = source("Ann Lee", named=True)
SAID = "[s1 Ann Lee] [c1 said] [q1 {} people came to the market]."


def two(ours: str = "40", theirs: str = "40") -> Story:
    return make_story(make_ledger(SAID.format(ours), [ANN]), make_ledger(SAID.format(theirs), [ANN]))


def test_the_facts_of_a_story_are_those_a_run_finds() -> None:
    """Where none is stated: one claim of two articles, and a conflict where a number differs."""
    (only,) = two().facts.claims
    assert [ref.article for ref in only.says] == ["a", "b"]
    (found,) = two("40", "90").facts.relations
    assert (found.relation, found.differs) == ("conflicts", ("number",))


def test_facts_that_are_stated_stand_as_they_are() -> None:
    """None is added, and the names of statements mean what they say."""
    held = make_story(
        *two().ledgers,
        relations=[relation("a", "b#a1", "conflicts", differs=["date"])],
        claims=[claim("a", "b", origins=["o1"]), claim("b", id="c2", denies=["a#a1"])],
        origins=[Origin(id="o1", name="Ann Lee")],
    )
    (related,) = held.facts.relations
    assert held.attribution(related.b) is held.ledgers[1].attributions[0]
    assert [c.independence for c in held.facts.claims] == ["common source", "stands alone"]


def test_articles_are_called_by_letters_unless_they_have_names() -> None:
    """Each article can be told from the others in spans and references."""
    assert two().facts.articles == ("a", "b")
    named = [
        x.model_copy(update={"article": x.article.model_copy(update={"id": name})})
        for x, name in zip(two().ledgers, ("times", "post"), strict=True)
    ]
    assert [x.article.id for x in make_story(*named).ledgers] == ["times", "post"]


def test_mistakes_in_a_story_are_named() -> None:
    """A statement, an origin or an article that is not there, and two claims of one id."""
    for wrong, words in [
        ({"relations": [relation("a", "b#a2", "conflicts")]}, "no attribution 'a2' of 'b'"),
        ({"claims": [claim("a", "c")]}, "no attribution 'a1' of 'c'"),
        ({"claims": [claim("a", origins=["o9"])]}, "no origin 'o9'"),
        ({"claims": [claim("a"), claim("b")]}, "the claim 'c1' stands 2 times"),
    ]:
        with pytest.raises(ValueError, match=words):
            make_story(*two().ledgers, **wrong)  # type: ignore[arg-type]


def test_the_helper_needs_neither_pytest_nor_spacy() -> None:
    """Plugin authors bring their own test runner."""
    code = """
import sys
from auditor.testing import make_ledger, make_story
make_story(make_ledger("[c1 Reportedly] [q1 it rains]."), make_ledger("[c1 Reportedly] [q1 it rains]."))
sys.exit(any(m in sys.modules for m in ("pytest", "spacy")))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
