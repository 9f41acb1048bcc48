"""The shell completes commands, checks and rules, formats and severities."""

import os
from pathlib import Path

import pytest
import warm

WORDS = [
    ("auditor plu", "plugins"),
    ("auditor plugins n", "new"),
    ("auditor explain anonymity/bare", "anonymity/bare-source"),
    ("auditor audit --format sar", "sarif"),
    ("auditor diff --fail-on war", "warning"),
    ("auditor audit --stories fo", "folder"),
]


@pytest.mark.parametrize(("typed", "completed"), WORDS)
def test_a_word_that_was_begun_is_completed(typed: str, completed: str, tmp_path: Path) -> None:
    more = {
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
        "_AUDITOR_COMPLETE": "complete_bash",
    }
    done = warm.run([], tmp_path, environment={**os.environ, **more})
    assert done.stdout.split() == [completed]
