"""A run over ledgers that come one after another: their records, and what all of them add up to."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from itertools import count
from typing import Any, Protocol

from auditor.contract.checks import Check
from auditor.contract.plugins import Plugins
from auditor.contract.select import Selection
from auditor.contract.sorts import sort_of
from auditor.decide.decisions import Checked, Deciding, Decisions
from auditor.extract.sources import arithmetic
from auditor.model import (
    ArticleRecord,
    CheckRun,
    Ledger,
    PassedOver,
    PluginRecord,
    Problem,
    Report,
    Story,
    StoryRecord,
    Tool,
)
from auditor.run import pool
from auditor.run.asked import grouped
from auditor.run.contained import run_article, run_story
from auditor.run.doubt import doubted, unsure
from auditor.run.events import STORIES, note
from auditor.run.hands import Hands
from auditor.run.labour import Examined, Labour, Told, speaks, untold
from auditor.run.settings import Settings
from auditor.run.shelf import Shelf
from auditor.run.tally import Tally, means_of
from auditor.schemas import VERSION


class Ready(Protocol):
    """What a run asks of the engine."""

    problems: list[Problem]
    settings: Settings

    @property
    def plugins(self) -> Plugins: ...
    @property
    def decisions(self) -> Decisions: ...
    @property
    def selection(self) -> Selection: ...
    @property
    def checks(self) -> tuple[Check, ...]: ...
    @property
    def labour(self) -> Labour: ...
    def hands(self, labour: Labour, *, extracts: bool = True) -> Hands: ...
    def records(self) -> tuple[PluginRecord, ...]: ...


class Run:
    """A run over ledgers that come one after another: their records, and what all of them add up to.

    Without a ``shelf`` no ledger is kept and no story is looked for.
    """

    def __init__(self, engine: Ready, shelf: Shelf | None) -> None:
        self.settings, self.checks, self.selection = engine.settings, engine.checks, engine.selection
        self.engine, self.shelf = engine, shelf
        self.problems = [*engine.plugins.problems, *engine.problems]
        self.passed_over: PassedOver | None = None
        self.doing: Callable[[str], None] | None = None  # is told each check that begins, or STORIES
        self.tally = Tally(engine.settings.fail_on)
        self.deciding = Deciding(engine.decisions, arithmetic.count)
        self.rules = self.selection.rules(map(type, self.checks))  # that take part
        self.taken: set[str] = set()
        self.seen: Counter[str] = Counter()

    def records(
        self, items: Iterable[Examined | Ledger | Problem | PassedOver]
    ) -> Iterator[ArticleRecord | StoryRecord]:
        """Each article's record as soon as it is done, then those of the stories."""
        for item in items:
            if isinstance(item, PassedOver):
                self.passed_over = item
            elif isinstance(item, Problem):
                self.problems.append(item)
            else:
                yield self._article(item if isinstance(item, Examined) else Examined(item))
        if self.shelf:
            if self.doing:
                self.doing(STORIES)
            yield from self._stories(self.shelf)

    def story(
        self, name: str, together: tuple[Ledger, ...], met: Iterable[tuple[int, int]] | None = None
    ) -> StoryRecord | Problem:
        """The record of one story whose articles somebody else put together, with its candidates (`told`)."""
        told = self.engine.labour.told(name, together, met)
        return told if isinstance(told, Problem) else self._story(told, together)

    def _article(self, found: Examined) -> ArticleRecord:
        ledger = self.deciding.corrected(self._distinct(found.ledger))
        if self.shelf:
            self.shelf.put(ledger)
        labour = self.engine.labour
        known = found.runs if ledger is found.ledger and found.runs is not None else labour.runs(ledger)
        said = {run.check: run for run in known}
        checks = [c for c in self.checks if speaks(c, "article")]
        runs = self._weighed(
            (said.get(c.id) or run_article(c, ledger, self.selection) for c in self._told(checks)),
            [ledger],
            ledger.article.id,
        )
        return self._counted(
            ArticleRecord(ledger=ledger, kind=sort_of(ledger), runs=runs, means=means_of(runs))
        )

    def _stories(self, shelf: Shelf) -> Iterator[StoryRecord]:
        labour, jobs = self.engine.labour, self.settings.processes
        waiting: deque[tuple[Ledger, ...]] = deque()

        def due() -> Iterator[Any]:
            found = labour.grouped(shelf.articles, self.settings.stories)
            for n, ids in enumerate(found, 1):
                if self.doing:
                    self.doing(f"{STORIES}: {n} of {len(found)}")
                name, together = f"story{n}", tuple(map(shelf.get, ids))
                waiting.append(together)
                if jobs > 1 and (kept := labour.kept_story(name, together)):
                    yield kept
                else:
                    about = (name, together)
                    task = pool.Task("told", about, name, partial(untold, together))
                    yield task if jobs > 1 else labour.told(*about)

        how = self.engine.hands(labour, extracts=False)
        for item in pool.results(due(), jobs, how) if jobs > 1 else due():
            together = waiting.popleft()
            if isinstance(item, Problem):
                self.problems.append(item)
                note("problem", **item.model_dump(exclude_none=True))
            else:
                note("story", id=item.facts.id, articles=len(together), kept=item.kept)
                yield self._story(item, together)

    def report(
        self,
        articles: Iterable[ArticleRecord] = (),
        stories: Iterable[StoryRecord] = (),
        stopped: Problem | None = None,
    ) -> Report:
        """The report of the records made so far, with those of them that are given."""
        problems = [*self.problems, *self.tally.failures(), *([stopped] if stopped else [])]
        return Report(
            schema_version=VERSION,
            tool=Tool(version=version("source-auditor")),
            extractor=self.tally.extractor(),
            plugins=self.engine.records(),
            configuration_sha256=self.settings.sha256(self.engine.decisions.said),
            complete=not problems,
            problems=tuple(sorted(problems, key=lambda p: (p.kind, p.where, p.what))),
            passed_over=self.passed_over,
            summary=self.tally.summary(),
            articles=tuple(articles),
            stories=tuple(stories),
            suppressions=self.deciding.suppressions(),
            gone=self.deciding.gone(self.rules),
        )

    def report_of(self, items: Iterable[Examined | Ledger | Problem | PassedOver]) -> Report:
        """The whole report at once, whatever the order of the items."""
        everything = [Examined(x) if isinstance(x, Ledger) else x for x in items]
        found = sorted((x for x in everything if isinstance(x, Examined)), key=lambda x: _place(x.ledger))
        self.taken = {x.ledger.article.id for x in found}  # so that no article is given one of them
        records = list(self.records([*(x for x in everything if not isinstance(x, Examined)), *found]))
        return self.report(
            [r for r in records if isinstance(r, ArticleRecord)],
            [r for r in records if isinstance(r, StoryRecord)],
        )

    def _story(self, told: Told, together: tuple[Ledger, ...]) -> StoryRecord:
        story = Story(facts=told.facts, ledgers=together)
        said = {run.check: run for run in told.runs}
        checks = [c for c in self.checks if speaks(c, "story")]
        runs = self._weighed(
            (said.get(c.id) or run_story(c, story, self.selection) for c in self._told(checks)), together
        )
        return self._counted(StoryRecord(facts=told.facts, runs=runs, means=means_of(runs)), together)

    def _told(self, checks: Iterable[Check]) -> Iterator[Check]:
        for check in checks:
            if self.doing:
                self.doing(check.id)
            yield check

    def _weighed(
        self, runs: Iterable[CheckRun], ledgers: Sequence[Ledger], home: str | None = None
    ) -> tuple[CheckRun, ...]:
        """The runs, with what is said of statements that are not certain enough made inconclusive."""
        least = self.settings.least_confidence
        doubts = unsure(ledgers, least)
        return tuple(doubted(run, doubts, least, home) for run in runs)

    def _counted(self, record: Checked, together: Iterable[Ledger] = ()) -> Checked:
        """The record as it is reported: decided on, and with one question a fault."""
        record = grouped(self.deciding.decided(record, together))
        self.tally.add(record)
        return record

    def _distinct(self, ledger: Ledger) -> Ledger:
        """Each article under an id of its own: the second of a name becomes ``name~2``."""
        name = ledger.article.id
        self.seen[name] += 1
        if self.seen[name] > 1:
            name = next(made for n in count(self.seen[name]) if (made := f"{name}~{n}") not in self.taken)
            self.seen[name] += 1
            ledger = ledger.model_copy(update={"article": ledger.article.model_copy(update={"id": name})})
        self.taken.add(name)
        return ledger


def _place(ledger: Ledger) -> tuple[str, int, str, str]:
    article = ledger.article
    return article.path, article.line or 0, article.sha256, article.id
