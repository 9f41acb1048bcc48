"""Accusations, and signs that the accused were asked."""

from __future__ import annotations

import pytest
from auditor_checks.response.check import Response

from auditor import Ledger, Result
from auditor.testing import make_ledger, source

RUIZ = source("Ana Ruiz", named=True, post="minister")
LANG = source("Victor Lang", named=True)
ACCUSES = "[s1 Ana Ruiz] [c1 accused] [q1 Victor Lang of stealing the plans]."


def result(ledger: Ledger) -> Result:
    (only,) = Response().article(ledger)
    return only


def test_an_accusation_without_an_answer() -> None:
    """The accused is named in the question."""
    found = result(make_ledger(ACCUSES + " The fair opened.", [RUIZ]))
    assert (found.score, found.data["accused"]) == (0.0, ("Victor Lang",))
    assert "Was Victor Lang asked?" in found.findings[0].message


@pytest.mark.parametrize(
    "answer",
    [
        "Lang denied it.",
        "Mr. Lang did not respond to requests for comment.",
        "Lang's lawyer called it absurd.",
    ],
)
def test_signs_of_having_been_asked(answer: str) -> None:
    """A denial, a lawyer, or a line without a response."""
    found = result(make_ledger(f"{ACCUSES} {answer}", [RUIZ]))
    assert (found.score, found.findings) == (1.0, ())


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        ("He denied it.", True),
        ("On Friday it rejected the charge.", True),
        ("Owen Kent denied it.", False),
        ("Asked whether she had seen it, Owen Kent denied that.", False),
        ("The plan is dead, though Owen Kent disputed it.", False),
        ("Her agent, Owen Kent, denied it.", True),
    ],
)
def test_an_answer_is_of_whoever_a_pronoun_means_and_no_name(answer: str, heard: bool) -> None:
    """The "it" that is denied stands for nobody, and somebody else who is named answers for himself."""
    assert result(make_ledger(f"{ACCUSES} {answer}", [RUIZ])).score == float(heard)


def test_the_accused_who_speaks_is_heard() -> None:
    """A statement of the accused, whatever it says, is a voice."""
    found = result(make_ledger(ACCUSES + " [s2 Victor Lang] [c2 said] [q2 it rained].", [RUIZ, LANG]))
    assert found.score == 1.0


@pytest.mark.parametrize(
    "when",
    [
        "on Wednesday",
        "again",
        "repeatedly",
        "in a letter to the council",
        "during a radio interview",
        "last week",
    ],
)
@pytest.mark.parametrize(
    "accuses", ["accused Victor Lang {} of hiding losses", "blamed Victor Lang {} for the fire"]
)
def test_when_and_where_may_stand_before_the_deed(when: str, accuses: str) -> None:
    """Between the accused and the deed an article may say when or where it was said."""
    said = accuses.format(when).split(" ", 1)
    assert result(make_ledger(f"[s1 Ana Ruiz] [c1 {said[0]}] [q1 {said[1]}].", [RUIZ])).score == 0.0


def test_the_deed_may_stand_behind_what_was_read_as_said() -> None:
    """Where the statement was cut short, the rest of its sentence still tells of what."""
    text = "[s1 Ana Ruiz] [c1 accused] [q1 Victor Lang] during an interview of taking bribes. It rained."
    assert result(make_ledger(text, [RUIZ])).data["accused"] == ("Victor Lang",)


@pytest.mark.parametrize(
    ("accused", "speaker", "heard"),
    [
        ("Mayor Jan Kolar", "The council", False),  # a person is not heard by a body's word on something else
        ("Corvane", "The ministry", False),
        ("Corvane", "The company", True),
        ("the Harbour Council", "The council", True),
        ("the Harbour Council", "The club", False),
    ],
)
def test_a_body_answers_for_itself_alone(accused: str, speaker: str, heard: bool) -> None:
    """A company may be any business that is accused; a council answers for a council."""
    text = f"[s1 Ana Ruiz] [c1 accused] [q1 {accused} of hiding losses]. "
    body = source(speaker, kind="organisation")
    answer = f"[s2 {speaker}] [c2 said] [q2 it rained]."
    assert result(make_ledger(text + answer, [RUIZ, body])).score == float(heard)


def test_what_a_body_said_before_it_was_accused_is_no_answer() -> None:
    """Nor is what it said of something else by its own name."""
    company = source("The company", kind="organisation")
    before = "[s2 The company] [c2 said] [q2 it rained]. "
    accused = "[s1 Ana Ruiz] [c1 accused] [q1 Corvane of hiding losses]."
    assert result(make_ledger(before + accused, [RUIZ, company])).score == 0.0
    named = source("The company", kind="organisation", named=True)
    behind = accused + " [s2 The company] [c2 said] [q2 it rained]."
    assert result(make_ledger(behind, [RUIZ, named])).score == 0.0


def test_a_denied_accusation_in_the_content_of_a_statement() -> None:
    """Wrongdoing told of a named person is an accusation, in whatever verb it is told."""
    text = "[s1 Ana Ruiz] [c1 said] [q1 that Harold Quint had lied to the council]. It rained."
    assert result(make_ledger(text, [RUIZ])).data["accused"] == ("Harold Quint",)


def test_nobody_accused_is_not_applicable() -> None:
    """There is nothing to score, and nobody accuses themselves."""
    assert result(make_ledger("[s1 Ana Ruiz] [c1 said] [q1 it rained].", [RUIZ])).state == "not applicable"
    own = "[s1 Ana Ruiz] [c1 said] [q1 Ana Ruiz had lied]."
    assert result(make_ledger(own, [RUIZ])).state == "not applicable"
