"""Finds who is named only further down: "a New York judge" in the lede, "the woman who found the comet"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from auditor.extract.people.entities import Entity, is_place
from auditor.extract.people.genders import gendered
from auditor.extract.speakers.parties import Book, Party
from auditor.extract.text import mentions
from auditor.extract.text.mentions import Mention, content_words
from auditor.extract.words import lexicon
from auditor.extract.words.nameless import ANONYMOUS
from auditor.names.titles import is_title
from auditor.words import paired

DEED = 5  # tokens behind "who" within which its verb stands
CLAUSE = 16  # tokens of a clause behind a name
STEM = 5  # letters that two words share which tell of one thing
LOOSE = frozenset({"former", "years", "their", "which", "there", "about", "after", "before", "where"})
NEXT = 200  # tokens within which somebody is named who was described first
HEADS = frozenset(
    {"chief", "head", "boss", "director", "leader", "commander", "chair", "chairman", "president"}
)
FIRMS = frozenset({"agency", "business", "company", "firm", "group", "organisation", "organization", "team"})
LED = frozenset({"led", "ran", "headed", "chaired", "commanded", "directed", "managed"})
SAYS = frozenset({"said", "says", "told", "wrote", "added", "adds", "testified", "recalled", "explained"})


def named(book: Book, mention: Mention, noun: str) -> Party | None:
    """ "A New York judge" in the lede, when one judge alone is named further down, or when the one who is
    named next speaks and nothing tells that it is somebody else."""
    here, opens = mention.head, mentions.determiner(book.doc, mention)
    if not book.items.in_lede(book.doc[here].idx) or book.doc[mention.first].lower_ in ("one", "another"):
        return None
    if _goes_unnamed(book, mention):
        return None
    if (doer := _doer(book, mention, noun)) is not None:
        return book.of_entity(doer)
    told = noun in lexicon.listed("people", "exact", "relation") or lexicon.is_doer(noun)
    if opens not in ("a", "an", "", "'s", "the") or not (told or book.offices.near(noun, mention.head)):
        doer = _first_to_speak(book, here, gendered([noun]))
        return book.of_entity(doer) if doer is not None and _deed_for_deed(book, mention, doer) else None
    set_apart = [i for i in mention.tokens if not _placed(book, i)]
    words = content_words(book.doc, Mention(set_apart, here)) - {noun, "former"}
    first = {e: book.cast.names[e.at[0]].first for e in dict.fromkeys(book.offices.near(noun, mention.head))}
    bearers = [e for e, at in first.items() if here < at < here + NEXT and not _another(book, e, noun)]
    fitting = [e for e in bearers if not words or words & book.offices.words(e)]
    if len(bearers) == len(fitting) == 1:
        return book.of_entity(bearers[0])
    entity = _introduced(book, mention, noun, sure=opens == "the") if not fitting else None
    return book.of_entity(entity) if entity is not None else None


def _goes_unnamed(book: Book, mention: Mention) -> bool:
    """ "A driver, who asked not to be named": the article will not name him."""
    sentence = book.doc[mention.head].sent
    found = ANONYMOUS.finditer(book.doc.text, book.doc[mention.head].idx, sentence.end_char)
    spans = (book.doc.char_span(*m.span(), alignment_mode="expand") for m in found)
    return any(span is not None and not book.near.quoted[span[0].i] for span in spans)


def _another(book: Book, entity: Entity, noun: str) -> bool:
    """ "Tom Field, a baker": one of that trade, told as if none had been spoken of."""
    for role in book.offices.roles.get(id(entity), ()):
        opens = book.doc[role.first].lower_ if role.head is not None else ""
        if opens in ("a", "an") and lexicon.singular(book.doc[role.head or 0].text) == noun:
            return True
    return False


def _doer(book: Book, mention: Mention, noun: str) -> Entity | None:
    """ "The woman who found the comet" is "the discoverer, Ada Blom", where she is the first to be named."""
    behind = book.doc[mention.head + 1 : mention.head + 2 + DEED]
    verb = next((t for t in behind[1:] if t.pos_ == "VERB"), None)
    if verb is None or behind[0].lower_ not in ("who", "that"):
        return None
    entity = _first_to_speak(book, mention.head, gendered([noun]))
    return entity if entity is not None and _called_by(book, entity) & _doers(verb.text) else None


def _doers(verb: str) -> set[str]:
    """What somebody is called who did this."""
    low = verb.casefold()
    cut = low.removesuffix("ed")
    bases = {_bases()[low]} if low in _bases() else {low, low.removesuffix("d"), cut, cut[:-1]}
    stems = {s for base in bases for s in (base, base.removesuffix("e"), base + base[-1:])}
    listed = {noun for base in bases for noun in paired("deeds", "by").get(base, ())}
    return {stem + ending for stem in stems for ending in ("er", "or")} | listed


@cache
def _bases() -> dict[str, str]:
    return {form: base for base, forms in paired("irregular", "verbs").items() for form in forms}


def _called_by(book: Book, entity: Entity) -> set[str]:
    """The nouns that a person is called by as one who is known: "the finder, Ada Blom", "finder Ada Blom"."""
    doc, name = book.doc, book.cast.names[entity.at[0]]
    at = name.first - 2 if name.first > 1 and doc[name.first - 1].text == "," else name.first - 1
    roles = (r for r in book.offices.roles.get(id(entity), ()) if r.head is not None)
    heads = [r.head or 0 for r in roles if doc[r.first].lower_ not in ("a", "an")]
    heads += [at] if at >= 0 and doc[at].tag_ in ("NN", "NNP") and doc[at].i < name.first else []
    return {lexicon.singular(doc[i].text) for i in heads}


def _placed(book: Book, i: int) -> bool:
    entity = book.cast.entity_at(i)
    return entity is not None and is_place(entity)


def _introduced(book: Book, mention: Mention, noun: str, *, sure: bool) -> Entity | None:
    """The person who is named first behind a description, as a speaker: told in words that it shares, or, if
    that need not be ``sure``, with no word on who that is."""
    entity = _first_to_speak(book, mention.head, gendered([noun]))
    if entity is None or _another(book, entity, noun):
        return None
    last = book.cast.names[entity.at[0]].last
    told = _told_of(book, entity, last)
    if _elsewhere(book, mention, last) or _of_another(book, mention, entity):
        return None
    shared = _stems({noun, *content_words(book.doc, mention)}) & _stems(told)
    bare = not told and not sure and book.doc[last].head.lower_ in SAYS
    met = _who_did(book, mention) and _met_first(book, entity, last)
    met = met or _deed_for_deed(book, mention, entity)
    return entity if shared or bare or met or _led(book, entity, mention, noun) else None


def _first_to_speak(book: Book, here: int, woman: bool | None) -> Entity | None:
    """The person who is first named, in full, behind a token and not long after, if as a speaker of that
    sex."""
    for k in range(book.cast.before(here) + 1, len(book.cast.names)):
        name, entity = book.cast.names[k], book.cast.owner[k]
        if name.first - here > NEXT // 2:
            return None
        if entity is None or entity.sort != "person" or entity.at[0] != k or len(entity.key) < 2:
            continue
        token = book.doc[name.last]
        speaks = token.dep_ in ("nsubj", "appos") and token.head.pos_ in ("VERB", "NOUN")
        return entity if speaks and (woman is None or entity.woman in (woman, None)) else None
    return None


def _who_did(book: Book, mention: Mention) -> bool:
    """ "The referee who stopped the final": told as one whom the reader is about to meet."""
    doc, behind = book.doc, mention.head + 1
    the_one = doc[mention.first].lower_ == "the" and doc[behind : behind + 1].text == "who"
    return the_one and _first_met(book, behind)


def _first_met(book: Book, behind: int) -> bool:
    """Is no person named before a token?"""
    return not any(e.sort == "person" and book.cast.names[e.at[0]].first < behind for e in book.cast.entities)


def _elsewhere(book: Book, mention: Mention, last: int) -> bool:
    """ "A teacher at the college in Derry" is not "Ada Blom, who teaches in Omagh"."""
    end = next((i for i in range(mention.last + 1, last) if book.doc[i].pos_ in ("VERB", "AUX")), last)
    here, there = _where(book, range(mention.first, end)), _where(book, _clause_behind(book, last))
    return bool(here) and bool(there) and here.isdisjoint(there)


def _of_another(book: Book, mention: Mention, entity: Entity) -> bool:
    """ "A Coast Guard official" is not "Navy official Dan Orr": each is told to be of another body, or of
    somebody."""
    here = _owners(book, mention.tokens)
    roles = book.offices.roles.get(id(entity), ())
    there = _owners(book, (i for r in roles for i in range(r.first, r.last + 1)))
    return bool(here and there) and here.isdisjoint(there)


def _owners(book: Book, tokens: Iterable[int]) -> set[str]:
    """The words of names in a description, places and what he is aside."""
    held = (book.doc[i] for i in tokens)
    return {
        t.lower_
        for t in held
        if t.tag_ in ("NNP", "NNPS")
        and not _placed(book, t.i)
        and not (lexicon.is_post(t.text) or is_title(t.text))
    }


def _where(book: Book, tokens: Iterable[int]) -> set[str]:
    """The names that "in" stands before."""
    held = (book.doc[i] for i in tokens)
    return {t.lower_ for t in held if t.tag_ == "NNP" and t.dep_ == "pobj" and t.head.lower_ == "in"}


def _deed_for_deed(book: Book, mention: Mention, entity: Entity) -> bool:
    """ "A nurse who pulled a dog from the canal", and in the next paragraph "said Ada Blom, 58, who dragged
    it to the bank": both are told by what they once did or what befell them, and nobody by more."""
    doc, last = book.doc, book.cast.names[entity.at[0]].last
    roles = book.offices.roles.get(id(entity), ())
    if not _first_met(book, mention.head + 1) or any(r.head is not None for r in roles):
        return False
    said = doc[last].head.lower_ in SAYS and book.near.quoted[doc[last].sent.start]
    next_one = sum(map(bool, doc[mention.head : last].text.split("\n"))) == 2
    return said and next_one and _deed(book, mention.head + 1) and _deed(book, _past_age(book, last + 1))


