"""What stands at a place of a text, and nothing where that is outside of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def token(doc: Doc, i: int) -> Token | None:
    """The token at a place, None before the first and behind the last."""
    return doc[i] if 0 <= i < len(doc) else None


def text(doc: Doc, i: int) -> str:
    """The same as printed, "" for none."""
    return doc[i].text if 0 <= i < len(doc) else ""


def low(doc: Doc, i: int) -> str:
    """The same in small letters."""
    return text(doc, i).lower()


def owns(doc: Doc, last: int) -> bool:
    """Does a possessive mark stand behind a token?"""
    behind = token(doc, last + 1)
    return behind is not None and behind.tag_ == "POS"
