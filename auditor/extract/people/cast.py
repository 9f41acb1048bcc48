"""Who and what an article names: its names gathered into persons and bodies, by full name, surname and
short form."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from auditor.extract.people import acronyms
from auditor.extract.people.against import fits, introduced_otherwise, of_rank, told_apart
from auditor.extract.people.entities import BUCKET, Entity, Index, of_generation
from auditor.extract.people.genders import sex, sounding, title_woman
from auditor.extract.people.names import Name
from auditor.extract.text import beside
from auditor.extract.words import lexicon
from auditor.names.body import one_body
from auditor.names.person import one_person, read
from auditor.names.spelling import one_surname

if TYPE_CHECKING:
    from spacy.tokens import Doc

ALIASES = frozenset(
    {
        "also known as",
        "known as",
        "better known as",
        "formerly known as",
        "aka",
        "a.k.a.",
        "née",
        "born",
        "alias",
    }
    | {"who writes as", "writing as", "who goes by", "who performs as", "whose real name is", "real name"}
)
OUTLETS = lexicon.listed("bodies", "outlet")
WHERE = frozenset({"in", "near", "outside", "across", "throughout", "around"})
TRUSTS = frozenset(
    {"confidence", "faith", "trust", "believe", "believes", "believed", "interest", "disappointed"}
)
BREATH = 30  # tokens within which a name is not given again in full for one person
NEAR = 60  # tokens within which a full name just read claims its bare surname


@dataclass(eq=False)
class Cast:
    """All names of an article and the entities they belong to (None where a name is no person or body)."""

    doc: Doc
    names: list[Name]
    owner: list[Entity | None] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    by_token: dict[int, int] = field(default_factory=dict)
    firsts: list[int] = field(default_factory=list)  # where each name begins

    def last_before(self, entity: Entity, token: int) -> int:
        """Where an entity was last named before a token; -1 for not yet."""
        at = bisect_left(entity.at, bisect_left(self.firsts, token)) - 1
        return self.names[entity.at[at]].last if at >= 0 else -1

    def before(self, token: int) -> int:
        """The index of the last name that begins before a token; -1 for none."""
        return bisect_left(self.firsts, token) - 1

    def name_at(self, token: int) -> int | None:
        """The index of the name that holds a token, or None."""
        return self.by_token.get(token)

    def entity_at(self, token: int) -> Entity | None:
        """The entity whose name holds a token, or None."""
        at = self.by_token.get(token)
        return self.owner[at] if at is not None else None


def gather(doc: Doc, names: list[Name]) -> Cast:
    """Read the names of an article into a cast: full names first, then short forms by the nearest full
    one."""
    cast = Cast(doc, names, [None] * len(names))
    index = Index()
    surnames = _strip_openers(doc, names)
    for i, name in enumerate(names):
        cast.by_token.update(dict.fromkeys(range(name.first, name.last + 1), i))
        if name.sort == "person" and len(name.key) > 1:
            _place(cast, index, i, "person", _full_match(cast, index, name))
        elif name.sort == "body" and (
            len(name.key) > 1 or (name.sure and not _may_be_short(doc, names, i, surnames))
        ):
            _place(cast, index, i, "body", _body_match(index, name))
    letters = acronyms.of_bodies(doc, names, cast.owner)
    for i, name in enumerate(names):
        if cast.owner[i] is None and (name.sort != "role" or _surname(cast, index, name)):
            _short(cast, index, i, letters)
    _aliases(cast)
    for entity in cast.entities:
        entity.at.sort()
    cast.firsts = [n.first for n in names]
    return cast


def _aliases(cast: Cast) -> None:
    """ "Abu Omar, also known as Karim Haddad": one person under two names."""
    for i in range(len(cast.names) - 1):
        one, two = cast.owner[i], cast.owner[i + 1]
        if one is None or two is None or one is two or not one.sort == two.sort == "person":
            continue
        between = cast.doc[cast.names[i].last + 1 : cast.names[i + 1].first]
        words = " ".join(t.lower_ for t in between if t.is_alpha or "." in t.text)
        if len(between) < 8 and words in ALIASES:
            one.at, one.full_at = [*one.at, *two.at], sorted([*one.full_at, *two.full_at])
            cast.owner[:] = [one if e is two else e for e in cast.owner]
            cast.entities.remove(two)


def _may_be_short(doc: Doc, names: Sequence[Name], i: int, surnames: frozenset[str]) -> bool:
    """An acronym, a place that is a surname too ("Jordan") where no preposition makes it a place, or an
    outlet's last word behind its whole name: "the Post"."""
    name, word = names[i], names[i].key[0]
    if word in OUTLETS and any(n.key[-1:] == (word,) and n.key[1:] for n in names[max(i - BUCKET, 0) : i]):
        return True
    before = beside.token(doc, name.first - 1)
    placed = before is not None and before.pos_ in ("ADP", "DET")
    return name.words[0].isupper() or (name.key[0] in surnames and not placed)


