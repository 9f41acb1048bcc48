"""However a run ends, the same command goes on where it was, and writes what one run would have written."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import held
import pytest
import warm
from typer.testing import CliRunner
from typer.testing import Result as Done

from auditor.cli import app

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and locks of Unix")
Auditor = Callable[..., Done]
NUMBER = 5
KEPT = ["--cache", "kept"]
Again = Callable[..., Done]
Start = Callable[..., contextlib.AbstractContextManager[warm.Running]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five articles, and a finder that can be held before the third."""
    held.prepare(tmp_path, NUMBER)
    return tmp_path


@pytest.fixture
def start(folder: Path) -> Start:
    """``auditor COMMAND in`` in a process of its own, held before the third article."""
    return lambda command, *more: held.start(folder, command, *KEPT, *more)


@pytest.fixture
def again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Again:
    """The same command in this process, where nothing is held."""
    monkeypatch.chdir(folder)
    return lambda command, *more: CliRunner().invoke(app, [command, *held.HOW, *KEPT, *more])


def written(place: Path) -> dict[str, bytes]:
    """What stands in a place, a file or a folder."""
    if place.is_file():
        return {"": place.read_bytes()}
    return {str(p.relative_to(place)): p.read_bytes() for p in place.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("command", "out", "stop", "code"),
    [
        ("audit", "out.jsonl", signal.SIGTERM, 143),
        ("audit", "out/", signal.SIGHUP, 129),
        ("extract", "ledgers.jsonl", signal.SIGINT, 130),
        ("audit", "out.json", signal.SIGKILL, -9),
    ],
)
def test_a_run_that_is_stopped_goes_on_with_the_same_command(
    command: str, out: str, stop: int, code: int, folder: Path, start: Start, again: Again
) -> None:
    """With a word, unless it is killed; what was finished is not made again, and the bytes are the same."""
    with start(command, "--out", out) as run:
        held.wait(lambda: len(held.events(folder, "article")) == 2)
        os.kill(run.pid, stop)
        ended, _, said = run.ended()
    assert ended == code
    if stop != signal.SIGKILL:
        assert said.startswith("auditor: stopped")
        assert "the same command goes on" in said
    assert again(command, "--out", out).exit_code == 0
    assert len(held.events(folder, "article", kept=True)) == 2
    place = out.rstrip("/")
    assert again(command, "--no-cache", "--out", f"whole-{out}").exit_code == 0
    assert written(folder / place) == written(folder / f"whole-{place}")
    left = [p.name for p in folder.rglob("*") if p.name.endswith((".part", ".new", ".auditor-new"))]
    assert left == [], "what the dead run left is cleared"


def test_processes_keep_what_they_finished_when_the_run_is_killed(
    folder: Path, start: Start, again: Again
) -> None:
    with start("audit", "--jobs", "2", "--out", "out.json") as run:
        held.wait(lambda: len(held.events(folder, "article")) == 2)
        os.kill(run.pid, signal.SIGKILL)
        run.ended()
    assert again("audit", "--out", "out.json").exit_code == 0
    assert len(held.events(folder, "article", kept=True)) >= 2
    again("audit", "--no-cache", "--out", "whole.json")
    assert (folder / "out.json").read_bytes() == (folder / "whole.json").read_bytes()


@pytest.mark.parametrize(
    ("command", "out"),
    [("audit", "out.jsonl"), ("audit", "out/"), ("audit", "out.json"), ("extract", "l.jsonl")],
)
def test_a_second_run_into_one_place_is_refused_while_the_first_goes_on(
    command: str, out: str, folder: Path, start: Start, again: Again
) -> None:
    with start(command, "--out", out) as first:
        held.wait(lambda: held.events(folder, "article"))
        done = again(command, "--out", out)
        assert done.exit_code == 2
        assert "another run is writing here" in done.stderr
        held.let_go(folder)
        assert first.ended()[0] == 0
    assert again(command, "--out", out).exit_code == 0


