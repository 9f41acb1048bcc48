"""Resolves things that speak: documents and bodies called by a common noun, "the poll", "the agency"."""

from __future__ import annotations

from auditor.extract.people.entities import Entity, is_place
from auditor.extract.speakers.bodies import joined
from auditor.extract.speakers.firms import APART
from auditor.extract.speakers.papers import FAR
from auditor.extract.speakers.parties import Book, Party
from auditor.extract.text import mentions
from auditor.extract.text.mentions import VAGUE, Mention, content_words
from auditor.extract.words import lexicon

FRESH = frozenset({"new", "latest", "recent"})  # words that set no document apart
OWNERS = lexicon.listed("determiners", "possessive")
CLAUSES = frozenset({"who", "that", "which", "whose"})
SPOKE = 6  # sources before "both organisations" among which are the two
SITES = lexicon.listed("bodies", "site")  # "the High Street retailer"
PARTIES = lexicon.listed("people", "party_itself", "party_members")
PUBLIC = lexicon.listed("bodies", "public")
KNOWN_BY_ITSELF = frozenset(
    {"government", "state", "city", "administration", "court", "county", "campaign", "military"}
)  # "the court": the reader can tell which


def body(book: Book, mention: Mention, noun: str, opens: str, plural: bool) -> Party | Mention | None:
    """The body, or bodies, that a phrase takes up, or the phrase that tells which it is: "the union", "both
    countries", "police"."""
    if noun == "police" and len(content_words(book.doc, mention)) == 1 and book.bodies.force is not None:
        return book.bodies.force
    same = _same(book, mention, noun, opens)
    if same is not None:
        return same
    if opens in ("the", "this", "that", "") and not plural:
        fitting = _fitting(book, mention, noun, "organisation", plural)
        if fitting:
            return _latest(fitting)
    if not plural:
        return one_body(book, mention, noun, opens)
    many = 2 if opens == "both" else mentions.number(book.doc, mention) or 0
    if many < 2 or (many > 2 and opens != "the"):
        return None
    return (_two_bodies(book, mention, noun) if many == 2 else None) or _several(book, mention, many)


def document(book: Book, mention: Mention, noun: str, opens: str, plural: bool) -> Party | Mention | None:
    """The document that a phrase takes up, or the phrase elsewhere in the text that tells which it is."""
    same = _same(book, mention, noun, opens)
    if same is not None:
        return same
    held = [p for p in book.bearers(noun) if p.kind == "document" and p.plural == plural]
    if opens in ("the", "this", "that", "") and held and not plural:
        return _latest(_fitting(book, mention, noun, "document", plural))
    if not plural and not identified(book, mention, noun, plural, "document"):
        return _told_elsewhere(book, mention, noun, opens)
    return None


def _same(book: Book, mention: Mention, noun: str, opens: str) -> Party | None:
    return book.same(mention, noun) if opens not in ("another", "other") else None


def _fitting(book: Book, mention: Mention, noun: str, kind: str, plural: bool) -> list[Party]:
    """Those of that noun whose words hold all of the phrase's."""
    words = content_words(book.doc, mention) - {noun} - FRESH
    held = (p for p in book.bearers(noun) if p.kind == kind and p.plural == plural)
    return [p for p in held if words <= p.words | _key(p)]


def _key(party: Party) -> frozenset[str]:
    return frozenset(lexicon.singular(w) for w in party.entity.key) if party.entity else frozenset()


def _latest(parties: list[Party]) -> Party | None:
    return max(parties, key=lambda p: p.phrases[-1].head if p.phrases else -1, default=None)


def _told_elsewhere(book: Book, mention: Mention, noun: str, opens: str) -> Mention | None:
    """ "The statement", "a new poll" in the lede: the one that the article identifies just before or
    further down."""
    doc, here = book.doc, mention.head
    words = content_words(doc, mention) - {noun, "first"} - FRESH
    heads = book.papers.near(noun, here)
    before = [h for h in heads if here - FAR < h < here] if opens in ("the", "this", "that") else []
    after = [h for h in heads if here < h < here + FAR] if book.items.in_lede(doc[here].idx) else []
    for head in [*sorted(before, reverse=True), *sorted(after)]:
        phrase = book.reader.phrase(head)
        token = lexicon.singular(doc[head].text)
        fits = words <= content_words(doc, phrase) and not mentions.is_plural(doc, phrase)
        if fits and identified(book, phrase, token, False, "document"):
            return phrase
    return None


