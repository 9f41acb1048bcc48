"""Reads what a description ties a person to: post, body, nationality, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.contract.finders import Piece
from auditor.extract.people import roles_told
from auditor.extract.people.cast import Cast
from auditor.extract.people.entities import Entity
from auditor.extract.people.runs import is_head
from auditor.extract.sources.ranges import Range
from auditor.extract.sources.unnamed import Read
from auditor.extract.text import beside
from auditor.extract.text.phrases import compound, opens, party_sign
from auditor.extract.words import lexicon
from auditor.names.titles import COURTESY, is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc

CAMPS = lexicon.listed("words", "camps")
PERSONAL = lexicon.listed("people", "relation", "acquainted") | lexicon.listed("words", "personal")
STATE_POSTS = lexicon.listed("words", "state_posts")
INSTITUTIONS = lexicon.listed("words", "institutions")
HEADS = lexicon.listed("words", "heads")
RANKS = lexicon.listed("words", "ranks")
OPENERS = lexicon.listed("determiners", "article", "possessive") | {"one"}
STREETS = lexicon.listed("bodies", "site") | {"road", "lane", "drive", "way"}
MEDIA = lexicon.listed("bodies", "platform") | {"tv"}
SEEN = frozenset({"star", "stars", "user", "users", "personality", "sensation", "celebrity", "prankster"})
EPITHETS = lexicon.listed("people", "epithets")
PRIZES = lexicon.listed("bodies", "prize")
STATES = lexicon.listed("words", "states_short")
STAFFED = lexicon.listed("words", "staffed")


def _piece(doc: Doc, first: int, last: int) -> Piece:
    return (doc[first].idx, doc[last].idx + len(doc[last]))


def post(doc: Doc, r: Range) -> Read | None:
    """The office or occupation: exact where one can look it up, else generic."""
    if r.head is None:
        told = roles_told.by_clause(doc, r.first, r.last)
        return Read("exact", _piece(doc, r.first, r.last)) if told else None
    if doc[r.head].lower_ == "lady" and r.head and doc[r.head - 1].lower_ == "first":
        return Read("exact", _piece(doc, r.head - 1, r.head))
    noun = lexicon.singular(doc[r.head].text).strip(".")
    first = r.first
    while first < r.head and doc[first].lower_ in OPENERS:
        first += 1
    if (
        noun in lexicon.listed("people", "exact", "office") or is_title(doc[r.head].text)
    ) and noun not in COURTESY:
        office = (
            r.own is not None and r.last > r.head and doc[r.head + 1].lower_ == "of" and r.last - r.head < 6
        )
        return Read("exact", _piece(doc, first, r.last if office else r.head))
    if noun in lexicon.listed("people", "generic") or (
        r.own is not None and noun in lexicon.listed("people", "camp")
    ):
        return Read("generic", _piece(doc, first, r.head))
    kin = noun in lexicon.listed("people", "relation") and noun not in lexicon.listed("people", "acquainted")
    styled = compound(doc, r.head) in EPITHETS
    common = doc[r.head].tag_ == "NN" and (
        doc[r.head].is_lower or opens(doc, r.head)
    )  # "Wales physio Mark Davies"
    before = common and r.head == r.last and beside.text(doc, r.head + 1).istitle()
    does = r.own is not None and (lexicon.is_post(noun) or lexicon.is_doer(noun) or styled or before)
    return Read("exact" if kin else "generic", _piece(doc, first, r.head)) if kin or does else None


def body(cast: Cast, ranges: Sequence[Range]) -> Read | None:
    """The body a person belongs to: named before implied before a mere nationality."""
    for reading in (_named, _institution, _implied):
        for r in ranges:
            found = reading(cast, r)
            if found is not None:
                return found
    country = nationality(cast, ranges)
    return Read("nationality", country.piece) if country else None


def _words(cast: Cast, r: Range) -> Iterator[int]:
    return iter(range(r.first, r.last + 1))


def _named(cast: Cast, r: Range) -> Read | None:
    """A name in the description: of a body, or of the person one works for."""
    seen: Entity | None = None
    if r.head is None and r.own is not None and cast.doc[r.last].lower_ in CAMPS:
        return Read("named", _piece(cast.doc, r.first, r.last))
    titled = _in_title(cast, r)
    if titled is not None:
        return titled
    for i in _words(cast, r):
        entity = cast.entity_at(i)
        if entity is None or entity is seen or entity is r.own or i == r.head:
            continue
        seen = entity
        name = cast.names[cast.by_token[i]]
        if entity.sort == "person" and not _works_for(cast, r, name.first):
            continue
        joined = " ".join(entity.key)
        place = joined in lexicon.places() or name.text.casefold() in STATES
        if entity.sort == "body" and place and not _speaks_for(cast, r, name.last):
            continue
        if joined == "tv" or (joined in MEDIA and r.head is not None and cast.doc[r.head].lower_ in SEEN):
            continue  # "a YouTube star" is nobody of YouTube's
        if cast.doc[name.first - 1].lower_ == "in" and not is_head(name.words[-1]):
            continue  # "an adviser in Eau Claire"
        if name.words[-1].casefold() in STREETS and _stands_on(cast.doc, name.first):
            continue  # "shopkeepers on Moore Street"
        if PRIZES.intersection(entity.key[1:]):
            continue  # "the Davis Cup coach"
        first = max(name.first, r.first)
        if entity.sort == "body" and joined.replace(".", "") in ("us", "u s", "american"):
            continue
        return Read("named", _piece(cast.doc, first, min(name.last, r.last)))
    return None


def _stands_on(doc: Doc, first: int) -> bool:
    """Does a preposition of place stand before a name, or before its article?"""
    at = first - 1 - (first > 1 and doc[first - 1].lower_ == "the")
    return at >= 0 and doc[at].lower_ in ("in", "on", "near", "along", "off", "outside", "from")


def _in_title(cast: Cast, r: Range) -> Read | None:
    """The body inside a title: "U.S. Air Force Gen.", "European Council President"."""
    if r.own is None or r.head is None or lexicon.singular(cast.doc[r.head].text) in PERSONAL:
        return None
    doc, first = cast.doc, None
    last = r.last if r.last > r.head and doc[r.head + 1].lower_ == "of" else r.head
    for i in range(r.first, last + 2):
        word = doc[i].text if i <= last else ""
        people = i < last and lexicon.demonym(f"{word} {doc[i + 1].text}")  # "South African"
        first_word = i <= last and opens(doc, i) and cast.entity_at(i) is None  # "Forensic expert Jan Blom"
        body = not first_word and _is_body_word(word)
        if i != r.head and not people and (body or (i <= last and _of_place(doc, i))):
            first = i if first is None else first
        elif first is not None and not (word in ("of", "and", "&", "-") and i < last):
            named = doc[first:i].text.casefold()
            if PRIZES.intersection(named.split()[1:]):
                first = None
                continue
            if named not in lexicon.places() or _speaks_for(cast, r):
                whose = r.first < first == i - 1 and is_head(doc[first].text)
                whose = whose and lexicon.demonym(doc[first - 1].text) is not None  # "European Council"
                return Read("named", _piece(doc, first - whose, _whole(cast, r, first, i - 1)))
            first = None
    return None


def _whole(cast: Cast, r: Range, first: int, last: int) -> int:
    """Where a body's name ends that begins at a token: "Board of Deputies", whose last word is a post's."""
    entity = cast.entity_at(first)
    if entity is None or entity.sort != "body":
        return last
    return min(max(last, cast.names[cast.by_token[first]].last), r.last)


def _is_body_word(word: str) -> bool:
    low = word.casefold()
    if (
        not word[:1].isupper()
        or low in RANKS
        or low in MEDIA
        or lexicon.demonym(word)
        or word[:2] in ("D-", "R-")
        or len(word) == 1
    ):
        return False
    listed = lexicon.listed("people", "office", "exact", "generic", "party", "senior", "camp")
    return not is_title(word) and low not in listed and lexicon.singular(word).strip(".") not in listed


def _of_place(doc: Doc, i: int) -> bool:
    """ "New" and "Mexico" in "New Mexico": neither is a rank or another country there."""
    pairs = (doc[j : j + 2] for j in (i - 1, i) if j >= 0)
    return any(p.text.casefold() in lexicon.places() and p[0].text[0].isupper() for p in pairs)


def _works_for(cast: Cast, r: Range, at: int) -> bool:
    """A person's name ties to a camp where it owns the post or follows "to", "for" or "of"."""
    if r.head is None:
        return False
    noun = lexicon.singular(cast.doc[r.head].text)
    if noun in PERSONAL or noun in ("critic", "opponent", "rival", "foe", "detractor"):
        return False
    return at < r.head or cast.doc[at - 1].lower_ in (
        "to",
        "for",
        "of",
        "president",
        "senator",
        "mr.",
        "mrs.",
        "gov.",
        "sen.",
        "secretary",
    )


