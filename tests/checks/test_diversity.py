"""How the words are shared among voices."""

from __future__ import annotations

import pytest
from auditor_checks.diversity.check import Diversity

from auditor import Ledger, Result
from auditor.testing import make_ledger, source

PEOPLE = [source(name, named=True) for name in ("Ann", "Bob", "Cat")]


def result(ledger: Ledger) -> Result:
    (only,) = Diversity().article(ledger)
    return only


def said(*lines: tuple[str, str]) -> Ledger:
    text = " ".join(f"[s{i} {who}] [c{i} said] [q{i} {what}]." for i, (who, what) in enumerate(lines, 1))
    return make_ledger(text, PEOPLE)


def test_equal_shares_are_one_and_a_single_voice_is_zero() -> None:
    """The two ends of the scale."""
    assert result(said(("Ann", "a b c"), ("Bob", "d e f"))).score == 1.0
    assert result(said(("Ann", "a b c"), ("Ann", "d e f"))).score == 0.0


def test_shares_in_between() -> None:
    """Three quarters and one quarter: (1 - .5625 - .0625) / (1 - 1/2)."""
    found = result(said(("Ann", "a b c"), ("Bob", "d")))
    assert found.score == 0.75
    assert [(v["source"], v["share"]) for v in found.data["voices"]] == [("Ann", 0.75), ("Bob", 0.25)]
    assert found.data["effective_voices"] == pytest.approx(1.6)


def test_one_voice_above_half() -> None:
    """Asked from four attributions on, never at half, and not where another has room to differ."""
    long = "a b c d e f g h i j k"
    loud = said(("Ann", long), ("Ann", long), ("Bob", "f"), ("Bob", "g"))
    assert [f.rule for f in result(loud).findings] == ["diversity/one-voice"]
    answered = said(("Ann", long), ("Ann", "d e"), ("Bob", "f g"), ("Cat", "g"))
    assert not result(answered).findings
    even = said(("Ann", "a b"), ("Ann", "d"), ("Bob", "f g"), ("Cat", "g"))
    assert not result(even).findings


def test_a_part_speaks_for_its_whole() -> None:
    """One of the sources adds no voice."""
    ledger = make_ledger(
        "[s1 Sources] [c1 said] [q1 a b]. [s2 one of them] [c2 said] [q2 c d].",
        [source("Sources", "group"), source("one of them", part_of="Sources")],
    )
    assert [v["source"] for v in result(ledger).data["voices"]] == ["Sources"]


def test_too_little_is_not_applicable() -> None:
    """One statement cannot be shared."""
    assert result(said(("Ann", "a b c"))).state == "not applicable"
