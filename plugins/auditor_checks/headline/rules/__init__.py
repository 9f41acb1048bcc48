"""The rules of the headline, each in a file of its own, in the order in which they ask."""

from auditor.contract.rules import RuleFile
from auditor_checks.headline.rules import (
    body_hardens,
    drops_attribution,
    hardens_hedge,
    quote_not_in_body,
    rests_on_unnamed,
)

RULES: tuple[RuleFile, ...] = (
    rests_on_unnamed,
    hardens_hedge,
    drops_attribution,
    quote_not_in_body,
    body_hardens,
)
