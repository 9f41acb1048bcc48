"""Who speaks for whom, from sources by hand."""

from __future__ import annotations

import pytest

from auditor.agree.verbs import main_clauses, verbs
from auditor.agree.voices import Voice, names, one_side, owners, paper, posts
from auditor.agree.words import words
from auditor.model import Article, Slot, Slots, Source, SourceKind, Span


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
    ],
)
def test_an_office_speaks_for_its_body(one: Voice, other: Voice, expected: bool) -> None:
    """A state's attorney general, a spokesman for an office, a statement by name, one paper; no lawmaker."""
    assert one_side(one, other) is expected
    assert one_side(other, one) is expected


def test_verbs_are_those_of_the_main_clauses() -> None:
    """Neither a noun that may be a verb nor what stands in a subordinate clause counts; a predicate does."""
    text = "The ban will step up because she closed the port. Holm views these gains. It was always open"
    article = Article(id="a", path="a", text=text)
    found = verbs(main_clauses(words(article, (Span(start=0, end=len(text)),))))
    assert found == {"step", "view", "open"}
