"""The rules of directness, each in a file of its own, in the order in which they ask."""

from auditor.contract.rules import RuleFile
from auditor_checks.directness.rules import (
    hearsay,
    loaded_cue,
    mind_reading_cue,
    quotes_run_together,
    second_hand_quote,
    speaker_late,
    speaker_unclear,
)

RULES: tuple[RuleFile, ...] = (
    loaded_cue,
    mind_reading_cue,
    hearsay,
    second_hand_quote,
    quotes_run_together,
    speaker_late,
    speaker_unclear,
)
