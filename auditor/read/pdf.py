"""Reads the text of PDFs: pdfminer finds lines and columns, and here they become paragraphs again."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from auditor.contract.readers import Draft, Input, Reader, missing
from auditor.errors import ReadError
from auditor.model import Notice
from auditor.read.databases import documents

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": "-", "‐": "-"}
)
EDGE = 0.09  # share of a page's height in which running heads and feet stand
LARGER = 1.2  # times the size of the text: a headline
APART = 0.75  # times the height of a line: more space than that ends a paragraph
PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|pg\.)?\s*#\s*(?:(?:of|/|\|)\s*#)?\W*", re.IGNORECASE)
CLOSES = re.compile(r"[.!?:;][\"”’')\]]*$")


@dataclass(slots=True)
class Line:
    """A line of a page: its words, where it stands, how large its letters are, and its column's left edge."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int
    column: tuple[int, float, float]  # number, left edge, right edge
    edge: bool  # stands where running heads and feet do


class Pdf(Reader):
    """A PDF with a text layer."""

    name = "pdf"
    title = "PDFs with a text layer"
    suffixes = (".pdf",)
    needs = "documents"

    def recognises(self, file: Input) -> bool:
        """The signature."""
        return b"%PDF-" in file.head[:1_024]

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The text, without what runs along the pages."""
        pages = list(_pages(file))
        lines = _without_running([line for page in pages for line in page], len(pages))
        if sum(len(line.text) for line in lines) < 20:
            fix = "run text recognition (OCR) over it, and name the result"
            raise ReadError("a PDF without text, made of pictures", file.name, fix)
        title, rest = _titled(lines)
        text = "\n\n".join(_paragraphs(rest))
        blank = sum(not page for page in pages)
        notice = Notice(
            code="partial",
            message=f"{blank} of {len(pages)} pages have no text and may be pictures",
            fix="run text recognition (OCR) over the file",
        )
        exported = documents("\n\n".join(_paragraphs(lines)))
        notices = (notice,) if blank else ()
        yield from exported or [
            Draft(
                text,
                title,
                "largest letters" if title else "",
                warnings=notices,
                head="credits" if title else "whole",
            )
        ]


def _pages(file: Input) -> Iterator[list[Line]]:
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams
        from pdfminer.pdfdocument import PDFEncryptionError
    except ImportError:
        raise missing("documents", "pdfminer.six", file.name) from None
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it cannot read is told as a problem
    try:
        for number, page in enumerate(extract_pages(io.BytesIO(file.data()), laparams=LAParams())):
            yield list(_lines(page, number))
    except PDFEncryptionError:
        raise ReadError("an encrypted PDF", file.name, "save it without a password") from None
    except ReadError:
        raise
    except Exception as error:  # a damaged file shows itself in many ways
        told = " ".join(f"{type(error).__name__} {error}".split())[:120]
        raise ReadError(
            f"a damaged PDF ({told})", file.name, "open it in a viewer and print it to a new PDF"
        ) from None


def _lines(page: Any, number: int) -> Iterator[Line]:
    """The lines of a page in the order of its columns."""
    from pdfminer.layout import LTChar, LTTextContainer, LTTextLine

    boxes = [element for element in page if isinstance(element, LTTextContainer)]
    for n, box in enumerate(boxes):
        for line in box:
            if not isinstance(line, LTTextLine):
                continue
            text = " ".join(line.get_text().translate(LIGATURES).split())
            sizes = [c.size for c in line if isinstance(c, LTChar)]
            if text and sizes:
                edge = line.y0 > page.height * (1 - EDGE) or line.y1 < page.height * EDGE
                column = (number * 10_000 + n, box.x0, box.x1)
                yield Line(text, line.x0, line.x1, line.y1, line.y0, median(sizes), number, column, edge)


def _without_running(lines: list[Line], pages: int) -> list[Line]:
    """The lines without page numbers, and without what stands at the edge of several pages."""
    seen: Counter[str] = Counter()
    for key in {(line.page, _key(line)) for line in lines if line.edge}:
        seen[key[1]] += 1
    least = max(2, 0.3 * pages)
    return [
        line
        for line in lines
        if not (
            line.edge and (PAGE_NUMBER.fullmatch(_key(line)) or (pages > 1 and seen[_key(line)] >= least))
        )
    ]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text).casefold().strip()


def _titled(lines: list[Line]) -> tuple[str | None, list[Line]]:
    """The headline: the largest letters of the first page, where they are larger than the text."""
    sizes = [line.size for line in lines for _ in range(1 + len(line.text) // 20)]
    first = [line for line in lines if line.page == lines[0].page]
    largest = max(line.size for line in first)
    title = [line for line in first if line.size > largest - 0.5]
    words = " ".join(line.text for line in title)
    if largest < LARGER * median(sizes) or not 2 <= len(words.split()) <= 40:
        return None, lines
    return words, [line for line in lines if line not in title]


def _paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    lines = list(lines)
    whole = " ".join(line.text for line in lines)
    compounds = set(re.findall(r"\w+-\w+", whole))
    held = ""
    last: Line | None = None
    for line in lines:
        if last and held and _ends(last, line, held):
            yield held
            held = ""
        held = _joined(held, line.text, compounds) if held else line.text
        last = line
    if held:
        yield held


def _ends(last: Line, line: Line, held: str) -> bool:
    """Whether a paragraph ends with a line: by space, indentation, size, or at the end of a column."""
    if abs(last.size - line.size) > 0.15 * last.size:
        return True
    if last.column[0] != line.column[0]:
        above = (
            last.page == line.page
            and last.left < line.right
            and line.left < last.right
            and last.bottom > line.top
        )
        closed = bool(CLOSES.search(held))
        return closed or (not line.text[:1].islower() and above)
    height = max(last.top - last.bottom, 1)
    indented = line.left > line.column[1] + 0.6 * line.size and last.left <= line.column[1] + 0.6 * line.size
    short = last.right < last.column[2] - 0.15 * (last.column[2] - last.column[1])
    return last.bottom - line.top > APART * height or indented or (short and bool(CLOSES.search(held)))


def _joined(held: str, text: str, compounds: set[str]) -> str:
    """Two lines as one; a hyphen at the end goes, unless the word is written with it elsewhere."""
    if not held.endswith("-") or not text[:1].islower():
        return f"{held}{'' if held.endswith('-') and len(held) > 1 and held[-2].isalnum() else ' '}{text}"
    first = re.search(r"(\w+)-$", held)
    second = re.match(r"\w+", text)
    keeps = bool(first and second and f"{first[1]}-{second[0]}" in compounds)
    return (held if keeps else held[:-1]) + text
