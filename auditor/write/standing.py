"""How an article's figures stand among the articles of the run, and over what they were taken."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable

from auditor.model import ArticleRecord, CheckRun, On, Report, Source

FEWEST = 10  # below this many articles a percentile says nothing


def standings(report: Report) -> dict[tuple[str, str], int]:
    """For each article and check: how many of 100 other articles of the run have a lower mean.

    Keys are (article id, check id). Articles without a mean are not counted, and a check with fewer than ten
    means has no standings.
    """
    means: dict[str, list[float]] = defaultdict(list)
    known = [
        (record.ledger.article.id, mean.check, mean.mean)
        for record in report.articles
        for mean in record.means
        if mean.mean is not None
    ]
    for _, check, value in known:
        means[check].append(value)
    ordered = {check: sorted(values) for check, values in means.items() if len(values) >= FEWEST}
    return {
        (article, check): int(100 * bisect_left(ordered[check], value) / (len(ordered[check]) - 1))
        for article, check, value in known
        if check in ordered
    }


def labels(run: CheckRun) -> list[tuple[str, int]]:
    """How often each label was given among the results that count, most frequent first.

    Of a label with several parts ("verbatim, first hand") the first counts.
    """
    counts = Counter(
        r.label.split(",")[0] for r in run.results if r.in_means and r.label and r.state == "scored"
    )
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def in_short(record: ArticleRecord) -> dict[str, str]:
    """What each check that scored says of the whole article, in words, by check."""
    found: dict[str, str] = {}
    for check, result in ((run.check, result) for run in record.runs for result in run.results):
        if result.on == On() and result.state == "scored" and result.label:
            found.setdefault(check, result.label)
    return found


def group_of(source: Source | None) -> str:
    """The group a source belongs to: named, unnamed, document, or nobody."""
    if source is None:
        return "nobody"
    return "document" if source.kind == "document" else "named" if source.named else "unnamed"


def sourcing(records: Iterable[ArticleRecord]) -> dict[str, dict[str, int]]:
    """Attributions of some articles by who stands behind them and by form, without no-response lines."""
    who = dict.fromkeys(("named", "unnamed", "document", "nobody"), 0)
    form = dict.fromkeys(("direct", "mixed", "indirect"), 0)
    for ledger in (record.ledger for record in records):
        sources = {s.id: s for s in ledger.sources}
        for attribution in (a for a in ledger.attributions if a.kind != "no-response"):
            who[group_of(sources.get(attribution.source or ""))] += 1
            form[attribution.form] += 1
    return {"who": who, "form": form}
