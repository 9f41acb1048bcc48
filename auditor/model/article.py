"""One text as it was read, with what is known about it and how it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from auditor.model.places import Fixed, Notice, Record, Span, Spans


class Fact(Record):
    """A piece of metadata and where it was found: "field title", "text", "json-ld", "meta og:title"."""

    value: str
    found_in: str
    span: Span | None = None


BlockKind = Literal[
    "headline", "outlet", "byline", "dateline", "date", "section", "boilerplate", "url", "caption"
]


class Block(Record):
    """A stretch of the text that is not running prose. Nothing is cut: blocks say how to read the text."""

    kind: BlockKind
    span: Span


class Article(Record):
    """One text as it was read. ``sha256`` is of the input bytes the article came from."""

    id: str
    path: str  # relative to the argument that named it, forward slashes; "-" for standard input
    line: int | None = None  # 1-based, in files that hold one article a line
    sha256: str = ""
    text: str = ""
    title: str | None = None  # only where it stands outside the text
    metadata: Annotated[Mapping[str, Fact], AfterValidator(Fixed)] = Field(
        default_factory=Fixed
    )  # headline, outlet, byline, dateline, date, url, story
    language: str | None = None  # ISO 639-1, detected
    blocks: tuple[Block, ...] = ()
    warnings: tuple[Notice, ...] = ()

    def value(self, name: str) -> str | None:
        """The value of a piece of metadata, or None."""
        fact = self.metadata.get(name)
        return fact.value if fact else None

    def slice(self, span: Span) -> str:
        """The words a span stands for."""
        text = self.text if span.of == "text" else self.title or ""
        return text[span.start : span.end]

    def words(self, spans: Spans) -> str:
        """The words of several pieces, with an ellipsis between pieces."""
        return " … ".join(self.slice(s) for s in spans)
