"""The rules of response, each in a file of its own, in the order in which they ask."""

from auditor.contract.rules import RuleFile
from auditor_checks.response.rules import accused_not_asked

RULES: tuple[RuleFile, ...] = (accused_not_asked,)
