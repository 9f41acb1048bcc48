"""The contract of a finder, the seam between finding attributions and understanding them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import pluggy

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as a finder sees it: code-point offsets into the text, nothing resolved yet.

    A role is a tuple of [start, end) pieces in text order; an empty one is absent. ``confidence`` and
    ``roles`` are calibrated probabilities, or absent where a finder has none.
    """

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    confidence: float | None = None
    roles: tuple[tuple[str, float], ...] = ()
    within: int | None = None  # index, in the finder's list, of the one whose content holds this one


class Finder(Protocol):
    """Finds attributions in an ``extract.Document``; all offsets are of its working text."""

    name: str
    version: str
    sha256: str | None  # of the weights, where there are any

    def find(self, document: Any) -> list[Found]: ...


hookspec = pluggy.HookspecMarker("auditor")


@hookspec
def auditor_extractors() -> Mapping[str, Callable[[], Finder]]:
    """Hand over finders by the name that ``--extractor`` takes; each is made when it is first needed."""
    return {}
