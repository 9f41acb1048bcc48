"""Where offsets stand for people: lines and columns, the worst finding first, and names for files."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from auditor.contract.reading import Sentences
from auditor.model import Article, Finding, Severity, Span
from auditor.model.safe import clean

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")  # worst first
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)")  # devices on Windows
_LINKED = re.compile(
    r"@|:(?=/)|\b(?:www|mailto|xmpp)(?=[.:])|#(?=\d)|\bGH(?=-\d)"
    r"|\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{4}(?=[0-9a-f]{3,36}\b)",
    re.IGNORECASE,
)  # where what is linked by itself can be cut in two
_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """Line and column of every offset of a text; both count from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def at(self, offset: int) -> tuple[int, int]:
        """The line and column where an offset stands."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def lines_of(text: str) -> list[tuple[int, int]]:
    """The ``[start, end)`` of every line, without its line end."""
    ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    return list(zip(starts, stops, strict=True))


@dataclass(frozen=True)
class Asked:
    """A question that is asked, and the findings about the same words that stand under it."""

    finding: Finding
    under: tuple[Finding, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether a baseline accepts it, and all that stands under it."""
        return all(f.baseline == "unchanged" for f in (self.finding, *self.under))


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by severity and gravity, then by where they stand, then by rule."""

    def order(finding: Finding) -> tuple[int, int, bool, int, str, str]:
        severity, gravity = finding.weight
        first = finding.spans[0] if finding.spans else None
        place = (first is None, first.start if first and first.of == "text" else -1)
        return -severity, -gravity, *place, finding.rule, finding.message

    return sorted(findings, key=order)


def questions(findings: Iterable[Finding]) -> list[Asked]:
    """One question a fault, worst first: what stands under another is listed with it."""
    below: dict[str, list[Finding]] = {}
    asked = []
    for finding in worst_first(findings):
        if finding.under is None:
            asked.append(finding)
        else:
            below.setdefault(finding.under, []).append(finding)
    return [Asked(finding, tuple(below.get(finding.fingerprint, ()))) for finding in asked]


def gravity(findings: Iterable[Finding]) -> list[tuple[int, int]]:
    """How grave some findings are together, to compare: their questions' weights, the gravest first.

    So one grave question outweighs any number of slighter ones, and number tells only between equals.
    """
    return [asked.finding.weight for asked in questions(findings)]


def sentence(article: Article, span: Span) -> str:
    """The sentence in which a span begins, in one line; the words of the span where they stand in a title."""
    if span.of == "title" or not article.text:
        return " ".join(article.slice(span).split())
    return " ".join(_sentences(article.text).around(span.start).split())


@lru_cache(maxsize=16)
def _sentences(text: str) -> Sentences:
    return Sentences(text)


def file_name(identifier: str) -> str:
    """A name that is safe on every file system and differs for different identifiers."""
    safe = re.sub(r"[^a-z0-9._-]+", "-", identifier.lower()).strip(".-")[:60]
    if _RESERVED.match(safe):
        safe = f"x-{safe}"
    if safe and safe == identifier:
        return safe
    told_apart = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{safe}-{told_apart}".lstrip("-")


def escape_markdown(text: str) -> str:
    """Text that Markdown shows as it stands, on one line; nobody is mentioned and nothing is linked by it.

    What GitHub and its like make a link of, without a sign of Markdown in it, is broken by a comment that no
    reader sees: addresses, mentions, numbers of issues, names of commits.
    """
    line = re.sub(r"([\\`*_\[\]<>|~&$])", r"\\\1", clean(text))
    line = re.sub(r"^(\d+)([.)])|^([-+#=])", r"\1\\\2\3", line)
    return _LINKED.sub(lambda sign: f"{sign[0]}<!-- -->", line)
