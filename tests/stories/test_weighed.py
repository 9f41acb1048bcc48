"""What words weigh, how far texts and clauses reach, and from where on two propositions are one."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from auditor.model import Article, Ledger, Span
from auditor.stories.align import align
from auditor.stories.evidence import _told
from auditor.stories.facts import When
from auditor.stories.features import features
from auditor.stories.opposition import polarity
from auditor.stories.pair import Pair
from auditor.stories.proposition import Compared
from auditor.stories.statements import Statement, statements
from auditor.stories.texts import boilerplate, folded, lines, own_lines, shingles
from auditor.stories.topic import AROUND, NEAR, Setting
from auditor.stories.weights import total, weight
from auditor.stories.words import stem, words
from auditor.testing import source

Maker = Callable[..., Ledger]
BELL = source("Anna Bell", named=True)


def pair(told: Maker, ours: str, theirs: str, before: str = "") -> dict[str, float]:
    """The numbers of two statements of one speaker, in texts that begin alike."""
    sides = [
        statements(told(name, f"{before}[s1 Anna Bell] [c1 said] [q1 {text}].", [BELL]))[0]
        for name, text in (("a", ours), ("b", theirs))
    ]
    return features(Pair(*sides))


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ("the ferry sank", "the ferry burnt", ("ferry",)),
        ("the ferry of weavers sank", "the ferry of weavers burnt", ("ferry", "weavers")),
        ("ferries of weavers, bakers and dockers", "weavers, bakers, dockers on ferries",
         ("ferry", "weavers", "bakers", "dockers")),
        ("the ferry sank", "the tower burnt", ()),
    ],
)  # fmt: skip
def test_what_two_statements_share_weighs_as_much_as_its_words_and_three_rare_ones_are_enough(
    told: Maker, ours: str, theirs: str, shared: tuple[str, ...]
) -> None:
    """The rarest of them tells most."""
    found = pair(told, ours, theirs)
    stems = [stem(word) for word in shared]
    assert found["core weight"] == pytest.approx(min(total(stems) / 3, 1.0))
    assert found["topic weight"] == pytest.approx(min(total(stems) / 3, 1.0))
    assert found["rarest shared"] == pytest.approx(max(map(weight, stems), default=0.0))
    assert found["rarest of topic"] == found["rarest shared"]
    assert found["cover squared"] == pytest.approx(found["cover"] ** 2)


@pytest.mark.parametrize(
    ("ours", "theirs", "couples"),
    [
        ("ferry weavers", "ferry weavers", [("ferry", "weavers")]),
        ("ferry weavers dockers", "ferry weavers dockers", [("ferry", "weavers"), ("weavers", "dockers")]),
        ("ferry weavers", "weavers sold", []),
    ],
)
def test_two_words_beside_each_other_weigh_as_much_as_half_of_both(
    told: Maker, ours: str, theirs: str, couples: list[tuple[str, str]]
) -> None:
    """And two such couples are much."""
    found = pair(told, ours, theirs)
    told_ = sum((weight(stem(x)) + weight(stem(y))) / 2 for x, y in couples)
    assert found["couples"] == pytest.approx(min(told_ / 2, 1.0))


def test_how_much_two_settings_share_is_weighed_by_the_squares_of_their_words(told: Maker) -> None:
    """A rare word in both counts for more than a common one."""
    sides = [
        statements(told(name, f"{text} [s1 Anna Bell] [c1 said] [q1 so].", [BELL]))[0]
        for name, text in (("a", "Weavers burnt it."), ("b", "Weavers praised it."))
    ]
    a, b = (s.context for s in sides)
    square = [math.fsum(weight(w) ** 2 for w in x) for x in (a & b, a, b)]
    expected = square[0] / math.sqrt(square[1] * square[2])
    assert 0 < expected < 1
    assert features(Pair(*sides))["context"] == pytest.approx(expected)


# --- propositions


@pytest.mark.parametrize(
    ("more", "same", "contrary"),
    [
        ({}, True, False),
        ({"overlap": 0.75}, True, False),
        ({"overlap": 0.74}, False, False),
        ({"shared": 2}, True, False),
        ({"shared": 1}, False, False),
        ({"negation": True}, False, True),
        ({"opposite": ("a", "b")}, False, True),
        ({"negation": True, "opposite": ("a", "b")}, False, False),
        ({"negation": True, "open": True}, False, False),
        ({"negation": True, "shared": 2}, False, True),
        ({"negation": True, "shared": 1}, False, False),
        ({"negation": True, "cover": 0.8}, False, True),
        ({"negation": True, "cover": 0.79}, False, False),
        ({"negation": True, "overlap": 0.6}, False, True),
        ({"negation": True, "overlap": 0.59}, False, False),
        ({"opposite": ("a", "b"), "act": True, "overlap": 0.74}, False, False),
        ({"opposite": ("a", "b"), "act": True, "overlap": 0.75}, False, True),
    ],
)
def test_two_propositions_are_one_or_contrary_by_what_they_share(
    more: dict[str, Any], same: bool, contrary: bool
) -> None:
    """Two telling words at least; an opposite negated is no contrary, and of an act more has to be shared."""
    found = Compared(**{"cover": 1.0, "overlap": 1.0, "shared": 9, **more})
    assert (found.same, found.contrary) == (same, contrary)


# --- how far


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (date(2024, 5, 1), "2024-05-01"),
        (date(2024, 5, 7), "2024-05-01"),
        (date(2024, 5, 8), "2024-05"),
        (date(2024, 6, 10), "2024-05"),
        (date(2024, 6, 11), "2024"),
    ],
)
def test_a_date_is_told_as_a_day_a_month_or_a_year_by_how_long_it_is(last: date, told: str) -> None:
    when = When(first=date(2024, 5, 1), last=last, of="text", start=0, end=1)
    assert _told(when) == told


def whole(told: Maker, name: str, text: str) -> Statement:
    return statements(told(name, f"[s1 Anna Bell] [c1 said] [q1 {text}].", [BELL]))[0]


@pytest.mark.parametrize("between", [4, 5, 6, 9])
@pytest.mark.parametrize("lead", ["", "today and now again at last "])
def test_a_negation_bears_on_six_words_on_either_side(told: Maker, between: int, lead: str) -> None:
    """Wherever in the statement it stands; what is shared farther off is another clause."""
    far = "of " * between
    ours = whole(told, "a", f"{lead}ferry {far}not sink {far}tower")
    theirs = whole(told, "b", f"{lead}ferry {far}sink {far}tower")
    assert (polarity(ours, theirs, frozenset()) > 0) is (between <= 5)


def test_a_change_of_more_than_twelve_words_parts_two_utterances() -> None:
    """What is shared on either side is then no longer one quotation."""

    def changed(many: int) -> int:
        ours, theirs = (
            " ".join(
                f"{letter}{chr(97 + n)}"
                for letter, number in (("w", 15), (side, many), ("v", 14))
                for n in range(number)
            )
            for side in "xy"
        )
        sides = [
            words(Article(id="a", path="a", text=text), (Span(start=0, end=len(text)),))
            for text in (ours, theirs)
        ]
        return align(*sides).shared

    assert [changed(many) for many in (11, 12, 13)] == [29, 29, 15]


# --- texts


def article(text: str, outlet: str = "Herald", **more: Any) -> Article:
    from auditor.model import Fact

    facts = {"outlet": Fact(value=outlet, found_in="x")}
    return Article(id=text[:9], path="a", text=text, metadata=facts, **more)


@pytest.mark.parametrize(("number", "dull"), [(2, False), (3, True), (4, True)])
def test_a_line_of_three_texts_of_an_outlet_is_its_boilerplate(number: int, dull: bool) -> None:
    """Copies of one text are one, and what another outlet prints is another's."""
    foot = "Sign up for more."
    texts = [article(f"Story number {n} of the long day.\n{foot}") for n in range(number)]
    found = boilerplate(texts)
    assert [texts[0].slice(s) for s in own_lines(texts[0], found)][1:] == ([] if dull else [foot])
    assert boilerplate([*texts[:2], texts[0], texts[0]]) == frozenset()
    assert boilerplate([*texts[:2], article("Other words here today.\n" + foot, "Post")]) == frozenset()
    assert boilerplate([]) == frozenset()


