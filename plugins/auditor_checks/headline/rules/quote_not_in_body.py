"""Quoted words in the headline that stand nowhere in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Span
from auditor.contract.reading import one_spelling, stems, words
from auditor.contract.rules import Question, rule
from auditor_checks.headline.view import QUOTED, View

ELLIPSIS = re.compile(r"\.\.\.|…|\[[^\]]*\]")
MASK = re.compile(r"(?:\\[*#@])+")  # as re.escape leaves it
TOKEN = re.compile(r"\d[\d,]*|[^\W\d_]+(?:[*#@]+[^\W_]*|'[^\W_]+)*")
COUNTS = "zero one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {word: number for number, word in enumerate(COUNTS.split(" "))}
RANKS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
RANK = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
SHORT = (  # how words run together in speech, and what they are in full
    (re.compile(r"\b(?:can't|cannot)\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\b(it|he|she|that|there|what|who|here|this)'s\b"), r"\1 is"),
    (re.compile(r"\bper cent\b|%"), " percent"),
)
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}

RULE = rule(
    __name__, "quote-not-in-body", "Quote in the headline that is not in the body", "warning", gravity=78
)


def look(view: View) -> Iterator[Question]:
    """Asks who says it."""
    article, place = view.ledger.article, view.place
    if place is None:
        return
    body = (
        article.text
        if place.of == "title"
        else article.text[: place.start] + "\n" + article.text[place.end :]
    )
    said_words = f" {_plain(body)} "
    for quote in QUOTED.finditer(view.title):
        inside = next(g for g in quote.groups() if g)
        claimed = quote[0][0] in "‘'" and _tells(body, inside)  # British headlines mark a claim so
        if words(inside) and not claimed and not _holds(said_words, inside):
            span = Span(of=place.of, start=place.start + quote.start(), end=place.start + quote.end())
            message = f'Who says "{inside}"? The headline quotes words that are nowhere in the body.'
            yield Question(message, (span,))


def _tells(body: str, quoted: str) -> bool:
    """Whether the body has any of the telling words."""
    return bool(stems(quoted) & stems(body))


def _holds(said_words: str, quoted: str) -> bool:
    """Whether the body has the words in any spelling: numbers in letters or digits, masked letters any, cuts
    anywhere.
    """
    parts = [_plain(part) for part in ELLIPSIS.split(quoted) if words(part)]
    masked = (MASK.sub(lambda _: r"\w+", re.escape(part)) for part in parts)
    return all(re.search(rf"(?<!\S){part}(?!\S)", said_words) for part in masked)


def _plain(text: str) -> str:
    """The words of a text in one spelling, numbers as digits; masked words keep their stars."""
    found: list[str] = []
    text = text.replace("&", " and ").replace("’", "'").replace("-", " ").casefold()
    for short, full in SHORT:
        text = short.sub(full, text)
    for token in TOKEN.findall(RANK.sub(_rank, text)):
        word = token.casefold().removesuffix("'s").replace(",", "")
        word = str(NUMBERS.get(word, one_spelling(word)))
        if word in SCALES and found and found[-1].isdigit():
            found[-1] = str(int(found[-1]) * SCALES[word])
        else:
            found.append(word)
    return " ".join(found)


def _rank(found: re.Match[str]) -> str:
    number = int(found[1])
    return RANKS[number] if number < len(RANKS) else found[0]
