"""The two seed articles, in full: what is extracted of them is what their golden report holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from told import tell

from auditor.extract import Extraction
from auditor.model import Ledger
from auditor.write.json import load

GOLDEN = Path(__file__).parents[1] / "golden" / "seeds.json"


@pytest.fixture(scope="module")
def golden() -> list[Ledger]:
    return [record.ledger for record in load(GOLDEN.read_text(encoding="utf-8")).articles]


@pytest.mark.parametrize("number", [0, 1])
def test_a_seed_is_read_as_in_the_golden_report(golden: list[Ledger], number: int) -> None:
    """Told in lines first, where a difference can be read; renewed with the report."""
    was = golden[number]
    now = Extraction.make("model").ledger(was.article)
    assert tell(now) == tell(was)
    assert (now.sources, now.attributions, now.arithmetic) == (was.sources, was.attributions, was.arithmetic)
