"""Numbers and names in words, the same all over the text report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from auditor.model import Article, Mean, Severity, Source, Span, Spans
from auditor.write._paper import clean
from auditor.write.places import SEVERITIES, Lines

NAMES: dict[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("note", "notes"),
}
NOBODY = "nobody named"
MARKS = '"“”„‟«»'
MARKS = '"“”„‟«»'


def counted(n: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 article", "2 stories"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def means(rows: Iterable[Mean]) -> str:
    """Means with their denominators, in one line."""
    told = [f"{m.check} {m.mean:.2f} over {m.n} of {m.of}" for m in rows if m.mean is not None]
    return " · ".join(told) or "nothing scored"


def found(severities: Mapping[Severity, int]) -> str:
    """How many findings of which severity, worst first."""
    told = [counted(severities[name], *NAMES[name]) for name in SEVERITIES if severities.get(name)]
    return ", ".join(told) or "no findings"


def headline(article: Article) -> str:
    """What an article is called: its headline, else the start of its text, else its path."""
    return article.title or article.value("headline") or article.text.strip()[:200] or article.path


def place(spans: Spans, article: Article) -> str:
    """Where something stands: "line 12", "title"; empty where that cannot be told."""
    if not spans or (spans[0].of == "text" and not article.text):
        return ""
    return "title" if spans[0].of == "title" else f"line {_lines(article.text).at(spans[0].start)[0]}"


def quoted(spans: Spans, article: Article) -> str:
    """The words of some spans as they run in the text, neighbours joined, bare of marks around the whole."""
    order = sorted(set(spans), key=lambda s: (s.of, s.start, s.end))
    joined: list[Span] = []
    for span in order:
        if joined and joined[-1].of == span.of and not article.slice(_between(joined[-1], span)).strip():
            joined[-1] = joined[-1].model_copy(update={"end": max(span.end, joined[-1].end)})
        else:
            joined.append(span)
    words = clean(article.words(tuple(joined)))
    whole = len(words) > 1 and words[0] in MARKS and words[-1] in MARKS and not set(words[1:-1]) & set(MARKS)
    return words[1:-1] if whole else words


def who(source: Source | None) -> str:
    """A source as a reader would call it: name and post, or its description."""
    if source is None:
        return NOBODY
    post = source.slots.post
    if source.named and post and post.value.casefold() not in source.name.casefold():
        return f"{source.name}, {post.value}"
    return source.name


@lru_cache(maxsize=16)
def _lines(text: str) -> Lines:
    return Lines(text)


def _between(one: Span, other: Span) -> Span:
    return Span(of=one.of, start=one.end, end=max(one.end, other.start))
