"""Parts of a group that the article has not told of: "two of the officials"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.view import View
from auditor_checks.tables import any_of, table

RULE = rule(__name__, "dangling-part", "Part of a group that was never told of", "warning", gravity=50)

_COUNT = (
    r"(?:one|two|three|four|five|six|seven|several|some|both|another|many|most|none|a\s+(?:few|second|"
    r"third|couple))"
)
PART = re.compile(
    rf"{_COUNT}\s+of\s+(?:the|these|those)\s+(?:(?:\w+\s+)?(?:senior|unnamed|former|same|top|"
    rf"anonymous)\s+)?(?P<noun>[a-z-]+s|people|men|women)\b",
    re.IGNORECASE,
)
NARROWED = re.compile(
    r"\s*(?:,\s*(?:who|[A-Z]|whose)|\(|\b(?:who|whose|with|for|in|at|from|of|on|close|familiar|involved|"
    r"briefed|present|named|"
    r"accused|aboard|behind|near|present|working|living|killed|injured|arrested|[a-z]+ing)\b)"
)
INFORMANTS = re.compile(
    r"(?:ers|ees|ors|ists|ants|ents|ians|men|women|people|sources|officials|insiders|aides|witnesses|guards|diplomats|executives|pilots|"
    r"nurses|priests|clerks|analysts|experts|lawmakers|monks|spies|captains|guides|cooks|judges|associates|colleagues|friends|relatives|"
    r"neighbours|sons|widows|victims|pupils|guests|inmates|detainees|trustees|delegates|candidates)$"
)
_TITLED = {  # the titles before the names of those whom a noun may mean together
    "doctors": "dr|doctor|mr|miss|professor|prof",
    "surgeons": "dr|doctor|mr|miss|professor|prof",
    "professors academics scientists researchers economists historians archaeologists": "dr|professor|prof",
    "officers policemen detectives": "pc|wpc|constable|sgt|sergeant|det|detective|insp|inspector|supt|"
    "superintendent|officer|deputy|trooper|lt|lieutenant|capt|captain|chief",
    "officers soldiers": "lt|lieutenant|capt|captain|maj|major|col|colonel|gen|general|sgt|sergeant",
    "senators lawmakers legislators": "sen|senator|rep|representative|congressman|congresswoman",
    "judges justices": "judge|justice",
    "priests clerics": "fr|father|rev|reverend|canon|bishop|monsignor",
    "ministers": "minister",
    "captains": "capt|captain",
}
LOOSE = frozenset(("people", "sources", "insiders", "officials", "individuals", "persons"))


def look(view: View) -> Iterator[Question]:
    """Asks what the part is a part of."""
    ledger, text = view.ledger, view.ledger.article.text
    for attribution in view.spoken:
        first = next((s for s in attribution.source_spans if s.of == "text"), None)
        part = PART.match(text, first.start) if first else None
        source = ledger.source(attribution)
        if first is None or part is None or (source and source.named):
            continue
        noun = part["noun"].casefold()
        if not INFORMANTS.search(noun):
            continue
        if NARROWED.match(text, part.end()) or _brought(noun, text[: first.start]):
            continue
        if _told(view, attribution, noun, first.start):
            continue
        message = (
            f'"{part[0]}": which {noun}? None were told of before. Say how many there are and who, or drop '
            '"of the".'
        )
        yield Question.about(attribution, message, attribution.source_spans)


def _brought(noun: str, before: str) -> bool:
    """Whether a text tells of what brings such people: a train its passengers, a crash its victims."""
    nouns = next((nouns for nouns in table("parts") if noun in nouns.split()), None)
    return nouns is not None and bool(re.search(rf"\b{any_of('parts', nouns)}", before, re.IGNORECASE))


def _told(view: View, attribution: Attribution, noun: str, at: int) -> bool:
    """Whether the text before holds the noun in the plural, two who bear it or its titles by name, or unnamed
    people whom a loose noun may mean.
    """
    ledger = view.ledger
    before = ledger.article.text[:at]
    if re.search(rf"\b{re.escape(noun)}\b", before, re.IGNORECASE) or _borne(noun, before):
        return True
    plural = (s for s in ledger.sources if s.id != attribution.source and s.plural and not s.named)
    return noun in LOOSE and any(m.of == "text" and m.start < at for s in plural for m in s.mentions)


def _borne(noun: str, before: str) -> bool:
    """Whether a text has the noun in the singular, or a title of those whom it means, before two names; or
    twice behind a name: "Amina Yusuf, a doctor".
    """
    titles = [t for nouns, t in _TITLED.items() if noun in nouns.split()]
    single = re.escape(noun.removesuffix("s"))
    names = r"((?:[A-Z][\w.’'-]*\s+)*[A-Z][\w’'-]+)"
    told = rf"\b(?i:{'|'.join([single, *titles])})\.?\s+{names}"
    several = rf"\b(?i:{'|'.join(titles) or '(?!)'})s\.?\s+{names}\s+and\s+[A-Z]"
    behind = rf"{names},\s+(?:an?|the|another)\s+(?:[\w-]+\s+){{0,3}}?{single}\b"
    found = {name.split()[-1] for pattern in (told, behind) for name in re.findall(pattern, before)}
    return len(found) > 1 or bool(re.search(several, before))
