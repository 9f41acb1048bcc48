"""Several processes give what one gives, in order; one that dies is replaced, and what kills two is named."""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from textwrap import dedent
from typing import Any, ClassVar

import pytest

from auditor.model import Article, Ledger, PassedOver, Problem
from auditor.run import hands, pool
from auditor.run.engine import Engine
from auditor.run.hands import Hands
from auditor.run.settings import Settings


def lost(what: str) -> Problem:
    return Problem(kind="article", what=what, where="x", fix="f")


def task(name: str) -> pool.Task:
    return pool.Task("examined", name, name, lost)


class Process:
    """A process in this one: a task whose name begins with "x" takes it down as often as ``times`` says."""

    made: ClassVar[list[Process]] = []
    died: ClassVar[dict[str, int]] = {}
    times = 1
    how: ClassVar[type[BaseException]] = BrokenProcessPool

    def __init__(self) -> None:
        self.given: list[str] = []
        self.broken = self.closed = False
        Process.made.append(self)

    def submit(self, work: Callable[..., bytes], method: str, about: bytes) -> Future[bytes]:
        name = pool._unpacked(about)
        self.given.append(name)
        future: Future[bytes] = Future()
        if name[0] == "x" and Process.died.get(name, 0) < Process.times and not self.broken:
            Process.died[name] = Process.died.get(name, 0) + 1
            self.broken = True
        if self.broken:
            future.set_exception(Process.how())
        else:
            future.set_result(pool._packed(f"{name} done"))
        return future

    def shutdown(self, wait: bool = True, cancel_futures: bool = False) -> None:
        self.closed = True


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_executor", lambda how: Process())
    Process.made, Process.died, Process.times, Process.how = [], {}, 1, BrokenProcessPool


def run(items: Any, jobs: int = 2) -> Iterator[Any]:
    return pool.results(items, jobs, Hands(Settings()))


@pytest.mark.usefixtures("here")
def test_results_and_what_is_no_task_come_in_the_order_of_the_input() -> None:
    """Problems and what was passed over wait for their turn; the processes are closed at the end."""
    problem, passed = lost("w"), PassedOver(files={".png": 1})
    assert list(run([task("a"), problem, task("b"), passed])) == ["a done", problem, "b done", passed]
    assert [p.given for p in Process.made] == [["a"], ["b"]]
    assert all(p.closed for p in Process.made)


@pytest.mark.usefixtures("here")
def test_no_process_starts_for_nothing() -> None:
    assert list(run([lost("w")])) == [lost("w")]
    assert Process.made == []


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("jobs", [2, 3])
def test_no_more_is_read_ahead_than_four_for_each_process(jobs: int) -> None:
    """A corpus is not held in memory."""
    read: list[int] = []

    def coming() -> Iterator[pool.Task]:
        for n in range(99):
            read.append(n)
            yield task(f"a{n}")

    found = run(coming(), jobs)
    assert next(found) == "a0 done"
    assert len(read) == 4 * jobs
    assert [len(p.given) for p in Process.made] == [4] * jobs
    found.close()  # type: ignore[attr-defined]
    assert all(p.closed for p in Process.made)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("how", [BrokenProcessPool, MemoryError])
def test_a_process_that_dies_is_replaced_and_said(
    how: type[BaseException], caplog: pytest.LogCaptureFixture
) -> None:
    """What it had at hand is done by others, and the thing it was at is tried once more."""
    Process.how = how
    names = ["a", "x", "b", "c", "d"]
    with caplog.at_level(logging.WARNING, "auditor"):
        assert list(run(map(task, names))) == [f"{n} done" for n in names]
    assert len(Process.made) == 3
    (said,) = caplog.records
    assert "it is replaced" in said.getMessage()
    assert said.facts["where"] == "x"  # type: ignore[attr-defined]


