"""Which names that could be anybody's are a body's: by the last word, since the text says "it" of them, since
people work there, or by all the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.extract.people import recognised, unmarked
from auditor.extract.people.entities import is_place
from auditor.extract.people.runs import PARTICLES
from auditor.extract.text import beside
from auditor.extract.text.phrases import is_role_word
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from auditor.extract.people.cast import Cast
    from auditor.extract.people.entities import Entity
    from auditor.extract.people.names import Name

COMMON = lexicon.listed("bodies", "common") - {"family", "side", "force"}
FIRM = 2  # times that a name with a given name in it is spoken of as a firm before it is one
APART = 4  # tokens between the noun for a body and the name set behind it
HELD = frozenset(
    {"directors", "director", "employees", "executives", "headquarters", "investors", "plant", "shareholders"}
    | {"shares", "stock", "stores", "subsidiary"}
)
SITES = lexicon.listed("bodies", "site") - {"memorial"} | {
    *(
        "airport",
        "headquarters",
        "police",
        "hospital",
        "prison",
        "jail",
        "school",
        "university",
        "newspaper",
        "website",
    )
}
STAFF = lexicon.listed("people", "in_body", "in_team", "epithets")
OWNED = frozenset({"owned", "backed", "made", "branded"})
TRADES = lexicon.listed("bodies", "trade", "club")
CHILD_OF = frozenset({"al", "bin", "bint", "ibn", "van", "von"})
RUNS = lexicon.listed("words", "runs")

CALLED_OTHERS = lexicon.listed("bodies", "called_any", "called_people")
REACH = 48  # tokens behind a name within which the next sentence takes it up
SUBJECTS = ("nsubj", "nsubjpass")

WHERE = frozenset({"in", "near", "outside", "across", "throughout", "around", "to", "from", "at"})
GOING = lexicon.listed("words", "going")


def settle(cast: Cast, nlp: Language | None = None) -> None:
    """Makes bodies of those names of a cast that were taken for persons by default only; ``nlp`` is asked
    where no word beside a name tells."""
    lasts = {e.key[-1] for e in cast.entities if e.sort == "person" and len(e.key) > 1}
    plurals = frozenset(t.text for t in cast.doc if t.text in lasts and t.tag_ == "NNS")
    untold: list[Entity] = []
    for entity in cast.entities:
        if entity.sort != "person":
            continue
        human = _human(cast, entity)
        if _is_firm(cast, entity) or (not human and _body(cast, entity, plurals)):
            entity.sort = "body"
        elif not human and not any(map(lexicon.is_given, entity.key[: max(len(entity.key) - 1, 1)])):
            untold.append(entity)
    seen = recognised.labels(nlp, cast.doc, unmarked.asked(cast, untold))
    for entity in untold:
        if unmarked.is_body(cast, entity, seen):
            entity.sort = "body"


def _human(cast: Cast, entity: Entity) -> bool:
    """A title, a particle, or a given name in front of another."""
    titled = any(cast.names[i].title for i in entity.at)
    joined = any(word.partition("-")[0] in PARTICLES and "-" in word for word in entity.key)  # al-Rashid
    born = not CHILD_OF.isdisjoint(entity.key[1:])  # "Abu Bakr Al - Rashid"
    if titled or joined or born or (len(entity.key) > 1 and lexicon.is_given(entity.key[0])):
        return True
    return any(_set_behind_post(cast.doc, cast.names[i]) for i in entity.at)


def _set_behind_post(doc: Doc, name: Name) -> bool:
    """ "Its head, Ferenc Balog": a name set off behind what one person is."""
    if name.first < 2 or doc[name.first - 1].text != "," or len(name.key) < 2:
        return False
    noun = doc[name.first - 2]
    return noun.tag_ == "NN" and doc[name.last].dep_ == "appos" and is_role_word(noun.text)


def _is_firm(cast: Cast, entity: Entity) -> bool:
    """ "Walt Disney shares", "Disney directors": it is held and run as only a firm is, and never a "Mr"."""
    doc, names = cast.doc, [cast.names[i] for i in entity.at]
    if any(name.title for name in names):
        return False
    if (not _human(cast, entity) or entity.key[-1] in TRADES) and any(_called(cast, n) for n in names):
        return True
    held = [n for n in names if not n.possessive and _held(doc, n.last)]
    return len(held) >= FIRM


def _called(cast: Cast, name: Name) -> bool:
    """ "Skerry Air cut flights. The airline said": the sentence behind takes up its subject by a noun for a
    firm, where no other body has been named."""
    doc, breaks = cast.doc, 0
    if doc[name.last].dep_ not in SUBJECTS:
        return False
    for i in range(name.last + 1, min(name.last + REACH, len(doc))):
        breaks += bool(doc[i].is_sent_start) and not doc[i].is_space
        entity = cast.entity_at(i)
        if breaks > 1 or (entity is not None and entity.sort == "body" and not is_place(entity)):
            return False
        noun = (
            lexicon.singular(doc[i].text) if breaks and doc[i].dep_ == "nsubj" and doc[i].tag_ == "NN" else ""
        )
        if (
            lexicon.called(noun)
            and noun not in CALLED_OTHERS
            and any(c.lower_ == "the" for c in doc[i].lefts)
        ):
            return True
    return False


def _held(doc: Doc, last: int) -> bool:
    """Does a noun of a firm's stand right behind a name: "directors", "-owned"?"""
    behind = beside.low(doc, last + 1)
    told = beside.low(doc, last + 2) in OWNED if behind == "-" else behind in HELD
    return told and doc[last].tag_[:2] == "NN"


