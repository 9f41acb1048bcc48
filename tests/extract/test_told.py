"""Small texts with all that is read from each, in tables under the behaviours that they show."""

from __future__ import annotations

import pytest
from told import TABLES, Case, cases, tell

from auditor.extract import Extraction

CASES = [
    pytest.param(case, id=f"{path.stem}: {case.behaviour} {case.title} {case.text[:60]}")
    for path in TABLES
    for case in cases(path)
]


@pytest.mark.parametrize("case", CASES)
def test_a_text_is_read_as_its_table_says(rules: Extraction, case: Case) -> None:
    """Renewed by ``python tests/told.py``, which one reads line by line."""
    assert tuple(tell(rules.ledger(case.article()))) == case.told
