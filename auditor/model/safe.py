"""Words that others wrote, on their way to a terminal or a log: none of them can command what shows them."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")  # what ends a line somewhere, and tabs
_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)  # and what turns writing
_AZURE = r"#(?=#(?:vso|teamcity)?\[)"  # orders to a runner of CI, wherever they stand in a line
_ORDERS = re.compile(f"{_AZURE}|::")
_LOOKS_LIKE = {"#": "＃", "::": "∷"}
_IN_JSON = re.compile(f"[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|{_AZURE}")


def clean(text: str) -> str:
    """One line of what a text says: white space collapsed, the rest as `row` has it."""
    return row(" ".join(text.split()))


def row(text: str) -> str:
    """One line, its spaces kept: control characters made visible as ``\\ufffd``, orders to a runner broken.

    A runner of CI takes ``::error::`` at the start of a line, and ``##[error]`` anywhere, for an order; here
    other signs that look like them stand in their place.
    """
    one = _CONTROLS.sub("\ufffd", _SPACES.sub(" ", text))
    return _ORDERS.sub(lambda order: _LOOKS_LIKE[order[0]], one)


def lines(text: str) -> str:
    """The text with its line ends, control characters made visible: for what quotes its words by itself."""
    return "\n".join(_CONTROLS.sub("\ufffd", line) for line in text.splitlines())


def rows(text: str) -> str:
    """Several lines, each as `row` has it."""
    return "\n".join(map(row, text.splitlines()))


def escaped(document: str) -> str:
    """The same JSON with an escape for each character that could command what shows it."""
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", document)
