"""Resolves one person called by what he or she is: "the senator", "a nurse", "Holm's wife"."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.extract.people.entities import Entity, is_place
from auditor.extract.people.genders import gendered
from auditor.extract.speakers import epithets
from auditor.extract.speakers.descriptions import DEFINITE, NEW
from auditor.extract.speakers.parties import Book, Party
from auditor.extract.text import mentions
from auditor.extract.text.mentions import CLOSERS, Mention, content_words
from auditor.extract.words import lexicon

RANKED = lexicon.listed("words", "ranks", "broad", "ranked")
CLAUSE = 16  # tokens of a clause behind a name
STEM = 5  # letters that two words share which tell of one thing
LOOSE = frozenset({"former", "years", "their", "which", "there", "about", "after", "before", "where"})
RELATIVES = 64  # persons of one surname who are looked at
NEXT = 200  # tokens within which somebody is named who was described first
HEADS = frozenset(
    {"chief", "head", "boss", "director", "leader", "commander", "chair", "chairman", "president"}
)
SERVES = frozenset(
    {"represents", "represented", "representing", "defends", "defended", "defending", "treats", "treated"}
    | {"treating", "advises", "advised", "advising", "manages", "trains", "coaches"}
)
FOREMOST = frozenset({"lead", "main", "longtime", "top", "star", "veteran"})
LED = frozenset({"led", "ran", "headed", "chaired", "commanded", "directed", "managed"})
SAYS = frozenset({"said", "says", "told", "wrote", "added", "adds", "testified", "recalled", "explained"})


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
    found = book.same(mention, noun) or _named_later(book, mention, noun) or _kin(book, mention, noun)
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
    for i in range(first, min(first + CLAUSE, len(book.doc))):
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
        return _named_later(book, mention, noun)
    if not opens and (later := _named_later(book, mention, noun)) is not None:
        return later
    entity = _bearer(book, mention, noun, owner)
    if entity is None and opens == "the" and (later := _named_later(book, mention, noun)) is not None:
        return later
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
    return last if mention.head - _last(last) < NEXT else None


def _last(party: Party) -> int:
    """The token at which a party was last described."""
    return party.phrases[-1].head if party.phrases else 0


def _bearer(book: Book, mention: Mention, noun: str, owner: Party | None) -> Entity | None:
    """The named person whose role a definite noun takes up: by shared words, then by nearness."""
    told = _set_off(book, mention)
    words = content_words(book.doc, told) - {noun, "former", "ex", "new", "first"}
    woman = gendered([noun])
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
        if best is None or rank > best[0]:
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
    bearers = dict.fromkeys(book.offices.near(noun, mention.head))
    found = [e for e in bearers if woman is None or e.woman in (woman, None)]
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


def _named_later(book: Book, mention: Mention, noun: str) -> Party | None:
    """ "A New York judge" in the lede, when one judge alone is named further down, or when the one who is
    named next speaks and nothing tells that it is somebody else."""
    here, opens = mention.head, mentions.determiner(book.doc, mention)
    if not book.items.in_lede(book.doc[here].idx) or book.doc[mention.first].lower_ in ("one", "another"):
        return None
    told = noun in lexicon.listed("people", "exact", "relation") or lexicon.is_doer(noun)
    if opens not in ("a", "an", "", "'s", "the") or not (told or book.offices.near(noun, mention.head)):
        return None
    set_apart = [i for i in mention.tokens if not _placed(book, i)]
    words = content_words(book.doc, Mention(set_apart, here)) - {noun, "former"}
    first = {e: book.cast.names[e.at[0]].first for e in dict.fromkeys(book.offices.near(noun, mention.head))}
    bearers = [e for e, at in first.items() if here < at < here + NEXT and not _another(book, e, noun)]
    fitting = [e for e in bearers if not words or words & book.offices.words(e)]
    if len(bearers) == len(fitting) == 1:
        return book.of_entity(bearers[0])
    entity = _introduced(book, mention, noun, sure=opens == "the") if not fitting else None
    return book.of_entity(entity) if entity is not None else None


def _another(book: Book, entity: Entity, noun: str) -> bool:
    """ "Tom Field, a baker": one of that trade, told as if none had been spoken of."""
    for role in book.offices.roles.get(id(entity), ()):
        opens = book.doc[role.first].lower_ if role.head is not None else ""
        if opens in ("a", "an") and lexicon.singular(book.doc[role.head or 0].text) == noun:
            return True
    return False


def _placed(book: Book, i: int) -> bool:
    entity = book.cast.entity_at(i)
    return entity is not None and is_place(entity)


def _introduced(book: Book, mention: Mention, noun: str, *, sure: bool) -> Entity | None:
    """The person who is named first behind a description, as a speaker: told in words that it shares, or, if
    that need not be ``sure``, with no word on who that is."""
    woman, here = gendered([noun]), mention.head
    for k in range(book.cast.before(here) + 1, len(book.cast.names)):
        name, entity = book.cast.names[k], book.cast.owner[k]
        if name.first - here > NEXT // 2:
            return None
        if entity is None or entity.sort != "person" or entity.at[0] != k or len(entity.key) < 2:
            continue
        token = book.doc[name.last]
        speaks = token.dep_ in ("nsubj", "appos") and token.head.pos_ in ("VERB", "NOUN")
        if not speaks or (woman is not None and entity.woman not in (woman, None)):
            return None
        if _another(book, entity, noun):
            return None
        told = _told_of(book, entity, name.last)
        shared = _stems({noun, *content_words(book.doc, mention)}) & _stems(told)
        bare = not told and not sure and token.head.lower_ in SAYS
        met = _who_did(book, mention) and _met_first(book, entity, name.last)
        return entity if shared or bare or met or _led(book, entity, mention, noun) else None
    return None


def _who_did(book: Book, mention: Mention) -> bool:
    """ "The referee who stopped the final": told as one whom the reader is about to meet."""
    doc, behind = book.doc, mention.head + 1
    first = not any(
        e.sort == "person" and book.cast.names[e.at[0]].first < behind for e in book.cast.entities
    )
    return first and doc[mention.first].lower_ == "the" and doc[behind : behind + 1].text == "who"


def _met_first(book: Book, entity: Entity, last: int) -> bool:
    """Is nothing told of a person who speaks in the next paragraph but what he did: "said Marek Wolny, who
    blew the whistle"?"""
    follows = book.doc[last + 1 : last + 5]
    if len(follows) < 4 or follows[0].text != "," or follows[1].lower_ != "who":
        return False
    is_something = follows[2].lower_ in ("is", "was") and follows[3].tag_[:2] != "VB"
    return not is_something and all(r.head is None for r in book.offices.roles.get(id(entity), ()))


