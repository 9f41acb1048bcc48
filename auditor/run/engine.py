"""The whole line: articles to ledgers, ledgers to stories, checks over both, and one report of it all.

Everything here is a function from data to data. For equal versions the same articles give the same report,
whatever their order, the number of jobs or the neighbours.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Self, Union

from auditor.contract import plugins
from auditor.contract.checks import Check, made
from auditor.contract.plugins import Loaded, Plugins
from auditor.contract.select import ALSO, SEVERITIES, Selection, demand
from auditor.contract.telling import told
from auditor.decide.decisions import Decisions
from auditor.errors import ConfigError, nearest
from auditor.extract import Extraction
from auditor.model import (
    Article,
    Ledger,
    PassedOver,
    PluginRecord,
    Problem,
    Report,
)
from auditor.run import pool, store, strangers
from auditor.run.course import Run
from auditor.run.events import note
from auditor.run.hands import Hands
from auditor.run.labour import Examined, Labour, extraction, speaks
from auditor.run.settings import Settings
from auditor.run.shelf import Shelf
from auditor.run.store import Store

if TYPE_CHECKING:
    from auditor.read.article import Found

Read = Union[Article, "Found", Problem, PassedOver]  # what reading gives
Progress = Callable[[Read | Ledger], None]  # an article that begins, and its end


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
            demand(self.settings.fail_on, there, "--fail-on", (*SEVERITIES, *ALSO))
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
        found = self._examined(inputs, self.reading, progress)
        return (item.ledger if isinstance(item, Examined) else item for item in found)

    def examined(
        self, inputs: Iterable[Read], progress: Progress | None = None
    ) -> Iterator[Examined | Problem | PassedOver]:
        """The same with what the checks that ship say of each, for `Run.records`."""
        return self._examined(inputs, self.labour, progress)

    def judged(
        self, items: Iterable[Ledger | Problem | PassedOver], progress: Progress | None = None
    ) -> Iterator[Examined | Problem | PassedOver]:
        """Saved ledgers, with what the checks that ship say of each where other processes are asked."""
        labour, jobs = self.labour, self.settings.processes
        waiting: deque[Any] = deque()

        def due() -> Iterator[Any]:
            for item in items:
                waiting.append(item)
                if isinstance(item, Ledger):
                    if progress:
                        progress(item.article)
                    about = (item,), item.article.id, partial(_passed_over, item.article.id)
                    yield pool.Task("runs", *about) if jobs > 1 else item
                else:
                    yield item

        for found in pool.results(due(), jobs, self.hands(labour, extracts=False)) if jobs > 1 else due():
            item = waiting.popleft()
            known = found if isinstance(found, tuple) else None
            if isinstance(item, Ledger) and not isinstance(found, Problem):
                note("article", id=item.article.id, kept=True)
                yield Examined(item, known, kept=True)
            else:
                yield found
            if progress:
                progress(item)

    def audit(self, inputs: Iterable[Read], progress: Progress | None = None) -> Report:
        """Extract, find stories, check, report. ConfigError for bad settings; the rest is reported."""
        return self.run().report_of(self.examined(inputs, progress))

    def check(self, items: Iterable[Ledger | Problem | PassedOver]) -> Report:
        """The same from saved ledgers on; no language model is imported."""
        return self.run().report_of(items)

    @cached_property
    def reading(self) -> Labour:
        """Hands that ask no check."""
        return Labour(self.settings, lambda: self.extraction, (), self.store)

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
        for name in ("labour", "reading"):
            self.__dict__.pop(name, None)

    def _examined(
        self, inputs: Iterable[Read], labour: Labour, progress: Progress | None
    ) -> Iterator[Examined | Problem | PassedOver]:
        apart = self.settings.processes > 1 or self.settings.worker_memory

        def due(item: Read) -> Any:
            """What becomes of an article here, or who is asked about it."""
            if isinstance(item, Problem | PassedOver):
                return item
            if progress:
                progress(item)
            if not apart:
                return labour.examined(item)
            return self._asked(labour, item)

        found = map(due, inputs)
        for item in pool.results(found, self.settings.processes, self.hands(labour)) if apart else found:
            if isinstance(item, Examined):
                note("article", id=item.ledger.article.id, kept=item.kept)
            elif isinstance(item, Problem):
                note("problem", **item.model_dump(exclude_none=True))
            if progress:
                progress(item.ledger if isinstance(item, Examined) else item)
            yield item

    def _asked(self, labour: Labour, item: Article | Found) -> Any:
        """What the store has of an article, or else a task; what cannot leave is put together here."""
        article = item if isinstance(item, Article) else labour.built_before(item)
        found = labour.kept(article) if article else None
        if labour.enough(found):
            return found
        task = pool.Task("examined", (article or item,), item.id, partial(_passed_over, item.id))
        if isinstance(item, Article) or article or task.portable():
            return task
        built = labour.built(item)
        return self._asked(labour, built) if isinstance(built, Article) else built

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


def _passed_over(where: str, what: str) -> Problem:
    fix = "the others were audited; audit it alone with more memory"
    return Problem(kind="article", what=what, where=where, fix=fix)
