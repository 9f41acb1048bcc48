"""What a run adds up to while its records pass, so that nobody has to hold them all to know it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from auditor.contract.select import fails
from auditor.model import (
    Article,
    ArticleRecord,
    CheckRun,
    Correction,
    Extractor,
    Finding,
    Mean,
    Problem,
    Severity,
    StoryRecord,
    Summary,
)
from auditor.run.contained import Average

SHOWN = 20  # new findings that are kept to be told one by one


class Tally:
    """Counts, means, makers and failures of the records added so far; their order does not matter.

    Findings that a baseline accepts are ``accepted`` and not ``new``; ``failing`` is how many new ones are
    as ``fail_on`` names, ``met`` the first of these, ``about`` the articles of those that are kept, by id.
    ``findings`` counts questions: what stands under a graver one is not counted again. ``corrected`` are the
    corrections of each article seen, by its id and path.
    """

    def __init__(self, fail_on: Sequence[str] = ()) -> None:
        self.fail_on = fail_on
        self.failing = self.new = self.accepted = 0
        self.met: list[tuple[str, Finding]] = []
        self.about: dict[str, Article] = {}
        self.shown: list[tuple[str, Finding]] = []
        self.corrected: dict[tuple[str, str], tuple[Correction, ...]] = {}
        self.articles = self.stories = self.attributions = self.sources = 0
        self.findings: Counter[str] = Counter()
        self.averages: dict[str, Average] = {}
        self.makers: dict[Extractor, None] = {}
        self.failed: dict[str, tuple[Problem, int]] = {}

    def add(self, record: ArticleRecord | StoryRecord) -> None:
        """Count a record in."""
        if isinstance(record, ArticleRecord):
            self.articles += 1
            self.attributions += len(record.ledger.attributions)
            self.sources += len(record.ledger.sources)
            self.makers[record.ledger.extractor] = None
            article = record.ledger.article
            home = article.id
            self.corrected[article.id, article.path] = record.ledger.corrections
        else:
            self.stories += 1
            home = record.facts.id
        new = [f for f in record.findings if f.baseline != "unchanged"]
        self.new += len(new)
        failing = fails(new, self.fail_on)
        self.failing += len(failing)
        kept = len(self.shown) + len(self.met)
        self.shown += [(home, finding) for finding in new[: SHOWN - len(self.shown)]]
        self.met += [(home, finding) for finding in failing[: SHOWN - len(self.met)]]
        if isinstance(record, ArticleRecord) and len(self.shown) + len(self.met) > kept:
            self.about[home] = record.ledger.article
        self.accepted += len(record.findings) - len(new)
        self.findings.update(f.severity for f in record.findings if f.under is None)
        for run in record.runs:
            self.averages.setdefault(run.check, Average()).add(run.results)
            if run.error:
                first, times = self.failed.get(run.check, (run.error, 0))
                self.failed[run.check] = (first, times + 1)

    def summary(self) -> Summary:
        """The totals."""
        severities: Sequence[Severity] = get_args(Severity)[::-1]
        return Summary(
            articles=self.articles,
            stories=self.stories,
            attributions=self.attributions,
            sources=self.sources,
            findings={name: self.findings[name] for name in severities},
            means=means(self.averages),
        )

    def failures(self) -> Iterator[Problem]:
        """One problem for each check that failed, however often it did."""
        for _, (first, times) in sorted(self.failed.items()):
            more = f" (and {times - 1} more times)" if times > 1 else ""
            yield first.model_copy(update={"what": first.what + more})

    def extractor(self) -> Extractor:
        """What made the ledgers; saved ones may come from different makers, and the report says so."""
        if len(self.makers) == 1:
            return next(iter(self.makers))
        version = " / ".join(sorted({m.version for m in self.makers})) or "-"
        return Extractor(name="several" if self.makers else "none", version=version)


def means_of(runs: Sequence[CheckRun]) -> tuple[Mean, ...]:
    """One mean for each check that looked at attributions or claims of one thing, by check id."""
    averages: dict[str, Average] = {}
    for run in runs:
        averages.setdefault(run.check, Average()).add(run.results)
    return means(averages)


def means(averages: dict[str, Average]) -> tuple[Mean, ...]:
    """Averages as a report carries them, those of checks that looked at nothing left out."""
    return tuple(averages[check].mean(check) for check in sorted(averages) if averages[check].of)
