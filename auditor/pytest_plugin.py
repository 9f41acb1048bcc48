"""The fixture ``audit`` for the tests of checks; pytest finds it where the auditor is installed."""

from __future__ import annotations

import pytest

from auditor.testing.texts import Audit


@pytest.fixture(scope="session")
def audit() -> Audit:
    """``audit(text)`` reads, extracts and checks a text and returns the report: `auditor.testing.Audit`."""
    return Audit()
