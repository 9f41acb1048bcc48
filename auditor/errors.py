"""Every failure a user can meet says what went wrong, where, and what to do next."""

from __future__ import annotations

import difflib
from collections.abc import Sequence


class AuditorError(Exception):
    """A failure with an address and a way out; the command line prints all three and never a traceback."""

    def __init__(self, what: str, where: str = "", fix: str = "") -> None:
        super().__init__(what, where, fix)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f" ({self.fix})" if self.fix else "")


class ConfigError(AuditorError):
    """The command line or the configuration asks for something that cannot be: exit code 2."""


class ReadError(AuditorError):
    """A file or a line that cannot be turned into an article: exit code 3, the others go on."""


class ExtractorError(AuditorError):
    """An extractor, its weights or its language model cannot be used."""


class PluginError(AuditorError):
    """A plugin that cannot be loaded, or breaks the check contract."""


class SchemaError(AuditorError):
    """A document that does not follow the published schema."""


def nearest(name: str, there: Sequence[str]) -> str:
    """The way out for a misspelt name: the nearest known one, or all of them."""
    close = difflib.get_close_matches(name, there, n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}?" if close else f"known: {', '.join(there) or 'none'}"
