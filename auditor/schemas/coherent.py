"""What no schema can say of a document: spans lie in the text, ids resolve, nesting ends, totals add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, get_args

from auditor.model import (
    ArticleRecord,
    CheckRun,
    Ledger,
    Mean,
    Record,
    Ref,
    Report,
    Result,
    Severity,
    Span,
    StoryRecord,
)

TEXT_LEFT_OUT = "text-left-out"  # the code of the notice in an article whose text is not in the document
Errors = Iterator[str]
T = TypeVar("T", bound=Record)


def of_ledger(ledger: Ledger, at: str = "$") -> Errors:
    """What does not fit together in a ledger, each with its place."""
    sources = {s.id for s in ledger.sources}
    attributions = {a.id for a in ledger.attributions}
    yield from _twice((s.id for s in ledger.sources), f"{at}.sources", "source")
    yield from _twice((a.id for a in ledger.attributions), f"{at}.attributions", "attribution")
    for n, source in enumerate(ledger.sources):
        for name in filter(None, (source.part_of, *source.members)):
            yield from _known(name, sources, f"{at}.sources[{n}]", "source")
    for n, a in enumerate(ledger.attributions):
        here = f"{at}.attributions[{n}]"
        for name in filter(None, (a.source, *(r.source for r in a.relays))):
            yield from _known(name, sources, here, "source")
        if a.within:
            yield from _known(a.within, attributions, here, "attribution")
    yield from _rings({a.id: a.within for a in ledger.attributions}, f"{at}.attributions", "within")
    yield from _rings({s.id: s.part_of for s in ledger.sources}, f"{at}.sources", "part_of")
    yield from _spans(ledger, {ledger.article.id: ledger}, ledger.article.id, at)
    if ledger.arithmetic.attributions not in (0, len(ledger.attributions)):
        told, there = ledger.arithmetic.attributions, len(ledger.attributions)
        yield f"{at}.arithmetic.attributions: says {told}, and there are {there}"


def of_article(record: ArticleRecord, at: str = "$") -> Errors:
    """What does not fit together in an article's record."""
    ledger = record.ledger
    yield from of_ledger(ledger, f"{at}.ledger")
    ids = {
        "article": {ledger.article.id},
        "attribution": {a.id for a in ledger.attributions},
        "source": {s.id for s in ledger.sources},
    }
    yield from _runs(record.runs, ids, {ledger.article.id: ledger}, ledger.article.id, at)
    yield from _means(record.means, record.runs, at)
    yield from _under(record, at)


def of_story(record: StoryRecord, ledgers: Mapping[str, Ledger] | None = None, at: str = "$") -> Errors:
    """What does not fit together in a story's record; with its ledgers also what it says of articles."""
    facts = record.facts
    claims = {c.id for c in facts.claims}
    origins = {o.id for o in facts.origins}
    yield from _twice((c.id for c in facts.claims), f"{at}.facts.claims", "claim")
    for n, claim in enumerate(facts.claims):
        for name in (*claim.origins, *claim.origins_against, *claim.origins_unjudged):
            yield from _known(name, origins, f"{at}.facts.claims[{n}]", "origin")
    for n, flat in enumerate(facts.flat):
        yield from _known(flat.claim, claims, f"{at}.facts.flat[{n}]", "claim")
    yield from _means(record.means, record.runs, at)
    yield from _under(record, at)
    if ledgers is None:
        return
    for name in facts.articles:
        yield from _known(name, ledgers, f"{at}.facts.articles", "article")
    for place, ref in _every(facts, Ref, f"{at}.facts"):
        ledger = ledgers.get(ref.article)
        if ledger is None or ledger.attribution(ref.attribution) is None:
            yield f"{place}: there is no attribution {ref.attribution!r} of {ref.article!r}"
    there = [ledgers[name] for name in facts.articles if name in ledgers]
    ids = {
        "article": set(facts.articles),
        "attribution": {a.id for x in there for a in x.attributions},
        "source": {s.id for x in there for s in x.sources},
        "claim": claims,
    }
    yield from _spans(facts, ledgers, None, f"{at}.facts")
    yield from _runs(record.runs, ids, ledgers, None, at)


def _under(record: ArticleRecord | StoryRecord, at: str) -> Errors:
    """What stands under a question stands under one of the same record, and one that is asked."""
    asked = {f.fingerprint for f in record.findings if f.under is None}
    for finding in record.findings:
        if finding.under is not None:
            yield from _known(finding.under, asked, f"{at}: the finding {finding.fingerprint}", "question")


