"""Shows a hostile text as text: what would reorder or hide words becomes a visible sign."""

from __future__ import annotations

import json
import re
from html import escape

from markupsafe import Markup

from auditor.model.safe import escaped

# Controls, the marks that reorder writing, and lone surrogates, which UTF-8 cannot write.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)

_ORDERS = re.compile(r":(?=:)|#(?=#)")
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
    return Markup(escaped(plain(text)).replace("<", "\\u003c"))


def bare(value: object) -> Markup:
    """The value of an attribute, without quotation marks where HTML needs none."""
    text = str(value)
    return Markup(text) if _BARE.fullmatch(text) else Markup('"{}"').format(text)


def quoted(value: object) -> object:
    """Words that no filter took, for between tags and in them: escaped, a sign for each hidden character."""
    return _text(plain(value), quote=True) if type(value) is str else value


def _text(words: str, quote: bool = False) -> Markup:
    """Escaped for HTML; also what a runner of CI would take for an order where the page goes to its log."""
    return Markup(_ORDERS.sub(lambda sign: f"&#{ord(sign[0])};", escape(words, quote=quote)))
