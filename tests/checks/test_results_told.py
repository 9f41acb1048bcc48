"""What a check tells of the texts of its rules: scores with their parts, in words and with the words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from firing import CHECKS, FIRED

from auditor import Ledger, Reason, Result

TEXTS = (  # of the rules, those that differ in what they show
    "anonymity/no-access",
    "anonymity/reason-rote",
    "anonymity/plural-shrinks-to-one",
    "anonymity/named-without-role",
    "anonymity/agentless",
    "anonymity/anonymity-lost",
    "anonymity/document-unidentified",
    "directness/mind-reading-cue",
    "directness/hearsay",
    "directness/second-hand-quote",
    "directness/speaker-unclear",
    "directness/relayed-whole",
    "directness/outlet-alone",
    "diversity/no-voice",
    "diversity/one-camp",
    "diversity/one-voice",
    "headline/rests-on-unnamed",
    "headline/hardens-hedge",
    "headline/drops-attribution",
    "headline/quote-not-in-body",
    "headline/body-hardens",
    "response/accused-not-asked",
)
PATH = Path(__file__).parent / "results_told.txt"


def told(rule: str) -> Iterator[str]:
    """Each result of the check on the text of its rule, its reasons, its data, its rows, a line each."""
    ledger = FIRED[rule].ledger()
    check, _, _ = CHECKS[rule.partition("/")[0]]
    for result in check().article(ledger):
        yield from _result(ledger, result)


def _result(ledger: Ledger, result: Result) -> Iterator[str]:
    score = result.state if result.score is None else f"{result.score:.3f}"
    loose = "" if result.in_means else ", in no mean"
    yield f"{result.on.attribution or result.on.source or 'all'}: {score}, {result.label}{loose}"
    for reason in result.reasons:
        yield f"  {_reason(ledger, reason)}"
    held = {name: value for name, value in (result.data or {}).items() if value not in ((), [])}
    if held:
        yield f"  {json.dumps(held, ensure_ascii=False, default=list)}"
    for row in result.rows or ():
        yield f"  row {row.gravity:g}: {' | '.join(row.cells)}"


def _reason(ledger: Ledger, reason: Reason) -> str:
    points = "" if reason.points is None else f" {reason.points:+.2f}"
    words = ", ".join(f"“{ledger.article.slice(span)}”" for span in reason.spans)
    return f"{reason.text}{points} {words}".rstrip()


def table() -> Iterator[tuple[str, list[str]]]:
    for block in PATH.read_text(encoding="utf-8").strip().split("\n\n"):
        rule, *lines = block.splitlines()
        yield rule, [line[2:] for line in lines]


@pytest.mark.parametrize(("rule", "lines"), list(table()))
def test_a_check_tells_this_of_the_text_of_a_rule(rule: str, lines: list[str]) -> None:
    """Of the article, of each statement and of each source."""
    assert list(told(rule)) == lines


def test_every_check_of_articles_tells_something() -> None:
    assert [rule for rule, _ in table()] == list(TEXTS)
    assert {rule.partition("/")[0] for rule in TEXTS} == set(CHECKS)


if __name__ == "__main__":
    blocks = ("\n".join([rule, *(f"  {line}" for line in told(rule))]) for rule in TEXTS)
    PATH.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
