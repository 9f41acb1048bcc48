"""What clauses tell that a named person is: "works as a nurse", "who chairs the union", "a firm run by"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.extract.people.cast import Cast
from auditor.extract.people.entities import is_place
from auditor.extract.people.names import Name
from auditor.extract.text import beside
from auditor.extract.text.phrases import Role, is_role_word, phrase_end, post_end, role_ahead, stretch_left
from auditor.extract.words import lexicon
from auditor.words import paired

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEADS = lexicon.listed("words", "leads")
HEADED = lexicon.listed("words", "headed")
SERVES = {between: frozenset(verbs) for between, verbs in paired("words", "serves").items()}
WORKS = lexicon.listed("words", "works")
MADE = lexicon.listed("words", "made_by")
APPOINTED = lexicon.listed("words", "appointed")
COMMON = lexicon.listed("bodies", "common")
BEING = frozenset({"is", "was", "be", "been", "became", "remains"})
NOT_SO = frozenset({"not", "n't", "n’t", "never", "would", "could", "should", "might", "may", "can"})
OPENS = HEADED | {"who", "whose"}.union(*SERVES.values())
CLOSES = HEADED | {"by"} | lexicon.listed("words", "camps")
CLAUSE = 24  # tokens of a phrase in front of the clause, "As head of the Ferry Trust, ..."
BETWEEN = 4  # tokens between a verb and what ties it to a body: "teaches Roman law at"


def told(cast: Cast, name: Name) -> Iterator[Role]:
    """What the clause says in which a name stands."""
    doc, token = cast.doc, cast.doc[name.last]
    yield from _front(doc, name)
    yield from _run_by(cast, name)
    yield from _that_runs(cast, name)
    yield from _made(cast, name)
    if token.dep_ == "attr" and token.head.lower_ in ("is", "was") and token.head.i < name.first:
        yield from _is_named(token.head)
    if token.dep_ in ("nsubj", "nsubjpass") and not any(c.lower_ in NOT_SO for c in token.head.lefts):
        yield from _main(cast, token.head)


def by_clause(doc: Doc, first: int, last: int) -> bool:
    """Does a description without a noun for a post tell one? "Who runs the firm", "the firm is run", "the
    campaign"."""
    charge = doc[first : first + 2].text == "in charge"
    return charge or doc[first].lower_ in OPENS or doc[last].lower_ in CLOSES


def set_off(cast: Cast, i: int) -> Iterator[Role]:
    """What a clause says that begins at a token behind the comma after a name: "who chairs the union",
    "representing the firm", "as head of the fund", "whose company built it"."""
    doc = cast.doc
    low = beside.low(doc, i)
    if low == "who":
        yield from _who(cast, i)
    elif low == "as":
        yield from (r for r in _as(doc, i) if beside.text(doc, r.last + 1) == ",")
    elif low == "whose" and beside.low(doc, i + 1) in COMMON:
        named = cast.entity_at(i + 2)
        last = cast.names[cast.by_token[i + 2]].last if named is not None and named.sort == "body" else i + 1
        yield Role(i, last, None)
    elif i < len(doc) and doc[i].tag_ in ("VBG", "VBN"):
        yield from _serves(cast, i, i)


def _who(cast: Cast, i: int) -> Iterator[Role]:
    doc = cast.doc
    for j in range(i + 1, min(i + 5, len(doc))):
        if doc[j].text.casefold() in LEADS:
            end = phrase_end(doc, j)
            served = (k for k in range(j + 2, min(j + 8, end + 1)) if is_role_word(doc[k].text))
            yield Role(i, end, next(served, None) if beside.text(doc, j + 1) == "as" else None)
            return
        if doc[j].lower_ in ("is", "was") and (head := role_ahead(doc, j + 1)) is not None:
            yield Role(j + 1, post_end(doc, head), head)
            return
        if doc[j].lower_ in NOT_SO or doc[j].text == ",":
            return
        if doc[j].lower_ in APPOINTED and doc[j].tag_ == "VBN":
            yield from _appointed(doc, j)
            return
        roles = [*_serves(cast, i, j)]
        if roles:
            yield from roles
            return


