"""The report for a reader at a terminal: one screen an article, then the stories; words before numbers."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.checks import hookimpl
from auditor.model import Problem, Report
from auditor.reporters import Reporter
from auditor.write._paper import WIDTH, Paper, clean
from auditor.write._text_article import article
from auditor.write._text_story import story
from auditor.write._words import counted, found, means


def compose(report: Report, color: bool = False, width: int = WIDTH) -> str:
    """The whole report as text; escape codes only where colour is wanted."""
    paper = Paper(width, color)
    paper.add(f"Source audit: {one_line(report)}", "bold")
    paper.wrap(report.standing, style="dim")
    if not report.complete:
        paper.wrap(
            f"Not complete: {_count(report.problems)} could not be audited, listed at the end.", style="error"
        )
    number = {record.ledger.article.id: n for n, record in enumerate(report.articles, 1)}
    for record in report.articles:
        article(paper, record, number[record.ledger.article.id])
    told = [record for record in report.stories if len(record.facts.articles) > 1]
    ledgers = {record.ledger.article.id: record.ledger for record in report.articles}
    for n, record_of_story in enumerate(told, 1):
        story(paper, record_of_story, ledgers, number, n)
    _end(paper, report)
    return paper.text()


def one_line(report: Report) -> str:
    """What the run looked at and found, in one line."""
    s = report.summary
    looked = f"{counted(s.articles, 'article')}, {counted(s.attributions, 'attribution')}"
    return f"{looked} of {counted(s.sources, 'source')}; {found(s.findings)}"


def _end(paper: Paper, report: Report) -> None:
    paper.add()
    paper.add("─" * paper.width, "dim")
    paper.wrap(f"Means over the run: {means(report.summary.means)}")
    if report.suppressions:
        used = [s for s in report.suppressions if s.state == "used"]
        paper.wrap(f"Set aside: {counted(len(used), 'finding')}, each with a reason (see JSON).")
        for entry in report.suppressions:
            if entry.state != "used":
                paper.wrap(f"{entry.fingerprint} is {entry.state}: {entry.reason}", "  ! ")
    if not report.complete:
        paper.wrap(f"Not complete: {_count(report.problems)} could not be audited.", style="error")
        for problem in report.problems:
            _problem(paper, problem)


def _problem(paper: Paper, problem: Problem) -> None:
    paper.wrap(f"{problem.where}: {problem.what}", "  ! ")
    if problem.fix:
        paper.wrap(clean(problem.fix), "    → ", style="dim")


def _count(problems: tuple[Problem, ...]) -> str:
    return counted(len(problems), "thing")


class Text(Reporter):
    """Plain text without colour, for a file or a mail."""

    name = "text"
    title = "Text for people, one screen an article"
    suffix = ".txt"

    def pieces(self, report: Report) -> Iterable[str]:
        """The text."""
        return [compose(report)]


@hookimpl
def auditor_reporters() -> list[type[Reporter]]:
    """The text format."""
    return [Text]
