"""Strangers' checks, each plugin in a process of its own, so that nothing it does reaches the run.

A check of such a plugin stands in the run as a class like any other; its methods ask the process. One that
takes too long, or ends its process, has failed on that article only: the process is started anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import queue
import re
import signal
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, create_model

from auditor.contract import plugins
from auditor.contract.checks import Check, Rule
from auditor.contract.places import Place
from auditor.contract.plugins import Offers, Plugins
from auditor.contract.telling import is_in
from auditor.errors import ConfigError, PluginError
from auditor.model import Column, Ledger, Panel, Result, Story
from auditor.run.child import receive, send
from auditor.run.settings import Settings

STARTING = 20.0  # seconds to import a plugin in
STRIKES = 3  # times in a row that a check may end its process, or be ended, before nobody asks it any more
LARGEST = 64 << 20  # bytes of an answer
PIECE = re.compile(rb'File "([^"\n]+)", line (\d+)')
RULES = TypeAdapter(tuple[Rule, ...])
COLUMNS, PANELS = TypeAdapter(tuple[Column, ...]), TypeAdapter(tuple[Panel, ...])
RESULTS = TypeAdapter(list[Result])


@dataclass(frozen=True, slots=True)
class Limits:
    """What a check may take on one article or story: seconds, and mebibytes of memory (0: any)."""

    seconds: float = 5.0
    mebibytes: int = 4096


def load(paths: Sequence[str] = (), limits: Limits | None = None) -> Plugins:
    """As `plugins.load` does, but code that did not come with the auditor is imported in other processes.

    A plugin that offers more than checks is imported here as well, if it survived that there.
    """

    def opened(place: Place) -> Offers:
        if place.shipped:
            return plugins.offers(place)
        host = Host(place, limits or Limits())
        described, others = host.load()
        more = plugins.offers(place).others if others else {}
        return Offers(tuple(_proxy(host, d) for d in described), more)

    return plugins.load(paths, opened)


def load_for(settings: Settings) -> Plugins:
    """The plugins that settings name, within their limits."""
    return load(settings.plugins, Limits(settings.check_seconds, settings.check_memory))


class Host:
    """The process of one plugin, started when it is needed and again when it died."""

    def __init__(self, place: Place, limits: Limits) -> None:
        self.place, self.limits, self.root = place, limits, place.root
        self.made: dict[int, tuple[str, dict[str, Any]]] = {}
        self.numbers = count(1)
        self.process: _Process | None = None
        self.sent: tuple[object, bytes] = (None, b"")

    def load(self) -> tuple[list[dict[str, Any]], bool]:
        """The checks of the plugin, described, and whether it offers anything beside them."""
        answer = self._asked(self._started(), STARTING, do="load", place=self.place)
        return answer["checks"], answer["others"]

    def make(self, check: str, options: dict[str, Any]) -> int:
        """Make a check; the number to ask for it by."""
        number = next(self.numbers)
        self._asked(self._running(), STARTING, do="make", number=number, check=check, options=options)
        self.made[number] = (check, options)
        return number

    def ask(self, number: int, method: str, about: Ledger | Story) -> list[Result]:
        """What a check says of a ledger or story, validated anew; PluginError where it cannot be had."""
        if self.sent[0] is not about:
            self.sent = (about, pickle.dumps(about))
        process = self._running()
        seconds = self.limits.seconds
        answer = self._answer(process, seconds, do="ask", number=number, method=method, about=self.sent[1])
        try:
            return RESULTS.validate_json(answer)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            raise PluginError(f"a result breaks its model at {place}: {first['msg']}") from None

    def _running(self) -> _Process:
        """The process, with the checks made that were made before it died."""
        if self.process is not None and self.process.alive():
            return self.process
        process = self._started()
        self._asked(process, STARTING, do="load", place=self.place)
        for number, (check, options) in self.made.items():
            self._asked(process, STARTING, do="make", number=number, check=check, options=options)
        return process

    def _started(self) -> _Process:
        if self.process is not None:
            self.process.end()
        self.process = _Process(self.limits.mebibytes)
        return self.process

    def _asked(self, process: _Process, seconds: float, **request: Any) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = json.loads(self._answer(process, seconds, **request))
        except ValueError:
            raise PluginError("its process answered nonsense") from None
        return answer

    def _answer(self, process: _Process, seconds: float, **request: Any) -> bytes:
        """The answer; PluginError says what went wrong there, `Ended` that the process had to go."""
        try:
            answer = process.ask(pickle.dumps(request | {"seconds": seconds}), seconds)
        except Ended as ended:
            process.end()
            raise Ended(ended.what, ended.where or self._line(process)) from None
        if not answer.startswith((b'{"failed"', b'{"refused"')):
            return answer
        told = json.loads(answer)
        if "refused" in told:
            raise ConfigError(*told["refused"])
        if told["spent"]:
            process.end()
        raise PluginError(told["failed"])

    def _line(self, process: _Process) -> str:
        """The last line of the plugin's own that ran, from what the process left of itself."""
        for file, line in PIECE.findall(process.traced()):
            if is_in(os.fsdecode(file), self.root):
                return f"{os.path.basename(os.fsdecode(file))} line {int(line)}"
        return ""


