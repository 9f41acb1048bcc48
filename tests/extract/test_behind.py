"""A quoted sentence behind what somebody said, people who are "none other than" somebody, and subjects behind
the end of another phrase."""

from __future__ import annotations

import pytest

from auditor.extract import Extraction
from tests.extract.test_repaired import repaired

SAID = ("Ann Bell", "said", "the engine had failed")
FAILED = "Ann Bell [said] the engine had failed"


@pytest.mark.parametrize(
    ("behind", "own"),
    [
        ("“We drifted for nine hours.”", True),
        ("“Where was the tug all night?”", True),
        ("The tug was late. “We drifted for nine hours.”", True),
        ("“We drifted for hours.”", False),  # under five words
        ("“we drifted for nine hours.”", False),
        ("“The Long Night of the Tug”", False),
        ("“We drifted for nine hours.” It was dark.", False),
        ("The boat is called “We drift for nine hours.”", False),
    ],
)
def test_a_quoted_sentence_that_ends_a_paragraph_in_which_somebody_spoke_is_one_of_its_own(
    rules: Extraction, behind: str, own: bool
) -> None:
    quoted = behind[behind.index("“") : behind.index("”") + 1]
    found = repaired(rules, f"Ann Bell said the engine had failed. {behind}\n\nThe boat is in dock.", [SAID])
    assert found == ([FAILED, f"[] {quoted}"] if own else [FAILED])


def test_nobody_has_spoken_where_the_paragraph_before_alone_has_a_speaker(rules: Extraction) -> None:
    text = "Ann Bell said the engine had failed.\n\nThe tug was late. “We drifted for nine hours.”"
    assert repaired(rules, text, [SAID]) == [FAILED]


@pytest.mark.parametrize("lead", ["None other than", "No one other than", "nobody other than"])
def test_none_other_than_somebody_is_that_one(rules: Extraction, lead: str) -> None:
    text = f"{lead} Ann Bell said the engine had failed."
    assert repaired(rules, text, [(f"{lead} Ann Bell", *SAID[1:])]) == [FAILED]
    alone = "None other than Ann Bell left. No other pilot said the engine had failed."
    assert repaired(rules, alone, [("No other pilot", *SAID[1:])]) == [
        "No other pilot [said] the engine had failed"
    ]


@pytest.mark.parametrize(
    ("text", "given", "who"),
    [
        ("In days of evidence no witness told the court it rained.", "evidence no witness", "no witness"),
        ("After weeks of talks two ministers said it rained.", "talks two ministers", "two ministers"),
        ("On the eve of the vote some deputies said it rained.", "the vote some deputies", "some deputies"),
        ("During the hearing a court clerk said it rained.", "the hearing a court clerk", "a court clerk"),
        ("In a week of storms the head pilot said it rained.", "storms the head pilot", "the head pilot"),
        ("Harbour master Ann Bell said it rained.", "Harbour master Ann Bell", "Harbour master Ann Bell"),
        ("A clerk at the court said it rained.", "A clerk at the court", "A clerk at the court"),
        ("Officials from the port and the town said it rained.", "Officials from the port and the town",
         "Officials from the port and the town"),
        ("People familiar with the talks said it rained.", "People familiar with the talks",
         "People familiar with the talks"),
        ("It rained on those of us who said it rained.", "those of us who", "those of us who"),
        ("One of the ministers said it rained.", "One of the ministers", "One of the ministers"),
    ],
)  # fmt: skip
def test_who_speaks_begins_where_the_subject_does(rules: Extraction, text: str, given: str, who: str) -> None:
    """Not in the phrase before it; a title and what hangs on the subject stay."""
    cue = "told" if "told" in text else "said"
    assert repaired(rules, text, [(given, cue, "it rained")]) == [f"{who} [{cue}] it rained"]
