"""Reads plain text and Markdown, which offsets index as they stand, and what databases export as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from auditor.contract.readers import Draft, Input, Reader
from auditor.errors import ReadError
from auditor.model import Notice
from auditor.read.databases import documents
from auditor.read.decode import decode

EMPTY = ("an empty file", "remove it, or put an article into it")
BLANK = "\x00 \t\r\n\v\f\ufeff\u200b"


class Text(Reader):
    """Plain text: one article, or the documents of a Nexis, Factiva or ProQuest export."""

    name = "txt"
    title = "plain text; exports of Nexis, Factiva and ProQuest, a document an article"
    suffixes = (".txt", ".text")
    markdown: ClassVar[bool] = False

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The text as it stands."""
        text, notices = told(file)
        found = documents(text)
        if not found:
            yield Draft(text, warnings=notices, is_markdown=self.markdown)
        yield from found


class Markdown(Text):
    """Markdown, indexed raw: what a reader does not see of it are blocks."""

    name = "markdown"
    title = "Markdown, with its front matter"
    suffixes = (".md", ".markdown")
    markdown = True


def told(file: Input) -> tuple[str, tuple[Notice, ...]]:
    """The text of a file, and what should be known of how it was decoded. Raises ReadError without a word."""
    data = file.data()
    if not data:
        raise ReadError(EMPTY[0], file.name, EMPTY[1])
    decoded = decode(data, file.name)
    if not decoded.text.strip(BLANK):
        raise ReadError("a file without text", file.name, EMPTY[1])
    return decoded.text, decoded.notices
