"""How likely two statements are one claim, by what their words, their speakers and verbs have in common."""

from __future__ import annotations

from auditor.stories.judge import COVERED, Judgement
from auditor.stories.pair import Pair
from auditor.stories.statements import Statement
from auditor.stories.weights import known, total
from auditor.stories.words import stems

TRUST = {"same": 1.0, "unknown": 0.85, "different": 0.8}  # in a likeness, by what is known of the speakers
CLOSE = 0.95  # the same where their words are so close that it hardly matters who is said to say it
PHRASE, TELLING = 2, 1.2  # quoted words in a row, and their weight, that two do not both choose by chance
NEARLY, ENOUGH_STEMS = 0.7, 3  # share of the slighter statement, and stems, that make it the same
IN_A_ROW = 2  # shared words in one order that go with them
SAME = 0.9  # the least likeness of two that assert one thing
UNBOUND = 0.7  # in a likeness, where only names and topics are shared
BY_ONE, ORDERED = 0.85, 3  # the same, where two articles have one speaker assert both, with words in a row
CUED = 0.4  # weight of a shared cue from which it says something itself: "identified", not "said"
SPOKEN, WRITTEN = 6, 20  # words in a row, within quotation marks and without, that make a passage
UNMARKED = 10  # the same, where the other side alone has the marks


def likeness(pair: Pair, judgement: Judgement) -> float:
    """How likely the two are one claim; what was *not* said is no support for what was."""
    if redated(pair, judgement):
        return 1.0
    if pair.a.negated != pair.b.negated or pair.contrast or (pair.numbers and pair.dates):
        return 0.0
    if pair.proposition.same and _agree(pair) and not (pair.numbers or pair.dates):
        return max(SAME, judgement.support)
    trust = TRUST[pair.speakers]
    if close(pair) and not pair.goes_on:
        return judgement.support * max(trust, CLOSE)
    if bound(pair):
        return judgement.support * trust
    again = pair.speakers == "same" and not pair.goes_on and _agree(pair) and pair.whole.run >= ORDERED
    return judgement.support * trust * (BY_ONE if again else UNBOUND)


def redated(pair: Pair, judgement: Judgement) -> bool:
    """Whether two articles have one saying, to which they give different dates."""
    return bool(pair.told_apart) and judgement.differs == ("date",)


def bound(pair: Pair) -> bool:
    """Whether something shared says the same thing, beyond what both speak of: a passage, a quoted phrase or
    a verb of the main clauses.
    """
    both = _asserts(pair.a) and _asserts(pair.b)
    if passage(pair) or (_phrase(pair) and (both or pair.speakers == "same")):
        return True
    if pair.topic <= 0 or not both:
        return False
    return pair.proposition.inverted or (_one_way(pair) and pair.meant_cover >= COVERED and bool(pair.told))


def close(pair: Pair) -> bool:
    """Whether nearly all of the slighter statement is in the other, in its order: "the boy as Abu Ubaidah",
    which supporters identified.
    """
    told = _asserts(pair.a) and _asserts(pair.b)
    cued = total(s for s in set(pair.a.cue) & set(pair.b.cue) if known(s)) >= CUED
    said = (told or cued) and _one_way(pair)
    nearly = pair.meant_cover >= NEARLY and len(pair.shared) >= ENOUGH_STEMS and pair.whole.run >= IN_A_ROW
    return said and nearly and pair.topic > 0


def _agree(pair: Pair) -> bool:
    """Whether both assert something, the one no less than the other."""
    return _asserts(pair.a) and _asserts(pair.b) and _one_way(pair)


def _one_way(pair: Pair) -> bool:
    """Whether neither negates what it says, or asks whether it is so, alone; a hedge is no question."""
    return not pair.negation and _asks(pair.a) == _asks(pair.b)


def _asks(statement: Statement) -> bool:
    return statement.words[0].norm == "if" or any(w.norm == "whether" for w in statement.words)


def _asserts(statement: Statement) -> bool:
    return statement.asserts or bool(statement.verbs)


def _phrase(pair: Pair) -> bool:
    """Whether both put the same telling words in quotation marks."""
    quotes = pair.quotes
    return any(
        block.change in ("same", "spelling")
        and block.size >= PHRASE
        and total(frozenset(stems(quotes.a[block.a0 : block.a1]))) >= TELLING
        for block in quotes.blocks
    )


def passage(pair: Pair) -> bool:
    """Whether the two have so many words in a row that these were spoken, or written, once; where one side
    alone has quotation marks, whether all of the other stands in them.
    """
    if pair.quotes.run >= SPOKEN or pair.whole.run >= WRITTEN:
        return True
    least = min(len(pair.a.words), len(pair.b.words))
    marked = max(len(pair.a.quoted), len(pair.b.quoted)) >= least >= UNMARKED
    return marked and pair.whole.same >= least


def one_passage(statement: Statement) -> bool:
    """Whether a statement is long enough that its very words were spoken, or written, once."""
    return len(statement.quoted) >= SPOKEN or len(statement.words) >= WRITTEN
