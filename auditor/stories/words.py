"""Words of a statement with their places, in a form in which two outlets' spellings of one word are equal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from auditor import words as tables
from auditor.model import Article, Span, Spans
from auditor.names import plain, transliteration
from auditor.names.titles import abbreviations
from auditor.words.days import SHORT_DAYS, SHORT_MONTHS
from auditor.words.numbers import NUMBERS
from auditor.words.spelling import one_spelling

_TOKEN = re.compile(
    r"""(?P<dots>\.\s?\.\s?\.+|…)
    |(?P<hidden>\[(?:expletive|censored|redacted|profanity|bleep)[^\]]*\])
    |(?P<open>[\[(])|(?P<close>[\])])
    |(?P<masked>[^\W\d_]+[*\#@$]{1,}[^\W\d_]*[*\#@$]*|[^\W\d_]-{2,}[^\W\d_]*)
    |(?P<initials>(?:[^\W\d_]\.){2,}[^\W\d_]?)
    |(?P<number>\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?)
    |(?P<word>[^\W\d_]+(?:['’‘`][^\W\d_]+)*['’]?)
    |(?P<sign>[%&$£€])
    |(?P<end>[.!?])""",
    re.VERBOSE,
)


def listed(table: str) -> tuple[str, ...]:
    """The words of a table, in order."""
    return tuple(table.split())


def paired(table: str) -> dict[str, str]:
    """A table of "word=form" as a mapping."""
    return dict(pair.split("=") for pair in table.split())


_SHORT = {w: full for w, full in (SHORT_MONTHS | SHORT_DAYS).items() if w not in ("sat", "sun")}
_SHORT |= {short: full for short, (full,) in tables.paired("titles", "short").items()}
_SAME = paired("""
    &=and %=percent percentage=percent okay=ok kiev=kyiv odessa=odesa kharkov=kharkiv
    peking=beijing bombay=mumbai calcutta=kolkata burma=myanmar rangoon=yangon
""")
_NUMBERS = {word: str(n) for word, n in NUMBERS.items()} | {"dozen": "12"}
STOP = tables.listed("function")
_SUFFIXES = (
    "ments",
    "ment",
    "ions",
    "ion",
    "ings",
    "ing",
    "edly",
    "ers",
    "ors",
    "er",
    "or",
    "ed",
    "es",
    "s",
    "ly",
    "e",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a statement: its normal form and where it stands."""

    norm: str
    start: int
    end: int
    of: str = "text"
    quoted: bool = False
    marked: bool = False  # in brackets, by some styles round ones: the outlet owns up to the change
    masked: bool = False  # profanity hidden by stars, dashes or a bracketed remark
    capital: bool = False
    gap: bool = False  # an ellipsis, or a break between two pieces, stands before it
    sentence: int = 0  # counts up within the statement
    piece: int = 0  # counts the quotations, and the stretches between them

    @property
    def span(self) -> Span:
        """Where it stands, without the article."""
        return Span(of="title" if self.of == "title" else "text", start=self.start, end=self.end)


def words(article: Article, spans: Spans, quotes: Spans = ()) -> tuple[Word, ...]:
    """The words of some pieces of an article; those inside ``quotes`` are marked as quoted."""
    found: list[Word] = []
    sentence = piece = 0
    for number, span in enumerate(spans):
        inside = [q for q in quotes if q.meets(span)]
        ends, edge, before = False, number > 0, -1
        for token in _tokens(article.slice(span), span.start, edge):
            if token.norm == ".":
                ends = not (found and _shortened(article.slice(found[-1].span)))
                continue
            sentence += ends and (token.capital or not token.norm[0].isalpha())
            ends = False
            run = next((i for i, q in enumerate(inside) if q.start <= token.start and token.end <= q.end), -1)
            piece, before = piece + (run != before), run
            found.append(
                Word(token.norm, token.start, token.end, span.of, run >= 0, token.marked, token.masked,
                     token.capital,
                     token.gap, sentence, piece)
            )  # fmt: skip
        sentence, piece = sentence + 1, piece + 1
    return tuple(found)


def _shortened(raw: str) -> bool:
    """Whether the stop after a word is its own: "Mr.", "St.", an initial."""
    return (len(raw) == 1 and raw.isupper() and raw != "I") or raw in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(abbreviations())


def _tokens(text: str, shift: int, gap: bool) -> Iterator[Word]:
    bracket = 0
    for match in _TOKEN.finditer(text):
        kind, raw = match.lastgroup, match.group()
        if kind == "dots":
            gap = True
        elif kind == "open":
            bracket += 1
        elif kind == "close":
            bracket = max(bracket - 1, 0)
        elif kind == "end":
            yield Word(".", 0, 0)
        elif kind is not None and (norm := _normal(kind, raw)):
            start, end = match.start() + shift, match.end() + shift
            yield Word(
                norm,
                start,
                end,
                marked=bracket > 0,
                masked=kind in ("masked", "hidden"),
                capital=raw[0].isupper(),
                gap=gap,
            )
            gap = False


def _normal(kind: str, raw: str) -> str:
    if kind in ("masked", "hidden"):
        return "*"
    if kind == "sign":
        return {"&": "and", "%": "percent"}.get(raw, "")
    if kind == "initials":
        return plain(raw.replace(".", ""))
    if kind == "number":
        return raw.replace(",", "") if not re.search(r",\d{1,2}$", raw) else raw
    return normal(plain(raw))


@lru_cache(maxsize=65_536)
def normal(word: str) -> str:
    """One form for the British and the American spelling of a word, for titles and for number words."""
    if word.endswith("s'"):
        word = word + "s"
    word = word.strip("'")
    if word in _SHORT:
        return _SHORT[word]
    if word.endswith("s") and word[:-1] in _SAME:
        return _SAME[word[:-1]] + "s"
    return one_spelling(_SAME.get(word, _NUMBERS.get(word, word)))


@cache
def _irregular() -> dict[str, str]:
    """The base of each form that no ending tells: "fell" and "fallen" are of "fall"."""
    sections = (tables.paired("irregular", name) for name in ("verbs", "nouns"))
    return {form: base for section in sections for base, forms in section.items() for form in forms}


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A rough stem, so that "rejected" and "rejects" meet; good for comparing, not for reading."""
    word = word.removesuffix("'s").replace("'", "")
    word = _irregular().get(word, word)
    if len(word) <= 4 or word[0].isdigit():
        return word[:-1] if len(word) == 4 and word.endswith("s") and not word.endswith("ss") else word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not (suffix == "s" and word[-2] == "s"):
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] + "y" if word.endswith("i") else word


def stems(found: Iterable[Word]) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    return [stem(w.norm) for w in found if w.norm not in STOP and not w.masked]


def spelling(a: Word, b: Word) -> bool:
    """Whether two words are one word in two spellings: transliterated names, masked profanity."""
    if a.masked or b.masked:
        return True
    if a.norm == b.norm:
        return True
    if not (a.capital and b.capital):
        return False
    return transliteration(a.norm, b.norm)
