"""Findings as SARIF 2.1.0, which code-review tools and CI services show at the lines they stand in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from auditor.contract.reporters import Reporter
from auditor.model import Accepted, Finding, Problem, Report, Severity
from auditor.write.located import Located, Place, located

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
RANK: dict[Severity, float] = {"error": 90.0, "warning": 50.0, "info": 10.0}  # 0 to 100, worst is most


class Sarif(Reporter):
    """One SARIF log with one run. Columns count code points; what could not be audited is a notification."""

    name = "sarif"
    title = "findings for code-review tools (SARIF 2.1.0)"
    suffix = ".sarif"

    def pieces(self, report: Report) -> Iterable[str]:
        """The log as indented JSON."""
        return [
            json.dumps(log(report), ensure_ascii=False, indent=1).encode("utf-8", "replace").decode("utf-8"),
            "\n",
        ]


def log(report: Report) -> dict[str, Any]:
    """A report as a SARIF log."""
    rules = _rules(report)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {
            "name": report.tool.name, "semanticVersion": report.tool.version, "informationUri": "https://pypi.org/project/source-auditor/",
            "fullDescription": {"text": report.standing}, "rules": rules,
        }},
        "columnKind": "unicodeCodePoints",
        "invocations": [{
            "executionSuccessful": report.complete,
            "toolExecutionNotifications": [_notification(problem) for problem in report.problems],
        }],
        "artifacts": [
            {"location": {"uri": uri(path)}, "sourceLanguage": "text"}
            for path in dict.fromkeys(r.ledger.article.path for r in report.articles)
        ],
        "results": [
            *(_result(item, index) for item in located(report)),
            *(_absent(accepted, report, index) for accepted in report.gone or ()),
        ],
    }  # fmt: skip
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def rank(finding: Finding) -> float:
    """0 to 100, worst is most: by severity, and within it by the rule's gravity."""
    return RANK[finding.severity] + finding.gravity / 10 - 5


def uri(path: str) -> str:
    """A relative path as a URI reference; a colon in its first part would make it another scheme."""
    return quote("stdin" if path == "-" else path, safe="/")


def _rules(report: Report) -> list[dict[str, Any]]:
    rules = {}
    for plugin in report.plugins:
        for rule in plugin.rules:
            name = rule.id if "/" in rule.id else f"{plugin.id}/{rule.id}"
            rules[name] = {
                "id": name, "shortDescription": {"text": rule.title},
                "fullDescription": {"text": rule.title},
                "help": {"text": rule.card or rule.title, "markdown": rule.card or rule.title},
                "defaultConfiguration": {"level": LEVEL[rule.severity], "rank": RANK[rule.severity]},
            }  # fmt: skip
    return list(rules.values())


def _notification(problem: Problem) -> dict[str, Any]:
    text = f"{problem.where}: {problem.what}" + (f" ({problem.fix})" if problem.fix else "")
    return {"level": "error", "message": {"text": text}, "descriptor": {"id": f"not-audited/{problem.kind}"}}


def _result(item: Located, index: dict[str, int]) -> dict[str, Any]:
    finding = item.finding
    first, others = item.places[:1], item.places[1:]
    result: dict[str, Any] = {
        "ruleId": finding.rule, "level": LEVEL[finding.severity], "rank": rank(finding),
        "message": {"text": finding.message},
        "locations": [_location(place) for place in first] or _file(item),
        "properties": {"mend": finding.mend} | ({"story": item.story} if item.story else {}),
    }  # fmt: skip
    if item.under:
        result["properties"]["under"] = [
            {"ruleId": f.rule, "message": f.message, "fingerprint": f.fingerprint} for f in item.under
        ]
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.fingerprint:
        result["partialFingerprints"] = {"sourceAuditor/v1": finding.fingerprint}
    if finding.baseline:
        result["baselineState"] = finding.baseline
    if others:
        result["relatedLocations"] = [{"id": n} | _location(place) for n, place in enumerate(others, 1)]
    return result


def _absent(accepted: Accepted, report: Report, index: dict[str, int]) -> dict[str, Any]:
    """A finding that the baseline accepts and the run no longer has: where it stood is not known any more."""
    result: dict[str, Any] = {
        "ruleId": accepted.rule, "message": {"text": accepted.message}, "baselineState": "absent",
        "locations": [{"logicalLocations": [{"fullyQualifiedName": accepted.home}]}],
    }  # fmt: skip
    if accepted.rule in index:
        result["ruleIndex"] = index[accepted.rule]
    if accepted.fingerprint:
        result["partialFingerprints"] = {"sourceAuditor/v1": accepted.fingerprint}
    return result


def _file(item: Located) -> list[dict[str, Any]]:
    return (
        [{"physicalLocation": {"artifactLocation": {"uri": uri(item.article.path)}}}] if item.article else []
    )


def _location(place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": place.start[0]}
    if place.exact:
        region |= {"startColumn": place.start[1], "endLine": place.end[0], "endColumn": place.end[1]}
        region |= {"charOffset": place.span.start, "charLength": place.span.end - place.span.start}
    region["snippet"] = {"text": place.words}
    physical = {"artifactLocation": {"uri": uri(place.article.path)}, "region": region}
    found: dict[str, Any] = {"physicalLocation": physical}
    if not place.exact:
        found["message"] = {"text": f"in the {place.span.of}: “{place.words[:200]}”"}
    return found
