"""A page of plain text: columns that hold for wide characters, and words that cannot command a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

from auditor.model.safe import clean

WIDTH = 92
_CODES = {
    "bold": "1",
    "dim": "2",
    "error": "1;35",
    "warning": "35",
    "info": "2",
    "head": "1;36",
}


def short(text: str, width: int) -> str:
    """The text in at most ``width`` cells, an ellipsis where it was cut."""
    text = clean(text)
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def fill(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells, broken between words where that is possible."""
    lines, line = [], ""
    for word in clean(text).split(" "):
        if line and cell_len(line) + 1 + cell_len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
        if cell_len(line) > width:
            *full, line = chop_cells(line, width)
            lines += full
    return [*lines, line]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text in exactly ``width`` cells."""
    text = short(text, width)
    space = " " * (width - cell_len(text))
    return space + text if right else text + space


def cut(rows: Sequence[str], most: int, what: str) -> Iterator[str]:
    """At most so many rows, and a line that says how many are in the JSON report alone."""
    shown = rows if len(rows) <= most + 1 else rows[:most]
    yield from shown
    if len(shown) < len(rows):
        yield f"… and {len(rows) - len(shown)} more {what} (see JSON)"


class Paper:
    """Lines one after the other, with or without colour; no red, no green, since nothing is good or bad."""

    def __init__(self, width: int = WIDTH, color: bool = False) -> None:
        self.width = width
        self.color = color
        self.lines: list[str] = []

    def ink(self, text: str, style: str) -> str:
        """The text in a style, if there is colour."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.color and text else text

    def add(self, text: str = "", style: str = "") -> None:
        """One line as it stands."""
        self.lines.append(self.ink(text, style) if style else text)

    def wrap(self, text: str, first: str = "", rest: str | None = None, style: str = "") -> None:
        """Running text behind a first indent, further lines behind the other."""
        indent = " " * cell_len(first) if rest is None else rest
        for n, line in enumerate(fill(text, self.width - cell_len(first))):
            self.lines.append((indent if n else first) + (self.ink(line, style) if style else line))

    def extend(self, lines: Iterable[str]) -> None:
        """Several lines as they stand."""
        self.lines.extend(lines)

    def text(self) -> str:
        """All of it, each line ended, no white space at line ends."""
        return "".join(f"{line.rstrip()}\n" for line in self.lines)
