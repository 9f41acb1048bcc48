"""What the author of a check needs in tests: ledgers by hand, the contract, and texts taken down the line."""

from auditor.testing.contract import assert_check_contract
from auditor.testing.examples import assert_rule_examples
from auditor.testing.ledgers import make_ledger, source
from auditor.testing.texts import Audit

__all__ = ["Audit", "assert_check_contract", "assert_rule_examples", "make_ledger", "source"]
