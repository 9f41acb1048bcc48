"""The join over columns: the same pairs in memory and in DuckDB, and no more than asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Ledger
from auditor.stories.candidates import candidates
from auditor.stories.group import by_content
from auditor.stories.joins import Join
from auditor.stories.statements import statements
from auditor.stories.texts import copies
from auditor.testing import source

IN_MEMORY, IN_DUCKDB = 2**62, 0
Row = tuple[list[int], dict[int, int]]
BIG = 2**63 - 1
rows = st.lists(
    st.tuples(
        st.lists(st.integers(0, 3) | st.just(BIG), max_size=4),
        st.dictionaries(st.integers(0, 5) | st.just(BIG), st.integers(0, 2**15), max_size=4),
    ),
    max_size=12,
)


def filled(found: list[Row], limit: int) -> Join:
    join = Join(limit)
    for keys, vector in found:
        join.add(keys, vector)
    return join


@settings(max_examples=10, deadline=None)
@given(rows, st.integers(1, 4), st.booleans())
def test_both_engines_give_the_same_rows(found: list[Row], window: int, first: bool) -> None:
    """Pairs, products and vectors are equal, and equally sorted, for any rows."""
    pytest.importorskip("duckdb")
    with filled(found, IN_MEMORY) as here, filled(found, IN_DUCKDB) as there:
        assert list(here.met(window, first)) == list(there.met(window, first))
        for least in (0, 2**20):
            assert list(here.alike(window, least)) == list(there.alike(window, least))
        places = range(len(found))
        assert here.vectors(places) == there.vectors(places)


@settings(max_examples=50, deadline=None)
@given(rows, st.integers(1, 4))
def test_neighbours_under_a_key_meet(found: list[Row], window: int) -> None:
    """A pair is met if, and only if, it shares a key under which fewer than ``window`` rows lie between."""
    expected = set()
    for key in {k for keys, _ in found for k in keys}:
        under = [place for place, (keys, _) in enumerate(found) if key in keys]
        expected |= {(a, b) for i, a in enumerate(under) for b in under[i + 1 : i + 1 + window]}
    with filled(found, IN_MEMORY) as join:
        met = list(join.met(window))
    assert set(met) == expected
    assert met == sorted(expected, key=lambda pair: pair[::-1])


def test_the_first_of_a_key_meets_all() -> None:
    """However many there are, each meets the first, so that copies of one text find it."""
    with filled([([7], {})] * 50, IN_MEMORY) as join:
        assert {(0, n) for n in range(1, 50)} <= set(join.met(1, first=True))


def test_without_the_extra_all_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB is no need: the result is the same, memory is not bounded."""
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with filled([([1], {}), ([1], {})], IN_DUCKDB) as join:
        assert list(join.met(1)) == [(0, 1)]


BELL = source("Anna Bell", named=True)
COLE = source("Ruth Cole", named=True)
SAID = '[s1 Anna Bell] [c1 said]: [q1 "We will open three new schools in Harrow before the winter comes"].'
OTHER = "[s1 Ruth Cole] [c1 said] [q1 a vaccine against Dengue passed its last trial in Manila]."


def test_stories_copies_and_pairs_are_the_same_on_both_engines(told: Callable[..., Ledger]) -> None:
    """What `auditor audit` calls, once in memory and once in DuckDB."""
    pytest.importorskip("duckdb")
    vote = " The Harrow council meets on Monday to vote on schools."
    ledgers = [
        told("a", SAID, [BELL], date="2020-03-03"),
        told("b", SAID + vote, [BELL], date="2020-03-03"),
        told("c", SAID, [BELL], date="2020-03-04"),
        told("d", OTHER, [COLE], date="2020-03-03"),
        told("e", "", date="2020-03-03"),
    ]
    articles = [x.article for x in ledgers]
    found = [s for x in ledgers for s in statements(x)]
    for limit in (IN_MEMORY, IN_DUCKDB):
        assert sorted(map(sorted, by_content(articles, limit))) == [["a", "b", "c"]]
        assert copies(articles, limit=limit) == [[0, 2], [1], [3], [4]]
        assert candidates(found, limit) == [(0, 1), (0, 2), (1, 2)]


@pytest.mark.parametrize("number", [2, 3, 12, 37])
def test_neighbours_under_one_key_meet_up_to_the_window(number: int) -> None:
    """Each with those before it, the nearest three; those of other keys stand between and do not count."""
    with filled([([n % 2], {}) for n in range(2 * number)], IN_MEMORY) as join:
        met = sorted((min(pair), max(pair)) for pair in join.met(3))
    wanted = [(a, b) for a in range(2 * number) for b in (a + 2, a + 4, a + 6) if b < 2 * number]
    assert met == wanted
