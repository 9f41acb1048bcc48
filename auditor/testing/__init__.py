"""What tests of checks need: ledgers and stories by hand, the contract, texts taken down the line."""

from auditor.testing.contract import assert_check_contract
from auditor.testing.examples import assert_rule_examples
from auditor.testing.ledgers import make_ledger, source
from auditor.testing.stories import claim, make_story, relation
from auditor.testing.texts import Audit

__all__ = [
    "Audit",
    "assert_check_contract",
    "assert_rule_examples",
    "claim",
    "make_ledger",
    "make_story",
    "relation",
    "source",
]
