"""What some tests need of the machine: skipped where it is missing, a failure where it is demanded."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str, demanded_by: str) -> NoReturn:
    """Skip where something is missing, visibly; fail where it is demanded."""
    if os.environ.get(demanded_by) == "1":
        pytest.fail(f"{what} is missing and {demanded_by}=1 demands it")
    pytest.skip(f"{what} is not on this machine")
