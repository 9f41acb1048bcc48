"""What can be seen of a pair of statements, as numbers between 0 and 1 for the relation model."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from auditor.names import significant, surname
from auditor.stories import weights
from auditor.stories.align import Alignment
from auditor.stories.pair import Pair
from auditor.stories.quantities import numbers_shared
from auditor.stories.speakers import Speaker
from auditor.stories.statements import Statement
from auditor.stories.weights import total, weight
from auditor.stories.words import STOP, Word, stem

ONE_STORY = 0.4  # likeness that two articles of one story mostly have
TOLD = 3  # shared quoted words from which it can be told whether a quotation changed

Seen = dict[str, float]


def features(pair: Pair) -> Seen:
    """The pair as named numbers, symmetric in its sides."""
    return {name: value for part in PARTS.values() for name, value in part(pair).items()}


def _quotation(pair: Pair) -> Seen:
    """Whether a quotation of the one is in the other too, and whether it changed."""
    told = pair.quotes.shared >= TOLD
    changed = bool(pair.quotes.changed)
    return {
        "both quoted": float(bool(pair.a.quoted and pair.b.quoted)),
        "quote unchanged": float(told and not changed),
        "quote changed": float(told and changed),
        "sense turned": float(told and pair.turned),
        "quotation kept": _runs(pair, quoted=True),
        "quotation kept unquoted": _runs(pair, quoted=False),
        "quoted words kept": _kept(pair),
    }


def _marking(pair: Pair) -> Seen:
    """How much is in quotation marks, and on which side: it bears on how they say it, not on what."""
    quotes = pair.quotes
    least = min(len(pair.a.quoted), len(pair.b.quoted))
    one = bool(pair.a.quoted) != bool(pair.b.quoted)
    core = quotes.shared
    changed = sum(x.size for x in quotes.changed)
    return {
        "one quoted": float(one),
        "shared quoted": min(core / 6, 1.0),
        "quoted cover": core / least if least else 0.0,
        "quote change share": changed / (changed + core) if core >= TOLD else 0.0,
        "quoted words kept by paraphrase": _kept(pair) * one,
    }


def _wording(pair: Pair) -> Seen:
    """How much of their words they share, and which."""
    a, b, whole = pair.a, pair.b, pair.whole
    least = min(len(a.words), len(b.words))
    couples = a.couples & b.couples
    names = a.names | b.names
    return {
        "run": min(whole.run / 8, 1.0),
        "run cover": whole.same / least if least else 0.0,
        "verbatim": float(whole.run >= 5 and whole.run >= 0.9 * least),
        "cover": pair.cover,
        "cover squared": pair.cover**2,
        "overlap": pair.overlap,
        "rarest shared": max((weight(s) for s in pair.shared), default=0.0),
        "shared names": _names(pair),
        "name cover": weights.cover(a.names, b.names),
        "name overlap": weights.overlap(a.names, b.names),
        "couples": _coupled(couples),
        "couples without names": _coupled(c for c in couples if not names & set(c)),
        "short": float(min(len(a.stems), len(b.stems)) < 3),
        "length": min(least / 20, 1.0),
        "numbers shared": min(numbers_shared(a.words, b.words), 2) / 2,
    }


def _topics(pair: Pair) -> Seen:
    """What they share besides names, and how telling that is of the articles."""
    names = pair.a.names | pair.b.names
    core = pair.a.stems - names, pair.b.stems - names
    shared = pair.topics[0] & pair.topics[1]
    ours, theirs = pair.a.setting.topics, pair.b.setting.topics
    salient = [(ours.get(s, 0.0), theirs.get(s, 0.0)) for s in sorted(shared)]
    shares = {
        "core cover": weights.cover(*core),
        "core overlap": weights.overlap(*core),
        "topic cover": pair.topic_cover,
        "topic overlap": pair.topic,
    }
    same, other = pair.speakers == "same", pair.speakers == "different"
    return {
        **shares,
        **{f"{name} by same speaker": share * same for name, share in shares.items()},
        **{f"{name} by other speaker": share * other for name, share in shares.items()},
        "core weight": min(total(core[0] & core[1]) / 3, 1.0),
        "topic weight": min(total(shared) / 3, 1.0),
        "rarest of topic": max((weight(s) for s in shared), default=0.0),
        "topic of both articles": min(math.fsum(min(x) for x in salient) / 0.3, 1.0),
        "topic of either article": min(math.fsum(max(x) for x in salient) / 0.3, 1.0),
        "best topic of both articles": min(max((min(x) for x in salient), default=0.0) / 0.15, 1.0),
    }


def _speaking(pair: Pair) -> Seen:
    """Who speaks, and whether one side speaks of the other's speaker."""
    a, b = pair.a.speaker, pair.b.speaker
    same, other = pair.speakers == "same", pair.speakers == "different"
    near = [_spoken_of(a, pair.b), _spoken_of(b, pair.a)]
    alike = _overlapping(a, b)
    return {
        "same speaker": float(same),
        "other speaker": float(other),
        "nobody on one side": float((a is None) != (b is None)),
        "nobody on both sides": float(a is None and b is None),
        "speakers' words": alike,
        "speakers' words, unknown": alike * (not same and not other),
        "speaker near": sum(near) / 2,
        "speaker near, unknown": max(near) * (not same and not other),
    }