def _past_age(book: Book, i: int) -> int:
    """The token behind a comma, and behind an age between commas."""
    aged = i + 2 < len(book.doc) and book.doc[i + 1].like_num and book.doc[i + 2].text == ","
    return i + 3 if aged else i + 1


def _deed(book: Book, i: int) -> bool:
    """Does "who pulled a dog out" or "whose herd was culled" stand at a token, and no post or home?"""
    who = book.doc[i] if i < len(book.doc) else None
    if who is None or who.lower_ not in ("who", "whose"):
        return False
    verb = next((t for t in book.doc[i + 1 : i + 2 + DEED] if t.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
    if verb is None or verb.tag_ != "VBD" or book.doc[i + 1].lower_ in FIRMS:
        return False
    if verb.lower_ in ("was", "were", "had"):  # "was found", "had pulled"; not "was driving", "was a guard"
        behind = book.doc[verb.i + 1 : verb.i + 1 + CLAUSE]
        return any(t.tag_ == "VBN" for t in behind[:2]) or (
            behind[:1].text in ("at", "in", "inside", "on", "asleep") and "when" in (t.lower_ for t in behind)
        )
    return verb.lower_ not in LED or not any(c.dep_ == "dobj" for c in verb.rights)


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
    return {*book.offices.words(entity), *(book.doc[i].lower_ for i in _clause_behind(book, last))}


def _clause_behind(book: Book, last: int) -> list[int]:
    """The tokens of the clause that is set off behind a name."""
    after, held = last + 1, list[int]()
    if after < len(book.doc) and book.doc[after].text in (",", "(", "—", "–"):
        for i in range(after + 1, min(after + CLAUSE, len(book.doc))):
            if book.doc[i].text in (",", ".", ";", ")", "—", "–") or "\n" in book.doc[i].text:
                break
            held.append(i)
    return held


def _stems(words: Iterable[str]) -> set[str]:
    """Enough of each word to tell "auditor" and "audited" as one."""
    return {w[:STEM] for w in words if len(w) >= STEM - 1 and w not in LOOSE}
