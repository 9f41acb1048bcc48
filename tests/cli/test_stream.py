"""Lines go out as their articles are done, and a run that ends before its end can be told by its file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from typer.testing import Result as Done

from auditor.model import ArticleRecord, Ledger, StoryRecord
from auditor.run.engine import Engine
from auditor.run.settings import Settings
from auditor.testing import make_ledger, source

KEPT = "what was finished is kept, and the same command goes on\n"
Auditor = Callable[..., Done]
TEXT = "The mayor said the bridge would close in May. “It is old,” Ann Lee, an engineer, told the Post.\n"
SLOW = """
    import time
    from auditor import hookimpl

    class Slow:
        name, version, sha256 = "slow", "1", None

        def find(self, document):
            time.sleep(0.3)
            return []

    @hookimpl
    def auditor_extractors():
        return {"slow": Slow}
"""
STOPS = """
    import os, signal, time
    from auditor import Check, hookimpl

    class Stops(Check):
        id, title, version = "stops", "Stops at the third article", "1"

        def article(self, ledger):
            if ledger.article.id == "2.txt":
                os.kill(os.getppid(), signal.SIGINT)  # as a terminal does, to the process of the run
                time.sleep(9)
            return ()

    @hookimpl
    def auditor_checks():
        return [Stops]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four articles, two of them alike, and two plugins beside them."""
    (tmp_path / "in").mkdir()
    for n in range(4):
        (tmp_path / "in" / f"{n}.txt").write_text(TEXT * (1 + n // 2) + f"Number {n} ends.\n")
    (tmp_path / "slow.py").write_text(dedent(SLOW))
    (tmp_path / "stops.py").write_text(dedent(STOPS))
    return tmp_path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_lines_are_the_report_whatever_the_number_of_jobs(auditor: Auditor, folder: Path) -> None:
    done = auditor("audit", "in", "--stories", "folder", "--out", "one.jsonl")
    assert done.exit_code == 0, done.output
    auditor("audit", "in", "--stories", "folder", "--jobs", "2", "--out", "two.jsonl")
    whole = json.loads(auditor("audit", "in", "--stories", "folder", "--format", "json").stdout)
    found = lines(folder / "one.jsonl")
    assert (folder / "one.jsonl").read_bytes() == (folder / "two.jsonl").read_bytes()
    assert [x["ledger"]["article"]["id"] for x in found[:4]] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert found[:4] == whole["articles"]
    assert found[4:-1] == whole["stories"] != []
    assert found[-1] == whole | {"articles": [], "stories": []}
    assert auditor("validate", "one.jsonl").stdout == "one.jsonl: valid\n"
    assert auditor("diff", "one.jsonl", "two.jsonl").stdout.startswith("0 new, 0 gone")


def ledger(n: int) -> Ledger:
    made = make_ledger("[s1 Maria Lopez] [c1 said] [q1 the bridge is old].", [source("Maria Lopez")])
    return made.model_copy(update={"article": made.article.model_copy(update={"id": f"{n}"})})


def test_a_record_is_out_before_the_next_article_is_asked_for() -> None:
    asked = []

    def coming() -> Iterator[Ledger]:
        for n in range(3):
            asked.append(n)
            yield ledger(n)

    run = Engine(Settings(select=("anonymity",))).run(whole=False)
    for n, record in enumerate(run.records(coming())):
        assert isinstance(record, ArticleRecord), "no check here looks at stories: none is told"
        assert asked == list(range(n + 1))
    assert run.report().summary.articles == 3


def test_where_a_check_looks_at_stories_they_come_after_the_articles() -> None:
    run = Engine(Settings(select=("agreement",), stories="folder")).run(whole=False)
    kinds = [type(record) for record in run.records(map(ledger, range(3)))]
    assert kinds == [ArticleRecord] * 3 + [StoryRecord]


def test_a_run_that_is_stopped_says_so_in_its_last_line(auditor: Auditor, folder: Path) -> None:
    (folder / "out.jsonl").write_text("of an older run\n")
    done = auditor("audit", "in", "--plugin", "stops.py", "--out", "out.jsonl")
    assert done.exit_code == 130
    assert "stopped" in done.stderr
    assert "out.jsonl.part" in done.stderr
    assert (folder / "out.jsonl").read_text() == "of an older run\n"
    *told, last = lines(folder / "out.jsonl.part")
    assert [x["ledger"]["article"]["id"] for x in told] == ["0.txt", "1.txt"]
    assert last["complete"] is False
    assert last["problems"][0]["what"] == "stopped by hand"
    assert last["summary"]["articles"] == 2


def test_lines_that_lack_their_end_are_not_valid(auditor: Auditor, folder: Path) -> None:
    auditor("audit", "in", "--out", "out.jsonl")
    whole = (folder / "out.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "cut.jsonl").write_text("".join(whole[:2]), encoding="utf-8")
    done = auditor("validate", "cut.jsonl")
    assert done.exit_code == 1
    assert "broken off" in done.stdout


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """A slow audit in a process group of its own, as a terminal would start it."""
    started = []

    def call(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "auditor", "audit", "in", "--plugin", "slow.py", *arguments]
        more = ["--extractor", "slow", "--select", "anonymity"]
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            [*command, *more], cwd=folder, stdout=pipe, stderr=pipe, text=True, start_new_session=True
        )
        started.append(process)
        return process

    for n in range(4, 60):
        (folder / "in" / f"{n:02}.txt").write_text(TEXT)
    yield call
    for process in started:
        if alive(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def alive(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait(until: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="a process group is of Unix")
def test_ctrl_c_stops_all_processes_and_leaves_nothing_that_looks_whole(
    folder: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    process = start("--jobs", "2", "--out", "out.jsonl")
    part = folder / "out.jsonl.part"
    wait(lambda: part.exists() and b"\n" in part.read_bytes())
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert told.startswith("auditor: stopped")
    wait(lambda: not alive(process.pid), 20)
    assert not (folder / "out.jsonl").exists()
    assert lines(part)[-1]["complete"] is False


@pytest.mark.skipif(sys.platform == "win32", reason="a process group is of Unix")
def test_ctrl_c_leaves_no_report_where_one_is_written_at_the_end(
    folder: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    process = start("--jobs", "2", "--out", "report/")
    wait(lambda: (folder / "report").exists())
    time.sleep(3)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, "auditor: stopped\n  → nothing was written; " + KEPT)
    assert list((folder / "report").iterdir()) == []
    wait(lambda: not alive(process.pid), 20)


@pytest.mark.skipif(sys.platform == "win32", reason="a process group is of Unix")
def test_workers_end_with_the_process_that_started_them(
    folder: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    process = start("--jobs", "2", "--out", "out.jsonl")
    part = folder / "out.jsonl.part"
    wait(lambda: part.exists() and b"\n" in part.read_bytes())
    process.kill()
    process.wait()
    wait(lambda: not alive(process.pid), 20)
    assert all("ledger" in line for line in lines(part)), "no last line: it cannot look whole"


def test_a_reader_who_goes_away_ends_the_run(
    folder: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    process = start("--format", "jsonl")
    assert process.stdout is not None
    assert "ledger" in json.loads(process.stdout.readline())
    process.stdout.close()
    assert process.wait(timeout=60) == 3
    assert process.stderr is not None
    assert process.stderr.read() == ""
