"""Words from behind closed doors, and nothing on how they are known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Span
from auditor.contract.reading import said, words
from auditor.contract.rules import Question, rule
from auditor_checks.directness.view import View
from auditor_checks.signs import before

RULE = rule(__name__, "closed-door-quote", "Words from behind closed doors", "warning", gravity=66)

_TALK = (
    r"(?:meetings?|sessions?|talks|conversations?|(?:tele)?(?:phone )?calls?|gatherings?|briefings?|chats?|"
    r"exchanges?|audiences?|discussions?|dinners?|lunch(?:es|eons?)?|breakfasts?|suppers?|brunch|retreats?|"
    r"receptions?|fundraisers?|seminars?|away[- ]?days?|huddle)"
)
_OUTING = r"(?:part(?:y|ies)|events?|functions?|weekends?|teas?|drinks|outings?|cruises?)"  # each else too
_SHUT = (
    r"(?:secret|confidential|off-the-record|closed|internal|informal|invitation-only|invite-only|off-site)"
)
SCENE = re.compile(
    r"\bclosed[- ]doors?\b|\bbehind closed doors\b|\bin secret\b(?!\s+ballot)|"
    r"\bin camera\b|"
    rf"\b(?:{_SHUT})\s+{_TALK}\b|"
    r"\bin the (?:dressing|locker|changing|back) ?room\b|\bin private\b|\bprivately\s+(?:(?!owned|funded|"
    r"held|"
    r"educated|rented|operated|financed)\w+ed\b|told|said)|"
    rf"\bprivate(?:ly held)?\s+(?:\w+\s+)?{_TALK}\b|"
    rf"\b(?:at|during|over|aboard|in)\s+(?:an?|the|his|her|their)\s+(?:private|{_SHUT})\s+(?:\w+\s+)?{_OUTING}\b|"
    r"\b(?:session|meeting|hearing|talks)\b[^.;]{0,25}\bclosed to\b|\bclosed\s+(?:session|meeting|hearing)\b|"
    r"\bin\s+(?:a|an|their|his|her|the|one)\s+(?:\w+\s+)?(?:tele)?phone\s+call\b|"
    r"\bover\s+(?:dinner|lunch|drinks|breakfast|supper|tea|coffee|cocktails)\s+(?:with|at|in)\b",
    re.IGNORECASE,
)
KNOWN = re.compile(
    r"\b(?:according to|recordings?|recorded|tapes?|taped|transcripts?|leaked|memos?|notes|minutes of|"
    r"e-?mails?|video|audio|footage|"
    r"people (?:who|familiar|present|briefed)|who (?:was|were|is|are) (?:there|present|in)|in the room|"
    r"attended|attendees?|"
    r"participants?|eyewitness\w*|recall\w*|recount\w*|reporters?|journalists?|interview\w*|spokes\w+|"
    r"sources?|insiders?|"
    r"afterwards?|later (?:told|said|wrote)|reported(?:ly)?|obtained|seen by|heard by|overheard|posted|"
    r"tweeted|statement|"
    r"press conference|news conference|testif\w+|testimony|told (?:the |a )?(?:court|jury|judge)|memoirs?|"
    r"autobiography|his book|her book|diar(?:y|ies)|"
    r"(?:officials?|aides?|advis[eo]rs?|people|persons?|lawmakers?|members?|diplomats?) (?:said|say|told)|"
    r"told (?:us|me|Reuters|AP|CNN|AFP)|"
    r"told (?:the )?(?:[A-Z][\w.’'-]*\s)*(?:Times|Post|Journal|News|Guardian|BBC|Herald|Press|Telegraph|"
    r"Mail|Sun|Mirror|"
    r"Independent|Magazine|TV|Radio|Bloomberg|Politico))\b"
)
OUTLET = re.compile(
    r"\bcall\s+with\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s)*(?:Reuters|AP|AFP|CNN|BBC|NBC|CBS|ABC|Times|Post|"
    r"Journal|News|Guardian|"
    r"Herald|Press|Telegraph|Mail|Sun|Mirror|Bloomberg|Politico|Magazine)\b|\bcall with (?:reporters|"
    r"analysts|investors|journalists)"
)
THERE = re.compile(  # who may have sat there
    r"(?:it|them|him|her|(?:(?:the|his|her|their|its|other|fellow)\s+)?(?:\w+\s+)?(?:members|ministers|"
    r"colleagues|directors|"
    r"donors|guests|players|staff|board|council|cabinet|committee|meeting|officers|generals|delegates|"
    r"envoys?|leaders?|king|"
    r"queen|president|managers|partners|teachers|lawmakers|deputies|councillors))\b",
    re.IGNORECASE,
)
FEWEST = 2  # quoted words


def look(view: View) -> Iterator[Question]:
    """Asks who told of it."""
    for attribution in view.own:
        scene = _scene(view, attribution)
        if scene is None or attribution.relays or attribution.hedges:
            continue
        around = view.sentences.around(scene.start, before=1, behind=1)
        if KNOWN.search(around) or OUTLET.search(around):
            continue
        where = said(view.ledger, (scene,))
        message = (
            f'How do we know the words spoken here ("{where}")? Say who was there and told of it, or what '
            "recording or paper holds them."
        )
        yield Question.about(attribution, message, (*attribution.quotes, scene))


def _scene(view: View, attribution: Attribution) -> Span | None:
    """The words for the closed door, outside the quoted words: in the cue's sentence, or in the one before.

    In the one before only where the words were told to those who sat there ("told it", "told the members").
    """
    quoted = sum(len(words(view.ledger.article.slice(s))) for s in attribution.quotes)
    cue = next((s for s in attribution.cue if s.of == "text"), None)
    if quoted < FEWEST or cue is None or attribution.kind not in ("statement", "decree"):
        return None
    sentences = view.sentences
    first, last = sentences.at(cue.start), sentences.at(cue.end - 1)
    if (whom := attribution.addressee) and THERE.match(whom.value):
        begun = min(s.start for s in attribution.spans if s.of == "text")
        first = sentences.at(begun) - ("\n" not in before(view.ledger.article.text, begun, 2))
    for here in sentences.some(first, last):
        for match in SCENE.finditer(view.ledger.article.text, here.start, here.end):
            span = Span(start=match.start(), end=match.end())
            if not view.quoted.meets(span):
                return span
    return None
