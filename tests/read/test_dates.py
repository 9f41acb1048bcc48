"""Dates are put in ISO 8601, with time and zone where the words give them."""

from __future__ import annotations

import pytest

from auditor.read import dates

READ = [
    ("24/05/2024 19h28", "2024-05-24T19:28"),
    ("2024-05-24", "2024-05-24"),
    ("May 24, 2024", "2024-05-24"),
    ("Fri., 24 May 2024", "2024-05-24"),
    ("May 24th, 2024, 10 p.m.", "2024-05-24T22:00"),
    ("3:15 PM EDT, May 24, 2024", "2024-05-24T15:15-04:00"),
    ("2024-05-24T19:28:00Z", "2024-05-24T19:28+00:00"),
    ("2024-05-24T19:28:33+02:00", "2024-05-24T19:28:33+02:00"),
    ("05/24/2024", "2024-05-24"),
    ("04/05/2024 19h28", "2024-05-04T19:28"),
    ("4.5.2024", "2024-05-04"),
    ("04/05/2024", "2024-04-05"),
    ("04/05/2024 3:15 PM", "2024-04-05T15:15"),
]


@pytest.mark.parametrize(("words", "value"), READ)
def test_a_date_is_normalised(words: str, value: str) -> None:
    """Day first where it is above 12 or written as in Europe, else month first."""
    date = dates.normalised(words)
    assert date is not None
    assert date.value == value


@pytest.mark.parametrize(
    "words", ["99/99/2024", "Feb 30, 2024", "May 24", "two days ago", "soon", "", "2024"]
)
def test_what_is_no_whole_date_has_no_value(words: str) -> None:
    """Half a date is never completed."""
    assert dates.normalised(words) is None


def test_only_a_real_doubt_has_a_second_reading() -> None:
    """Neither 05/05 nor a date with "p.m." is in doubt."""
    read = [dates.normalised(w) for w in ("04/05/2024", "05/05/2024", "04/05/2024 3 p.m.", "04/25/2024")]
    assert [d and d.other for d in read] == ["2024-05-04", None, None, None]
