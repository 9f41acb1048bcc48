"""Questions about single statements: opinion, the first quote, nobody behind it, anonymity lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor import Attribution, Ledger, Source
from auditor.contract.cards import rule
from auditor.contract.reading import body, nested, outer, said, slot, speaks, words
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.people import Raised, asks, informs, inside, opaque, spoken
from auditor_checks.anonymity.score import Options

OPINION, FIRST, AGENTLESS, LOST = RULES = (
    rule(
        __name__, "unnamed-opinion", "Opinion, attack, praise or speculation by an unnamed source", "warning"
    ),
    rule(__name__, "unnamed-first-quote", "First quote of the article is from an unnamed source", "info"),
    rule(__name__, "agentless", "Nobody stands behind the statement", "warning"),
    rule(__name__, "anonymity-lost", "An unnamed account in a named person's mouth", "error"),
)


def _opinions(ledger: Ledger, options: Options) -> Iterator[Raised]:
    told = nested(ledger)
    for attribution in spoken(ledger):
        source = ledger.source(attribution)
        if source is None or not opaque(ledger, source) or not inside(ledger, source):
            continue
        if not attribution.source_spans:  # nobody stands beside the cue: who judges is not told
            continue
        who, cue = ledger.article.words(attribution.source_spans), ledger.article.words(attribution.cue)
        unclear = lexis.PRONOUN.fullmatch(who) or lexis.NAME_INSIDE.search(who)
        opines = lexis.OPINION_CUE.search(cue) and not unclear
        if not opines and not informs(ledger, attribution):
            continue
        if mark := judgement(ledger, attribution, told.get(attribution.id, ())):
            who = said(ledger, attribution.source_spans)
            message = (
                f'"{mark}" is an accusation, a judgement or a guess, and "{who}" gives it '
                "without a name. Can we have it on the record, or keep to what this source knows?"
            )
            yield asks(OPINION, attribution, message, attribution.spans)


def judgement(ledger: Ledger, attribution: Attribution, told: Iterable[Attribution]) -> str | None:
    """The words by which a statement is an opinion, attack, praise or guess; None for one of fact.

    ``told`` are the statements directly inside it: what named people say there is theirs.
    """
    cue = ledger.article.words(attribution.cue)
    if mark := lexis.OPINION_CUE.search(cue) or _judging(ledger, attribution, told):
        return mark[0]
    return cue if attribution.kind == "belief" or attribution.stance == "accusing" else None


def _judging(ledger: Ledger, attribution: Attribution, told: Iterable[Attribution]) -> re.Match[str] | None:
    """The judging word of a statement itself, not of somebody named whose words it passes on."""
    theirs = [s for inner in told if (source := ledger.source(inner)) and source.named for s in inner.content]
    for span in attribution.content:
        for mark in lexis.JUDGEMENT.finditer(ledger.article.slice(span)):
            at = span.start + mark.start()
            if not any(s.of == span.of and s.start <= at < s.end for s in theirs):
                return mark
    return None


def _first_quote(ledger: Ledger, options: Options) -> Iterator[Raised]:
    quoted = [(min(s.start for s in a.quotes), a) for a in body(ledger) if a.quotes]
    if not quoted:
        return
    attribution = min(quoted, key=lambda pair: (pair[0], pair[1].within is None))[1]
    source = ledger.source(attribution)
    short = sum(len(words(ledger.article.slice(s))) for s in attribution.quotes) < 3
    if attribution.within or short or not informs(ledger, attribution):
        return
    if source and opaque(ledger, source):
        message = (
            f'The first voice that readers hear is unnamed: "{said(ledger, attribution.quotes)}". Can the '
            "piece open with somebody on the record?"
        )
        yield asks(FIRST, attribution, message, attribution.quotes)


def _agentless(ledger: Ledger, options: Options) -> Iterator[Raised]:
    for attribution in spoken(ledger):
        cue = ledger.article.words(attribution.cue)
        someone = attribution.source or attribution.source_spans or attribution.relays
        if someone or not lexis.PASSIVE.search(cue):
            continue
        text, end = ledger.article.text, attribution.cue[-1].end
        idle = lexis.SEEN.search(cue) and not lexis.AS.match(text, end)
        if idle or lexis.BY.match(text, end):
            continue
        message = f'"{cue}": by whom? Name or describe who holds this, or state it on our own authority.'
        yield asks(AGENTLESS, attribution, message, attribution.cue)


def _lost(ledger: Ledger, options: Options) -> Iterator[Raised]:
    for attribution in ledger.attributions:
        source, around = ledger.source(attribution), next(outer(ledger, attribution), None)
        if not (source and around and attribution.kind == "statement" and _known(ledger, source)):
            continue
        teller = ledger.source(around)
        private = attribution.addressee or attribution.channel != "unknown" or attribution.hedges
        if private or teller is None or not opaque(ledger, teller) or not _opens(attribution, around):
            continue
        loose = lexis.LOOSE.search(teller.name) or lexis.INSIDE.search(teller.name)
        words_ = said(ledger, around.source_spans)
        witness = lexis.KNOWS.search(words_) or lexis.KNOWN_ALREADY.match(words_)
        if not loose or witness or not speaks(ledger, attribution):
            continue
        message = (
            f'Did {source.name} say this, or do "{said(ledger, around.source_spans)}" say so? Put the '
            "unnamed account first, and do not give it as the words of the person it is about."
        )
        yield asks(LOST, attribution, message, (*attribution.spans, *around.source_spans))


def _known(ledger: Ledger, source: Source) -> bool:
    """A person with a name, or with an office that only one holds."""
    post = slot(ledger, source, "post")
    return source.kind == "person" and (source.named or bool(post and post[0].grade == "exact"))


def _opens(inner: Attribution, around: Attribution) -> bool:
    """Whether the named person's speech is the main clause, and the unnamed source comes only behind it."""
    if not (inner.source_spans and inner.cue and around.content and around.source_spans):
        return False
    begins = inner.source_spans[0].start - around.content[0].start <= 1
    return begins and around.source_spans[0].start > inner.cue[-1].end


QUESTIONS = (_opinions, _first_quote, _agentless, _lost)
