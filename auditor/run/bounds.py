"""What a process that works for another may take: so much memory, and no signal of a terminal."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

STOPS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


def bounded(mebibytes: int) -> None:
    """No more memory than that from here on (0: any), where the system can say so, and no dump of it."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if mebibytes:
            resource.setrlimit(
                resource.RLIMIT_AS, (mebibytes << 20, resource.getrlimit(resource.RLIMIT_AS)[1])
            )


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """What stops a run reaches this process a moment later, and never the ones that are started meanwhile.

    A terminal, or a service, sends it to all of them; they are to finish what they are at and go when this
    one tells them.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)  # is inherited by what is started
    try:
        with _deferred():  # another thread may take the signal, and its handler runs in this one
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _deferred() -> Iterator[None]:
    """What handlers of signals do, they do when the block ends."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handlers = {number: signal.getsignal(number) for number in STOPS}
    handlers = {number: handler for number, handler in handlers.items() if callable(handler)}
    for number in handlers:
        signal.signal(number, lambda n, frame: came.append(n))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])
