"""Roles that stand apart from the name: "the Vermont senator", "as secretary of state"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.extract.people.cast import Cast
from auditor.extract.people.entities import Entity, is_place
from auditor.extract.people.genders import gendered
from auditor.extract.text import beside
from auditor.extract.text.items import Items
from auditor.extract.text.phrases import Role, compound, seconds, stretch_left
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EPITHETS = lexicon.listed("people", "epithets")
PLAYERS = lexicon.listed("people", "in_team") | {"footballer", "player", "seed", "star"}
POSTS = lexicon.listed("people", "exact", "office") - EPITHETS
NEAR = 60  # tokens that a role without a name may stand behind the person


def taken_up(cast: Cast, found: defaultdict[int, list[Role]]) -> None:
    """ "The Vermont senator", "as secretary of state": said of the person spoken of just before."""
    doc, k = cast.doc, 0
    taken = {
        lexicon.singular(doc[r.head].text).strip(".")
        for held in found.values()
        for r in held
        if r.head is not None
    }
    last: list[tuple[int, Entity]] = []
    items, item = Items(doc), 0
    for token in doc:
        if items.start(token.idx) != item:
            item, last = items.start(token.idx), []
        while k < len(cast.names) and cast.names[k].last < token.i:
            owner = cast.owner[k]
            if owner is not None and owner.sort == "person":
                last = [*last[-3:], (cast.names[k].last, owner)]
            k += 1
        styled = _styled(cast, token, last)
        if styled is not None and _may_be(cast, found[id(styled)], token):
            found[id(styled)].append(Role(stretch_left(doc, token.i), token.i, token.i))
            continue
        first = _free_role(cast, token)
        if first is None or _taken(doc, first, token, taken):
            continue
        woman = gendered([token.text])
        rival = _subject_beside(token)
        near = [
            (at, e)
            for at, e in last
            if token.i - at < NEAR and at != rival and (woman is None or e.woman in (woman, None))
        ]
        near = _told_so(doc, near, found, first, token) or near
        if near:
            entity = max(near, key=lambda x: _topic(doc, x[0], x[1], token.i))[1]
            found[id(entity)].append(Role(first, token.i, token.i))


def _told_so(
    doc: Doc, near: list[tuple[int, Entity]], found: defaultdict[int, list[Role]], first: int, token: Token
) -> list[tuple[int, Entity]]:
    """ "The Utah senator" is "Tom Roe, a Utah senator", rather than another senator spoken of."""
    apart = {doc[i].lower_ for i in range(first, token.i) if doc[i].text[0].isupper()}
    same = lexicon.same_role(lexicon.singular(token.text))

    def holds(role: Role) -> bool:
        words = {t.lower_ for t in doc[role.first : role.last + 1]}
        return role.head is not None and lexicon.singular(doc[role.head].text) in same and apart <= words

    return [(at, e) for at, e in near if apart and any(holds(r) for r in found[id(e)])]


def _styled(cast: Cast, token: Token, last: list[tuple[int, Entity]]) -> Entity | None:
    """ "The Wasps wing" leads a sentence: the one person of the sentence before, or who led it."""
    doc = cast.doc
    if not last or token.dep_ != "nsubj" or token.tag_ != "NN" or compound(doc, token.i) not in EPITHETS:
        return None
    opens = token.sent.start
    while doc[opens].is_space and opens < token.i:
        opens += 1
    before = doc[max(opens - 1, 0)]
    before = doc[before.i - 1] if before.is_space and before.i else before
    leads = doc[opens].lower_ == "the" and token.left_edge.i == opens and cast.entity_at(token.i) is None
    if not leads or before.i >= opens:
        return None
    named = {i: e for i, e in last if before.sent.start <= i < opens}
    led = (
        [e for i, e in named.items() if doc[i].dep_ == "nsubj"]
        if len(set(named.values())) > 1
        else [*named.values()]
    )
    return led[0] if len(set(led)) == 1 else None


def _may_be(cast: Cast, roles: list[Role], token: Token) -> bool:
    """ "Lou Ferr, a singer," is no striker, nor "Ned Foss of Lions" the Wasps winger."""
    doc, noun = cast.doc, compound(cast.doc, token.i)
    heads = [compound(doc, r.head) for r in roles if r.head is not None]
    if heads and not any({noun, h} <= PLAYERS or noun in lexicon.same_role(h) for h in heads):
        return False
    first = stretch_left(doc, token.i)
    if any(seconds(doc, r.first, r.head) - seconds(doc, first, token.i) for r in roles if r.head is not None):
        return False  # "the coach" is not the assistant coach
    of = _bodies(cast, first, token.i)
    held = set().union(*(_bodies(cast, r.first, r.last) for r in roles))
    return all(e in held or (len(e.at) == 1 and not held) for e in of)


def _bodies(cast: Cast, first: int, last: int) -> set[Entity]:
    return {e for i in range(first, last + 1) if (e := cast.entity_at(i)) is not None and not is_place(e)}


def _taken(doc: Doc, first: int, token: Token, taken: set[str]) -> bool:
    """Somebody bears the role by name, and nothing sets this one apart."""
    apart = any(doc[i].text[0].isupper() for i in range(first, token.i))
    return not apart and bool(lexicon.same_role(lexicon.singular(token.text)) & taken)


def _subject_beside(token: Token) -> int:
    """The subject of the clause in which a role is no subject: another person; -1 for none."""
    if token.dep_ not in ("dobj", "pobj", "dative"):
        return -1
    verb = token.head.head if token.dep_ == "pobj" else token.head
    return next((c.i for c in verb.lefts if c.dep_ == "nsubj"), -1)


def _topic(doc: Doc, at: int, entity: Entity, here: int) -> float:
    """How likely a person named at a token is still spoken of: subjects, and those the article names
    often."""
    subject = doc[at].dep_ in ("nsubj", "nsubjpass")
    return 1.5 * subject + min(len(entity.at), 8) / 4 - 0.8 * beside.owns(doc, at) - (here - at) / NEAR


def _free_role(cast: Cast, token: Token) -> int | None:
    """Where a role phrase begins that stands beside no name; None for anything else."""
    doc, noun = cast.doc, lexicon.singular(token.text)
    if token.tag_ not in ("NN", "NNP") or noun not in POSTS or token.i < 2:
        return None
    if cast.entity_at(token.i) is not None or token.dep_ in ("compound", "nmod", "appos", "poss"):
        return None
    after = token.i + 1
    if cast.entity_at(after) or (beside.text(doc, after) == "," and cast.entity_at(after + 1)):
        return None
    first = stretch_left(doc, token.i)
    before = beside.low(doc, first - 1)
    described = first < token.i and before == "the" and not any(_ties(cast, i) for i in range(first, token.i))
    office = (
        before in ("as", "was", "is", "became")
        and first == token.i
        and noun in lexicon.listed("words", "bare_office")
    )
    return first if described or office else None


def _ties(cast: Cast, i: int) -> bool:
    """A possessor or a body in front of a post makes it a post of that body, which others may hold."""
    entity = cast.entity_at(i)
    return cast.doc[i].tag_ == "POS" or (entity is not None and not is_place(entity))
