"""Tables of words that several rooms read: each stands here once, in sections, one entry a line, in order.

``[section]`` opens a section, ``#`` a remark. An entry is a word, words that belong together ("film footage
video"), or a word with others behind a colon ("ukraine: ukrainian").
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType

Sections = MappingProxyType[str, tuple[str, ...]]


@cache
def table(name: str) -> Sections:
    """The entries of a table, by section, in the order of the file."""
    return sections(_text(name))


def sections(text: str) -> Sections:
    """The same of the text of any such table."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            entries = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            entries.append(line)
    return MappingProxyType({section: tuple(entries) for section, entries in found.items()})


@cache
def listed(name: str, *sections: str) -> frozenset[str]:
    """The entries of several sections of a table together; of all where none is named."""
    here = table(name)
    return frozenset(entry for section in sections or here for entry in here[section])


@cache
def paired(name: str, section: str) -> MappingProxyType[str, tuple[str, ...]]:
    """The entries of a section that are words with others behind a colon."""
    split = (entry.partition(":") for entry in table(name)[section])
    return MappingProxyType({head: tuple(rest.split()) for head, _, rest in split})


def _text(name: str) -> str:
    return files("auditor.words").joinpath(f"{name}.txt").read_text(encoding="utf-8")
