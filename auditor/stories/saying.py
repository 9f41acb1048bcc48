"""How likely two statements are one claim: what the model says of the pair, and what it need not learn."""

from __future__ import annotations

from auditor.stories.judge import Judgement
from auditor.stories.pair import Pair
from auditor.stories.statements import Statement
from auditor.stories.weights import known, total

SAME = 0.9  # the least likeness of two that assert one thing
NEARLY = 0.7  # share of the slighter statement in the other, from which a negation or a question turns it
CUED = 0.4  # weight of a shared cue from which it says something itself: "identified", not "said"
SPOKEN, WRITTEN = 6, 16  # words in a row, within quotation marks and without, that make a passage
UNMARKED = 10  # the same, where the other side alone has the marks
TELLING, SHARE = 5, 0.6  # stems that both have, their share of the shorter, by which one has it of the other


def likeness(pair: Pair, judgement: Judgement) -> float:
    """How likely the two are one claim; what was *not* said is no support for what was."""
    if redated(pair, judgement):
        return 1.0
    if pair.a.negated != pair.b.negated or pair.contrast or (pair.numbers and pair.dates):
        return 0.0
    if not _one_way(pair) and pair.meant_cover >= NEARLY:
        return 0.0
    told = _asserts(pair.a), _asserts(pair.b)
    if not any(told) and not _one_topic(pair):
        return 0.0
    if pair.proposition.same and all(told) and _one_way(pair) and not (pair.numbers or pair.dates):
        return max(SAME, judgement.support)
    return judgement.support


def redated(pair: Pair, judgement: Judgement) -> bool:
    """Whether two articles have one saying, to which they give different dates."""
    return bool(pair.told_apart) and judgement.differs == ("date",)


def _one_topic(pair: Pair) -> bool:
    """Whether two that assert nothing by themselves are said in one way, by one, or quoted: "the boy as Abu
    Ubaidah", which supporters identified; not "the harbour bill", which one praised and one discussed.
    """
    cued = total(s for s in set(pair.a.cue) & set(pair.b.cue) if known(s)) >= CUED
    return cued or pair.speakers == "same" or bool(pair.a.quoted and pair.b.quoted)


def _one_way(pair: Pair) -> bool:
    """Whether neither negates what it says, or asks whether it is so, alone; a hedge is no question."""
    return not pair.negation and _asks(pair.a) == _asks(pair.b)


def _asks(statement: Statement) -> bool:
    return statement.words[0].norm == "if" or any(w.norm == "whether" for w in statement.words)


def _asserts(statement: Statement) -> bool:
    return statement.asserts or bool(statement.verbs)


def passage(pair: Pair) -> bool:
    """Whether the two have so many words in a row that these were spoken, or written, once; where one side
    alone has quotation marks, whether all of the other stands in them.
    """
    if pair.quotes.run >= SPOKEN or pair.whole.run >= WRITTEN:
        return True
    least = min(len(pair.a.words), len(pair.b.words))
    marked = max(len(pair.a.quoted), len(pair.b.quoted)) >= least >= UNMARKED
    return marked and pair.whole.same >= least


def nearly(pair: Pair) -> bool:
    """Whether the two have nearly the same words: not proof that these were said once, but where one side
    names nobody for them, it has them from where the other has them.
    """
    both = len(pair.shared)
    return both >= TELLING and both >= SHARE * min(len(pair.a.stems), len(pair.b.stems))


def one_passage(statement: Statement) -> bool:
    """Whether a statement is long enough that its very words were spoken, or written, once."""
    return len(statement.quoted) >= SPOKEN or len(statement.words) >= WRITTEN