def _main(cast: Cast, verb: Token) -> Iterator[Role]:
    """ "Ada Holm chairs the union", "Ada Holm was elected chairwoman"."""
    doc = cast.doc
    if verb.lower_ in BEING:
        posts = (c for c in verb.rights if c.dep_ == "attr" and is_role_word(c.text))
        post = None if any(c.lower_ in NOT_SO for c in verb.children) else next(posts, None)
        if post is not None:
            yield Role(post.left_edge.i, post_end(doc, post.i), post.i)
        else:
            yield from _serves(cast, verb.i, verb.i)
    elif verb.lower_ in APPOINTED and verb.tag_ == "VBN":
        yield from _appointed(doc, verb.i)
    elif verb.lower_ == "joined" and (last := _body_ahead(cast, verb.i + 1)) is not None:
        for role in _as(doc, last + 1):
            yield from (role, Role(verb.i + 1, last, None))
    else:
        yield from _serves(cast, verb.i, verb.i)


def _serves(cast: Cast, first: int, verb: int) -> Iterator[Role]:
    """What a verb ties to a body or a post: "heads the trust", "plays for Elm", "serves as its clerk"; the
    description begins at ``first``."""
    doc, low = cast.doc, cast.doc[verb].lower_
    if low in ("is", "was", "been") and doc[verb + 1 : verb + 4].text.lower() == "in charge of":
        yield Role(verb + 1, phrase_end(doc, verb + 3), None)
        return
    if low in HEADED and (last := _body_ahead(cast, verb + 1)) is not None:
        yield Role(first, last, None)
        return
    for i in range(verb + 1, min(verb + 2 + BETWEEN, len(doc))):
        between = doc[i].lower_
        if doc[i].is_punct or doc[i].pos_ in ("VERB", "AUX", "SCONJ"):
            return
        if doc[i].pos_ != "ADP" and between != "to":
            continue
        if low not in SERVES.get(between, ()):
            return
        if between == "as":
            yield from _as(doc, i)
        elif (last := _body_ahead(cast, i + 1)) is not None:
            yield Role(first, last, None)
        return


def _body_ahead(cast: Cast, i: int) -> int | None:
    """The last token of a body whose phrase begins at a token: a name, or a noun that "the" points with."""
    doc, common = cast.doc, None
    for j in range(i, min(i + 12, len(doc))):
        token, entity = doc[j], cast.entity_at(j)
        if (token.is_punct and token.text not in ("-", "’", "'")) or token.pos_ in ("VERB", "AUX", "SCONJ"):
            return common
        if entity is not None:
            last = cast.names[cast.by_token[j]].last
            if entity.sort == "body" and not is_place(entity) and not beside.owns(doc, last):
                return last
        elif token.tag_ == "NN" and token.lower_ in COMMON and beside.low(doc, j + 1) != "'s":
            common = j
        elif token.pos_ == "ADP" and token.lower_ not in ("of", "at", "for"):
            return common
    return common


def _as(doc: Doc, i: int) -> Iterator[Role]:
    """ "As head of the Ferry Trust": the post behind "as" at a token."""
    head = role_ahead(doc, i + 1) if beside.low(doc, i) == "as" else None
    if head is None or lexicon.is_plural(doc[head].text):
        return
    last = post_end(doc, head)
    if not any(doc[k].pos_ in ("VERB", "AUX") and doc[k].tag_ != "VBN" for k in range(head + 1, last + 1)):
        yield Role(i + 1, last, head)


def _front(doc: Doc, name: Name) -> Iterator[Role]:
    """ "As head of the Ferry Trust, Ada Holm said", "A nurse who served in Elm, 58-year-old Ada Holm is": a
    phrase that opens the sentence of which the name is the subject."""
    comma, subject = name.first - 1, doc[name.last]
    while comma > 2 and (doc[comma].like_num or doc[comma].lower_ in ("-", "year", "old")):
        comma -= 1
    if comma < 2 or doc[comma].text != "," or subject.dep_ not in ("nsubj", "nsubjpass") or name.possessive:
        return
    if any(c.lower_ in NOT_SO for c in subject.head.lefts):
        return  # "As president, she would ..."
    start = comma - 1
    while start > max(comma - CLAUSE, 0) and not (doc[start].lower_ == "as" and _opens(doc, start)):
        if doc[start].text in ("A", "An") and doc[start].is_sent_start:
            break
        start -= 1
    if doc[start].lower_ == "as":
        yield from (r for r in _as(doc, start) if r.last == comma - 1)
        return
    head = role_ahead(doc, start) if doc[start].text in ("A", "An") else None
    if head is not None and beside.low(doc, head + 1) == "who" and phrase_end(doc, head) == comma - 1:
        yield Role(start, comma - 1, head)