def _speaks_for(cast: Cast, r: Range, place: int = -2) -> bool:
    """ "New Jersey Gov.", "Mayor of Charlotte": a place is a body where the post is an office of it."""
    if r.head is None:  # "of Charlotte", behind the name of its mayor; "England's Josh Lewsey"
        owner = beside.owns(cast.doc, r.last)
        return r.own is not None and (owner or cast.doc[r.first - 1].lower_ == "of")
    noun = lexicon.singular(cast.doc[r.head].text).strip(".")
    field = cast.doc[r.head + 1 : r.head + 3]  # "US vice president of sales"
    if field[:1].text == "of" and len(field) > 1 and field[1].is_lower and field[1].tag_ in ("NN", "NNS"):
        return False
    if place + 1 == r.head and " ".join(cast.doc[place].lower_.split()) in lexicon.nations():
        return noun in lexicon.listed("people", "exact", "in_team")  # "Scotland doctor", no "Scotland expert"
    return noun in lexicon.listed("people", "office") or noun in ("police", "chief")


def _institution(cast: Cast, r: Range) -> Read | None:
    """ "Officials in the industry ministry": an institution in small letters that "the" makes one that can
    be found."""
    doc = cast.doc
    for i in _words(cast, r):
        noun = lexicon.singular(doc[i].text)
        if noun not in INSTITUTIONS or i == r.head:
            continue
        first = i
        while first > r.first and doc[first - 1].pos_ in ("NOUN", "ADJ", "PROPN") and first - 1 != r.head:
            first -= 1
        if (
            first > r.first
            and doc[first - 1].lower_ in ("the", "'s", "’s")
            and (r.head is None or first > r.head)
        ):
            return Read("named", _piece(doc, first, i))
    return None


