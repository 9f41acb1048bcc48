"""Findings as SARIF 2.1.0, which code-review tools and CI services show at the lines they stand in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from auditor.contract.lies import Files
from auditor.contract.reporters import Reporter
from auditor.model import Accepted, Article, Finding, Problem, Report, Severity
from auditor.model.safe import escaped
from auditor.write.located import Located, Place, located

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
RANK: dict[Severity, float] = {"error": 90.0, "warning": 50.0, "info": 10.0}  # 0 to 100, worst is most
BASE = "%SRCROOT%"  # what consumers call the root of the sources


class Sarif(Reporter):
    """One SARIF log with one run. Columns count code points; what could not be audited is a notification."""

    name = "sarif"
    title = "findings for code-review tools (SARIF 2.1.0)"
    suffix = ".sarif"

    def pieces(self, report: Report) -> Iterable[str]:
        """The log as indented JSON."""
        made = log(report, self.files)
        text = json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode("utf-8")
        return [escaped(text), "\n"]


def log(report: Report, files: Files | None = None) -> dict[str, Any]:
    """A report as a SARIF log, in which ``files`` says how files are named."""
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Log(report, files or Files()).run()]}


def rank(finding: Finding) -> float:
    """0 to 100, worst is most: by severity, and within it by the rule's gravity."""
    return RANK[finding.severity] + finding.gravity / 10 - 5


def friendly(rule: str) -> str:
    """The id of a rule as a name in one word: "check/a-rule" is "CheckARule"."""
    return "".join(part.capitalize() for part in re.findall(r"[^\W_]+", rule))


def uri(path: str) -> str:
    """A path as a URI reference; a colon in the first part of a relative one would make it another scheme."""
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote("stdin" if path == "-" else path, safe="/")


class _Log:
    """The one run of a log: what its parts have in common are the rules, the files and the articles."""

    def __init__(self, report: Report, files: Files) -> None:
        self.report, self.files = report, files
        self.rules = _rules(report)
        self.index = {rule["id"]: number for number, rule in enumerate(self.rules)}
        self.articles: dict[str, Article] = {r.ledger.article.id: r.ledger.article for r in report.articles}

    def run(self) -> dict[str, Any]:
        report = self.report
        driver = {
            "name": report.tool.name, "fullName": f"{report.tool.name} {report.tool.version}",
            "semanticVersion": report.tool.version, "informationUri": "https://pypi.org/project/source-auditor/",
            "fullDescription": {"text": report.standing}, "rules": self.rules,
        }  # fmt: skip
        notices = [_notification(problem) for problem in report.problems]
        notices += [_gone(accepted, self._path(accepted)) for accepted in report.gone or ()]
        base = {"uri": self.files.base} if self.files.base else {}
        names = dict.fromkeys(self.files.of(article) for article in self.articles.values())
        return {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {BASE: base | {"description": {"text": "Where names of files start."}}},
            "invocations": [{
                "executionSuccessful": report.complete, "toolExecutionNotifications": notices,
            }],
            "artifacts": [{"location": _artifact(name), "sourceLanguage": "text"} for name in names],
            "results": [self._result(item) for item in located(report)],
        }  # fmt: skip

    def _result(self, item: Located) -> dict[str, Any]:
        finding = item.finding
        first, others = item.places[:1], item.places[1:]
        result: dict[str, Any] = {
            "ruleId": finding.rule, "level": LEVEL[finding.severity], "rank": rank(finding),
            "message": {"text": finding.message},
            "locations": [self._location(place) for place in first] or self._file(item),
            "properties": {"mend": finding.mend} | ({"story": item.story} if item.story else {}),
        }  # fmt: skip
        if item.under:
            result["properties"]["under"] = [
                {"ruleId": f.rule, "message": f.message, "fingerprint": f.fingerprint} for f in item.under
            ]
        if finding.baseline:
            result["baselineState"] = finding.baseline
        if others:
            result["relatedLocations"] = [{"id": n} | self._location(p) for n, p in enumerate(others, 1)]
        return result | self._known(finding)

    def _known(self, finding: Finding) -> dict[str, Any]:
        """By which rule and which words it is the same the next time."""
        known: dict[str, Any] = {}
        if finding.rule in self.index:
            known["ruleIndex"] = self.index[finding.rule]
        if finding.fingerprint:
            known["partialFingerprints"] = {"sourceAuditor/v1": finding.fingerprint}
        return known

    def _path(self, accepted: Accepted) -> str | None:
        """The file that an accepted finding was about; None where nobody knows it any more."""
        if accepted.home in self.articles:
            return self.files.of(self.articles[accepted.home])
        of_story = re.fullmatch(r"story\d+", accepted.home)  # baselines of before paths were kept
        path = accepted.path or (None if of_story else accepted.home)
        return self.files.beside(path, self.articles.values()) if path else None

    def _file(self, item: Located) -> list[dict[str, Any]]:
        if not item.article:
            return []
        return [{"physicalLocation": {"artifactLocation": _artifact(self.files.of(item.article))}}]

    def _location(self, place: Place) -> dict[str, Any]:
        region: dict[str, Any] = {"startLine": place.start[0]}
        if place.exact:
            region |= {"startColumn": place.start[1], "endLine": place.end[0], "endColumn": place.end[1]}
            region |= {"charOffset": place.span.start, "charLength": place.span.end - place.span.start}
        region["snippet"] = {"text": place.words}
        physical = {"artifactLocation": _artifact(self.files.of(place.article)), "region": region}
        found: dict[str, Any] = {"physicalLocation": physical}
        if not place.exact:
            found["message"] = {"text": f"in the {place.span.of}: “{place.words[:200]}”"}
        return found


def _artifact(path: str) -> dict[str, str]:
    """A file as a location names it, from the root unless it lies elsewhere."""
    return {"uri": uri(path)} if Path(path).is_absolute() else {"uri": uri(path), "uriBaseId": BASE}


def _rules(report: Report) -> list[dict[str, Any]]:
    rules = {}
    for plugin in report.plugins:
        for rule in plugin.rules:
            name = rule.id if "/" in rule.id else f"{plugin.id}/{rule.id}"
            rules[name] = {
                "id": name, "name": friendly(name),
                "shortDescription": {"text": rule.title},
                "fullDescription": {"text": rule.title},
                "help": {"text": rule.card or rule.title, "markdown": rule.card or rule.title},
                "defaultConfiguration": {"level": LEVEL[rule.severity], "rank": RANK[rule.severity]},
            }  # fmt: skip
    return list(rules.values())


def _notification(problem: Problem) -> dict[str, Any]:
    text = f"{problem.where}: {problem.what}" + (f" ({problem.fix})" if problem.fix else "")
    return {"level": "error", "message": {"text": text}, "descriptor": {"id": f"not-audited/{problem.kind}"}}


def _gone(accepted: Accepted, path: str | None) -> dict[str, Any]:
    """An accepted finding that is gone: no result, since services show each result as open, at a line."""
    text = f"{path or accepted.home}: accepted and no longer found: {accepted.rule}: {accepted.message}"
    return {"level": "note", "message": {"text": text}, "descriptor": {"id": "gone"}}
