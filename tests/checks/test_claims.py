"""Claims in the text's own voice: which are asked about, and what keeps them from it."""

from __future__ import annotations

import pytest
from auditor_checks.anonymity.check import Anonymity
from auditor_checks.directness.check import Directness
from auditor_checks.tables import HERE, table

from auditor import Finding, Ledger
from auditor.testing import make_ledger, source

TABLES = sorted(p.stem for p in HERE.glob("*.txt"))
MAYOR = source("Ann Lee", named=True, post="mayor")
RULE = "anonymity/claim-without-source"


def asked(text: str, *people: object) -> list[Finding]:
    ledger: Ledger = make_ledger(text, list(people))  # type: ignore[arg-type]
    return [f for r in Anonymity().article(ledger) for f in r.findings if f.rule == RULE]


@pytest.mark.parametrize(
    ("claim", "asks"),
    [
        ("The siege has left at least forty civilians dead in the town.", "figure"),
        ("The owner is reportedly looking for a buyer in the north.", "whose word"),
        ("Some fear that the strike at the port will not end.", "felt or said so"),
        ("Two former directors are under investigation for theft.", "investigates"),
        ("A boy of nine was shot outside the old cinema.", "saw it or established"),
    ],
)
def test_each_kind_is_asked_its_own_question(claim: str, asks: str) -> None:
    """A figure has somebody who counted, a forecast somebody who makes it."""
    (finding,) = asked(claim)
    assert asks in finding.message


def test_what_somebody_says_is_no_claim_of_the_text() -> None:
    """Neither in a statement nor where a named person says the same elsewhere."""
    said = "[s1 Ann Lee] [c1 said] [q1 two former directors are under investigation]."
    assert asked(said, MAYOR) == []
    assert asked(f"{said}\nTwo former directors are under investigation for theft.", MAYOR) == []


def test_a_word_of_credit_keeps_a_sentence_from_being_asked() -> None:
    """Also where no statement was read in it."""
    assert asked("At least forty people are dead, figures from the ministry show.") == []


@pytest.mark.parametrize(
    ("beside", "marked"),
    [
        ("while two former directors are under investigation for theft",
         "two former directors are under investigation for theft"),
        ("while according to the prosecutor two directors are under investigation", None),
        ("while unemployment in the valley rose sharply", None),
        ("while the directors of the bank slept", None),
    ],
)  # fmt: skip
def test_a_grave_claim_beside_what_somebody_says_is_asked_about(beside: str, marked: str | None) -> None:
    """In the same sentence and no part of the statement; its clause is marked, to the next comma."""
    text = f"[s1 Ann Lee] [c1 said] [q1 it would rain], {beside}, and the bus was late."
    found = asked(text, MAYOR)
    article = make_ledger(text, [MAYOR]).article
    assert [article.slice(span) for f in found for span in f.spans[:1]] == ([marked] if marked else [])


def test_a_statement_that_hangs_on_an_unnamed_source_is_marked_with_it() -> None:
    """The question is about the source first, then about all that it carries."""
    ledger = make_ledger("[s1 Sources] [c1 said] [q1 the bank will close].", [source("Sources", "group")])
    findings = [f for r in Anonymity().article(ledger) for f in r.findings]
    (bare,) = [f for f in findings if f.rule == "anonymity/bare-source"]
    assert [ledger.article.slice(s) for s in bare.spans] == ["Sources", "the bank will close"]


def test_a_report_of_a_named_speaker_is_hearsay_where_nobody_reports_it() -> None:
    """ "The coach reportedly told them": who was there?"""
    coach = source("Karl Lund", named=True)
    ledger = make_ledger("[s1 Karl Lund] [c1 reportedly told] them [q1 that he would go].", [coach])
    rules = [f.rule for r in Directness().article(ledger) for f in r.findings]
    assert "directness/hearsay" in rules


@pytest.mark.parametrize("name", TABLES)
def test_the_entries_of_a_table_stand_in_order_and_once(name: str) -> None:
    """So that a difference of two versions can be read."""
    for section, entries in table(name).items():
        assert list(entries) == sorted(set(entries)), section


@pytest.mark.parametrize(
    "slight",
    [
        "Unemployment in the valley rose sharply last winter.",
        "The bridge is likely to collapse within the next year.",
        "The story of the second bridge is a hoax.",
        "The decision has angered many residents of the harbour.",
        "The mill lost 30 percent of its orders.",
    ],
)
def test_what_an_editor_lets_pass_is_not_asked_about(slight: str) -> None:
    """Trends, moods, the writer's own guess and finding, what a recording is said to show."""
    assert asked(slight) == []


def test_what_is_said_by_no_one_is_asked_unless_somebody_says_it_in_the_next_sentence() -> None:
    """The owner of a rumour often follows it."""
    rumour = "The old mill is reportedly for sale in the spring."
    assert asked(rumour)
    assert (
        asked(f"{rumour} [s1 Ann Lee] [c1 said] [q1 that the old mill would go for sale in June].", MAYOR)
        == []
    )


def test_what_appears_so_to_a_commentator_is_not_asked_about() -> None:
    """Who asks and speaks in a voice of his own is the one to whom it appears."""
    guess = "The owner apparently forgot to lock the gate of the mill."
    assert asked(guess)
    assert asked(f"{guess} Why was nobody told? I would not have gone there.") == []
