"""Resolves one person called by what he or she is: "the senator", "a nurse", "Holm's wife"."""

from __future__ import annotations

from auditor.extract.people.entities import Entity
from auditor.extract.people.genders import gendered
from auditor.extract.speakers import epithets, later
from auditor.extract.speakers.descriptions import DEFINITE, NEW
from auditor.extract.speakers.parties import Book, Party
from auditor.extract.text import mentions
from auditor.extract.text.mentions import CLOSERS, Mention, content_words
from auditor.extract.words import lexicon

RANKED = lexicon.listed("words", "ranks", "broad", "ranked")
RELATIVES = 64  # persons of one surname who are looked at
SERVES = frozenset(
    {"represents", "represented", "representing", "defends", "defended", "defending", "treats", "treated"}
    | {"treating", "advises", "advised", "advising", "manages", "trains", "coaches"}
)
FOREMOST = frozenset({"lead", "main", "longtime", "top", "star", "veteran"})


VEILED = frozenset({"source", "insider", "person"})
POINTS = frozenset({"the", "this", "that"})


def owned(book: Book, mention: Mention, noun: str, owner: Party | None) -> Party | None:
    """ "Connecticut's tax commissioner", "Clinton's spokesman": the one of that role whose role shares
    the words."""
    if (serving := _serving(book, mention, noun)) is not None:
        return book.of_entity(serving)
    words = content_words(book.doc, mention) - {noun} - FOREMOST
    for entity in book.offices.near(noun, mention.head):
        if words and words <= book.offices.words(entity) | frozenset(entity.key):
            return book.of_entity(entity)
    found = book.same(mention, noun) or later.named(book, mention, noun) or _kin(book, mention, noun)
    only = (
        _only(book, mention, noun) or epithets.only_one_of(book, mention, noun, owner)
        if found is None
        else None
    )
    return book.of_entity(only) if only is not None else found


def _serving(book: Book, mention: Mention, noun: str) -> Entity | None:
    """ "The landlord's solicitor", behind "David Lunn, also a solicitor, for the landlord": the only one of
    that trade who is told to work for such."""
    served = next((c for c in book.doc[mention.head].lefts if c.dep_ == "poss" and c.pos_ == "NOUN"), None)
    if served is None or served.i not in mention.tokens:
        return None
    word = lexicon.singular(served.text)
    found = [e for e in dict.fromkeys(book.offices.near(noun, mention.head)) if _serves(book, e, word)]
    return found[0] if len(found) == 1 else None


def _serves(book: Book, entity: Entity, word: str) -> bool:
    """Does the clause behind somebody's name say for whom he works?"""
    first = book.cast.names[entity.at[0]].last + 1
    for i in range(first, min(first + later.CLAUSE, len(book.doc))):
        token = book.doc[i]
        other = book.cast.entity_at(i)
        if token.text in ".;" or "\n" in token.text or (other is not None and other.sort == "person"):
            return False
        if token.pos_ == "NOUN" and lexicon.singular(token.text) == word:
            return token.head.lower_ in ("for", "of") or token.head.lower_ in SERVES
    return False


def _kin(book: Book, mention: Mention, noun: str) -> Party | None:
    """ "Ivo Holm's wife": the woman of his surname of whom nothing else is told."""
    owner = next((e for i in mention.tokens if i < mention.head and (e := book.cast.entity_at(i))), None)
    if owner is None or owner.sort != "person" or noun not in lexicon.listed("people", "relation"):
        return None
    if (woman := gendered([noun])) is None:
        return None
    found = [e for e in book.offices.of_surname(owner.surname)[:RELATIVES] if e is not owner]
    found = [e for e in found if not book.offices.roles.get(id(e)) and e.woman in (woman, None)]
    return book.of_entity(found[0]) if len(found) == 1 else None


