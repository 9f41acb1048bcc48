"""Python modules run in processes of their own, forked from one that has loaded the libraries already.

That one is started when it is first needed and ends with the tests. What runs has its own streams, folder,
environment, session and exit code, and signals do what they do in a terminal. What is about the start itself
is tested with a fresh process instead.
"""

from __future__ import annotations

import json
import os
import select
import socket
import struct
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import subprocess

LIBRARIES = [
    "duckdb", "jinja2", "jsonschema", "numpy", "onnxruntime", "py3langid.langid", "pyarrow.parquet", "pytest",
    "rich.table", "spacy.lang.en", "tokenizers", "trafilatura", "auditor.cli", "auditor.run.engine",
    "auditor.testing", "auditor.write.page",
]  # fmt: skip
LIMIT = 300  # seconds


class Running:
    """A process that goes on beside the test: its number, which is its group's too, and how it ended."""

    def __init__(self, line: socket.socket, files: Sequence[IO[bytes]]) -> None:
        self._line, self._files = line, files
        self.pid = _number(line)

    def ended(self) -> tuple[int, str, str]:
        """Its exit code, as `subprocess` gives it, and what it said on standard output and error."""
        code = _number(self._line)
        for file in self._files:
            file.seek(0)
        out, err = (file.read().decode() for file in self._files)
        return code, out, err


@contextmanager
def start(
    arguments: Sequence[str | Path],
    cwd: Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] = os.environ,
    module: str = "auditor",
    stdout: int | None = None,
) -> Iterator[Running]:
    """``auditor ARGUMENTS``, or ``python -m MODULE ARGUMENTS``, until it ends or the block does.

    What it prints is kept to its end, or goes to the file of that number, ``stdout``, which is closed here.
    """
    import signal
    import tempfile

    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        streams = [given.fileno(), out.fileno() if stdout is None else stdout, err.fileno()]
        words = [module, *map(str, arguments)]
        with _asked(_door(), words, str(cwd), dict(environment), streams) as line:
            running = Running(line, (out, err))
            if stdout is not None:
                os.close(stdout)
            try:
                yield running
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(running.pid, signal.SIGKILL)


def run(
    arguments: Sequence[str | Path],
    cwd: Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] = os.environ,
    module: str = "auditor",
) -> subprocess.CompletedProcess[str]:
    """``auditor ARGUMENTS``, or ``python -m MODULE ARGUMENTS``, to its end."""
    import subprocess

    with start(arguments, cwd, stdin, environment, module) as running:
        return subprocess.CompletedProcess([module, *map(str, arguments)], *running.ended())


def program(path: Path, module: str = "auditor") -> Path:
    """An executable file that does the same, for what calls it by its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -IS "{__file__}" "{_door()}" {module} "$@"\n')
    path.chmod(0o755)
    return path


def _asked(
    door: str, arguments: list[str], cwd: str, environment: dict[str, str], streams: Sequence[int]
) -> socket.socket:
    """Where the number of the process that runs it is told, and in the end its exit code."""
    request = json.dumps([arguments, cwd, environment]).encode()
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(LIMIT)
    line.connect(door)
    socket.send_fds(line, [struct.pack("!I", len(request))], streams)
    line.sendall(request)
    return line


def _number(line: socket.socket) -> int:
    answer = line.recv(4)
    assert answer, "it ended with the process that runs it"
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
    import gc
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
    gc.freeze()  # what is loaded stays in memory that all share
    while door in select.select([door, 0], [], [])[0]:
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that answer
        line, _ = door.accept()
        if not os.fork():
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _answer(line)
        line.close()


def _answer(line: socket.socket) -> None:
    """Run what is asked for in one more process, and tell how it ended."""
    head, streams, *_ = socket.recv_fds(line, 4, 3)
    (size,) = struct.unpack("!I", head)
    request = b""
    while len(request) < size:
        request += line.recv(size - len(request))
    arguments, cwd, environment = json.loads(request)
    if not (number := os.fork()):
        line.close()
        _end(lambda: _become(arguments, cwd, environment, streams))
    line.sendall(struct.pack("!i", number))
    _, status = os.waitpid(number, 0)
    with suppress(BrokenPipeError):  # nobody asked how it ended
        line.sendall(struct.pack("!i", os.waitstatus_to_exitcode(status)))
    os._exit(0)


def _end(command: Callable[[], None]) -> NoReturn:
    """Run a command and end this process as Python does, but that nobody takes down what was loaded."""
    import atexit
    import threading

    code: object = None
    try:
        command()
    except SystemExit as exit_:
        code = exit_.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    if code is not None and not isinstance(code, int):
        print(code, file=sys.stderr)
        code = 1
    with suppress(OSError):  # Python 3.12.1 wakes a pool that is just closed; an interpreter ignores that
        threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code or 0)


def _become(
    arguments: Sequence[str], cwd: str, environment: Mapping[str, str], streams: Sequence[int]
) -> None:
    """The command ``auditor``, or another module as ``python -m`` runs it, in this process."""
    import runpy
    import signal

    os.setsid()
    for sent in (signal.SIGTERM, signal.SIGHUP):  # also where the tests run behind nohup
        signal.signal(sent, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where they run in the background
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
        asked = _asked(sys.argv[1], sys.argv[2:], os.getcwd(), dict(os.environ), (0, 1, 2))
        _, ended = _number(asked), _number(asked)
        sys.exit(ended if ended >= 0 else 128 - ended)
