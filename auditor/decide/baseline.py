"""Accepts today's findings, so that a run can fail on new ones only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from auditor.decide.diff import homes
from auditor.errors import ConfigError
from auditor.model import Accepted, Finding, Record, Report


class Baseline(Record):
    """All accepted findings, in report order."""

    version: Literal[1] = 1
    accepted: tuple[Accepted, ...] = ()


def make(report: Report) -> Baseline:
    """Accept every finding of a report."""
    paths = {record.ledger.article.id: record.ledger.article.path for record in report.articles}
    firsts = {story.facts.id: next(iter(story.facts.articles), "") for story in report.stories}

    def accepted(home: str, finding: Finding) -> Accepted:
        first = next((span.article for span in finding.spans if span.article), firsts.get(home, home))
        of = {"rule": finding.rule, "fingerprint": finding.fingerprint, "home": home}
        path = paths.get(first)
        return Accepted(**of, message=finding.message, path=path if path != home else None)

    return Baseline(accepted=tuple(accepted(home, finding) for home, finding in homes(report)))


def dump(baseline: Baseline) -> str:
    """A baseline as JSON text, one finding a line so that version control shows which."""
    lines = ",\n".join(
        json.dumps(a.model_dump(exclude_none=True), ensure_ascii=False) for a in baseline.accepted
    )
    return f'{{"version": {baseline.version}, "accepted": [\n{lines}\n]}}\n'


def load(path: Path) -> Baseline:
    """Read a baseline; ConfigError where there is none or it is not one."""
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}", str(path), "auditor baseline REPORT"
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigError(
            f"is not a baseline: {first['msg']}", str(path), "auditor baseline REPORT"
        ) from error
