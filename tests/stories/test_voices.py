"""Who speaks for whom, from sources by hand."""

from __future__ import annotations

import pytest

from auditor.model import Article, SourceKind, Span
from auditor.stories.kin import kin, publishes, same_outlet
from auditor.stories.verbs import main_clauses, verbs
from auditor.stories.voices import Voice, serves
from auditor.stories.voices import voice as voice_of
from auditor.stories.words import words
from auditor.testing import make_ledger, source


def voice(name: str, kind: SourceKind, post: str = "", named: bool = True, called: str = "") -> Voice:
    slots = {"post": (post, "exact")} if post else {}
    ledger = make_ledger(
        f"[s1 {called or name}] [c1 said] [q1 that it rained].",
        [source(name, kind, named=named, **slots)],
        speakers={1: name},
    )
    key = ("paper" if kind == "document" and not named else "named", f"{kind} {name}")
    return voice_of(key, [(ledger, ledger.attributions[0])], {})


def who(name: str, told: str) -> Voice:
    """A person as an article describes him."""
    return voice(name, "person", called=f"{name}, {told}")


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
        (
            voice("spokesman for the airport", "person", named=False, called="a spokesman for the airport"),
            voice("Harrow Airport", "organisation"),
            True,
        ),
        (
            voice("spokesman for the airport", "person", named=False, called="a spokesman for the airport"),
            voice("Harrow Airport Pilots", "organisation"),
            False,
        ),
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
    assert bool(kin(one, other)) is expected
    assert bool(kin(other, one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (voice("roads ministry", "organisation", named=False),
         who("Tess Blom", "who speaks for the roads ministry"), True),
        (voice("roads ministry", "organisation", named=False),
         who("Tess Blom", "who drives on its roads"), False),
        (voice("Ada Holm", "person"), who("Ivo Rask", "a lawyer for Ada Holm"), True),
        (who("Ada Holm", "a spokeswoman for Amber Rail"),
         who("Ivo Rask", "who heads Amber Rail"), True),
        (who("Ada Holm", "a nurse at Harrow Hospital"),
         who("Ivo Rask", "a clerk at Harrow Hospital"), False),
        (voice("Amber Rail", "organisation"),
         who("Ivo Rask", "who works for Amber Rail"), True),
        (voice("police statement", "document", named=False),
         voice("police", "organisation", named=False), True),
    ],
)  # fmt: skip
def test_the_words_that_a_source_is_called_by_tell_whom_it_serves(
    one: Voice, other: Voice, expected: bool
) -> None:
    """Who speaks for, heads or works for a body; two who are only part of one may both have seen it."""
    assert bool(kin(one, other)) is expected
    assert bool(kin(other, one)) is expected


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("[q1 Brannock Steel will cut jobs], [s1 its director, Jo Lind], [c1 said].", "Brannock Steel"),
        ("Brannock Steel is ill. [s1 Its chief executive, Jo Lind], [c1 said] [q1 it rained].",
         "Brannock Steel"),
        ("Strikers met Brannock Steel on Friday. [s1 Its director, Jo Lind], [c1 said] [q1 it rained].",
         "Brannock Steel"),
        ("Brannock Steel is ill. [q1 It will close], [s1 the company's director, Jo Lind], [c1 said].",
         "Brannock Steel"),
        ("[q1 Brannock Steel will close], [s1 the company's director, Jo Lind], [c1 said].",
         "Brannock Steel"),
        ("The mill is ill. [s1 Its director, Jo Lind], [c1 said] [q1 it rained].", "mill"),
        ("Brannock Steel is ill. [s1 The director of the mill, Jo Lind], [c1 said] [q1 it rained].", "mill"),
    ],
)  # fmt: skip
def test_its_director_speaks_for_the_body_that_was_told_of(text: str, whom: str) -> None:
    """In the same sentence, or in the one before where hers goes on from it."""
    lind = source("Jo Lind", named=True, post=("director", "exact"))
    made = make_ledger(text, [lind], speakers={1: lind.id})
    assert whom in [body for how, body in serves(made, made.sources[0]) if how == "speaks for"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The Saturday Echo", "saturdayecho.co.uk", True),
        ("@SaturdayEcho", "Saturday Echo", True),
        ("the Echo", "Saturday Echo", True),
        ("AP", "Associated Press", True),
        ("Saturday Echo", "Sunday Echo", False),
        ("Reuters", "Harrow Gazette", False),
    ],
)
def test_an_outlet_under_any_of_its_names(one: str, other: str, expected: bool) -> None:
    """Its domain, its handle, its short form, its initials."""
    assert same_outlet(one, other) is expected
    assert same_outlet(other, one) is expected


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


@pytest.mark.parametrize(
    ("grade", "whom", "served"),
    [
        ("client", "Acme Mills", [("speaks for", "Acme Mills")]),
        ("client", "his", []),
        ("camp", "Acme Mills", []),
    ],
)
def test_who_has_a_client_speaks_for_it(grade: str, whom: str, served: list[tuple[str, str]]) -> None:
    """A side that somebody is only on is no client, and "his" names nobody."""
    lawyer = source("Ann Lee", named=True, allegiance=(whom, grade))
    ledger = make_ledger("[s1 Ann Lee] [c1 said] [q1 no].", [lawyer])
    assert list(serves(ledger, ledger.sources[0])) == served
