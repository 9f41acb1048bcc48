"""Reports, rumours and posts that an article passes on without saying which or where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Span
from auditor.contract.reading import is_place, said
from auditor.contract.rules import Question, rule
from auditor_checks.directness.outlets import OUTLET
from auditor_checks.directness.view import View
from auditor_checks.signs import found_before

RULE = rule(__name__, "unnamed-report", "Report, rumour or post that is not named", "info", gravity=44)

_SORT = (
    r"(?:(?:media|news|press|local|online|internet|unconfirmed|early|earlier|initial|various|multiple|numerous|fake|"
    r"false|viral|satirical|bogus|hoax|death|medical|anonymous|leaked|conflicting|recent|new|latest|several|some|many|other|a|an|one|another|such|"
    r"foreign|Arab|Israeli|British|American|US|Italian|Russian|Chinese|German|French|Turkish|Iraqi|Kurdish|Spanish)\s+)"
)
_TELLS = (
    r"(?:(?:also|now|first|have|has|had|since|were|was|are|quickly|soon|on\s+\w+day|this\s+week|last\s+week|that)\s+){0,3}"
    r"(?:claim(?:s|ed|ing)?|sa(?:ys?|id|ying)|suggest(?:s|ed|ing)?|emerg(?:ed?|ing)|surfac(?:ed?|ing)|circulat\w+|"
    r"spread(?:ing)?|swirl\w*|beg[au]n|start(?:ed|ing)?|indicat(?:es?|ed|ing)|alleg(?:es?|ed|ing)|going\s+around|"
    r"gone?\s+viral|went\s+viral|told|mak(?:e|ing)\s+the\s+rounds|doing\s+the\s+rounds|appear(?:ed|ing)?|purport\w*|came\s+out|"
    r"reveal(?:s|ed)?|that\b)"
)
PATTERNS = (
    re.compile(
        r"\bcit(?:es?|ed|ing)\s+[“\"]?(?:\w+\s+)?(?:media|press|newspapers?|reports|outlets)\b(?!\s+(?:release|from|by|in|of)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:unconfirmed|conflicting|initial|early|anonymous)\s+(?:\w+\s+)?reports?\s+(?:of|about)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:\b{_SORT}{{1,3}}|^|(?<=[.!?]\s)|(?<=\n))reports?,?\s+{_TELLS}", re.IGNORECASE),
    re.compile(
        rf"\b(?:according\s+to|amid|despite|following|in|from|by|cit(?:es?|ed|ing)|per)\s+{_SORT}{{1,3}}reports?\b",
        re.I,
    ),
    re.compile(
        rf"\b(?:the\s+)?{_SORT}{{0,3}}(?:rumou?rs?|gossip|hearsay|whispers|speculation)\s+{_TELLS}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:rumou?r\s+has\s+it|word\s+(?:is|has\s+it|spread|got\s+out)|it\s+(?:has\s+)?emerge[sd]\s+that|(?:following|after|amid|despite)\s+(?:complaints|claims|allegations|suggestions|talk)\s+that)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:claims|stories|photos?|photographs?|pictures?|videos?|images?|footage|clips?|posts?|tweets?|hoax(?:es)?|story|"
        r"letters?|emails?)\s+(?:(?:has|have|had|was|were|is|are|that|which|also|quickly|soon|now|of(?:\s+[\w’'-]+){1,4}|purportedly|"
        r"reportedly|allegedly)\s+){0,3}(?:circulat\w+|gone\s+viral|went\s+viral|spread(?:ing)?|"
        r"mak(?:e|ing)\s+the\s+rounds|doing\s+the\s+rounds)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\bbeen\s)(?<!\bwas\s)(?<!\bwere\s)\b(?:wrote|writes|posted|posting|commented|complained|joked)\s+"
        r"(?:[\w’'-]+\s+){0,2}?(?:online|on\s+(?:the\s+internet|social\s+(?:media|networks?|networking\s+sites?)|the\s+web|an?\s+"
        r"\w+\s+(?:forum|site|website|blog)|a\s+(?:forum|site|website|blog)))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:social\s+media|internet|web|online|Twitter|Facebook|Reddit)\s+(?:users|commentators|commenters|posts|reports|"
        r"rumou?rs|chatter|sources)\s+(?:\w+\s+)?(?:claim|sa(?:id|y)|suggest|report|alleg)|\b(?:an?|one|some|several)\s+(?:\w+\s+)?(?:Facebook|Twitter|Instagram|YouTube|fan|parody|"
        r"jihadist|militant)\s+(?:page|post|account|user|video|(?:web)?site|forum|message)\s+(?:\w+\s+)?(?:claim|sa(?:id|y)|suggest|report|allege|show|read)\w*",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:local|state|foreign|several|some|other|many|various|numerous|multiple|certain|regional|international)\s+"
        r"(?:(?:news|online|gossip|tech|social)\s+)?(?:media|outlets?|newspapers?|papers|(?:web)?sites?|blogs?|channels?|"
        r"broadcasters?|tabloids|publications)(?:\s+(?:outlets?|reports?|accounts?|sites?))?\s+(?:(?:have|has|had|also|are|were|now)\s+)*"
        r"(?:report|sa(?:id|y)|claim|suggest|speculat|publish|pick|carr|ran\b|run\b|alleg)\w*",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bthe\s+(?:subject|target|source)\s+of\s+(?:\w+\s+)?(?:rumou?rs|speculation|reports|gossip)\b",
        re.IGNORECASE,
    ),
)
_KEY = re.compile(  # a word of one of them, which is looked for faster
    r"report|rumo|gossip|hearsay|whisper|speculat|viral|circulat|spread|the rounds|online|internet|social|"
    r"the web|forum|blog|media|press|outlet|paper|site|page|post|account|video|message|tabloid|channel|"
    r"broadcaster|publication|users|emerge|word |claims|complaints|allegations|suggestions|talk ",
    re.IGNORECASE,
)
_FROM = re.compile(  # "another report from Asia": a part of the world is no maker
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal)\s+(?:(?:new|fresh|recent|separate|earlier)\s+)?reports?\s+(?:from|out\s+of)\s+"
    r"(?P<where>[A-Z]\w+)(?!\s+[A-Z]|[’']s|\w)"
)
_OF = re.compile(
    r"\b(?:by|from|in|on)\s+(?:the\s+)?[A-Z][\w.’'-]+|\b[A-Z][\w.’'-]+['’]s?\s+(?:\w+\s+)?(?:report|story|video|post)s?\b"
)
_THEIRS = re.compile(  # "the ministry said in a report"
    r"\b[A-Za-z]\w+\s+(?:\w+ly\s+|also\s+|has\s+|had\s+)?(?:said|says|wrote|writes|warned|found|noted|stated)\s+in\s$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|this|that|these|its|their|his|her)\s+$|['’]s?\s+$", re.IGNORECASE)
_UNTRUE = re.compile(
    r"\b(?:false|fake|hoax\w*|rumou?rs?|spread\w*|circulat\w*|users|new\s+report|unconfirmed|post)\b",
    re.IGNORECASE,
)
_LEAD = 3  # sentences that sum up what follows
_BODY = re.compile(r"\s*(?:by|from|of)\s+\S")
_WHO = re.compile(r"\b(?:government|committee|ministry|police|court|council|mission|department)\b")
_SAME = re.compile(
    r"(?:The|This|That|Its?|Their)\s+(?:[\w’'-]+\s+){0,4}?(?:by|from|via|comes?|came|author\w*|published|wrote)\b"
)
_PASSED = re.compile(
    r"\b(?:spotted|first\s+reported|reported\s+by|according\s+to)\s+(?:by\s+)?(?:the\s+|a\s+)?(?:\w+\s+)?[A-Z\d]"
)
_PARTS = frozenset({"America", "Korea", "Washington"})
_REACH = 60  # characters behind in which whose it is may stand
_DAY = re.compile(
    r"(?:by|on|in|from)\s+(?:the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|"
    r"June|July|August|September|October|November|December|Twitter|Facebook|Instagram|YouTube|Internet|Reddit|I\b)"
)


def look(view: View) -> Iterator[Question]:
    """Asks which it is and where it stands."""
    ledger, text = view.ledger, view.ledger.article.text
    seen: set[int] = set()
    places = [s for s in view.sentences.every() if _KEY.search(text, s.start, s.end)]
    found = [m for p in PATTERNS for s in places for m in p.finditer(text, s.start, s.end)]
    found += [m for m in _FROM.finditer(text) if is_place(m["where"]) or m["where"] in _PARTS]
    for match in sorted(found, key=lambda m: m.start()):
        span = Span(start=match.start(), end=match.end())
        number = view.sentences.at(span.start)
        if (
            number in seen
            or view.quoted.meets(Span(start=span.start, end=span.start + 1))
            or _named(view, match)
        ):
            continue
        seen.add(number)
        if _owner_told(view, span) or (view.debunks and _UNTRUE.search(match[0])):
            continue
        if view.borne.out(tuple(view.sentences.near(span.start)), by_people=False):
            continue  # an outlet or a person is named for it elsewhere
        words = said(ledger, (span,))
        message = (
            f'"{words}": which, and whose? Name the report, post or person, and say where it can be read.'
        )
        here = view.sentences.near(span.start)[0]
        yield Question.about(
            view.cued(span),
            message,
            (span, Span(start=here.start, end=here.start + len(text[here.start : here.end].rstrip()))),
        )


def _owner_told(view: View, span: Span) -> bool:
    """Whether whoever reports it speaks in its sentence, or the next sentence goes on to say whose it is."""
    text, number = view.ledger.article.text, view.sentences.at(span.start)
    here, *behind = view.sentences.near(span.start, behind=1)
    if _BODY.match(text, span.end):
        return True
    if behind:
        words = text[behind[0].start : behind[0].end]
        if _SAME.match(words) or _PASSED.search(words):
            return True
        if view.borne.beside(span, behind=2 if number < _LEAD else 1, shared=2, by_people=False):
            return True
    told = (s for a in view.own if _tells(view, a) for s in a.source_spans if not s.meets(span))
    return any(s.of == "text" and here.start <= s.start < here.end for s in told)


def _tells(view: View, attribution: Attribution) -> bool:
    """Whether somebody with a name says it, or a body that is told."""
    source = view.ledger.source(attribution)
    return bool(source and (source.named or (source.kind == "organisation" and _WHO.search(source.name))))


def _named(view: View, match: re.Match[str]) -> bool:
    """Whether an outlet or a person stands beside it whose it is."""
    text = view.ledger.article.text
    sentence = view.sentences.around(match.start())
    behind = text[match.end() - 6 : match.end() + _REACH].split(".")[0]
    if any(found_before(_THEIRS, text, match.start() + more, 40) for more in (0, len("in "))):
        return True
    if match.re is _FROM:
        return bool(OUTLET.search(sentence))
    if found_before(_THE, text, match.start(), 14):
        return True
    owned = any(not _DAY.match(m[0]) for m in _OF.finditer(behind))
    return owned or bool(OUTLET.search(sentence))
