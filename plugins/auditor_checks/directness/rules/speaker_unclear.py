"""A trailing ", saying" behind a statement of two speakers, and no name beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from auditor import Ledger
from auditor.contract.reading import Stretches, outer, place, sentence_before, speaks
from auditor.contract.rules import Question, rule
from auditor_checks.directness.view import View
from auditor_checks.signs import found_before

RULE = rule(__name__, "speaker-unclear", "Unclear who of two is speaking", "info", on=False, gravity=30)

_COMMA = re.compile(r",\s*$")
_TELLER = re.compile(
    r"\b(?:say|add|argu|insist|claim|not|stress|warn|explain)ing\b|\bciting\b", re.IGNORECASE
)
SPEAKING = ("person", "group", "organisation")


def look(view: View) -> Iterator[Question]:
    """A trailing ", saying" behind a statement in which another's speech is nested, and no name beside it."""
    ledger = view.ledger
    text = ledger.article.text
    quoted = Stretches(q for a in ledger.attributions for q in a.quotes)
    inner = sorted(
        ((a.cue[0].start, a.id) for a in ledger.attributions if a.within and a.cue and a.cue[0].of == "text"),
    )
    for attribution in sorted(ledger.attributions, key=place):
        cue = ledger.article.words(attribution.cue)
        if not attribution.cue or not _TELLER.match(cue):
            continue
        at = attribution.cue[0]
        if at.of != "text" or quoted.holds(at) or not found_before(_COMMA, text, at.start, 5):
            continue
        start = sentence_before(text, at.start)
        near = inner[bisect_left(inner, (start, "")) : bisect_left(inner, (at.start, ""))]
        speakers = _speakers_before(ledger, [id for _, id in near if id != attribution.id], start)
        if len(speakers) > 1:
            message = f'Who is "{cue}" this: {" or ".join(speakers)}? Begin a new sentence with the name.'
            yield Question.about(attribution, message, attribution.cue)


def _speakers_before(ledger: Ledger, ids: Iterable[str], start: int) -> list[str]:
    """The speaker whose speech is nested in another's, in the sentence so far, and that other."""
    for inner in filter(None, map(ledger.attribution, ids)):
        around = next(outer(ledger, inner), None)
        if not around or not (around.cue and inner.source_spans):
            continue
        before = start <= around.cue[0].start and around.cue[-1].end <= inner.cue[0].start
        if not before or not speaks(ledger, inner):
            continue
        people = [s for a in (around, inner) if (s := ledger.source(a)) and s.kind in SPEAKING]
        if len({s.id for s in people}) > 1:
            return [s.name for s in people]
    return []
