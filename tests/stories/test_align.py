"""Changed words are told from spelling, from punctuation and from marked cuts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Article, Span
from auditor.stories.align import Alignment, align
from auditor.stories.words import words


def side(name: str, text: str) -> tuple[Article, tuple]:
    article = Article(id=name, path=name, text=text)
    whole = (Span(start=0, end=len(text)),)
    return article, words(article, whole, whole)


def of(a: str, b: str) -> Alignment:
    return align(side("a", a)[1], side("b", b)[1])


def changed(a: str, b: str) -> list[tuple[str, str]]:
    found = of(a, b)
    return [
        (" ".join(w.norm for w in found.a[x.a0 : x.a1]), " ".join(w.norm for w in found.b[x.b0 : x.b1]))
        for x in found.changed
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We can fight - as long as it takes - and win", "We can fight as long as it takes and win"),
        ("The programme is honoured by all our neighbours", "The program is honored by all our neighbors"),
        ("I met Zelensky in Kiev last spring", "I met Zelenskyy in Kyiv last spring"),
        ("What the f*** is going on in here", "What the [expletive] is going on in here"),
        ("We found what the [censored] is going on there", "We found what is going on there"),
        ("They will [probably] come home in spring", "They will come home in spring"),
        ("It looks like Gadhafi will stay", "It looks like (the Libyan leader) Gadhafi will stay"),
        ("They will ... come home in spring", "They will certainly and gladly come home in spring"),
        ("The harbour will stay open to all ships", "stay open to all ships"),
    ],
)
def test_what_is_no_change_of_words(a: str, b: str) -> None:
    """Dashes, spelling, transliteration, masks, brackets, ellipses and shorter excerpts."""
    assert changed(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("We will pay a single cent for it", "We will pay any single cent for it", [("a", "any")]),
        ("I feel very badly for the old general", "I feel badly for the old general", [("very", "")]),
        ("they cannot believe what we are finding", "they cannot believe what we are hearing",
         [("finding", "hearing")]),
        ("To pass this bill would raise the risk", "If they don't pass this bill it would raise the risk",
         [("to", "if they don't"), ("", "it")]),
    ],
)  # fmt: skip
def test_what_is_a_change_of_words(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    """Substituted, dropped and added words, at the edge of the shared words too."""
    assert changed(a, b) == expected


def test_another_sentence_is_no_change() -> None:
    """Two outlets go on with different sentences of one speech."""
    assert (
        changed(
            "We will rebuild the old town. It is our home.",
            "We will rebuild the old town. Nobody can stop us.",
        )
        == []
    )


def test_edits_name_their_places() -> None:
    """The edits slice back to the words of both articles, and a dash is an edit of its own."""
    (a, ours), (b, theirs) = (
        side("a", "ready for a ceasefire - to freeze it"),
        side("b", "ready for a ceasefire to freeze it"),
    )
    edits = align(ours, theirs).edits(a, b)
    assert [e.change for e in edits] == ["same", "punctuation", "same"]
    assert [a.slice(e.a) for e in edits if e.a] == ["ready for a ceasefire", " - ", "to freeze it"]
    assert {e.b.article for e in edits if e.b} == {"b"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["a", "the", "fox", "don't", "Bell", "5", "[x]", "...", '"', ".", "ran"]), max_size=12
    ).map(" ".join),
    st.lists(
        st.sampled_from(["a", "the", "fox", "dog", "Bell", "6", "[x]", "…", "f***", ".", "ran"]), max_size=12
    ).map(" ".join),
)
def test_blocks_cover_both_sides(a: str, b: str) -> None:
    """For any two texts the blocks tile both word sequences, and the places of edits lie in the texts."""
    found = of(a, b)
    assert [i for x in found.blocks for i in range(x.a0, x.a1)] == list(range(len(found.a)))
    assert [i for x in found.blocks for i in range(x.b0, x.b1)] == list(range(len(found.b)))
    assert all(0 <= x.a0 <= x.a1 <= len(found.a) for x in found.changed)
    for edit in found.edits(side("a", a)[0], side("b", b)[0]):
        assert edit.a is None or edit.a.end <= len(a)


def test_an_utterance_is_the_heaviest_run_of_shared_words() -> None:
    """Far from each other, two runs are two utterances; near, they are one."""
    first, last = "the old bridge over the river fell at night", "dockers sang songs"
    ours, theirs = ([f"{letter}{chr(97 + n)}q" for n in range(20)] for letter in "kz")

    def shared(*parts: str, words: int = 20) -> int:
        one, other = (" ".join(p or " ".join(between[:words]) for p in parts) for between in (ours, theirs))
        return of(one, other).shared

    assert shared(first, "", last) == 9
    assert shared(last, "", first) == 9
    assert shared(first, "", last, words=2) == 12


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Rain fell so hard. Dockers sell the old ports by the sea",
         "Snow came. Farmers sell the old ports by the sea",
         [("dockers", "farmers")]),
        ("We sell the old ports by the sea today. Rain fell so hard",
         "We sell the old ports by the sea again. Snow came",
         [("today", "again")]),
    ],
)  # fmt: skip
def test_at_the_edges_of_an_utterance_only_its_own_sentence_counts(
    a: str, b: str, expected: list[tuple[str, str]]
) -> None:
    """Another word for its first or its last is a change; what stands in other sentences is not."""
    assert changed(a, b) == expected


def test_shared_words_are_parted_where_their_punctuation_differs() -> None:
    """The same words on both sides of it, each where they stand, and the marks between them."""
    (a, ours), (b, theirs) = (
        side("a", "We will pay, gladly - so help us"), side("b", "Yes sir: we will pay gladly, so help us"),
    )  # fmt: skip
    edits = align(ours, theirs).edits(a, b)
    told = [(e.change, a.slice(e.a) if e.a else "", b.slice(e.b) if e.b else "") for e in edits]
    assert told == [
        ("inserted", "", "Yes sir"), ("same", "We will pay", "we will pay"), ("punctuation", ", ", " "),
        ("same", "gladly", "gladly"), ("punctuation", " - ", ", "), ("same", "so help us", "so help us"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("short", "marked"),
    [
        ("He often sang ... and Bell rose up today", True),
        ("He often sang and ... Bell rose up today", True),
        ("He often sang and Bell rose up today", False),
        ("He often ... sang and Bell rose up today", False),
        ("He often sang and Bell ... rose up today", False),
    ],
)
def test_a_loss_is_owned_up_to_wherever_its_words_may_have_stood(short: str, marked: bool) -> None:
    """ "And Anna and Bell" lost an "and" before the one name or behind the other."""
    whole = "He often sang and Anna and Bell rose up today"
    assert (changed(short, whole) == []) is marked
    assert (changed(whole, short) == []) is marked


def test_short_runs_of_small_words_between_long_changes_are_chance() -> None:
    """Two of them are, three words are not, nor is a telling word."""

    def blocks(shared: str) -> list[str]:
        ours, theirs = "dockers sold old ports", "weavers burnt red sheds"
        return [x.change for x in of(f"{ours} {shared} {ours}", f"{theirs} {shared} {theirs}").blocks]

    assert blocks("of the") == ["substituted"]
    assert blocks("of") == ["substituted"]
    assert blocks("of the of") == ["substituted", "same", "substituted"]
    assert blocks("of Holm") == ["substituted", "same", "substituted"]
    assert [x.change for x in of("of the", "of the").blocks] == ["same"]


@pytest.mark.parametrize(
    ("a", "b", "change"),
    [
        ("we saw f***er there", "we saw fucker there", "spelling"),
        ("we saw a cease fire there", "we saw a ceasefire there", "spelling"),
        ("we saw [the old] boats there", "we saw boats there", "punctuation"),
        ("we saw old boats there", "we saw boats there", "deleted"),
        ("we saw boats there", "we saw old boats there", "inserted"),
        ("we saw old boats there", "we saw red boats there", "substituted"),
        ("we saw [old] boats there", "we saw red boats there", "punctuation"),
        ("we saw Zelensky go there", "we saw Zelenskyy go there", "spelling"),
    ],
)
def test_a_change_is_told_by_its_kind(a: str, b: str, change: str) -> None:
    assert change in [x.change for x in of(a, b).blocks]


@pytest.mark.parametrize(
    ("same", "ours", "theirs", "edge"),
    [
        ("we sell the old ports by", "dawn gladly", "night sadly", True),
        ("we sell the old", "dawn gladly", "night sadly", True),
        ("we sell the", "dawn gladly", "night sadly", False),
        ("we sell the old", "at dawn so very gladly", "by night most dreadful sadly", False),
        ("we sell the old", "at dawn so very gladly", "night", True),
        ("we sell the old ports by", "dawn gladly", "", False),
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_another_end_or_beginning_is_a_change_where_four_words_are_shared(
    same: str, ours: str, theirs: str, edge: bool, last: bool
) -> None:
    """And as many as it has, unless one side has a single word there; none where one side just stops."""
    texts = [f"{same} {own}".strip() if last else f"{own} {same}".strip() for own in (ours, theirs)]
    assert changed(*texts) == ([(ours, theirs)] if edge else [])
    assert changed(*texts[::-1]) == ([(theirs, ours)] if edge else [])
