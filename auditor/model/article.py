"""One text as it was read, with what is known about it and how it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from auditor.model.places import Fixed, Notice, Record, Span, Spans


class Fact(Record):
    """A piece of metadata and where it was found: "field title", "text", "json-ld", "meta og:title"."""

    value: str
    """The value, as words."""
    found_in: str
    """Where it was found: "field title", "text", "json-ld", "meta og:title", "argument"."""
    span: Span | None = None
    """Where it stands in the text; absent where it was found elsewhere."""


BlockKind = Literal[
    "headline", "outlet", "byline", "dateline", "date", "section", "boilerplate", "url", "caption",
    "quotation", "markup",
]  # fmt: skip


class Block(Record):
    """A stretch of the text that is not running prose. Nothing is cut: blocks say how to read the text.

    A ``quotation`` is prose that the mark-up says is somebody's words; ``by`` is where he is named for it.
    It may hold other blocks. ``markup`` are signs that a reader does not see, such as those of Markdown.
    """

    kind: BlockKind
    """What it is; `quotation` is prose that the mark-up gives to somebody, `markup` signs that a reader
    does not see."""
    span: Span
    """Where it is."""
    by: Span | None = None
    """Of a quotation, where the speaker is named for it; else absent."""


class Article(Record):
    """One text as it was read. ``sha256`` is of the input bytes the article came from."""

    id: str
    """The name of the article in its report, unique there; spans and results of stories refer to it."""
    path: str
    """The file, relative to the argument that named it, with forward slashes; `-` for standard input."""
    line: int | None = None
    """The line of the file that holds the article, counted from 1, in files of one article a line; else
    absent."""
    sha256: str = ""
    """SHA-256 of the input's bytes, 64 hexadecimal digits; empty where it was not made."""
    text: str = ""
    """The decoded text, whole; every span counts its Unicode code points. Empty where texts were left out."""
    title: str | None = None
    """The headline, only where it stands outside the text; spans with `"of": "title"` count in it."""
    metadata: Annotated[Mapping[str, Fact], AfterValidator(Fixed)] = Field(default_factory=Fixed)
    """What is known of the article, by name: headline, outlet, byline, dateline, date, section, url, story,
    and what else its format tells."""
    language: str | None = None
    """The language that was detected, an ISO 639-1 code of two letters; absent where none was."""
    blocks: tuple[Block, ...] = ()
    """The stretches of the text that are no running prose. Nothing is cut: they say how to read the text."""
    wraps: tuple[int, ...] = ()
    """Offsets, in code points, of the spaces in the text that are line ends in the file, whose lines were
    wrapped."""
    warnings: tuple[Notice, ...] = ()
    """What a person should know about the reading; nothing was left out because of it."""

    @property
    def as_written(self) -> str:
        """The text with the line ends that the file has, for the lines and columns of editors."""
        ends = set(self.wraps)
        if not ends:
            return self.text
        end = ("\n", "\r")  # both characters of CRLF are in ``wraps``
        return "".join(end[at + 1 in ends] if at in ends else c for at, c in enumerate(self.text))

    @cached_property
    def unseen(self) -> Spans:
        """The mark-up in the text, in order: signs that a reader does not see."""
        return tuple(b.span for b in self.blocks if b.kind == "markup")

    def value(self, name: str) -> str | None:
        """The value of a piece of metadata, or None."""
        fact = self.metadata.get(name)
        return fact.value if fact else None

    def slice(self, span: Span) -> str:
        """The words a span stands for, as a reader sees them."""
        text = self.text if span.of == "text" else self.title or ""
        if not self.unseen or span.of == "title":
            return text[span.start : span.end]
        pieces, done = [], span.start
        for mark in self.unseen:
            if mark.end > span.start and mark.start < span.end:
                pieces.append(text[done : max(mark.start, done)])
                done = mark.end
        return "".join([*pieces, text[done : span.end]])

    def words(self, spans: Spans) -> str:
        """The words of several pieces, with an ellipsis between pieces."""
        return " … ".join(self.slice(s) for s in spans)
