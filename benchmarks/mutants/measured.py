"""Runs the tests of one package over its mutants: collected once, and a process forked for each mutant.

A line that ran only since the tests began is broken in the functions that are loaded; one that ran when its
module was loaded is broken in the file, and its tests are collected anew. Both need a system that forks.
"""

from __future__ import annotations

import os
import pickle
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import ceil
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Any

from benchmarks.mutants.drawn import ROOT, Mutant
from benchmarks.mutants.swapped import caches, changed, is_table, swap

PATIENCE = 3  # times that the tests of one mutant may take what they took when nothing was broken ...
SECONDS = 5  # ... and so much more, of the processor; an endless loop ends there
LOADING = 20  # seconds more where all is loaded anew
WAIT = 300  # seconds, that they may take in all
WORTH = 15.0  # seconds that the tests chosen for a mutant took when nothing was broken
APART = {"auditor/run/child.py": "tests/run/test_strangers.py"}  # what runs in processes that tests start
REMEMBERED = ("plugins/auditor_checks",)  # whose tests remember ledgers, and no line of it makes one
Tests = Sequence[str]
Told = Callable[[Mutant, bool], None]


def measure(tests: Tests, source: str, drawn: Sequence[Mutant], home: Path, told: Told) -> None:
    """Break line by line, and tell of each mutant whether it survived; SystemExit where the tests fail by
    themselves, with what failed."""
    copy = home / "copy"
    left_out = (".git", ".venv*", "*cache*", "node_modules", "report", "__pycache__")
    shutil.copytree(ROOT, copy, symlinks=True, ignore=shutil.ignore_patterns(*left_out))
    here, there = Pipe()
    if not (child := os.fork()):
        here.close()
        _enter(copy)
        os._exit(
            _collected(Session(there, copy, source, list(drawn)), [t for t in tests if (copy / t).exists()])
        )
    there.close()
    try:
        while True:
            kind, *about = here.recv()
            if kind == "cold":
                here.send(_survives_anew(copy, *about))
            elif kind == "told":
                told(drawn[about[0]], about[1])
            else:
                raise SystemExit(about[0])
    except EOFError:
        os.waitpid(child, 0)


