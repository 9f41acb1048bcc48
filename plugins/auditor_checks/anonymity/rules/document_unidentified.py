"""Papers, posts and bodies that are cited as "a letter", "a report", "a company", and nothing tells which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.contract.reading import said
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity import things
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "document-unidentified", "Paper or body that is not identified", "info", gravity=36)

ASKED = ("unheld document", "held document", "unsigned study", "any body", "bare body")
_AGAIN = re.compile(
    r"(?:the|this|that|it|which|who|these|those|its|his|her|their|any|no)\b|.*\s(?-i:[A-Z])", re.IGNORECASE
)
_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Jan|Febr)uary\b|\b(?:March|April|June|July)\b"
)
_SORT = re.compile(  # papers and reports that a reader would want to read
    r"\b(?:reports?|rumou?rs?|(?:news)?papers?|magazines?|tabloids?|figures|estimates?|stud(?:y|ies)|research|documents?|"
    r"letters?|memos?|e-?mails?|posts?|polls?|surveys?|forecasts?|data|statistics|media|outlets?|blogs?|analysis|records|"
    r"(?:web)?sites?|forums?|broadcasters?|survey|dossier|files|leak|statement|transcript|intercepts?|notes)\b",
    re.IGNORECASE,
)
LEAD = 3
_OWNED = re.compile(  # whose it is stands in the words
    r"\b(?:from|by|at)\s+(?!(?:early|late|last|this|the\s+(?:end|time|past))\b)\S|\b(?:government|official|police|court|ministry|company|company['’]s|industry|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day['’]s|latest)\b",
    re.IGNORECASE,
)
_SAME = re.compile(  # the next sentence says whose
    r"(?:The|This|That|Its?|Their)\s+(?:\w+\s+){0,2}?(?:reports?|stud(?:y|ies)|survey|poll|figures|research|rumou?rs?|letter|"
    r"documents?|data|stor(?:y|ies)|post|paper|analysis)?\s*(?:[a-z]+\s+){0,3}(?:by|from|in|via)\s+"
)
_SEEN = re.compile(
    r"\b(?:conferences?|photo\w*|pictures?|images?|footage|videos?|reading|numbers?|signs?|maps?)\b",
    re.IGNORECASE,
)


def look(view: View) -> Iterator[Question]:
    """Asks which it is, where it is first cited."""
    ledger, asked = view.ledger, set[str]()
    for attribution in view.spoken:
        source = ledger.source(attribution)
        told = things.told(ledger, source) if source else None
        words = ledger.article.words(attribution.source_spans)
        if source is None or told is None or told.thing not in ASKED or source.id in asked:
            continue
        asked.add(source.id)
        if (
            not words
            or not _SORT.search(words)
            or _OWNED.search(words)
            or _AGAIN.match(_DAY.sub("", words))
            or _SEEN.search(words)
            or attribution.kind in ("intention", "no-response")
        ):
            continue
        number = view.sentences.at(attribution.source_spans[0].start)
        _, *behind = view.sentences.near(attribution.source_spans[0].start, behind=1)
        body = any(view.bodies.meets(s) for s in behind)
        first = attribution.source_spans[0]
        lead = number < LEAD
        told_next = view.borne.beside(first, behind=2, shared=1 if lead else 2, by_people=False)
        same = any(_SAME.match(ledger.article.text, s.start) for s in behind)
        if told_next or same or view.debunks:
            continue
        if body or view.borne.out(attribution.content, source.id, by_people=False):
            continue  # whoever is named elsewhere for it is whose it is
        who = said(ledger, attribution.source_spans)
        message = f'Which is "{who}"? Say whose it is, of which day, and whether we have seen it.'
        yield Question.about(attribution, message, (*attribution.source_spans, *view.hanging(attribution)))
