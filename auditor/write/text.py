"""The report for a reader at a terminal: one screen an article, then the stories; words before numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.contract.checks import hookimpl
from auditor.contract.reporters import Reporter
from auditor.model import Problem, Report, Suppression
from auditor.model.safe import clean
from auditor.write._here import Here
from auditor.write._paper import WIDTH, Paper
from auditor.write._text_article import article
from auditor.write._text_panels import gravest, panels
from auditor.write._text_story import story
from auditor.write._words import Figures, counted, found, fresh, means
from auditor.write.declared import columns, figures
from auditor.write.declared import panels as declared_panels
from auditor.write.standing import standings


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
    stands, names = standings(report), figures(report)
    of_sources, of_claims = columns(report, "source"), columns(report, "claim")
    here = Here({record.ledger.article.id: record.ledger for record in report.articles}, number)
    if len(report.articles) > 1:
        gravest(paper, report, here)
        panels(paper, declared_panels(report), here)
    for record in report.articles:
        name = record.ledger.article.id
        higher = {m.check: stands[name, m.check] for m in record.means if (name, m.check) in stands}
        article(paper, record, number[name], of_sources, Figures(names, higher))
    told = [record for record in report.stories if len(record.facts.articles) > 1]
    for n, record_of_story in enumerate(told, 1):
        story(paper, record_of_story, here, n, of_claims, Figures(names))
    _end(paper, report)
    return paper.text()


def one_line(report: Report) -> str:
    """What the run looked at and found, in one line."""
    s = report.summary
    looked = f"{counted(s.articles, 'article')}, {counted(s.attributions, 'attribution')}"
    return f"{looked} of {counted(s.sources, 'source')}; {found(s.findings)}{fresh(report.findings)}"


def _end(paper: Paper, report: Report) -> None:
    paper.add()
    paper.add("─" * paper.width, "dim")
    paper.wrap(f"Means over the run: {means(report.summary.means, Figures(figures(report)))}")
    _set_aside(paper, report.suppressions)
    for line in report.passed_over.lines() if report.passed_over else ():
        paper.wrap(clean(line), style="dim")
    if not report.complete:
        paper.wrap(f"Not complete: {_count(report.problems)} could not be audited.", style="error")
        for problem in report.problems:
            _problem(paper, problem)


def _set_aside(paper: Paper, entries: Sequence[Suppression]) -> None:
    """The findings that people set aside, each with its reason, and the entries that set aside nothing."""
    if entries:
        paper.wrap(f"Set aside by hand: {counted(sum(bool(e.finding) for e in entries), 'finding')}.")
    for entry in entries:
        until = f", until {entry.expires}" if entry.expires else ""
        where = (
            f"{entry.finding.rule} in {entry.article or entry.story}" if entry.finding else entry.fingerprint
        )
        state = "" if entry.finding else f" ({entry.state}: sets nothing aside)"
        paper.wrap(
            f"{clean(where)}{state}: {clean(entry.reason)}{until}", "  - " if entry.finding else "  ! "
        )


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