def _opposing(pair: Pair) -> Seen:
    """What sets them against each other."""
    other, not_same = pair.speakers == "different", pair.speakers != "same"
    cover, overlap = pair.topic_cover, pair.topic
    stances, cues = sorted(pair.stance), sorted(pair.cue_stance)
    clash, cue_clash = stances == [-1, 1], cues == [-1, 1]
    return {
        "numbers differ": float(bool(pair.numbers)),
        "negation differs": float(pair.negation),
        "polarity": pair.polarity,
        "polarity not by same speaker": pair.polarity * not_same,
        "topic negated": cover * min(total(pair.negated) / 0.6, 1.0),
        "opposition": float(pair.opposition),
        "opposition not by same speaker": float(pair.opposition and not_same),
        "stances clash": pair.cover * clash,
        "stances clash on topic": cover * clash,
        "stances clash on much": overlap * clash,
        "both against": pair.cover * (stances == [-1, -1]),
        "both for": pair.cover * (stances == [1, 1]),
        "one against": pair.cover * (stances == [-1, 0]),
        "cues clash": float(cue_clash),
        "cues clash covered": pair.cover * cue_clash,
        "cues clash on topic": cover * cue_clash,
        "one cue against": float(cues == [-1, 0]),
        "cue against, other speaker": float(cues[0] == -1 and other),
        "one cue against topic": overlap * (cues[0] == -1 and cues[1] >= 0),
        "cues for": float(cues == [1, 1]),
        "cues for, other speaker": float(cues == [1, 1] and other),
        "cues for topic": overlap * (cues == [1, 1]),
        "cues against": float(cues == [-1, -1]),
        "cues against covered": pair.overlap * (cues == [-1, -1]),
        "cues against topic": overlap * (cues == [-1, -1]),
    }


def _asserting(pair: Pair) -> Seen:
    """Whether both hold a clause; a bare noun phrase ("his plan") neither bears out nor denies."""
    return {"both assert": float(pair.a.asserts and pair.b.asserts)}


def _saying(pair: Pair) -> Seen:
    """Whether a verb of the main clauses is shared, so that the same is said and not only told of; whether
    a speaker goes on, and seldom repeats himself; whether one side leaves open what the other asserts.
    """
    return {
        "verb shared": min(total(pair.told), 1.0),
        "goes on": float(pair.goes_on),
        "open differs": float(pair.a.open != pair.b.open),
    }


def _setting(pair: Pair) -> Seen:
    """Where and when it was printed."""
    a, b = pair.a, pair.b
    gap = abs((a.day - b.day).days) if a.day and b.day else 0
    apart = a.stems | b.stems
    return {
        "one story": min(pair.alike / ONE_STORY, 1.0),
        "context": _cosine(a.context, b.context),
        "rest of context": _cosine(a.context - apart, b.context - apart),
        "days apart": min(gap / 7, 1.0),
        "same day": float(gap <= 1 and bool(a.day and b.day)),
    }


def _cosine(a: frozenset[str], b: frozenset[str]) -> float:
    shared, ours, theirs = (math.fsum(weight(s) ** 2 for s in x) for x in (a & b, a, b))
    return shared / math.sqrt(ours * theirs) if shared > 0 else 0.0


def _coupled(couples: Iterable[tuple[str, str]]) -> float:
    return min(math.fsum((weight(x) + weight(y)) / 2 for x, y in couples) / 2, 1.0)


def _overlapping(a: Speaker | None, b: Speaker | None) -> float:
    """The share of the shorter name's words that the other name has too."""
    ours, theirs = (frozenset(significant(s.name)) if s else frozenset() for s in (a, b))
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def _spoken_of(speaker: Speaker | None, statement: Statement) -> float:
    """Whether a named speaker is named in a statement or close to it."""
    if speaker is None or not speaker.named:
        return 0.0
    last = surname(speaker.name) if speaker.kind == "person" else ""
    wanted = {last} if last else set(significant(speaker.name))
    return float(bool(wanted) and wanted <= statement.near)


def _kept(pair: Pair) -> float:
    """Share of one side's quoted words that the other side has too, quoted or not; the better of the two
    sides.
    """
    shares = []
    for quoted, ours in ((pair.a.quoted, True), (pair.b.quoted, False)):
        if quoted:
            places = {(w.of, w.start) for w in quoted}
            shares.append(sum((w.of, w.start) in places for w in _same(pair.whole, ours)) / len(quoted))
    return max(shares, default=0.0)


def _runs(pair: Pair, quoted: bool) -> float:
    """The weight, up to 1, of the most telling quotation of one side that the other side has word for
    word.
    """
    best = 0.0
    for ours, theirs in ((pair.a, pair.b), (pair.b, pair.a)):
        other = " ".join(("|" if w.gap else "") + w.norm for w in (theirs.quoted if quoted else theirs.words))
        for run in _quotations(ours):
            if f" {' '.join(w.norm for w in run)} " in f" {other} ":
                best = max(best, total({stem(w.norm) for w in run if w.norm not in STOP}) / 2)
    return min(best, 1.0)


def _quotations(statement: Statement) -> Iterable[list[Word]]:
    for _, run in groupby(statement.quoted, key=lambda w: w.piece):
        yield list(run)


def _same(alignment: Alignment, ours: bool) -> Iterable[Word]:
    for block in alignment.blocks:
        if block.change in ("same", "spelling"):
            yield from alignment.a[block.a0 : block.a1] if ours else alignment.b[block.b0 : block.b1]


def _names(pair: Pair) -> float:
    ours = {w.norm for w in pair.a.words if w.capital}
    theirs = {w.norm for w in pair.b.words if w.capital}
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


PARTS: Mapping[str, Callable[[Pair], Seen]] = {
    "quotation": _quotation,
    "marking": _marking,
    "wording": _wording,
    "topics": _topics,
    "speaking": _speaking,
    "opposing": _opposing,
    "asserting": _asserting,
    "saying": _saying,
    "setting": _setting,
}
