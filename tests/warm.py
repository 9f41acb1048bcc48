"""Python modules run in processes of their own, forked from one that has loaded the libraries already.

That one is started when it is first needed and ends with the tests. What runs has its own streams, folder,
environment and exit code, as a shell would give them. What is about the start itself, or about a process
group, is tested with a fresh process instead.
"""

from __future__ import annotations

import json
import os
import select
import socket
import struct
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

LIBRARIES = [
    "duckdb", "jinja2", "jsonschema", "numpy", "onnxruntime", "py3langid.langid", "pyarrow.parquet", "pytest",
    "rich.table", "spacy.lang.en", "tokenizers", "trafilatura", "auditor.cli", "auditor.run.engine",
    "auditor.testing", "auditor.write.page",
]  # fmt: skip
LIMIT = 300  # seconds


def run(
    arguments: Sequence[str | Path],
    cwd: Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] = os.environ,
    module: str = "auditor",
) -> subprocess.CompletedProcess[str]:
    """``auditor ARGUMENTS``, or ``python -m MODULE ARGUMENTS``, to its end."""
    import subprocess
    import tempfile

    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        streams = [file.fileno() for file in (given, out, err)]
        words = [str(argument) for argument in arguments]
        code = _asked(_door(), [module, *words], str(cwd), dict(environment), streams)
        told = []
        for file in (out, err):
            file.seek(0)
            told.append(file.read().decode())
    return subprocess.CompletedProcess([module, *words], code, *told)


def program(path: Path, module: str = "auditor") -> Path:
    """An executable file that does the same, for what calls it by its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -IS "{__file__}" "{_door()}" {module} "$@"\n')
    path.chmod(0o755)
    return path


def _asked(
    door: str, arguments: list[str], cwd: str, environment: dict[str, str], streams: Sequence[int]
) -> int:
    """The exit code, as `subprocess` gives it, of what was run on these streams."""
    request = json.dumps([arguments, cwd, environment]).encode()
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(LIMIT)
        line.connect(door)
        socket.send_fds(line, [struct.pack("!I", len(request))], streams)
        line.sendall(request)
        answer = line.recv(4)
    assert answer, f"{arguments} ended with the process that runs it"
    return int(struct.unpack("!i", answer)[0])


@cache
def _door() -> str:
    """Where the warm process is asked; it ends when the pipe to it is closed, with this process."""
    import atexit
    import shutil
    import subprocess
    import tempfile

    folder = tempfile.mkdtemp(prefix="warm-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    door = socket.socket(socket.AF_UNIX)
    door.bind(f"{folder}/door")
    door.listen(16)
    command = [sys.executable, __file__, "--serve", str(door.fileno())]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[door.fileno()])
    _kept.append((door, process))
    return f"{folder}/door"


_kept: list[object] = []


def _serve(door: socket.socket) -> None:
    import importlib
    import signal

    sys.path.pop(0)  # the folder of this file
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # as the auditor does
    for name in LIBRARIES:
        importlib.import_module(name)
    from auditor.contract import plugins
    from auditor.extract import LANGUAGE_MODEL, load_language_model

    plugins.load()
    load_language_model(LANGUAGE_MODEL)
    while door in select.select([door, 0], [], [])[0]:
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that answer
        line, _ = door.accept()
        if not os.fork():
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _answer(line)
        line.close()


def _answer(line: socket.socket) -> None:
    """Run what is asked for in one more process, and tell how it ended."""
    import multiprocessing

    head, streams, *_ = socket.recv_fds(line, 4, 3)
    (size,) = struct.unpack("!I", head)
    request = b""
    while len(request) < size:
        request += line.recv(size - len(request))
    arguments, cwd, environment = json.loads(request)
    process = multiprocessing.get_context("fork").Process(
        target=_become, args=(arguments, cwd, environment, streams)
    )
    process.start()
    process.join()
    line.sendall(struct.pack("!i", process.exitcode))
    os._exit(0)


def _become(
    arguments: Sequence[str], cwd: str, environment: Mapping[str, str], streams: Sequence[int]
) -> None:
    """The command ``auditor``, or another module as ``python -m`` runs it, in this process."""
    import runpy

    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, "w" if n else "r", encoding="utf-8") for n in range(3))
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = list(arguments)
    if arguments[0] == "auditor":
        from auditor.cli import main

        main()
    else:
        sys.path.insert(0, cwd)
        runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        _serve(socket.socket(fileno=int(sys.argv[2])))
    else:
        ended = _asked(sys.argv[1], sys.argv[2:], os.getcwd(), dict(os.environ), (0, 1, 2))
        sys.exit(ended if ended >= 0 else 128 - ended)