def person(book: Book, mention: Mention, noun: str, opens: str, owner: Party | None) -> Party | None:
    """ "The senator", "a nurse", "his lawyer": somebody spoken of before, or named just behind."""
    if opens in NEW:
        return later.named(book, mention, noun)
    if not opens and (found := later.named(book, mention, noun)) is not None:
        return found
    entity = _bearer(book, mention, noun, owner)
    if entity is None and opens == "the" and (found := later.named(book, mention, noun)) is not None:
        return found
    unnamed = [p for p in book.called(noun) if p.secret and not p.plural]
    latest = _last(unnamed[-1]) if unnamed else -1
    if entity is not None and latest <= book.cast.last_before(entity, mention.head):
        return book.of_entity(entity)
    if opens in DEFINITE and unnamed:
        return unnamed[-1]
    if noun in VEILED and opens in POINTS and (told := _veiled(book, mention, noun)) is not None:
        return told
    known = book.same(mention, noun)
    styled = epithets.styled(book, mention, noun) if known is None and opens == "the" else None
    return book.of_entity(styled) if styled is not None else known


def _veiled(book: Book, mention: Mention, noun: str) -> Party | None:
    """ "The source", behind "a senior Treasury official": the one without a name who has just spoken."""
    last = book.latest[-1] if book.latest else None
    words = content_words(book.doc, mention) - {noun}
    if last is None or not last.one_unnamed or not words <= last.words or not last.phrases:
        return None
    return last if mention.head - _last(last) < later.NEXT else None


def _last(party: Party) -> int:
    """The token at which a party was last described."""
    return party.phrases[-1].head if party.phrases else 0


def _bearer(book: Book, mention: Mention, noun: str, owner: Party | None) -> Entity | None:
    """The named person whose role a definite noun takes up: by shared words, then by nearness."""
    told = _set_off(book, mention)
    words = content_words(book.doc, told) - {noun, "former", "ex", "new", "first"}
    woman = gendered([noun])
    said = frozenset(book.doc[i].lower_ for i in told.tokens)
    best: tuple[tuple[int, bool, int, int], Entity] | None = None
    for entity in book.offices.near(noun, mention.head):
        if woman is not None and entity.woman not in (woman, None):
            continue
        if owner is not None and book.offices.serves_other(entity, noun, owner.entity):
            continue
        held = book.offices.words(entity)
        before = book.cast.last_before(entity, mention.head)
        spoke = any(p.entity is entity for p in book.latest[-3:])
        rank = (len(words & held), noun in held, int(spoke), before)
        if words and not words & held:
            continue
        if (best is None or rank > best[0]) and not book.offices.is_second(entity, noun, said):
            best = (rank, entity)
    return best[1] if best else _only(book, told, noun)


def _set_off(book: Book, mention: Mention) -> Mention:
    """The phrase up to what is set off behind its head: "the governor, a Republican"."""
    tokens = mention.tokens
    ends = (
        k
        for k in range(1, len(tokens))
        if tokens[k] > mention.head
        and (book.doc[tokens[k]].lower_ in CLOSERS or book.doc[tokens[k] - 1].text in CLOSERS)
    )
    return Mention(tokens[: next(ends, len(tokens))], mention.head)


def _only(book: Book, mention: Mention, noun: str) -> Entity | None:
    """ "The four-term congressman", "the self-titled toughest sheriff": the one of that office, where the
    words around it only tell what he is like."""
    doc, first = book.doc, mention.first
    styled = [doc[i].lower_ for i in mention.tokens[1:3]] == ["self", "-"]
    if doc[first].lower_ != "the" or mentions.is_plural(doc, mention):
        return None
    if not styled and (mention.last > mention.head or not _only_tells(book, mention)):
        return None
    woman = gendered([noun])
    said = frozenset(doc[i].lower_ for i in mention.tokens)
    bearers = dict.fromkeys(book.offices.near(noun, mention.head))
    found = [e for e in bearers if woman is None or e.woman in (woman, None)]
    found = [e for e in found if not book.offices.is_second(e, noun, said)]
    found = [e for e in found if noun in book.offices.words(e)] if len(found) > 1 else found
    return found[0] if len(found) == 1 and found[0].sort == "person" else None


def _only_tells(book: Book, mention: Mention) -> bool:
    """Whether all between article and noun tell of a quality or a number, not of a rank or place."""
    for i in mention.tokens[1:]:
        token = book.doc[i]
        if i >= mention.head or token.text == "-":
            continue
        compound = "-" in (book.doc[i - 1].text, book.doc[i + 1].text)
        if not token.is_lower:
            return False
        if token.lower_ in RANKED or not (compound or token.tag_ in ("JJ", "CD", "VBN", "VBG", "RB")):
            return False
    return True
