"""What an article says that its named persons are: titles, appositions and the like, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.extract import lexicon
from auditor.extract.cast import Cast, Entity, gendered
from auditor.extract.names import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 14  # tokens that an apposition's head may stand away from the name
NEAR = 60  # tokens that a role without a name may stand behind the person
LONGEST = 40  # tokens of one description
LEADS = frozenset(
    "heads headed runs ran leads led directs directed chairs chaired founded founds oversees oversaw represents represented "
    "teaches taught serves served works worked owns owned manages managed edits edited coached coaches commands commanded "
    "studies studied helped helps advised advises writes covers helmed built started launched joined starred hosts hosted "
    "anchors".split()
)
PARTIES = {"D": "Democrat", "R": "Republican", "I": "independent"}


@dataclass(frozen=True, slots=True)
class Role:
    """A description of one entity: tokens ``[first, last]``; ``head`` is the noun, None for "who runs the firm"."""

    first: int
    last: int
    head: int | None


def gather(cast: Cast) -> dict[int, list[Role]]:
    """Descriptions of the persons of a cast, by ``id`` of the entity, in text order."""
    found: defaultdict[int, list[Role]] = defaultdict(list)
    for i, name in enumerate(cast.names):
        entity = cast.owner[i]
        if entity is not None and entity.sort == "person":
            found[id(entity)].extend(_of_name(cast, name, entity))
    _taken_up(cast, found)
    return found


def _of_name(cast: Cast, name: Name, entity: Entity) -> Iterator[Role]:
    doc = cast.doc
    yield from _title(doc, name)
    yield from _before(doc, name)
    yield from _left_apposition(doc, name)
    yield from _owner(cast, name)
    after = _past_bracket(doc, name.last + 1)
    yield from _bracket(doc, name)
    if after < len(doc) and doc[after].text in (",", "--", "—", "–", "-"):
        yield from _apposition(doc, after + 1)
    elif after < len(doc) and doc[after].text in ("of", "from", "at", "with"):
        yield from _belongs(cast, after)
    yield from _copula(doc, name)
    yield from _campaign(doc, name)
    yield from _shared(doc, name)


def _campaign(doc: Doc, name: Name) -> Iterator[Role]:
    """"The Trump campaign" ties the person to a camp."""
    i = name.last + (2 if name.possessive else 1)
    while i < len(doc) and doc[i].tag_ in ("JJ", "NN") and i < name.last + 4:
        if doc[i].lower_ in ("campaign", "administration"):
            yield Role(name.own, i, None)
            return
        i += 1


def _shared(doc: Doc, name: Name) -> Iterator[Role]:
    """"Presidential candidates Hillary Clinton and Donald Trump": the second has the role too."""
    i = name.first - 1
    if i < 2 or doc[i].lower_ != "and":
        return
    token = doc[name.last]
    if token.dep_ == "conj" and token.head.i < i:
        for j in range(token.head.left_edge.i, token.head.i):
            if lexicon.is_plural(doc[j].text) and _is_role_word(doc[j].text):
                yield Role(_stretch_left(doc, j), j, j)
                return


def _taken_up(cast: Cast, found: defaultdict[int, list[Role]]) -> None:
    """"The Vermont senator", "as secretary of state": said of the person spoken of just before."""
    doc, k = cast.doc, 0
    last: list[tuple[int, Entity]] = []
    for token in doc:
        while k < len(cast.names) and cast.names[k].last < token.i:
            owner = cast.owner[k]
            if owner is not None and owner.sort == "person":
                last = [*last[-3:], (cast.names[k].last, owner)]
            k += 1
        first = _free_role(cast, token)
        if first is None:
            continue
        woman = gendered([token.text])
        near = [e for at, e in last if token.i - at < NEAR and (woman is None or e.woman in (woman, None))]
        if near:
            found[id(near[-1])].append(Role(first, token.i, token.i))


def _free_role(cast: Cast, token: Token) -> int | None:
    """Where a role phrase begins that stands beside no name; None for anything else."""
    doc, noun = cast.doc, lexicon.singular(token.text)
    if token.tag_ not in ("NN", "NNP") or noun not in lexicon.listed("people", "exact", "office") or token.i < 2:
        return None
    if cast.entity_at(token.i) is not None or token.dep_ in ("compound", "nmod", "appos", "poss"):
        return None
    after = token.i + 1
    if after < len(doc) and (cast.entity_at(after) or (doc[after].text == "," and cast.entity_at(min(after + 1, len(doc) - 1)))):
        return None
    first = _stretch_left(doc, token.i)
    before = doc[first - 1].lower_ if first else ""
    described = first < token.i and before == "the"
    office = before in ("as", "was", "is", "became") and first == token.i and noun in lexicon.listed("people", "office")
    return first if described or office else None


def _title(doc: Doc, name: Name) -> Iterator[Role]:
    heads = [i for i in range(name.first, name.own) if _is_role_word(doc[i].text)]
    if heads:
        first = _stretch_left(doc, name.first)
        yield Role(first, name.own - 1, heads[-1])


def _is_role_word(word: str) -> bool:
    low = word.casefold().strip(".")
    courtesy = {"mr", "mrs", "ms", "miss", "sir", "lord", "lady", "dame", "madam", "st", "hon", "de"}
    return low not in courtesy and (
        lexicon.is_post(word)
        or low in lexicon.listed("people", "titles", "office")
        or word.casefold() in lexicon.listed("people", "titles")
        or lexicon.singular(word) in lexicon.listed("people", "party")
    )


def _before(doc: Doc, name: Name) -> Iterator[Role]:
    """ "Kremlin spokesman" in front of a name: a stretch of nouns and adjectives that ends in a post."""
    last = name.first - 1
    if last < 0 or not doc[last].text[:1].islower() or not _is_role_word(doc[last].text):
        return
    yield Role(_stretch_left(doc, last), last, last)


def _stretch_left(doc: Doc, i: int) -> int:
    first = i
    while first > 0 and i - first < REACH and _premodifies(doc[first - 1]):
        first -= 1
    while first < i and doc[first].text in "-–/'’s,and":
        first += 1
    return first


def _premodifies(token: Token) -> bool:
    if "\n" in token.text or token.text in ('"', "“", "”", ".", ":", ";"):
        return False
    return token.tag_ in (
        "NN",
        "NNP",
        "NNPS",
        "NNS",
        "JJ",
        "JJS",
        "JJR",
        "POS",
        "HYPH",
        "CD",
        "VBN",
    ) or token.text in ("-", "&", "'s")


def _left_apposition(doc: Doc, name: Name) -> Iterator[Role]:
    """ "The police chief, Kerr Putney": the name is set behind the post."""
    comma = name.first - 1
    if comma < 1 or doc[comma].text != ",":
        return
    for i in range(comma - 1, max(comma - REACH, 0), -1):
        token = doc[i]
        if token.text in (",", ".", ";", "”", '"') or token.pos_ in ("VERB", "AUX") or "\n" in token.text:
            return
        if token.pos_ == "NOUN" and _is_role_word(token.text) and not lexicon.is_plural(token.text):
            if _phrase_start(doc, i).casefold() in (
                "a",
                "an",
                "the",
                "his",
                "her",
                "their",
                "its",
                "'s",
                "’s",
                "whose",
                "my",
            ):
                yield Role(_stretch_left(doc, i), comma - 1, i)
            return


def _phrase_start(doc: Doc, i: int) -> str:
    first = _stretch_left(doc, i)
    return doc[first - 1].text if first else ""


def _past_bracket(doc: Doc, i: int) -> int:
    if i < len(doc) and doc[i].text == "(":
        for j in range(i + 1, min(i + 10, len(doc))):
            if doc[j].text == ")":
                return j + 1
    if i < len(doc) and doc[i].text in ("”", '"'):
        return i + 1
    return i


def _bracket(doc: Doc, name: Name) -> Iterator[Role]:
    """ "(D-Md.)", ", R-Ky.": party and state of a lawmaker."""
    i = name.last + 1
    if i + 1 >= len(doc) or doc[i].text not in ("(", ","):
        return
    text = doc[i + 1].text
    if (
        text in PARTIES
        or (text[:2] in ("D-", "R-", "I-"))
        or (text in ("Republican", "Democrat")
        and doc[i + 2 : i + 3].text == "of")
    ):
        last = i + 1
        while last + 1 < len(doc) and last < i + 6 and doc[last + 1].text not in (")", ","):
            last += 1
        yield Role(i + 1, last, i + 1)


def _apposition(doc: Doc, i: int) -> Iterator[Role]:
    """ "a lawyer at Bailey & Glasser": behind the comma, up to the comma that closes it."""
    if i + 1 < len(doc) and (doc[i].like_num or doc[i].text.isdigit()) and doc[i + 1].text == ",":
        i += 2  # an age
    if i >= len(doc):
        return
    if doc[i].text == "who":
        yield from _who(doc, i)
        return
    head = _apposition_head(doc, i)
    if head is not None:
        yield Role(i, _phrase_end(doc, head), head)


def _apposition_head(doc: Doc, i: int) -> int | None:
    for j in range(i, min(i + REACH, len(doc))):
        token = doc[j]
        if token.text in (",", ".", ";", ":", "”", '"', "who", "of", "for", "at", "--") or "\n" in token.text:
            return None
        if token.pos_ in ("VERB", "AUX", "PRON") and token.tag_ not in ("VBN", "VBG", "PRP$"):
            return None
        nominal = token.pos_ in ("NOUN", "PROPN", "ADJ")
        compound = j + 1 < len(doc) and doc[j + 1].pos_ in ("NOUN", "PROPN") and doc[j + 1].text != ","
        if nominal and _is_role_word(token.text) and not (compound and _more_role(doc, j)):
            return j
    return None


def _more_role(doc: Doc, j: int) -> bool:
    return any(_is_role_word(doc[k].text) for k in range(j + 1, min(j + 4, len(doc))) if doc[k].text != ",")


def _phrase_end(doc: Doc, head: int) -> int:
    last = head
    for j in range(head + 1, min(head + LONGEST, len(doc))):
        if doc[j].text in (",", ".", ";", ":", "”", '"', "--", "—", ")") or "\n" in doc[j].text:
            break
        last = j
    return last


def _who(doc: Doc, i: int) -> Iterator[Role]:
    for j in range(i + 1, min(i + 5, len(doc))):
        if doc[j].text.casefold() in LEADS:
            yield Role(i, _phrase_end(doc, j), None)
            return
        if doc[j].lower_ in ("is", "was") and (head := _apposition_head(doc, j + 1)) is not None:
            yield Role(j + 1, _phrase_end(doc, head), head)
            return


def _owner(cast: Cast, name: Name) -> Iterator[Role]:
    """ "CNN's Jake Tapper": a body that owns the name, no post."""
    i = name.first - 1
    if i > 0 and cast.doc[i].text in ("'s", "’s", "'", "’"):
        entity = cast.entity_at(i - 1)
        if entity is not None and entity.sort == "body":
            yield Role(cast.names[cast.by_token[i - 1]].first, i - 1, None)


def _belongs(cast: Cast, i: int) -> Iterator[Role]:
    """ "Mr. Morgan of the Sierra Club"."""
    for j in range(i + 1, min(i + 4, len(cast.doc))):
        entity = cast.entity_at(j)
        if entity is not None:
            if entity.sort == "body" and not _is_place(entity):
                yield Role(i + 1, cast.names[cast.by_token[j]].last, None)
            return


def _is_place(entity: Entity) -> bool:
    return " ".join(entity.key) in lexicon.places()


def _copula(doc: Doc, name: Name) -> Iterator[Role]:
    token = doc[name.last]
    if token.dep_ != "nsubj" or token.head.lower_ not in ("is", "was", "be", "became", "remains"):
        return
    for child in token.head.rights:
        if child.dep_ == "attr" and _is_role_word(child.text):
            yield Role(child.left_edge.i, _phrase_end(doc, child.i), child.i)
            return
