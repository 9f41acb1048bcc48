"""Precision of the rules on real articles: draws findings for reading, and counts the verdicts.

``python -m benchmarks.rules sample ARTICLES.jsonl > SAMPLE.tsv`` audits the articles (or takes ledgers that
``auditor extract`` wrote) with every rule on and draws findings at random, with a fixed seed and at most so
many of a rule. ``--read`` prints each with the words around it, for the reader. The reader fills the last
column with "good", "arguable" (counts half) or "bad"; then ``python -m benchmarks.rules table JUDGED.tsv``
prints the precision of each rule.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from auditor import Article, Finding, Report
from auditor.contract import plugins
from auditor.read import read
from auditor.run.engine import Engine
from auditor.run.saved import saved
from auditor.run.settings import Settings

COLUMNS = ("article", "rule", "of", "start", "end", "fingerprint", "verdict")
SEED = 20
WORTH = {"good": 1.0, "arguable": 0.5, "bad": 0.0}  # of a verdict
AROUND = 260  # characters of context on each side, for reading
Drawn = tuple[str, Finding]


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    sample = commands.add_parser("sample", help="draw findings of an audit of ARTICLES.jsonl")
    sample.add_argument("articles")
    sample.add_argument("--number", type=int, default=100)
    sample.add_argument("--most", type=int, default=10, help="of one rule")
    sample.add_argument("--extractor", default="model")
    sample.add_argument("--select", nargs="*", default=[], help="rules or checks; all of them if left out")
    sample.add_argument("--read", action="store_true", help="print the words instead of the table")
    table = commands.add_parser("table", help="precision of each rule in judged samples")
    table.add_argument("judged", nargs="+")
    given = parser.parse_args(arguments)
    if given.command == "table":
        print("\n".join(_table(_rows(given.judged))))
        return 0
    report = _audit(given.articles, given.extractor, given.select)
    print(f"findings in {len(report.articles)} articles: {len(list(_findings(report)))}", file=sys.stderr)
    drawn = _draw(list(_findings(report)), given.number, given.most)
    if given.read:
        print("\n".join(_context(report, *pair) for pair in drawn))
    else:
        _write(drawn)
    return 0


def _audit(articles: str, extractor: str, select: Sequence[str]) -> Report:
    every = [f"{c.check.id}/{r.id}" for c in plugins.load().checks for r in c.check.rules]
    engine = Engine(Settings(extractor=extractor, select=tuple(select or every)))
    first = next(iter(Path(articles).read_text(encoding="utf-8").splitlines()), "{}")
    if "extractor" in json.loads(first):
        return engine.check(saved([articles]))
    return engine.audit(read([articles]))


def _findings(report: Report) -> Iterator[Drawn]:
    for record in report.articles:
        yield from ((record.ledger.article.id, f) for f in record.findings)
    for story in report.stories:
        yield from ((f.spans[0].article or story.facts.id, f) for f in story.findings if f.spans)


def _chance(pair: Drawn) -> str:
    """A place in a random order that does not depend on which other findings there are."""
    article, finding = pair
    key = f"{SEED} {article} {finding.rule} {finding.fingerprint}"
    return hashlib.sha256(key.encode()).hexdigest()


def _draw(found: list[Drawn], number: int, most: int) -> list[Drawn]:
    """The same findings for the same audit, in random order, while their rule has fewer than ``most``."""
    found = sorted(found, key=_chance)
    taken: Counter[str] = Counter()
    drawn: list[Drawn] = []
    for article, finding in found:
        if taken[finding.rule] < most and len(drawn) < number:
            taken[finding.rule] += 1
            drawn.append((article, finding))
    return sorted(drawn, key=lambda pair: (pair[1].rule, pair[0], pair[1].fingerprint))


def _write(drawn: Iterable[Drawn]) -> None:
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for article, finding in drawn:
        span = finding.spans[0]
        writer.writerow([article, finding.rule, span.of, span.start, span.end, finding.fingerprint, ""])


def _context(report: Report, article: str, finding: Finding) -> str:
    here = _article(report, article)
    lines = [f"## {finding.rule}  {article}  {finding.fingerprint}", finding.message]
    for span in finding.spans:
        place = here if not span.article else _article(report, span.article)
        text = place.text if span.of == "text" else place.title or ""
        before, after = text[max(span.start - AROUND, 0) : span.start], text[span.end : span.end + AROUND]
        lines.append(f"   ...{before}>>>{text[span.start : span.end]}<<<{after}...".replace("\n", " | "))
    return "\n".join(lines) + "\n"


def _article(report: Report, id: str) -> Article:
    return next(r.ledger.article for r in report.articles if r.ledger.article.id == id)


def _rows(files: Iterable[str]) -> Iterator[dict[str, str]]:
    for name in files:
        lines = Path(name).read_text(encoding="utf-8").splitlines()
        yield from csv.DictReader(lines, delimiter="\t")


def _table(rows: Iterable[dict[str, str]]) -> Iterator[str]:
    good: defaultdict[str, float] = defaultdict(float)
    judged: Counter[str] = Counter()
    for row in rows:
        if row["verdict"] in WORTH:
            judged[row["rule"]] += 1
            good[row["rule"]] += WORTH[row["verdict"]]
    shipped = {f"{c.check.id}/{r.id}": r.on for c in plugins.load().checks for r in c.check.rules}
    yield "| rule | judged | good | precision | ships |"
    yield "|---|---|---|---|---|"
    for rule in sorted(shipped):
        share = f"{good[rule] / judged[rule]:.0%}" if judged[rule] else "-"
        yield f"| {rule} | {judged[rule]} | {good[rule]:g} | {share} | {'on' if shipped[rule] else 'off'} |"
    total = sum(judged.values())
    yield f"| all | {total} | {sum(good.values()):g} | {sum(good.values()) / max(total, 1):.0%} | |"


if __name__ == "__main__":
    sys.exit(main())