@dataclass
class Seen:
    """What the tests do when nothing is broken: which pass over a line, how long each takes, which fail."""

    over: dict[tuple[str, int], set[int]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    tables: set[tuple[str, int]] = field(default_factory=set)  # lines that run once, when a table is made

    def near(self, mutant: Mutant) -> list[int]:
        """The tests that pass over a line, or over its module where none does, or only who first asked for a
        table; the quickest first, as many as are worth it."""
        near = self.over.get((mutant.path, mutant.line), set())
        if not near or (mutant.path, mutant.line) in self.tables:
            near = set().union(*(tests for (path, _), tests in self.over.items() if path == mutant.path))
        chosen: list[int] = []
        spent = 0.0
        for test in sorted(near, key=lambda t: self.seconds[t]):
            spent += self.seconds[test]
            if chosen and spent > WORTH:
                break
            chosen.append(test)
        return chosen


@dataclass
class Session:
    """A pytest plugin in whose place of running the tests every mutant has its turn."""

    line: Connection
    copy: Path
    source: str
    drawn: list[Mutant]
    loading: Any = None  # counts the lines that run while modules are loaded

    def pytest_runtestloop(self, session: Any) -> bool:
        """Run the tests once for what they pass over, then for each mutant those that are near."""
        self.loading.stop()
        _load_models()
        loaded = self._lines(self.loading)
        remembers = self.source in REMEMBERED
        seen = self._seen(session.items) if remembers else _in_a_fork(lambda: self._seen(session.items))
        if seen.failed:
            self.line.send(("failed", "tests fail before a line is broken:\n" + "\n".join(seen.failed)))
            return True
        for number, mutant in enumerate(self.drawn):
            near = seen.near(mutant)
            items = [session.items[n] for n in near]
            limit = SECONDS + PATIENCE * sum(seen.seconds[n] for n in near)
            if mutant.path in APART:
                limit = SECONDS + PATIENCE * sum(seen.seconds)
                items = [i for i in session.items if i.nodeid.startswith(f"{APART[mutant.path]}::")]
            elsewhere = (mutant.path, mutant.line) in loaded or mutant.path in APART
            pairs = None if elsewhere else self._pairs(mutant)
            if not items:
                survived = True
            elif pairs and (done := _code_of(partial(_run_swapped, pairs, items), limit)) is not None:
                survived = done == 0
            else:
                self.line.send(("cold", mutant, [item.nodeid for item in items], limit + LOADING))
                survived = self.line.recv()
            self.line.send(("told", number, survived))
        return True

    def _pairs(self, mutant: Mutant) -> Any:
        path = self.copy / mutant.path
        return changed(path.read_text(encoding="utf-8"), mutant.code, path)

    def _lines(self, counted: Any) -> dict[tuple[str, int], list[str]]:
        data = counted.get_data()
        return {
            self._place(path, line): contexts
            for path in data.measured_files()
            for line, contexts in data.contexts_by_lineno(path).items()
        }

    def _place(self, path: str, line: int | None) -> tuple[str, int]:
        whole = Path(path).resolve()
        inside = whole.is_relative_to(self.copy.resolve())
        return (whole.relative_to(self.copy.resolve()) if inside else whole).as_posix(), line or 0

    def _seen(self, items: Sequence[Any]) -> Seen:
        """Caches but tables are emptied before each test: what one left there hides whom the next asks.

        What a test takes is what passes by the clock, for it may start processes and wait for them, times the
        share of the processor that all of them together had.
        """
        own = self.source.removeprefix("plugins/").replace("/", ".")
        seen, held, counted = Seen(), caches(own, "auditor.names"), _counting(self.copy / self.source)
        tables = [cached.__wrapped__.__code__ for cached in held if is_table(cached)]
        seen.tables = {self._place(code.co_filename, line) for code in tables for *_, line in code.co_lines()}
        held = [cached for cached in held if not is_table(cached)]
        spent = sum(os.times()[:4])
        for number, item in enumerate(items):
            for cached in held:
                cached.cache_clear()
            counted.switch_context(str(number))
            begun = monotonic()
            seen.failed += [f"{item.nodeid}: {why}" for why in _failures(items, number)]
            seen.seconds.append(monotonic() - begun)
        counted.stop()
        share = min(1.0, (sum(os.times()[:4]) - spent) / sum(seen.seconds, 0.001))
        seen.seconds = [share * seconds for seconds in seen.seconds]
        for place, contexts in self._lines(counted).items():
            seen.over[place] = {int(c) for c in contexts if c}
        return seen


def _collected(session: Session, tests: Tests) -> int:
    import pytest
    from hypothesis import settings

    settings.register_profile("mutants", derandomize=True, database=None)
    settings.load_profile("mutants")
    session.loading = _counting(session.copy / session.source)
    arguments = ["-q", "-p", "no:cacheprovider", "--ignore=tests/write/test_browser.py", *tests]
    return int(pytest.main(arguments, plugins=[session]))


def _counting(source: Path) -> Any:
    import coverage

    counted = coverage.Coverage(data_file=None, config_file=False, source=[str(source)], messages=False)
    counted.start()
    return counted


def _load_models() -> None:
    """Once, before any process is forked."""
    if extract := sys.modules.get("auditor.extract"):
        extract.load_language_model(extract.LANGUAGE_MODEL)


def _failures(items: Sequence[Any], number: int) -> Iterator[str]:
    """The last line of what each failure of one test says, as all of them run one after the other."""
    from _pytest.runner import runtestprotocol

    after = items[number + 1] if number + 1 < len(items) else None
    for report in runtestprotocol(items[number], log=False, nextitem=after):
        if report.failed:
            said = getattr(getattr(report.longrepr, "reprcrash", None), "message", str(report.longrepr))
            yield said.strip().splitlines()[0][:200]


def _run_swapped(pairs: Any, items: Sequence[Any]) -> int:
    """0 where all tests pass, 1 where one fails, 3 where the line cannot be broken in what is loaded."""
    if not swap(pairs):
        return 3
    for cached in caches("auditor", "auditor_checks"):
        cached.cache_clear()
    return next((1 for n in range(len(items)) for _ in _failures(items, n)), 0)


def _survives_anew(copy: Path, mutant: Mutant, names: Tests, limit: float) -> bool:
    """Whether all the tests pass that are collected with the line broken. The copy is whole afterwards."""
    place = copy / mutant.path
    whole = place.read_text(encoding="utf-8")
    place.write_text(mutant.code, encoding="utf-8")

    def run() -> int:
        import pytest

        _enter(copy)
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *names]))

    try:
        return _code_of(run, limit) == 0
    finally:
        place.write_text(whole, encoding="utf-8")


def _enter(copy: Path) -> None:
    """As a fresh process that was started in the copy; what it prints goes nowhere."""
    os.chdir(copy)
    paths = [str(copy), str(copy / "plugins")]
    os.environ.update(PYTHONPATH=os.pathsep.join(paths), PYTHONDONTWRITEBYTECODE="1", OMP_NUM_THREADS="1")
    sys.path[:0] = paths
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)


def _code_of(work: Callable[[], int], limit: float) -> int | None:
    """The code that a process ends with after the work, negative by a signal; None for "cannot be"."""
    child = os.fork()
    if not child:
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (ceil(limit), ceil(limit)))
            code = work()
        finally:
            os._exit(code)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(WAIT)
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    code = os.waitstatus_to_exitcode(status)
    return None if code == 3 else code


def _in_a_fork(work: Callable[[], Seen]) -> Seen:
    """What the work gives in a process of its own."""
    here, there = Pipe(duplex=False)
    child = os.fork()
    if not child:
        try:
            there.send_bytes(pickle.dumps(work()))
        finally:
            os._exit(0)
    there.close()
    found: Seen = pickle.loads(here.recv_bytes())
    os.waitpid(child, 0)
    return found