def _led(book: Book, entity: Entity, mention: Mention, noun: str) -> bool:
    """ "A former spy chief" is "Jaak Meri, who led the intelligence service until 2021"."""
    if noun not in HEADS or "former" not in (book.doc[i].lower_ for i in mention.tokens):
        return False
    held = (r for r in book.offices.roles.get(id(entity), ()) if r.head is None)
    clauses = [[t.lower_ for t in book.doc[r.first : r.last + 1]] for r in held]
    return any(c[:1] == ["who"] and LED & set(c) and {"until", "till", "before"} & set(c) for c in clauses)


def _told_of(book: Book, entity: Entity, last: int) -> set[str]:
    """The words that tell who somebody is: of the roles, and of the clause set off behind the name."""
    told = set(book.offices.words(entity))
    after = last + 1
    if after < len(book.doc) and book.doc[after].text in (",", "(", "—", "–"):
        for i in range(after + 1, min(after + CLAUSE, len(book.doc))):
            if book.doc[i].text in (",", ".", ";", ")", "—", "–") or "\n" in book.doc[i].text:
                break
            told.add(book.doc[i].lower_)
    return told


def _stems(words: Iterable[str]) -> set[str]:
    """Enough of each word to tell "auditor" and "audited" as one."""
    return {w[:STEM] for w in words if len(w) >= STEM - 1 and w not in LOOSE}
