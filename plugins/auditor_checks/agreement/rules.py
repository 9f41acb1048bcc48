"""What an editor would ask when two articles tell the same: the rules, and where each looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditor import Finding, Rule, Severity, Story
from auditor.contract.cards import rule
from auditor_checks.agreement import of_claims as by_claim
from auditor_checks.agreement import of_pairs as by_pair
from auditor_checks.agreement.of_requests import borrowed
from auditor_checks.agreement.view import View

CHECK = "agreement"
BETWEEN = " ‖ "  # between the articles of an example


def _rule(name: str, title: str, severity: Severity, *, on: bool = True) -> Rule:
    """A rule about a story: an example is two articles or more."""
    made = rule(__name__, name, title, severity, on=on)
    return replace(made, fires=_articles(made.fires), silent=_articles(made.silent))


def _articles(examples: tuple[str | tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(x.split(BETWEEN)) for x in examples if isinstance(x, str))


PAIRS = (
    (_rule("altered-quote", "A quote's words differ between articles", "warning"), by_pair.altered),
    (
        _rule("paraphrase-turned-quote", "Quotation marks around what was a paraphrase", "warning"),
        by_pair.turned_quote,
    ),
    (
        _rule("quote-turned-paraphrase", "A quote's words without its marks", "info"),
        by_pair.turned_paraphrase,
    ),
    (_rule("conflict", "Two accounts of one fact differ", "warning"), by_pair.conflict),
    (
        _rule("attribution-changed", "The same words in another mouth", "warning", on=False),
        by_pair.attribution,
    ),
)
CLAIMS = (
    (_rule("source-count-changed", "The number of sources changed", "info"), by_claim.number),
    (
        _rule("anonymity-lost-between-articles", "Anonymity lost between articles", "warning", on=False),
        by_claim.anonymity,
    ),
    (_rule("hedge-dropped", "A hedge dropped between articles", "warning"), by_claim.hedge),
    (_rule("echo-as-confirmation", "One origin looks like several", "info"), by_claim.echo),
    (_rule("stands-alone", "One unnamed source and nothing else", "info"), by_claim.alone),
)
BORROWED = _rule("request-as-own", "Another outlet's request for comment passes as one's own", "warning")
VERBATIM = frozenset(
    {"paraphrase-turned-quote", "quote-turned-paraphrase"}
)  # shared words are evidence enough
RULES = (*(rule for rule, _ in (*PAIRS, *CLAIMS)), BORROWED)


def findings(story: Story, least: float) -> Iterator[tuple[str | None, Finding]]:
    """What is raised, each with the claim it is about."""
    view = View(story)
    for rule_of_pairs, ask in PAIRS:
        for relation in story.facts.relations:
            if relation.confidence < least and rule_of_pairs.id not in VERBATIM:
                continue
            for message, spans in ask(view, relation):
                yield view.claim(relation), rule_of_pairs.finding(CHECK, message, spans)
    for message, spans in borrowed(view):
        yield None, BORROWED.finding(CHECK, message, spans)
    for rule_of_claims, ask_claim in CLAIMS:
        for claim in story.facts.claims:
            for message, spans in ask_claim(view, claim):
                yield claim.id, rule_of_claims.finding(CHECK, message, spans)
