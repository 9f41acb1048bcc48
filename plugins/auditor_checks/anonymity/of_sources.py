"""Questions about sources: one to a source, the gravest first.

A source is asked about once, where it first speaks in the body: that it is bare, or that its noun says
nothing, or that nothing tells how it knows, or that no reason is given for its anonymity, in this order and
only the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Ledger, Rule, Source, Span
from auditor.contract.cards import rule
from auditor.contract.reading import (
    COMMON,
    WORD,
    Stretches,
    has,
    headline,
    nested,
    said,
    slot,
    speaks,
    stems,
    whole,
    words,
)
from auditor_checks.anonymity import words as lexis
from auditor_checks.anonymity.of_statements import judgement
from auditor_checks.anonymity.people import Raised, asks, granted, informs, inside, opaque, spoken
from auditor_checks.anonymity.score import Options

BARE, OPAQUE, ACCESS, ABSENT, ROTE, SINGLE, SHRINKS, ROLE = RULES = (
    rule(__name__, "bare-source", "Source without any description", "warning"),
    rule(__name__, "opaque-noun", "Source described by a noun that tells nothing", "warning"),
    rule(__name__, "no-access", "No word on how an unnamed source knows", "info"),
    rule(__name__, "reason-absent", "No reason given for anonymity", "info"),
    rule(__name__, "reason-rote", "Rote reason for anonymity", "info"),
    rule(__name__, "single-unnamed-source", "One unnamed source and nothing else", "warning"),
    rule(__name__, "plural-shrinks-to-one", "Sources that turn out to be one", "error"),
    rule(__name__, "named-without-role", "Named source without a role", "info", on=False),
)

NEAR = 500  # characters
BESIDE = 80  # characters
_ASIDE = re.compile(r"[Aa]ccording to [^.,;]*$")


def _descriptions(ledger: Ledger, options: Options) -> Iterator[Raised]:
    """Bare, opaque, no access, no reason: the first that holds, once for a source and its parts."""
    asked: set[str] = set()
    for attribution in spoken(ledger):
        source = ledger.source(attribution)
        if source is None or not opaque(ledger, source) or not informs(ledger, attribution):
            continue
        names = {list(whole(ledger, source))[-1].id, said(ledger, attribution.source_spans).casefold()}
        if not names & asked and (raised := _description(ledger, source, attribution)):
            asked |= names
            yield raised


def _description(ledger: Ledger, source: Source, attribution: Attribution) -> Raised | None:
    who = said(ledger, attribution.source_spans) or source.name
    rule_ = _undescribed(ledger, source, attribution) or _unexplained(ledger, source, attribution, who)
    if rule_ is None:
        return None
    unexplained = "" if has(ledger, source, "reason") else " Nor do we say why they are not named."
    messages = {
        BARE.id: f'Who are "{who}"? Nothing in the article describes them. What do they do, for whom, and '
        "how do they know?",
        OPAQUE.id: f'"{who}" tells a reader next to nothing. Can we name some, or say of what body or camp?',
        ACCESS.id: f'How does "{who}" know this? Say if they took part, were briefed, or hold the document.'
        f"{unexplained}",
        ABSENT.id: f'Why is "{who}" not named? Say what they risk, or get it on the record.',
    }
    return asks(rule_, attribution, messages[rule_.id], attribution.source_spans or attribution.cue)


def _undescribed(ledger: Ledger, source: Source, attribution: Attribution) -> Rule | None:
    """Bare, or described by a noun that tells nothing."""
    told = has(ledger, source, "body", "nationality", "access", "allegiance", "reason", "post")
    if not told and lexis.BARE_WORDS.fullmatch(source.name):
        return BARE
    return OPAQUE if _vague(ledger, source, attribution) else None


def _unexplained(ledger: Ledger, source: Source, attribution: Attribution, who: str) -> Rule | None:
    """Described, but not how they know (asked of facts, not of quoted words), or not why they are unnamed."""
    if not granted(ledger, source) or lexis.THE_ONE.match(who):
        return None
    knows = has(ledger, source, "access") or lexis.KNOWS.search(who)
    if attribution.form != "direct" and not knows:
        return ACCESS
    explained = has(ledger, source, "reason") or lexis.REASON_NEAR.search(_near(ledger, attribution))
    return None if explained else ABSENT


def _near(ledger: Ledger, attribution: Attribution) -> str:
    """The text about a statement in which a reason may stand ("Both insisted on anonymity to ...")."""
    start = attribution.source_spans[0].start
    return ledger.article.text[max(start - NEAR, 0) : start + NEAR]


def _vague(ledger: Ledger, source: Source, attribution: Attribution) -> bool:
    """A noun alone, here and at its fullest, that the article ties to nothing ("critics of the law")."""
    words = said(ledger, attribution.source_spans)
    alone = lexis.OPAQUE_WORDS.fullmatch(source.name) and lexis.OPAQUE_WORDS.fullmatch(words)
    if not alone or lexis.THE_ONE.match(words) or has(ledger, source, "body", "nationality", "access"):
        return False
    noun, text = re.escape(words.split()[-1]), ledger.article.text
    tied = rf"\b{noun},?\s+(?:of|such as|like|including|at|in|with|from|for|who|close)\b"
    start = attribution.source_spans[0].start
    before = re.findall(rf"\b(\w+)\s+{noun}\b", text[max(start - NEAR, 0) : start], re.IGNORECASE)
    told = [
        w for w in before if w.casefold() not in COMMON and not lexis.OPAQUE_WORDS.fullmatch(f"{w} critics")
    ]
    return not told and not re.search(tied, text, re.IGNORECASE)


def _rote(ledger: Ledger, options: Options) -> Iterator[Raised]:
    asked: set[object] = set()
    for attribution in spoken(ledger):
        source = ledger.source(attribution)
        found = slot(ledger, source, "reason") if source and opaque(ledger, source) else None
        if not found or found[0].grade != "rote" or (found[0].span or found[1].id) in asked:
            continue
        asked.add(found[0].span or found[1].id)
        spans = (found[0].span,) if found[0].span else attribution.source_spans or attribution.cue
        message = (
            f'"{said(ledger, spans)}" says that they may not speak, not why readers should accept it. What '
            "would this source risk, or what is their interest?"
        )
        yield asks(ROTE, attribution, message, spans)


def _single(ledger: Ledger, options: Options) -> Iterator[Raised]:
    statements = spoken(ledger)
    people = {s.id for s in ledger.sources if opaque(ledger, s) and inside(ledger, s)}
    if len(people) != 1:
        return
    source = ledger.by_id(people.pop())
    if source is None or source.plural or source.part_of or not granted(ledger, source):
        return
    told = nested(ledger)
    theirs = [a for a in statements if a.source == source.id and not judgement(ledger, a, told.get(a.id, ()))]
    alone = [a for a in theirs if informs(ledger, a) and not _backed(ledger, a, statements)]
    if alone and not lexis.THE_ONE.match(said(ledger, alone[0].source_spans)):
        who = said(ledger, alone[0].source_spans) or source.name
        message = (
            f'Only "{who}" says so, and they are not named; nothing else here bears it out. Is there '
            "a second source, or a document?"
        )
        yield asks(SINGLE, alone[0], message, alone[0].content or alone[0].spans)


def _backed(ledger: Ledger, attribution: Attribution, statements: list[Attribution]) -> bool:
    """Whether another source says much the same: half of the content's words, and three at least."""
    mine = stems(ledger.article.words(attribution.content))
    others = (stems(ledger.article.words(a.content)) for a in statements if a.source != attribution.source)
    return any(len(mine & theirs) >= max(3, len(mine) / 2) for theirs in others)


