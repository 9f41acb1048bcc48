"""What an article says against a short form of a name being somebody's, though the words would fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.extract.people.entities import Entity
from auditor.extract.people.names import Name
from auditor.extract.people.wording import is_site
from auditor.extract.words import lexicon
from auditor.names.titles import COURTESY

if TYPE_CHECKING:
    from spacy.tokens import Doc

ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "messrs"})
FAMILY_FIRST = frozenset({"an", "han", "kim", "lee", "lin", "long", "ming", "park", "sun", "young"})
WHOLE = lexicon.places() | {"us", "uk", "un", "eu"}  # never short for a longer name that begins so
KNOWN = lexicon.listed("bodies", "known")
OVER = frozenset({",", ")", ".", ";"})  # what stands behind an age
REACH = 8  # tokens behind a full name in which the noun of its apposition stands


def introduced_otherwise(doc: Doc, names: Sequence[Name], name: Name, entity: Entity) -> bool:
    """ "Police Chief Annor" is not "Kofi Annor, 44, a driver", nor "Judge Carter" "Paul Carter, a baker"."""
    title = _rank(name)
    if not title or len(entity.key) == 1:
        return False
    full = [names[i] for i in entity.full_at]
    if any(_rank(other) for other in full):
        return False
    return any(_as_somebody_else(doc, other.last, title) for other in full)


def told_apart(doc: Doc, names: Sequence[Name], name: Name, entity: Entity) -> bool:
    """ "Ali Hassan, 34, from Leeds" is not "Hassan Ali, 52", nor "Jack Moran, 24" his grandfather "John
    Moran, 71": each is introduced for himself, by another age or, under another name, as another."""
    age, noun = _introduction(doc, name.last)
    turned = name.key != entity.key and sorted(name.key) == sorted(entity.key)
    for other in (names[i] for i in entity.full_at if age or noun):
        their_age, their_noun = _introduction(doc, other.last)
        if age and their_age:
            if abs(age - their_age) > 1:
                return True
        elif name.key != other.key and noun and their_noun:
            if not lexicon.same_role(noun) & lexicon.same_role(their_noun):
                return True
        elif turned and (their_age or their_noun):
            return True
    return False


def _introduction(doc: Doc, last: int) -> tuple[int, str]:
    """The age and the noun that stand behind a name: "X, 34, a roofer", "X (34)", "X, a roofer"; 0 and ""
    where there is none."""
    behind = doc[last + 1 : last + 3 + REACH]
    if len(behind) < 3 or behind[0].text not in (",", "("):
        return 0, ""
    aged = behind[1].text.isdecimal() and len(behind[1]) < 3 and behind[2].text in OVER
    at = (3 if aged else 1) if not aged or behind[2].text == "," else len(behind)
    told = behind[at:] if at < len(behind) and behind[at].lower_ in ("a", "an", "the") else ()
    noun = next((t for t in told if t.tag_ == "NN" and t.dep_ not in ("compound", "poss")), None)
    human = noun is not None and (lexicon.is_person_noun(noun.text) or lexicon.is_doer(noun.text))
    return int(behind[1].text) if aged else 0, lexicon.singular(noun.text) if noun and human else ""


def age(doc: Doc, last: int) -> int:
    """The age that stands behind a name; 0 where there is none."""
    return _introduction(doc, last)[0]


def of_rank(names: Sequence[Name], name: Name, found: Sequence[Entity]) -> list[Entity]:
    """Those who bear the rank that stands before a name, if any does: "President Obama" is not Michelle."""
    title = _rank(name)
    same = [e for e in found if title and any(title & _rank(names[i]) for i in e.full_at)]
    return same or list(found)


def _rank(name: Name) -> frozenset[str]:
    """The words of a title that say more than Mr and Mrs."""
    return frozenset(word.casefold().strip(".") for word in name.title.split()) - COURTESY


def _as_somebody_else(doc: Doc, last: int, title: frozenset[str]) -> bool:
    """An age or an apposition with another noun stands behind a name."""
    behind = doc[last + 1 : last + 2 + REACH]
    if len(behind) < 3 or behind[0].text != ",":
        return False
    if behind[1].like_num and behind[2].text == ",":
        return True
    if behind[1].lower_ not in ("a", "an"):
        return False
    noun = next((t for t in behind[2:] if t.tag_ == "NN" and t.dep_ != "compound"), None)
    if noun is None or not lexicon.is_person_noun(noun.text) or any(t.lower_ == "former" for t in behind):
        return False
    return not any(lexicon.same_role(word) & lexicon.same_role(lexicon.singular(noun.text)) for word in title)


def fits(name: Name, entity: Entity) -> bool:
    """A body is cut to its beginning ("State", "Peabody") or its last word after "the" ("the Post").

    Not so a site: "Calder" is who Calder Tower is named after.
    """
    if entity.sort == "person":
        sure_body = name.definite and name.sort == "body" and name.sure
        return not sure_body and not _called_by_given(name, entity)
    if len(name.key) == 1 and (name.key[0].replace(".", "") in WHOLE or _known_by_letters(name)):
        return False  # "the UK" is not the UK Independence Party, nor the BBC BBC Radio Leeds
    begins = entity.key[0] == name.key[0] and not is_site(entity.key)
    return begins or (name.definite and entity.key[-1] == name.key[-1])


def _known_by_letters(name: Name) -> bool:
    return name.words[0].isupper() and name.key[0] in KNOWN


def _called_by_given(name: Name, entity: Entity) -> bool:
    """ "Mr Howard" is not Howard Flight: a courtesy stands before a surname."""
    courtesy = name.title.casefold().strip(".") in ADDRESS and len(name.key) == 1
    given = len(entity.key) > 1 and name.key[0] == entity.key[0] != entity.key[-1]
    return courtesy and given and lexicon.is_given(name.words[0]) and name.key[0] not in FAMILY_FIRST
