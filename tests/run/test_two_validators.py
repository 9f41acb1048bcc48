"""The quick validator passes a document only where the one that explains passes it too."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import auditor
from auditor import schemas
from auditor.testing import make_ledger, source

LEDGER = make_ledger(
    "[s1 Ann Lee] [c1 said] [q1 “the mill will close”]. [s2 Sources] [c2 said] [q2 it would not].",
    [source("Ann Lee", id="s1", named=True, post="clerk"), source("Sources", id="s2", plural=True)],
)
REPORT = json.dumps(auditor.check_ledgers(LEDGER).model_dump(mode="json", exclude_none=True))
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from([10**30, 1.0, 0.5, -0.0, 1e300, float("inf"), float("nan")]),
    st.sampled_from(["", "scored", "x", "\ud800", "é", "2026-01-01"]),
    st.sampled_from([[], {}, [1], {"a": 1}]),
)


def places(document: Any) -> list[tuple[Any, Any]]:
    """Every place in a document that can be given another value: its container, and the key there."""
    if isinstance(document, dict | list):
        keys = list(document) if isinstance(document, dict) else list(range(len(document)))
        return [p for k in keys for p in [(document, k), *places(document[k])]]
    return []


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["put", "remove", "add"]), ODD)
def test_both_give_one_verdict_whatever_stands_wherever(where: int, how: str, value: Any) -> None:
    """A report with one place changed, taken out or added to."""
    document = json.loads(REPORT)
    there = places(document)
    holder, key = there[where % len(there)]
    if how == "remove":
        del holder[key]
    elif how == "add" and isinstance(holder, dict):
        holder["surplus"] = value
    else:
        holder[key] = value
    explained = schemas.validate(document, "report")
    assert schemas.refused(document, "report") == explained
    try:
        quick = schemas._quick("report").is_valid(document)
    except (ValueError, TypeError, OverflowError):
        return  # it cannot read it, and the other judges
    assert not (quick and explained)


@pytest.mark.parametrize("name", schemas.NAMES)
def test_the_quick_one_reads_every_schema_that_is_published(name: str) -> None:
    """Or it would pass nothing, and cost what it should save."""
    assert not schemas._quick(name).is_valid([])


def test_what_a_run_makes_is_passed_by_the_quick_one() -> None:
    """So that the other is not asked."""
    assert schemas._quick("report").is_valid(json.loads(REPORT))