def _strip_openers(doc: Doc, names: Sequence[Name]) -> frozenset[str]:
    """ "Injecting Clinton", "Did Trump": a word that opens a sentence is no given name of a known surname."""
    full = {n.key for n in names if n.sort == "person" and n.sure and len(n.key) > 1}
    surnames = {key[-1] for key in full}
    for name in names:
        opens = doc[name.own].is_sent_start or beside.text(doc, name.own - 1) in "“\"‘:''``"
        if name.sort != "person" or len(name.key) != 2 or name.title or name.key in full or not opens:
            continue
        verbal = doc[name.own].tag_ != "NNP" or name.key[0].endswith(("ing", "ed", "ly"))
        if name.key[-1] in surnames and verbal and not lexicon.is_given(name.words[0]):
            name.own, name.first, name.words, name.key = name.last, name.last, name.words[1:], name.key[1:]
            name.text, name.sort, name.sure = name.words[0], "unsure", False
    return frozenset(surnames)


def _surname(cast: Cast, index: Index, name: Name) -> bool:
    """ "Dean", "King": a word for a post, where it is the last name of somebody and stands without
    article."""
    before = beside.low(cast.doc, name.first - 1)
    if (
        len(name.key) != 1
        or before in lexicon.listed("determiners", "article", "possessive")
        or lexicon.demonym(name.key[0])
    ):
        return False
    return any(
        e.sort == "person" and len(e.key) > 1 and e.surname == name.key[0] for e in index.by_word[name.key[0]]
    )


def _place(cast: Cast, index: Index, i: int, sort: Literal["person", "body"], entity: Entity | None) -> None:
    name = cast.names[i]
    if entity is None:
        entity = Entity(sort, name.key, name.text, suffix=name.suffix)
        cast.entities.append(entity)
        index.add(entity)
    elif _fuller(name, entity):
        entity.key, entity.text = name.key, name.text
        index.add(entity)
    entity.at.append(i)
    entity.full_at.append(i)
    _own(cast, entity, i)


def _fuller(name: Name, entity: Entity) -> bool:
    """Whether a name tells more of its bearer than those before."""
    if entity.sort == "person":
        return len(read(name.text).words) > len(entity.name.words)
    return len(name.key) > len(entity.key)


def _own(cast: Cast, entity: Entity, i: int) -> None:
    cast.owner[i] = entity
    if entity.title_woman is None:
        entity.title_woman = title_woman(cast.names[i])


def _full_match(cast: Cast, index: Index, name: Name) -> Entity | None:
    told, woman = read(name.text), title_woman(name)
    held = [e for e in index.bearers(told) if woman is None or sex(e) in (woman, None)]
    for wanted in ("same", "short"):
        for entity in sorted(held, key=lambda e: (e.suffix != name.suffix, e.key != name.key)):
            if wanted == "short" and told.last not in entity.name.words and not entity.name.lone:
                continue  # "Ted Holm South Carolina" of a headline
            if one_person(told, entity.name) != wanted or not _one_generation(cast, entity, name):
                continue
            if not told_apart(cast.doc, cast.names, name, entity):
                return entity
    return None