@contextlib.contextmanager
def disk(place: Path, how: str) -> Iterator[Path]:
    """A disk of its own in a folder, of 200 kB or only to be read; for root too, whom modes do not stop."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", how, "none", str(place)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kB."""
    with disk(tmp_path / "small", "size=200k") as place:
        yield place


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that can only be read."""
    with disk(tmp_path / "locked", "ro") as place:
        yield place


@pytest.mark.parametrize(
    ("command", "out"),
    [
        ("audit", "locked/"),
        ("audit", "locked/out.json"),
        ("audit", "locked/out.jsonl"),
        ("audit", "locked/out.duckdb"),
        ("extract", "locked/l.jsonl"),
    ],
)
def test_a_place_that_can_only_be_read_is_refused_before_the_work(
    command: str, out: str, locked: Path, folder: Path, again: Again
) -> None:
    done = again(command, "--out", out, "--log-file", "log.jsonl")
    assert done.exit_code == 2, done.output
    assert "cannot be written" in done.stderr
    assert "locked" in done.stderr
    assert held.events(folder, "begun")
    assert not held.events(folder, "article")


def test_a_store_in_a_folder_that_can_only_be_read_is_done_without(
    locked: Path, folder: Path, again: Again
) -> None:
    done = again("audit", "--cache", "locked/kept", "--out", "out.json")
    assert done.exit_code == 0, done.output
    assert "nothing is kept: Read-only file system" in done.stderr


def test_a_full_disk_costs_nothing_that_was_finished(small: Path, folder: Path, again: Again) -> None:
    """A report that cannot be written is refused, and a store that takes no more is done without."""
    filler = small / "filler"
    filler.write_bytes(b"x" * 180_000)
    done = again("audit", "--out", "small/out.json")
    assert done.exit_code == 2
    assert "cannot be written: No space left on device" in done.stderr
    os.truncate(filler, 120_000)  # room for the empty store and a few entries
    done = again("audit", "--cache", "small/kept", "--out", "out.json")
    assert done.exit_code == 0
    assert "the store takes no more" in done.stderr
    again("audit", "--no-cache", "--out", "whole.json")
    assert (folder / "out.json").read_bytes() == (folder / "whole.json").read_bytes()


def test_what_was_not_audited_stands_among_the_ledgers(auditor: Auditor, folder: Path) -> None:
    """So that `check` says of it what `audit` says, with the same exit code and the same bytes."""
    (folder / "in" / "bad.json").write_text("{")
    (folder / "in" / "picture.png").write_bytes(b"\x89PNG")
    (folder / "auditor.toml").write_text('extractor = "rules"\n')
    whole = auditor("audit", "in", "--out", "whole.json")
    done = auditor("extract", "in", "--out", "ledgers.jsonl")
    assert done.exit_code == whole.exit_code == 3
    rows = [json.loads(line) for line in (folder / "ledgers.jsonl").read_text().splitlines()]
    assert rows[-1] == {"ledgers": NUMBER, "problems": 1, "complete": False}
    assert [row["where"] for row in rows if "what" in row] == ["bad.json"]
    checked = auditor("check", "ledgers.jsonl", "--out", "checked.json")
    assert checked.exit_code == 3
    assert (folder / "checked.json").read_bytes() == (folder / "whole.json").read_bytes()
    assert auditor("validate", "ledgers.jsonl").exit_code == 0


@pytest.mark.parametrize(
    ("cut", "why"),
    [
        (lambda lines: [], "is empty"),
        (lambda lines: lines[:-1], "has no end"),
        (lambda lines: lines[:3], "has no end"),
        (lambda lines: [*lines[:3], *lines[4:]], f"has {NUMBER - 1} lines of {NUMBER}"),
        (lambda lines: [*lines[:-1], lines[-1][:9]], "is not a ledger"),
    ],
)
def test_ledgers_that_are_empty_or_cut_are_not_complete(
    cut: Callable[[list[str]], list[str]], why: str, auditor: Auditor, folder: Path
) -> None:
    auditor("extract", "in", "--out", "ledgers.jsonl")
    lines = (folder / "ledgers.jsonl").read_text().splitlines(keepends=True)
    (folder / "cut.jsonl").write_text("".join(cut(lines)))
    done = auditor("check", "cut.jsonl", "--out", "out.json")
    assert done.exit_code == 3
    assert why in done.stderr
    assert json.loads((folder / "out.json").read_text())["complete"] is False


def test_ledgers_of_several_files_come_one_after_the_other(auditor: Auditor, folder: Path) -> None:
    auditor("extract", "in", "--out", "ledgers.jsonl")
    both = (folder / "ledgers.jsonl").read_bytes() * 2
    assert auditor("check", "-", stdin=both).exit_code == 0


def test_every_event_is_a_line_of_the_log(auditor: Auditor, folder: Path) -> None:
    (folder / "in" / "bad.json").write_text("{")
    auditor("audit", "in", "--stories", "folder", "--log-file", "log.jsonl", "--out", "out.json")
    rows = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    assert [row["event"] for row in rows] == ["begun", *["article"] * NUMBER, "problem", "story", "ended"]
    assert all({"time", "seconds"} <= row.keys() for row in rows)
    assert rows[1]["id"] == "00.txt"
    assert rows[-3]["where"] == "bad.json"
