"""Runs one check on one thing, and holds whatever it does against its contract."""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from auditor.contract.checks import Check
from auditor.contract.select import Selection
from auditor.contract.telling import quiet, told
from auditor.errors import PluginError
from auditor.model import CheckRun, Finding, Ledger, Mean, Problem, Result, Span, Spans, Story

MOST = 50_000  # results, with their reasons and findings, of one check on one thing
LONGEST = 5_000  # characters of a label or a message
PLACE = re.compile(r"\(\S+ line \d+\)$")  # with which what is told of a failure ends
ON = ("article", "attribution", "source", "claim")


@dataclass(frozen=True)
class Ground:
    """What results may speak of: ids by kind, and the words of every article, by id."""

    where: str
    ids: dict[str, frozenset[str]]
    ledgers: dict[str, Ledger]
    home: str | None  # the article that a span without one indexes

    @classmethod
    def of_article(cls, ledger: Ledger) -> Ground:
        """The ground of one article."""
        return cls(ledger.article.id, _ids([ledger]), {ledger.article.id: ledger}, ledger.article.id)

    @classmethod
    def of_story(cls, story: Story) -> Ground:
        """The ground of a story; its spans name their article."""
        ids = _ids(story.ledgers) | {"claim": frozenset(c.id for c in story.facts.claims)}
        return cls(story.facts.id, ids, {x.article.id: x for x in story.ledgers}, None)

    def words(self, span: Span) -> str:
        """The words of a span; PluginError where it points outside the article."""
        article = span.article or self.home
        if article not in self.ledgers:
            raise PluginError(f"a span is of the article {article!r}, which is not here")
        here = self.ledgers[article].article
        if span.end > len(here.text if span.of == "text" else here.title or ""):
            raise PluginError(
                f"the span {span.start} to {span.end} lies outside the {span.of} of {article!r}"
            )
        return here.slice(span)


def run_article(check: Check, ledger: Ledger, selection: Selection) -> CheckRun:
    """All that a check says of an article, or why it said nothing."""
    return _run(check, "article", ledger, Ground.of_article(ledger), selection)


def run_story(check: Check, story: Story, selection: Selection) -> CheckRun:
    """All that a check says of a story, or why it said nothing."""
    return _run(check, "story", story, Ground.of_story(story), selection)


@dataclass
class Average:
    """A mean in the making: scores count in thousandths, as results carry them, so that no order shows."""

    total: int = 0
    n: int = 0
    of: int = 0

    def add(self, results: Iterable[Result]) -> None:
        """Count in what was scored, over how many; results outside means are not looked at."""
        for result in results:
            if result.in_means and (result.on.attribution or result.on.claim):
                self.of += 1
                self.n += result.score is not None
                self.total += round(1000 * (result.score or 0))

    def mean(self, check: str) -> Mean:
        """The mean so far with its denominator."""
        return Mean(check=check, mean=self.total / 1000 / self.n if self.n else None, n=self.n, of=self.of)


def collected(said: object) -> list[Result]:
    """The results of a method's answer; PluginError, in words, where it is none."""
    if said is None:
        raise PluginError(
            "returned None: a method yields Results or returns a list of them; is a yield missing?"
        )
    if isinstance(said, Result):
        raise PluginError("returned a Result by itself: yield it, or return a list")
    if isinstance(said, str | bytes | Mapping) or not isinstance(said, Iterable):
        raise PluginError(f"returned {type(said).__name__}, not Results")
    results: list[Result] = []
    size = 0
    for result in said:
        if not isinstance(result, Result):
            raise PluginError(f"a check yields Results, not {type(result).__name__}")
        results.append(result)
        size += 1 + len(result.findings) + len(result.reasons)
        if size > MOST:
            raise PluginError(f"more than {MOST:,} results, reasons and findings on one thing")
    return results


def in_shape(check: Check, result: Result) -> Result:
    """The result with its data, if it has any, in the check's own shape; PluginError where it is not that."""
    if not result.data:
        return result
    try:
        data = check.Data.model_validate(result.data).model_dump(mode="json", exclude_none=True)
    except ValidationError as error:
        first = error.errors()[0]
        raise PluginError(f"its data breaks its own model at {first['loc']}: {first['msg']}") from None
    return result.model_copy(update={"data": data})


