"""The whole line: articles to ledgers, ledgers to stories, checks over both, and one report of it all.

Everything here is a function from data to data. For equal versions the same articles give the same report,
whatever their order, the number of jobs or the neighbours.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from importlib.metadata import version
from itertools import count
from typing import Any, Self

from auditor.contract import plugins
from auditor.contract.checks import Check, made
from auditor.contract.plugins import Loaded, Plugins
from auditor.contract.select import SEVERITIES, Selection, demand
from auditor.contract.telling import told
from auditor.decide.decisions import Checked, Deciding, Decisions
from auditor.errors import ConfigError, nearest
from auditor.extract import Extraction
from auditor.extract.sources import arithmetic
from auditor.model import (
    Article,
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
from auditor.run import pool, store, strangers
from auditor.run.asked import grouped
from auditor.run.contained import run_article, run_story
from auditor.run.doubt import doubted, unsure
from auditor.run.hands import Hands
from auditor.run.labour import Examined, Labour, Told, extraction, speaks, untold
from auditor.run.settings import Settings
from auditor.run.shelf import Shelf
from auditor.run.store import Store
from auditor.run.tally import Tally, means_of
from auditor.schemas import VERSION
from auditor.stories import group

Read = Article | Problem | PassedOver  # what reading gives
Progress = Callable[[Ledger | Problem | PassedOver], None]


class Engine:
    """Settings made ready: plugins loaded once, checks made with their options, decisions and models read.

    Each is made when it is first needed, so that looking at saved ledgers imports no language model.
    ``checks`` are classes at hand, each in place of a plugin's check of its id. What is asked of ``jobs``
    does not change a report.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        checks: Iterable[type[Check]] = (),
        decisions: Decisions | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._given = tuple(checks)
        self.problems: list[Problem] = []  # checks that could not be made
        if decisions:
            self.decisions = decisions

    @cached_property
    def plugins(self) -> Plugins:
        """What plugins offer; broken ones stand in its problems."""
        return strangers.load_for(self.settings)

    @cached_property
    def decisions(self) -> Decisions:
        """What people decided; ConfigError where a file of it cannot be used."""
        settings = self.settings
        return Decisions.load(settings.sidecar, settings.baseline, settings.today)

    @cached_property
    def selection(self) -> Selection:
        """Which checks and rules take part."""
        return Selection(self.settings.select, self.settings.ignore)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks that take part, with their options; ConfigError for names and options that cannot be."""
        given = self.settings.checks
        there = [c.check for c in self._offered]
        if not self.plugins.problems:  # a check that failed to load may be the one that is named
            demand(self.settings.fail_on, there, "--fail-on", SEVERITIES)
            demand(self.settings.select, there, "select")
            demand(self.settings.ignore, there, "ignore")
            for name in given:
                if name not in (ids := [c.id for c in there]):
                    raise ConfigError(f"no check is called {name!r}", "checks", nearest(name, ids))
        ready = []
        for offer in self._taking_part:
            try:
                ready.append(made(offer.check, given.get(offer.check.id, {})))
            except ConfigError:
                raise
            except Exception as error:
                what = f"the check {offer.check.id!r} cannot be made: {told(error)}"
                self.problems.append(Problem(kind="plugin", what=what, where=offer.origin, fix=plugins.FIX))
        return tuple(ready)

    @cached_property
    def extraction(self) -> Extraction:
        """The finder and the language model; ExtractorError where one cannot be used."""
        return extraction(self.settings, lambda: self.plugins)

    @cached_property
    def store(self) -> Store | None:
        """What earlier runs found out; None where nothing is kept."""
        return store.opened(self.settings)

    def ledgers(
        self, inputs: Iterable[Read], progress: Progress | None = None
    ) -> Iterator[Ledger | Problem | PassedOver]:
        """One ledger an article, in the order of the input."""
        found = self._examined(
            inputs, Labour(self.settings, lambda: self.extraction, (), self.store), progress
        )
        return (item.ledger if isinstance(item, Examined) else item for item in found)

    def examined(
        self, inputs: Iterable[Read], progress: Progress | None = None
    ) -> Iterator[Examined | Problem | PassedOver]:
        """The same with what the checks that ship say of each, for `Run.records`."""
        return self._examined(inputs, self.labour, progress)

    def audit(self, inputs: Iterable[Read], progress: Progress | None = None) -> Report:
        """Extract, find stories, check, report. ConfigError for bad settings; the rest is reported."""
        return self.run().report_of(self.examined(inputs, progress))

    def check(self, items: Iterable[Ledger | Problem]) -> Report:
        """The same from saved ledgers on; no language model is imported."""
        return self.run().report_of(items)

    @cached_property
    def labour(self) -> Labour:
        """The hands of this process."""
        return Labour(self.settings, lambda: self.extraction, self.checks, self.store)

    def hands(self, labour: Labour, *, extracts: bool = True) -> Hands:
        """What other processes have to know to do as a labour of this one does."""
        return Hands(self.settings, tuple(check.id for check in labour.checks), extracts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        if kept := self.__dict__.pop("store", None):
            kept.close()
        self.__dict__.pop("labour", None)

    def _examined(
        self, inputs: Iterable[Read], labour: Labour, progress: Progress | None
    ) -> Iterator[Examined | Problem | PassedOver]:
        apart = self.settings.processes > 1 or self.settings.worker_memory

        def due(item: Read) -> Any:
            """What the store has of an article, or else a task, or what became of it here."""
            if not isinstance(item, Article):
                return item
            if not apart:
                return labour.examined(item)
            found = labour.kept(item)
            return found if labour.enough(found) else pool.Task("examined", (item,), item.id, _lost(item))

        found = map(due, inputs)
        for item in pool.results(found, self.settings.processes, self.hands(labour)) if apart else found:
            if progress:
                progress(item.ledger if isinstance(item, Examined) else item)
            yield item

    def run(self, *, whole: bool = True) -> Run:
        """A run for one report; or else for records that nobody has to hold, in the order the articles come.

        Their ledgers wait in a file, and only if a check asks for stories. ConfigError for bad settings.
        """
        if whole:
            return Run(self, Shelf())
        return Run(self, Shelf(on_disk=True) if any(speaks(c, "story") for c in self.checks) else None)

    def refuse(self) -> None:
        """ConfigError where the settings ask for something that cannot be."""
        _ = self.checks, self.decisions

    def records(self) -> tuple[PluginRecord, ...]:
        """The checks that take part, as a report lists them."""
        return tuple(c.record for c in self._taking_part)

    @cached_property
    def _offered(self) -> tuple[Loaded, ...]:
        """The checks of plugins and those at hand, by id; PluginError for one at hand that is no check."""
        offered = {c.check.id: c for c in self.plugins.checks}
        given = map(plugins.sound, self._given)
        offered |= {c.id: Loaded(c, f"module {c.__module__}") for c in given}
        return tuple(offered[name] for name in sorted(offered))

    @property
    def _taking_part(self) -> tuple[Loaded, ...]:
        return tuple(c for c in self._offered if self.selection.runs(c.check))


class Run:
    """A run over ledgers that come one after another: their records, and what all of them add up to.

    Without a ``shelf`` no ledger is kept and no story is looked for.
    """

    def __init__(self, engine: Engine, shelf: Shelf | None) -> None:
        self.settings, self.checks, self.selection = engine.settings, engine.checks, engine.selection
        self.engine, self.shelf = engine, shelf
        self.problems = [*engine.plugins.problems, *engine.problems]
        self.passed_over: PassedOver | None = None
        self.doing: Callable[[str], None] | None = None  # is told the id of each check as it begins
        self.tally = Tally(engine.settings.fail_on)
        self.deciding = Deciding(engine.decisions, arithmetic.count)
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
            yield from self._stories(self.shelf)

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
        return self._counted(ArticleRecord(ledger=ledger, runs=runs, means=means_of(runs)))

    def _stories(self, shelf: Shelf) -> Iterator[StoryRecord]:
        labour, jobs = self.engine.labour, self.settings.processes
        waiting: deque[tuple[Ledger, ...]] = deque()

        def due() -> Iterator[Any]:
            for n, ids in enumerate(group.group(shelf.stubs, self.settings.stories), 1):
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
            else:
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
            gone=self.deciding.gone(),
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
        return self._counted(StoryRecord(facts=told.facts, runs=runs, means=means_of(runs)))

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

    def _counted(self, record: Checked) -> Checked:
        """The record as it is reported: decided on, and with one question a fault."""
        record = grouped(self.deciding.decided(record))
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


def _lost(article: Article) -> Callable[[str], Problem]:
    return partial(_passed_over, article.id)


def _passed_over(where: str, what: str) -> Problem:
    fix = "the others were audited; audit it alone with more memory"
    return Problem(kind="article", what=what, where=where, fix=fix)