def _one_generation(cast: Cast, entity: Entity, name: Name) -> bool:
    """A "Jr." is nobody who was named without it before, or is in the same breath."""
    if entity.suffix == name.suffix:
        return True
    return not name.suffix and name.first - cast.names[entity.full_at[-1]].last > BREATH


def _body_match(index: Index, name: Name) -> Entity | None:
    for word in (name.key[-1], name.key[0]):
        for entity in index.by_word.get(word, [])[:BUCKET]:
            if entity.sort == "body" and one_body(entity.key, name.key):
                return entity
    return None


def _short(cast: Cast, index: Index, i: int, known: Mapping[str, Entity]) -> None:
    """Place a surname, nickname, short form or acronym; a name that is nobody's short form stands for
    itself."""
    name = cast.names[i]
    entity = _choose(cast, index, i)
    letters = "".join(name.key).replace(".", "")
    if entity is None and name.words[0].isupper() and len(letters) > 1:
        entity = known.get(letters)
    if entity is None:
        sort: Literal["person", "body"] = "body" if name.sort == "body" or _where(cast, name) else "person"
        _place(cast, index, i, sort, None)
        return
    entity.at.append(i)
    entity.alone = True
    if name.title:
        insort(entity.full_at, i)
    _own(cast, entity, i)


def _where(cast: Cast, name: Name) -> bool:
    """ "At a meeting in Chelsea": one word behind a preposition of place is no person."""
    before = beside.token(cast.doc, name.first - 1)
    if before is None or name.sort != "unsure" or name.possessive or len(name.key) > 1:
        return False
    return before.lower_ in WHERE and before.head.lower_ not in TRUSTS


def _choose(cast: Cast, index: Index, i: int) -> Entity | None:
    name = cast.names[i]
    woman = title_woman(name)
    sorts = (
        ("person", "body")
        if name.sort == "unsure"
        else ("person",)
        if name.sort in ("person", "role")
        else ("body", "person")
    )
    found = [e for e in index.matches(name.key, name.text) if e.sort in sorts and fits(name, e)]
    if woman is not None:
        found = [e for e in found if sex(e) in (woman, None)]
        found = [e for e in found if sex(e) is woman] or sounding(found, woman)
    found = of_generation(found, name.suffix, i)
    found = [e for e in found if not introduced_otherwise(cast.doc, cast.names, name, e)]
    found = of_rank(cast.names, name, found)
    if name.sort == "body" and name.sure and not name.words[0].isupper():
        found = [e for e in found if e.surname == name.key[0]]
    if name.definite and name.sort != "person":
        found = [e for e in found if e.sort == "body"] or found
    elif any(e.sort == "person" for e in found):
        found = [e for e in found if e.sort == "person"]
    if not found:
        return None
    last = [e for e in found if one_surname(e.key[-1], name.key[-1])] or found
    return max(last, key=lambda e: _claim(cast, e, i))


def _claim(cast: Cast, entity: Entity, i: int) -> tuple[bool, bool, int, int]:
    """How strongly an entity claims a short form: its full name stands just before, it was called so
    before, or it is named in full most."""
    at = bisect_left(entity.full_at, i) - 1
    last = entity.full_at[at] if at >= 0 else -1
    near = (
        last >= 0 and cast.names[i].first - cast.names[last].last < NEAR and not _rival(cast, entity, last, i)
    )
    return (near, entity.alone, len(entity.full_at), last)


def _rival(cast: Cast, entity: Entity, since: int, i: int) -> bool:
    """Another person of that surname was named in full since."""
    return any(
        (other := cast.owner[k]) is not None and other is not entity and other.surname == entity.surname
        for k in range(since + 1, min(i, since + NEAR))
    )
