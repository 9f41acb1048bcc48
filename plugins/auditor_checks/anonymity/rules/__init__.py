"""The rules of anonymity, each in a file of its own, in the order in which they ask."""

from auditor.contract.rules import RuleFile
from auditor_checks.anonymity.rules import (
    agentless,
    anonymity_lost,
    bare_source,
    named_without_role,
    no_access,
    opaque_noun,
    plural_shrinks_to_one,
    reason_absent,
    reason_rote,
    single_unnamed_source,
    unnamed_first_quote,
    unnamed_opinion,
)

RULES: tuple[RuleFile, ...] = (
    bare_source,
    opaque_noun,
    no_access,
    reason_absent,
    reason_rote,
    single_unnamed_source,
    plural_shrinks_to_one,
    named_without_role,
    unnamed_opinion,
    unnamed_first_quote,
    agentless,
    anonymity_lost,
)
