"""Small texts with what single steps make of each, in tables under the behaviours that they show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from steps import ABOVE, TABLES, tell
from told import Case, cases

CASES = [
    pytest.param(path, case, id=f"{path.stem}: {case.behaviour} {case.text[:60]}")
    for path in TABLES
    for case in cases(path)
]


@pytest.mark.parametrize(("path", "case"), CASES)
def test_a_step_makes_of_a_text_what_its_table_says(language_model: Any, path: Path, case: Case) -> None:
    """Renewed by ``python tests/steps.py``, which one reads line by line. Who is in it is the same further
    down."""
    assert tuple(tell(language_model, path, case)) == case.told
    if path.stem.startswith("people"):
        assert tuple(tell(language_model, path, case, ABOVE)) == case.told
