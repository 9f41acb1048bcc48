"""Statements that nobody stands behind: "it is understood", "is widely considered", "is expected to"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Span
from auditor.contract.reading import said
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.view import View
from auditor_checks.signs import before

RULE = rule(__name__, "agentless", "Nobody stands behind the statement", "warning", gravity=58)

_BE = r"\b(?:is|are|was|were|(?:has|have|had)\s+(?:\w+ly\s+)?been)\s+"
_HOW = (
    r"(?:(?:widely|generally|commonly|broadly|largely|often|long|now|also|still|already|increasingly|"
    r"universally|always|currently|even|once)\s+){0,2}"
)
HELD = re.compile(
    rf"{_BE}{_HOW}(?:"
    r"(?:considered|regarded|seen|viewed|perceived|described|hailed|denounced|criticised|criticized|"
    r"touted)\s+(?:\w+ly\s+)?(?:as\b(?!\s+(?:possible|well|soon))|to be\b)|"
    r"considered\s+(?:an?|the|one|by far)\b|"
    r"(?:thought|believed|understood|feared|known|presumed|assumed|suspected|"
    r"rumoured)\s+(?:to\b(?!\s+(?:the|his|her|their|our|its|us|him|them|most|many|some|all|few|police|"
    r"authorities|intelligence|investigators|officials|locals|friends|security|millions|everyone|be\s+as)\b)|that\b))|"
    rf"{_BE}{_HOW}(?:called|branded|labell?ed|dubbed)\s+[“\"‘][a-z]|"
    rf"{_BE}{_HOW}(?:thought|spoken)\s+of\s+as\b|"
    rf"{_BE}{_HOW}(?:tipped|reputed|deemed|credited\s+with|believed\s+by\s+many)\b(?=\s+(?:to|as|a|an|"
    rf"the)\b)|"
    r"\b[Ii]t\s+(?:is|was|has\s+been)\s+(?:also\s+|often\s+|sometimes\s+|widely\s+)?(?:suggested|claimed|"
    r"argued|alleged|"
    r"reported|rumou?red|whispered|speculated|agreed|said)(?:\s+that\b|(?=\s+(?:he|she|they|the|[A-Z][a-z]+)\s))|"
    r"\b[Tt]here\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+\s+)?(?:speculation|fears|rumou?rs|"
    r"suspicions?|"
    r"talk|reports|suggestions|claims|hopes)\s+that\b|"
    rf"\b[Ii]t\s+(?:is|was)\s+{_HOW}(?:understood|believed|thought|feared|hoped|assumed|presumed|"
    rf"suspected|felt)\b(?!\s+(?:by|in)\b)|"
    rf"{_BE}(?:widely|generally|commonly|broadly|universally)\s+(?:seen|thought|held|believed|considered|"
    rf"regarded|accepted|assumed|"
    r"credited|agreed|acknowledged|recogni[sz]ed|blamed|understood|viewed|expected|admired|hailed)\b"
)
EXPECTED = re.compile(rf"{_BE}{_HOW}expected\s+(?:to\b|that\b)")
BY = re.compile(
    r"[^.;]{0,50}?\bby\s+(?:the(?!\s+(?:end|time|start|middle|summer|winter|spring|autumn|year)\b)|its|"
    r"his|her|"
    r"their|many|some|most|critics|experts|analysts|fans|those|people|(?!January|Febr|March|April|May\b|"
    r"June|July|Aug|"
    r"Sept|Octo|Nove|Dece|Mon|Tues|Wedn|Thur|Frid|Satur|Sund|Chris|East)[A-Z])"
)
_CREDITED = re.compile(
    r"\baccording to\b|\b(?:said|says|say|told|reports?|reported|wrote|writes|predicts?|forecasts?)\b"
)
_DUTY = re.compile(
    r"\b(?:guests|visitors|members|children|students|pupils|staff|employees|workers|players|applicants|"
    r"everyone|everybody|all|parents|"
    r"drivers|customers|passengers|users|men|women|people|you|we|candidates|schools|teachers|which|that|"
    r"who)\b"
    r"[^,.;]{0,40}$",
    re.IGNORECASE,
)
_MORE = re.compile(r"[^.;]*\b(?:more|less|fewer|higher|lower|rise|fall|[bm]illion|per\s?cent)\b")
_PLANNED = re.compile(
    r"\s+(?:\w+ly\s+)?(?:arrive|attend|begin|start|open|speak|appear|meet|visit|vote|travel|return|last|"
    r"land|leave|take\s+(?:place|part)|"
    r"be\s+(?:released|published|completed|finished|held|launched|announced|unveiled|available|joined|"
    r"present|ready|back|delivered|in)|"
    r"finish|hold|join|sign|launch|announce|release|publish|unveil|make\s+(?:a|an|his|her|its|their)|"
    r"testify|resume|address|give|hear|"
    r"deliver|report|debut|reach|grace|compete|play|run|ship|follow|be\s+\w+ed)\b"
)
_WHEN = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|"
    r"December|today|tomorrow|tonight|noon|midnight|later|next|this\s+(?:week|month|year|summer|autumn|"
    r"fall|winter|spring|evening|"
    r"afternoon|morning|weekend)|\d+(?::\d+)?\s?[ap]\.?m|o'clock|(?:early|late|by|in)\s+(?:19|20)\d\d)\b"
)


def look(view: View) -> Iterator[Question]:
    """Asks by whom: of each that holds something, of expectations once."""
    ledger, text = view.ledger, view.ledger.article.text
    for match in HELD.finditer(text):
        if span := _alone(view, match):
            quoted = ", and whose words are in quotation marks" if _quotes(view, match) else ""
            words = said(ledger, (span,))
            message = (
                f'"{words}": by whom{quoted}? Name or describe who holds this, or state it on our own '
                "authority."
            )
            yield Question.about(view.cued(span), message, (span,))
    expected = [s for m in EXPECTED.finditer(text) if (s := _alone(view, m)) and not _set(text, m, view)]
    if expected:
        words = said(ledger, (expected[0],))
        message = f'"{words}": by whom? Say who expects it and on what ground.'
        yield Question.about(view.cued(expected[0]), message, tuple(expected))


def _alone(view: View, match: re.Match[str]) -> Span | None:
    """The words, where no agent stands beside them and they are not themselves somebody's words."""
    text = view.ledger.article.text
    span = Span(start=match.start(), end=match.end())
    if view.held.meets(span) or view.quoted.meets(span) or BY.match(text, match.end()):
        return None
    return None if _CREDITED.search(view.sentences.around(match.start())) else span


def _set(text: str, match: re.Match[str], view: View) -> bool:
    """Whether what is expected is a duty, or an event that is planned for a time."""
    planned = _PLANNED.match(text, match.end()) and _WHEN.search(view.sentences.around(match.start()))
    duty = _DUTY.search(before(text, match.start(), 70)) and not _MORE.match(text, match.end())
    return bool(planned or duty)


def _quotes(view: View, match: re.Match[str]) -> bool:
    """Whether quotation marks open right behind."""
    return bool(re.match(r"[^.;“\"]{0,12}[“\"]", view.ledger.article.text[match.end() :]))
