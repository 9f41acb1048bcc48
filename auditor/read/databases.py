"""Tells what newspaper databases export from other texts, and cuts it into its documents, each an article.

The makes are told by the lines that only they write: "2 of 17 DOCUMENTS" and "End of Document" (Nexis),
"Document
LUNST00020240306ek3600017" (Factiva), "Full text:" below "Publication title:" (ProQuest).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from auditor.contract.readers import Draft
from auditor.read.export import Document
from auditor.read.factiva import ACCESSION, factiva
from auditor.read.nexis import COUNTER, END, nexis
from auditor.read.proquest import RULED, proquest

FULL_TEXT = re.compile(r"^Full text:", re.MULTILINE | re.IGNORECASE)
PUBLISHED_IN = re.compile(r"^Publication title:", re.MULTILINE | re.IGNORECASE)


def documents(text: str) -> list[Draft]:
    """The documents of an export, in order; empty where the text is none."""
    make = _make(text)
    if make is None:
        return []
    cuts, read = make
    found = []
    for start, end in cuts:
        whole = text[start:end]
        inner = whole.strip() if whole != text else whole
        if not inner.strip():
            continue
        at = start + whole.index(inner[0])
        document = Document(inner)
        read(document)
        found.append((document, text.count("\n", 0, at) + 1))
    if len(found) == 1:
        document, line = found[0]
        return [document.draft(None if document.text == text else line, "")]
    return [document.draft(line, f"#{number}") for number, (document, line) in enumerate(found, 1)]


def _make(text: str) -> tuple[Iterator[tuple[int, int]], Callable[[Document], None]] | None:
    if COUNTER.search(text):
        return _from(COUNTER, text), nexis
    if END.search(text) and re.search(r"^[ \t]*(?:Load-Date|Length)\s?:", text, re.MULTILINE | re.IGNORECASE):
        return _until(END, text), nexis
    if ACCESSION.search(text):
        return _until(ACCESSION, text), factiva
    if FULL_TEXT.search(text) and PUBLISHED_IN.search(text):
        return _until(RULED, text), proquest
    return None


def _from(sign: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Stretches that each begin with the sign; what is before the first is a cover."""
    starts = [match.start() for match in sign.finditer(text)]
    yield from zip(starts, [*starts[1:], len(text)], strict=True)


def _until(sign: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Stretches that each end with the sign; what is behind the last is none, unless it holds words."""
    start = 0
    for match in sign.finditer(text):
        yield start, match.end()
        start = match.end()
    if len(text[start:].split()) > 20:
        yield start, len(text)
