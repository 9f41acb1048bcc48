"""Shows a hostile text as text: what would reorder or hide words becomes a visible sign."""

from __future__ import annotations

import json
import re
from html import escape

from markupsafe import Markup

# Controls, the marks that reorder writing, and lone surrogates, which UTF-8 cannot write.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)

_BARE = re.compile(r"[\w.#-][\w./#-]*[\w.#-]|[\w.#-]", re.ASCII)


def plain(text: str) -> str:
    """The text with a sign such as ``⟨U+202E⟩`` for each hidden character."""
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def visible(text: str) -> Markup:
    """The text as HTML, to stand between tags and never in one: a marked sign for each hidden character."""
    if not _HIDDEN.search(text):
        return _text(text)
    parts = re.split(f"({_HIDDEN.pattern})", text)
    sign = Markup('<span class="hid">{}</span>')
    return Markup("").join(
        sign.format(plain(part)) if _HIDDEN.fullmatch(part) else _text(part) for part in parts
    )


def packed(data: object) -> Markup:
    """Data for the script, as compact as JSON is, in which no tag can end or begin."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(plain(text).replace("<", "\\u003c"))


def bare(value: object) -> Markup:
    """The value of an attribute, without quotation marks where HTML needs none."""
    text = str(value)
    return Markup(text) if _BARE.fullmatch(text) else Markup('"{}"').format(text)


def _text(words: str) -> Markup:
    return Markup(escape(words, quote=False))
