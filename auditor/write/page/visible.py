"""Shows a hostile text as text: what would reorder or hide words becomes a visible sign."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# Controls, the marks that reorder writing, and lone surrogates, which UTF-8 cannot write.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def plain(text: str) -> str:
    """The text with a sign such as ``⟨U+202E⟩`` for each hidden character."""
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def visible(text: str) -> Markup:
    """The text as HTML, with a marked sign for each hidden character."""
    if not _HIDDEN.search(text):
        return escape(text)
    parts = re.split(f"({_HIDDEN.pattern})", text)
    sign = Markup('<span class="hid">{}</span>')
    return Markup("").join(
        sign.format(plain(part)) if _HIDDEN.fullmatch(part) else escape(part) for part in parts
    )