def begins(method: Any) -> str:
    """Where a method begins, for when nothing else can be told of where it failed."""
    code = getattr(inspect.unwrap(method), "__code__", None)
    return f"{os.path.basename(code.co_filename)} line {code.co_firstlineno}" if code else ""


def _run(check: Check, method: str, about: Ledger | Story, ground: Ground, selection: Selection) -> CheckRun:
    try:
        with quiet():
            results = [in_shape(check, result) for result in collected(getattr(check, method)(about))]
        for result in results:
            _hold(check, result, ground)
        kept = [r.model_copy(update={"findings": _kept(check, r, selection)}) for r in results]
        return CheckRun(check=check.id, state="ran", results=tuple(_fingerprinted(kept, ground)))
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        fix = f"report it to the author of the check {check.id!r}, or leave it out with --ignore {check.id}"
        what = told(error, _file(check))
        begin = getattr(check, "places", {}).get(method) or begins(getattr(type(check), method))
        place = f" ({begin})" if begin and not PLACE.search(what) else ""
        what = f"the check {check.id!r} failed: {what}{place}"
        return CheckRun(
            check=check.id, state="error", error=Problem(kind="check", what=what, where=ground.where, fix=fix)
        )


def _file(check: Check) -> str:
    """The file of a check's code; the folder of its package, where it is one of several files."""
    if told := getattr(check, "file", None):  # of a check that runs in another process
        return str(told)
    module = sys.modules.get(type(check).__module__)
    package = sys.modules.get((getattr(module, "__package__", "") or "").partition(".")[0])
    folders = list(getattr(package, "__path__", ()))
    return folders[0] if folders else getattr(module, "__file__", None) or ""


def _hold(check: Check, result: Result, ground: Ground) -> None:
    """PluginError where a result breaks the contract: speaks of what is not here, or of a rule it has not."""
    if result.state == "error":
        raise PluginError("a result of the state 'error': raise an exception instead")
    if result.state == "scored" and not result.label:
        raise PluginError("a scored result has no label: words come first")
    if len(max((result.label, *(f.message for f in result.findings)), key=len)) > LONGEST:
        raise PluginError(f"a label or message of more than {LONGEST:,} characters")
    for kind in ON:
        name = getattr(result.on, kind)
        if name is not None and name not in ground.ids.get(kind, ()):
            raise PluginError(f"a result speaks of the {kind} {name!r}, which is not here")
    rules = {f"{check.id}/{rule.id}" for rule in check.rules}
    for finding in result.findings:
        if finding.rule not in rules:
            raise PluginError(f"a finding names the rule {finding.rule!r}, which the check does not list")
    panels = {panel.id: len(panel.columns) for panel in check.panels}
    for row in result.rows or ():
        if panels.get(row.panel) != len(row.cells):
            wanted = panels.get(row.panel, "no such panel")
            raise PluginError(f"a row of {len(row.cells)} cells for the panel {row.panel!r} ({wanted})")
    for spans in _places(result):
        for span in spans:
            ground.words(span)


def _places(result: Result) -> Iterator[Spans]:
    """Every set of spans that a result points at."""
    yield from (reason.spans for reason in result.reasons)
    yield from (finding.spans for finding in result.findings)
    yield from (row.spans for row in result.rows or ())


def _kept(check: Check, result: Result, selection: Selection) -> tuple[Finding, ...]:
    return tuple(f for f in result.findings if selection.keeps(f, type(check)))


def _fingerprinted(results: Sequence[Result], ground: Ground) -> Iterator[Result]:
    """Fingerprints are made of rule, article and words, so that edits elsewhere do not change them."""
    seen: Counter[str] = Counter()
    for result in results:
        findings = []
        for finding in result.findings:
            words = [" ".join(ground.words(s).casefold().split()) for s in finding.spans]
            key = "\x1f".join([finding.rule, ground.home or "story", *words])
            seen[key] += 1
            print_ = sha256(f"{key}\x1f{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
            findings.append(
                finding.model_copy(update={"fingerprint": print_, "under": None, "baseline": None})
            )
        yield result.model_copy(update={"findings": tuple(findings)}) if findings else result


def _ids(ledgers: Sequence[Ledger]) -> dict[str, frozenset[str]]:
    return {
        "article": frozenset(x.article.id for x in ledgers),
        "attribution": frozenset(a.id for x in ledgers for a in x.attributions),
        "source": frozenset(s.id for x in ledgers for s in x.sources),
    }
