"""The tables of words: one entry a line, in order, none twice, so that a difference of two can be read."""

from pathlib import Path

import pytest

import auditor.words
from auditor.words import listed, paired, table

TABLES = sorted(p.stem for p in Path(auditor.words.__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("name", TABLES)
def test_entries_stand_in_order_and_once(name: str) -> None:
    """Each section is sorted and names nothing twice."""
    for section, entries in table(name).items():
        assert list(entries) == sorted(set(entries)), section


@pytest.mark.parametrize("name", TABLES)
def test_entries_are_short(name: str) -> None:
    """An entry is one line on a wide screen."""
    for entry in listed(name):
        assert len(entry) <= 160
        assert entry == entry.strip()


@pytest.mark.parametrize("name", TABLES)
def test_a_section_is_opened_once(name: str) -> None:
    """Entries under one heading stand together."""
    text = (Path(auditor.words.__file__).parent / f"{name}.txt").read_text("utf-8")
    heads = [line for line in text.splitlines() if line.startswith("[")]
    assert len(heads) == len(set(heads)) > 0


def test_an_entry_may_lead_others() -> None:
    """A country stands before the words for what belongs to it."""
    assert "ukrainian" in paired("nations", "countries")["ukraine"]
