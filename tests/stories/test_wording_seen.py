"""How much of their wording two statements share, each number at its bounds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Ledger, Source
from auditor.stories.features import features
from auditor.stories.judge import judge
from auditor.stories.pair import Pair
from auditor.stories.saying import likeness, nearly, one_passage, passage
from auditor.stories.statements import Statement, statements
from auditor.testing import source

Maker = Callable[..., Ledger]
BELL, HALE = source("Anna Bell", named=True), source("Tom Hale", named=True)


@pytest.fixture
def pair(told: Maker) -> Callable[..., Pair]:
    """Two statements of these words, of one speaker or two."""

    def make(ours: str, theirs: str, other: bool = False) -> Pair:
        return Pair(_one(told, "a", ours, BELL), _one(told, "b", theirs, HALE if other else BELL))

    return make


def _one(told: Maker, name: str, words: str, who: Source) -> Statement:
    (found,) = statements(told(name, f"[s1 {who.name}] [c1 said] [q1 {words}].", [who]))
    return found


def run(number: int) -> str:
    """So many telling words."""
    letters = "bcdfghklmnprstvwz"
    return " ".join(f"qu{letters[n % 17]}a{letters[n // 17]}ort" for n in range(number))


@pytest.mark.parametrize(
    ("ours", "theirs", "share"),
    [
        ("12 boats sank", "boats sank", 0.0),
        ("12 boats sank", "12 boats rose", 0.5),
        ("12 boats and 30 men sank", "12 boats and 30 men rose", 1.0),
        ("12 boats and 30 men and 45 cows sank", "12 boats and 30 men and 45 cows rose", 1.0),
        ("12 boats and 30 men sank", "12 boats and 31 men sank", 0.5),
    ],
)
def test_two_shared_numbers_are_all_that_count(
    pair: Callable[..., Pair], ours: str, theirs: str, share: float
) -> None:
    assert features(pair(ours, theirs))["numbers shared"] == share
    assert features(pair(theirs, ours))["numbers shared"] == share


@pytest.mark.parametrize(
    ("words", "length", "short"), [(2, 0.1, 1), (3, 0.15, 0), (19, 0.95, 0), (20, 1, 0), (30, 1, 0)]
)
def test_a_statement_is_long_from_twenty_words_on(
    pair: Callable[..., Pair], words: int, length: float, short: float
) -> None:
    """And short with fewer than three telling ones."""
    found = features(pair(run(words), run(40)))
    assert (found["length"], found["short"]) == (pytest.approx(length), short)


@pytest.mark.parametrize(
    ("same", "others", "verbatim", "share"),
    [(4, 0, 0, 0.5), (5, 0, 1, 5 / 8), (8, 0, 1, 1), (9, 1, 1, 1), (8, 1, 0, 1), (12, 0, 1, 1)],
)
def test_words_are_verbatim_where_five_in_a_row_are_nine_tenths(
    pair: Callable[..., Pair], same: int, others: int, verbatim: float, share: float
) -> None:
    """Eight in a row are much."""
    ours = f"{run(same)}{' mellow' * others}"
    found = features(pair(ours, f"{run(same)} yellow yonder yokel younger yeast"))
    assert (found["verbatim"], found["run"]) == (verbatim, pytest.approx(share))


@pytest.mark.parametrize(
    ("ours", "theirs", "one"),
    [
        (f"“{run(6)}”", f"“{run(6)}”", True),
        (f"“{run(5)}”", f"“{run(5)}”", False),
        (run(16), run(16), True),
        (run(15), run(15), False),
        (f"“{run(10)}”", run(10), True),
        (f"“{run(9)}”", run(9), False),
        (f"“{run(10)}”", f"{run(9)} mellow", False),
    ],
)
def test_so_many_words_in_a_row_were_said_or_written_once(
    pair: Callable[..., Pair], ours: str, theirs: str, one: bool
) -> None:
    """Six in quotation marks, sixteen without, ten that one side alone has in marks."""
    assert passage(pair(ours, theirs)) is one
    assert passage(pair(theirs, ours)) is one


@pytest.mark.parametrize(
    ("words", "long"), [(f"“{run(6)}”", True), (f"“{run(5)}”", False), (run(16), True), (run(15), False)]
)
def test_a_statement_is_a_passage_by_itself_from_as_many_words_on(
    pair: Callable[..., Pair], words: str, long: bool
) -> None:
    assert one_passage(pair(words, words).a) is long


@pytest.mark.parametrize(
    ("both", "more", "near"),
    [(5, 0, True), (4, 0, False), (6, 4, True), (6, 5, False), (9, 6, True), (9, 7, False)],
)
def test_two_have_nearly_the_same_words_by_five_and_three_fifths(
    pair: Callable[..., Pair], both: int, more: int, near: bool
) -> None:
    """Of the shorter."""
    extra = " ".join(["mellow", "yellow", "billow", "fallow", "gallow", "tallow", "wallow"][:more])
    other = " ".join(["yonder", "yokel", "younger", "yeast", "yacht", "yodel", "yarrow"][:more])
    assert nearly(pair(f"{run(both)} {extra}".strip(), f"{run(both)} {other}".strip())) is near


def test_what_was_not_said_is_no_support(pair: Callable[..., Pair]) -> None:
    """Nor what is asked; two that hold the same assert one thing."""
    same = pair("the ports were sold in spring", "the ports were sold in spring")
    assert likeness(same, judge(same)) >= 0.9
    turned = pair("the ports were not sold in spring", "the ports were sold in spring")
    assert likeness(turned, judge(turned)) == 0.0
    asked = pair("whether the ports were sold in spring", "the ports were sold in spring")
    assert likeness(asked, judge(asked)) == 0.0
