"""Findings as workflow commands, which GitHub shows as annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.reporters import Reporter
from auditor.model import Report, Severity
from auditor.model.safe import lines
from auditor.write.located import Located, located

LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def data(text: str) -> str:
    """Text as the message of a workflow command, so that it can't end the line and start another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def attribute(text: str) -> str:
    """Text as the value of a workflow command's property."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


class Github(Reporter):
    """One annotation for each finding that no baseline accepts, and for each thing that was not audited."""

    name = "github"
    title = "annotations of a GitHub workflow"
    suffix = ".txt"

    def pieces(self, report: Report) -> Iterator[str]:
        """The commands, one a line."""
        for problem in report.problems:
            text = lines(f"{problem.what}. {problem.fix or ''}".strip())
            yield f"::error title={attribute(lines('not audited: ' + problem.where))}::{data(text)}\n"
        for item in located(report):
            if item.accepted:  # accepted: new ones would drown
                continue
            yield self._command(item)
        yield f"::notice title=source-auditor::{data(report.standing)}\n"

    def _command(self, item: Located) -> str:
        finding = item.finding
        properties = {"title": finding.rule}
        if item.article:
            properties = {"file": self.files.of(item.article)} | properties
        if item.places:
            start, end = item.places[0].start, item.places[0].end
            properties |= {"line": str(start[0]), "endLine": str(end[0])}
            if item.places[0].exact and start[0] == end[0]:
                properties |= {"col": str(start[1]), "endColumn": str(end[1])}
        told = ",".join(f"{name}={attribute(lines(value))}" for name, value in properties.items())
        return f"::{LEVEL[finding.severity]} {told}::{data(lines(finding.message))}\n"
