"""What an editor would ask about unnamed sources: one question to a thing, the gravest first.

A source is asked about once, where it first speaks in the body: that it is bare, or that its noun says
nothing, or that nothing tells how it knows, or that no reason is given for its anonymity, in this order and
only the first. What single statements add (opinion, rote reason, first quote) is asked where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from auditor import Attribution, Finding, Ledger, Rule, Source, Span
from auditor_checks import _anonymity_words as lexis
from auditor_checks._anonymity_score import Options, on_record
from auditor_checks._cards import rule
from auditor_checks._text import has, in_headline, inherited, outer, place, said, slot, stems, unnamed, whole

CHECK = "anonymity"
BARE, OPAQUE, ACCESS, ABSENT, ROTE, OPINION, FIRST, SINGLE, SHRINKS, ROLE, AGENTLESS, LOST = RULES = (
    rule(CHECK, "bare-source", "Source without any description", "warning"),
    rule(CHECK, "opaque-noun", "Source described by a noun that tells nothing", "warning"),
    rule(CHECK, "no-access", "No word on how an unnamed source knows", "info"),
    rule(CHECK, "reason-absent", "No reason given for anonymity", "info"),
    rule(CHECK, "reason-rote", "Rote reason for anonymity", "info"),
    rule(CHECK, "unnamed-opinion", "Opinion, attack, praise or speculation by an unnamed source", "warning"),
    rule(CHECK, "unnamed-first-quote", "First quote of the article is from an unnamed source", "info"),
    rule(CHECK, "single-unnamed-source", "One unnamed source and nothing else", "warning"),
    rule(CHECK, "plural-shrinks-to-one", "Sources that turn out to be one", "error"),
    rule(CHECK, "named-without-role", "Named source without a role", "info"),
    rule(CHECK, "agentless", "Nobody stands behind the statement", "warning"),
    rule(CHECK, "anonymity-lost", "An unnamed account in a named person's mouth", "error"),
)

Raised = tuple[Attribution, Finding]


def findings(ledger: Ledger, options: Options) -> dict[str, tuple[Finding, ...]]:
    """What is raised, by the id of the attribution it is raised on."""
    raised: dict[str, tuple[Finding, ...]] = {}
    for ask in _QUESTIONS:
        for attribution, finding in ask(ledger, options):
            raised[attribution.id] = (*raised.get(attribution.id, ()), finding)
    return raised


def _spoken(ledger: Ledger, *, headlines: bool = False) -> list[Attribution]:
    """The statements this article itself attributes, in text order."""
    own = [a for a in ledger.attributions if a.within is None and (headlines or not in_headline(ledger, a))]
    return sorted(own, key=place)


def _asks(asked: Rule, attribution: Attribution, message: str, spans: tuple[Span, ...]) -> Raised:
    return attribution, asked.finding(CHECK, message, spans, inherited=inherited(attribution))


def _where(attribution: Attribution) -> tuple[Span, ...]:
    return attribution.source_spans or attribution.cue


def _opaque(ledger: Ledger, source: Source | None) -> bool:
    """Unnamed, not shielded, on no record and without named examples: somebody a question can be about."""
    named = source and any(m and m.named for m in map(ledger.by_id, source.members))
    return bool(source and unnamed(source) and not named and not on_record(ledger, source))


def _granted(ledger: Ledger, source: Source) -> bool:
    """Somebody who was given anonymity, and not a camp or an office that speaks with one voice."""
    if (post := slot(ledger, source, "post")) and post[0].grade == "exact":
        return False
    single = source.kind == "person" or bool(source.count)
    return single or bool(lexis.LOOSE.search(source.name)) or has(ledger, source, "access", "reason")


def _descriptions(ledger: Ledger, options: Options) -> Iterator[Raised]:
    """Bare, opaque, no access, no reason: the first that holds, once for a source and its parts."""
    asked: set[str] = set()
    for attribution in _spoken(ledger):
        source = ledger.source(attribution)
        if source is None or not _opaque(ledger, source) or attribution.kind == "no-response":
            continue
        family = list(whole(ledger, source))[-1].id
        if family not in asked and (raised := _description(ledger, source, attribution)):
            asked.add(family)
            yield raised


def _description(ledger: Ledger, source: Source, attribution: Attribution) -> Raised | None:
    where, who = _where(attribution), said(ledger, attribution.source_spans) or source.name
    told = has(ledger, source, "body", "nationality", "access", "allegiance", "reason")
    if not told and not has(ledger, source, "post") and lexis.BARE_WORDS.fullmatch(source.name):
        return _asks(
            BARE,
            attribution,
            f'Who are "{who}"? Nothing in the article describes them. Can we say what they do, for whom, and '
            "how they know?",
            where,
        )
    if not has(ledger, source, "body", "nationality", "access") and lexis.OPAQUE_WORDS.fullmatch(source.name):
        return _asks(
            OPAQUE,
            attribution,
            f'"{who}" tells a reader next to nothing. Can we name some, or say of what body or camp?',
            where,
        )
    if not _granted(ledger, source) or attribution.kind not in ("statement", "evidence"):
        return None
    reason = slot(ledger, source, "reason")
    if not has(ledger, source, "access"):
        also = "" if reason else " Nor do we say why they are not named."
        return _asks(
            ACCESS,
            attribution,
            f'How does "{who}" know this? Say if they took part, were briefed, or hold the document.{also}',
            where,
        )
    if not reason:
        return _asks(
            ABSENT,
            attribution,
            f'Why is "{who}" not named? Say what they risk, or get it on the record.',
            where,
        )
    return None


def _rote(ledger: Ledger, options: Options) -> Iterator[Raised]:
    asked: set[str] = set()
    for attribution in _spoken(ledger):
        source = ledger.source(attribution)
        found = slot(ledger, source, "reason") if source and _opaque(ledger, source) else None
        if not found or found[0].grade != "rote" or found[1].id in asked:
            continue
        asked.add(found[1].id)
        spans = (found[0].span,) if found[0].span else _where(attribution)
        message = (
            f'"{said(ledger, spans)}" says that they may not speak, not why readers should accept it. What '
            "would this source risk, or what is their interest?"
        )
        yield _asks(ROTE, attribution, message, spans)


def _opinions(ledger: Ledger, options: Options) -> Iterator[Raised]:
    for attribution in _spoken(ledger):
        source = ledger.source(attribution)
        if source is None or not _opaque(ledger, source) or not _granted(ledger, source):
            continue
        if judgement := _judgement(ledger, attribution):
            who = said(ledger, attribution.source_spans)
            message = (
                f'"{judgement}" is a judgement or a guess, and "{who}" gives it '
                "without a name. Can we have it on the record, or keep to what this source knows?"
            )
            yield _asks(OPINION, attribution, message, attribution.spans)


def _judgement(ledger: Ledger, attribution: Attribution) -> str | None:
    """The words by which a statement is an opinion, attack, praise or guess; None for one of fact."""
    cue, content = ledger.article.words(attribution.cue), ledger.article.words(attribution.content)
    if mark := lexis.OPINION_CUE.search(cue) or lexis.JUDGEMENT.search(content):
        return mark[0]
    return cue if attribution.kind == "belief" or attribution.stance == "accusing" else None


def _first_quote(ledger: Ledger, options: Options) -> Iterator[Raised]:
    quoted = [
        (min(s.start for s in a.quotes), a)
        for a in ledger.attributions
        if a.quotes and not in_headline(ledger, a)
    ]
    if not quoted:
        return
    attribution = min(quoted, key=lambda pair: (pair[0], pair[1].within is None))[1]
    source = ledger.source(attribution)
    if attribution.within is None and source and _opaque(ledger, source):
        message = (
            f'The first voice that readers hear is unnamed: "{said(ledger, attribution.quotes)}". Can the '
            "piece open with somebody on the record?"
        )
        yield _asks(FIRST, attribution, message, attribution.quotes)


def _single(ledger: Ledger, options: Options) -> Iterator[Raised]:
    spoken = _spoken(ledger)
    people = {
        a.source for a in spoken if _opaque(ledger, s := ledger.source(a)) and s and _granted(ledger, s)
    }
    if len(people) != 1:
        return
    source = ledger.by_id(people.pop())
    if source is None or source.plural or source.kind != "person" or source.part_of:
        return
    theirs = [a for a in spoken if a.source == source.id and not _judgement(ledger, a)]
    alone = [a for a in theirs if a.kind == "statement" and not _backed(ledger, a, spoken)]
    if alone:
        message = (
            f'"{said(ledger, alone[0].source_spans) or source.name}" is the only unnamed source, and nothing '
            "else in the article bears this out. Is there a second source, or a document?"
        )
        yield _asks(SINGLE, alone[0], message, alone[0].content or alone[0].spans)


def _backed(ledger: Ledger, attribution: Attribution, spoken: list[Attribution]) -> bool:
    """Whether another source says much the same: half of the content's words, and three at least."""
    mine = stems(ledger.article.words(attribution.content))
    others = (stems(ledger.article.words(a.content)) for a in spoken if a.source != attribution.source)
    return any(len(mine & theirs) >= max(3, len(mine) / 2) for theirs in others)


