"""Takes a document of Factiva apart: fields in a fixed order, or each behind two letters."""

from __future__ import annotations

import re

from auditor.model import Block, Fact, Span
from auditor.read.export import RIGHTS, TOLD, Document, is_date, span_of
from auditor.read.lines import Line, lines

ACCESSION = re.compile(
    r"^[ \t]*(?:AN[ \t]+)?Document [A-Za-z]{2,10}\d[A-Za-z0-9]{10,30}[ \t]*$", re.MULTILINE
)
WORDS = re.compile(r"[\d,.]{1,7} words", re.IGNORECASE)
CODES = re.compile(
    r"(?P<code>HD|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CO|IN|NS|"
    r"RE|IPD|IPC|PUB|AN|SE|CR|CLM|ART|RF)[ \t]{1,20}(?P<value>\S.*)"
)


def factiva(document: Document) -> None:
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
    document.facts["length"] = Fact(value=found[counted].text, found_in="text", span=span_of(found[counted]))
    document.skip(found[counted])
    _below_count(document, found[counted + 1 :])


def _below_count(document: Document, rest: list[Line]) -> None:
    """What stands between the number of words and the body, which a line on rights or a blank line closes."""
    for n, line in enumerate(rest):
        if ACCESSION.fullmatch(line.text):
            document.skip(line)
        if n > 12 or "rights" in document.facts:
            continue
        if "date" not in document.facts and is_date(line.text):
            document.tell("date", line.start, line.end)
        elif (
            "outlet" not in document.facts
            and "date" in document.facts
            and not re.fullmatch(r"\d\d?:\d\d(?: [A-Z]{2,4})?", line.text)
        ):
            document.tell("outlet", line.start, line.end)
        else:
            document.skip(line)
        if RIGHTS.fullmatch(line.text) or line.apart:
            document.facts["rights"] = Fact(value=line.text, found_in="text", span=span_of(line))


def _coded(document: Document, found: list[Line]) -> None:
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
