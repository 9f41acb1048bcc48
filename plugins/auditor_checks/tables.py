"""Tables of words that decide what a rule asks about: ``words/NAME.txt``, sections of one entry a line.

``[section]`` opens a section, ``#`` a remark. An entry is a regular expression, nearly always a plain word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from auditor.contract.reading import sections

HERE = Path(__file__).parent / "words"


@cache
def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """The entries of a table, by section, in the order of the file."""
    return sections((HERE / f"{name}.txt").read_text(encoding="utf-8"))


@cache
def any_of(name: str, *sections: str) -> str:
    """The entries of sections as alternatives, the longest first, where a space stands for any space."""
    entries = (entry for section in sections for entry in table(name)[section])
    return "(?:" + "|".join(e.replace(" ", r"\s+") for e in sorted(entries, key=len, reverse=True)) + ")"
