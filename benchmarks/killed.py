"""Runs that are killed, and go on: ``python -m benchmarks.killed ARTICLES.jsonl [--times 50] [--limit 40]``.

A run is killed (SIGKILL) at a random moment, then started again until its end; its bytes are held against
those of a run in one go. Formats take turns: JSON, a folder, JSON lines, ledgers. With ``--workers SECONDS``
one run goes on, over ``--limit`` articles repeated to ``--size``, while every so many seconds one of its two
workers is killed. Where bytes differ, the folder of all runs stays, and is named.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.attributions import lines

OUT = (("audit", "out.json"), ("audit", "out/"), ("audit", "out.jsonl"), ("extract", "ledgers.jsonl"))


def start(folder: Path, command: str, *more: str) -> subprocess.Popen[bytes]:
    """A run over the articles of a folder."""
    path = os.pathsep.join(p for p in sys.path if p)
    whole = [sys.executable, "-m", "auditor", command, "in.jsonl", *more]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        whole, cwd=folder, stdout=quiet, stderr=quiet, env={**os.environ, "PYTHONPATH": path}
    )


def written(place: Path) -> dict[str, bytes]:
    """The bytes in a place."""
    if place.is_file():
        return {"": place.read_bytes()}
    return {str(p.relative_to(place)): p.read_bytes() for p in sorted(place.rglob("*")) if p.is_file()}


def moments(folder: Path, times: int, how: list[str]) -> bool:
    """Kill so many runs at random moments, and print what came of them; whether all came to the same."""
    whole, seconds = {}, {}
    for command, out in OUT:
        began = time.monotonic()
        start(folder, command, *how, "--no-cache", "--out", f"whole-{out}").wait()
        seconds[out] = time.monotonic() - began
        whole[out] = written(folder / f"whole-{out.rstrip('/')}")
    rng, same, late = random.Random(0), 0, 0
    for n in range(times):
        command, out = OUT[n % len(OUT)]
        kept = ["--cache", f"kept{n}", "--out", f"run{n}/{out}"]
        (folder / f"run{n}").mkdir()
        run = start(folder, command, *how, *kept)
        try:
            run.wait(rng.uniform(0, seconds[out]))
            late += 1
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
        start(folder, command, *how, *kept).wait()
        if written(folder / f"run{n}" / out.rstrip("/")) == whole[out]:
            same += 1
            shutil.rmtree(folder / f"run{n}")
            shutil.rmtree(folder / f"kept{n}")
        else:
            print(f"run {n} of {command} to {out} differs", flush=True)
    print(f"{times} runs, {times - late} killed before their end, {same} resumed to the same bytes")
    return same == times


def soak(folder: Path, every: float, how: list[str]) -> bool:
    """One run with two workers, of which one is killed every so many seconds; whether it comes to the same
    bytes as a run in peace.
    """
    run = start(folder, "audit", *how, "--jobs", "2", "--cache", "soaked", "--out", "soaked.jsonl")
    began, killed = time.monotonic(), 0
    while run.poll() is None:
        time.sleep(every)
        if found := workers(run.pid):
            os.kill(random.choice(found), signal.SIGKILL)
            killed += 1
    print(f"{killed} workers killed in {time.monotonic() - began:.0f} s, exit code {run.returncode}")
    start(folder, "audit", *how, "--no-cache", "--out", "whole.jsonl").wait()
    same = written(folder / "soaked.jsonl") == written(folder / "whole.jsonl")
    print("same bytes:", same)
    return same


def workers(run: int) -> list[int]:
    """The processes that work for a run: forked from the one it keeps for that (Linux)."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    children = {pid for pid, parent in parents.items() if parent == run}
    return [pid for pid, parent in parents.items() if parent in children]


def main() -> None:
    """Kill, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--size", type=int)
    parser.add_argument("--extractor", default="rules")
    parser.add_argument("--workers", type=float, metavar="SECONDS")
    options = parser.parse_args()
    texts = [row["text"] for row in lines(options.articles)][: options.limit]
    folder = Path(tempfile.mkdtemp())
    size = options.size or len(texts)
    rows = zip(range(size), itertools.cycle(texts), strict=False)
    made = (json.dumps({"id": str(n), "text": f"{text}\n\nNumber {n}.\n"}) for n, text in rows)
    (folder / "in.jsonl").write_text("\n".join(made), encoding="utf-8")
    how = ["--extractor", options.extractor]
    same = soak(folder, options.workers, how) if options.workers else moments(folder, options.times, how)
    if same:
        shutil.rmtree(folder)
    else:
        raise SystemExit(f"all of it stays in {folder}")


if __name__ == "__main__":
    main()
