"""How an article's figures stand among the articles of the run, and over what they were taken."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable

from auditor.model import ArticleRecord, CheckRun, Report

FEWEST = 10  # below this many articles a percentile says nothing


def standings(report: Report) -> dict[tuple[str, str], int]:
    """For each article and check: how many of 100 other articles of the run have a lower mean.

    Keys are (article id, check id). Articles without a mean are not counted, and a check with fewer than ten
    means has no standings.
    """
    means: dict[str, list[float]] = defaultdict(list)
    for record in report.articles:
        for mean in record.means:
            if mean.mean is not None:
                means[mean.check].append(mean.mean)
    ordered = {check: sorted(values) for check, values in means.items() if len(values) >= FEWEST}
    found = {}
    for record in report.articles:
        for mean in record.means:
            if mean.mean is None or mean.check not in ordered:
                continue
            values = ordered[mean.check]
            found[record.ledger.article.id, mean.check] = int(
                100 * bisect_left(values, mean.mean) / (len(values) - 1)
            )
    return found


def labels(run: CheckRun) -> list[tuple[str, int]]:
    """How often each label was given among the results that count, most frequent first.

    Of a label with several parts ("verbatim, first hand") the first counts.
    """
    counts = Counter(
        r.label.split(",")[0] for r in run.results if r.in_means and r.label and r.state == "scored"
    )
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def sourcing(records: Iterable[ArticleRecord]) -> dict[str, dict[str, int]]:
    """Attributions of some articles by who stands behind them and by form, without no-response lines."""
    who = dict.fromkeys(("named", "unnamed", "document", "nobody"), 0)
    form = dict.fromkeys(("direct", "mixed", "indirect"), 0)
    for record in records:
        sources = {s.id: s for s in record.ledger.sources}
        for attribution in record.ledger.attributions:
            if attribution.kind == "no-response":
                continue
            source = sources.get(attribution.source or "")
            form[attribution.form] += 1
            if source is None:
                who["nobody"] += 1
            elif source.kind == "document":
                who["document"] += 1
            else:
                who["named" if source.named else "unnamed"] += 1
    return {"who": who, "form": form}
