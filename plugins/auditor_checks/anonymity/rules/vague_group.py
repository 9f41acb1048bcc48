"""Views held by some, many, others, observers or somebody's supporters, and nobody named among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Source, Span
from auditor.contract.reading import Stretches, said
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.view import View
from auditor_checks.signs import found_before, line_at

RULE = rule(__name__, "vague-group", "View of a group without a member", "warning", gravity=38)

_CAMP = (
    r"(?:observers|critics|sceptics|skeptics|commentators|pundits|supporters|backers|opponents|detractors|"
    r"admirers|proponents|advocates|"
    r"defenders|allies|rivals|foes|watchers|loyalists|campaigners|activists|purists)"
)
_FEW = r"(?:some|many|others|several|few|plenty|a\s+few|a\s+number|still\s+others|yet\s+others)"
BARE = re.compile(
    rf"(?:(?:but|and|while|though|yet|still)\s+)?{_FEW}(?:\s+(?:people|others|folks|"
    rf"in\s+the\s+\w+))?",
    re.IGNORECASE,
)
CAMP = re.compile(
    rf"(?:(?:the|some|many|most|other|several|his|her|its|their|seasoned|political|longtime|long-time|few|"
    rf"all|certain|outside|local|"
    rf"fellow|[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){{0,3}}[’']s?|"
    rf"(?-i:[A-Z]\w*))\s+){{0,3}}(?:insiders\s+and\s+|"
    rf"\w+\s+and\s+)?{_CAMP}(?:\s+of\s+.{{2,60}})?",
    re.IGNORECASE,
)
SENT = re.compile(r"\b[Oo]bservers\s+(?:of|from|for|with)\s+(?:the\s+)?[A-Z]")
BEHIND = 2  # sentences behind in which a member may still speak
BY = re.compile(r"\bby\s+$", re.IGNORECASE)  # "admired by many": told of them, and no word of theirs
WHO = re.compile(r"who|that|they", re.IGNORECASE)
LONG, NEAR = 5, 2  # sentences of a paragraph that tells of more than one thing; and about a group in it
ACTS = re.compile(
    r"\b(?:prais|lov|admir|march|fought|fight|pretend|vot|rall|protest|queu|cheer|clap|boo|realis|realiz)\w*",
    re.IGNORECASE,
)
SUPPOSED = re.compile(
    r"\b(?:might|may|could|would|will|can|must|should)\b", re.IGNORECASE
)  # nobody says it yet
GREETING = re.compile(r"\s*(?:goodbye|hello|farewell|thank|yes|no|prayers?|grace)\b", re.IGNORECASE)
QUOTED_NEXT = re.compile(r"\s*[\"“‘'«„]")
UNREAD = re.compile(  # a camp with a verb of saying, where no statement was read
    rf"(?:^|(?<=[.!?]\s)|(?<=\n))(?P<who>(?:(?:[A-Z][a-z-]+|[a-z-]+)\s+)?{_CAMP})\s+(?:(?:have|had)\s+"
    rf")?(?:\w+ly\s+|long\s+|also\s+)?"
    r"(?:questioned|argued?|complain(?:ed)?|wondered?|doubt(?:ed)?|warn(?:ed)?|claim(?:ed)?|sa(?:id|y)|"
    r"accused?|fear(?:ed)?|"
    r"insist(?:ed)?|point(?:ed)?\s+out|suggest(?:ed)?|object(?:ed)?|call(?:ed)?)\b",
    re.IGNORECASE,
)
MEMBER = re.compile(
    r"\b(?:like|such as|including|led by|among them|one of them|is one|for example|for "
    r"instance)\b",
    re.IGNORECASE,
)


def look(view: View) -> Iterator[Question]:
    """Asks for one who says so, where a group first speaks."""
    ledger = view.ledger
    asked: set[str] = set()
    for attribution in view.spoken:
        source = ledger.source(attribution)
        words = " ".join(ledger.article.words(attribution.source_spans).split())
        if source and WHO.fullmatch(words):  # "vocal critics who say"
            words = source.name.split()[-1]
        if not _group(source, words) or words.casefold() in asked or not _views(view, attribution):
            continue
        if _named(view, attribution) or view.borne.out(attribution.content, attribution.source):
            continue
        asked.add(words.casefold())
        who = said(ledger, attribution.source_spans)
        message = f'Who are "{who}"? Name one who says so, or say who and how many they are.'
        yield Question.about(attribution, message, (*attribution.source_spans, *attribution.content))
    yield from _unread(view, asked)


def _unread(view: View, asked: set[str]) -> Iterator[Question]:
    """Camps that say something in a sentence of which no statement was read."""
    text, read = view.ledger.article.text, Stretches(s for a in view.ledger.attributions for s in a.spans)
    for match in UNREAD.finditer(text):
        span, who = Span(start=match.start("who"), end=match.end("who")), match["who"]
        here = view.sentences.near(span.start, behind=BEHIND)
        if who.casefold() in asked or read.meets(here[0]) or SENT.search(text, span.start, here[0].end):
            continue
        if not any(view.named.meets(s) for s in here) and not MEMBER.search(text, span.start, here[-1].end):
            asked.add(who.casefold())
            yield Question(
                f'Who are "{who}"? Name one who says so, or say who and how many they are.', (span,)
            )


def _group(source: Source | None, words: str) -> bool:
    """Whether the words for a source are a bare number of people, or a camp without a body."""
    if source and (source.named or source.protected or source.members):
        return False
    return bool(BARE.fullmatch(words) or (CAMP.fullmatch(words) and not SENT.search(words)))


def _views(view: View, attribution: Attribution) -> bool:
    """Whether the group says or thinks something; a greeting is no view, nor is what they might think."""
    ledger = view.ledger
    cue, content = ledger.article.words(attribution.cue), ledger.article.words(attribution.content)
    held = attribution.kind in ("statement", "belief")
    return held and not (ACTS.search(cue) or SUPPOSED.search(cue) or GREETING.match(content))


def _named(view: View, attribution: Attribution) -> bool:
    """Whether somebody named stands in the words for the group, speaks beside it, or is quoted next."""
    text = view.ledger.article.text
    first = next((s for s in attribution.source_spans if s.of == "text"), None)
    if first is None or view.furniture(first) or view.debunks:
        return True
    if found_before(BY, text, first.start, 6):
        return True
    start, end = line_at(text, first.start, first.end)
    if QUOTED_NEXT.match(text, end):  # a lead, and a member's quote under it
        end = max(end, view.sentences.near(first.start, behind=BEHIND)[-1].end)
    about = view.sentences.near(first.start, NEAR, NEAR)
    if view.sentences.at(max(end - 1, start)) - view.sentences.at(start) >= LONG:
        start, end = max(start, about[0].start), min(end, about[-1].end)
    if any(start <= at < end for at in view.voices):
        return True
    return bool(MEMBER.search(view.sentences.around(first.start, behind=1)))
