"""What a check declares to be shown of it, and the rows it hands over: writers lay these out as they are."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from auditor.model.places import Number, Record, Spans


class Column(Record):
    """A column beside every source, attribution or claim, filled from the check's results on it."""

    on: Literal["source", "attribution", "claim"]
    """Beside what it stands."""
    title: str = Field(min_length=1)
    """Its heading, such that a reporter understands it unexplained: "How anonymous"."""
    show: Literal["label and score", "label", "score"] = "label and score"
    """What of a result it shows."""


class Panel(Record):
    """A table on the first screen of a run, filled with the rows that the check's results hand over for it.

    Panels stand by their order, lowest first; those of one title and the same columns become one. Without a
    row there is no panel, or, where ``empty`` says something, just that.
    """

    id: str = Field(min_length=1)
    """The name by which rows say where they belong."""
    title: str = Field(min_length=1)
    """Its heading."""
    columns: tuple[str, ...] = Field(min_length=1)
    """The headings of its columns."""
    order: int = 50
    """Where it stands among panels, lowest first."""
    most: int = Field(default=10, ge=1)
    """Number of rows that are shown; the rest is counted."""
    empty: str = ""
    """What it says without a row; empty: then there is no panel."""


class Row(Record):
    """A row of a panel, gravest first; its spans lead to the words."""

    panel: str
    """The id of the panel."""
    cells: tuple[str, ...]
    """The words of its cells, as many as the panel has columns."""
    spans: Spans = ()
    """The words that it leads to."""
    gravity: Number = 0.0
    """A number by which rows are sorted, greatest first; each panel has its own scale."""
