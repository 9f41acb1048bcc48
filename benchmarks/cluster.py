"""A cluster on one machine, one of its two workers killed in the middle.

``python -m benchmarks.cluster FILE`` with articles as lines of JSON (``benchmarks.scale --write``) starts a
Spark master and two worker processes of one core each, extracts, kills one worker with all its children once
the first task is done, and holds the ledgers against those of one process: the same bytes, and what either
took. Options: ``--extractor rules``, ``--spare`` to kill nobody.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import auditor
from auditor.write.json import line

PORT = 17077
WAIT = 120  # seconds for a process to be there
CLASSES = "org.apache.spark.deploy"


@contextmanager
def cluster(folder: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """A master and two workers; what is left of them is ended."""
    import pyspark

    home = str(Path(pyspark.__file__).parent)
    environment = os.environ | {
        "SPARK_HOME": home,
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_NO_DAEMONIZE": "1",
    }
    command = [f"{home}/bin/spark-class"]

    def started(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        log = (folder / f"{name}.log").open("wb")
        return subprocess.Popen(
            [*command, *arguments], env=environment, stdout=log, stderr=log, start_new_session=True
        )

    master = started("master", f"{CLASSES}.master.Master", "--host", "127.0.0.1", "--port", str(PORT))
    processes = [master]
    try:
        _until(lambda: b"New state: ALIVE" in (folder / "master.log").read_bytes())
        for name in ("one", "two"):
            there = (
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                str(folder / name),
            )
            processes.append(started(name, f"{CLASSES}.worker.Worker", *there, f"spark://127.0.0.1:{PORT}"))
        _until(lambda: (folder / "master.log").read_bytes().count(b"Registering worker") == 2)
        yield processes[1:]
    finally:
        for process in processes:
            _end(process)


def ledgers(file: Path, folder: Path, extractor: str, kill: Callable[[], None] | None) -> dict[str, str]:
    """The ledgers of a file by article, from the cluster."""
    from pyspark.sql import SparkSession

    from auditor.spark import extract

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master(f"spark://127.0.0.1:{PORT}")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.executor.memory", "512m")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    rows = [json.loads(text) for text in file.read_text("utf-8").splitlines()]
    columns = "id string, outlet string, date string, text string"
    table = spark.createDataFrame([{name: row.get(name) for name in COLUMNS} for row in rows], columns)
    found = extract(table, extractor=extractor).select("article", "ledger")
    if kill:
        threading.Thread(
            target=_killing, args=(spark.sparkContext.statusTracker(), kill), daemon=True
        ).start()
    out = str(folder / "ledgers")
    found.write.parquet(out)
    made = {row["article"]: row["ledger"] for row in spark.read.parquet(out).collect()}
    spark.stop()
    return made


COLUMNS = ("id", "outlet", "date", "text")


def main(arguments: list[str] | None = None) -> None:
    """Print what was killed, what came out, and the times."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--extractor", default="model")
    parser.add_argument("--spare", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, cluster(Path(name)) as workers:
        began = time.perf_counter()

        def kill() -> None:
            print(f"after {time.perf_counter() - began:.0f} s: worker {workers[1].pid} is killed", flush=True)
            _end(workers[1])

        found = ledgers(options.articles, Path(name), options.extractor, None if options.spare else kill)
        cluster_took = time.perf_counter() - began
    began = time.perf_counter()
    rows = [json.loads(text) for text in options.articles.read_text("utf-8").splitlines()]
    kept = ({key: row.get(key) for key in COLUMNS} for row in rows)
    expected = {
        item.article.id: line(item)
        for item in auditor.extract_ledgers(kept, extractor=options.extractor)
        if isinstance(item, auditor.Ledger)
    }
    same = sum(found.get(key) == text for key, text in expected.items())
    print(f"{same} of {len(expected)} ledgers have the same bytes, {len(found)} came from the cluster")
    print(f"the cluster took {cluster_took:.0f} s, one process {time.perf_counter() - began:.0f} s")


def _killing(tracker: Any, kill: Callable[[], None]) -> None:
    """Kill once a stage of several tasks has some of them behind it and some before it."""
    while True:
        for stage in tracker.getActiveStageIds():
            told = tracker.getStageInfo(stage)
            if told and told.numTasks >= 4 and 0 < told.numCompletedTasks < told.numTasks:
                kill()
                return
        time.sleep(0.2)


def _until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not there():
        if time.monotonic() > end:
            raise SystemExit("the cluster did not start")
        time.sleep(0.3)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with its children, which an executor is."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


if __name__ == "__main__":
    main()
