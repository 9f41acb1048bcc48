"""Holds a check against its contract, on articles that break careless ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from auditor.contract.checks import Check
from auditor.errors import ConfigError, PluginError
from auditor.model import CheckRun, Ledger, Report, Span, Story
from auditor.testing.examples import unlike_their_examples
from auditor.testing.material import strange

if TYPE_CHECKING:
    from auditor.run.engine import Engine


def assert_check_contract(check: type[Check], ledgers: Iterable[Ledger] = (), **options: Any) -> None:
    """AssertionError, in words, where a check breaks its contract.

    With all its rules on it must give a report that follows the published schema, point at words that are
    there, give the same whatever it saw before and in which order, and survive empty and strange articles.
    Its rules must do what the examples of their cards say, where they have any: ``fires`` and ``silent``.
    ``ledgers`` are tried beside those that come with this; ``options`` are the check's own.
    """
    broken = failings(check, ledgers, options) or list(unlike_their_examples(check, options))
    if broken:
        raise AssertionError(f"{check.__name__} breaks its contract:\n" + "\n".join(f"- {b}" for b in broken))


def failings(
    check: type[Check], ledgers: Iterable[Ledger] = (), options: Mapping[str, Any] | None = None
) -> list[str]:
    """How a check breaks its contract on ledgers that break careless ones; no language model is loaded."""
    from auditor.contract import plugins
    from auditor.run.engine import Engine
    from auditor.run.settings import Settings

    def made() -> Engine:
        return Engine(settings, checks=(check,))

    try:
        plugins.sound(check)
        rules = tuple(f"{check.id}/{rule.id}" for rule in check.rules)
        settings = Settings(
            select=(check.id, *rules), checks={check.id: dict(options or {})}, stories="field", cache=False
        )
        report = made().check([*strange(), *ledgers])
    except (ConfigError, PluginError) as error:
        return [str(error)]
    return [
        *_failed(report),
        *_against_schema(report),
        *_wordless(report),
        *_unsteady(report, [made(), made()]),
    ]


def _runs(report: Report) -> Iterator[tuple[str, CheckRun]]:
    for record in report.articles:
        yield from ((record.ledger.article.id, run) for run in record.runs)
    for story in report.stories:
        yield from ((story.facts.id, run) for run in story.runs)


def _failed(report: Report) -> list[str]:
    return [f"{home}: {run.error.what}" for home, run in _runs(report) if run.error]


def _against_schema(report: Report) -> list[str]:
    from auditor import schemas
    from auditor.write import json

    return [
        f"its results break the schema: {error}" for error in schemas.validate(json.plain(report), "report")
    ]


def _wordless(report: Report) -> Iterator[str]:
    """Spans that no words stand under; those outside the text were refused before."""
    articles = {r.ledger.article.id: r.ledger.article for r in report.articles}
    for home, run in _runs(report):
        for about, span in _spans(run):
            if not articles[span.article or home].slice(span).strip():
                yield f"{home}: {about} points at no words ({span.start} to {span.end})"


def _spans(run: CheckRun) -> Iterator[tuple[str, Span]]:
    for result in run.results:
        yield from ((f"the reason {r.text!r}", span) for r in result.reasons for span in r.spans)
        yield from ((f.rule, span) for f in result.findings for span in f.spans)
        yield from ((f"a row of {row.panel}", span) for row in result.rows or () for span in row.spans)


def _unsteady(report: Report, anew: Iterable[Engine]) -> Iterator[str]:
    """Where the check, made anew and seeing things backwards, says something else than it did first."""
    from auditor.run.contained import run_article, run_story

    ledgers = [record.ledger for record in report.articles]
    said = dict(_runs(report))
    for engine in anew:
        (check,) = engine.checks
        for ledger in ledgers[::-1]:
            home = ledger.article.id
            yield from _differs(home, said.get(home), run_article(check, ledger, engine.selection))
        for facts in [s.facts for s in report.stories][::-1]:
            story = Story(facts=facts, ledgers=tuple(x for x in ledgers if x.article.id in facts.articles))
            yield from _differs(facts.id, said.get(facts.id), run_story(check, story, engine.selection))


def _differs(home: str, first: CheckRun | None, second: CheckRun) -> Iterator[str]:
    if first is not None and second != _bare(first):
        yield f"{home}: a second look, in another order, gives another result"


def _bare(run: CheckRun) -> CheckRun:
    """What the check itself said: without what other findings stand above its own."""
    results = []
    for result in run.results:
        findings = tuple(finding.model_copy(update={"under": None}) for finding in result.findings)
        results.append(result.model_copy(update={"findings": findings}))
    return run.model_copy(update={"results": tuple(results)})
