"""The names that a phrase holds: beside a post, set off behind it, or joined with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.extract.people.entities import Entity, is_place
from auditor.extract.people.runs import is_head
from auditor.extract.speakers.parties import Book
from auditor.extract.text import mentions
from auditor.extract.text.mentions import Mention
from auditor.extract.text.phrases import is_role_word
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

DASHES = frozenset({"—", "–", "-", "--"})


def entity_of(book: Book, head: int) -> Entity | None:
    """Whose name holds a token, titles left out."""
    at = book.cast.name_at(head)
    return book.cast.owner[at] if at is not None and book.cast.names[at].own <= head else None


def of_phrase(book: Book, mention: Mention) -> Entity | None:
    """Whose name a phrase holds, if it is one person's or one body's."""
    return entity_of(book, mention.head) or _set_beside(book, mention) or _appended(book, mention)


def listed(book: Book, mention: Mention) -> list[int]:
    """Last tokens of persons that stand joined in a phrase, where the parse lost the conjunction."""
    heads: list[int] = []
    since = mention.first
    for i in mention.tokens:
        entity = entity_of(book, i)
        if entity is None or entity.sort != "person" or book.cast.names[book.cast.by_token[i]].last != i:
            continue
        between = book.doc[since : book.cast.names[book.cast.by_token[i]].first]
        if any(t.pos_ in ("ADP", "VERB", "AUX", "PRON") or t.tag_ == "POS" for t in between):
            return []
        if heads and not any(t.lower_ in ("and", "or") for t in between):
            return []
        heads.append(i)
        since = i + 1
    return heads


def _set_beside(book: Book, mention: Mention) -> Entity | None:
    """The name in "spokesman Dmitry Peskov" or "the governor, Pat McCrory"."""
    token = book.doc[mention.head]
    if mention.head in book.offices.at and not mentions.is_plural(book.doc, mention):
        return book.offices.at[mention.head]
    if behind := set_behind(book, mention):
        return entity_of(book, behind[0])
    held = set(mention.tokens)
    if lexicon.singular(token.text) in lexicon.listed("bodies", "common"):
        return _titled(book, mention)
    known = lexicon.is_post(token.text) or lexicon.singular(token.text) in lexicon.listed("people", "plain")
    if not known:
        return _apposed(book, token, held)
    for child in token.children:
        if child.i in held and child.dep_ in ("appos", "nmod", "compound") and child.i > mention.head:
            entity = entity_of(book, child.i)
            if entity is not None and entity.sort == "person":
                return entity
    after = book.cast.entity_at(mention.head + 1)
    if after is not None and after.sort == "person" and mention.head + 1 in held:
        return after
    return _behind_body(book, mention)


def _titled(book: Book, mention: Mention) -> Entity | None:
    """ "Media watchdog Ofcom", "local newspaper the Daily Post": the name right behind what a body is."""
    at = mention.head + 1
    at += at in mention.tokens and book.doc[at].lower_ == "the"
    entity = book.cast.entity_at(at) if at in mention.tokens else None
    return entity if entity is not None and entity.sort == "body" else None


def _apposed(book: Book, token: Token, held: set[int]) -> Entity | None:
    """ "The jockey, Dermot Hale": a name in full, set off behind a noun that names no thing."""
    if token.tag_ != "NN" or not lexicon.may_be_person(token.text):
        return None
    for child in token.rights:
        entity = book.cast.entity_at(child.i) if child.dep_ == "appos" and child.i in held else None
        if entity is not None and entity.sort == "person" and len(entity.key) > 1:
            return entity
    return _last_of(book, held)


def _last_of(book: Book, held: set[int]) -> Entity | None:
    """The name in full, behind a comma, that a phrase ends in, where the parse hung it elsewhere."""
    at = book.cast.name_at(max(held))
    entity = book.cast.owner[at] if at is not None else None
    if at is None or entity is None or entity.sort != "person" or len(entity.key) < 2:
        return None
    name = book.cast.names[at]
    return entity if name.first and name.first - 1 in held and book.doc[name.first - 1].text == "," else None


def _behind_body(book: Book, mention: Mention) -> Entity | None:
    """ "Secretary of Works Ada Blom", "chairman of the Roads Committee Rep. Jo Li": the name behind the
    body that the post is of."""
    of = mention.head + 1
    if of not in mention.tokens or book.doc[of].lower_ != "of":
        return None
    for i in mention.tokens:
        entity = book.cast.entity_at(i) if i > of + 1 else None
        if entity is None or entity.sort != "person":
            continue
        name = book.cast.names[book.cast.by_token[i]]
        if name.possessive:
            return None
        before = [book.doc[k].text for k in range(max(name.first, of + 1), name.own)]
        body = [word for word in before if not is_role_word(word) and not word.endswith(".")]
        known = len(body) > 1 and is_head(body[-1])  # "the Roads Committee Rep. Jo Li"
        return entity if before and (before[-1] in body or known) else None
    return None


def _appended(book: Book, mention: Mention) -> Entity | None:
    """ "Another mining company" in "Walter Energy, another mining company that ..."."""
    token = book.doc[mention.head]
    if token.dep_ != "appos" or token.head.i >= mention.first or mentions.is_plural(book.doc, mention):
        return None
    entity = entity_of(book, token.head.i)
    human = lexicon.is_person_noun(token.text) or lexicon.is_doer(token.text)
    if entity is not None and entity.sort == "person" and not human:
        return None  # "Halima Sesay was appointed, the palace announced"
    if entity is not None and human and (is_place(entity) or book.doc[token.head.i + 1].text in DASHES):
        return None  # "LONDON — A surgeon who"
    return entity


def set_behind(book: Book, mention: Mention) -> list[int]:
    """Last tokens of the names set off behind what their bearers are: "two nurses, Ada Blom and Jo Li",
    "his niece, state Del. Ada Blom"."""
    doc, held = book.doc, set(mention.tokens)
    noun = doc[mention.head]
    human = lexicon.is_person_noun(noun.text) or lexicon.is_doer(lexicon.singular(noun.text))
    if not human or entity_of(book, mention.head):
        return []
    plural, found = mentions.is_plural(doc, mention), list[int]()
    comma = next((i for i in range(mention.head + 1, mention.last) if doc[i].text == ","), None)
    at = comma + 1 if comma is not None else len(doc)
    while at <= mention.last:
        entity = book.cast.entity_at(at)
        if entity is not None and entity.sort == "person" and at in held:
            found.append(book.cast.names[book.cast.by_token[at]].last)
            at = found[-1] + 1
        elif entity is None and (
            doc[at].lower_ in ("and", ",") if found else doc[at].tag_ in ("NN", "JJ", "NNP", "DT")
        ):
            at += 1
        else:
            break
    return found if plural else found[:1]
