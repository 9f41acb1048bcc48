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
ORDER: dict[Severity, str] = {  # the gravest first; those of one line are equals
    "error": """
        anonymity/accused-on-unnamed-word
        anonymity/anonymity-lost
        anonymity/plural-shrinks-to-one""",
    "warning": """
        response/accused-not-asked
        headline/drops-attribution
        agreement/anonymity-lost-between-articles headline/rests-on-unnamed
        headline/quote-not-in-body
        agreement/conflict headline/hardens-hedge
        anonymity/unnamed-opinion
        agreement/attribution-changed headline/body-hardens
        directness/closed-door-quote
        agreement/paraphrase-turned-quote anonymity/single-unnamed-source
        agreement/hedge-dropped
        agreement/request-as-own directness/second-hand-quote
        agreement/altered-quote anonymity/agentless
        directness/hearsay
        agreement/quote-cut-short anonymity/bare-source anonymity/dangling-part
        anonymity/poll-unidentified
        anonymity/study-unidentified
        anonymity/opaque-noun directness/quotes-run-together
        anonymity/vague-group""",
    "info": """
        agreement/echo-as-confirmation
        diversity/one-camp
        agreement/stands-alone
        diversity/no-voice
        directness/relayed-whole
        directness/loaded-cue
        directness/outlet-alone
        anonymity/no-access directness/mind-reading-cue
        directness/unnamed-report
        directness/venue-untold
        anonymity/claim-without-source
        anonymity/unsourced-passage
        agreement/source-count-changed anonymity/unnamed-first-quote
        anonymity/document-unidentified
        anonymity/reason-absent directness/unnamed-outlet
        anonymity/unnamed-speaker
        agreement/quote-turned-paraphrase anonymity/reason-rote directness/speaker-unclear diversity/one-voice
        anonymity/named-without-role
        directness/speaker-late""",
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
    lines = [[name for _, name in equals] for _, equals in groupby(found, key=lambda pair: pair[0])]
    assert lines == [line.split() for line in ORDER[severity].strip().splitlines()]


def test_what_many_newsrooms_would_not_ask_is_asked_only_where_it_is_named() -> None:
    """All other rules ask by themselves."""
    assert {name for name, rule in rules() if not rule.on} == UNASKED
