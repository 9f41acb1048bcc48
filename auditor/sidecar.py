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
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from auditor.errors import ConfigError
from auditor.model import (
    Arithmetic,
    ArticleRecord,
    Attribution,
    CheckRun,
    Finding,
    Form,
    Kind,
    Ledger,
    Result,
    Source,
    StoryRecord,
    Suppression,
)

Checked = TypeVar("Checked", ArticleRecord, StoryRecord)
Recount = Callable[[tuple[Source, ...], tuple[Attribution, ...]], Arithmetic]


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


def correct(ledger: Ledger, sidecar: Sidecar, recount: Recount | None = None) -> Ledger:
    """A ledger with the corrections of its article replayed and marked; ``recount`` does its arithmetic anew.

    A correction whose words no longer stand in the article changes nothing and says so.
    """
    from auditor.corrections import replay

    own = [c for c in sidecar.changes if c.article in (ledger.article.id, ledger.article.path)]
    if not own:
        return ledger
    for change in own:
        ledger = replay(ledger, change)
    if recount:
        ledger = ledger.model_copy(update={"arithmetic": recount(ledger.sources, ledger.attributions)})
    return ledger


def unmatched(sidecar: Sidecar, ledgers: Iterable[Ledger]) -> list[str]:
    """Articles that corrections speak of and that are not in the run."""
    known = {name for ledger in ledgers for name in (ledger.article.id, ledger.article.path)}
    return list(dict.fromkeys(c.article for c in sidecar.changes if c.article not in known))


class SetAside:
    """Takes findings that people set aside out of records, one record after another, and keeps the list."""

    def __init__(self, entries: Sequence[Suppress], today: date) -> None:
        self.entries = entries
        self.active = {e.fingerprint: e for e in entries if e.expires is None or e.expires >= today}
        self.taken: list[Suppression] = []

    def clear(self, record: Checked) -> Checked:
        """The record without the findings that are set aside."""
        if isinstance(record, ArticleRecord):
            mark = {"article": record.ledger.article.id}
        else:
            mark = {"story": record.facts.id}
        return with_findings(record, lambda found: self._kept(found, mark))

    def listed(self) -> tuple[Suppression, ...]:
        """The findings taken out so far, then the entries that fitted none, or that have expired."""
        used = {s.fingerprint for s in self.taken}
        rest = (e for e in self.entries if e.fingerprint not in used)
        idle = (_listed(e, "unused" if e.fingerprint in self.active else "expired") for e in rest)
        return (*self.taken, *idle)

    def _kept(self, found: tuple[Finding, ...], home: Mapping[str, str]) -> tuple[Finding, ...]:
        kept = tuple(f for f in found if f.fingerprint not in self.active)
        for finding in found:
            if finding.fingerprint in self.active:
                entry = self.active[finding.fingerprint]
                self.taken.append(_listed(entry, "used").model_copy(update={**home, "finding": finding}))
        return found if len(kept) == len(found) else kept


def with_findings(record: Checked, change: Callable[[tuple[Finding, ...]], tuple[Finding, ...]]) -> Checked:
    """The record with each result's findings as ``change`` leaves them; itself where nothing changes."""

    def changed(result: Result) -> Result:
        kept = change(result.findings) if result.findings else result.findings
        return result if kept is result.findings else result.model_copy(update={"findings": kept})

    def run(run: CheckRun) -> CheckRun:
        results = tuple(map(changed, run.results))
        same = all(a is b for a, b in zip(results, run.results, strict=True))
        return run if same else run.model_copy(update={"results": results})

    runs = tuple(map(run, record.runs))
    same = all(a is b for a, b in zip(runs, record.runs, strict=True))
    return record if same else record.model_copy(update={"runs": runs})


def _listed(entry: Suppress, state: Literal["used", "unused", "expired"]) -> Suppression:
    expires = entry.expires.isoformat() if entry.expires else None
    return Suppression(fingerprint=entry.fingerprint, reason=entry.reason, expires=expires, state=state)
