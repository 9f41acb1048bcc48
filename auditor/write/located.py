"""Every question with the file, line and column of each of its spans, for tools that annotate files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model import Article, Finding, Report, Span
from auditor.write.places import Asked, Lines, questions


@dataclass(frozen=True)
class Place:
    """A span in its file. Lines and columns count from 1, columns in code points; ``end`` is past the last.

    ``exact`` is false where the words stand elsewhere than offsets index: in a title of its own, in a line of
    a JSONL file, in text taken from HTML. Then only the file is known, and the line where an article is one.
    """

    article: Article
    span: Span
    exact: bool
    start: tuple[int, int]
    end: tuple[int, int]

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.article.slice(self.span)


@dataclass(frozen=True)
class Located:
    """A question, the article or the story it was found in, and its places.

    A question about a story goes by the article of its first place, or else by the story's first article.
    """

    finding: Finding
    article: Article | None
    story: str | None
    places: tuple[Place, ...]
    under: tuple[Finding, ...] = ()  # about the same words, and not asked by themselves

    @property
    def accepted(self) -> bool:
        """Whether a baseline accepts it, and all that stands under it."""
        return Asked(self.finding, self.under).accepted


def gravest(report: Report, most: int) -> list[Located]:
    """The gravest questions of the run, whatever the article; those that a baseline accepts left out."""
    found = (item for item in located(report) if not item.accepted)
    return sorted(found, key=lambda item: item.finding.weight, reverse=True)[:most]


def located(report: Report) -> Iterator[Located]:
    """All questions: article by article, then story by story, worst first in each."""
    articles = {r.ledger.article.id: r.ledger.article for r in report.articles}
    lines: dict[str, Lines] = {}

    def place(article: Article, span: Span) -> Place:
        index = lines.setdefault(article.id, Lines(article.as_written))
        exact = span.of == "text" and article.line is None and article.path.endswith((".txt", ".md", "-"))
        start, end = (index.at(span.start), index.at(span.end)) if exact else ((article.line or 1, 1),) * 2
        return Place(article, span, exact, start, end)

    for record in report.articles:
        article = record.ledger.article
        for asked in questions(record.findings):
            homes = [(articles.get(s.article or article.id), s) for s in asked.finding.spans]
            places = tuple(place(home, s) for home, s in homes if home)
            yield Located(asked.finding, article, None, places, asked.under)
    for story in report.stories:
        for asked in questions(story.findings):
            homes = [(articles.get(s.article or ""), s) for s in asked.finding.spans]
            places = tuple(place(home, s) for home, s in homes if home)
            first = places[0].article if places else articles.get(next(iter(story.facts.articles), ""))
            yield Located(asked.finding, first, story.facts.id, places, asked.under)
