"""What a store keeps, for how long, and what it does where its file or its disk fails."""

from __future__ import annotations

import logging
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from auditor.contract.readers import LONGEST, SPLIT
from auditor.extract import Extraction
from auditor.model import Article, Ledger, Problem, Report
from auditor.run import labour, store
from auditor.run.engine import Engine
from auditor.run.settings import Settings
from auditor.run.store import Store

TODAY = date.today()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "kept")
    yield made
    made.close()


def used(folder: Path, **days: int) -> None:
    """As if entries of these names had been used so many days ago."""
    with sqlite3.connect(folder / store.FILE) as db:
        for name, ago in days.items():
            day = (TODAY - timedelta(days=ago)).isoformat()
            db.execute("UPDATE kept SET used = ? WHERE key = ?", (day, name.encode()))
    db.close()


def test_what_is_put_in_comes_out_under_its_key_and_no_other(kept: Store) -> None:
    """The last that was put there; a second process reads it while the first is at work."""
    kept.put("ledger", b"a", b"first")
    kept.put("ledger", b"a", b"second")
    kept.put("article", b"b", b"")
    other = Store(kept.folder)
    assert [other.get(key) for key in (b"a", b"b", b"c")] == [b"second", b"", None]
    other.close()


def test_what_there_is_is_told_kind_by_kind(kept: Store) -> None:
    """How many, how many bytes as they lie there, and on which days the first and last of them were used."""
    for key in (b"a", b"b"):
        kept.put("ledger", key, b"x" * 1000)
    kept.put("checks", b"c", b"y")
    used(kept.folder, a=3)
    checks, ledgers = kept.held()
    assert (checks.kind, checks.number, ledgers.kind, ledgers.number) == ("checks", 1, "ledger", 2)
    assert 0 < ledgers.size < 1000
    assert (ledgers.oldest, ledgers.newest) == ((TODAY - timedelta(days=3)).isoformat(), TODAY.isoformat())


@pytest.mark.parametrize(("days", "removed"), [(0, 3), (1, 2), (29, 2), (30, 2), (31, 1), (40, 1), (41, 0)])
def test_what_no_run_has_used_for_so_many_days_is_removed(kept: Store, days: int, removed: int) -> None:
    """Those days whole; with none, all goes."""
    for key in (b"old", b"older", b"new"):
        kept.put("ledger", key, b"x")
    used(kept.folder, old=30, older=40)
    assert kept.prune(days) == removed
    assert sum(held.number for held in kept.held()) == 3 - removed


def test_what_is_removed_gives_its_room_back(kept: Store) -> None:
    for n in range(50):
        kept.put("ledger", bytes([n]), os.urandom(4000))
    before = kept._asked("PRAGMA page_count")[0][0]
    kept.prune(0)
    assert kept._asked("PRAGMA page_count")[0][0] < before / 5


def test_what_a_run_reads_was_used_on_its_day(tmp_path: Path) -> None:
    """What it does not read is as old as it was."""
    first = Store(tmp_path)
    for key in (b"read", b"left"):
        first.put("ledger", key, b"x")
    first.close()
    used(tmp_path, read=9, left=9)
    second = Store(tmp_path)
    assert second.get(b"read") == b"x"
    second.close()
    third = Store(tmp_path)
    assert third.prune(9) == 1
    assert (third.get(b"read"), third.get(b"left")) == (b"x", None)
    third.close()


def test_an_entry_that_cannot_be_read_is_gone_and_the_others_stay(kept: Store) -> None:
    for key in (b"a", b"b"):
        kept.put("ledger", key, b"x")
    kept._asked("UPDATE kept SET body = 'torn' WHERE key = ?", b"a")
    assert (kept.get(b"a"), kept.get(b"b")) == (None, b"x")
    assert [held.number for held in kept.held()] == [1]


