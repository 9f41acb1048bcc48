"""Quotation marks, names of outlets, items and numbers of people, read without a parse."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.sources.arithmetic import count
from auditor.extract.text.quotes import Quotes, find, words
from auditor.extract.words import outlets
from auditor.model import Attribution, Slot, Slots, Source, Span


def quotes(text: str) -> list[str]:
    starts, at = [], 0
    for paragraph in text.split("\n"):
        starts.append((at, at + len(paragraph)))
        at += len(paragraph) + 1
    return [text[q.start : q.end] for q in find(text, starts)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("He said “no” and “yes”.", ["“no”", "“yes”"]),
        ("Er sagte „nein“ und „ja”.", ["„nein“", "„ja”"]),
        ("Il dit «non» ou »oui«.", ["«non»", "»oui«"]),
        ("He said ``no'' to it.", ["``no''"]),
        ("He said 'no way' to it.", ["'no way'"]),
        ("He said ‘the dogs’ bowl is theirs’ to it.", ["‘the dogs’ bowl is theirs’"]),
        ("It's Lee's and the dogs' own.", []),
        ("In the '90s and '80s.", []),
        ('A 6\'2" man, 5" wide.', []),
        ('He said "no', ['"no']),
        ("He said 'no", []),
        ("“He told me ‘no way’ twice,” she said.", ["“He told me ‘no way’ twice,”"]),
        ('"One\n"Two"', ['"One', '"Two"']),
        ("“One “two”", ["“One", "“two”"]),
        ('He said " no " to it.', []),
    ],
)
def test_quotations_are_found_whatever_the_marks(text: str, found: list[str]) -> None:
    """The outermost ones; apostrophes, years and inches open none, and a double one may stay open."""
    assert quotes(text) == found


def test_a_quotation_left_open_goes_on_where_the_next_paragraph_opens_with_its_mark() -> None:
    """Not after a closed one, not with another mark, not behind other words."""

    def goes_on(first: str, second: str) -> bool:
        text = f"{first}\n{second}"
        found = find(text, [(0, len(first)), (len(first) + 1, len(text))])
        return found[-1].continues

    assert goes_on("“One", "“Two”")
    assert goes_on("“One", " “Two”")
    assert not goes_on("“One”", "“Two”")
    assert not goes_on("“One", '"Two"')
    assert not goes_on("“One", "He: “Two”")


def test_a_quotation_is_asked_for_by_place() -> None:
    """Marks belong to it; its inner words do not have them, nor a closing one that is missing."""
    text = 'He said "no" and "yes sir'
    made = Quotes(text, [(0, len(text))])
    first, second = made.all
    assert [made.at(n) for n in (7, 8, 11, 12, 17, 24, 25)] == [
        None,
        first,
        first,
        None,
        second,
        second,
        None,
    ]
    assert [text[slice(*q.inner())] for q in made.all] == ["no", "yes sir"]
    assert (first.closed, second.closed, first.piece) == (True, False, (8, 12))
    assert made.within((0, 8)) == []
    assert made.within((0, 9)) == [first]
    assert made.within((11, 18)) == [first, second]
    assert made.within((12, 17)) == []


@pytest.mark.parametrize(
    ("said", "speech"),
    [
        ("one two three four", True),
        ("one two three", False),
        ("no,", True),
        ("no?", True),
        ("no", False),
        ("...", False),
    ],
)
def test_four_words_or_a_stop_make_speech(said: str, speech: bool) -> None:
    """Fewer without one are a name or a scare quote; one that is left open is speech."""
    text = f"He said “{said}” then"
    made = Quotes(text, [(0, len(text))])
    assert made.is_speech(made.all[0]) is speech
    left = Quotes("He said “no", [(0, 11)])
    assert left.is_speech(left.all[0])


def test_words_are_counted_with_their_apostrophes() -> None:
    """A hyphen parts two."""
    assert words("They don't know Lee’s well-known dog.") == 7


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("told Reuters that", ["Reuters"]),
        ("told the Kyiv Post that", ["Kyiv Post"]),
        ("told the Tarnblad newspaper that", ["Tarnblad newspaper"]),
        ("told the newspaper Tarnblad that", ["Tarnblad"]),
        ("told Radio Holst that", ["Radio Holst"]),
        ("told state television that", ["state television"]),
        ("Breaking News came", []),
        ("told ThomsonReuters-like men", []),
        ("told nobody", []),
    ],
)
def test_outlets_are_known_by_list_title_and_noun(text: str, names: list[str]) -> None:
    """Without the article and the noun before the name."""
    assert [name for _, name in outlets.find(text)] == names
    for (start, end), _ in outlets.find(text):
        assert text[start:end].strip() == text[start:end]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Reuters", "Reuters"),
        ("the news agency Reuters", "Reuters"),
        ("Reuters, a news agency", "Reuters"),
        ("a man from Reuters", None),
        ("Reuters reporters", None),
        ("nobody", None),
    ],
)
def test_a_phrase_is_an_outlet_where_its_name_heads_it(phrase: str, name: str | None) -> None:
    """Not who works for it."""
    assert outlets.one(phrase) == name


def test_two_names_of_one_outlet_are_the_same_whatever_their_article_and_signs() -> None:
    """Nothing is the same as none."""
    assert outlets.same("The Kyiv-Post", "Kyiv Post")
    assert not outlets.same("Kyiv Post", "Lviv Post")
    assert not outlets.same("Reuters", None)


def who(n: int, name: str = "aide", at: int | None = None, **fields: Any) -> Source:
    start = n * 10 if at is None else at
    base: dict[str, Any] = {"kind": "person", "named": False, "mentions": (Span(start=start, end=start + 1),)}
    return Source(id=f"s{n}", name=name, **(base | fields))


@pytest.mark.parametrize(
    ("sources", "bounds"),
    [
        ((who(1),), (1, 1)),
        ((who(1), who(2)), (1, 2)),
        ((who(1, plural=True),), (2, None)),
        ((who(1, kind="group"),), (2, None)),
        ((who(1, kind="group", count=5),), (5, 5)),
        ((who(1, kind="group"), who(2, part_of="s1", count=3)), (3, None)),
        ((who(1, kind="group"), who(2, part_of="s1")), (2, None)),
        ((who(2, part_of="s1"), who(1, kind="group", count=4)), (4, 4)),
        ((who(1), who(2, part_of="s9")), (1, 2)),
        ((who(3, part_of="s2"), who(2, part_of="s1"), who(1, count=2)), (2, 2)),
        ((who(1), who(2, "critics", kind="group")), (1, 1)),
        ((who(1, "critics", kind="group"), who(2, "officials", kind="group")), (2, None)),
        ((who(1), who(2, "sources there", kind="group")), (2, None)),
        ((who(1), who(2, "critics", kind="group", slots=Slots(access=Slot(value="briefed")))), (2, None)),
        ((who(1, "four sources", count=4), who(2, "Sources", kind="group")), (4, 4)),
        ((who(1, "four sources", count=4), who(2, "Sources", kind="group", at=5)), (4, None)),
        ((who(1, "four aides", count=4), who(2, "Sources", kind="group")), (4, None)),
        ((who(1, "a document", kind="document"), who(2, named=True)), (0, 0)),
    ],
)
def test_people_without_a_name_are_counted_between_bounds(
    sources: tuple[Source, ...], bounds: tuple[int, int | None]
) -> None:
    """A whole and its parts are one chain; the largest is the least there are, and all together the most."""
    found = count(sources, ())
    assert (found.people_at_least, found.people_at_most) == bounds


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["aide", "critics", "Sources"]), st.booleans(), st.none() | st.integers(1, 9)
        ),
        max_size=6,
    )
)
def test_no_more_people_are_known_than_there_can_be(told: list[tuple[str, bool, int | None]]) -> None:
    """For any sources the lower bound is not above the upper one."""
    made = [who(n, name, plural=plural, count=number) for n, (name, plural, number) in enumerate(told)]
    found = count(made, ())
    assert found.people_at_most is None or found.people_at_least <= found.people_at_most


def test_totals_leave_out_the_author_and_what_stands_for_others() -> None:
    """Statements without a source rest on nobody, not on the unnamed."""
    sources = (
        who(1), who(2, named=True), who(3, members=("s1", "s2")),
        who(4, kind="author"), who(5, kind="document"),
    )  # fmt: skip
    said = [Attribution(id=f"a{n}", source=s) for n, s in enumerate(("s1", "s2", "s3", None, "s1"))]
    found = count(sources, said)
    assert (found.sources, found.unnamed, found.attributions, found.unnamed_attributions) == (3, 2, 5, 3)
