"""Kinds of texts on which a rule asks or keeps still, in whatever words: each as an audit would take it."""

from __future__ import annotations

from functools import cache

import pytest

from auditor.contract import plugins


@cache
def raised(text: str) -> frozenset[str]:
    """The rules that ask anything of a text, read by rules."""
    from auditor.extract import Extraction
    from auditor.read import read_text

    ledger = Extraction.make("rules").ledger(read_text(text))
    checks = [loaded.check for loaded in plugins.load().checks]
    return frozenset(f.rule for check in checks for r in check().article(ledger) for f in r.findings)


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        (True, "Detectives hunting for whoever burned down the barn have a suspect. Two officials identified "
               "him as Martin Tolley, 27, a farm hand."),
        (True, "The gunman fled on foot. Officials who asked not to be named identified him as Derek Foley."),
        (True, "The bank has found the clerk who sold its data. Sources named her as Joan Petrie."),
        (False, "A walker found the wallet on a bench. Two park officials identified him as George Lamb."),
        (False, "A man was shot by a gunman in Leeds. Two officials identified him as Paul Wright, 34."),
        (False, "A body was found at sea, and a suspect is held. Sources named her as Laura Finch, 29."),
        (False, "The hijacker is in jail. Sources named him as Sami Aziz, 30. He was charged on Monday."),
        (False, "The suspect was charged with arson. Two officials identified him as Neil Carver, 40."),
    ],
)  # fmt: skip
def test_a_culprit_who_was_told_of_before_is_meant_by_him_or_her(asks: bool, text: str) -> None:
    """Where the last of whom the text tells suffered or did no wrong, nobody is accused."""
    assert ("anonymity/accused-on-unnamed-word" in raised(text)) is asks


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        (True, "An opinion poll at the weekend put his party on 19 per cent."),
        (True, "A survey a fortnight ago found that only a third of residents wanted it."),
        (True, "One poll ahead of the convention had the senator four points up."),
        (True, "Support stands at 46 per cent, according to a weekend poll."),
        (True, "A poll at the start of the campaign put the Greens on 12 per cent."),
        (False, "An opinion poll at the weekend by Red C put his party on 19 per cent."),
        (False, "A poll at the weekend put it on 19 per cent. The poll, by Ipsos, was of 1,000 adults."),
        (False, "A survey of the hull in the spring found two cracks."),
    ],
)
def test_when_a_poll_was_taken_does_not_say_whose_it_is(asks: bool, text: str) -> None:
    """Nor does a name that stands in what it found."""
    assert ("anonymity/poll-unidentified" in raised(text)) is asks


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        (False, "Dr Amina Yusuf and Dr Peter Kamau treated him. One of the doctors said that he slept."),
        (False, "Sergeant Ali Hassan and Constable Tom Price came. One of the officers said that he slept."),
        (False, "The lawyer Eva Lund and the lawyer Nils Berg left. One of the lawyers said that he slept."),
        (False, "Drs Yusuf and Kamau treated him. One of the doctors said that he slept."),
        (False, "Amina Yusuf, a doctor at the clinic, and Peter Kamau, an army doctor, treated him. One of "
                "the doctors said that he slept."),
        (True, "Dr Amina Yusuf wrote the report. One of the doctors said that he slept."),
        (True, "Dr Amina Yusuf wrote it, and Dr Yusuf signed it. One of the doctors said that he slept."),
        (True, "Maria Costa and Joan Reyes own a cafe. One of the inspectors said that it was filthy."),
    ],
)  # fmt: skip
def test_two_who_are_named_with_their_title_are_the_group_of_a_part(asks: bool, text: str) -> None:
    """ "One of the doctors", where two doctors were named."""
    assert ("anonymity/dangling-part" in raised(text)) is asks


STAFF = (
    "Nurses at a home have accused its owners of cutting staff.\n\n“There are two of us for 60 beds,” said "
    "Ann Twomey, a nurse there. She said that bells went unanswered. Her colleague Joan Daly, a nurse too, "
    "said that the nurses had complained. Their union representative, Paul Crowley, said that the home was "
    "unsafe."
)


@pytest.mark.parametrize(
    ("asks", "answer"),
    [
        (True, ""),
        (False, " The home's director, Vincent Lacey, said that the figures were wrong."),
        (False, " The manager, Vincent Lacey, said that there had been staff at all hours."),
        (False, " The home said in a statement that there had been staff at all hours."),
        (True, " The former manager, Vincent Lacey, said that the owners had lied to the nurses."),
    ],
)
def test_who_heads_a_side_answers_for_it_whatever_it_was_called(asks: bool, answer: str) -> None:
    """ "Its owners" are heard in the director, and not in one who left."""
    assert ("diversity/one-camp" in raised(STAFF + answer)) is asks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The winger is said to be unhappy on the bench.", "is said to be"),
        ("The bank is reported to have cut 200 posts.", "is reported to have"),
    ],
)
def test_hearsay_is_asked_about_with_the_verb_that_it_leads_to(text: str, words: str) -> None:
    """So that a reader finds the place."""
    from auditor_checks.directness.check import Directness

    from auditor.extract import Extraction
    from auditor.read import read_text

    ledger = Extraction.make("rules").ledger(read_text(text))
    messages = [f.message for r in Directness().article(ledger) for f in r.findings]
    assert any(words in message for message in messages), messages