def of_report(
    report: Report, articles: Iterable[ArticleRecord] = (), stories: Iterable[StoryRecord] = ()
) -> Errors:
    """What does not fit together in a report; ``articles`` and ``stories`` stood apart from it, in lines."""
    parts: list[ArticleRecord] = [*articles, *report.articles]
    told: list[StoryRecord] = [*stories, *report.stories]
    yield from _twice((r.ledger.article.id for r in parts), "$.articles", "article")
    for n, record in enumerate(report.articles):
        yield from of_article(record, f"$.articles[{n}]")
    ledgers = {r.ledger.article.id: r.ledger for r in parts}
    for n, story in enumerate(report.stories):
        yield from of_story(story, ledgers, f"$.stories[{n}]")
    if report.complete == bool(report.problems):
        yield f"$.complete: is {str(report.complete).lower()}, with {len(report.problems)} problems"
    every: list[ArticleRecord | StoryRecord] = [*parts, *told]
    yield from _rules(report, every)
    found = Counter(f.severity for r in every for f in r.findings if f.under is None)
    summary = report.summary
    totals = {
        "articles": (summary.articles, len(parts)),
        "stories": (summary.stories, len(told)),
        "attributions": (summary.attributions, sum(len(r.ledger.attributions) for r in parts)),
        "sources": (summary.sources, sum(len(r.ledger.sources) for r in parts)),
    }
    totals |= {f"findings.{s}": (summary.findings.get(s, 0), found[s]) for s in get_args(Severity)}
    for name, (said, there) in totals.items():
        if said != there:
            yield f"$.summary.{name}: says {said}, and there are {there}"
    yield from _means(summary.means, [run for r in every for run in r.runs], "$.summary")


def _rules(report: Report, records: Iterable[ArticleRecord | StoryRecord]) -> Errors:
    """Findings of rules that no check of the report lists."""
    listed = {rule.id for plugin in report.plugins for rule in plugin.rules}
    if report.plugins:
        named = {f.rule for record in records for f in record.findings}
        yield from (f"$.plugins: no check lists the rule {rule!r}" for rule in sorted(named - listed))


def _runs(
    runs: Iterable[CheckRun],
    ids: Mapping[str, set[str]],
    ledgers: Mapping[str, Ledger],
    home: str | None,
    at: str,
) -> Errors:
    for n, run in enumerate(runs):
        for m, result in enumerate(run.results):
            here = f"{at}.runs[{n}].results[{m}]"
            for kind, name in result.on:
                if name is not None:
                    yield from _known(name, ids.get(kind, set()), f"{here}.on", kind)
            yield from _spans(result, ledgers, home, here)


def _means(means: Iterable[Mean], runs: Iterable[CheckRun], at: str) -> Errors:
    """Means that are not those of the results they are over."""
    over: dict[str, list[Result]] = {}
    for run in runs:
        looked_at = [r for r in run.results if r.in_means and (r.on.attribution or r.on.claim)]
        over.setdefault(run.check, []).extend(looked_at)
    for n, mean in enumerate(means):
        scores = [r.score for r in over.get(mean.check, ()) if r.score is not None]
        is_n, is_of = len(scores), len(over.get(mean.check, ()))
        is_mean = sum(round(1000 * s) for s in scores) / 1000 / is_n if is_n else None
        same = mean.mean == is_mean or (None not in (mean.mean, is_mean) and abs(mean.mean - is_mean) < 0.001)  # type: ignore[operator]
        if (mean.n, mean.of) != (is_n, is_of) or not same:
            yield f"{at}.means[{n}]: is not the mean of its results, {is_n} scored of {is_of}"


def _spans(record: Record, ledgers: Mapping[str, Ledger], home: str | None, at: str) -> Errors:
    """Spans of articles that are not there, or that end behind the text."""
    for place, span in _every(record, Span, at):
        ledger = ledgers.get(span.article or home or "")
        if ledger is None:
            yield f"{place}: is a span of the article {span.article!r}, which is not here"
            continue
        article = ledger.article
        if any(w.code == TEXT_LEFT_OUT for w in article.warnings):
            continue
        length = len(article.text if span.of == "text" else article.title or "")
        if span.end > length:
            yield f"{place}: ends at {span.end}, and the {span.of} at {length}"


def _every(value: object, kind: type[T], at: str) -> Iterator[tuple[str, T]]:
    """The records of a kind in another, at any depth, each with its place."""
    if isinstance(value, kind):
        yield at, value
    elif isinstance(value, Record):
        for name, inner in value:
            yield from _every(inner, kind, f"{at}.{name}")
    elif isinstance(value, tuple):
        for n, inner in enumerate(value):
            yield from _every(inner, kind, f"{at}[{n}]")
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _every(inner, kind, f"{at}.{name}")


def _twice(names: Iterable[str], at: str, kind: str) -> Errors:
    for name, n in Counter(names).items():
        if n > 1:
            yield f"{at}: the {kind} {name!r} stands {n} times"


def _known(name: str, there: Iterable[str], at: str, kind: str) -> Errors:
    if name not in there:
        yield f"{at}: there is no {kind} {name!r}"


def _rings(up: Mapping[str, str | None], at: str, how: str) -> Errors:
    """Things that lie in themselves, by way of others."""
    safe: set[str] = set()
    for start in up:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in up and here not in safe and here not in path:
            path[here] = None
            here = up[here]
        if here in path:
            yield f"{at}: {how} runs in a ring through {here!r}"
        safe.update(path)
