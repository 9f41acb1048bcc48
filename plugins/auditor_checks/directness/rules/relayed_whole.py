"""Articles that have nearly all they tell from one other outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution
from auditor.contract.rules import Question, rule
from auditor_checks.directness.outlets import GENERIC, OUTLET, is_own, same_outlet, told_to
from auditor_checks.directness.view import View

RULE = rule(__name__, "relayed-whole", "The whole piece is another outlet's", "info", gravity=52)

SHARE = 0.8  # of the statements
FEWEST = 3  # statements
REPORTS = re.compile(r"\b(?:report(?:s|ed|ing)?|according to|learn(?:s|ed))\b", re.IGNORECASE)
TELLS = re.compile(
    r"\b(?:sa(?:ys?|id)|f(?:ound|inds)|reveal(?:s|ed)|disclose[sd]|wr(?:ote|ites)|claim(?:s|ed))\b",
    re.IGNORECASE,
)


def look(view: View) -> Iterator[Question]:
    """Asks what this desk adds, once."""
    statements = [a for a in view.own if _counts(view, a)]
    if len(statements) < FEWEST:
        return
    for outlet in _outlets(view, statements):
        theirs = [a for a in statements if _through(view, a, outlet)]
        if len(theirs) >= FEWEST and len(theirs) >= SHARE * len(statements):
            message = (
                f"{len(theirs)} of {len(statements)} statements here come through {outlet}. What do we add "
                "or verify? Say at the top whose work it is, or report something of our own."
            )
            yield Question(message, tuple(s for a in theirs for s in a.cue[:1]), inherited=False)
            return


def _counts(view: View, attribution: Attribution) -> bool:
    """Whether somebody told this: no thought, no missing answer, nothing that nobody or everybody holds."""
    source = view.ledger.source(attribution)
    crowd = source and source.kind in ("population", "author")
    silent = attribution.kind in ("no-response", "belief", "perception")
    return bool(source or attribution.relays) and not crowd and not silent


def _outlets(view: View, statements: list[Attribution]) -> list[str]:
    """The other outlets that are relays here, or that report, the first named first."""
    found: dict[str, None] = {}
    for attribution in statements:
        source = view.ledger.source(attribution)
        names = [r.name for r in attribution.relays]
        told = any(source and same_outlet(told_to(a), source.name) for a in statements)
        if source and source.named and (source.kind == "organisation" or told):
            cue = view.ledger.article.words(attribution.cue)
            paper = source.kind == "organisation" or OUTLET.search(source.name)  # no man who was told things
            names += [source.name] * bool(REPORTS.search(cue) or (told and paper and TELLS.search(cue)))
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
    return source is not None and (same_outlet(source.name, outlet) or bool(GENERIC.match(name)))
