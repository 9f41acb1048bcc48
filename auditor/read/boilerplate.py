"""Finds what surrounds a story without being part of it: links to others, appeals, disclaimers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.read.lines import Line, Part, ends_sentence, lines
from auditor.read.phrases import CONTRIBUTED, LINES, LISTS, NOTICES, SIGNED_OFF, STAFF
from auditor.read.vocabulary import JOINING
from auditor.read.wire import contacts, ends_release, is_release

SHORT = 250  # characters of a line that is an appeal or a link
LONG = 1_200  # characters of a disclaimer
MOST_LINKS = 40  # lines of a list of links
URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”]{1,4000}", re.IGNORECASE)
CLOSED = re.compile(r"^[ \t]*(?:#[ \t]?#[ \t]?#|-[ \t]?30[ \t]?-|-?(?:ENDS|Ends)-?)[ \t#]*$", re.MULTILINE)
AFTER = 0.6  # share of the text that may stand behind the sign of its end
OPEN = re.compile(
    r"[*_#>\[\s]+(?=\w)"
)  # the signs of Markdown before the words of a line, and behind the first
CLOSED_SIGN = re.compile(r"(?<=[\w:])[*_]+(?=\s|:|$)")


def boilerplate(text: str, start: int = 0) -> Iterator[Part]:
    """The lines from ``start`` on that are boilerplate, and a closing "(Reporting by …)". Linear time."""
    links = 0
    found = list(lines(text, start))
    about = ends_release(found)
    end = _end(text, start) if about is None else min(about, _end(text, start))
    asked = contacts(found)
    for line in found:
        if line.start >= end or line.start in asked:
            yield _part(line)
        elif links and _is_link(line):
            links -= 1
            yield _part(line)
        elif is_boilerplate(line.text) or is_release(line.text):
            links = MOST_LINKS if LISTS.fullmatch(line.text.rstrip(": ")[:80]) else 0
            yield _part(line)
        else:
            links = 0
            yield from _signed_off(line)


def urls(text: str) -> Iterator[Part]:
    """The bare addresses in ``text``. Linear time."""
    for match in URL.finditer(text):
        end = match.start() + len(_trimmed(match.group()))
        yield Part("url", match.start(), end)


def _end(text: str, start: int) -> int:
    """Where a sign such as "###" or "-30-" closes the story and little follows; else the end of the text."""
    for match in CLOSED.finditer(text, start):
        if len(text) - match.start() <= AFTER * len(text):
            return match.start()
    return len(text)


def is_boilerplate(line: str) -> bool:
    """Whether a line is boilerplate as a whole."""
    if opening := OPEN.match(line):
        line = CLOSED_SIGN.sub("", line[opening.end() :], count=1)
    if len(line) > LONG or line[:1].islower():
        return False
    if NOTICES.match(line):
        return True
    if len(line) > SHORT * 2:
        return False
    if _is_staff(line) or CONTRIBUTED.match(line):
        return True
    return len(line) <= SHORT and bool(LINES.match(line) or LISTS.fullmatch(line.rstrip(": ")))


def _is_staff(line: str) -> bool:
    """Whether a line tells who worked on the story, and nothing but names follows."""
    match = STAFF.match(line)
    if not match or not line[match.end() :][:1].isupper():
        return False
    words = re.split(r"[\s,;&:|/()\[\]]+", line[match.end() :])
    return all(w[:1].isupper() or w.lower() in JOINING for w in words if w)


def _part(line: Line) -> Part:
    return Part("boilerplate", line.start, line.end)


def _is_link(line: Line) -> bool:
    """A line of a list of links: short, and no sentence."""
    return len(line.text) <= SHORT and not ends_sentence(line.text)


def _signed_off(line: Line) -> Iterator[Part]:
    if not line.text.endswith(")"):
        return
    tail = max(0, len(line.text) - 400)
    opening = line.text.rfind("(", tail)
    if opening > 0 and SIGNED_OFF.match(line.text, opening):
        yield Part("boilerplate", line.start + opening, line.end)


def _trimmed(url: str) -> str:
    """An address without the punctuation of the sentence around it."""
    for _ in range(8):
        url = url.rstrip(".,;:!?'’…*_")
        pair = {")": "(", "]": "[", "}": "{"}.get(url[-1:])
        if not pair or url.count(url[-1]) <= url.count(pair):
            return url
        url = url[:-1]
    return url
