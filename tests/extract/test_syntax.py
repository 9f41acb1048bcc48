"""Small questions to the parse: what a verb says, whose it is, which words make it up."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.extract.text import clauses, syntax


def verb(nlp: Any, text: str, form: str) -> Any:
    return next(t for t in nlp(text) if t.text == form)


@pytest.mark.parametrize(
    ("text", "form", "frame"),
    [
        ("Ann said that it was late.", "said", "that: that it was late"),
        ("Ann said it was late.", "said", "clause: it was late"),
        ("Ann asked why it was late.", "asked", "that: why it was late"),
        ("Ann wondered whether it was late.", "wondered", "that: whether it was late"),
        ("Ann made clear that it was late.", "made", "that: that it was late [clear]"),
        ("Ann wants to go.", "wants", "to: to go"),
        ("Ann suggested leaving.", "suggested", "ing: leaving"),
        ("Ann accused the bank of fraud.", "accused", "object: the bank of fraud"),
        ("Ann blamed the bank for the loss.", "blamed", "object: the bank | for the loss"),
        ("Ann met the bank on Monday.", "met", "object: the bank | on Monday"),
        ("Ann spoke of a loss.", "spoke", "prep of: a loss [of]"),
        ("Ann is late.", "is", "pred: late"),
        ("It was late, Ann said.", "said", "clause: It was late"),
        ("The road, Ann said, is late.", "said", "inverted: The road, Ann said, is late."),
        ("As Ann said, it was late.", "said", "as: As Ann said, it was late."),
        ("Ann slept.", "slept", "none"),
    ],
)
def test_a_verb_takes_its_content_in_a_frame(language_model: Any, text: str, form: str, frame: str) -> None:
    token = verb(language_model, text, form)
    found = syntax.clause_frame(token)
    if found is None:
        assert frame == "none"
        return
    told = " | ".join(token.doc[a:b].text for a, b in found.content)
    tail = f" [{token.doc[found.tail[0] : found.tail[1]].text}]" if found.tail else ""
    assert f"{found.name}: {told}{tail}" == frame


@pytest.mark.parametrize(
    ("text", "form", "subject"),
    [
        ("Ann said it was late.", "said", "Ann"),
        ("Ann came and said it was late.", "said", "Ann"),
        ("Ann asked him to go.", "go", "him"),
        ("Ann promised to go.", "go", "Ann"),
        ("Ann came, saying it was late.", "saying", "Ann"),
        ("A man living there left.", "living", "man"),
        ("A man who lived there left.", "lived", "who"),
        ("Go home.", "Go", None),
        ("There is hope.", "is", None),
    ],
)
def test_a_verb_has_a_subject_of_its_own_or_shares_one(
    language_model: Any, text: str, form: str, subject: str | None
) -> None:
    found = syntax.subject(verb(language_model, text, form))
    assert (found.text if found is not None else None) == subject


@pytest.mark.parametrize(
    ("text", "form", "group"),
    [
        ("Ann has repeatedly said so.", "said", "has repeatedly said"),
        ("Ann did not say so.", "say", "did not say"),
        ("Ann pointed out that it was late.", "pointed", "pointed out"),
        ("Ann said so.", "said", "said"),
        ("It was when Ann said so.", "said", "said"),
        ("Ann would never have been told.", "told", "would never have been told"),
    ],
)
def test_a_verb_has_its_auxiliaries_adverbs_and_particles(
    language_model: Any, text: str, form: str, group: str
) -> None:
    token = verb(language_model, text, form)
    start, end = syntax.verb_group(token)
    assert token.doc[start:end].text == group


@pytest.mark.parametrize(
    ("stretch", "holes", "left"),
    [
        ((0, 10), [], [(0, 10)]),
        ((0, 10), [(3, 5)], [(0, 3), (5, 10)]),
        ((0, 10), [(7, 9), (3, 5)], [(0, 3), (5, 7), (9, 10)]),
        ((0, 10), [(0, 4)], [(4, 10)]),
        ((0, 10), [(6, 10)], [(0, 6)]),
        ((0, 10), [(0, 10)], []),
        ((2, 4), [(0, 2), (4, 6)], [(2, 4)]),
        ((2, 6), [(0, 3), (5, 9)], [(3, 5)]),
        ((0, 10), [(2, 8), (3, 4)], [(0, 2), (8, 10)]),
    ],
)
def test_a_stretch_without_others(
    stretch: tuple[int, int], holes: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    assert list(syntax.without(stretch, holes)) == left


@pytest.mark.parametrize(
    ("text", "span", "inside"),
    [
        (" , a b. ", (0, 8), (3, 6)),
        ("a, b", (1, 4), (3, 4)),
        (" ,. ", (0, 4), None),
        ("abc", (0, 3), (0, 3)),
        ("", (0, 0), None),
    ],
)
def test_a_piece_without_what_divides_at_its_edges(
    text: str, span: tuple[int, int], inside: tuple[int, int] | None
) -> None:
    assert syntax.trimmed(text, span) == inside


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [((0, 2), (1, 3), True), ((0, 2), (2, 3), False), ((2, 3), (0, 2), False), ((0, 9), (3, 4), True)],
)
def test_pieces_touch_where_they_share_a_place(
    a: tuple[int, int], b: tuple[int, int], *, shared: bool
) -> None:
    assert syntax.touch(a, b) is shared


def test_tokens_become_a_piece_without_commas(language_model: Any) -> None:
    doc = language_model("So, Ann said , no")
    assert syntax.piece(doc, (1, 4)) == (4, 12)
    assert syntax.piece(doc, (1, 2)) is None


@pytest.mark.parametrize(
    ("text", "form", "passive"),
    [("Ann was told.", "told", True), ("Ann told him.", "told", False), ("It got lost.", "lost", True)],
)
def test_a_passive_is_told(language_model: Any, text: str, form: str, *, passive: bool) -> None:
    assert syntax.is_passive(verb(language_model, text, form)) is passive


@pytest.mark.parametrize(
    ("text", "form", "nobody"),
    [
        ("Ann was told.", "told", True),
        ("Ann told him.", "told", False),
        ("Ann seems ill.", "seems", True),
        ("Ann looked ill.", "looked", True),
    ],
)
def test_a_passive_or_a_verb_of_seeming_has_no_speaker(
    language_model: Any, text: str, form: str, *, nobody: bool
) -> None:
    assert clauses.agentless(verb(language_model, text, form)) is nobody


@pytest.mark.parametrize(
    ("text", "form", "perfect"),
    [
        ("Ann has told him.", "told", True),
        ("Ann told him.", "told", False),
        ("Ann came and told him.", "told", True),
        ("Ann was told.", "told", False),
    ],
)
def test_a_perfect_is_told(language_model: Any, text: str, form: str, *, perfect: bool) -> None:
    assert clauses.perfect(verb(language_model, text, form)) is perfect


@pytest.mark.parametrize(
    ("text", "form", "suffers"),
    [
        ("Ann faces criticism for it.", "faces", True),
        ("Ann faces the door.", "faces", False),
        ("In criticism Ann faces the door.", "faces", False),
        ("Ann likes criticism.", "likes", False),
    ],
)
def test_what_others_say_of_a_subject_is_told(
    language_model: Any, text: str, form: str, *, suffers: bool
) -> None:
    assert clauses.suffers(verb(language_model, text, form)) is suffers


def test_the_subject_of_a_verb_may_stand_behind_it_and_is_none_for_an_expletive(language_model: Any) -> None:
    def told(text: str, form: str) -> str | None:
        found = clauses.subject_of(verb(language_model, text, form))
        return found.text if found is not None else None

    assert told("“It is late,” said Ann.", "said") == "Ann"
    assert told("Ann was told.", "told") == "Ann"
    assert told("There is hope.", "is") is None


def test_tokens_in_marks_are_told_and_an_open_mark_closes_at_the_lines_end(language_model: Any) -> None:
    doc = language_model('a “b” c "d" e\n“f\ng')
    inside = [t.text for t, q in zip(doc, clauses.quoted(doc), strict=True) if q]
    assert [word for word in inside if word.isalpha()] == ["b", "d", "f"]


def test_sentences_are_numbered_from_nought(language_model: Any) -> None:
    doc = language_model("Ann left. Tom stayed. It rained.")
    assert [clauses.sentences(doc)[i] for i in (0, 2, 3, len(doc) - 1)] == [0, 0, 1, 2]
