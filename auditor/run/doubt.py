"""Makes inconclusive what checks say of statements that the extractor is not sure enough of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from auditor.model import Attribution, CheckRun, Ledger, Reason, Result, Span

Unsure = Mapping[tuple[str, str], tuple[float, tuple[Span, ...]]]


def unsure(ledgers: Iterable[Ledger], least: float) -> Unsure:
    """By article and id: the attributions less certain than ``least`` (0 to 1), and the sources that have
    no other, each with its confidence and cue.

    An attribution without a confidence, as a rule finds it or a person adds it, is certain.
    """
    found: dict[tuple[str, str], tuple[float, tuple[Span, ...]]] = {}
    for ledger in ledgers if least else ():
        of_source: dict[str, list[Attribution]] = defaultdict(list)
        for a in ledger.attributions:
            if a.source:
                of_source[a.source].append(a)
            if _sure(a) < least:
                found[ledger.article.id, a.id] = _sure(a), a.cue
        for source, its in of_source.items():
            best = max(its, key=_sure)
            if _sure(best) < least:
                found[ledger.article.id, source] = _sure(best), best.cue
    return found


def doubted(run: CheckRun, unsure: Unsure, least: float, home: str | None = None) -> CheckRun:
    """The run with every result about an unsure statement made inconclusive, and why.

    ``home`` is the article that results without one speak of. Reasons stay; the score and the findings go.
    """
    if not unsure:
        return run
    return run.model_copy(update={"results": tuple(_weighed(r, unsure, least, home) for r in run.results)})


def _weighed(result: Result, unsure: Unsure, least: float, home: str | None) -> Result:
    article = result.on.article or home or ""
    known = unsure.get((article, result.on.attribution or result.on.source or ""))
    if known is None or not (result.state == "scored" or result.findings):
        return result
    confidence, cue = known
    spans = tuple(s.model_copy(update={"article": article}) for s in cue) if home is None else cue
    why = f"The extractor is not sure enough of this one: confidence {confidence:.2f}, asked {least:.2f}."
    return result.model_copy(
        update={
            "state": "inconclusive",
            "score": None,
            "label": "inconclusive",
            "reasons": (Reason(text=why, spans=spans), *result.reasons),
            "findings": (),
        }
    )


def _sure(attribution: Attribution) -> float:
    return 1.0 if attribution.confidence is None else attribution.confidence
