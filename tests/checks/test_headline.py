"""The headline is held to the care of the body."""

from __future__ import annotations

import pytest
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


@pytest.mark.parametrize(
    ("quoted", "said", "there"),
    [
        ("A Stain on Our Honor", "a stain on our honour", True),
        ("We organize our defense", "we organise our defence", True),
        ("They canceled it", "they cancelled it", True),
        ("A gray area", "a grey area", True),
        ("We practice it", "we practise it", True),
        ("A stain on our humor", "a stain on our honour", False),
        ("The laborer was cheap", "the labour was cheap", False),
    ],
)
def test_a_quote_in_the_other_spelling_stands_in_the_body(quoted: str, said: str, there: bool) -> None:
    """An American headline may quote what a British body has."""
    body = f"[s1 Paul Kent] [c1 said]: [q1 “{said}”]."
    found = result(make_ledger(body, [KENT], title=f"Kent: “{quoted}”")).findings
    assert ("headline/quote-not-in-body" in [f.rule for f in found]) is not there


@pytest.mark.parametrize(
    ("says", "drops"),
    [
        ("The old bank may close forty branches", True),
        ("The old bank could well be about to close forty branches", False),
        ("The old bank is likely to close its forty branches", True),
        ("The old bank is considering closing forty branches", True),
        ("The old bank will probably close forty branches", True),
        ("The old bank might be under forty branches to be closed", True),
        ("it is possible that the old bank closes forty branches", True),
        ("The old bank, which may be sold, will close forty branches", False),
        ("The old bank will close forty branches", False),
        ("The old bank may only close branches with forty clients", False),
    ],
)
def test_a_guess_that_the_headline_states(says: str, drops: bool) -> None:
    """A word that leaves open what the headline tells, and not something else."""
    rules = judged("Bank closes forty branches", "Paul Kent", f"[q1 {says}], [s1 {{}}] [c1 said].")[1]
    assert rules == (["hardens-hedge"] if drops else [])


@pytest.mark.parametrize(
    ("cue", "says", "drops"),
    [
        ("suspects", "that the old bank robbed forty widows", True),
        ("fears", "that the old bank robbed forty widows", True),
        ("knows", "that the old bank robbed forty widows", False),
        ("fears for", "the old bank, which robbed forty widows", False),
        ("suspects", "fraud after the old bank robbed forty widows", False),
        ("fears", "that the old bank is about to be robbed", False),
    ],
)
def test_what_somebody_only_takes_for_so(cue: str, says: str, drops: bool) -> None:
    """A suspicion is no fact; what it follows from is."""
    ledger = make_ledger(
        f"[s1 Paul Kent] [c1 {cue}] [q1 {says}].",
        [KENT], title="Bank robbed forty widows", details={1: {"kind": "belief"}},
    )  # fmt: skip
    assert ("headline/hardens-hedge" in [f.rule for f in result(ledger).findings]) is drops


def test_a_guess_that_somebody_else_is_sure_of() -> None:
    """The headline may rest on the one who says it flatly."""
    sure = "[s2 Ana Ruiz] [c2 said] [q2 the old bank will close forty branches]."
    body = f"[q1 The old bank may close forty branches], [s1 Paul Kent] [c1 said]. {sure}"
    ruiz = source("Ana Ruiz", named=True, post="minister")
    ledger = make_ledger(body, [KENT, ruiz], title="Bank closes forty branches")
    assert [f.rule for f in result(ledger).findings] == []