def _shrinks(ledger: Ledger, options: Options) -> Iterator[Raised]:
    """Plural sources first, then "the source": a singular never introduced as one of them."""
    several: Attribution | None = None
    for attribution in _spoken(ledger, headlines=True):
        source = ledger.source(attribution)
        words = said(ledger, attribution.source_spans)
        if source is None or not _opaque(ledger, source):
            continue
        if lexis.PLURAL.search(words):
            several = several or attribution
            continue
        one = lexis.THE_ONE.match(words)
        if not one:
            return
        if several and one[1].casefold()[:3] in said(ledger, several.source_spans).casefold():
            message = (
                f'"{said(ledger, several.source_spans)}" has become "{words}". How many are there? If it is '
                "one, the plural must go."
            )
            yield _asks(SHRINKS, attribution, message, (*several.source_spans, *attribution.source_spans))
            return


def _roleless(ledger: Ledger, options: Options) -> Iterator[Raised]:
    asked: set[str] = set()
    for attribution in _spoken(ledger):
        source = ledger.source(attribution)
        if (
            source is None
            or source.id in asked
            or source.kind != "person"
            or not source.named
            or source.members
        ):
            continue
        asked.add(source.id)
        known = has(ledger, source, "post", "body", "allegiance") or source.name in options.need_no_role
        if not known and " " in source.name and not source.protected:
            message = f"Who is {source.name}? Nothing in the article says in what capacity they speak."
            yield _asks(ROLE, attribution, message, _where(attribution))


