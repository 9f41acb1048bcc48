"""Quoted words in the headline that stand nowhere in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Span
from auditor.contract.reading import stems, words
from auditor.contract.rules import Question, rule
from auditor_checks.headline.view import QUOTED, View

ELLIPSIS = re.compile(r"\.\.\.|…|\[[^\]]*\]")
MASK = re.compile(r"(?:\\[*#@])+")  # as re.escape leaves it
TOKEN = re.compile(r"\d[\d,]*|[^\W\d_]+(?:[*#@]+[^\W_]*|'[^\W_]+)*")
COUNTS = "zero one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {word: number for number, word in enumerate(COUNTS.split(" "))}
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
    """Whether the body has the words: numbers in letters or digits, masked letters any, cuts anywhere."""
    parts = [_plain(part) for part in ELLIPSIS.split(quoted) if words(part)]
    masked = (MASK.sub(lambda _: r"\w+", re.escape(part)) for part in parts)
    return all(re.search(rf"(?<!\S){part}(?!\S)", said_words) for part in masked)


def _plain(text: str) -> str:
    """The words of a text, numbers as digits; masked words keep their stars."""
    found: list[str] = []
    for token in TOKEN.findall(text.replace("&", " and ").replace("’", "'").replace("-", " ")):
        word = token.casefold().removesuffix("'s").replace(",", "")
        word = str(NUMBERS.get(word, word))
        if word in SCALES and found and found[-1].isdigit():
            found[-1] = str(int(found[-1]) * SCALES[word])
        else:
            found.append(word)
    return " ".join(found)
