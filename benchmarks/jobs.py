"""Two processes of a run against two runs: ``python -m benchmarks.jobs ARTICLES.jsonl [--extractor NAME]``.

``audit --jobs 2`` of all articles, then a run of each half side by side, then ``--jobs 2`` with a worker
killed when half of the articles are done. Of each: seconds, and of its processes (Linux) how long they
computed, waited for a core, and slept for want of something to do. On a machine that others use, seconds say
little and the rest says most: what waits for a core would compute on a quiet one.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.killed import start, workers, written

OFTEN = 0.25  # seconds between two looks
HEAD = "| run | s | computed | workers computed | waited for a core | slept |\n|---|--:|--:|--:|--:|--:|"


class Watched:
    """Runs and their processes: when each came and went, and for how long it computed and waited."""

    def __init__(self, runs: list[subprocess.Popen[bytes]]) -> None:
        self.runs, self.seen = runs, dict[int, tuple[float, float, float, float]]()
        self.hands: set[int] = set()

    def look(self) -> None:
        """See which processes there are by now, and how they do."""
        own = [run.pid for run in self.runs if run.poll() is None]
        hands = {pid for run in own for pid in workers(run)}
        self.hands |= hands
        for pid in (*own, *_children(own), *hands):
            now = time.monotonic()
            try:
                threads = list(Path(f"/proc/{pid}/task").iterdir())
                told = {t.name: [int(n) for n in (t / "schedstat").read_text().split()] for t in threads}
            except OSError:
                continue
            came = self.seen.get(pid, (now,))[0]
            computed = sum(times[0] for times in told.values()) / 1e9
            self.seen[pid] = came, now, computed, told.get(str(pid), [0, 0])[1] / 1e9

    def cells(self) -> list[str]:
        """Seconds that all computed, and of the workers what they did all their lives."""
        of_all = sum(seen[2] for seen in self.seen.values())
        found = [self.seen[pid] for pid in self.hands if pid in self.seen]
        life = sum(last - came for came, last, *_ in found)
        computed, waited = (sum(seen[n] for seen in found) for n in (2, 3))
        return [f"{x:.1f}" for x in (of_all, computed, waited, max(life - computed - waited, 0))]


def _children(runs: list[int]) -> list[int]:
    """The children of processes."""
    return [int(pid) for run in runs for t in _tasks(run) for pid in (t / "children").read_text().split()]


def _tasks(run: int) -> list[Path]:
    try:
        return [t for t in Path(f"/proc/{run}/task").iterdir() if (t / "children").exists()]
    except OSError:
        return []


def measured(name: str, runs: list[subprocess.Popen[bytes]], do: Callable[[], None] | None = None) -> None:
    """Print the row of runs that go on side by side; ``do`` is called at each look."""
    began, watched = time.monotonic(), Watched(runs)
    while any(run.poll() is None for run in runs):
        watched.look()
        if do:
            do()
        time.sleep(OFTEN)
    print("| " + " | ".join([name, f"{time.monotonic() - began:.1f}", *watched.cells()]) + " |", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--extractor", default="rules")
    options = parser.parse_args()
    lines = options.articles.read_bytes().splitlines(keepends=True)
    half = len(lines) // 2
    how = ["--extractor", options.extractor, "--no-cache"]
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place, part in (("all", lines), ("one", lines[:half]), ("two", lines[half:])):
            (folder / place).mkdir()
            (folder / place / "in.jsonl").write_bytes(b"".join(part))

        def audit(place: str, out: str, *more: str) -> subprocess.Popen[bytes]:
            return start(folder / place, "audit", *how, "--out", out, *more)

        measured(f"{len(lines)} with --jobs 2", [audit("all", "out.jsonl", "--jobs", "2")])
        measured(f"{half} and {half} side by side", [audit("one", "o.jsonl"), audit("two", "o.jsonl")])
        run = audit("all", "killed.jsonl", "--jobs", "2", "--log-file", "log")
        killed: list[int] = []

        def kill() -> None:
            if not killed and _done(folder / "all" / "log") >= half and (found := workers(run.pid)):
                os.kill(found[0], signal.SIGKILL)
                killed.append(found[0])

        measured("the first, one worker killed in the middle", [run], kill)
        same = written(folder / "all" / "out.jsonl") == written(folder / "all" / "killed.jsonl")
        print(f"\n{len(killed)} killed, the same bytes: {same}")


def _done(log: Path) -> int:
    """How many articles a log tells of."""
    if not log.exists():
        return 0
    return sum(json.loads(line).get("event") == "article" for line in log.read_text().splitlines() if line)


if __name__ == "__main__":
    main()