def _agentless(ledger: Ledger, options: Options) -> Iterator[Raised]:
    for attribution in _spoken(ledger):
        cue = ledger.article.words(attribution.cue)
        if (
            attribution.source
            or attribution.source_spans
            or attribution.relays
            or not lexis.PASSIVE.search(cue)
        ):
            continue
        if lexis.BY.match(ledger.article.text, attribution.cue[-1].end):
            continue
        message = f'"{cue}": by whom? Name or describe who holds this, or state it on our own authority.'
        yield _asks(AGENTLESS, attribution, message, attribution.cue)


def _lost(ledger: Ledger, options: Options) -> Iterator[Raised]:
    for attribution in ledger.attributions:
        source, around = ledger.source(attribution), next(outer(ledger, attribution), None)
        if not (source and around and attribution.kind == "statement" and _known(ledger, source)):
            continue
        teller = ledger.source(around)
        private = attribution.addressee or attribution.channel != "unknown" or attribution.hedges
        if private or not _opaque(ledger, teller) or not _opens(attribution, around):
            continue
        message = (
            f'Did {source.name} say this, or do "{said(ledger, around.source_spans)}" say so? Put the '
            "unnamed account first, and do not give it as the words of the person it is about."
        )
        yield _asks(LOST, attribution, message, (*attribution.spans, *around.source_spans))


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


_QUESTIONS: tuple[Callable[[Ledger, Options], Iterator[Raised]], ...] = (
    _descriptions, _rote, _opinions, _first_quote, _single, _shrinks, _roleless, _agentless, _lost,
)  # fmt: skip
