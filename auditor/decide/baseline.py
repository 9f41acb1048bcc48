"""Accepts today's findings, so that a run can fail on new ones only."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from auditor.decide.alike import Known, is_story, of_accepted, of_finding, pairs
from auditor.decide.diff import homes
from auditor.errors import ConfigError
from auditor.model import Accepted, Article, Finding, Record, Report

FEW = 20  # articles of a baseline that are looked for under other ids


class Baseline(Record):
    """All accepted findings, in report order."""

    version: Literal[1] = 1
    accepted: tuple[Accepted, ...] = ()


class Accepting:
    """A baseline as one run goes on: which of it was seen, and in what articles it was looked for."""

    def __init__(self, baseline: Baseline) -> None:
        self.accepted = baseline.accepted
        self.known = [of_accepted(a) for a in self.accepted]
        self.left = set(range(len(self.known)))
        self.homes: dict[str, None] = {}  # ids and files of the articles seen, in order
        self.by: dict[object, list[int]] = defaultdict(list)
        for i, known in enumerate(self.known):
            self.by[known.place].append(i)
            self.by[known.key].append(i)

    def states(
        self, home: str, findings: Sequence[Finding], articles: Mapping[str, Article]
    ) -> list[Literal["new", "unchanged"]]:
        """Which findings of one article or story are accepted; ``articles`` are those it is about."""
        for article in articles.values():
            self.homes |= {article.id: None, article.path: None}
        found = [of_finding(f, home, articles, next(iter(articles), "")) for f in findings]
        old = self._candidates(found)
        same = pairs([self.known[i] for i in old], found)
        self.left -= {old[i] for i in same.values()}
        return ["unchanged" if j in same else "new" for j in range(len(found))]

    def gone(self, rules: Container[str] | None = None) -> tuple[Accepted, ...]:
        """What was not seen, though its article came and its rule is one of those that took part."""
        return tuple(self.accepted[i] for i in sorted(self.left) if self._looked_for(i, rules))

    def elsewhere(self, rules: Container[str] | None = None) -> int:
        """How many were not looked for."""
        return sum(not self._looked_for(i, rules) for i in self.left)

    def strayed(self) -> tuple[str, str] | None:
        """Where no article of the baseline is in the run: one of it, and the one of the run that is likest.

        Ids begin at the argument that names a folder.
        """
        told = [a.home for a in self.accepted if not is_story(a)]
        if not self.homes or any(home in self.homes for home in told):
            return None
        for home in told[:FEW]:
            for seen in self.homes:
                if seen.endswith(f"/{home}") or home.endswith(f"/{seen}"):
                    return home, seen
        return (told[0], next(iter(self.homes))) if told else None

    def _looked_for(self, i: int, rules: Container[str] | None) -> bool:
        """A story was told again only where all articles of the baseline came."""
        accepted = self.accepted[i]
        if rules is not None and accepted.rule not in rules:
            return False
        if is_story(accepted):
            return all(is_story(a) or a.home in self.homes for a in self.accepted)
        return accepted.home in self.homes

    def _candidates(self, found: Sequence[Known]) -> list[int]:
        near = {i for known in found for by in (known.place, known.key) for i in self.by.get(by, ())}
        return sorted(near & self.left)


def make(report: Report) -> Baseline:
    """Accept every finding of a report."""
    articles = {record.ledger.article.id: record.ledger.article for record in report.articles}
    firsts = {story.facts.id: next(iter(story.facts.articles), "") for story in report.stories}

    def accepted(home: str, finding: Finding) -> Accepted:
        known = of_finding(finding, home, articles, firsts.get(home, ""))
        first = next((span.article for span in finding.spans if span.article), firsts.get(home, home))
        path = articles[first].path if first in articles else None
        return Accepted(
            rule=finding.rule,
            fingerprint=finding.fingerprint,
            home=home,
            message=finding.message,
            path=path if path != home else None,
            words=known.words or None,
            sentence=known.sentence or None,
        )

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
