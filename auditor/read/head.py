"""Finds the head of a plain text: headline, outlet, byline, section, dateline, date and address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from auditor.model import Fact, Notice, Span
from auditor.read.boilerplate import is_boilerplate
from auditor.read.credits import Credits, credits, is_nameplate, is_outlet
from auditor.read.dateline import dateline
from auditor.read.lines import Line, Part, ends_sentence, lines
from auditor.read.wire import contacts, held, opens_release

REACH = 12_000  # characters in which a head ends
MOST = 30  # lines looked at
TELLING = frozenset({"headline", "outlet", "byline", "dateline", "date", "url"})
ASKED = Credits((), True)  # a line that names whom to ask
MARKER = re.compile(r"[-*•–—>]\s|\d{1,3}[.)]\s|dear\s|hello\b|hi\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text tells; ``end`` is where its body begins."""

    facts: dict[str, Fact]
    parts: tuple[Part, ...]
    notices: tuple[Notice, ...]
    end: int


def head(text: str, start: int = 0, *, titled: bool = False) -> Head:
    """The head of ``text`` from ``start`` on; empty where the text opens with prose. Constant time.

    ``titled``: the headline stands before ``start``.
    """
    reader = _Reader(list(islice(lines(text, start, start + REACH), MOST)), titled)
    reader.read()
    body = reader.body
    parts = list(reader.parts)
    for at, line in enumerate(reader.rest[: reader.skipped + 1]):
        parts += dateline(line, reader.rest[at + 1 :])
    facts = facts_of(parts, "text")
    notices = tuple(n for line in reader.lines[: reader.at + 1] if (n := held(line.text)))
    visible = [p for p in parts if not (p.kind == "outlet" and _inside(p, parts))]
    return Head(
        facts, tuple(visible), (*notices, *_ambiguous(parts, facts)), body.start if body else len(text)
    )


def facts_of(parts: list[Part], found_in: str) -> dict[str, Fact]:
    """The first value of each kind."""
    facts: dict[str, Fact] = {}
    for part in parts:
        if part.kind in TELLING and part.value and part.kind not in facts:
            span = Span(start=part.at, end=part.until)
            facts[part.kind] = Fact(value=part.value, found_in=found_in, span=span)
    return facts


def _inside(part: Part, parts: list[Part]) -> bool:
    return any(o is not part and o.start <= part.start and part.end <= o.end for o in parts)


def _ambiguous(parts: list[Part], facts: dict[str, Fact]) -> tuple[Notice, ...]:
    date = facts.get("date")
    other = next(
        (p.other for p in parts if p.kind == "date" and p.other and date and p.value == date.value), None
    )
    return (ambiguous_date(date.value, other, date.span),) if date and other else ()


def ambiguous_date(value: str, other: str, span: Span | None = None) -> Notice:
    """The warning that day and month may be swapped."""
    message = f"the date was read month first, as {value}; it could be {other}"
    return Notice(code="date", message=message, fix="write dates as YYYY-MM-DD", span=span)


