"""Takes a document of Nexis apart: the make with everything in capitals, and the newer one that ends
each document."""

from __future__ import annotations

import re

from auditor.model import Block
from auditor.read.export import RIGHTS, Document, is_date, told_by
from auditor.read.lines import Line, lines

COUNTER = re.compile(r"^[ \t\f]*\d{1,6} of \d{1,6} DOCUMENTS?[ \t]*$", re.MULTILINE)
END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
PAGES = re.compile(r"Page \d{1,4} of \d{1,4}")
NEXIS_FIELD = re.compile(
    r"(?P<label>byline|section|length|dateline|highlight|headline|body|load-date|language|graphic|subject|company"
    r"|organization|ticker|industry|geographic|person|country|state|city|category|publication-type|document-type"
    r"|journal-code|correction|correction-date|notes|series|type|acc-no|url|classification|distribution|cite|isbn"
    r"|issn|publication-code|subscriber|copyright)s?\s?:\s{0,8}(?P<value>.*)",
    re.IGNORECASE,
)
HEAD_FIELDS = frozenset(
    {"byline", "section", "length", "dateline", "highlight", "headline", "body", "correction"}
)
EDITIONS = re.compile(r".*\b(?:edition|final|late|early|first|second)\b.*", re.IGNORECASE)


def nexis(document: Document) -> None:
    """Outlet, date, edition, headline, fields, body, fields; newer exports have the headline first."""
    found = list(lines(document.text))
    at = 0
    while at < len(found) and (COUNTER.fullmatch(found[at].text) or PAGES.fullmatch(found[at].text)):
        document.skip(found[at])
        at += 1
    first_field = next(
        (n for n, f in enumerate(found) if n >= at and NEXIS_FIELD.fullmatch(f.text)), len(found)
    )
    dated = next((n for n in range(at, min(first_field, at + 8, len(found))) if is_date(found[n].text)), None)
    if dated is not None:
        _nexis_top(document, found[at:dated], found[dated], found[dated + 1 : first_field])
        at = max(first_field, dated + 1) if first_field < len(found) else dated + 1
    at = _nexis_fields(document, found, at)
    _nexis_tail(document, found[at:])


def _nexis_top(document: Document, before: list[Line], date: Line, after: list[Line]) -> None:
    """The lines around the date: one before it is the outlet, more before it are the headline and the
    outlet."""
    if before:
        document.tell("outlet", before[-1].start, before[-1].end)
    if len(before) > 1:
        document.tell("headline", before[0].start, before[-2].end)
    document.tell("date", date.start, date.end)
    for line in after:
        centred = line.start and document.text[max(line.start - 8, 0) : line.start].endswith("    ")
        rights = RIGHTS.fullmatch(line.text) or "Copyright" in line.text
        if (
            rights
            or centred
            or "headline" in document.facts
            or (EDITIONS.fullmatch(line.text) and len(line.text) < 60)
        ):
            document.skip(line)
        else:
            last = [o for o in after if not RIGHTS.fullmatch(o.text)][-1]
            end = next((o.end for o in after if o.start >= line.start and o.apart), last.end)
            document.tell("headline", line.start, end)
    document.blocks = [b for n, b in enumerate(document.blocks) if not _inside(b, document.blocks[:n])]


def _inside(block: Block, others: list[Block]) -> bool:
    return any(o.span.start <= block.span.start and block.span.end <= o.span.end for o in others)


def _nexis_fields(document: Document, found: list[Line], at: int) -> int:
    """The fields above the body; where the body begins."""
    while at < len(found):
        line = found[at]
        match = NEXIS_FIELD.fullmatch(line.text)
        if line.text == "Body":
            document.skip(line)
            return at + 1
        if not match or match.group("label").lower() not in HEAD_FIELDS:
            return at
        told_by(document, line, match)
        at += 1
    return at


def _nexis_tail(document: Document, rest: list[Line]) -> None:
    """The fields below the body, and the line on rights."""
    tail = False
    for line in rest:
        match = NEXIS_FIELD.fullmatch(line.text)
        field = bool(match and match.group("label").lower() not in HEAD_FIELDS and len(line.text) < 2_000)
        tail = tail or field or line.text == "Classification"
        other = tail and (line.text == "Classification" or not line.text.endswith("."))
        if field or other or END.fullmatch(line.text) or RIGHTS.fullmatch(line.text):
            document.skip(line)