def _shrinks(ledger: Ledger, options: Options) -> Iterator[Raised]:
    """Plural sources first, then "the source": a singular never introduced as one of them."""
    several: Attribution | None = None
    for attribution in spoken(ledger, headlines=True):
        source = ledger.source(attribution)
        words = said(ledger, attribution.source_spans)
        if source is None or not opaque(ledger, source):
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
            yield asks(SHRINKS, attribution, message, (*several.source_spans, *attribution.source_spans))
            return


def _roleless(ledger: Ledger, options: Options) -> Iterator[Raised]:
    asked: set[str] = set()
    introductions = _Introductions(ledger)
    for attribution in spoken(ledger):
        source = ledger.source(attribution)
        if source is None or source.id in asked or not speaks(ledger, attribution):
            continue
        if not set(words(source.name)) & set(words(ledger.article.words(attribution.source_spans))):
            continue  # a pronoun or a title: whom it stands for may be misread
        asked.add(source.id)
        known = has(ledger, source, "post", "body", "allegiance") or source.name in options.need_no_role
        person = source.kind == "person" and source.named and not source.members and not source.protected
        person = person and not source.name.isupper() and not source.plural
        if person and " " in source.name and not known and not introductions.tells(source):
            message = f"Who is {source.name}? Nothing in the article says in what capacity they speak."
            yield asks(ROLE, attribution, message, attribution.source_spans or attribution.cue)


class _Introductions:
    """Whether anything but a name tells who somebody is; the text is gone through once."""

    def __init__(self, ledger: Ledger) -> None:
        place = headline(ledger)
        self.title = {_bare(w) for w in WORD.findall(ledger.article.slice(place))} if place else set()
        self.spoken: dict[str, list[Span]] = {}
        for attribution in ledger.attributions:
            found = self.spoken.setdefault(attribution.source or "", [])
            found += [s for s in attribution.source_spans if s.of == "text"]
        self.text = ledger.article.text
        self.places: dict[str, list[int]] = {}
        for word in WORD.finditer(self.text):
            if word[0][0].isupper():
                self.places.setdefault(_bare(word[0]), []).append(word.start())

    def tells(self, source: Source) -> bool:
        """Whether a reader knows who it is: described, or told of as well as heard."""
        name = source.name
        first, surname = (_bare(w) for w in (name.split()[0], name.split()[-1]))
        spoken = self.spoken.get(source.id, [])
        if surname in self.title or any(lexis.DESCRIBED.search(self.text, s.start, s.end) for s in spoken):
            return True
        here = Stretches(spoken)
        if not all(here.meets(Span(start=at, end=at + 1)) for at in self.places.get(surname, ())):
            return True
        before = (
            lexis.ROLE_BEFORE.search(self.text, max(at - BESIDE, 0), at)
            for at in self.places.get(first, ())
            if self.text.startswith(name, at)
        )
        return any(before) or any(self._behind(at + len(surname)) for at in self.places.get(surname, ()))

    def _behind(self, at: int) -> bool:
        """A description behind a name; behind "according to" the comma ends the aside, and opens none."""
        aside = _ASIDE.search(self.text, max(at - BESIDE, 0), at)
        return not aside and bool(lexis.ROLE_BEHIND.match(self.text, at))


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


QUESTIONS = (_descriptions, _rote, _single, _shrinks, _roleless)
