"""What whole runs cost: ``python -m benchmarks.runs WHAT FILE... [OPTION...]``.

WHAT is ``audit``, ``extract`` or ``check``; each file (articles as ``benchmarks.scale --write`` makes them,
or ledgers) is one run of the command, to JSON lines (``--parquet``: to Parquet), without a cache. Other
options go to the command. Seconds are of processor time; memory is the peak of the largest process. The
exponent is that of the time's growth from the file before.
"""

from __future__ import annotations

import ctypes
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of <linux/prctl.h>
COMMAND = [sys.executable, "-m", "auditor"]
HEAD = "| run | articles | CPU s | s an article | wall s | peak MB | output MB | KB an article | exponent |"


def adopt() -> None:
    """Make this process the parent of what its children leave behind, so that workers count as well: those of
    a run with several outlive it by a moment (Linux).
    """
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def spent() -> float:
    """Processor seconds of all processes that ended, once all have."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(what: str, file: Path, options: list[str]) -> tuple[int, float, float, float, float]:
    """Articles, processor seconds, seconds, peak in MB and output in MB of one run."""
    count = sum(1 for line in file.open("rb") if line.strip())
    tables = "--parquet" in options
    kind = [] if what == "extract" else ["--format", "parquet" if tables else "jsonl"]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / ("out" if tables else "out.jsonl")
        began, before = time.perf_counter(), spent()
        command = [*COMMAND, what, str(file), *kind, "--no-cache", "--out", str(out)]
        command += [name for name in options if name != "--parquet"]
        subprocess.run(command, check=True)
        wall, busy = time.perf_counter() - began, spent() - before
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = sum(p.stat().st_size for p in (out.iterdir() if tables else [out]))
        return count, busy, wall, peak, size / 1e6


def main(arguments: list[str]) -> None:
    """Print the table; files should grow, since the peak is that of all runs so far."""
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    adopt()
    what, *rest = arguments
    files = [Path(name) for name in rest if Path(name).is_file()]
    options = [name for name in rest if not Path(name).is_file()]
    print(HEAD)
    print("|---" + "|--:" * (HEAD.count("|") - 2) + "|", flush=True)
    last: tuple[int, float] | None = None
    for file in files:
        count, busy, wall, peak, size = measured(what, file, options)
        grown = f"{math.log(busy / last[1]) / math.log(count / last[0]):.2f}" if last else ""
        last = count, busy
        cells = [
            " ".join([what, *options]), f"{count:,}", f"{busy:.1f}", f"{busy / count:.4f}", f"{wall:.0f}",
            f"{peak:,.0f}", f"{size:,.1f}", f"{size * 1000 / count:.1f}", grown,
        ]  # fmt: skip
        print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
