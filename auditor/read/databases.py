"""Takes apart what newspaper databases export: several documents in one text, each with a head and a tail of fields.

The makes are told by the lines that only they write: "2 of 17 DOCUMENTS" and "End of Document" (Nexis), "Document
LUNST00020240306ek3600017" (Factiva), "Full text:" below "Publication title:" (ProQuest).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from auditor.contract.readers import Draft
from auditor.model import Block, BlockKind, Fact, Span
from auditor.read import dates
from auditor.read.lines import Line, lines

COUNTER = re.compile(r"^[ \t\f]*\d{1,6} of \d{1,6} DOCUMENTS?[ \t]*$", re.MULTILINE)
END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
ACCESSION = re.compile(
    r"^[ \t]*(?:AN[ \t]+)?Document [A-Za-z]{2,10}\d[A-Za-z0-9]{10,30}[ \t]*$", re.MULTILINE
)
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,? ?", re.IGNORECASE)
RULED = re.compile(r"^[ \t]*_{20,}[ \t]*$", re.MULTILINE)
FULL_TEXT = re.compile(r"^Full text:", re.MULTILINE | re.IGNORECASE)
PUBLISHED_IN = re.compile(r"^Publication title:", re.MULTILINE | re.IGNORECASE)
WORDS = re.compile(r"[\d,.]{1,7} words", re.IGNORECASE)
RIGHTS = re.compile(r"(?:copyright|©|\(c\))\s?.{0,300}|all rights reserved\.?.{0,80}", re.IGNORECASE)
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
PROQUEST_FIELD = re.compile(r"(?P<label>[A-Z][A-Za-z /&()-]{1,50}):[ \t]{0,8}(?P<value>.*)")
CODES = re.compile(
    r"(?P<code>HD|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CO|IN|NS|RE|IPD|IPC|PUB|AN|SE|CR|CLM|ART|RF)[ \t]{1,20}(?P<value>\S.*)"
)
TOLD: dict[str, BlockKind] = {
    "byline": "byline", "author": "byline", "authors": "byline", "section": "section", "dateline": "dateline",
    "title": "headline", "headline": "headline", "publication title": "outlet", "publication date": "date",
    "url": "url", "document url": "url", "hd": "headline", "by": "byline", "pd": "date", "sn": "outlet", "se": "section",
}  # fmt: skip
EDITIONS = re.compile(r".*\b(?:edition|final|late|early|first|second)\b.*", re.IGNORECASE)


@dataclass
class _Document:
    """One document of an export while its lines are read; offsets are of its own text."""

    text: str
    facts: dict[str, Fact] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    def tell(self, kind: BlockKind, start: int, end: int, at: int | None = None) -> None:
        """A stretch that tells a value, from ``at`` on; the first of a kind counts."""
        at = start if at is None else at
        self.blocks.append(Block(kind=kind, span=Span(start=start, end=end)))
        value = " ".join(self.text[at:end].split())
        if kind == "date":
            value = WEEKDAY.sub("", value).strip(" ,")
        if kind == "byline":
            value = re.sub(r"^by:? ", "", value, flags=re.IGNORECASE)
        if kind == "dateline" or not value:
            value = value.rstrip(" -–—:")
        if value and kind != "boilerplate":
            self.facts.setdefault(kind, Fact(value=value, found_in="text", span=Span(start=at, end=end)))

    def skip(self, line: Line) -> None:
        """A line that is no prose."""
        self.blocks.append(Block(kind="boilerplate", span=Span(start=line.start, end=line.end)))

    def draft(self, line: int | None, place: str) -> Draft:
        """What was read of it."""
        self.facts.pop("rights", None)  # only a sign of where the body begins
        return Draft(
            self.text, facts=self.facts, blocks=tuple(self.blocks), head="none", line=line, place=place
        )


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
        document = _Document(inner)
        read(document)
        found.append((document, text.count("\n", 0, at) + 1))
    if len(found) == 1:
        document, line = found[0]
        return [document.draft(None if document.text == text else line, "")]
    return [document.draft(line, f"#{number}") for number, (document, line) in enumerate(found, 1)]


def _make(text: str) -> tuple[Iterator[tuple[int, int]], Callable[[_Document], None]] | None:
    if COUNTER.search(text):
        return _from(COUNTER, text), _nexis
    if END.search(text) and re.search(r"^[ \t]*(?:Load-Date|Length)\s?:", text, re.MULTILINE | re.IGNORECASE):
        return _until(END, text), _nexis
    if ACCESSION.search(text):
        return _until(ACCESSION, text), _factiva
    if FULL_TEXT.search(text) and PUBLISHED_IN.search(text):
        return _until(RULED, text), _proquest
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


def _nexis(document: _Document) -> None:
    """Outlet, date, edition, headline, fields, body, fields; newer exports have the headline first."""
    found = [f for f in lines(document.text)]
    at = 0
    while at < len(found) and (COUNTER.fullmatch(found[at].text) or PAGES.fullmatch(found[at].text)):
        document.skip(found[at])
        at += 1
    first_field = next(
        (n for n, f in enumerate(found) if n >= at and NEXIS_FIELD.fullmatch(f.text)), len(found)
    )
    dated = next(
        (n for n in range(at, min(first_field, at + 8, len(found))) if _is_date(found[n].text)), None
    )
    if dated is not None:
        _nexis_top(document, found[at:dated], found[dated], found[dated + 1 : first_field])
        at = max(first_field, dated + 1) if first_field < len(found) else dated + 1
    at = _nexis_fields(document, found, at)
    _nexis_tail(document, found[at:])


def _nexis_top(document: _Document, before: list[Line], date: Line, after: list[Line]) -> None:
    """The lines around the date: one before it is the outlet, more before it are the headline and the outlet."""
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


def _nexis_fields(document: _Document, found: list[Line], at: int) -> int:
    """The fields above the body; where the body begins."""
    while at < len(found):
        line = found[at]
        match = NEXIS_FIELD.fullmatch(line.text)
        if line.text == "Body":
            document.skip(line)
            return at + 1
        if not match or match.group("label").lower() not in HEAD_FIELDS:
            return at
        _field(document, line, match)
        at += 1
    return at


def _field(document: _Document, line: Line, match: re.Match[str]) -> None:
    label, value = match.group("label").lower(), match.group("value")
    kind = TOLD.get(label)
    if label == "length" and value:
        span = Span(start=line.start + match.start("value"), end=line.end)
        document.facts.setdefault("length", Fact(value=value, found_in="text", span=span))
    if kind and value:
        document.tell(kind, line.start, line.end, line.start + match.start("value"))
    elif label == "body" and value:
        document.blocks.append(
            Block(kind="boilerplate", span=Span(start=line.start, end=line.start + match.start("value")))
        )
    else:
        document.skip(line)


def _nexis_tail(document: _Document, rest: list[Line]) -> None:
    """The fields below the body, and the line on rights."""
    tail = False
    for line in rest:
        match = NEXIS_FIELD.fullmatch(line.text)
        upper = bool(
            match and (match.group("label").isupper() or match.group("label").lower() == "load-date")
        )
        tail = tail or upper
        if (
            upper
            or END.fullmatch(line.text)
            or RIGHTS.fullmatch(line.text)
            or (tail and not line.text.endswith("."))
        ):
            document.skip(line)


def _factiva(document: _Document) -> None:
    """Headline, byline, number of words, date, time, outlet, code, page, language, rights; then the body."""
    found = list(lines(document.text))
    if any((m := CODES.fullmatch(f.text)) and m.group("code") in ("HD", "WC", "PD") for f in found[:12]):
        _coded(document, found)
        return
    counted = next((n for n, f in enumerate(found[:14]) if WORDS.fullmatch(f.text)), None)
    if counted is None:
        return
    top = found[:counted]
    by = next(
        (n for n, f in enumerate(top) if n and re.match(r"by\b|.{2,60}$", f.text, re.I) and top[n - 1].apart),
        None,
    )
    if len(top) > 1 and by is None:
        by = next((n for n, f in enumerate(top) if n and re.match(r"by\s", f.text, re.I)), None)
    head = top[:by] if by else top
    if head:
        document.tell("headline", head[0].start, head[-1].end)
    for line in top[by:] if by else ():
        document.tell("byline", line.start, line.end)
    document.facts["length"] = Fact(value=found[counted].text, found_in="text", span=_span(found[counted]))
    document.skip(found[counted])
    _below_count(document, found[counted + 1 :])


def _below_count(document: _Document, rest: list[Line]) -> None:
    """What stands between the number of words and the body, which a line on rights or a blank line closes."""
    for n, line in enumerate(rest):
        if ACCESSION.fullmatch(line.text):
            document.skip(line)
        if n > 12 or "rights" in document.facts:
            continue
        if "date" not in document.facts and _is_date(line.text):
            document.tell("date", line.start, line.end)
        elif (
            "outlet" not in document.facts
            and "date" in document.facts
            and not re.fullmatch(r"\d\d?:\d\d", line.text)
        ):
            document.tell("outlet", line.start, line.end)
        else:
            document.skip(line)
        if RIGHTS.fullmatch(line.text) or line.apart:
            document.facts["rights"] = Fact(value=line.text, found_in="text", span=_span(line))


def _coded(document: _Document, found: list[Line]) -> None:
    """Lines that open with two letters; LP and TD are the body, which goes on without them."""
    body = False
    for line in found:
        match = CODES.fullmatch(line.text)
        code = match.group("code") if match else ""
        if not match:
            if line.text in ("LP", "TD"):
                body = True
            document.skip(line) if not body or line.text in ("LP", "TD") else None
            continue
        at = line.start + match.start("value")
        body = code in ("LP", "TD")
        kind = TOLD.get(code.lower())
        if body:
            document.blocks.append(Block(kind="boilerplate", span=Span(start=line.start, end=at)))
        elif kind:
            document.tell(kind, line.start, line.end, at)
        else:
            document.skip(line)


def _proquest(document: _Document) -> None:
    """Fields of any name, of which the full text is one; it ends where fields go on."""
    body = False
    for line in lines(document.text):
        match = PROQUEST_FIELD.fullmatch(line.text)
        label = match.group("label").lower() if match else ""
        known = label in TOLD or label in OTHERS
        if label == "full text" and match:
            end = line.start + match.start("value") if match.group("value") else line.end
            document.blocks.append(Block(kind="boilerplate", span=Span(start=line.start, end=end)))
            body = True
        elif known and match:
            body = False
            _field(document, line, match)
        elif not body:
            document.skip(line)


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


def _is_date(words: str) -> bool:
    return len(words) < 60 and dates.normalised(WEEKDAY.sub("", words).strip(" ,")) is not None


def _span(line: Line) -> Span:
    return Span(start=line.start, end=line.end)
