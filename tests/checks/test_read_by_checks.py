"""What checks ask of a ledger and its text: stretches, sentences, wholes, and what changed in a quote."""

from __future__ import annotations

import pytest
from auditor_checks.agreement.quotes import Change, Compared, Side

from auditor.contract.reading import (
    Sentences,
    Stretches,
    body,
    has,
    headline,
    in_headline,
    line,
    nested,
    outer,
    place,
    said,
    sentence_before,
    slot,
    speaks,
    stems,
    unjudged,
    unnamed,
    whole,
    words,
)
from auditor.model import On, Span
from auditor.testing import make_ledger, source


def span(start: int, end: int, of: str = "text") -> Span:
    return Span(start=start, end=end, of=of)  # type: ignore[arg-type]


def test_stretches_that_touch_are_one_and_title_and_text_are_two() -> None:
    """A span is held where all of it lies inside, and met where any of it does."""
    made = Stretches([span(5, 8), span(0, 2), span(2, 4), span(6, 7), span(0, 9, "title")])
    assert [made.holds(span(*x)) for x in ((0, 4), (1, 3), (3, 5), (5, 8), (5, 9), (4, 5))] == [
        True, True, False, True, False, False,
    ]  # fmt: skip
    assert [made.meets(span(*x)) for x in ((3, 5), (4, 5), (7, 20), (8, 20), (0, 1))] == [
        True, False, True, False, True,
    ]  # fmt: skip
    assert made.holds(span(0, 9, "title"))
    assert not Stretches([]).meets(span(0, 1))


def test_a_part_has_what_its_whole_has_and_a_ring_ends() -> None:
    """The innermost holder counts; nobody knows more than all of them."""
    sources = [
        source("one", id="a", part_of="b", access="briefed"),
        source("the aides", id="b", part_of="a", access="sat in", body="Acme"),
    ]
    made = make_ledger("It rained.", sources)
    first = made.sources[0]
    assert [s.id for s in whole(made, first)] == ["a", "b"]
    access, held = slot(made, first, "access"), slot(made, first, "body")
    assert access is not None
    assert held is not None
    assert (access[0].value, access[1].id, held[1].id) == ("briefed", "a", "b")
    assert has(made, first, "post", "body")
    assert not has(made, first, "post", "reason")


def test_statements_inside_others_know_them_innermost_first() -> None:
    """And each the ones directly inside it."""
    made = make_ledger(
        "[s1 Ann] [c1 said] [q1 that [s2 Bob] [c2 said] [q2 that [s3 Cat] [c3 thinks] [q3 so]]].",
        [source("Ann"), source("Bob"), source("Cat")],
    )
    assert [[a.id for a in outer(made, x)] for x in made.attributions] == [[], ["a1"], ["a2", "a1"]]
    assert {k: [a.id for a in v] for k, v in nested(made).items()} == {"a1": ["a2"], "a2": ["a3"]}
    assert [speaks(made, a) for a in made.attributions] == [True, True, False]


def test_what_begins_in_the_headline_is_not_of_the_body() -> None:
    """Whether the headline stands in the title or in the text."""
    text = "[s1 Ann]: [q1 it rains]\n[s2 Ann] [c2 said] [q2 it rained]."
    made = make_ledger(text, [source("Ann")], headline=True)
    assert [in_headline(made, a) for a in made.attributions] == [True, False]
    assert [a.id for a in body(made)] == ["a2"]
    titled = make_ledger(text, [source("Ann")], title="Rain")
    assert headline(titled) == span(0, 4, "title")
    assert len(body(titled)) == 2
    assert headline(make_ledger("It rained.")) is None
    assert [place(a)[0] for a in titled.attributions] == [True, True]


@pytest.mark.parametrize(
    ("longest", "told"), [(9, "aa bb, cc"), (8, "aa bb …"), (5, "aa …"), (6, "aa …"), (90, "aa bb, cc")]
)
def test_words_for_a_message_are_cut_between_words(longest: int, told: str) -> None:
    """And no comma is left at the cut."""
    made = make_ledger("aa\n bb,  cc", [])
    assert said(made, (span(0, 11),), longest) == told


def test_words_and_stems_are_compared_without_case_and_endings() -> None:
    """Small words have no stem, and one of three letters keeps its ending."""
    assert words("Lee’s O'Neil isn’t here") == ["lee", "o'neil", "isn't", "here"]
    assert stems("gains gained gaining") == {"gain"}
    assert stems("the of and") == set()
    assert stems("used") == {"used"}


def test_lines_and_sentences_are_found_around_a_place() -> None:
    """Not farther than asked for."""
    text = "One. Two\nThree. Four! five\nSix"
    at = text.index("five")
    assert line(text, at) == "Three. Four! five"
    assert text[sentence_before(text, at) :].startswith(" five")
    assert line(text, at, 4) == "ur! five"
    assert sentence_before("abcdef", 5, 2) == 3
    made = Sentences(text)
    assert [made.at(n) for n in (0, 5, 9, at)] == [0, 1, 2, 4]
    assert made.around(at, before=1, behind=1) == "Four! five\nSix"
    assert made.some(-3, 0) == [span(0, 5)]
    assert made.some(9, 99) == []


def test_what_cannot_be_judged_is_said_of_the_article_and_of_each_place() -> None:
    """Only statements stay in the means."""
    made = make_ledger("It rained.", inconclusive="in Dutch")
    found = unjudged(made, On(attribution="a1"), On(source="s1"))
    assert [(r.state, r.in_means, r.reasons[0].text) for r in found] == [
        ("inconclusive", False, "in Dutch"), ("inconclusive", True, "in Dutch"),
        ("inconclusive", False, "in Dutch"),
    ]  # fmt: skip
    assert unjudged(make_ledger("It rained."), On(attribution="a1")) == []


def test_unnamed_are_people_without_a_name_whom_nothing_protects() -> None:
    """No body, no document, nobody at all."""
    told = [
        source("a"), source("a", "group"), source("a", named=True), source("a", "organisation"),
        source("a", protected="minor"), None,
    ]  # fmt: skip
    assert [unnamed(s) for s in told] == [True, True, False, False, False, False]


def change(ours: str, theirs: str) -> Change:
    return Change(Side(tuple(ours.split())), Side(tuple(theirs.split())))


@pytest.mark.parametrize(
    ("changed", "shared", "altered"),
    [
        ([("a", "the")], 5, True),
        ([("a", "the")], 4, False),
        ([("a b", "c d")], 6, True),
        ([("a b", "c d")], 5, False),
        ([("a b", "c d"), ("", "e")], 7, True),
        ([("a b", "c d"), ("", "e")], 6, False),
        ([("", "a b c d e f g h")], 8, True),
        ([("", "a b c d e f g h")], 7, False),
        ([], 20, False),
    ],
)
def test_a_quote_is_altered_where_enough_is_shared_for_one_utterance(
    changed: list[tuple[str, str]], shared: int, altered: bool
) -> None:
    """Five words at the least, three for each two that changed, and one for each that one leaves out."""
    assert Compared(tuple(change(*c) for c in changed), shared).altered is altered


@pytest.mark.parametrize(
    ("ours", "theirs", "turned"),
    [
        ("will", "will not", True),
        ("will not", "will", True),
        ("won't", "will", True),
        ("never not", "will", False),
        ("not", "never", False),
        ("will go there", "will not go", True),
        ("will go there then", "will not go", False),
    ],
)
def test_a_not_in_three_words_or_fewer_turns_the_sense(ours: str, theirs: str, turned: bool) -> None:
    """Two of them turn it back."""
    assert Compared((change(ours, theirs),), 9).turned is turned
