"""Articles that have nearly all they tell from one other outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution
from auditor.contract.reading import is_body
from auditor.contract.rules import Question, rule
from auditor_checks.directness.outlets import GENERIC, OUTLET, RUN, is_own, same_outlet, teller, told_to
from auditor_checks.directness.view import View

RULE = rule(__name__, "relayed-whole", "The whole piece is another outlet's", "info", gravity=52)

SHARE = 0.5  # of the statements
FEWEST = 2  # statements through the outlet
OWN_WORK = re.compile(  # that this desk asked, tried or saw for itself
    r"\b(?:[Ww]e|I)(?:['’]ve|\s+have)?\s+(?:asked|tried|tested|contacted|called|reached\s+out|emailed|saw|visited|"
    r"interviewed|spoke)\b|\b[Oo]ur\s+own\s+(?:test|report|investigat|analys)\w+|\btold\s+us\b"
)

POSSESSIVE = re.compile(rf"\b({RUN.pattern})['’]s\b")
SPEAKING = re.compile(
    r"\b(?:speaking|talking|spoke)\s+(?:with|to)\s+(?:the\s+)?(?:[A-Z]\w+\s+(?:site|paper|magazine)\s+)?"
    r"([A-Z]?\w*[A-Z]\w*)"
)


def look(view: View) -> Iterator[Question]:
    """Asks what this desk adds, once."""
    statements = [a for a in view.own if _counts(view, a)]
    if OWN_WORK.search(view.ledger.article.text):
        return
    for outlet in _outlets(view, statements):
        direct = [a for a in statements if _through(view, a, outlet)]
        whose = {a.source for a in direct if a.source}
        carried = [a for a in statements if a in direct or (a.source in whose and _open(a))]
        if len(carried) >= FEWEST and len(carried) >= SHARE * len(statements):
            message = (
                f"{len(carried)} of {len(statements)} statements here come through {outlet}. What do we add "
                "or verify? Say at the top whose work it is, or report something of our own."
            )
            spans = (s for a in carried for s in (*a.cue[:1], *a.content))
            yield Question(message, tuple(spans), inherited=False)
            return


def _open(attribution: Attribution) -> bool:
    """Whether it is left open where something was said."""
    return not attribution.addressee and not attribution.relays and attribution.channel == "unknown"


def _counts(view: View, attribution: Attribution) -> bool:
    """Whether somebody told this: no thought, no missing answer, nothing that nobody or everybody holds."""
    source = view.ledger.source(attribution)
    crowd = source and source.kind in ("population", "author")
    silent = attribution.kind in ("no-response", "belief", "perception", "intention")
    return bool(source or attribution.relays) and not crowd and not silent


def _outlets(view: View, statements: list[Attribution]) -> list[str]:
    """The other outlets that are relays here, that report, or whose people speak, the first named first."""
    found: dict[str, None] = {}
    known = view.ledger.article.value("outlet")  # else those who told an outlet may have told this one
    for attribution in statements:
        words = view.ledger.article.words(attribution.source_spans)
        relays = [r for r in attribution.relays if known or not told_to(attribution)]
        people = {r.name for r in relays if (s := view.ledger.by_id(r.source)) and s.kind == "person"}
        names = [r.name for r in relays if r.name not in people or OUTLET.search(r.name)]
        if outlet := teller(view.ledger, statements, attribution):
            names.append(outlet)
        names += [m for m in POSSESSIVE.findall(words) if not is_body(m)]
        names += [m for m in SPEAKING.findall(words) if OUTLET.search(m) or RUN.fullmatch(m)]
        found.update(dict.fromkeys(n for n in names if not is_own(view.ledger, n)))
    return list(found)


def _through(view: View, attribution: Attribution, outlet: str) -> bool:
    """Whether a statement is this outlet's own, was made to it, or is relayed from it."""
    source = view.ledger.source(attribution)
    told = told_to(attribution)
    if told and (same_outlet(told, outlet) or GENERIC.match(told)):
        return True
    if any(same_outlet(r.name, outlet) for r in attribution.relays):
        return True
    name = view.ledger.article.words(attribution.source_spans)
    theirs = re.search(rf"\b{re.escape(outlet)}(?:['’]s)?\b", name)
    return bool(theirs or GENERIC.match(name) or (source and same_outlet(source.name, outlet)))
