"""Which checks and rules take part: one small language for --select, --ignore and --fail-on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from auditor.contract.checks import Check
from auditor.errors import ConfigError, nearest
from auditor.model import Finding, Severity

SEVERITIES: tuple[str, ...] = get_args(Severity)  # mildest first
ALSO = {"note": "info", "notice": "info"}  # what reports and services call a severity


@dataclass(frozen=True, slots=True)
class Selection:
    """Names of checks or of rules ("check/rule"); nothing selected means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def runs(self, check: type[Check]) -> bool:
        """Whether a check takes part at all."""
        if check.id in self.ignore:
            return False
        return not self.select or any(name.partition("/")[0] == check.id for name in self.select)

    def keeps(self, finding: Finding, check: type[Check]) -> bool:
        """Whether a finding is reported. A rule that ships switched off is on when it is selected by name."""
        on = any(rule.on for rule in check.rules if f"{check.id}/{rule.id}" == finding.rule)
        return self._takes(finding.rule, on)

    def rules(self, checks: Iterable[type[Check]]) -> frozenset[str]:
        """The rules of some checks that take part, as "check/rule"."""
        named = ((f"{check.id}/{rule.id}", rule.on) for check in checks for rule in check.rules)
        return frozenset(name for name, on in named if self._takes(name, on))

    def _takes(self, name: str, on: bool) -> bool:
        if name in self.ignore or name in self.select:
            return name not in self.ignore
        return on and (not self.select or name.partition("/")[0] in self.select)


def known(checks: Iterable[type[Check]]) -> list[str]:
    """Every name of a check or a rule, sorted."""
    return sorted(name for c in checks for name in (c.id, *(f"{c.id}/{rule.id}" for rule in c.rules)))


def demand(names: Sequence[str], checks: Iterable[type[Check]], where: str, also: Sequence[str] = ()) -> None:
    """ConfigError for the first name that is no check, rule or one of ``also``, with the nearest that is."""
    there = [*known(checks), *also]
    for name in names:
        if name not in there:
            if all(part in there for part in name.split(",")):
                fix = "say one name at a time: " + " ".join(f"{where} {part}" for part in name.split(","))
                raise ConfigError(f"{name!r} is several names", where, fix)
            raise ConfigError(f"no check or rule is called {name!r}", where, nearest(name, there))


def fails(findings: Iterable[Finding], fail_on: Sequence[str]) -> list[Finding]:
    """The findings that a --fail-on names: by rule, by check, or by severity and above."""
    levels = [SEVERITIES.index(name) for name in (ALSO.get(n, n) for n in fail_on) if name in SEVERITIES]
    lowest = min(levels, default=len(SEVERITIES))
    return [
        f
        for f in findings
        if SEVERITIES.index(f.severity) >= lowest or f.rule in fail_on or f.rule.partition("/")[0] in fail_on
    ]
