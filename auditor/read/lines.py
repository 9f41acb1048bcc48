"""The common currency of head and tail detection: lines with their places, and the parts found in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.model import Block, BlockKind, Span


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it. ``apart``: a blank line or the end follows."""

    text: str
    start: int
    apart: bool = True

    @property
    def end(self) -> int:
        """Where the line ends in the text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that is not running prose, and the value at ``[at, until)`` inside it, if it tells one."""

    kind: BlockKind
    start: int
    end: int
    value: str | None = None
    at: int = 0
    until: int = 0
    other: str | None = None  # a second reading of a date
    weak: bool = False  # tells nothing without better evidence beside it

    def moved(self, by: int) -> Part:
        """The same part, ``by`` characters further on."""
        return replace(self, start=self.start + by, end=self.end + by, at=self.at + by, until=self.until + by)

    @property
    def block(self) -> Block:
        """The part as a block of an article."""
        return Block(kind=self.kind, span=Span(start=self.start, end=self.end))


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of ``text[start:end]`` that are not blank. Linear in their length."""
    held: Line | None = None
    place = start
    for raw in text[start:end].splitlines(keepends=True):
        stripped = raw.strip()
        if held:
            yield held if not stripped else replace(held, apart=False)
            held = None
        if stripped:
            held = Line(stripped, place + len(raw) - len(raw.lstrip()))
        place += len(raw)
    if held:
        yield held


def ends_sentence(line: str) -> bool:
    """Whether a line closes like a sentence, quotation marks and brackets aside; "U.S." closes none."""
    bare = line.rstrip("\"'”’»)] ")
    if not bare or bare[-1] not in ".!?…;:,。！？؟،":
        return False
    last = bare.split()[-1]
    return not (last.count(".") > 1 and last.replace(".", "").isupper())
