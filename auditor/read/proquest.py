"""Takes a document of ProQuest apart: fields of any name, of which the full text is one."""

from __future__ import annotations

import re

from auditor.model import Block, Span
from auditor.read.export import TOLD, Document, told_by
from auditor.read.lines import lines

RULED = re.compile(r"^[ \t]*_{20,}[ \t]*$", re.MULTILINE)
PROQUEST_FIELD = re.compile(r"(?P<label>[A-Z][A-Za-z /&()-]{1,50}):[ \t]{0,8}(?P<value>.*)")
OTHERS = frozenset(
    [
        *("abstract", "subject", "location", "people", "company / organization", "title", "publication year"),
        *("publisher", "place of publication", "country of publication", "publication subject", "issn"),
        *(
            "source type",
            "language of publication",
            "document type",
            "proquest document id",
            "copyright",
            "links",
        ),
        *(
            "last updated",
            "database",
            "pages",
            "first page",
            "volume",
            "issue",
            "identifier / keyword",
            "column",
        ),
    ]
)


def proquest(document: Document) -> None:
    """Fields of any name, of which the full text is one; it ends where fields go on."""
    body = False
    for line in lines(document.text):
        if RULED.fullmatch(line.text):
            document.skip(line)
            continue
        match = PROQUEST_FIELD.fullmatch(line.text)
        label = match.group("label").lower() if match else ""
        known = label in TOLD or label in OTHERS
        if label == "full text" and match:
            end = line.start + match.start("value") if match.group("value") else line.end
            document.blocks.append(Block(kind="boilerplate", span=Span(start=line.start, end=end)))
            body = True
        elif known and match:
            body = False
            told_by(document, line, match)
        elif not body:
            document.skip(line)