def _opens(doc: Doc, i: int) -> bool:
    return bool(doc[i].is_sent_start) or doc[i].text == "As"


def _run_by(cast: Cast, name: Name) -> Iterator[Role]:
    """ "The firm is run by Ada Holm", "his lawyers, led by Ada Holm", "a script by Ada Holm"."""
    doc, verb = cast.doc, beside.token(cast.doc, name.first - 2)
    if verb is None or doc[name.first - 1].lower_ != "by":
        return
    if verb.lower_ in WORKS:
        yield Role(stretch_left(doc, verb.i), verb.i + 1, None)
    if verb.lower_ not in HEADED and verb.lower_ not in MADE:
        return
    first = verb.head if verb.dep_ == "conj" and verb.head.tag_ == "VBN" else verb
    first = doc[verb.i - 2] if doc[max(verb.i - 2, 0) : verb.i].text == "co-" else first
    subject = next((c for c in first.lefts if c.dep_ in ("nsubjpass", "nsubj")), None)
    if subject is None or subject.tag_ == "WDT":
        subject = first.head
    if subject.i >= verb.i:
        return
    if subject.lower_ in WORKS and verb.lower_ in MADE:
        yield Role(verb.i, verb.i + 1, None)
    elif verb.lower_ not in HEADED:
        return
    elif lexicon.is_plural(subject.text) and is_role_word(subject.text):
        yield Role(stretch_left(doc, subject.i), subject.i, subject.i)
    else:
        yield from _thing(cast, subject, verb.i + 1)


def _that_runs(cast: Cast, name: Name) -> Iterator[Role]:
    """ "The trust, which Ada Holm co-owns", "Ada Holm co-founded the trust"."""
    doc, i = cast.doc, name.last + 1
    joined = doc[i : i + 2].text == "co-"
    verb = beside.token(doc, i + 2 * joined)
    if verb is None or verb.lower_ not in HEADED:
        return
    if joined and (last := _body_ahead(cast, verb.i + 1)) is not None:
        yield Role(verb.i, last, None)
    elif beside.low(doc, name.first - 1) in ("which", "that"):
        thing = beside.token(doc, name.first - 2 - (beside.text(doc, name.first - 2) == ","))
        if thing is not None:
            yield from _thing(cast, thing, verb.i)


def _thing(cast: Cast, thing: Token, last: int) -> Iterator[Role]:
    """ "The firm is owned (by her)", "the trust, which she chairs": where the thing is a body."""
    entity = cast.entity_at(thing.i)
    named = entity is not None and entity.sort == "body" and not is_place(entity)
    if named or thing.lower_ in COMMON:
        yield Role(stretch_left(cast.doc, thing.i), last, None)


def _made(cast: Cast, name: Name) -> Iterator[Role]:
    """ "The bank appointed Ada Holm as its chairwoman": the post, and the body that gives it."""
    doc, verb = cast.doc, beside.token(cast.doc, name.first - 1)
    if verb is None or verb.lower_ not in APPOINTED or verb.pos_ != "VERB":
        return
    for role in _appointed(doc, name.last):
        yield role
        for giver in (c for c in verb.lefts if c.dep_ == "nsubj"):
            entity = cast.entity_at(giver.i)
            if entity is not None and entity.sort == "body" and not is_place(entity):
                yield Role(cast.names[cast.by_token[giver.i]].first, giver.i, None)


def _appointed(doc: Doc, i: int) -> Iterator[Role]:
    """The post behind a token: "(elected) mayor of Elm", "(named) as its head", "(made) to be captain"."""
    first = i + 1
    if beside.low(doc, first) == "as":
        first += 1
    elif doc[first : first + 2].text.lower() == "to be":
        first += 2
    head = role_ahead(doc, first)
    if head is not None and not lexicon.is_plural(doc[head].text):
        yield Role(first, post_end(doc, head), head)


def _is_named(verb: Token) -> Iterator[Role]:
    """ "The gallery's curator is Ada Holm"."""
    for subject in verb.lefts:
        if subject.dep_ == "nsubj" and subject.tag_ == "NN" and is_role_word(subject.text):
            yield Role(subject.left_edge.i, verb.i - 1, subject.i)
