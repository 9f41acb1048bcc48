"""What a process that works for another may take, and what of a terminal's signals reaches it when."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

import pytest

from auditor.run.bounds import STOPS, bounded, undisturbed

resource = pytest.importorskip("resource")


def code_of(work: Callable[[], object]) -> int:
    """With what a process of its own ends that does the work: 0 where its answer is true."""
    child = os.fork()
    if not child:
        os._exit(0 if work() else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize(("mebibytes", "more"), [(3000, 0), (0, None)])
def test_a_process_has_as_many_mebibytes_as_it_may_take_and_leaves_no_dump(
    mebibytes: int, more: int | None
) -> None:
    """None stands for what it had; nobody gets more than the system allows."""

    def work() -> bool:
        before = resource.getrlimit(resource.RLIMIT_AS)
        bounded(mebibytes)
        bound = (before[0] if more is None else 3000 * 1024 * 1024, before[1])
        told = resource.getrlimit(resource.RLIMIT_AS), resource.getrlimit(resource.RLIMIT_CORE)
        return told == (bound, (0, 0))

    assert code_of(work) == 0


@pytest.mark.parametrize("stop", STOPS)
def test_what_stops_a_run_waits_until_what_is_being_started_is_started(stop: signal.Signals) -> None:
    """Then it comes once, and later ones come at once as before; what was started never gets it."""
    came: list[int] = []
    before = signal.signal(stop, lambda number, frame: came.append(number))
    try:
        with undisturbed():
            os.kill(os.getpid(), stop)
            inherited = code_of(lambda: stop in signal.pthread_sigmask(signal.SIG_BLOCK, ()))
            assert came == []
        assert came == [stop]
        assert inherited == 0
        assert stop not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
        os.kill(os.getpid(), stop)
        assert came == [stop, stop]
    finally:
        signal.signal(stop, before)


def test_a_signal_that_another_thread_takes_waits_too() -> None:
    """Its handler runs in the main thread, and there it would come in between."""
    came: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: came.append(number))
    ready, leave = threading.Event(), threading.Event()

    def idle() -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
        ready.set()
        leave.wait(10)

    other = threading.Thread(target=idle)
    try:
        other.start()
        ready.wait(10)
        with undisturbed():
            os.kill(os.getpid(), signal.SIGTERM)
            leave.wait(0.05)
            assert came == []
        assert came == [signal.SIGTERM]
    finally:
        leave.set()
        other.join()
        signal.signal(signal.SIGTERM, before)


def test_a_thread_that_is_not_the_main_one_starts_what_it_likes() -> None:
    """Handlers are the main one's affair."""
    done: list[bool] = []

    def starts() -> None:
        with undisturbed():
            done.append(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))

    thread = threading.Thread(target=starts)
    thread.start()
    thread.join()
    assert done == [True]
