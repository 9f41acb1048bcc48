"""Lines go out as their articles are done, and a run that ends before its end can be told by its file."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import held
import pytest
from typer.testing import Result as Done

from auditor.model import ArticleRecord, Ledger, StoryRecord
from auditor.run.course import Run
from auditor.run.engine import Engine
from auditor.run.settings import Settings
from auditor.testing import make_ledger, source
from auditor.write import json as report_json
from auditor.write.table_files import Parquet
from auditor.write.tables import TABLES

GOLDEN = Path(__file__).parents[1] / "golden" / "seeds.json"
KEPT = "what was finished is kept, and the same command goes on\n"
Auditor = Callable[..., Done]
unix = pytest.mark.skipif(sys.platform == "win32", reason="signals and groups of Unix")
STOPS = """
    import os, signal, time
    from auditor import Check, hookimpl

    class Stops(Check):
        id, title, version = "stops", "Stops at the third article", "1"

        def article(self, ledger):
            if ledger.article.id == "02.txt":
                os.kill(os.getppid(), signal.SIGINT)  # as a terminal does, to the process of the run
                time.sleep(9)
            return ()

    @hookimpl
    def auditor_checks():
        return [Stops]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four articles and two plugins beside them."""
    held.prepare(tmp_path, 4)
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
    assert [x["ledger"]["article"]["id"] for x in found[:4]] == ["00.txt", "01.txt", "02.txt", "03.txt"]
    assert found[:4] == whole["articles"]
    assert found[4:-1] == whole["stories"] != []
    assert found[-1] == whole | {"articles": [], "stories": []}
    assert auditor("validate", "one.jsonl").stdout == "one.jsonl: valid\n"
    assert auditor("diff", "one.jsonl", "two.jsonl").stdout.startswith("0 new, 0 gone")


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ledgers of the seeds, in l.jsonl."""
    ledgers = [record["ledger"] for record in json.loads(GOLDEN.read_bytes())["articles"]]
    end = {"ledgers": len(ledgers), "problems": 0, "complete": True}
    (tmp_path / "l.jsonl").write_text("\n".join(map(json.dumps, [*ledgers, end])))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_saved_ledgers_are_checked_to_the_same_bytes_in_several_processes(
    auditor: Auditor, saved: Path
) -> None:
    """What is no ledger keeps its place among them."""
    with (saved / "l.jsonl").open("a") as stream:
        stream.write("\nno ledger\n")
    for jobs in ("1", "2"):
        done = auditor("check", "l.jsonl", "--jobs", jobs, "--out", f"{jobs}.jsonl", "--no-cache")
        assert done.exit_code == 3, done.output
    assert (saved / "1.jsonl").read_bytes() == (saved / "2.jsonl").read_bytes()
    assert lines(saved / "1.jsonl")[-1]["problems"]


@pytest.mark.parametrize("text", [[], ["--no-text"]])
def test_parquet_grows_and_has_the_rows_of_the_report(
    text: list[str], auditor: Auditor, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody holds the report, and the rows are those of one that somebody holds."""
    parquet = pytest.importorskip("pyarrow.parquet")
    whole = report_json.load(auditor("check", "l.jsonl", *text, "--format", "json").stdout)
    Parquet().render(whole, saved / "meant")
    monkeypatch.setattr(Run, "report_of", None)
    done = auditor("check", "l.jsonl", *text, "--format", "parquet", "--out", "tables/")
    assert done.exit_code == 0, done.output
    assert "8 more files in tables" in done.stdout
    for name in TABLES:
        found, meant = (parquet.read_table(saved / at / f"{name}.parquet") for at in ("tables", "meant"))
        assert found.equals(meant), name
        assert found.num_rows, name


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
    assert [x["ledger"]["article"]["id"] for x in told] == ["00.txt", "01.txt"]
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


def alive(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@unix
def test_ctrl_c_stops_all_processes_and_leaves_nothing_that_looks_whole(folder: Path) -> None:
    part = folder / "out.jsonl.part"
    with held.start(folder, "audit", "--jobs", "2", "--out", "out.jsonl") as run:
        held.wait(lambda: part.exists() and b"\n" in part.read_bytes())
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to every process of the group
        held.let_go(folder)  # workers finish what they are at
        code, _, told = run.ended()
        assert code == 130
        assert "Traceback" not in told
        assert told.startswith("auditor: stopped")
        held.wait(lambda: not alive(run.pid))
    assert not (folder / "out.jsonl").exists()
    assert lines(part)[-1]["complete"] is False


@unix
def test_ctrl_c_leaves_no_report_where_one_is_written_at_the_end(folder: Path) -> None:
    with held.start(folder, "audit", "--jobs", "2", "--out", "report/") as run:
        held.wait(lambda: held.events(folder, "article"))
        os.killpg(run.pid, signal.SIGINT)
        held.let_go(folder)
        code, _, told = run.ended()
        assert (code, told) == (130, "auditor: stopped\n  → nothing was written; " + KEPT)
        held.wait(lambda: not alive(run.pid))
    assert list((folder / "report").iterdir()) == []


@unix
def test_workers_end_with_the_process_that_started_them(folder: Path) -> None:
    part = folder / "out.jsonl.part"
    with held.start(folder, "audit", "--jobs", "2", "--out", "out.jsonl") as run:
        held.wait(lambda: part.exists() and b"\n" in part.read_bytes())
        os.kill(run.pid, signal.SIGKILL)
        run.ended()
        held.wait(lambda: not alive(run.pid))
    assert all("ledger" in line for line in lines(part)), "no last line: it cannot look whole"


@unix
def test_a_reader_who_goes_away_ends_the_run(folder: Path) -> None:
    reader, writer = os.pipe()
    with held.start(folder, "audit", "--format", "jsonl", stdout=writer) as run:
        with open(reader, encoding="utf-8") as out:
            assert "ledger" in json.loads(out.readline())
        held.let_go(folder)
        code, _, told = run.ended()
    assert (code, told) == (3, "")
