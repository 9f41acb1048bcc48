"""Work done in several processes, its results in order; a process that dies is replaced, and said to be.

Each process takes one thing at a time and has the next one at hand. They are forked, where the system can do
it well, from one that has loaded the models: these are in memory once, and a process is there at once.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from auditor.model import Problem
from auditor.run import hands
from auditor.run.bounds import undisturbed
from auditor.run.events import warn
from auditor.run.hands import Hands
from auditor.run.labour import Labour

AT_HAND = 2  # things a process has: the one it is at, and the next
AHEAD = 4  # things taken in for each process before one of them is done
BEHIND = 500  # results that wait for one before them
TRIES = 2  # times that a thing may take its process down


@dataclass(slots=True)
class Task:
    """A method of the hands and what to call it with.

    ``where`` names it for people; ``lost`` makes a problem of why it cannot be done.
    """

    method: str
    about: Any
    where: str
    lost: Callable[[str], Problem]
    tries: int = 0
    result: Any = None
    done: bool = False
    _packed: bytes | None = None

    def packed(self) -> bytes:
        """What to call it with as it goes to a process, made once."""
        if self._packed is None:
            self._packed = _packed(self.about)
        return self._packed

    def portable(self) -> bool:
        """Whether it can go to another process; what a stranger's reader made may hold anything."""
        try:
            return bool(self.packed())
        except Exception:
            return False


@dataclass(slots=True)
class _Worker:
    executor: ProcessPoolExecutor
    doing: dict[Future[bytes], Task] = field(default_factory=dict)  # in the order it was given


def results(items: Iterable[Any], jobs: int, how: Hands) -> Iterator[Any]:
    """What becomes of each Task, in order, in ``jobs`` processes; whatever else comes keeps its place.

    No process starts before there is something to do.
    """
    crew = _Crew(jobs, how)
    waiting: deque[Any] = deque()
    try:
        for item in items:
            waiting.append(item)
            if isinstance(item, Task):
                crew.take(item)
            yield from _ready(waiting)
            while crew.busy >= jobs * AHEAD or len(waiting) >= BEHIND:
                crew.wait()
                yield from _ready(waiting)
        while waiting:
            yield from _ready(waiting)
            if waiting:
                crew.wait()
    finally:
        crew.close()


def _ready(waiting: deque[Any]) -> Iterator[Any]:
    while waiting and not (isinstance(waiting[0], Task) and not waiting[0].done):
        item = waiting.popleft()
        yield _unpacked(item.result) if isinstance(item, Task) else item


class _Crew:
    def __init__(self, jobs: int, how: Hands) -> None:
        self.jobs, self.how = jobs, how
        self.queue: deque[Task] = deque()
        self.workers: list[_Worker] = []

    @property
    def busy(self) -> int:
        """Tasks that are not done."""
        return len(self.queue) + sum(len(worker.doing) for worker in self.workers)

    def take(self, task: Task) -> None:
        """Do a task, now or when there is room."""
        self.queue.append(task)
        self._give()

    def wait(self) -> None:
        """Wait until a task is done, or a process has died."""
        futures = [future for worker in self.workers for future in worker.doing]
        wait(futures, return_when=FIRST_COMPLETED)
        for worker in list(self.workers):
            self._collect(worker)
        self._give()

    def close(self) -> None:
        """Let every process finish the one thing it is at, and go."""
        for worker in self.workers:
            worker.executor.shutdown(wait=False, cancel_futures=True)
        for worker in self.workers:
            worker.executor.shutdown(cancel_futures=True)

    def _give(self) -> None:
        while self.queue:
            worker = min(self.workers, key=lambda w: len(w.doing), default=None)
            if (worker is None or worker.doing) and len(self.workers) < self.jobs:
                worker = _Worker(_executor(self.how))
                self.workers.append(worker)
            assert worker is not None
            if len(worker.doing) >= AT_HAND:
                return
            task = self.queue.popleft()
            try:
                with undisturbed():
                    future = worker.executor.submit(_work, task.method, task.packed())
            except BrokenProcessPool:  # it died meanwhile, and what it has at hand will say so
                self.queue.appendleft(task)
                self._replace(worker)
                continue
            worker.doing[future] = task

    def _collect(self, worker: _Worker) -> None:
        for future in [f for f in worker.doing if f.done()]:
            try:
                result = future.result()
            except (BrokenProcessPool, MemoryError) as error:
                self._replace(worker, "ran out of memory" if isinstance(error, MemoryError) else "died")
                return
            task = worker.doing.pop(future)
            task.result, task.done, task._packed = result, True, None

    def _replace(self, worker: _Worker, how: str = "died") -> None:
        """Take another process for one that is gone; the first thing it had was the one it was at."""
        self.workers.remove(worker)
        worker.executor.shutdown(wait=False, cancel_futures=True)
        left = list(worker.doing.values())
        if left:
            first = left[0]
            first.tries += 1
            again = first.tries < TRIES
            warn(
                f"a process {how}: {'it is replaced, and tries again' if again else 'for the second time'}",
                first.where,
                "the others go on",
            )
            if not again:
                first.result, first.done = _packed(first.lost(f"its process {how}")), True
                left = left[1:]
        self.queue.extendleft(reversed(left))


def _executor(how: Hands) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=_context(how), initializer=_start, initargs=(how,))


def _context(how: Hands) -> Any:
    """Processes forked from one that has the models, on Linux; elsewhere each loads them for itself.

    A fork of this very process would copy the threads' locks of numeric libraries.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "auditor.run.forked"])
    os.environ[hands.READY] = how.said()
    return context


_at: Labour | None = None  # one a process, made when the process starts


def _start(how: Hands) -> None:
    global _at
    threading.Thread(target=_follow, daemon=True).start()
    _at = hands.made(how)


def _follow() -> None:
    """End this process with the one that started it, however that ends: nothing else would tell it."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(method: str, about: bytes) -> bytes:
    if _at is None:
        raise RuntimeError("the worker was not started")
    return _packed(getattr(_at, method)(*_unpacked(about)))


_packed = partial(pickle.dumps, protocol=pickle.HIGHEST_PROTOCOL)
_unpacked = pickle.loads
