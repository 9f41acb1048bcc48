"""Reads OpenDocument texts as they would be printed: odfdo opens them, deleted words are out, notes at
the end."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from auditor.contract.readers import Draft, Input, Reader, missing
from auditor.errors import ReadError
from auditor.model import Block
from auditor.read.databases import documents
from auditor.read.hypertext import Piece, pieces
from auditor.read.markup import xml_of
from auditor.read.page_body import laid_out

MIME = b"mimetypeapplication/vnd.oasis.opendocument.text"
AS_HTML = {
    "p": "p",
    "list-item": "li",
    "table-cell": "td",
    "section": "div",
    "text-box": "div",
    "line-break": "br",
    "a": "span",
}
UNREAD = frozenset(
    [
        "tracked-changes",
        "annotation",
        "annotation-end",
        "hidden-text",
        "hidden-paragraph",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "forms",
        "note-citation",
        "bibliography-configuration",
        "index-body",
        "table-of-content",
        "desc",
        "title",
        "object",
        "image",
        "script",
    ]
)


class OpenDocument(Reader):
    """An .odt text."""

    name = "odt"
    title = "OpenDocument texts"
    suffixes = (".odt",)
    needs = "documents"

    def recognises(self, file: Input) -> bool:
        """The media type that opens the package."""
        return file.head.startswith(b"PK\x03\x04") and MIME in file.head[:200]

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The document."""
        found = _pieces(_content(file), file.name)
        title = next((p for p in found[:5] if p.kind == "heading" and p.level == 1), None)
        text, blocks = laid_out(p for p in found if p is not title)
        if not text.strip():
            raise ReadError(
                "an OpenDocument text without text", file.name, "name the document that holds the article"
            )
        yield from documents("\n\n".join(p.text for p in found)) or [_draft(text, title, blocks)]


def _draft(text: str, title: Piece | None, blocks: tuple[Block, ...]) -> Draft:
    if title is None:
        return Draft(text, blocks=blocks)
    return Draft(text, title.text, "style Title", blocks=blocks, head="credits")


def _content(file: Input) -> bytes:
    try:
        from odfdo import Document
    except ImportError:
        raise missing("documents", "odfdo", file.name) from None
    try:
        document = Document(io.BytesIO(file.data()))
        if b"encryption-data" in document.manifest.serialize():
            raise ReadError("an encrypted OpenDocument text", file.name, "save it without a password")
        return document.content.serialize()
    except ReadError:
        raise
    except Exception as error:  # a damaged package shows itself in many ways
        told = " ".join(f"{type(error).__name__} {error}".split())[:120]
        raise ReadError(
            f"a damaged OpenDocument text ({told})", file.name, "open it and save it again"
        ) from None


def _pieces(content: bytes, where: str) -> list[Piece]:
    """The paragraphs, by way of the elements of HTML that mean the same; notes come last."""
    root = xml_of(content, where, "OpenDocument")
    text = next((e for e in root.iter() if _local(e) == "text" and _space(e).endswith(":office:1.0")), None)
    if text is None:
        return []
    quotes = _quote_styles(root)
    notes = [e for e in text.iter() if _local(e) == "note-body"]
    for element in list(text.iter()):
        if isinstance(element.tag, str):
            _renamed(element, quotes)
    found = pieces(text)
    for note in notes:
        note.tag = "div"
        note.tail = None
        found += pieces(note)
    return found


def _renamed(element: Any, quotes: set[str]) -> None:
    name = _local(element)
    style = next((v for k, v in element.attrib.items() if k.endswith("}style-name")), "")
    level = next((v for k, v in element.attrib.items() if k.endswith("}outline-level")), "1")
    if name in UNREAD or name == "note-body":
        element.tag = "template"
    elif name == "s":
        count = next((v for k, v in element.attrib.items() if k.endswith("}c")), "1")
        element.tag, element.text = "span", " " * min(int(count) if count.isdigit() else 1, 100)
    elif name == "tab":
        element.tag, element.text = "span", " "
    elif name == "h":
        element.tag = f"h{min(max(int(level) if level.isdigit() else 1, 1), 6)}"
    elif name == "p" and style == "Title":
        element.tag = "h1"
    elif name == "p" and style in quotes:
        element.tag = "blockquote"
    else:
        element.tag = AS_HTML.get(name, "span" if name == "span" else name)


def _quote_styles(root: Any) -> set[str]:
    """The styles for quotations, and those that are made from them."""
    found = {"Quotations", "Quote"}
    for style in root.iter():
        if _local(style) == "style":
            names = {k.rpartition("}")[2]: v for k, v in style.attrib.items()}
            if names.get("parent-style-name") in found:
                found.add(names.get("name", ""))
    return found


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _space(element: Any) -> str:
    return str(element.tag).partition("}")[0]
