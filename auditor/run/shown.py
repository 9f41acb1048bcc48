"""How a setting is shown: as an option, as a key of a file, and by which commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Words = Literal["check", "gate", "extractor"]  # what a value names, for the completion of a shell
AUDIT, EXTRACT, CHECK, BASELINE = "audit", "extract", "check", "baseline"
DIFF, LOOK, CACHE = "diff", "look", "cache"


@dataclass(frozen=True, slots=True)
class Told:
    """How a setting is shown: its help as an option, and ``comment``, which says it in a file.

    ``flag`` and ``short`` are written with their hyphens; a flag that begins with ``--no-`` turns the setting
    off. ``commands`` are those that take it as an option; ``example`` is its line in a new file. A ``path``
    in a file is relative to that file. A setting that has no ``weight`` leaves every result as it is.
    """

    help: str = ""
    comment: str = ""
    commands: tuple[str, ...] = ()
    flag: str = ""
    short: str = ""
    metavar: str = ""
    names: Words | None = None
    example: Any = None
    path: bool = False
    weight: bool = True
    in_files: bool = True

    @property
    def said(self) -> str:
        """How a file says it: its own words, or those of the option."""
        return self.comment or self.help[:1].lower() + self.help[1:].rstrip(".")
