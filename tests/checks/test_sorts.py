"""What kind of text an article is, by its own marks, and what that changes in what is asked."""

from __future__ import annotations

import pytest
from auditor_checks.anonymity.check import Anonymity
from auditor_checks.directness.check import Directness
from auditor_checks.diversity.check import Diversity

from auditor import Check, Ledger
from auditor.contract.sorts import sort_of
from auditor.testing import make_ledger, source

INTERVIEW = (
    "Q: When did the mill close?\nA: In the spring.\nQ: Who told you?\nA: Nobody did. The gates were shut."
)
NAMES = (
    "Ann Lee: The mill is shut.\nTom Reed: Since when?\nAnn Lee: Since May.\nTom Reed: Who told you so, then?"
)
LIVE = "10:15 The gates are shut.\n10:40 A crowd has come.\n11:05 The owner is inside."
AFTERNOON = "Updated 3.15pm: The gates are shut.\n3.40pm A crowd has come.\n4.05pm The owner is inside."
COURT = (
    "The mill owner pleaded not guilty. A clerk told the court that the books were gone. The trial continues."
)
JURY = "Prosecutors said that he had lied. A jury heard that the books were gone."
MATCH = (
    "The visitors won 3-1. They led 2-0 at half-time after two goals by the striker. The coach was pleased."
)
RELEASE = "FOR IMMEDIATE RELEASE\nThe mill opens on Monday. It will employ forty people from the valley."
CONTACT = "The mill opens on Monday. It employs forty people.\nMedia contact: Ann Lee, 555 0100"
COLUMN = "Opinion\nThe mill should never have been shut. The owner knew it. The valley pays."
MINE = (
    "I was at the mill on Monday.\nMy father worked there.\nI never liked the owner.\nThe gates are shut now."
)
NEWS = "The mill is shut. Ann Lee, the mayor, said that nobody had been told. The gates were locked at noon."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (INTERVIEW, "interview"),
        (NAMES, "interview"),
        (LIVE, "live page"),
        (AFTERNOON, "live page"),
        (COURT, "court report"),
        (JURY, "court report"),
        (MATCH, "match report"),
        (RELEASE, "release"),
        (CONTACT, "release"),
        (COLUMN, "opinion"),
        (MINE, "opinion"),
    ],
)
def test_a_text_is_known_by_its_own_marks(text: str, kind: str) -> None:
    """Labels, times, court words, scores, whoever sent it, the writer's "I"; with the words that tell it."""
    found = sort_of(make_ledger(text))
    assert found is not None
    assert found.name == kind
    assert 0 < len(found.spans) <= 4


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "Ann Lee: nobody was told.\nThe mill is shut, she said.",
        "The meeting begins at 10:15 and ends at 11:05.\nIt is the first since 09:30 on Monday.",
        "The court is being painted. It opens in May.",
        "The vote was 3-1 on Monday and 2-0 on Friday.",
        "The opinion of the council was asked. It has none.",
        "“I was there. I saw it,” he said.\n“My father was there.\n“I never liked it,” he said.",
        "The mill is shut. The gates are locked.\nThe views expressed here are those of the authors.",
        "The mill in question: shut.\nThe owner in question: gone.",
        "A spokesman said that for more on the mill people should come on Monday.",
        "",
    ],
)
def test_news_has_no_kind(text: str) -> None:
    """One label, a time in a sentence, one court word, a vote, and an "I" in quotation marks tell nothing."""
    assert sort_of(make_ledger(text)) is None


def test_an_i_that_somebody_else_says_makes_no_opinion() -> None:
    """In direct speech without quotation marks too."""
    said = "[s{0} Ann Lee] [c{0} said]: [q{0} I was at the mill and my father was there]."
    direct = {n: {"form": "direct"} for n in (1, 2, 3)}
    text = "\n".join(said.format(n) for n in direct)
    assert sort_of(make_ledger(text, [source("Ann Lee", named=True)], details=direct)) is None


TELLS = (
    "Two men were killed at the mill on Friday. The gunman opened fire from the roof. "
    "He was reportedly paid by a rival of theirs."
)


def test_who_tells_it_is_not_asked_of_a_release_or_an_opinion() -> None:
    """What a release or a column tells is its sender's or its writer's."""
    rules = {"anonymity/claim-without-source", "anonymity/unsourced-passage"}
    assert rules <= raised(Anonymity, make_ledger(TELLS))
    for marks in ("FOR IMMEDIATE RELEASE\n{}", "Opinion\n{}"):
        assert not rules & raised(Anonymity, make_ledger(marks.format(TELLS)))


def test_nobody_has_to_speak_in_the_report_of_a_match() -> None:
    """What all could see needs no voice; a long text of another kind does."""
    assert "diversity/no-voice" in raised(Diversity, make_ledger("The gate is shut now. " * 9))
    match = MATCH + " The gate is shut now." * 9
    assert "diversity/no-voice" not in raised(Diversity, make_ledger(match))


def test_a_court_has_still_to_find_what_is_alleged() -> None:
    """ "Allegedly" is no hearsay in a court report; elsewhere somebody has to say so."""
    text = "{} The gates are shut. The yard is empty. [c1 Allegedly] [q1 the owner burned the books]."
    trial = text.format("The owner pleaded not guilty. The trial continues.")
    assert "directness/hearsay" in raised(Directness, make_ledger(text.format("The owner is ill.")))
    assert "directness/hearsay" not in raised(Directness, make_ledger(trial))


def raised(check: type[Check], ledger: Ledger) -> set[str]:
    """The rules that a check raises."""
    return {f.rule for r in check().article(ledger) for f in r.findings}
