"""Sides of labelled pairs: an attribution that is given stands where a finder's would."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (
    "Anna Bell runs the harbour. She said the ports would be sold. Tom Hale did not say that they would be.\n"
)


def line(*given: tuple[str, str, str]) -> dict[str, Any]:
    def piece(words: str) -> list[list[int]]:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else []

    roles = ("source", "cue", "content")
    return {
        "id": "a",
        "text": TEXT,
        "attributions": [dict(zip(roles, map(piece, words), strict=True)) for words in given],
    }


@pytest.fixture(scope="module")
def sides() -> Any:
    """An article with two attributions, as the benchmark reads it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [*sys.path, str(ROOT)])  # where only the package is installed
        pairs = importlib.import_module("benchmarks.pairs")
    return pairs.Sides(
        {
            "a": line(
                ("She", "said", "the ports would be sold"),
                ("Tom Hale", "did not say", "that they would be"),
            )
        },
        "rules",
    )


def test_a_given_pronoun_is_resolved_like_a_found_one(sides: Any) -> None:
    """She is Anna Bell; the content stays as it was given."""
    (statement,) = sides.statements({"article": "a", "i": 0})
    assert statement.speaker is not None
    assert statement.speaker.name == "Anna Bell"
    assert " ".join(w.norm for w in statement.words) == "the ports would be sold"


def test_a_given_attribution_is_described_by_its_cue(sides: Any) -> None:
    """What was not said is marked, as in an audit."""
    (statement,) = sides.statements({"article": "a", "i": 1})
    assert statement.speaker is not None
    assert statement.speaker.name == "Tom Hale"
    assert statement.negated


def test_a_stretch_without_a_statement_is_compared_or_told_apart(sides: Any) -> None:
    """A sentence in which nobody says anything stands for itself; where there is no word there is no pair."""
    told = {"article": "a", "start": 0, "end": TEXT.index("She")}
    hole = {"article": "a", "start": TEXT.index("."), "end": TEXT.index(".") + 1}
    assert sides.pair({"a": told, "b": told}).whole.same == 5
    assert sides.pair({"a": told, "b": hole}) is None
