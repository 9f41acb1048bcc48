"""What the index of a report shows: its rows, compact, and the sourcing of each outlet in bars."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from auditor.model import ArticleRecord, Finding
from auditor.write.declared import Shown, panels
from auditor.write.page.asked import listed
from auditor.write.page.context import Context
from auditor.write.page.links import Links
from auditor.write.page.visible import plain
from auditor.write.places import SEVERITIES, gravity, questions
from auditor.write.standing import sourcing

WHO = (
    ("named", "named people and bodies"),
    ("document", "documents"),
    ("unnamed", "unnamed people"),
    ("nobody", "nobody named"),
)
FORM = (("direct", "word for word"), ("mixed", "partly quoted"), ("indirect", "paraphrase"))
MOST_SOURCES = 40


@dataclass(frozen=True)
class Bar:
    """One share of a bar: where it begins and how wide it is, of 100."""

    key: str
    words: str
    count: int
    x: float
    width: float  # the share, of 100


@dataclass(frozen=True)
class Outlet:
    """How the articles of one outlet are sourced, as shares of their attributions."""

    name: str
    articles: int
    attributions: int
    who: tuple[Bar, ...]
    form: tuple[Bar, ...]
    links: tuple[tuple[str, str], ...]  # of its articles: name, address


def outlets(context: Context, links: Links) -> list[Outlet]:
    """Every outlet of the run in alphabetical order: the report ranks none."""
    by: dict[str, list[ArticleRecord]] = defaultdict(list)
    for record in context.report.articles:
        by[record.ledger.article.value("outlet") or "Outlet not stated"].append(record)
    found = []
    for name, records in sorted(by.items(), key=lambda item: item[0].casefold()):
        counts = sourcing(records)
        total = sum(counts["form"].values())
        found.append(
            Outlet(
                name,
                len(records),
                total,
                _bars(WHO, counts["who"]),
                _bars(FORM, counts["form"]),
                tuple(
                    (context.name(r.ledger.article.id), links.to("articles", r.ledger.article.id))
                    for r in records
                ),
            )
        )
    return found


def _bars(parts: tuple[tuple[str, str], ...], counts: dict[str, int]) -> tuple[Bar, ...]:
    total = sum(counts.values()) or 1
    bars, x = [], 0.0
    for key, words in parts:
        width = 100 * counts[key] / total
        bars.append(Bar(key, words, counts[key], round(x, 2), round(width, 2)))
        x += width
    return tuple(bars)


def rows(context: Context, links: Links) -> dict[str, Any]:
    """The articles as columns of a table: ``t`` holds strings that repeat, rows refer to them by place."""
    report, table = context.report, _Table(context, links)
    rules = {f.rule for record in report.articles for f in record.findings}
    rules |= {f.rule for story in report.stories for f in story.findings}
    return {
        "checks": [context.check(check) for check in table.checks],
        "rules": {rule: context.rule(rule) for rule in sorted(rules)},
        "severities": SEVERITIES,
        "rows": [table.row(record) for record in report.articles],
        "asked": listed(context, links, table.place),
        "t": list(table.strings),  # last: by now all are known
    }


class _Table:
    """The rows of the index, and the strings in them that repeat, by their places."""

    def __init__(self, context: Context, links: Links) -> None:
        self.context, self.links = context, links
        self.strings: dict[str, int] = {}
        records, between = context.report.articles, _between(context)
        self.checks = list(dict.fromkeys(m.check for r in records for m in r.means if m.of))
        self.findings = {r.ledger.article.id: [*r.findings, *between[r.ledger.article.id]] for r in records}
        graves = {name: tuple(gravity(findings)) for name, findings in self.findings.items()}
        ordered = sorted(set(graves.values()))
        self.ranks = {name: ordered.index(grave) for name, grave in graves.items()}

    def place(self, text: str) -> int:
        """Where a string stands among those that repeat."""
        return self.strings.setdefault(plain(text), len(self.strings))

    def row(self, record: ArticleRecord) -> list[Any]:
        """Name, address, place of the outlet, date, attributions, means by check (null: nothing to score),
        findings by severity, how grave they are (a rank), places of the rules, places of the sources most
        spoken.
        """
        article = record.ledger.article
        findings = self.findings[article.id]
        asked = [question.finding for question in questions(findings)]
        means = {m.check: m.mean for m in record.means}
        return [
            self.context.name(article.id),
            self.links.to("articles", article.id).removesuffix("#top"),
            self.place(article.value("outlet") or ""),
            plain(article.value("date") or "")[:10],
            len(record.ledger.attributions),
            [means.get(check) for check in self.checks],
            [sum(f.severity == severity for f in asked) for severity in SEVERITIES],
            self.ranks[article.id],
            [self.place(rule) for rule in dict.fromkeys(f.rule for f in findings)],
            [self.place(name) for name in _speakers(record)],
        ]


@dataclass(frozen=True)
class PanelRow:
    """A row of a panel: its cells, the article's name and where its words stand."""

    cells: tuple[str, ...]
    name: str
    href: str
    words: str


@dataclass(frozen=True)
class PanelView:
    """A panel of the first screen, as the checks declare it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[PanelRow, ...]
    more: int
    empty: str


def panel_views(context: Context, links: Links) -> list[PanelView]:
    """The panels of the run in their order, each row with the way to its article or story."""
    found = []
    for filled in panels(context.report):
        panel = filled.panel
        rows = tuple(_panel_row(shown, context, links) for shown in filled.rows[: panel.most])
        more = max(len(filled.rows) - panel.most, 0)
        found.append(PanelView(panel.title, panel.columns, rows, more, panel.empty))
    return found


def _panel_row(shown: Shown, context: Context, links: Links) -> PanelRow:
    record = context.records.get(shown.article or "")
    name = context.name(shown.article or "")
    href = links.to("stories", shown.story) if shown.story else links.to("articles", shown.article or "")
    article = record.ledger.article if record else None
    spans = [s for s in shown.row.spans if s.article in (None, shown.article)]
    words = " … ".join(article.slice(s) for s in spans[:1]) if article else ""
    return PanelRow(shown.row.cells, name, href, words)


def _between(context: Context) -> dict[str, list[Finding]]:
    """The findings of stories by the articles whose words they touch."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in (finding for story in context.report.stories for finding in story.findings):
        for article in dict.fromkeys(s.article for s in finding.spans if s.article):
            found[article].append(finding)
    return found


def _speakers(record: ArticleRecord) -> list[str]:
    """The names and descriptions of the sources most spoken, named or not, for the search."""
    spoken: dict[str, int] = defaultdict(int)
    for attribution in record.ledger.attributions:
        spoken[attribution.source or ""] += 1
    ordered = sorted(record.ledger.sources, key=lambda s: -spoken[s.id])
    return [s.name for s in ordered[:MOST_SOURCES]]
