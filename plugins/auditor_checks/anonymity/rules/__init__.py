"""The rules of anonymity, each in a file of its own, in the order in which they ask."""

from auditor.contract.rules import RuleFile
from auditor_checks.anonymity.rules import (
    accused_on_unnamed_word,
    agentless,
    anonymity_lost,
    bare_source,
    dangling_part,
    named_without_role,
    no_access,
    opaque_noun,
    plural_shrinks_to_one,
    poll_unidentified,
    reason_absent,
    reason_rote,
    single_unnamed_source,
    study_unidentified,
    unnamed_first_quote,
    unnamed_opinion,
    vague_group,
)

RULES: tuple[RuleFile, ...] = (
    accused_on_unnamed_word,
    bare_source,
    opaque_noun,
    vague_group,
    no_access,
    reason_absent,
    reason_rote,
    single_unnamed_source,
    plural_shrinks_to_one,
    dangling_part,
    named_without_role,
    unnamed_opinion,
    unnamed_first_quote,
    agentless,
    poll_unidentified,
    study_unidentified,
    anonymity_lost,
)
