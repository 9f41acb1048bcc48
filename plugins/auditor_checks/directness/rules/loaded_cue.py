"""Cues that judge what they report: claimed, admitted, conceded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Source
from auditor.contract.reading import said
from auditor.contract.rules import Question, rule
from auditor_checks.directness.view import View

RULE = rule(__name__, "loaded-cue", "Cue that judges what it reports", "info")

LOADED_CUE = re.compile(
    r"\b(?:claim\w*|admit\w*|conced\w+|confess\w*|reveal\w*|insinuat\w+)\b", re.IGNORECASE
)
SHARE = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|\d+|half|a (?:third|quarter|fifth))\b.*?\b(?:in|of|"
    r"per)\b",
    re.I,
)
SELF = re.compile(r"\b(?:I|we|my|our|he|she|they|his|her|their)\b", re.I)  # who owns up does admit
SPEAKERS = frozenset({"person", "organisation", "group"})
NOUN = re.compile(
    r"(?:the|a|an|his|her|its|their|such|these|those)\s+(?:claims?|confessions?)\b|['’]?s['’]?\s+claims?\b|"
    r"(?:is|are|was|were|been|be)\s+claim(?:ed|s)?\b|(?:claims?|"
    r"confessions?)\s+(?:about|of)\b",
    re.I,
)
SHOWN = re.compile(
    r"\s*(?:falsely|inaccurately|wrongly|incorrectly|without evidence|responsibility)\b", re.IGNORECASE
)
JUSTIFIED = re.compile(
    r"\b(?:no (?:proof|evidence)|without (?:proof|evidence)|in fact|false(?:ly)?|untrue|not true|"
    r"incorrect\w*|debunked|fakes?|hoax\w*|phon(?:y|ey)|bogus|satir\w+|law ?suits?|suit|complaint|sued?|"
    r"court|filing|indict\w+)\b",
    re.IGNORECASE,
)


APT = re.compile(  # where somebody else says the contrary, a doubt is in its place
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed)?|disput(?:es?|ed)|dismiss(?:es|ed)?|contradict\w*|challenged?|recant\w*|"
    r"apologi[sz]\w*|insist(?:s|ed)?|unfounded|accus(?:es?|ed|ing)|investigat\w+|tribunal|corroborat\w+|verif\w+|"
    r"however|superpowers?|doubt)\b",
    re.IGNORECASE,
)
NO_CUE = re.compile(
    r"\b(?:investigat\w+|has\s+claiming|claims?\s+\w+(?:s|ct)|(?:even|now|once)\b)|\bclaims?\s+(?:to|a|an|the|first)\b",
    re.IGNORECASE,
)
BOAST = re.compile(
    r"\b(?:times\s+as|superpower\w*|(?:went|go)\s+to\s+heaven|met\s+God|(?:fast|strong|light|thin)est)\b",
    re.IGNORECASE,
)
AROUND = 1  # sentences on either side in which it is contradicted


DOUBTED = re.compile(
    r"\b(?:hoax\w*|satir\w+|debunk\w*|fake[ds]?|fabricated|bogus|rumou?rs?|unverified|unconfirmed|untrue|"
    r"no\s+(?:actual\s+|real\s+|hard\s+)?(?:proof|evidence))\b",
    re.IGNORECASE,
)


def _apt(view: View, attribution: Attribution, source: Source | None) -> bool:
    """Whether doubt is in its place: nobody named, a boast of one's own, or what others deny beside it."""
    start = attribution.cue[0].start
    cue = said(view.ledger, attribution.cue)
    around = view.sentences.around(start, before=AROUND, behind=AROUND).replace(cue, "")
    nobody = source is None or not (source.named or source.kind == "organisation")
    if nobody or NO_CUE.search(cue):
        return True
    return bool(APT.search(around))


def _shown(view: View, attribution: Attribution) -> bool:
    """Whether readers can tell by words of his own that somebody concedes something."""
    end = attribution.cue[-1].end
    number, behind = view.sentences.at(end), view.sentences.near(end, behind=1)[-1]
    theirs = (a for a in view.own if a.source == attribution.source and a.source)
    return any(
        q.of == "text" and number <= view.sentences.at(q.start) and q.start < behind.end
        for a in theirs
        for q in a.quotes
    )


def look(view: View) -> Iterator[Question]:
    """Asks whether the judgement is meant and can be shown, once of each speaker."""
    ledger = view.ledger
    why = {
        "doubting": "casts doubt on it",
        "conceding": "makes it an admission",
        "hardening": "vouches for its truth",
    }
    asked: set[tuple[str, str]] = set()
    doubters = {
        a.source for a in view.own if a.stance == "doubting" and LOADED_CUE.search(said(ledger, a.cue))
    }
    even = bool(doubters) and (  # meant of all, of what the piece is about, or by a columnist
        len(doubters) > 1 or DOUBTED.search(ledger.article.text) or view.kind == "opinion"
    )
    for attribution in view.own:
        cue = said(ledger, attribution.cue)
        source = ledger.source(attribution)
        own = attribution.stance == "conceding" and SELF.search(ledger.article.words(attribution.content))
        positive = attribution.polarity == "positive" and source and source.kind in SPEAKERS
        key = (attribution.source or "", attribution.stance)
        if any(s.of != "text" for s in attribution.cue) or BOAST.search(
            ledger.article.words(attribution.content)
        ):
            continue  # a headline's "claims" wins a title
        if own or key in asked or NOUN.search(cue) or SHARE.match(said(ledger, attribution.source_spans)):
            continue
        if not positive or attribution.stance not in why or not LOADED_CUE.search(cue):
            continue
        text, end = ledger.article.text, attribution.cue[-1].end
        if attribution.stance == "conceding" and _shown(view, attribution):
            continue
        if attribution.stance == "doubting" and (even or _apt(view, attribution, source)):
            continue
        shown = SHOWN.match(text, end) or "ly" in cue or JUSTIFIED.search(text[max(end - 120, 0) : end + 250])
        if not shown:
            asked.add(key)
            message = f'"{cue}" {why[attribution.stance]}. Do we mean that, and can we show it?'
            yield Question.about(attribution, message, attribution.cue)