NEIGHBOURS = lexicon.listed("people", "plain", "public")
BESIDE = PERSONAL | lexicon.listed("people", "camp")  # near the powerful, no staff of theirs


def _own_words(cast: Cast, r: Range, head: str) -> Iterator[int]:
    """The words of a description; what stands before the owner of a relation tells of the owner."""
    owners = [i for i in range(r.first, r.head or r.first) if cast.doc[i].tag_ == "POS"]
    return iter(range(owners[-1] + 1 if owners and head in PERSONAL else r.first, r.last + 1))


def _implied(cast: Cast, r: Range) -> Read | None:
    """A government, force, party, camp or office-holder's staff that the description implies."""
    doc = cast.doc
    head = lexicon.singular(doc[r.head].text).strip(".") if r.head is not None else ""
    if r.own is not None and head in HEADS and r.head is not None:
        return Read("implied", _piece(doc, r.head, r.head))
    for i in _own_words(cast, r, head):
        low, noun = doc[i].lower_, lexicon.singular(doc[i].text)
        if noun in lexicon.listed("people", "party") and (doc[i].text[0].isupper() or noun == "opposition"):
            return Read("implied", _piece(doc, i, i))
        if party_sign(doc, i):
            return Read("implied", _piece(doc, i, i))
        near = head in PERSONAL or (head in NEIGHBOURS and doc[i].tag_ == "JJ")  # "a local resident"
        if low in lexicon.listed("people", "force") and i != r.head and not near:
            return Read("implied", _piece(doc, i, i))
        if lexicon.demonym(doc[i].text) and head in STATE_POSTS and low != "western":
            return Read("implied", _piece(doc, i, i))
        if noun in STAFFED and i != r.head and r.head is not None and head not in BESIDE:
            return Read("implied", _piece(doc, i, i))
    if (
        r.head is not None
        and head in lexicon.listed("people", "office")
        and head not in ("nominee", "candidate", "king", "queen", "prince", "commander")
    ):
        return Read("implied", _piece(doc, r.head, r.head))
    return (
        Read("implied", _piece(doc, r.head, r.head))
        if r.head is not None and head in ("candidate", "nominee", "politician")
        else None
    )


def nationality(cast: Cast, ranges: Sequence[Range]) -> Read | None:
    """A word that says which country a person is of."""
    for r in ranges:
        for i in _words(cast, r):
            token = cast.doc[i]
            if not lexicon.demonym(token.text) or not token.text[0].isupper() or token.lower_ == "western":
                continue
            if token.lower_ not in lexicon.places() or token.lower_ == "american":
                return Read("", _piece(cast.doc, i, i))
    return None
