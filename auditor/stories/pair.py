"""Two statements side by side, and the evidence on how they relate."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from auditor.stories import meanings, opposition, weights
from auditor.stories.align import Alignment, align
from auditor.stories.contrast import Contrast, contrast
from auditor.stories.facts import (
    When,
    dates,
    dates_differ,
    negations,
    opposed,
    turned,
    weekdays,
)
from auditor.stories.proposition import Compared
from auditor.stories.proposition import compare as propositions
from auditor.stories.quantities import Quantity, numbers_differ
from auditor.stories.speakers import Verdict, compare
from auditor.stories.statements import Statement, headlines
from auditor.stories.topic import topical
from auditor.stories.words import listed, stem

_ANY_DAY = date(2000, 1, 1)
SAID_AGAIN = 0.8  # share of telling words from which two statements may be one act of saying
ON_ONE_THING = 0.15  # overlap of topics from which opposite stances are taken to one thing
ONE_CLAUSE = 0.3  # overlap of two clauses from which a negation in one of them denies the other
TOLD_AGAIN, ONCE = 6, 0.75  # shared words, and their share of the longer, of one thing told twice
_SOME = frozenset(listed("a an one another some many several most few more two three four five six there"))
_TO_COME = frozenset(listed("will would won't wouldn't may might can could should shall must going plans if"))
NEARLY_ONE = 0.4  # overlap of topics from which antonyms are said of one thing


@dataclass(frozen=True)
class Pair:
    """Two statements; each piece of evidence is worked out once, when asked for."""

    a: Statement
    b: Statement

    @cached_property
    def alike(self) -> float:
        """How alike the two articles are, from 0 to 1 (one and the same), as in the story join."""
        ours, theirs = self.a.setting.topics, self.b.setting.topics
        return math.fsum(ours[s] * theirs[s] for s in ours.keys() & theirs.keys())

    @cached_property
    def whole(self) -> Alignment:
        """All words of the one against all words of the other."""
        return align(self.a.words, self.b.words)

    @cached_property
    def quotes(self) -> Alignment:
        """The quoted words of the one against those of the other."""
        return align(self.a.quoted, self.b.quoted)

    @cached_property
    def speakers(self) -> Verdict:
        """Whether one speaker stands behind both."""
        return compare(self.a.speaker, self.b.speaker)

    @cached_property
    def shared(self) -> frozenset[str]:
        """The stems that both have."""
        return self.a.stems & self.b.stems

    @cached_property
    def told(self) -> frozenset[str]:
        """The stems in both main clauses that are a verb in one of them: what is said, not what of. A verb
        of the one may be in the other in another word of that meaning.
        """
        other = {a for a, _ in meanings.matched(self.a.verbs, self.b.main)}
        other |= {b for b, _ in meanings.matched(self.b.verbs, self.a.main)}
        return (self.a.verbs & self.b.main) | (self.b.verbs & self.a.main) | other

    @cached_property
    def meant(self) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of both sides, two that mean the same as one of them."""
        pairs = meanings.matched(self.a.stems, self.b.stems)
        known = {word: min(pair) for pair in pairs for word in pair}
        return (
            frozenset(known.get(x, x) for x in self.a.stems),
            frozenset(known.get(x, x) for x in self.b.stems),
        )

    @cached_property
    def meant_cover(self) -> float:
        """How much of the slighter statement the other holds, in whatever words of that meaning."""
        return weights.cover(*self.meant)

    @cached_property
    def meant_overlap(self) -> float:
        """Weighted Jaccard overlap of what the two say, in whatever words of that meaning."""
        return weights.overlap(*self.meant)

    @cached_property
    def proposition(self) -> Compared:
        """Whether the two assert one thing or its contrary."""
        return propositions(self.a, self.b)

    @cached_property
    def contrast(self) -> Contrast | None:
        """The one thing in which two statements differ that else say the same: another thing, not another
        word for it, nor its being done or not.
        """
        found = contrast(self.whole)
        return None if found and {stem(w.norm) for w in found} & (self.a.verbs | self.b.verbs) else found

    @cached_property
    def told_otherwise(self) -> Contrast | None:
        """The two things that one speaker is told to have said, in two articles, of one thing that happened:
        "begun in the basement", "begun on the roof".
        """
        found = self.contrast
        if found is None or self.speakers != "same" or self.a.article.id == self.b.article.id:
            return None
        once = all(not (w.capital or w.norm.endswith("s")) for w in found)
        nearly = self.whole.same >= max(TOLD_AGAIN, ONCE * max(len(self.a.words), len(self.b.words)))
        return found if once and nearly and happened(self.a) and happened(self.b) else None

    @cached_property
    def contrary(self) -> bool:
        """Whether the two assert the contrary of each other, of one thing."""
        return self.proposition.contrary and not self.contrast

    @cached_property
    def cover(self) -> float:
        """How much of the slighter statement the other holds, weighed by how telling the words are."""
        return weights.cover(self.a.stems, self.b.stems)

    @cached_property
    def overlap(self) -> float:
        """Weighted Jaccard overlap of the stems."""
        return weights.overlap(self.a.stems, self.b.stems)

    @cached_property
    def turned(self) -> bool:
        """Whether a changed stretch of a shared quotation turns its sense round."""
        return any(
            (negations(self.quotes.a[x.a0 : x.a1]) + negations(self.quotes.b[x.b0 : x.b1])) % 2 == 1
            for x in self.quotes.changed
        )

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of people that either article cites."""
        return self.a.setting.people | self.b.setting.people

    @cached_property
    def topics(self) -> tuple[frozenset[str], frozenset[str]]:
        """For each side the stems that are no person's name or office."""
        return topical(self.a.stems, self.people), topical(self.b.stems, self.people)

    @cached_property
    def topic_cover(self) -> float:
        """How much of the slighter topic the other one holds."""
        return weights.cover(*self.topics)

    @cached_property
    def topic(self) -> float:
        """Weighted Jaccard overlap of the topics."""
        return weights.overlap(*self.topics)

    @cached_property
    def stance(self) -> tuple[int, int]:
        """For each side 1 (it is for what both speak of), -1 (against) or 0."""
        return opposition.stance(self.a), opposition.stance(self.b)

    @cached_property
    def cue_stance(self) -> tuple[int, int]:
        """The same by the cues alone."""
        return opposition.cue_stance(self.a), opposition.cue_stance(self.b)

    @cached_property
    def polarity(self) -> float:
        """How much of its clause they share, of a word that one side alone negates."""
        return opposition.polarity(self.a, self.b, self.people)

    @cached_property
    def swapped(self) -> tuple[str, str] | None:
        """Antonyms that the two have the other way round."""
        return opposition.swapped(self.a.words, self.b.words)

    @cached_property
    def negated(self) -> frozenset[str]:
        """Shared words that one side alone negates."""
        return (turned(self.a.words) ^ turned(self.b.words)) & self.shared

    @cached_property
    def numbers(self) -> list[tuple[Quantity, Quantity]]:
        """Different numbers of one thing, one of each side."""
        return numbers_differ(self.a.words, self.b.words)

    @cached_property
    def negation(self) -> bool:
        """Whether one side negates and the other does not say the opposite."""
        return (
            not self.proposition.inverted
            and (negations(self.a.words) + self.a.negated) % 2
            != (negations(self.b.words) + self.b.negated) % 2
        )

    @cached_property
    def predicates(self) -> tuple[str, str] | None:
        """Opposed words, one on each side."""
        return opposed(self.a.stems, self.b.stems)

    @cached_property
    def opposition(self) -> bool:
        """Whether something can be pointed at that sets the two against each other over one thing."""
        clash = [-1, 1] in (sorted(self.stance), sorted(self.cue_stance))
        return (
            bool(self.numbers or self.dates or self.told_apart)
            or (clash and self.topic >= ON_ONE_THING)
            or self.polarity >= ONE_CLAUSE
            or (bool(self.predicates) and self.topic >= ONE_CLAUSE)
            or (bool(self.swapped) and self.topic >= NEARLY_ONE)
            or self.contrary
        )

    @cached_property
    def goes_on(self) -> bool:
        """Whether both stand in one article, below its headline, where nothing need be said twice."""
        if self.a.article.id != self.b.article.id:
            return False
        heads = list(headlines(self.a.article))
        first = (self.a.words[0].span, self.b.words[0].span)
        return not any(h.of == w.of and h.start <= w.start < h.end for h in heads for w in first)

    @cached_property
    def dates(self) -> tuple[When, When] | None:
        """Dates within the two contents that contradict each other; where neither article has a date, stated
        ones or days of one week.
        """
        ours, theirs = dates(self.a.words, self.a.day), dates(self.b.words, self.b.day)
        undated = self.a.day is None and self.b.day is None
        return dates_differ(ours, theirs) or (dates_differ(*self._weekdays) if undated else None)

    @property
    def _weekdays(self) -> tuple[list[When], list[When]]:
        """The days of the week that either content names, in any one week."""
        return weekdays(self.a.words, _ANY_DAY), weekdays(self.b.words, _ANY_DAY)

    @cached_property
    def told_apart(self) -> tuple[When, When] | None:
        """The years or months in which two articles have one speaker say this, where they differ."""
        ours, theirs = _long_dates(self.a), _long_dates(self.b)
        if not len(ours) == len(theirs) == 1 or self.speakers == "different" or self.cover < SAID_AGAIN:
            return None
        return dates_differ(ours, theirs)


def happened(statement: Statement) -> bool:
    """Whether a statement tells what was so, once, of something definite: "the fire had begun", not "a man
    was seen" or "the money will go".
    """
    found = [w.norm for w in statement.words if w.norm != "that"]
    vague = not found or found[0] in _SOME or found[0][0].isdigit()
    return not vague and _TO_COME.isdisjoint(found) and not statement.open


def _long_dates(statement: Statement) -> list[When]:
    """The months and years in a statement and its cue's sentence; days are too easily those of printing."""
    found = (*statement.around, *dates(statement.words, statement.day))
    return [w for w in found if (w.last - w.first).days > 6]
