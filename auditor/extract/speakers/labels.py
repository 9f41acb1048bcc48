"""Speakers of a transcript who go by a letter: "Q:" asks and "A:" answers; neither is anybody's name."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from auditor.extract.find import lone
from auditor.extract.text import beside
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from auditor.extract.people.cast import Cast
    from auditor.extract.people.entities import Entity
    from auditor.extract.text.document import Document
    from auditor.extract.text.mentions import Mention

SEVERAL = 2  # bare questions that make an interview
REACH = 26  # tokens behind "interview with" within which somebody is named
INTERVIEWS = re.compile(
    r"\b(?:interviews?(?: with)?|interviewed(?! by)|Q ?& ?A with|(?:talk|spoke|speak)\w* (?:to|with))\b", re.I
)
ASKS, ANSWERS = "questioner", "interviewee"
LABELS = {"q": ASKS, "question": ASKS, "a": ANSWERS, "answer": ANSWERS}


def role(cast: Cast, mention: Mention) -> str | None:
    """What the speaker behind a label does: questioner or interviewee; None where the words are no label."""
    token = cast.doc[mention.head]
    found = LABELS.get(token.lower_.strip(".")) if len(mention.tokens) == 1 else None
    return found if found is not None and _is_label(cast, mention) else None


def by_initials(cast: Cast, mention: Mention) -> Entity | None:
    """Whom a label of initials stands for ("MO:" for Marcus Oyelaran), if they are one person's alone."""
    letters = cast.doc[mention.head].text.replace(".", "")
    if len(mention.tokens) > 1 or not letters.isupper() or len(letters) < 2 or not _is_label(cast, mention):
        return None
    found = [e for e in cast.entities if "".join(w[0] for w in e.key).upper() == letters]
    return found[0] if len(found) == 1 else None


def _is_label(cast: Cast, mention: Mention) -> bool:
    """Does it open its paragraph, or a quotation, with a colon or a stop behind?"""
    doc, token = cast.doc, cast.doc[mention.head]
    before, behind = beside.text(doc, token.i - 1), beside.text(doc, token.i + 1)
    opens = "\n" in before or before in ("", "“", '"', "''", "``")
    marked = behind in (":", ".") or (behind and token.text.endswith("."))
    return opens and bool(marked) and token.text[0].isupper()


def told_as_interviewed(document: Document, cast: Cast) -> Entity | None:
    """Who is interviewed in an article that says so and has several bare questions: "interviews Ada Quill",
    "Ada Quill sat down with us"; None for any other article."""
    asks = [s for s, e in document.prose if document.text[e - 1] == "?" and not document.quotes.at(s)]
    if len(asks) < SEVERAL:
        return None
    matches = [m.end() for m in INTERVIEWS.finditer(document.text, 0, asks[0])]
    told = matches or "interview" in document.text[: asks[0]].casefold()
    if not told and not lone.told_in_person(document):
        return None
    behind = [
        next((e for i in _near(cast, end) if (e := cast.entity_at(i)) is not None), None) for end in matches
    ]
    scored = [(_told(cast, e, asks[0]) + 1.5 * (e in behind), e) for e in cast.entities if e.sort == "person"]
    best = max(scored, key=lambda x: x[0], default=None)
    return best[1] if best is not None and best[0] > 0 else None


def _told(cast: Cast, entity: Entity, before: int) -> float:
    """How much the words before the first question are about a person named in full; 0 for nobody there, or
    the one by whom the questions are asked."""
    at = [i for i in entity.at if cast.doc[cast.names[i].last].idx < before]
    asks = any(i and cast.doc[cast.names[i].first - 1].lower_ == "by" for i in at)
    if not at or len(entity.key) < 2 or asks:
        return 0.0
    return min(len(at), 4) / 2 + lexicon.is_given(entity.key[0])


def _near(cast: Cast, offset: int) -> range:
    first = bisect_left(cast.doc, offset, key=lambda token: token.idx)
    return range(first, min(first + REACH, len(cast.doc)))


def interviewed(cast: Cast, before: int) -> Entity | None:
    """Who answers: the one person whom the text names before a token, or names in full; None where it names
    none or more."""
    persons = [e for e in cast.entities if e.sort == "person" and cast.names[e.at[0]].first < before]
    in_full = [e for e in persons if len(e.key) > 1]
    only = in_full if len(persons) > 1 else persons
    return only[0] if len(only) == 1 else None
