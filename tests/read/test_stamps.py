"""The time stamps of a live page are blocks, so that no entry runs into the next."""

from __future__ import annotations

import pytest

from auditor.read import read_text

ENTRY = "The river is rising, the mayor says, and nobody should go near it tonight."


def stamped(text: str) -> list[str]:
    article = read_text("Storm live: bridge closes\n\n" + text)
    return [article.slice(b.span) for b in article.blocks if b.kind == "date"]


@pytest.mark.parametrize(
    ("stamp", "found"),
    [
        ("10:42 GMT\n", "10:42 GMT"), ("[11:50] ", "[11:50]"), ("11:20am BST - ", "11:20am BST -"),
        ("12:07 ", "12:07"), ("1.05pm\n\n", "1.05pm"), ("1:40 p.m. ET\n", "1:40 p.m. ET"),
        ("Updated at 14:15 ", "Updated at 14:15"),
    ],
)  # fmt: skip
def test_an_entry_begins_with_its_time(stamp: str, found: str) -> None:
    """On a line of its own or in front of its entry, also far down in the text."""
    text = f"{ENTRY}\n\n{stamp}{ENTRY}\n\n" * 30
    assert stamped(text)[-2:] == [found, found]


@pytest.mark.parametrize(
    "text",
    [
        f"10:42 Anna Bell took the first train.\n\n{ENTRY}",
        f"{ENTRY}\n\n10:30 a.m. was the hour\n\n10:45 was too late",
        f"{ENTRY}\n\n20 Schools closed.\n\n30 Schools stayed open.",
        "",
    ],
)
def test_a_sentence_may_begin_with_a_time_or_a_number(text: str) -> None:
    """One time is no live page, and numbers are no times."""
    assert not any("Schools" in s or "was" in s or "10:42" in s for s in stamped(text))
