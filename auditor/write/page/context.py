"""What all pages of a report have in common."""

from __future__ import annotations

from collections import defaultdict

from auditor.model import ArticleRecord, Finding, Report, StoryRecord
from auditor.write.page.visible import plain
from auditor.write.places import worst_first


class Context:
    """What all pages of a report have in common: titles, stories by article, standings."""

    def __init__(self, report: Report, standings: dict[tuple[str, str], int]) -> None:
        self.report = report
        self.standings = standings
        self.titles = {p.id: p.title for p in report.plugins}
        self.rules = {rule.id: rule for p in report.plugins for rule in p.rules}
        self.records = {r.ledger.article.id: r for r in report.articles}
        self.stories: dict[str, list[StoryRecord]] = defaultdict(list)
        for story in report.stories:
            for article in story.facts.articles:
                self.stories[article].append(story)

    def findings(self, article: str) -> list[Finding]:
        """The findings that touch an article, its own and those of its stories, worst first."""
        between = [
            f for s in self.stories[article] for f in s.findings if any(x.article == article for x in f.spans)
        ]
        return worst_first([*self.records[article].findings, *between])

    def check(self, check: str) -> str:
        """A check's name for people: its id as a word."""
        return check.replace("-", " ").replace("_", " ").capitalize()

    def rule(self, rule: str) -> str:
        """A rule's title, or its id where the report does not know it."""
        card = self.rules.get(rule) or self.rules.get(rule.split("/", 1)[-1])
        return card.title if card else rule


def name_of(record: ArticleRecord) -> str:
    """What an article is called: its title, its headline, or its path."""
    article = record.ledger.article
    return plain(article.title or article.value("headline") or article.path or article.id)
