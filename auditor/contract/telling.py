"""What is said of a plugin that failed: in one line, with the line of its own code, whatever it did."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from typing import Any, TextIO

from pydantic import ValidationError

from auditor.errors import PluginError

LONGEST = 500  # characters of what an error said


def told(error: BaseException, root: str = "") -> str:
    """An error in one line: its kind, what it said, and the last line of the code at ``root`` on its way."""
    if isinstance(error, PluginError) and error.where:
        return f"{error.what} ({error.where})"
    place = line_in(error, root) if root else ""
    try:
        said = error.what if isinstance(error, PluginError) else " ".join(_said(error).split())
    except Exception:
        said = "and what it says cannot be said"
    kind = "" if isinstance(error, PluginError) else type(error).__name__
    return f"{kind}{': ' if kind and said else ''}{said[:LONGEST]}" + (f" ({place})" if place else "")


def _said(error: BaseException) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False)[0]
    return f"{error.title}.{'.'.join(map(str, first['loc']))}: {first['msg']}"


def line_in(error: BaseException, root: str) -> str:
    """The last line of the code at ``root`` that an error passed, as "sour.py line 7"; empty for none."""
    if isinstance(error, SyntaxError) and error.filename and is_in(error.filename, root):
        return f"{os.path.basename(error.filename)} line {error.lineno}"
    own = [f for f in traceback.extract_tb(error.__traceback__) if is_in(f.filename, root)]
    return f"{os.path.basename(own[-1].filename)} line {own[-1].lineno}" if own else ""


def is_in(file: str, root: str) -> bool:
    """Whether a file is the one that ``root`` names, or lies in it."""
    file = os.path.abspath(file)
    return file == root or file.startswith(root.rstrip(os.sep) + os.sep)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Contain what a plugin prints: output belongs to the report, so a print is a broken contract.

    Warnings and logging, which go to standard error, break nothing: whether Python shows them depends on
    what ran before. What other threads of the program write is theirs, and passes.
    """
    out, err = _Ear(sys.stdout), _Ear(sys.stderr)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            yield
    finally:
        out.thread = err.thread = 0
    if out.heard:
        raise printed("".join(out.heard))


class _Ear(io.TextIOBase):
    """A stream that keeps what one thread writes, and passes on what the others do; all of it, at thread 0.

    A thread that ends its redirection while that of another lasts can leave this one in place for ever.
    """

    def __init__(self, beyond: TextIO | None) -> None:
        self.thread, self.beyond = threading.get_ident(), beyond  # None in a program without a terminal
        self.heard: list[str] = []

    def write(self, words: str, /) -> int:
        """As of any stream."""
        if threading.get_ident() != self.thread:
            return self.beyond.write(words) if self.beyond else len(words)
        if words:
            self.heard.append(words)
        return len(words)

    def flush(self) -> None:
        """Of what was passed on."""
        if self.beyond:
            self.beyond.flush()

    def __getattr__(self, name: str) -> Any:
        if threading.get_ident() == self.thread:  # such as ``buffer``, a way round this stream
            raise AttributeError(name)
        return getattr(self.beyond, name)


def printed(words: str) -> PluginError:
    """The error of a plugin that printed these words."""
    return PluginError(f"printed {words.strip()[:80]!r}: a plugin returns results and prints nothing")
