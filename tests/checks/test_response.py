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


def test_the_accused_who_speaks_is_heard() -> None:
    """A statement of the accused, whatever it says, is a voice."""
    found = result(make_ledger(ACCUSES + " [s2 Victor Lang] [c2 said] [q2 it rained].", [RUIZ, LANG]))
    assert found.score == 1.0


def test_a_denied_accusation_in_the_content_of_a_statement() -> None:
    """Wrongdoing told of a named person is an accusation, in whatever verb it is told."""
    text = "[s1 Ana Ruiz] [c1 said] [q1 that Harold Quint had lied to the council]. It rained."
    assert result(make_ledger(text, [RUIZ])).data["accused"] == ("Harold Quint",)


def test_nobody_accused_is_not_applicable() -> None:
    """There is nothing to score, and nobody accuses themselves."""
    assert result(make_ledger("[s1 Ana Ruiz] [c1 said] [q1 it rained].", [RUIZ])).state == "not applicable"
    own = "[s1 Ana Ruiz] [c1 said] [q1 Ana Ruiz had lied]."
    assert result(make_ledger(own, [RUIZ])).state == "not applicable"
