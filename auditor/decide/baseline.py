"""Accepts today's findings, so that a run can fail on new ones only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from auditor.decide.diff import homes
from auditor.errors import ConfigError
from auditor.model import Accepted, Record, Report


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
