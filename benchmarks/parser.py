"""The parser that extraction runs with, loaded once for all measurements of a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from auditor.extract import LANGUAGE_MODEL, load_language_model

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def language() -> Language:
    """The shipped language model, without what extraction does not need."""
    return load_language_model(LANGUAGE_MODEL)