def test_a_full_disk_is_said_once_and_what_was_kept_can_still_be_read(
    kept: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """The run goes on and keeps no more."""
    kept.put("ledger", b"a", b"x")
    kept._asked(f"PRAGMA max_page_count={kept._asked('PRAGMA page_count')[0][0]}")
    with caplog.at_level(logging.WARNING, "auditor"):
        for n in range(5):
            kept.put("ledger", b"large%d" % n, os.urandom(100_000))
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == ["the store takes no more"]
    assert caplog.records[0].facts == {"where": str(kept.path), "fix": store.FULL}  # type: ignore[attr-defined]
    kept._asked("PRAGMA max_page_count=100000")
    kept.put("ledger", b"later", b"y")
    assert (kept.get(b"a"), kept.get(b"later")) == (b"x", None)


@pytest.mark.parametrize(
    ("version", "table", "said"),
    [
        (store.VERSION, True, None),
        (0, False, None),
        (store.VERSION + 1, True, "another version (2, not 1)"),
        (0, True, "another version (0, not 1)"),
        (store.VERSION, False, "another version (1, not 1)"),
    ],
)
def test_a_file_is_a_store_of_this_version_or_nothing_yet_or_begun_anew(
    version: int, table: bool, said: str | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """And an empty database is nothing yet; whatever it was, something can be kept in it then."""
    with sqlite3.connect(tmp_path / store.FILE) as db:
        if table:
            db.execute(store.TABLE)
            db.execute("INSERT INTO kept VALUES (x'61', 'ledger', '2026-01-01', x'00')")
        db.execute(f"PRAGMA user_version={version}")
    db.close()
    with caplog.at_level(logging.WARNING, "auditor"):
        made = Store(tmp_path)
    assert [said in record.getMessage() for record in caplog.records] == [True] * bool(said)  # type: ignore[operator]
    assert [held.number for held in made.held()] == ([1] if table and not said else [])
    made.put("ledger", b"b", b"x")
    assert made.get(b"b") == b"x"
    made.close()


def test_a_file_that_goes_bad_under_a_run_is_begun_anew_and_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What follows is kept in the new one."""
    made = Store(tmp_path)
    for n in range(200):
        made.put("ledger", b"%d" % n, os.urandom(2000))
    made.close()
    made = Store(tmp_path)
    with (tmp_path / store.FILE).open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(200_000))
    with caplog.at_level(logging.WARNING, "auditor"):
        assert made.get(b"7") is None
        made.put("ledger", b"new", b"x")
    assert ["begun anew" in record.getMessage() for record in caplog.records] == [True]
    assert made.get(b"new") == b"x"
    made.close()


@pytest.mark.parametrize(
    ("system", "environment", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/source-auditor"),
        ("win32", {"XDG_CACHE_HOME": "/x"}, "/x/source-auditor"),
        ("linux", {}, "/home/me/.cache/source-auditor"),
        ("freebsd", {}, "/home/me/.cache/source-auditor"),
        ("darwin", {}, "/home/me/Library/Caches/source-auditor"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/source-auditor"),
        ("win32", {}, "/home/me/AppData/Local/source-auditor"),
    ],
)
def test_what_runs_found_out_is_where_a_system_has_its_users_caches(
    system: str, environment: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless the setting names another folder, or nothing is to be kept."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/me", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)
    assert store.folder_of(Settings()).as_posix() == folder
    assert store.folder_of(Settings(cache_folder="mine")) == Path("mine")
    assert store.opened(Settings(cache=False)) is None


def test_the_folder_is_its_owners_and_no_article(tmp_path: Path) -> None:
    """Made with those above it; what lies there already and is a store's stays as it is."""
    folder = tmp_path / "a" / "kept"
    Store(folder).close()
    assert (folder.stat().st_mode & 0o777, (folder / store.IGNORE).exists()) == (0o700, True)
    (folder / store.IGNORE).write_text("mine")
    folder.chmod(0o740)
    Store(folder).close()
    assert (folder.stat().st_mode & 0o777, (folder / store.IGNORE).read_text()) == (0o700, "mine")
    (folder / store.FILE).unlink()
    Store(folder).close()


# --- what a run finds there


TEXT = "The old bridge of Holst will close, Ann Lee said. “It is old,” said Bo Lund."


def audited(folder: Path, *texts: str, **settings: Any) -> Report:
    articles = [Article(id=f"in/{n}.txt", path=f"in/{n}.txt", text=text) for n, text in enumerate(texts)]
    made = Settings(extractor="rules", stories="folder", cache_folder=str(folder), **settings)
    with Engine(made) as engine:
        return engine.audit(articles)


def kinds(folder: Path) -> dict[str, int]:
    made = Store(folder)
    found = {held.kind: held.number for held in made.held()}
    made.close()
    return found


def test_a_run_keeps_what_it_finds_and_finds_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By all that it follows from; what was kept needs neither a finder nor a check."""
    first = audited(tmp_path, TEXT, f"{TEXT} It rained.")
    assert kinds(tmp_path) == {"checks": 2, "ledger": 2, "stories": 1, "story": 1}

    def fails(*_: object) -> None:
        raise AssertionError

    for place, name in ((labour, "run_article"), (labour, "run_story"), (labour.group, "of_articles")):  # type: ignore[attr-defined]
        monkeypatch.setattr(place, name, fails)
    monkeypatch.setattr(Extraction, "make", fails)
    assert audited(tmp_path, TEXT, f"{TEXT} It rained.") == first
    monkeypatch.undo()
    audited(tmp_path, TEXT, f"{TEXT} It rained.", select=("anonymity",))
    assert kinds(tmp_path) == {"checks": 4, "ledger": 2, "stories": 1, "story": 2}
    audited(tmp_path, TEXT, f"{TEXT} It froze.")
    assert kinds(tmp_path) == {"checks": 5, "ledger": 3, "stories": 2, "story": 3}


@pytest.mark.parametrize("body", [b"{}", b"no json"])
def test_an_entry_of_another_shape_is_made_anew(body: bytes, tmp_path: Path) -> None:
    """Of whatever kind it is."""
    first = audited(tmp_path, TEXT, f"{TEXT} It rained.")
    with sqlite3.connect(tmp_path / store.FILE) as db:
        db.execute("UPDATE kept SET body = ?", (zlib.compress(body),))
    db.close()
    assert audited(tmp_path, TEXT, f"{TEXT} It rained.") == first


def test_an_article_with_half_a_character_is_told_and_costs_no_other(tmp_path: Path) -> None:
    """Nothing of it can be kept."""
    report = audited(tmp_path, TEXT, f"{TEXT} \ud800")
    assert [(p.kind, p.where) for p in report.problems] == [("article", "in/1.txt")]
    assert report.summary.attributions == 2
    assert kinds(tmp_path)["ledger"] == 1


def test_an_article_that_is_too_long_or_takes_all_memory_is_no_ledger() -> None:
    """The one is told, with what to do; the other is whoever's it was that asked."""

    class Extracts:
        ours = True

        def ledger(self, article: Article) -> Ledger:
            raise MemoryError

    hands = labour.Labour(Settings(), Extracts)  # type: ignore[arg-type]
    with pytest.raises(MemoryError):
        hands.examined(Article(id="a", path="a", text="x"))
    long = hands.examined(Article(id="a", path="a", text="x" * (LONGEST + 1)))
    assert isinstance(long, Problem)
    assert (long.kind, long.where, long.fix) == ("article", "a", SPLIT)