def test_lines_are_those_of_the_title_and_of_the_text_without_their_ends() -> None:
    """Empty ones are none."""
    made = article("One line. \n\n  \nAnother.", title="A title")
    assert [made.slice(s) for s in lines(made)] == ["A title", "One line.", "Another."]
    assert folded("“Ｏne-LINE, here!”") == "one line here"


@pytest.mark.parametrize(("number", "runs"), [(0, 0), (1, 1), (4, 1), (5, 1), (6, 2), (9, 5)])
def test_a_text_has_a_run_of_five_words_from_each_word_on(number: int, runs: int) -> None:
    """A shorter one is one run; its title is none of it."""
    text = " ".join(f"w{n}" for n in range(number))
    assert len(shingles(article(text or " ", title="A title of some words here"))) == runs


@pytest.mark.parametrize(
    ("gap", "near", "around"), [(100, True, True), (130, False, True), (410, False, False)]
)
@pytest.mark.parametrize("behind", [True, False])
def test_what_is_close_to_a_place_and_what_is_around_it_ends_somewhere(
    gap: int, near: bool, around: bool, behind: bool
) -> None:
    """On either side."""
    assert (NEAR, AROUND) == (120, 400)
    filler = "x" * (gap - 2)
    text = f"Here {filler} ferry" if behind else f"ferry {filler} Here"
    at = text.index("Here")
    setting, span = Setting(Article(id="a", path="a", text=text)), Span(start=at, end=at + 4)
    assert ("ferry" in setting.near(span)) is near
    assert (stem("ferry") in setting.context(span)) is around
