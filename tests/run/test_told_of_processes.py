"""Messages between processes are whole or nothing, and how a process ended is told in words."""

from __future__ import annotations

import io
import signal
import subprocess
import sys

import pytest

from auditor.run import strangers
from auditor.run.child import receive, send


def sent(*messages: bytes) -> bytes:
    stream = io.BytesIO()
    for message in messages:
        send(stream, message)
    return stream.getvalue()


def test_messages_arrive_one_by_one_as_they_were_sent() -> None:
    """An empty one is a message too; then there are no more."""
    stream = io.BytesIO(sent(b"one", b"", b"x" * 70_000))
    assert [receive(stream) for _ in range(4)] == [b"one", b"", b"x" * 70_000, None]


@pytest.mark.parametrize("left", range(7))
def test_a_part_of_a_message_is_none(left: int) -> None:
    """Wherever it was cut: in its length or in its words."""
    assert receive(io.BytesIO(sent(b"one")[:left])) is None


@pytest.mark.parametrize(("largest", "read"), [(4, b"four"), (3, None), (5, b"four")])
def test_a_message_may_be_as_large_as_was_said_and_no_larger(largest: int, read: bytes | None) -> None:
    """One that is larger is not even read."""
    stream = io.BytesIO(sent(b"four"))
    assert receive(stream, largest) == read
    assert (stream.read() == b"four") == (read is None)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; os._exit(3)", "ended its process with code 3"),
        ("pass", "ended its process with code 0"),
        ("import os; os.kill(os.getpid(), 9)", "ended its process by SIGKILL"),
        ("import os; os.kill(os.getpid(), 40)", "ended its process by the signal 40"),
        ("import time; time.sleep(60)", "closed the way to its process, or answered at too great a length"),
    ],
)
def test_how_a_process_ended_is_told_in_words(code: str, said: str) -> None:
    """By its code, or by the signal with its name; or that it goes on and does not answer."""
    if "kill" in code and not hasattr(signal, "SIGKILL"):
        pytest.skip("signals of Unix")
    process = subprocess.Popen([sys.executable, "-S", "-c", code])
    try:
        assert strangers._how(process) == said
    finally:
        process.kill()
        process.wait()
