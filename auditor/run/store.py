"""What runs found out, kept by content in one file: cache, resume and corpus.

An entry is plain JSON, packed by zlib, under the hash of all that it follows from. Whatever was finished when
a run ends, however it ends, is in the file; the next run finds it there. A store that cannot be used never
stops a run: it is begun anew, or done without, and said to be.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from auditor.errors import ConfigError
from auditor.run.events import warn
from auditor.run.lock import held
from auditor.run.settings import Settings

Kind = Literal["article", "ledger", "checks", "story", "stories"]
VERSION = 1  # of the file's tables and of the form of its entries
FILE = "store.sqlite"
IGNORE = ".auditorignore"  # as `auditor.read` reads it: a store in an audited folder is no article
WAIT = 60.0  # seconds for another process that writes
TABLE = """
CREATE TABLE kept (
    key BLOB PRIMARY KEY, kind TEXT NOT NULL, used TEXT NOT NULL, body BLOB NOT NULL
)"""
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
FULL = "make room; what was kept so far stays, and the run goes on without keeping more"


@dataclass(frozen=True, slots=True)
class Held:
    """How many entries of a kind there are, their bytes, and on which days the first and last were used."""

    kind: str
    number: int
    size: int
    oldest: str
    newest: str


class Store:
    """Entries by key, in a folder that its owner alone may read. Several processes may use one at once.

    ConfigError for a folder that holds something else, or belongs to somebody else.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / FILE
        self._keeps = True  # until the disk takes no more
        self._used: set[bytes] = set()
        self._db = self._opened()

    def get(self, key: bytes) -> bytes | None:
        """The entry under a key; None where there is none that can be read."""
        found = self._asked("SELECT body FROM kept WHERE key = ?", key)
        if not found:
            return None
        try:
            body = zlib.decompress(found[0][0])
        except (zlib.error, TypeError):  # a damaged entry is made anew
            self._asked("DELETE FROM kept WHERE key = ?", key)
            return None
        self._used.add(key)
        return body

    def put(self, kind: Kind, key: bytes, body: bytes) -> None:
        """Keep an entry, for good from here on."""
        if self._keeps:
            self._asked(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
                key, kind, date.today().isoformat(), zlib.compress(body, 1),
            )  # fmt: skip

    def close(self) -> None:
        """Note what was used today, and let go."""
        today = date.today().isoformat()
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("BEGIN")
            sql = "UPDATE kept SET used = ? WHERE key = ? AND used <> ?"
            self._db.executemany(sql, ((today, key, today) for key in self._used))
            self._db.execute("COMMIT")
        self._used.clear()
        self._db.close()

    def held(self) -> Iterator[Held]:
        """What there is, kind by kind."""
        counted = "kind, count(*), sum(length(body)), min(used), max(used)"
        rows = self._asked(f"SELECT {counted} FROM kept GROUP BY kind ORDER BY kind")
        yield from (Held(*row) for row in rows)

    def prune(self, days: int) -> int:
        """Remove what no run has used for so many days (0: everything), and give the room back; how many."""
        before = (date.today() - timedelta(days=days)).isoformat()
        number = len(self._asked("DELETE FROM kept WHERE used <= ? RETURNING 1", before))
        self._asked("VACUUM")
        return number

    def _asked(self, sql: str, *values: object) -> list[Any]:
        """The rows of a statement; none where the file fails, which is mended or said."""
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in DAMAGED:
                self._db.close()
                self._db = self._opened(error)
            elif self._keeps:
                self._keeps = False
                warn(f"the store takes no more: {error}", str(self.path), FULL)
            return []

    def _opened(self, damage: sqlite3.Error | None = None) -> sqlite3.Connection:
        _prepared(self.folder)
        with held(self.folder / ".lock", wait=True):
            if damage is None or not _sound(self.path):
                why = _wrong(self.path) if damage is None else f"is damaged ({damage})"
                if why:
                    warn(f"the store {why} and is begun anew", str(self.path), "nothing needs to be done")
                    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
                        (self.folder / name).unlink(missing_ok=True)
            return _connected(self.path)


def default_folder() -> Path:
    """Where a user's caches are: ``XDG_CACHE_HOME``, or what the system has instead of it."""
    if given := os.environ.get("XDG_CACHE_HOME"):
        return Path(given) / "source-auditor"
    home = {
        "win32": Path(os.environ.get("LOCALAPPDATA") or "~/AppData/Local"),
        "darwin": Path("~/Library/Caches"),
    }
    return home.get(sys.platform, Path("~/.cache")).expanduser() / "source-auditor"


def folder_of(settings: Settings) -> Path:
    """The folder that settings name, or the user's own."""
    return Path(settings.cache_folder) if settings.cache_folder else default_folder()


def opened(settings: Settings) -> Store | None:
    """The store of the settings; None where it is off, or cannot be used, which is said."""
    if not settings.cache:
        return None
    folder = folder_of(settings)
    try:
        return Store(folder)
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        warn(f"nothing is kept: {why}", str(folder), "name another folder with --cache, or say --no-cache")
    return None


def _prepared(folder: Path) -> None:
    """Make the folder, for its owner alone; ConfigError for one that holds other things."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    there = {entry.name for entry in os.scandir(folder)}
    if there and not there & {FILE, ".lock"}:
        raise ConfigError("holds other files", str(folder), "name a new or an empty folder with --cache")
    status = folder.stat()
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        raise ConfigError("belongs to somebody else", str(folder), "name a folder of your own with --cache")
    if status.st_mode & 0o077:
        folder.chmod(0o700)
    if IGNORE not in there:
        (folder / IGNORE).write_text("# what runs found out: no articles here\n*\n", encoding="utf-8")


def _wrong(path: Path) -> str | None:
    """Why a file is not the store that is meant; None where it is, or there is none."""
    if not path.exists():
        return None
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=WAIT)) as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            tables = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'kept'").fetchone()[0]
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGED:
            return f"is damaged ({error})"
        raise
    if version == VERSION and tables:
        return None
    return f"is of another version ({version}, not {VERSION})" if version or tables else None


def _sound(path: Path) -> bool:
    """Whether a file that was found damaged is sound now: another process may have begun it anew."""
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=WAIT)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _connected(path: Path) -> sqlite3.Connection:
    """A connection that writes each statement for good, to a file that is made where it is missing."""
    path.touch(mode=0o600)
    db = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode=WAL")  # readers and writers do not wait for each other
    db.execute("PRAGMA synchronous=NORMAL")  # a killed process loses nothing, a power cut the last moments
    if not db.execute("PRAGMA user_version").fetchone()[0]:
        db.execute(TABLE)
        db.execute(f"PRAGMA user_version={VERSION}")
    return db
