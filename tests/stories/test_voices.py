"""Who speaks for whom, from sources by hand."""

from __future__ import annotations

import pytest

from auditor.model import Article, Slot, Slots, Source, SourceKind, Span
from auditor.stories.verbs import main_clauses, verbs
from auditor.stories.voices import Voice, names, one_side, owners, paper, posts, publishes
from auditor.stories.words import words


def voice(name: str, kind: SourceKind, post: str = "", named: bool = True) -> Voice:
    slots = Slots(post=Slot(value=post, grade="exact")) if post else Slots()
    made = Source(id="s1", kind=kind, name=name, named=named, slots=slots)
    called = names(made) if named else ()
    return Voice(f"{kind} {name}", kind, called, owners(made), posts(made), paper(made))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            voice("states of Idaho and Maine", "organisation"),
            voice("Jo Lind", "person", "Maine Attorney General"),
            True,
        ),
        (
            voice("states of Idaho and Maine", "organisation"),
            voice("Jo Lind", "person", "Ohio Attorney General"),
            False,
        ),
        (
            voice("states of Idaho and Maine", "organisation"),
            voice("Jo Lind", "person", "Maine Senator"),
            False,
        ),
        (
            voice("statement by a spokesman for the special counsel", "document"),
            voice("Ada Blom", "person", "special counsel"),
            True,
        ),
        (voice("Blom Statement", "document"), voice("Ada Blom", "person"), True),
        (voice("indictment", "document", named=False), voice("indictment", "document", named=False), True),
        (voice("indictment", "document", named=False), voice("lawsuit", "document", named=False), False),
        (
            voice("federal indictment", "document", named=False),
            voice("statement released by the Justice Department", "document"),
            True,
        ),
        (
            voice("indictment", "document", named=False),
            voice("Ada Blom", "person", "special counsel"),
            True,
        ),
        (
            voice("Gazette's Thursday night report", "document"),
            voice("article published by Gazette News on Thursday", "document"),
            True,
        ),
        (
            voice("report of the House", "document"),
            voice("House Committee on Ports", "organisation"),
            False,
        ),
    ],
)
def test_an_office_speaks_for_its_body(one: Voice, other: Voice, expected: bool) -> None:
    """A state's attorney general, a spokesman for an office, a statement by name, one paper; no lawmaker."""
    assert one_side(one, other) is expected
    assert one_side(other, one) is expected


@pytest.mark.parametrize(
    ("around", "called", "expected"),
    [
        ("Ada Blom on Friday released eight years of her tax returns, showing", "tax returns", True),
        ("Ada Blom said in a long letter", "letter", True),
        ("Asked about the letter, Ada Blom said", "letter", False),
        ("Ada Blom reported", "report", False),
    ],
)
def test_who_puts_forth_a_document_speaks_in_it(around: str, called: str, expected: bool) -> None:
    """One who released it or said so in it; not one who was asked about it."""
    assert publishes(around, called) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He made oddly worded remarks on it", set()),
        ("He quickly resigned from it", {"resign"}),
        ("He officially backed Holm", {"back"}),
        ("He resigned for lying", {"resign"}),
    ],
)
def test_a_word_that_hangs_on_another_is_no_verb(text: str, expected: set[str]) -> None:
    """Neither a participle before its noun nor a gerund behind a preposition."""
    article = Article(id="a", path="a", text=text)
    assert verbs(words(article, (Span(start=0, end=len(text)),))) == expected


def test_verbs_are_those_of_the_main_clauses() -> None:
    """Neither a noun that may be a verb nor what stands in a subordinate clause counts; a predicate does."""
    text = "The ban will step up because she closed the port. Holm views these gains. It was always open"
    article = Article(id="a", path="a", text=text)
    found = verbs(main_clauses(words(article, (Span(start=0, end=len(text)),))))
    assert found == {"step", "view", "open"}
