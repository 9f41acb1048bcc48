"""Accepts today's findings, so that a run can fail on new ones only."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from auditor.decide.diff import homes, key
from auditor.decide.set_aside import Checked, with_findings
from auditor.errors import ConfigError
from auditor.model import Accepted, ArticleRecord, Finding, Record, Report


class Baseline(Record):
    """All accepted findings, in report order."""

    version: Literal[1] = 1
    accepted: tuple[Accepted, ...] = ()


def make(report: Report) -> Baseline:
    """Accept every finding of a report."""
    return Baseline(
        accepted=tuple(
            Accepted(rule=f.rule, fingerprint=f.fingerprint, home=home, message=f.message)
            for home, f in homes(report)
        )
    )


def dump(baseline: Baseline) -> str:
    """A baseline as JSON text, one finding a line so that version control shows which."""
    lines = ",\n".join(json.dumps(a.model_dump(), ensure_ascii=False) for a in baseline.accepted)
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


class Gate:
    """Tells new findings from accepted ones, one record after another.

    One accepted finding covers one finding: a second like it is new.
    """

    def __init__(self, baseline: Baseline) -> None:
        self.accepted = baseline.accepted
        self.left = Counter(_key(a) for a in baseline.accepted)

    def mark(self, record: Checked) -> Checked:
        """The record with each finding marked new or unchanged."""
        home = record.ledger.article.id if isinstance(record, ArticleRecord) else record.facts.id
        return with_findings(record, lambda found: tuple(self._marked(home, f) for f in found))

    def gone(self) -> tuple[Accepted, ...]:
        """What is accepted and was not seen: the baseline can shrink."""
        seen = Counter(_key(a) for a in self.accepted) - self.left
        found = []
        for accepted in self.accepted:
            mine = _key(accepted)
            if seen[mine] > 0:
                seen[mine] -= 1
            else:
                found.append(accepted)
        return tuple(found)

    def _marked(self, home: str, finding: Finding) -> Finding:
        mine = key(home, finding)
        covered = self.left[mine] > 0
        self.left[mine] -= covered
        return finding.model_copy(update={"baseline": "unchanged" if covered else "new"})


def _key(accepted: Accepted) -> tuple[str, ...]:
    if accepted.fingerprint:
        return (accepted.rule, accepted.fingerprint)
    return (accepted.rule, accepted.home, accepted.message)
