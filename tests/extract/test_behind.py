"""A quoted sentence behind what somebody said, and people who are "none other than" somebody."""

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
