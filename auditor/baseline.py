"""Accepts today's findings, so that a run can fail on new ones only."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from auditor.diff import homes, key
from auditor.errors import ConfigError
from auditor.model import Finding, Record, Report


class Accepted(Record):
    """A finding that is accepted, with enough of it for a person to recognise."""

    rule: str
    fingerprint: str
    home: str  # the article or story
    message: str


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


def _count(baseline: Baseline) -> Counter[tuple[str, ...]]:
    return Counter(
        (a.rule, a.fingerprint) if a.fingerprint else (a.rule, a.home, a.message) for a in baseline.accepted
    )


def fresh(report: Report, baseline: Baseline) -> list[tuple[str, Finding]]:
    """The findings that a baseline does not accept, each with its article or story.

    One accepted finding covers one finding: a second like it is new.
    """
    left = _count(baseline)
    found = []
    for home, finding in homes(report):
        mine = key(home, finding)
        if left[mine] > 0:
            left[mine] -= 1
        else:
            found.append((home, finding))
    return found


def outdated(report: Report, baseline: Baseline) -> list[Accepted]:
    """Accepted findings that the report no longer has: the baseline can shrink."""
    left = Counter(key(home, finding) for home, finding in homes(report))
    found = []
    for accepted in baseline.accepted:
        mine = (accepted.rule, accepted.fingerprint) if accepted.fingerprint else (
            accepted.rule, accepted.home, accepted.message)  # fmt: skip
        if left[mine] > 0:
            left[mine] -= 1
        else:
            found.append(accepted)
    return found
