"""Studies, reports and experts that are cited without a word on who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Span
from auditor.contract.reading import said
from auditor.contract.rules import Question, rule
from auditor_checks.anonymity.papers import unidentified
from auditor_checks.anonymity.view import View

RULE = rule(__name__, "study-unidentified", "Study or experts without a name", "warning", gravity=46)

_OPENS = (
    r"(?:^|(?<=[.!?;:,“\"(—–-]\s)|(?<=[“\"(])|(?<=\n)|\b(?:and|but|that|though|although|as|because|while|"
    r"where|if|since)\s+)"
)
_SOME = r"\b(?:a|an|one|another|some|many|most|several|two|three|four|various|numerous|other|countless)\s+"
_ACCORDING = r"\b(?:according\s+to|citing)\s+(?:a\s+|an\s+|one\s+|some\s+|several\s+)?"
_SORT = (
    r"(?:(?:new|recent|latest|major|scientific|medical|academic|early|earlier|independent|separate|leaked|"
    r"internal|confidential|"
    r"damning|official|unpublished|leading|past|previous|preliminary|growing|further|so-called|"
    r"expert(?:['’]s|s['’])?|legal|"
    r"security|health|financial|military|local|foreign|other|much|more|international|[a-z]+(?:-[a-z]+)+|"
    r"large|small|big|nationwide|national|clinical|landmark|controversial|detailed|comprehensive|private)\s+){0,3}"
)
_PAPER = (
    r"(?P<noun>stud(?:y|ies)|research|report|analys[ie]s|paper|(?:(?!(?:an?|one|the|this|"
    r"that)\b)[a-z-]+\s+)?(?:experts?|scientists?|researchers?)|"
    r"academics|economists|historians)"
)
_AFTERWARDS = r"(?:\s+(?:published|released|issued|out|of|into|on)\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+)?,?\s+"
_FINDS = (
    r"(?:has\s+|have\s+|had\s+)?(?:(?:also|long|now|previously|generally|widely)\s+)?(?:f(?:ound|inds?)|"
    r"show(?:s|ed|n)?|suggest(?:s|ed)?|"
    r"indicat(?:es?|ed)|reveal(?:s|ed)?|conclude[sd]?|sa(?:ys?|id)|warn(?:s|ed)?|believ(?:es?|ed)|think|"
    r"thought|"
    r"estimate[sd]?|link(?:s|ed)?|puts?|claim(?:s|ed)?|agree[sd]?|predict(?:s|ed)?|argue[sd]?|prove[sdn]?|"
    r"fear(?:s|ed)?|discover(?:s|ed)?|establish(?:es|ed)?|determine[sd]?|calculate[sd]?|report(?:s|ed)?|"
    r"demonstrate[sd]?|confirm(?:s|ed)?|expect(?:s|ed)?|forecast(?:s|ed)?|advise[sd]?|recommend(?:s|ed)?|"
    r"identif(?:y|ies|ied)|observe[sd]?|blame[sd]?|hope[sd]?|doubt(?:s|ed)?)\b"
)
FOUND = re.compile(rf"(?:{_OPENS}|{_SOME}){_SORT}{_PAPER}{_AFTERWARDS}{_FINDS}", re.IGNORECASE | re.MULTILINE)
CITED = re.compile(rf"{_ACCORDING}{_SORT}{_PAPER}\b(?!\s+(?:by|from|at|in|for)\b)", re.IGNORECASE)

LEAD, SOON = 3, 6  # sentences of a lead; and behind it in which the authors may be told


def look(view: View) -> Iterator[Question]:
    """Asks who found it and where it can be read, once."""
    ledger = view.ledger
    told = (s for mention in (FOUND, CITED) for s in unidentified(view, mention))
    found = {s.start: s for s in told if not (view.borne.out(_sentence(view, s)) or _told_next(view, s))}
    spans = tuple(found[at] for at in sorted(found))
    if spans:
        which = said(ledger, spans[:1])
        message = (
            f'Whose word is this: which "{which}"? Name the authors or the institute and where it can be '
            "read, or name one of the experts."
        )
        yield Question.about(view.told_in(spans[0]), message, spans)


def _told_next(view: View, span: Span) -> bool:
    """Whether a lead sums up what somebody named says about the same further on."""
    lead = view.sentences.at(span.start) < LEAD
    return view.borne.beside(span, behind=SOON if lead else 1, shared=1 if lead else 2)


def _sentence(view: View, span: Span) -> tuple[Span, ...]:
    return tuple(view.sentences.near(span.start))