def one_body(book: Book, mention: Mention, noun: str, opens: str) -> Party | None:
    """ "The department", "the appeals court": the last body so called; in the lede the next one."""
    doc, here = book.doc, mention.head
    held = book.reader.phrase(here).tokens
    told = [i for i in held if i in mention.tokens and doc[i].pos_ != "VERB"]
    words = content_words(doc, Mention(told, here)) - {noun}
    definite = opens in ("the", "this", "that")
    entity = book.bodies.last(noun, words, here) if definite else None
    if entity is None and definite:
        entity = taken_up(book, Mention(told, here), noun)
    if entity is None and book.items.in_lede(doc[here].idx):
        entity = book.bodies.later(noun, words, here)
        entity = entity or (book.bodies.firms.later(noun, here) if definite else None)
    if entity is None:
        return None
    book.taken[noun] = entity
    return book.of_entity(entity)


def taken_up(book: Book, mention: Mention, noun: str) -> Entity | None:
    """ "The airline", "the struggling lender", "the media giant": a body whose name does not say so."""
    before = [book.doc[i] for i in mention.tokens[1:] if i < mention.head and book.doc[i].is_alpha]
    behind = mention.last > mention.head
    named = (e for t in before if (e := book.cast.entity_at(t.i)) is not None)
    if behind or any(e.sort == "person" or not (is_place(e) or e.key[-1] in SITES) for e in named):
        return None
    words = frozenset(lexicon.singular(t.text) for t in before)
    if words & APART or book.fresh.before(noun, mention.head):
        return None
    nouns = frozenset(lexicon.singular(t.text) for t in before if t.tag_ == "NN" and t.is_lower)
    found = book.bodies.firms.last(noun, nouns, mention.head)
    return found or (book.taken.get(noun) if lexicon.called(noun) and not words else None)


def _two_bodies(book: Book, mention: Mention, noun: str) -> Party | None:
    """ "The two countries": those that were named last."""
    parties = tuple(book.of_entity(e) for e in book.bodies.two(noun, mention.head))
    return book.joint(parties, " and ".join(p.name for p in parties)) if parties else None


def _several(book: Book, mention: Mention, many: int) -> Party | None:
    """ "Both organisations": the two that spoke last; "the three firms": those named in one breath."""
    spoke = [
        p for p in dict.fromkeys(reversed(book.latest[-SPOKE:])) if p.kind == "organisation" and p.entity
    ]
    if many == 2 and len(spoke) > 1:
        parties = tuple(sorted(spoke[:2], key=lambda p: p.order))
    else:
        parties = tuple(book.of_entity(e) for e in joined(book.cast, mention.head, many))
    return book.joint(parties, " and ".join(p.name for p in parties)) if parties else None


def identified(book: Book, mention: Mention, noun: str, plural: bool, kind: str) -> bool:
    """A publisher, owner or title tells which body or document it is; a place it speaks of does not."""
    doc, head = book.doc, mention.head
    some = kind == "organisation" and plural and doc[mention.first].lower_ in VAGUE
    clause = next((i for i in mention.tokens if i > head and doc[i].lower_ in CLAUSES), len(doc))
    for i in mention.tokens:
        if kind == "organisation" and (i > clause or (some and i < head)):
            continue
        if doc[i].text in ("“", '"') or (doc[i].lower_ in OWNERS and (i < head or kind == "document")):
            return True
        entity = book.cast.entity_at(i)
        about = i > head and doc[i - 1].lower_ in ("in", "and", "or", ",")
        if entity is not None and not (about and is_place(entity)):
            return True
    if kind == "document" and not plural:
        return book.papers.is_authored(noun, head)
    if kind == "organisation" and doc[head].text[0].isupper() and noun in PARTIES:
        return True
    if kind == "organisation" and any(lexicon.demonym(doc[i].text) for i in mention.tokens if i < head):
        return noun in PUBLIC and doc[mention.first].lower_ not in VAGUE
    if kind == "organisation" and not plural and mentions.determiner(doc, mention) == "the":
        return noun in KNOWN_BY_ITSELF
    return False