@pytest.mark.usefixtures("here")
def test_what_kills_two_processes_is_named_and_the_others_are_done() -> None:
    Process.times = 2
    first, problem, *rest = run(map(task, ["a", "x", "b", "c"]))
    assert (first, rest) == ("a done", ["b done", "c done"])
    assert problem.what == "its process died"
    assert Process.died == {"x": 2}


KILLS = """
    import os, signal, time
    from auditor import hookimpl

    class Kills:
        name, version, sha256 = "kills", "1", None

        def find(self, document):
            if "memory" in document.text:
                held = bytearray(1 << 32)
            if "once" in document.text and not os.path.exists("mark"):
                open("mark", "w").close()
                os.kill(os.getpid(), signal.SIGKILL)
            if "dies" in document.text:
                os.kill(os.getpid(), signal.SIGKILL)
            return []

    @hookimpl
    def auditor_extractors():
        return {"kills": Kills}
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a signal of Unix")
def test_real_processes_die_and_are_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An article that kills one worker is tried again, one that kills two is named, and so is one that takes
    more memory than it may; the others are done, in order."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kills.py").write_text(dedent(KILLS))
    texts = {"a": "one", "b": "once", "c": "it dies", "d": "two", "e": "memory", "f": "three"}
    settings = Settings(
        extractor="kills", plugins=("kills.py",), jobs=2, worker_memory=3000, cache_folder="kept"
    )
    articles = [Article(id=name, path=name, text=f"{text}.") for name, text in texts.items()]
    with Engine(settings) as engine, caplog.at_level(logging.WARNING, "auditor"):
        found = list(engine.ledgers(articles))
    assert [x.article.id if isinstance(x, Ledger) else x.where for x in found] == list(texts)  # type: ignore[union-attr]
    told = {x.where: x.what for x in found if isinstance(x, Problem)}
    assert told == {"c": "its process died", "e": "its process ran out of memory"}
    said = [(r.facts["where"], "again" in r.getMessage()) for r in caplog.records]  # type: ignore[attr-defined]
    assert ("b", True) in said
    assert ("c", False) in said
    assert os.path.exists("mark")


def test_a_worker_that_was_not_started_says_so() -> None:
    """It has no model to work with."""
    with pytest.raises(RuntimeError, match="was not started"):
        pool._work("examined", b"")


@pytest.mark.parametrize(
    ("system", "how"), [("linux", "forkserver"), ("darwin", "spawn"), ("win32", "spawn")]
)
def test_processes_are_forked_from_one_that_has_the_models_where_a_system_does_it_well(
    system: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told in its environment what to load there."""
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delenv(hands.READY, raising=False)
    context = pool._context(Hands(Settings(extractor="rules"), extracts=system == "linux"))
    assert context.get_start_method() == how
    said = os.environ.get(hands.READY)
    assert (said is not None) == (system == "linux")
    if said:
        assert json.loads(said) == {"settings": '{"extractor":"rules"}', "extracts": True}


@pytest.mark.usefixtures("here")
def test_no_more_waits_for_its_turn_than_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no task waits as well."""
    monkeypatch.setattr(pool, "BEHIND", 5)
    read: list[int] = []

    def coming() -> Iterator[Any]:
        yield task("a")
        for n in range(99):
            read.append(n)
            yield lost(f"{n}")

    found = run(coming())
    assert next(found) == "a done"
    assert len(read) == 4
    assert [problem.what for problem in found] == [f"{n}" for n in range(99)]


@pytest.mark.parametrize("extracts", [True, False])
def test_the_process_that_others_are_forked_from_loads_what_they_will_need(extracts: bool) -> None:
    """Once: the checks that ship, and a finder and a language model where there is anything to extract."""
    hands._extraction.cache_clear()
    how = Hands(Settings(extractor="rules", jobs=3), extracts=extracts)
    for _ in range(2):
        hands.ready(how.said())
    assert hands._extraction.cache_info().misses == extracts
    assert hands.loaded(how.settings) is hands.loaded(Settings(extractor="rules"))
    assert {x.origin.split()[0] for x in hands._shipped().checks} == {"source-auditor"}
