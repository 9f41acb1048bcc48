"""Knows findings again between two runs: what stands where it stood is the same, though its borders moved.

An extractor reads an article as a whole, so that an edit in one paragraph can move the borders of a span
in another. So a finding is known by its fingerprint, or else by its rule, its article and its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from auditor.model import Accepted, Article, Finding

SENTENCES = 0.6  # share of its words that an edited sentence has to keep
WORDS = 0.5  # share of the words asked about that have to be the same there
MOST = 200  # findings of one rule in one article that are compared one by one
LONGEST = 400  # characters of a sentence that are kept and compared
_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z])|[\r\n]+")
_QUOTED = re.compile(r'"([^"]+)"')
_STORY = re.compile(r"story\d+")


@dataclass(frozen=True)
class Known:
    """A finding as it is known again.

    ``place`` is an article, or a story by the file of an article in it. The words that it asks about, and the
    sentence that these begin in, are empty where nobody kept them.
    """

    rule: str
    fingerprint: str
    home: str
    place: str
    message: str
    words: str = ""
    sentence: str = ""

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What makes two findings the same at once."""
        return (self.rule, self.fingerprint) if self.fingerprint else (self.rule, self.home, self.message)

    @cached_property
    def said(self) -> str:
        """The sentence without signs and letter cases."""
        return " ".join(_tokens(self.sentence))

    @cached_property
    def about(self) -> frozenset[str]:
        """The words it asks about; where nobody kept them, those its message quotes."""
        found = _tokens(self.words or " ".join(_QUOTED.findall(self.message)))
        return frozenset(word for word in found if len(word) > 3) or frozenset(found)


def of_finding(finding: Finding, home: str, articles: Mapping[str, Article], first: str = "") -> Known:
    """A finding of ``home``, an article or a story; ``first`` is the article of a story's without a place."""
    span = next(iter(finding.spans), None)
    of_story = home not in articles
    article = articles.get((span.article if span else None) or (first if of_story else home))
    words, sentence = (
        (article.slice(span), _sentence(article, span.of, span.start)) if article and span else ("", "")
    )
    place = f"a story of {article.path if article else ''}" if of_story else home
    return Known(
        finding.rule, finding.fingerprint, home, place, finding.message, words[:LONGEST], sentence[:LONGEST]
    )


def of_accepted(accepted: Accepted) -> Known:
    """A finding of a baseline, which may be one of before words and sentences were kept."""
    place = f"a story of {accepted.path}" if is_story(accepted) else accepted.home
    words, sentence = accepted.words or "", accepted.sentence or ""
    return Known(accepted.rule, accepted.fingerprint, accepted.home, place, accepted.message, words, sentence)


def is_story(accepted: Accepted) -> bool:
    """Whether an accepted finding is about a story."""
    return _STORY.fullmatch(accepted.home) is not None


def pairs(old: Sequence[Known], new: Sequence[Known]) -> dict[int, int]:
    """Which new finding is which old one, by their numbers; each is in one pair at most.

    First those of one fingerprint in one sentence, then those of one rule in one sentence, whatever became of
    their borders, then those of one fingerprint, then those of one rule whose sentences and words are alike.
    """
    found = _Pairing(old, new)
    found.same(lambda known: (*known.key, known.said))
    found.near(lambda known: (known.rule, known.place, known.said) if known.said else None, _in_one_sentence)
    found.same(lambda known: known.key)
    found.near(lambda known: (known.rule, known.place), _alike)
    return found.made


class _Pairing:
    def __init__(self, old: Sequence[Known], new: Sequence[Known]) -> None:
        self.old, self.new = old, new
        self.made: dict[int, int] = {}
        self.taken: set[int] = set()

    def same(self, by: Callable[[Known], Hashable]) -> None:
        """Pair what is equal, in order."""
        for before, after in self._left(by):
            for i, j in zip(before, after, strict=False):
                self._pair(i, j)

    def near(self, by: Callable[[Known], Hashable], like: Callable[[Known, Known], float]) -> None:
        """Of what is equal by one thing, pair what is most alike first; 0 is not alike."""
        for before, after in self._left(by):
            scored = [
                (-score, j, i)
                for j in after[:MOST]
                for i in before[:MOST]
                if (score := like(self.old[i], self.new[j]))
            ]
            for _, j, i in sorted(scored):
                if j not in self.made and i not in self.taken:
                    self._pair(i, j)

    def _pair(self, i: int, j: int) -> None:
        self.made[j] = i
        self.taken.add(i)

    def _left(self, by: Callable[[Known], Hashable]) -> Iterator[tuple[list[int], list[int]]]:
        """What is not paired yet and equal by something, old and new."""
        before, after = defaultdict(list), defaultdict(list)
        for i, known in enumerate(self.old):
            if i not in self.taken and (key := by(known)) is not None:
                before[key].append(i)
        for j, known in enumerate(self.new):
            if j not in self.made and (key := by(known)) is not None:
                after[key].append(j)
        return ((before[key], after[key]) for key in after if key in before)


def _in_one_sentence(old: Known, new: Known) -> float:
    return 1 + _shared(old.about, new.about)


def _alike(old: Known, new: Known) -> float:
    """How alike two findings of one rule in one place are: their sentences, and the words they ask about."""
    words = _shared(old.about, new.about)
    sentences = _kept(old.said.split(), new.said.split()) if old.said and new.said else 1
    return words + sentences if words >= WORDS and sentences >= SENTENCES else 0


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the fewer words that the other has too, so that what was cut off does not count."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0


def _kept(one: Iterable[str], other: Iterable[str]) -> float:
    before, after = Counter(one), Counter(other)
    return 2 * (before & after).total() / (before.total() + after.total())


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _sentence(article: Article, of: str, start: int) -> str:
    if of == "title":
        return article.title or ""
    stops = _stops(article.text)
    at = bisect_right(stops, start)
    begin, end = (stops[at - 1] if at else 0), (stops[at] if at < len(stops) else len(article.text))
    return " ".join(article.text[begin:end].split())


@lru_cache(maxsize=4)
def _stops(text: str) -> list[int]:
    """Where sentences begin but the first; "Dr. Bell" is in two, the same two each time."""
    return [stop.end() for stop in _STOP.finditer(text)]
