"""The headline is held to the care of the body."""

from __future__ import annotations

from auditor_checks.headline.check import Headline

from auditor import Ledger, Result
from auditor.testing import make_ledger, source

KENT = source("Paul Kent", named=True, post="mayor")
SOURCES = source("sources", "group")
BODY = "[q1 The old bank will close forty branches], [s1 {}] [c1 said]."


def result(ledger: Ledger) -> Result:
    (only,) = Headline().article(ledger)
    return only


def judged(
    title: str, who: str = "sources", body: str = BODY, **details: object
) -> tuple[float | None, list[str]]:
    ledger = make_ledger(body.format(who), [KENT, SOURCES], title=title, details={1: details})
    found = result(ledger)
    return found.score, [f.rule.removeprefix("headline/") for f in found.findings]


def test_a_flat_headline_over_unnamed_sources() -> None:
    """What only unnamed sources say is stated as fact: the lowest score."""
    assert judged("Bank closes forty branches") == (0.0, ["rests-on-unnamed"])
    assert judged("Bank closes forty branches, sources say") == (1.0, [])


def test_a_flat_headline_over_a_named_source() -> None:
    """Half the score for dropping whose word it is, a question where that is an accusation."""
    assert judged("Bank closes forty branches", "Paul Kent") == (0.5, [])
    body = BODY.replace("will close forty branches", "robbed forty widows")
    assert body != BODY
    assert judged("Bank robbed forty widows", "Paul Kent", body) == (0.5, ["drops-attribution"])
    assert judged("Bank closes forty branches", "Paul Kent", stance="doubting") == (0.0, ["hardens-hedge"])
    assert judged("Kent: Bank closes forty branches", "Paul Kent") == (1.0, [])


def test_a_body_that_says_so_itself() -> None:
    """Nothing is asked where the body states the same without a source."""
    body = BODY + " The old bank will close its forty branches in May."
    assert judged("Bank closes forty branches", body=body) == (None, [])


def test_a_headline_in_the_text_does_not_say_so_itself() -> None:
    """What stands behind it does."""
    body = "Bank closes forty branches\n" + BODY.format("sources")
    flat = body + " It rained all day. The old bank will close its forty branches in May."
    for text, state in ((body, "scored"), (flat, "not applicable")):
        assert result(make_ledger(text, [SOURCES], headline=True)).state == state


def test_no_headline_and_no_match_are_not_applicable() -> None:
    """There is nothing to score."""
    assert result(make_ledger("It rained.")).state == "not applicable"
    assert judged("Minister opens school in the hills") == (None, [])


def test_a_quote_that_the_body_does_not_have() -> None:
    """Words in quotation marks must stand in the body, whatever the marks and the case."""
    assert judged("“A crime”: bank closes forty branches")[1] == ["quote-not-in-body"]
    assert judged("“Will close”: bank and forty branches")[1] == []


def test_a_headline_in_the_text_is_found_too() -> None:
    """The first line may be the headline."""
    ledger = make_ledger("Bank closes forty branches\n" + BODY.format("sources"), [SOURCES], headline=True)
    (finding,) = result(ledger).findings
    assert ledger.article.slice(finding.spans[0]) == "Bank closes forty branches"
