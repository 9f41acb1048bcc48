"""Tells the language of a text and of its paragraphs, so that what cannot be read gets a warning and no
score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from auditor.model import Notice
from auditor.read.lines import Line

SMALL = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "is",
        "was",
        "said",
        "with",
        "for",
        "as",
        "on",
        "by",
        "his",
        "her",
        "he",
        "she",
        "they",
        "has",
        "had",
        "were",
        "from",
        "not",
        "but",
        "who",
    ]
)
ENOUGH = 60  # letters below which no language is told
SURE = 0.9  # normalised probability below which no language is told
SAMPLE = 2_000  # characters of each of the three samples a long text is judged by


def language(text: str) -> str | None:
    """The ISO 639 code of the language of ``text``, or None where it is short or unclear. Constant time."""
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < ENOUGH:
        return None
    code, probability = identifier().classify(sample)
    return str(code) if probability >= SURE else None


def foreign(
    text: str, code: str | None, lines: Iterable[Line]
) -> tuple[list[Line], str | None, tuple[Notice, ...]]:
    """The paragraphs in other languages of a text that has English ones, its language, and what to say of it.

    Paragraphs without the small words of English are looked at alone. Linear time.
    """
    told = [(line, "en" if _seems_english(line.text) else language(line.text)) for line in lines]
    others = [(line, found) for line, found in told if found not in (None, "en")]
    english = sum(len(line.text) for line, found in told if found == "en")
    if not others or english < ENOUGH * 2:
        return [], code, ()
    counts = Counter(str(found) for _, found in others)
    kinds = ", ".join(f'{n} in "{name}"' for name, n in counts.most_common())
    message = f"paragraphs in other languages were not read: {kinds}; the English ones were"
    return (
        [line for line, _ in others],
        "en",
        (Notice(code="language", message=message, fix="audit a translation"),),
    )


def _seems_english(text: str) -> bool:
    if " the " in text:
        return True
    words = text.count(" ") + 1
    return words < 8 or sum(w in SMALL for w in text[:SAMPLE].lower().split()) >= 0.12 * min(words, 300)


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
def identifier() -> Any:
    """The model that tells languages, loaded once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
