"""What stands at a place of a text, and nothing outside of it."""

from __future__ import annotations

from typing import Any

from auditor.extract.text import beside


def test_outside_of_a_text_stands_nothing(language_model: Any) -> None:
    doc = language_model("Blom's dog")
    assert [beside.text(doc, i) for i in range(-2, 5)] == ["", "", "Blom", "'s", "dog", "", ""]
    assert [beside.low(doc, i) for i in range(-1, 3)] == ["", "blom", "'s", "dog"]
    assert [t.i if (t := beside.token(doc, i)) else None for i in range(-2, 5)] == [
        None, None, 0, 1, 2, None, None,
    ]  # fmt: skip
    assert [beside.owns(doc, i) for i in range(-1, 4)] == [False, True, False, False, False]
