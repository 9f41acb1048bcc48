"""Whose a poll, a study, a report or an interview is: what names it, and what leaves it open."""

from __future__ import annotations

from typing import Any

import pytest
from auditor_checks.anonymity.check import Anonymity
from auditor_checks.directness.check import Directness

from auditor.testing import make_ledger, source

LEE = source("Ann Lee", named=True, post="mayor")
BANK = source("The bank", "organisation", named=True)


def asks(rule: str, text: str, check: Any = Anonymity) -> int:
    """How often a rule asks."""
    people = [p for p in (LEE, BANK) if f"{p.name}]" in text]
    found = [f for r in check().article(make_ledger(text, people)) for f in r.findings]
    return sum(f.rule.endswith(f"/{rule}") for f in found)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A new study found that tea helps.", 1),
        ("The study found that tea helps.", 0),
        ("Yet a study published this month found that tea helps.", 1),
        ("Still, a study released last week found that tea helps.", 1),
        ("Yet a report published this month by the players' union found that tea helps.", 0),
        ("Holm, a study found, drinks tea.", 0),
        ("A new study by Holst University found that tea helps.", 0),
        ("A new study by the health ministry found that tea helps.", 0),
        ("A Holst University study found that tea helps.", 0),
        ("Its own study found that tea helps.", 0),
        ("A new study found that tea helps. Professor Lund led the team.", 0),
        ("A new study found that tea helps. It was rainy. Professor Lund led the team.", 0),
        ("A new study found that tea helps. It was rainy. It froze. Professor Lund led the team.", 1),
        ("A new study found that tea helps. Lund slept.", 1),
        ("A new study found that tea helps. It rained. It froze. It was a study by Holst.", 0),
        ("A new study found that tea helps. [s1 The bank] [c1 said] [q1 so].", 0),
        ("A new study found that tea helps. It rained. [s1 The bank] [c1 said] [q1 so].", 1),
        ("Some experts say that tea helps. [s1 Ann Lee] [c1 said] [q1 so].", 0),
        ("Some experts say that tea helps. It rained. [s1 Ann Lee] [c1 said] [q1 so].", 0),
        ("Some experts say that tea helps. It rained. It froze. [s1 Ann Lee] [c1 said] [q1 so].", 1),
        ("A new study found that tea helps. [s1 Ann Lee] [c1 said] [q1 so].", 1),
        ("“A new study found that tea helps.”", 1),
        ("[s1 Ann Lee] [c1 said] [q1 “a new study found that tea helps”].", 0),
        ("A new study found that tea helps. A new report shows that it rains.", 1),
    ],
)
def test_a_study_is_asked_about_where_nobody_is_told_who_made_it(text: str, number: int) -> None:
    """Beside it, or in a sentence about it of the two behind; of experts, one who speaks there. Once."""
    assert asks("study-unidentified", text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A new poll shows that tea leads.", 1),
        ("A Gallup poll shows that tea leads.", 0),
        ("A new poll by Gallup shows that tea leads.", 0),
        ("The poll shows that tea leads.", 0),
        ("A new poll shows that tea leads. Gallup asked a thousand people for the survey.", 0),
    ],
)
def test_a_poll_is_asked_about_where_nobody_is_told_who_asked(text: str, number: int) -> None:
    assert asks("poll-unidentified", text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Local reports say that it closed.", 1),
        ("The local reports say that it closed.", 0),
        ("Local reports say that it closed, the Holst Herald has it.", 0),
        ("Reports say that it closed.", 1),
        ("There are unconfirmed reports of a fire.", 1),
        ("There are unconfirmed reports by Lund of a fire.", 0),
        ("Rumours spread that it closed.", 1),
        ("Rumours spread that it closed. Rumours spread that it burnt.", 2),
        ("Rumours spread, and rumours spread that it closed.", 1),
        ("[s1 Ann Lee] [c1 said] [q1 “rumours spread that it closed”].", 0),
    ],
)
def test_a_report_is_asked_for_once_a_sentence_where_it_has_no_owner(text: str, number: int) -> None:
    """Neither beside it nor in its sentence, and no quoted words."""
    assert asks("unnamed-report", text, Directness) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("He told a newspaper that it closed.", 1),
        ("He told a Danish newspaper that it closed.", 1),
        ("He told a Holst newspaper that it closed.", 0),
        ("He told a newspaper, Film Weekly, that it closed.", 0),
        ("He told a newspaper in Holst that it closed.", 0),
        ("He told a newspaper on Monday that it closed.", 1),
        ("He told a newspaper that it closed. Film Weekly published it.", 0),
        ("He told a newspaper that it closed. Film Weekly slept.", 1),
        ("He told a newspaper that it closed. It rained. Film Weekly published it.", 1),
        ("He told a newspaper " + "that it closed for good and all of us " * 2 + "Holst saw it.", 1),
        ("In an interview with a magazine he wept. In a radio interview he wept.", 2),
        ("[s1 Ann Lee] [c1 said] [q1 “he told a newspaper that it closed”].", 0),
    ],
)
def test_an_outlet_that_was_told_is_asked_for_by_name(text: str, number: int) -> None:
    """Unless it stands beside its noun, or in a next sentence about it; a day or a country is none."""
    assert asks("unnamed-outlet", text, Directness) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It is widely believed that it will close.", 1),
        ("It is widely believed by bakers that it will close.", 1),
        ("It is widely believed by many that it will close.", 0),
        ("It is widely believed by May that it will close.", 1),
        ("He is seen as weak. She is seen as strong.", 2),
        ("He is seen as weak, Lee said.", 0),
        ("[s1 Ann Lee] [c1 said] [q1 he is seen as weak].", 0),
        ("The move is expected to help trade. The vote is expected to help trade.", 1),
        ("The vote is expected to begin on Monday.", 0),
        ("The vote is expected to begin.", 1),
        ("Guests are expected to wear hats.", 0),
        ("Guests are expected to bring more trade.", 1),
    ],
)
def test_what_somebody_holds_is_asked_about_where_nobody_is_said_to_hold_it(text: str, number: int) -> None:
    """Each time, but expectations once; what is planned for a time, or a duty, nobody has to hold."""
    assert asks("agentless", text) == number
