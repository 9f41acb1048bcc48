"""The process in which a stranger's checks run: it loads one plugin, answers what it is asked, and ends.

Requests come pickled from the process that started it, answers go back as JSON; both are preceded by their
length. What checks print to standard output is noticed, and told as their fault.
"""

from __future__ import annotations

import contextlib
import faulthandler
import inspect
import os
import signal
import struct
import sys
import tempfile
import threading
import time
import warnings
from json import dumps
from pickle import loads
from typing import Any, BinaryIO

from pydantic import TypeAdapter

from auditor.contract import plugins
from auditor.contract.checks import Check, Rule, data_schema, made
from auditor.contract.places import Place
from auditor.contract.telling import printed, told
from auditor.errors import ConfigError
from auditor.model import Column, Panel, Result
from auditor.run.bounds import bounded
from auditor.run.contained import begins, collected, in_shape

SIZE = struct.Struct("!I")
LIMIT = sys.getrecursionlimit()
RESULTS = TypeAdapter(list[Result])
RULES = TypeAdapter(tuple[Rule, ...])
COLUMNS, PANELS = TypeAdapter(tuple[Column, ...]), TypeAdapter(tuple[Panel, ...])


class Child:
    """One plugin at work. ``trace`` is a file in which the lines stand that ran when the process died."""

    def __init__(self, requests: BinaryIO, answers: BinaryIO, printed_to: BinaryIO, trace: BinaryIO) -> None:
        self.requests, self.answers, self.printed_to, self.trace = requests, answers, printed_to, trace
        self.place = Place("")
        self.root = ""
        self.offered: dict[str, type[Check]] = {}
        self.checks: dict[int, Check] = {}
        self.pid = os.getpid()

    def serve(self) -> None:
        """Answer until nobody asks any more."""
        while (request := receive(self.requests)) is not None:
            answer = self._answered(request)
            if os.getpid() != self.pid:  # a check forked, and this is the copy
                os._exit(0)
            send(self.answers, answer)

    def _answered(self, request: bytes) -> bytes:
        for file in (self.printed_to, self.trace):
            file.seek(0)
            file.truncate()
        try:
            asked = loads(request)
            faulthandler.dump_traceback_later(asked["seconds"], file=self.trace)
            answer: bytes = getattr(self, asked.pop("do"))(**asked)
            self._silent()
        except ConfigError as error:
            answer = dumps({"refused": [error.what, error.where, error.fix]}).encode()
        except BaseException as error:
            sys.setrecursionlimit(LIMIT)
            answer = _failed(error, self.root)
        faulthandler.cancel_dump_traceback_later()
        sys.setrecursionlimit(LIMIT)
        return answer

    def load(self, place: Place, seconds: float) -> bytes:
        """Import the plugin and describe its checks, and say whether it offers anything beside them."""
        self.place, self.root = place, place.root
        found = plugins.offers(place)
        self.offered = {check.id: check for check in found.checks}
        described = [_described(check) for check in found.checks]
        return dumps({"checks": described, "others": any(found.others.values())}).encode()

    def make(self, number: int, check: str, options: dict[str, Any], seconds: float) -> bytes:
        """Make a check with its options, to be asked for by its number."""
        self.checks[number] = made(self.offered[check], options)
        return b"{}"

    def ask(self, number: int, method: str, about: bytes, seconds: float) -> bytes:
        """What a check says of a ledger or of a story, each of which it gets as its own."""
        check = self.checks[number]
        said = collected(getattr(check, method)(loads(about)))
        shaped = [in_shape(check, result) for result in said]
        self._silent()
        return RESULTS.dump_json(shaped, exclude_none=True, warnings=False)

    def _silent(self) -> None:
        with contextlib.suppress(Exception):
            _STDOUT.flush()
        if os.fstat(self.printed_to.fileno()).st_size:
            self.printed_to.seek(0)
            raise printed(self.printed_to.read(1000).decode("utf-8", "replace"))


def _described(check: type[Check]) -> dict[str, Any]:
    """All that the other process needs to know of a check, as plain data."""
    schema = check.Options.model_json_schema()
    methods = [name for name in ("article", "story") if getattr(check, name) is not getattr(Check, name)]
    return {
        "id": check.id, "title": check.title, "version": check.version, "figure": check.figure,
        "doc": inspect.getdoc(check) if "__doc__" in vars(check) else None,
        "rules": RULES.dump_python(check.rules, mode="json"),
        "columns": COLUMNS.dump_python(check.columns, mode="json"),
        "panels": PANELS.dump_python(check.panels, mode="json"),
        "options": schema, "defaults": check.Options().model_dump(mode="json"),
        "data": data_schema(check),
        "methods": {name: begins(getattr(check, name)) for name in methods},
        "file": getattr(sys.modules.get(check.__module__), "__file__", None),
    }  # fmt: skip


def _failed(error: BaseException, root: str) -> bytes:
    try:
        what = told(error, root)
    except BaseException:
        what = type(error).__name__
    out = isinstance(error, MemoryError | RecursionError)
    return dumps({"failed": what, "spent": out}).encode("utf-8", "replace")


def receive(stream: BinaryIO, largest: int = 1 << 32) -> bytes | None:
    """The next message; None where there is none, or only a part, or it is larger than so many bytes."""
    head = stream.read(SIZE.size)
    if len(head) < SIZE.size:
        return None
    (size,) = SIZE.unpack(head)
    body = stream.read(size) if size <= largest else b""
    return body if len(body) == size else None


def send(stream: BinaryIO, message: bytes) -> None:
    """Send a message; OSError where nobody reads it."""
    stream.write(SIZE.pack(len(message)) + message)
    stream.flush()


def _follow(parent: int) -> None:
    """End with the process that started this one, however that ends."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def main(mebibytes: int, trace: str) -> None:
    """Serve on the pipes that are standard input and output now, and give plugins others."""
    global _STDOUT
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    caught = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - as long as this process
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard, file in ((0, nowhere), (1, caught.fileno()), (2, nowhere)):
        os.dup2(file, standard)
    os.set_inheritable(1, True)
    _STDOUT = sys.stdout
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal: the process that started this one ends it
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()
    traced = open(trace, "w+b", buffering=0)  # noqa: SIM115 - as long as this process
    faulthandler.enable(traced)
    if hasattr(faulthandler, "register"):
        faulthandler.register(signal.SIGTERM, traced, chain=True)
    warnings.simplefilter("ignore")
    bounded(mebibytes)
    with contextlib.suppress(OSError):
        Child(requests, answers, caught, traced).serve()
    os._exit(0)


_STDOUT: Any = None  # as it was before any plugin could exchange it
