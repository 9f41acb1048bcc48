"""One voice that has more than half of the words, and no other with room to differ."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.contract.rules import Question, rule
from auditor_checks.diversity.view import View

RULE = rule(__name__, "one-voice", "One voice has more than half of the words", "info", on=False, gravity=30)

SEVERAL = 2  # other named people from whom on an article is no one-sided one


def look(view: View) -> Iterator[Question]:
    """Asks who sees it differently."""
    options, spoken = view.options, view.spoken
    if len(spoken) < options.fewest_attributions or not view.shares:
        return
    (id, share), *others = view.shares.items()
    people = {s.id for _, s in spoken if s.kind == "person" and s.named and s.id != id}
    room = len(people) >= SEVERAL or any(other >= options.second for _, other in others)
    if share <= options.half or room:
        return
    theirs = [a for a, source in spoken if source.id == id]
    spans = tuple(s for a in theirs for s in (a.source_spans or a.cue)[:1])
    message = (
        f"{view.name(id)} has {share:.0%} of the attributed words, and nobody else {options.second:.0%}. Who "
        "sees it differently, and were they asked?"
    )
    yield Question(message, spans)
