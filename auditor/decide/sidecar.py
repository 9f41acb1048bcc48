"""What people decide and want replayed on every run: corrections of ledgers, findings set aside.

One TOML file holds both, in the words of the articles, because ids and offsets change when texts do::

    [[suppress]]
    fingerprint = "0123abcd"
    reason = "the source is protected, the desk knows them"
    expires = 2026-12-31

    [[merge]]
    article = "seeds/a.txt"                # its id or its path
    sources = ["Putin", "Russian strongman Vladimir Putin"]

    [[reject]]
    article = "seeds/a.txt"
    cue = "hopes"
    content = "Russia's allies will also attend"

    [[add]]
    article = "seeds/a.txt"
    source = "Putin"                       # words of the text; left out where nobody is named
    cue = "wants"
    content = "a ceasefire"

    [[relay]]
    article = "seeds/a.txt"
    cue = "said"
    content = "his popularity dipped"
    relay = "Reuters"
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from auditor.errors import ConfigError
from auditor.model import Form, Kind


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    reason: str | None = None


class Suppress(_Entry):
    """A finding to set aside until the end of the day ``expires``."""

    fingerprint: str
    reason: str
    expires: date | None = None


class Merge(_Entry):
    """Sources of one article that are one; the first named stays."""

    kind: Literal["merge"] = "merge"
    article: str
    sources: tuple[str, ...] = Field(min_length=2)


class Reject(_Entry):
    """An attribution that is none. ``content`` may be its beginning."""

    kind: Literal["reject"] = "reject"
    article: str
    cue: str = ""
    content: str = ""


class Add(_Entry):
    """An attribution that was missed. Where the content stands several times, ``nth`` says which, from 1."""

    kind: Literal["add"] = "add"
    article: str
    source: str | None = None
    cue: str
    content: str
    nth: int = Field(default=1, ge=1)
    form: Form = "indirect"
    statement: Kind = "statement"


class RelayOf(_Entry):
    """A hand that an attribution came through."""

    kind: Literal["relay"] = "relay"
    article: str
    cue: str = ""
    content: str = ""
    relay: str


Change = Merge | Reject | Add | RelayOf


class Sidecar(BaseModel):
    """The whole file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    suppress: tuple[Suppress, ...] = ()
    merge: tuple[Merge, ...] = ()
    reject: tuple[Reject, ...] = ()
    add: tuple[Add, ...] = ()
    relay: tuple[RelayOf, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The corrections in the order they are replayed: what is wrong goes first, merging comes last."""
        return (*self.reject, *self.add, *self.relay, *self.merge)


def load(path: Path) -> Sidecar:
    """Read a sidecar file; ConfigError says what is wrong and where."""
    try:
        return Sidecar.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", str(path)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"is not TOML: {error}", str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{place}: {first['msg']}", str(path), "see docs/living-with-it.md") from error
