"""Tells the line ends that only keep lines short from those that end a paragraph, and reads past the first.

Mail programs, agencies and editors break lines at some column. Such an end stands for a space: it is put
as one,
character for character, so that offsets stay those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.read.lines import ends_sentence

END = re.compile(r"\r\n|\r|\n")
NARROWEST, WIDEST = 36, 110  # characters of a line of a wrapped text
SURE = 0.8  # share of the breaks inside a sentence that width explains; below it a text is no wrapped one
LONGER = 0.1  # share of lines that may be longer than the width, such as addresses
OPENS = re.compile(  # what begins a line of its own: items, headings, tables, speakers, indented paragraphs
    r"[-*•·–—>#|+=_]|\d{1,3}[.)]\s|\(?[a-zA-Z][.)]\s|\[\^?\w|[A-Z][A-Z .'’-]{1,40}:\s|[QA]:\s|https?://"
)
QUOTED = re.compile(r"(?:>[ \t]?)+")
COLUMNS = re.compile(r"\S(?:\s{3,}|\t)\S")  # a table, or words set apart by hand


@dataclass(frozen=True, slots=True)
class _Break:
    """A line end with words on both sides: its characters, the line before and the line behind it."""

    start: int
    end: int
    above: str
    below: str
    deeper: bool  # the line behind it begins further in, as the first of a paragraph may

    @property
    def inside_sentence(self) -> bool:
        """Whether the sentence surely goes on: nothing closes it, and a small letter follows."""
        return self.below[:1].islower() and not ends_sentence(self.above.rstrip(",;:")) and self.joins

    @property
    def joins(self) -> bool:
        """Whether nothing shows that the line behind it is one of its own."""
        if self.deeper and not self.below[:1].islower():
            return False
        return not (OPENS.match(self.below) or COLUMNS.search(self.above) or COLUMNS.search(self.below))

    def full(self, width: int) -> bool:
        """Whether the first word of the next line had no more room in this one."""
        return len(self.above) + 1 + len(self.below.split(maxsplit=1)[0]) > width


def unwrapped(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with a space for each line end that stands for one, and where these are. Linear time."""
    breaks = list(_breaks(text))
    width = _width(text, breaks)
    soft = [b for b in breaks if b.joins and (b.inside_sentence or b.full(width))] if width else []
    soft = [b for b in soft if text[b.start : b.end] != "\r"]  # which could not be had back
    if not soft:
        return text, ()
    if _is_titled(soft[0], text):
        del soft[0]
    places = tuple(at for b in soft for at in range(b.start, b.end))
    pieces, done = [], 0
    for b in soft:
        pieces += [text[done : b.start], " " * (b.end - b.start)]
        done = b.end
    return "".join([*pieces, text[done:]]), places


def _breaks(text: str) -> Iterator[_Break]:
    """The ends of lines that no blank line follows."""
    start = 0
    held: tuple[int, int, str] | None = None
    for match in (*END.finditer(text), None):
        line = text[start : match.start() if match else len(text)]
        if held and line.strip():
            above, below = QUOTED.match(held[2].lstrip()), QUOTED.match(line.lstrip())
            both = above.end() if above and below else 0
            rest = line.strip()[below.end() if both and below else 0 :]
            deeper = _indent(line) > _indent(held[2])
            yield _Break(held[0], held[1], held[2].strip()[both:], rest, deeper)
        held = (match.start(), match.end(), line) if match and line.strip() else None
        start = match.end() if match else start


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _width(text: str, breaks: list[_Break]) -> int:
    """The column at which the lines of a text were broken; 0 where they were not."""
    sure = [b for b in breaks if b.inside_sentence]
    lengths = sorted(len(line.strip()) for line in END.split(text) if line.strip())
    if not sure or not lengths:
        return 0
    widest = max(len(b.above) for b in sure)
    near = [n for n in lengths if n <= 1.12 * widest]
    if not near:  # short lines behind the signs of a quoted mail
        return 0
    width = near[-1]
    longer = (len(lengths) - len(near)) / len(lengths)
    full = sum(b.full(width) for b in sure) / len(sure)
    fits = NARROWEST <= width <= WIDEST and longer <= LONGER and full >= SURE
    return width if fits else 0


def _is_titled(first: _Break, text: str) -> bool:
    """Whether the first line is a headline that happens to be as long as the lines below it.

    A headline of two lines, which a blank line follows, is one that was wrapped.
    """
    opens = not END.search(text[: first.start].strip())
    if not opens or ends_sentence(first.above) or not first.below.lstrip("“\"‘'")[:1].isupper():
        return False
    alone = text[first.end :].lstrip(" \t").partition(first.below)[2].strip(" \t")[:2].strip("\r\n") == ""
    return _title_case(first.above) and not (alone and _title_case(first.below))


def _title_case(line: str) -> bool:
    words = [w for w in line.split() if len(w) > 3]
    return len(words) > 1 and sum(w[:1].isupper() for w in words) >= 0.75 * len(words)
