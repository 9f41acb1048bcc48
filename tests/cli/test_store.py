"""Nothing is done twice: what a run found out is kept for the next, and the reports are the same bytes."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result as Done

from auditor.extract import Extraction
from auditor.model import Article, Ledger
from auditor.run import labour, store

Auditor = Callable[..., Done]
TEXT = "The mayor of Hill said the old bridge would close in May. “It is old,” Ann Lee told the Post.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles of one story."""
    (tmp_path / "in").mkdir()
    for n in range(3):
        (tmp_path / "in" / f"{n}.txt").write_text(TEXT + f"Number {n} says so, said Bob Ray.\n")
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were extracted, and the names of stories that were established, as they are."""
    found: list[str] = []
    ledger, establish = Extraction.ledger, labour.establish.establish

    def extracted(self: Extraction, article: Article) -> Ledger:
        found.append(article.id)
        return ledger(self, article)

    def established(ledgers: object, name: str, *more: object) -> object:
        found.append(name)
        return establish(ledgers, name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Extraction, "ledger", extracted)
    monkeypatch.setattr(labour.establish, "establish", established)
    return found


def audit(auditor: Auditor, *more: str, out: str = "out.json") -> bytes:
    """The bytes of a report."""
    done = auditor("audit", "in", "--cache", "kept", "--stories", "folder", "--out", out, *more)
    assert done.exit_code == 0, done.output
    return Path(out).read_bytes()


def test_a_second_audit_makes_nothing_and_writes_the_same_bytes(
    auditor: Auditor, folder: Path, made: list[str]
) -> None:
    first = audit(auditor)
    assert made == ["0.txt", "1.txt", "2.txt", "story1"]
    made.clear()
    assert audit(auditor) == first
    assert audit(auditor, "--no-cache", out="none.json") == first
    assert made == ["0.txt", "1.txt", "2.txt", "story1"], "these are of the run that keeps nothing"


def test_a_changed_article_costs_itself_and_its_story(
    auditor: Auditor, folder: Path, made: list[str]
) -> None:
    audit(auditor)
    made.clear()
    (folder / "in" / "1.txt").write_text(TEXT + "Something else, said Bob Ray.\n")
    assert audit(auditor) == audit(auditor, "--no-cache", out="none.json")
    assert made[:2] == ["1.txt", "story1"]


def test_an_article_that_moved_is_known(auditor: Auditor, folder: Path, made: list[str]) -> None:
    audit(auditor)
    made.clear()
    (folder / "in" / "2.txt").rename(folder / "in" / "9.txt")
    assert b'"9.txt"' in audit(auditor)
    assert made == ["story1"]


def test_a_check_with_other_options_reruns_checks_only(
    auditor: Auditor, folder: Path, made: list[str]
) -> None:
    audit(auditor)
    made.clear()
    (folder / "auditor.toml").write_text('[checks.anonymity]\nneed_no_role = ["Ann Lee"]\n')
    other = audit(auditor)
    assert made == ["story1"]
    assert other == audit(auditor, "--no-cache", out="none.json")


def test_other_words_of_a_check_rerun_checks_only(
    auditor: Auditor, folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    audit(auditor)
    made.clear()
    monkeypatch.setattr(labour.prints, "checking", lambda checks, selection: b"other code")
    audit(auditor)
    assert made == ["story1"]


def test_extract_and_audit_share_ledgers(auditor: Auditor, folder: Path, made: list[str]) -> None:
    auditor("extract", "in", "--cache", "kept", "--out", "ledgers.jsonl")
    made.clear()
    audit(auditor)
    assert made == ["story1"]


def test_the_store_is_readable_by_its_owner_alone(auditor: Auditor, folder: Path) -> None:
    (folder / "kept").mkdir(mode=0o755)
    audit(auditor)
    assert stat.S_IMODE((folder / "kept").stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "kept" / store.FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("how", ["--no-cache", "file"])
def test_one_setting_switches_it_off(
    how: str, auditor: Auditor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "caches"))
    (folder / "auditor.toml").write_text("cache = false\n" if how == "file" else "")
    more = [how] if how.startswith("--") else []
    assert auditor("audit", "in", "--out", "out.json", *more).exit_code == 0
    assert not (folder / "caches").exists()


@pytest.mark.parametrize("damage", ["other version", "no database", "cut", "an entry", "a number"])
def test_a_store_of_another_version_or_damaged_is_begun_anew_and_said(
    damage: str, auditor: Auditor, folder: Path, made: list[str]
) -> None:
    first = audit(auditor)
    file = folder / "kept" / store.FILE
    if damage == "no database":
        file.write_bytes(b"not a database, " * 1000)
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:6000])
    else:
        with sqlite3.connect(file) as db:
            entry = 5 if damage == "a number" else "x'00'"
            other = damage == "other version"
            db.execute("PRAGMA user_version=99" if other else f"UPDATE kept SET body = {entry}")
        db.close()
    made.clear()
    done = auditor("audit", "in", "--cache", "kept", "--stories", "folder", "--out", "out.json")
    assert done.exit_code == 0
    assert ("begun anew" in done.stderr) == (damage not in ("an entry", "a number"))
    assert (folder / "out.json").read_bytes() == first
    assert made == ["0.txt", "1.txt", "2.txt", "story1"]
    made.clear()
    assert audit(auditor) == first
    assert made == []


def test_a_folder_that_cannot_be_written_is_said_and_the_run_goes_on(auditor: Auditor, folder: Path) -> None:
    (folder / "file").write_text("")
    done = auditor("audit", "in", "--cache", "file/kept", "--out", "out.json")
    assert done.exit_code == 0
    assert "nothing is kept" in done.stderr


def test_a_folder_that_holds_other_files_is_refused(auditor: Auditor, folder: Path) -> None:
    done = auditor("audit", "in", "--cache", "in", "--out", "out.json")
    assert done.exit_code == 2
    assert "holds other files" in done.stderr


def test_a_store_among_the_articles_is_no_article(auditor: Auditor, folder: Path) -> None:
    first = audit(auditor)
    for _ in range(2):
        done = auditor("audit", "in", "--cache", "in/kept", "--stories", "folder", "--out", "out.json")
        assert done.exit_code == 0, done.output
        assert (folder / "out.json").read_bytes() == first


def test_what_is_kept_can_be_looked_at_and_pruned(auditor: Auditor, folder: Path, made: list[str]) -> None:
    assert "nothing is kept" in auditor("cache", "--cache", "kept").stdout
    audit(auditor)
    shown = auditor("cache", "--cache", "kept").stdout
    kinds = dict(row.split()[:2] for row in shown.splitlines()[1:])
    assert kinds == {"article": "3", "checks": "3", "ledger": "3", "stories": "1", "story": "1"}
    assert "removed 0\n" in auditor("cache", "--cache", "kept", "--prune", "30").stdout
    assert "removed 11\n" in auditor("cache", "--cache", "kept", "--prune", "0").stdout
    made.clear()
    audit(auditor)
    assert len(made) == 4
