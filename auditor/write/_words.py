"""Numbers and names in words, the same all over the text report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from auditor.model import Article, ArticleRecord, Finding, Mean, Severity, Source, Span, Spans
from auditor.model.safe import clean
from auditor.write.places import SEVERITIES, Asked, Lines

NAMES: dict[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("note", "notes"),
}
NOBODY = "nobody named"
MARKS: dict[Severity, str] = {"error": "■", "warning": "▲", "info": "·"}
NEAR = 80  # characters between two pieces that are still shown together
QUOTE_MARKS = '"“”„‟«»'


def counted(n: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 article", "2 stories"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


@dataclass(frozen=True)
class Figures:
    """What the checks' means are called, and than how many of 100 articles of the run each is higher."""

    names: Mapping[str, str]
    higher: Mapping[str, int] = field(default_factory=dict)


def means(rows: Iterable[Mean], figures: Figures) -> str:
    """Means with their denominators, in one line."""
    stands = {check: f" (higher than {n} of 100 here)" for check, n in figures.higher.items()}
    told = [
        f"{figures.names.get(m.check, m.check)} {m.mean:.2f} over {m.n} of {m.of}{stands.get(m.check, '')}"
        for m in rows
        if m.mean is not None
    ]
    return " · ".join(told) or "nothing scored"


def found(severities: Mapping[Severity, int]) -> str:
    """How many findings of which severity, worst first."""
    told = [counted(severities[name], *NAMES[name]) for name in SEVERITIES if severities.get(name)]
    return ", ".join(told) or "no findings"


def fresh(findings: Iterable[Finding]) -> str:
    """How many of some questions are new; empty where no baseline told them from others."""
    states = [finding.baseline for finding in findings if finding.under is None and finding.baseline]
    return f", {states.count('new') or 'none'} of them new" if states else ""


def last_accepted(asked: Iterable[Asked]) -> list[Asked]:
    """Questions in their order, those that a baseline accepts behind the others."""
    return sorted(asked, key=lambda one: one.accepted)


def how_many(asked: Iterable[Asked]) -> str:
    """How many questions there are of which severity, and how many of them are new."""
    findings = [one.finding for one in asked]
    return f"{found(Counter(f.severity for f in findings))}{fresh(findings)}"


def also(findings: Iterable[Finding]) -> str:
    """The rules of findings that stand under a question, each once."""
    return ", ".join(dict.fromkeys(clean(finding.rule) for finding in findings))


KINDS = {  # how scores and questions read in a text of such a kind
    "interview": "one voice in it is no fault",
    "live page": "its entries stand as they came in",
    "court report": "what is alleged in it is what a court heard",
    "match report": "all could see what it tells",
    "release": "it speaks for whoever sent it out",
    "opinion": "its claims are the writer's own",
}


def kind(record: ArticleRecord) -> str:
    """What kind of text an article is, by which words, and how it reads therefore; empty where it is news."""
    if record.kind is None:
        return ""
    by = quoted(record.kind.spans[:1], record.ledger.article)
    return f'{record.kind.name}, by "{by}": {KINDS[record.kind.name]}'


def headline(article: Article) -> str:
    """What an article is called: its headline, else its first words of prose, else its path."""
    return clean(article.title or article.value("headline") or _first_words(article)) or clean(article.path)


def place(spans: Spans, article: Article) -> str:
    """Where something stands: "line 12", "title"; empty where that cannot be told."""
    if not spans or (spans[0].of == "text" and not article.text):
        return ""
    return "title" if spans[0].of == "title" else f"line {_lines(article.as_written).at(spans[0].start)[0]}"


def quoted(spans: Spans, article: Article) -> str:
    """The words of spans as they run in the text: neighbours joined, strays and outer marks left out."""
    pieces = _joined(spans, article)
    longest = max(pieces, key=lambda s: s.end - s.start, default=None)
    near = [p for p in pieces if longest and p.of == longest.of and _gap(p, longest) <= NEAR]
    words = clean(article.words(tuple(near)))
    whole = (
        len(words) > 1
        and words[0] in QUOTE_MARKS
        and words[-1] in QUOTE_MARKS
        and not set(words[1:-1]) & set(QUOTE_MARKS)
    )
    return words[1:-1] if whole else words


def who(source: Source | None) -> str:
    """A source as a reader would call it: name and post, or its description."""
    if source is None:
        return NOBODY
    post = source.slots.post
    if source.named and post and post.value.casefold() not in source.name.casefold():
        return clean(f"{source.name}, {post.value}")
    return clean(source.name)


@lru_cache(maxsize=16)
def _lines(text: str) -> Lines:
    return Lines(text)


def _joined(spans: Spans, article: Article) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.of, s.start, s.end)):
        last = joined[-1] if joined else None
        if last and last.of == span.of and not article.slice(_between(last, span)).strip():
            joined[-1] = last.model_copy(update={"end": max(span.end, last.end)})
        else:
            joined.append(span)
    return joined


def _between(one: Span, other: Span) -> Span:
    return Span(of=one.of, start=one.end, end=max(one.end, other.start))


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _first_words(article: Article) -> str:
    """The first line with a word outside the blocks that are no prose."""
    start = 0
    for line in article.text[:5_000].splitlines(keepends=True):
        first = start + len(line) - len(line.lstrip())
        inside = any(b.span.of == "text" and b.span.start <= first < b.span.end for b in article.blocks)
        if not inside and any(c.isalnum() for c in line):
            return line
        start += len(line)
    return ""


def named(finding: Finding) -> str:
    """The rule of a finding, whether it is inherited, and whether it is new beside a baseline."""
    inherited = ", inherited" if finding.mend == "inherited" else ""
    return f"{finding.rule}{inherited}{', new' if finding.baseline == 'new' else ''}"