class Ended(PluginError):
    """The process of a plugin ended, or took too long and was ended."""


class _Process:
    def __init__(self, mebibytes: int) -> None:
        handle, self.trace = tempfile.mkstemp(prefix="auditor-trace-")
        os.close(handle)
        code = f"from auditor.run.child import main; main({mebibytes}, {self.trace!r})"
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            start_new_session=True,
        )
        self.answers: queue.Queue[bytes | None] = queue.Queue()
        threading.Thread(target=_read, args=(self.process.stdout, self.answers), daemon=True).start()
        weakref.finalize(self, _gone, self.process, self.trace)

    def ask(self, request: bytes, seconds: float) -> bytes:
        """Send a request and wait so long for its answer; `Ended` where none comes."""
        assert self.process.stdin is not None
        try:
            send(self.process.stdin, request)  # type: ignore[arg-type]
            answer = self.answers.get(timeout=seconds + 1)  # by then it has left word of where it is
        except queue.Empty:
            raise Ended(f"took longer than the {seconds:g} s that it may") from None
        except OSError:
            answer = None
        if answer is None:
            raise Ended(_how(self.process))
        return answer

    def alive(self) -> bool:
        return self.process.poll() is None

    def end(self) -> None:
        _killed(self.process)

    def traced(self) -> bytes:
        try:
            return Path(self.trace).read_bytes()[:100_000]
        except OSError:
            return b""


def _read(stream: BinaryIO, answers: queue.Queue[bytes | None]) -> None:
    """Put each answer into the queue, and None when there are no more, or one is too large."""
    answer: bytes | None = b""
    while answer is not None:
        try:
            answer = receive(stream, LARGEST)
        except (OSError, ValueError):
            answer = None
        answers.put(answer)


def _gone(process: subprocess.Popen[bytes], trace: str) -> None:
    """Leave nothing behind: neither the process, nor what it started, nor its file."""
    _killed(process)
    Path(trace).unlink(missing_ok=True)


def _killed(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
    process.wait()


def _how(process: subprocess.Popen[bytes]) -> str:
    """How a process ended, in words."""
    try:
        code = process.wait(2)
    except subprocess.TimeoutExpired:
        return "closed the way to its process, or answered at too great a length"
    if code < 0:
        try:
            return f"ended its process by {signal.Signals(-code).name}"
        except ValueError:
            return f"ended its process by the signal {-code}"
    return f"ended its process with code {code}"


def _proxy(host: Host, told: dict[str, Any]) -> type[Check]:
    """A class that stands for a check over there: everything it declares, and methods that ask."""
    strikes = {"n": 0}

    def init(self: Any, options: BaseModel | None = None) -> None:
        self.options = options
        self.number = host.make(told["id"], options.model_dump(exclude_unset=True) if options else {})

    def ask(self: Any, about: Any, method: str) -> Iterable[Result]:
        if strikes["n"] >= STRIKES:
            raise PluginError(f"is left out, for it did so {STRIKES} times in a row")
        try:
            said = host.ask(self.number, method, about)
        except Ended:
            strikes["n"] += 1
            raise
        except PluginError:
            strikes["n"] = 0
            raise
        strikes["n"] = 0
        return said

    members: dict[str, Any] = {
        **{name: told[name] for name in ("id", "title", "version", "figure")},
        "rules": RULES.validate_python(told["rules"]),
        "columns": COLUMNS.validate_python(told["columns"]),
        "panels": PANELS.validate_python(told["panels"]),
        "Options": _shape(told["options"], told["defaults"]),
        "Data": _shape(told["data"], {}),
        "__init__": init,
        "__doc__": told["doc"],
        "file": told["file"],
        "places": told["methods"],
    }
    for method in told["methods"]:
        members[method] = _method(ask, method)
    return type(str(told["id"]), (Check,), members)


def _method(ask: Callable[..., Iterable[Result]], name: str) -> Callable[..., Iterable[Result]]:
    return lambda self, about: ask(self, about, name)


def _shape(schema: dict[str, Any], defaults: dict[str, Any]) -> type[BaseModel]:
    """A model that takes anything and shows a schema: over there the real one is asked."""

    class Shape(BaseModel):
        model_config = ConfigDict(extra="allow")

        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return schema

    fields: dict[str, Any] = {name: (Any, value) for name, value in defaults.items()}
    return create_model("Shape", __base__=Shape, **fields)
