"""The rules of diversity, each in a file of its own, in the order in which they ask."""

from auditor.contract.rules import RuleFile
from auditor_checks.diversity.rules import no_voice, one_camp, one_voice

RULES: tuple[RuleFile, ...] = (no_voice, one_voice, one_camp)
