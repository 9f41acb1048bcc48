"""Sources described by a noun alone that tells next to nothing: insiders, analysts, officials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.lacks import lacking
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "opaque-noun", "Source described by a noun that tells nothing", "warning", gravity=40)

NEAR = 2  # sentences
_ADVISES = r"analysts?|economists?|strategists?|consultants?|brokers?|traders?|(?:fund|money)\s+managers?"
ALIKE = {  # by what else one of them may be called where a name is given
    "analyst": re.compile(rf"\b(?:{_ADVISES}|experts?)\b"),
    "official": re.compile(r"\b(?:officials?|aides?|secretar\w+|ministers?|spokes\w+|advis[eo]rs?)\b"),
}


def look(view: View) -> Iterator[Question]:
    """Asks for names or a camp, where they first speak."""
    for attribution, _, who, spans in lacking(view, "telling noun"):
        if _example(view, attribution, who):
            continue
        message = f'"{who}" tells a reader next to nothing. Can we name some, or say of what body or camp?'
        yield Question.about(attribution, message, (*spans, *view.hanging(attribution)))


def _example(view: View, attribution: Attribution, who: str) -> bool:
    """Whether one of them with a name speaks in the sentences about: "analysts said", then an analyst."""
    noun, first = who.split()[-1].casefold().removesuffix("s"), attribution.source_spans[0]
    near = view.sentences.near(first.start, NEAR, NEAR)
    alike = ALIKE.get(noun, re.compile(rf"\b{re.escape(noun)}s?\b"))
    if any(view.named.meets(s) and alike.search(view.text_of(s).replace(who.casefold(), "")) for s in near):
        return True
    return view.borne.beside(first, behind=1, shared=2) or view.borne.out(
        attribution.content, attribution.source
    )
