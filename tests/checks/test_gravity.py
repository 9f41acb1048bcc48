"""Of several questions about the same words the gravest asks: which that is, and which rules are off."""

from __future__ import annotations

from itertools import groupby

import pytest
from auditor_checks.agreement.check import Agreement

from auditor import Rule
from auditor.contract import plugins
from auditor.model import Severity
from auditor.testing import claim, make_ledger, make_story, source

CHECKS = [x.check for x in plugins.load().checks if x.check.__module__.startswith("auditor_checks")]
TEXT = "[s1 Sources] [c1 said] [q1 the bridge will close]."
ORDER: dict[
    Severity, str
] = {  # the gravest first, with the number that a report gives; those of one line are equals
    "error": """
        95 anonymity/accused-on-unnamed-word
        90 anonymity/anonymity-lost
        60 anonymity/plural-shrinks-to-one""",
    "warning": """
        85 response/accused-not-asked
        84 headline/drops-attribution
        80 agreement/anonymity-lost-between-articles headline/rests-on-unnamed
        78 headline/quote-not-in-body
        75 agreement/conflict headline/hardens-hedge
        72 anonymity/unnamed-opinion
        70 agreement/attribution-changed headline/body-hardens
        66 directness/closed-door-quote
        65 agreement/paraphrase-turned-quote anonymity/single-unnamed-source
        62 agreement/hedge-dropped
        60 agreement/request-as-own directness/second-hand-quote
        58 agreement/altered-quote anonymity/agentless
        55 directness/hearsay
        50 agreement/quote-cut-short anonymity/bare-source anonymity/dangling-part
        48 anonymity/poll-unidentified
        46 anonymity/study-unidentified
        40 anonymity/opaque-noun directness/quotes-run-together
        38 anonymity/vague-group""",
    "info": """
        60 agreement/echo-as-confirmation
        56 diversity/one-camp
        55 agreement/stands-alone
        54 diversity/no-voice
        52 directness/relayed-whole
        50 directness/loaded-cue
        48 directness/outlet-alone
        45 anonymity/no-access directness/mind-reading-cue
        44 directness/unnamed-report
        43 directness/venue-untold
        42 anonymity/claim-without-source
        41 anonymity/unsourced-passage
        40 agreement/source-count-changed anonymity/unnamed-first-quote
        36 anonymity/document-unidentified
        35 anonymity/reason-absent directness/unnamed-outlet
        34 anonymity/unnamed-speaker
        30 agreement/quote-turned-paraphrase anonymity/reason-rote directness/speaker-unclear
           diversity/one-voice
        25 anonymity/named-without-role
        20 directness/speaker-late""",
}
UNASKED = {
    "agreement/anonymity-lost-between-articles",
    "agreement/attribution-changed",
    "anonymity/named-without-role",
    "directness/mind-reading-cue",
    "directness/quotes-run-together",
    "directness/speaker-unclear",
    "diversity/no-voice",
    "diversity/one-voice",
}


def rules() -> list[tuple[str, Rule]]:
    """Every rule of a shipped check that has looked at a text."""
    ledger = make_ledger(TEXT, [source("Sources", "group")])
    for check in CHECKS:
        list(check().article(ledger))
    list(Agreement().story(make_story(ledger, ledger, claims=(claim("a", "b"),))))
    return [(f"{check.id}/{rule.id}", rule) for check in CHECKS for rule in check.rules]


@pytest.mark.parametrize("severity", ORDER)
def test_questions_of_one_severity_are_asked_in_the_order_of_their_gravity(severity: Severity) -> None:
    """An accusation before a missing name, and that before a missing post."""
    found = sorted((-rule.gravity, name) for name, rule in rules() if rule.severity == severity)
    told = groupby(found, key=lambda pair: pair[0])
    words = [word for gravity, equals in told for word in (str(-gravity), *(name for _, name in equals))]
    assert words == ORDER[severity].split()


def test_what_many_newsrooms_would_not_ask_is_asked_only_where_it_is_named() -> None:
    """All other rules ask by themselves."""
    assert {name for name, rule in rules() if not rule.on} == UNASKED
