"""Finds the signs of Markdown that a reader does not see, and what it marks as a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model import Block, Span
from auditor.read.lines import Line, lines

LABEL = r"(?P<label>[^\[\]\n]{1,500}(?:\[[^\[\]\n]{0,100}\][^\[\]\n]{0,400})?)"
TARGET = (
    r"\((?:<[^<>\n]{0,2000}>|[^()\s<]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)"
    r"(?:\s{1,3}\"[^\"\n]{0,300}\")?\)"
)
WEB = r"\((?:https?://|mailto:)[^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s{1,3}\"[^\"\n]{0,300}\")?\)"
LINK = re.compile(rf"\[{LABEL}\]{TARGET}")
WEB_LINK = re.compile(rf"\[{LABEL}\]{WEB}")
IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,500}}\]{TARGET}")
NOTE = re.compile(r"\[\^[\w-]{1,40}\](?::[ \t]?)?")
REFERENCE = re.compile(r"\[(?P<label>[^\[\]\n^]{1,200})\]\[[^\[\]\n]{0,100}\]")
DEFINED = re.compile(r"\[[^\[\]\n^]{1,200}\]:[ \t]{1,3}\S.{0,2000}")
STRONG = re.compile(
    r"(?<![\w*\\])(?P<sign>\*\*\*|\*\*|\*)(?![\s*])(?P<inside>[^\n]{1,400}?)(?<![\s*\\])(?P=sign)(?![\w*])"
    r"|(?<![\w_\\])(?P<low>___|__|_)(?![\s_])(?P<within>[^\n]{1,400}?)(?<![\s_\\])(?P=low)(?![\w_])"
)
ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
CODE = re.compile(r"(?P<ticks>``?)(?!`)[^`\n]{1,300}(?P=ticks)(?!`)")
HEADING = re.compile(r"#{1,6}[ \t]+")
QUOTE = re.compile(r"(?:>[ \t]?)+")
NAMED = re.compile(r"(?:[—–―]|--?)\s{0,3}(?P<who>\S.{1,200})$")


def marks(text: str, written: str, start: int = 0) -> Iterator[Block]:
    """All mark-up from ``start`` on. ``written`` has the line ends of the file. Linear time."""
    for line in lines(written, start):
        if sign := QUOTE.match(line.text) or HEADING.match(line.text):
            yield _mark(line.start, line.start + sign.end())
        elif DEFINED.fullmatch(line.text):
            yield Block(kind="boilerplate", span=Span(start=line.start, end=line.end))
    for image in IMAGE.finditer(text, start):
        yield _mark(*image.span())
    yield from _around(LINK, text, start)
    yield from _around(REFERENCE, text, start)
    for sign in (*NOTE.finditer(text, start), *ESCAPED.finditer(text, start)):
        yield _mark(*sign.span())
    yield from _emphasis(text, start)


def links(text: str) -> Iterator[Block]:
    """Links to the web in a text that need not be Markdown: nothing else is written so."""
    if "](" in text:
        yield from _around(WEB_LINK, text, 0)


def quotations(written: str, start: int = 0) -> Iterator[Block]:
    """Stretches of lines that are marked as quoted, without the line below that names whose words they
    are."""
    run: list[Line] = []
    last = -1
    for line in (*lines(written, start), None):
        sign = QUOTE.match(line.text) if line else None
        if run and (not sign or not line or written.count("\n", last, line.start) > 1):
            yield from _quotation(run)
            run = []
        if line and sign and line.text[sign.end() :].strip():
            words = line.text[sign.end() :]
            run.append(Line(words.strip(), line.start + sign.end() + len(words) - len(words.lstrip())))
        last = line.end if line else last


def _quotation(run: list[Line]) -> Iterator[Block]:
    named = NAMED.match(run[-1].text) if len(run) > 1 else None
    by = Span(start=run[-1].start + named.start("who"), end=run[-1].end) if named else None
    said = run[:-1] if by else run
    yield Block(kind="quotation", span=Span(start=said[0].start, end=said[-1].end), by=by)


def _around(pattern: re.Pattern[str], text: str, start: int) -> Iterator[Block]:
    """What stands around the words of a link."""
    for match in pattern.finditer(text, start):
        at, until = match.span("label")
        if text[match.start() - 1 : match.start()] != "!" or not match.start():
            yield _mark(match.start(), at)
            yield _mark(until, match.end())


def _emphasis(text: str, start: int) -> Iterator[Block]:
    """The signs around words in bold, italics or code, those inside others too."""
    queue = [(start, len(text))]
    while queue:
        at, end = queue.pop()
        for match in STRONG.finditer(text, at, end):
            inside = match.span("inside") if match.group("sign") else match.span("within")
            yield _mark(match.start(), inside[0])
            yield _mark(inside[1], match.end())
            queue.append(inside)
    for match in CODE.finditer(text, start):
        ticks = len(match.group("ticks"))
        yield _mark(match.start(), match.start() + ticks)
        yield _mark(match.end() - ticks, match.end())


def _mark(start: int, end: int) -> Block:
    return Block(kind="markup", span=Span(start=start, end=end))