class _Reader:
    """Walks the lines of a head and stops at the first that is prose."""

    def __init__(self, found: list[Line], titled: bool) -> None:
        told = [any(map(str.isalnum, line.text)) for line in found]  # "=====" is a line drawn, not written
        drawn = [*(not t for t in told), False][1:]
        self.lines = [replace(f, apart=f.apart or d) for f, t, d in zip(found, told, drawn, strict=True) if t]
        asked = contacts(self.lines)
        self.credits = [ASKED if line.start in asked else credits(line.text) for line in self.lines]
        self.parts: list[Part] = []
        self.titled = titled
        self.sender = self._sender()
        self.at = 0
        self.skipped = 0

    @property
    def rest(self) -> list[Line]:
        """The lines behind the head."""
        return self.lines[self.at :]

    @property
    def body(self) -> Line | None:
        """The first line behind the head."""
        return self.lines[self.at] if self.at < len(self.lines) else None

    def read(self) -> None:
        """Go as far as the head goes."""
        while self.at < len(self.lines) and self._step():
            self.at += 1
        self.at -= self.skipped  # summaries before no further head line are the body's

    def _step(self) -> bool:
        line, found = self.lines[self.at], self.credits[self.at]
        if found and self._is_credit(line, found):
            self.parts += [p.moved(line.start) for p in found.parts]
            if not found.parts:
                self.parts.append(Part("boilerplate", line.start, line.end))
            self.titled = self.titled or any(p.kind == "headline" for p in found.parts)
            self.skipped = 0
        elif self.at in self.sender:
            self.parts.append(Part("boilerplate", line.start, line.end))
        elif not self.at and not self.titled and self._is_nameplate(line):
            self.parts.append(Part("outlet", line.start, line.end, line.text, line.start, line.end))
        elif not self.titled and self._is_headline(line):
            self.parts.append(Part("headline", line.start, line.end, line.text, line.start, line.end))
            self.titled, self.skipped = True, 0
        elif self.titled and self._is_summary(line):
            self.skipped += 1
        else:
            return False
        return True

    def _sender(self) -> set[int]:
        """The lines at the top of a press release that name who sends it, where its headline comes later."""
        told = [credit is not None and credit.strong for credit in self.credits]
        prose = (n for n, line in enumerate(self.lines) if not told[n] and ends_sentence(line.text))
        opening = next(prose, len(self.lines))
        bare = [n for n in range(opening) if not told[n]]
        framed = [n for n in range(opening) if told[n] and bare and n < bare[-1]]
        if self.titled or not any(opens_release(self.lines[n].text) for n in framed):
            return set()
        sender = {n for n in bare if n < framed[-1]}
        return sender if all(is_nameplate(self.lines[n].text) for n in sender) else set()

    def _is_credit(self, line: Line, found: Credits) -> bool:
        if found.strong and not self._is_rather_headline(line, found):
            return True
        return self.titled and (
            self._told_soon() or any(p.kind in ("date", "byline", "url") for p in self.parts)
        )

    def _is_rather_headline(self, line: Line, found: Credits) -> bool:
        """A headline may end in the name of an outlet: "Trump Sues The New York Times"."""
        named = (
            all(p.kind == "outlet" for p in found.parts)
            and len(line.text.split()) > 4
            and is_outlet(line.text)
        )
        return named and not self.titled and self._is_headline(line)

    def _signed_soon(self, within: int) -> bool:
        soon = self.credits[self.at + 1 : self.at + 1 + within]
        return any(c is not None and c.signed for c in soon)

    def _told_soon(self) -> bool:
        """Whether a byline or a date follows soon."""
        soon = self.credits[self.at + 1 : self.at + 4]
        return any(c.strong and {p.kind for p in c.parts} & {"date", "byline"} for c in soon if c)

    def _credited(self) -> bool:
        """Whether the next line can be nothing but a line of a head."""
        soon = self.credits[self.at + 1 : self.at + 2]
        return any(c is not None and c.strong for c in soon)

    def _is_summary(self, line: Line) -> bool:
        """A line between headline and byline: prose, but the head goes on behind it."""
        if self.skipped > 2 or len(line.text) > 300:
            return False
        after = self.lines[self.at + 1 :]
        return self._signed_soon(2) or any(dateline(a, []) for a in after[: 3 - self.skipped])

    def _is_nameplate(self, line: Line) -> bool:
        """Whether the first line names the outlet: a date follows, then a headline, then who wrote it."""
        soon = self.credits[1:2]
        dated = any(c is not None and {p.kind for p in c.parts} == {"date"} for c in soon)
        if not dated or not is_nameplate(line.text):
            return False
        after = list(self.credits[2:6])
        headline = next((n for n, c in enumerate(after) if c is None), None)
        if headline is None or len(self.lines[2 + headline].text) > 200:
            return False
        signed = any(c is not None and c.signed for c in after[headline + 1 : headline + 3])
        return signed or (self.lines[2 + headline].apart and not ends_sentence(self.lines[2 + headline].text))

    def _is_headline(self, line: Line) -> bool:
        text = line.text
        words = text.split()
        if not 2 <= len(words) <= 30 or len(text) > 200 or not any(map(str.isalpha, text)):
            return False
        if MARKER.match(text) or is_boilerplate(text) or dateline(line, self.lines[self.at + 1 :]):
            return False
        after = self.lines[self.at + 1 :]
        credited = self._credited() or bool(after and dateline(after[0], after[1:]))
        closed = (ends_sentence(text) and text[-1] in ",;:") or (
            ends_sentence(text) and not _title_case(words)
        )
        if closed and not credited:
            return False
        return self._stands_apart(line) and self._has_body()

    def _stands_apart(self, line: Line) -> bool:
        if line.apart or self.at + 1 >= len(self.lines) or self._credited() or self._signed_soon(2):
            return True
        if self.parts and self.lines[self.at + 1].apart and not ends_sentence(self.lines[self.at + 1].text):
            return len(self.lines[self.at + 1].text) < 120  # a second line of the headline, inside a head
        after = self.lines[self.at + 1].text  # one paragraph a line: the break was no matter of width
        return len(after) >= 120 and len(line.text) + 1 + len(after.split()[0]) <= 0.8 * len(after)

    def _has_body(self) -> bool:
        """Whether prose follows, be it after a few lines of a head."""
        later = zip(self.lines[self.at + 1 :], self.credits[self.at + 1 :], strict=True)
        prose = [line.text for line, found in later if not found][:4]
        return any(len(p) > 200 or any(c in p for c in ".!?。！？؟।") for p in prose)


def _title_case(words: list[str]) -> bool:
    long = [w.strip("\"'“”‘’(") for w in words if len(w) > 3]
    return len(long) > 2 and sum(w[:1].isupper() for w in long) >= 0.75 * len(long)
