"""Tells the language of a text, so that texts the extractor cannot read get a warning and no score."""

from __future__ import annotations

from functools import cache
from typing import Any

from auditor.model import Notice

ENOUGH = 60  # letters below which no language is told
SURE = 0.9  # normalised probability below which no language is told
SAMPLE = 2_000  # characters of each of the three samples a long text is judged by


def language(text: str) -> str | None:
    """The ISO 639 code of the language of ``text``, or None where it is short or unclear. Constant time."""
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < ENOUGH:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= SURE else None


def warning(code: str | None) -> tuple[Notice, ...]:
    """What a reader should know where the language is not English."""
    if code in (None, "en"):
        return ()
    message = f'the text seems to be written in "{code}"; only English is audited, so nothing is scored'
    return (Notice(code="language", message=message, fix="leave it out, or audit an English translation"),)


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
