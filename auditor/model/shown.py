"""What a check declares to be shown of it, and the rows it hands over: writers lay these out as they are."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from auditor.model.places import Number, Record, Spans


class Column(Record):
    """A column beside every source, attribution or claim, filled from the check's results on it."""

    on: Literal["source", "attribution", "claim"]
    title: str = Field(min_length=1)  # a reporter understands it unexplained: "How anonymous"
    show: Literal["label and score", "label", "score"] = "label and score"


class Panel(Record):
    """A table on the first screen of a run, filled with the rows that the check's results hand over for it.

    Panels stand by their order, lowest first; those of one title and the same columns become one. Without a
    row there is no panel, or, where ``empty`` says something, just that.
    """

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    columns: tuple[str, ...] = Field(min_length=1)
    order: int = 50
    most: int = Field(default=10, ge=1)  # rows that are shown; the rest is counted
    empty: str = ""


class Row(Record):
    """A row of a panel, gravest first; its spans lead to the words."""

    panel: str
    cells: tuple[str, ...]
    spans: Spans = ()
    gravity: Number = 0.0
