"""The rules of directness, each in a file of its own, in the order in which they ask."""

from auditor.contract.rules import RuleFile
from auditor_checks.directness.rules import (
    closed_door_quote,
    hearsay,
    loaded_cue,
    mind_reading_cue,
    outlet_alone,
    quotes_run_together,
    relayed_whole,
    second_hand_quote,
    speaker_late,
    speaker_unclear,
    unnamed_outlet,
    unnamed_report,
    venue_untold,
)

RULES: tuple[RuleFile, ...] = (
    loaded_cue,
    mind_reading_cue,
    hearsay,
    second_hand_quote,
    quotes_run_together,
    speaker_late,
    speaker_unclear,
    closed_door_quote,
    unnamed_outlet,
    relayed_whole,
    outlet_alone,
    unnamed_report,
    venue_untold,
)
