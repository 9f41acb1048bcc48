"""Which embedded database keeps a run best: ``python -m benchmarks.stores [--entries N]``.

Entries like those of `auditor.run.store` (a packed ledger of 25 kB under a hash), each written for good by
itself as a run writes them, read back one by one in another order. Then a writer is killed in the middle, and
two write at once. Seconds are of processor time, of a process of its own for each row.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

HEAD = "| database | open s | write ms | read ms | entries | file | left after kill -9 | two writers |"
WORDS = "the of said officials on record that a source close to talks not named".split()  # noqa: SIM905


def entry(number: int) -> tuple[bytes, bytes]:
    """A key, and a body of 25 kB that packs about as well as a ledger does."""
    rng = random.Random(number)
    spans = (
        f'{{"start":{rng.randrange(9999)},"end":{rng.randrange(9999)},"w":"{rng.choice(WORDS)}"}}'
        for _ in range(640)
    )
    return hashlib.sha256(str(number).encode()).digest(), zlib.compress(",".join(spans).encode(), 1)


def sqlite(path: Path) -> Callable[..., Any]:
    """SQLite as the store opens it."""
    import sqlite3

    db = sqlite3.connect(path, timeout=60, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    db.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, body BLOB)")
    return db.execute


def duckdb(path: Path) -> Callable[..., Any]:
    """DuckDB with the same table."""
    import duckdb

    db = duckdb.connect(str(path))
    db.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, body BLOB)")
    return db.execute


OPEN: dict[str, Callable[[Path], Callable[..., Any]]] = {"sqlite": sqlite, "duckdb": duckdb}


def write(name: str, path: Path, first: int, number: int) -> None:
    """Write entries one by one."""
    execute = OPEN[name](path)
    for n in range(first, first + number):
        execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", entry(n))


def measure(name: str, number: int) -> None:
    """Print the row of a database."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kept"
        clock = [time.process_time()]
        execute = OPEN[name](path)
        clock.append(time.process_time())
        made = [entry(n) for n in range(number)]
        clock.append(time.process_time())
        for pair in made:
            execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", pair)
        clock.append(time.process_time())
        for key, body in random.Random(0).sample(made, len(made)):
            assert execute("SELECT body FROM kept WHERE key = ?", (key,)).fetchone()[0] == body
        clock.append(time.process_time())
        size = sum(p.stat().st_size for p in Path(folder).iterdir())
        cells = [
            name, f"{clock[1] - clock[0]:.2f}", f"{(clock[3] - clock[2]) / number * 1e3:.2f}",
            f"{(clock[4] - clock[3]) / number * 1e3:.2f}", f"{sum(len(b) for _, b in made) / 1e6:.1f} MB",
            f"{size / 1e6:.1f} MB",
            killed(name, Path(folder) / "killed"), together(name, Path(folder) / "both"),
        ]  # fmt: skip
        print("| " + " | ".join(cells) + " |", flush=True)


def killed(name: str, path: Path) -> str:
    """How many entries are there after a writer was killed, and whether they are whole."""
    process = _writer(name, path, 0, 10**6)
    time.sleep(4)
    process.send_signal(signal.SIGKILL)
    process.wait()
    try:
        execute = OPEN[name](path)
        rows = execute("SELECT key, body FROM kept").fetchall()
    except Exception as error:
        return f"{type(error).__name__}"
    known = dict(entry(n) for n in range(len(rows)))
    return f"{len(rows)}, {'whole' if known == dict(rows) else 'not whole'}"


def together(name: str, path: Path) -> str:
    """What becomes of two processes that write at the same time."""
    OPEN[name](path)("SELECT 1").fetchall()
    pair = [_writer(name, path, n * 500, 500) for n in range(2)]
    codes = [process.wait() for process in pair]
    return "both go on" if codes == [0, 0] else "the second is refused"


def _writer(name: str, path: Path, first: int, number: int) -> subprocess.Popen[bytes]:
    call = f"write({name!r}, Path({str(path)!r}), {first}, {number})"
    code = f"from pathlib import Path; from benchmarks.stores import write; {call}"
    return subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL, env=dict(os.environ))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=2000)
    parser.add_argument("--row", choices=OPEN)
    options = parser.parse_args()
    if options.row:
        measure(options.row, options.entries)
        return
    print(HEAD)
    print("|---" + "|--:" * (HEAD.count("|") - 2) + "|", flush=True)
    for name in OPEN:
        command = [
            sys.executable,
            "-m",
            "benchmarks.stores",
            "--row",
            name,
            "--entries",
            str(options.entries),
        ]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
