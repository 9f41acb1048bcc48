"""What all pages of a report have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property

from auditor.model import ArticleRecord, Attribution, Ledger, Report, Source, StoryRecord
from auditor.write._paper import short
from auditor.write._words import headline
from auditor.write.declared import figures
from auditor.write.page.visible import plain
from auditor.write.places import Asked, questions, worst_first

LONGEST = 160  # characters of a name


class Lookup:
    """One ledger by ids: each attribution of a long article costs no more than one of a short article."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.sources = {source.id: source for source in ledger.sources}
        self.places = {attribution.id: n for n, attribution in enumerate(ledger.attributions)}

    def source(self, attribution: Attribution) -> Source | None:
        """The source behind an attribution."""
        return self.sources.get(attribution.source or "")

    def around(self, attribution: Attribution) -> list[Attribution]:
        """An attribution, the one whose content holds it, and so on outwards."""
        nest = [attribution]
        while (place := self.places.get(nest[-1].within or "")) is not None:
            outer = self.ledger.attributions[place]
            if outer in nest:
                break
            nest.append(outer)
        return nest


class Context:
    """What all pages of a report have in common: titles, stories by article, standings."""

    def __init__(self, report: Report, standings: dict[tuple[str, str], int]) -> None:
        self.report = report
        self.standings = standings
        self.names = figures(report)
        self.words = {p.id: p.words for p in report.plugins}
        self.titles = {p.id: p.title for p in report.plugins}
        self.rules = {rule.id: rule for p in report.plugins for rule in p.rules}
        self.records = {r.ledger.article.id: r for r in report.articles}
        self.stories: dict[str, list[StoryRecord]] = defaultdict(list)
        for story in report.stories:
            for article in story.facts.articles:
                self.stories[article].append(story)
        self.common: dict[str, int] = {}  # words that stand beside the pages, by their place
        self._lookups: dict[str, Lookup] = {}
        self._questions: dict[str, list[Asked]] = {}

    def lookup(self, article: str) -> Lookup:
        """An article's ledger by ids."""
        if article not in self._lookups:
            self._lookups[article] = Lookup(self.records[article].ledger)
        return self._lookups[article]

    def questions(self, article: str) -> list[Asked]:
        """The questions that touch an article, its own and those of its stories, worst first."""
        if article not in self._questions:
            self._questions[article] = self._touching(article)
        return self._questions[article]

    def _touching(self, article: str) -> list[Asked]:
        between = [a for s in self.stories[article] for a in questions(s.findings)]
        touching = [a for a in between if any(span.article == article for span in a.finding.spans)]
        own = questions(self.records[article].findings)
        order = {id(f): n for n, f in enumerate(worst_first(a.finding for a in (*own, *touching)))}
        return sorted((*own, *touching), key=lambda asked: order[id(asked.finding)])

    def name(self, article: str) -> str:
        """What an article is called, told from others of the same title by outlet, day or path."""
        return self._named.get(article, "")

    @cached_property
    def _named(self) -> dict[str, str]:
        names = {name: name_of(record) for name, record in self.records.items()}
        same = Counter(names.values())
        for name, title in names.items():
            article = self.records[name].ledger.article
            if same[title] > 1:
                told = (article.value("outlet"), (article.value("date") or "")[:10], article.path)
                names[name] = plain(f"{title} ({', '.join(part for part in told if part)})")
        return names

    def check(self, check: str) -> str:
        """A check's name for people: what its figure is called, or its id as a word."""
        name = self.names.get(check, check)
        return name[:1].upper() + name[1:].replace("-", " ").replace("_", " ")

    def rule(self, rule: str) -> str:
        """A rule's title, or its id where the report does not know it."""
        card = self.rules.get(rule) or self.rules.get(rule.split("/", 1)[-1])
        return card.title if card else rule


def name_of(record: ArticleRecord) -> str:
    """What an article is called: its title, its headline, else the beginning of its text, or its path."""
    article = record.ledger.article
    return plain(short(headline(article) or article.id, LONGEST))