def _told(cast: Cast, name: Name) -> bool:
    """ "The biggest carmaker Maruti", "Phoenix Torrents, another popular site": the text says what it is."""
    last = cast.doc[name.last]
    nouns = [c for c in last.rights if c.dep_ == "appos" and cast.entity_at(c.i) is None]
    if last.dep_ == "appos" and 0 < name.first - last.head.i < APART and cast.entity_at(last.head.i) is None:
        nouns.append(last.head)
    if last.dep_ == "nsubj" and last.head.lower_ in ("is", "was", "became"):
        nouns += [c for c in last.head.rights if c.dep_ == "attr"]
    return any(t.tag_ == "NN" and t.is_lower and lexicon.singular(t.text) in COMMON for t in nouns)


def _body(cast: Cast, entity: Entity, plurals: frozenset[str]) -> bool:
    if len(entity.key) > 1 and (entity.key[-1] in TRADES or entity.key[-1] in plurals):
        return True
    if any(_told(cast, cast.names[i]) for i in entity.at):
        return True
    alone = len(entity.key) == 1
    if alone and any(_is_place(cast.doc, cast.names[i]) for i in entity.at):
        return True
    if any(_is_it(cast.doc[cast.names[i].last], alone=alone) for i in entity.at):
        return True
    if any(_employs(cast.doc, cast.names[i]) for i in entity.at):
        return True
    if alone and any(_before_site(cast.doc, cast.names[i]) for i in entity.at):
        return True
    return any(_fields(cast, cast.names[i]) for i in entity.at)


def _employs(doc: Doc, name: Name) -> bool:
    """ "An analyst at Troika Dialog", "the founder of Yukos": where somebody holds a post."""
    before = beside.token(doc, name.first - 1)
    if before is None or name.possessive or name.title or doc[name.last].dep_ != "pobj":
        return False
    if before.lower_ == "at":
        noun = before.head
        if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for"):
            noun = noun.head.head  # "head of litigation at"
        return noun.pos_ == "NOUN" and is_role_word(noun.text)
    return before.lower_ == "of" and lexicon.singular(before.head.text) in RUNS


def _before_site(doc: Doc, name: Name) -> bool:
    """ "Pulkovo airport", "the Edgware headquarters": a place or a firm, whose building it is."""
    after = beside.token(doc, name.last + 1)
    if after is None or name.possessive or doc[name.last].dep_ not in ("compound", "nmod"):
        return False
    staff = after.lower_ in STAFF and (beside.low(doc, name.first - 1) == "the" or _names(doc, after.i + 1))
    return after.is_lower and (after.lower_ in SITES or staff)


def _fields(cast: Cast, name: Name) -> bool:
    """ "Sale's Mark Cueto": the name of somebody in full stands right behind what owns it."""
    behind = cast.by_token.get(name.last + 2) if name.possessive else None
    other = cast.names[behind] if behind is not None else None
    return other is not None and len(other.key) > 1 and lexicon.is_given(other.words[0]) and not other.title


def _names(doc: Doc, i: int) -> bool:
    """Does a name follow: "Everton manager David Moyes"?"""
    behind = beside.token(doc, i)
    return behind is not None and behind.text[0].isupper() and behind.tag_ == "NNP"


def _is_place(doc: Doc, name: Name) -> bool:
    """ "Moved to Aberdeen", "in Lahti": where somebody goes or something happens, in one bare word."""
    before = beside.token(doc, name.first - 1)
    if before is None or name.possessive or doc[name.last].dep_ != "pobj":
        return False
    if before.lower_ in ("of", "from") and name.first > 2:  # "Ada Blom, 36, of Harrogate"
        return doc[name.first - 2].text == "," and doc[name.first - 3].like_num
    if before.lower_ not in WHERE:
        return False
    verb = before.head.lower_
    if before.lower_ in ("to", "from", "at"):
        return verb in GOING
    return verb in GOING or (before.head.pos_ == "NOUN" and before.lower_ != "around")


def _is_it(token: Token, *, alone: bool) -> bool:
    """ "Norrland will shut its mill", "X said that it had": the subject is taken up by "it" in its clause."""
    if token.dep_ != "nsubj":
        return False
    verb = token.head
    for child in verb.rights:
        if child.dep_ in ("dobj", "xcomp", "pobj", "attr") and any(_poss_it(t) for t in child.subtree):
            return True
        if alone and child.dep_ == "ccomp" and any(_subject_it(c) for c in child.lefts):
            return not _empty(child)
    return False


def _subject_it(token: Token) -> bool:
    return token.lower_ == "it" and token.dep_ in ("nsubj", "nsubjpass")


def _poss_it(token: Token) -> bool:
    return token.lower_ == "its" and token.dep_ == "poss"


def _empty(verb: Token) -> bool:
    """ "He said it was clear that", "it took a week": an "it" that stands for the clause behind."""
    if verb.lower_ in ("seems", "seemed", "takes", "took"):
        return True
    linked = verb.lower_ in ("is", "was", "’s", "'s", "be", "been")
    return linked and any(c.dep_ in ("acomp", "attr", "ccomp", "xcomp", "advcl") for c in verb.rights)
