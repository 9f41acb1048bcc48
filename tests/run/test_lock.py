"""A lock keeps others out as long as it is held, and no longer."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from auditor.run import lock
from auditor.run.lock import held

pytest.importorskip("fcntl")


def outcome(path: Path, **more: bool) -> list[object]:
    """What becomes of a second one who asks for the lock, in a thread of his own."""
    found: list[object] = []

    def asks() -> None:
        try:
            with held(path, **more):
                found.append("held")
        except OSError as error:
            found.append(type(error))

    thread = threading.Thread(target=asks, daemon=True)
    thread.start()
    thread.join(1)
    return found


@pytest.mark.parametrize("folder", [False, True])
def test_who_does_not_wait_is_told_at_once_that_another_holds_it(tmp_path: Path, folder: bool) -> None:
    """A file or a folder, made where it is missing; when it is let go of, anybody may have it."""
    path = tmp_path / "lock"
    with held(path, folder=folder):
        assert path.is_dir() == folder
        assert outcome(path, folder=folder) == [BlockingIOError]
    assert outcome(path, folder=folder) == ["held"]


def test_who_waits_gets_it_when_the_other_lets_go(tmp_path: Path) -> None:
    """And not before."""
    path = tmp_path / "lock"
    with held(path, wait=True):
        waiting = outcome(path, wait=True)
        assert waiting == []
    for _ in range(100):
        if waiting:
            break
        threading.Event().wait(0.05)
    assert waiting == ["held"]


def test_a_lock_that_was_removed_meanwhile_is_made_anew(tmp_path: Path) -> None:
    """Who held it before may have taken it away; two who hold what is gone would not see each other."""
    path = tmp_path / "lock"
    with held(path):
        path.unlink()
        assert outcome(path) == ["held"]


@pytest.mark.parametrize("left", [False, True])
def test_a_lock_that_is_removed_while_it_is_taken_is_taken_anew(
    left: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether nothing is there any more, or another file: what is held is what others find."""
    path, opened, taken = tmp_path / "lock", lock._open, []

    def removed(path: Path, folder: bool) -> int:
        handle = opened(path, folder)
        if not taken:
            path.unlink()
            if left:
                path.touch()
        taken.append(handle)
        return handle

    monkeypatch.setattr(lock, "_open", removed)
    with held(path):
        monkeypatch.undo()
        assert len(taken) == 2
        assert outcome(path) == [BlockingIOError]
