"""Who speaks for whom: a body and its people, a document and its owner, two people and one of them.

Such origins do not confirm each other. Two people of one body do: they are distinct persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from auditor.model import Source
from auditor.stories.speakers import same_body, same_person, significant
from auditor.stories.words import plain

_OWNER = re.compile(r"(.{2,}?)['’]s?\s+\S")
_BEARS = re.compile(r"((?:[A-Z][\w.’'-]*\s+)+)\S+")  # "Holm Statement"
_OFFICE = re.compile(r"\b(?:for|of|by) the ([a-z][a-z -]+)$")  # "spokesman for the special counsel"
_ACTS = re.compile(
    r"([A-Z].*?)\s(?:attorney general|gov(?:ernor)?|mayor|spokes(?:man|woman|person))\.?$", re.I
)
_REALM = re.compile(r"^(?:states?|city|government|commonwealth|county|people) of (?:the )?(?=[A-Z])")
_FROM = re.compile(r"\s(?:of|in|by|from|released by|provided by)\s+(?:the\s+)?(?=[A-Z])")
_PUBLISHES = (  # "wrote in a long letter", "released eight years of her tax returns"
    r"\b(?:(?:in|through|via|with)\s+(?:an?|the|his|her|its|their)(?:\s+[\w'-]+){{0,2}}|(?:releas|publish|issu|fil|"
    r"post|disclos|mail|wr[io]t|sign|submit|sen[dt])\w*(?:\s+[\w'-]+){{1,7}})\s+{}\b"
)
_CHARGES = re.compile(r"\b(?:indictments?|criminal complaint|charging documents?|charge sheet)$")
_PROSECUTION = (
    "Justice Department", "Department of Justice", "special counsel", "prosecutor", "u.s. attorney",
    "district attorney", "state's attorney", "attorney general", "grand jury",
)  # fmt: skip
_AGENT = re.compile(r"\b(?:spokes(?:man|woman|person)|lawyer|attorney|counsel|publicist)\b")
_FOR = re.compile(r"\bfor\s+(?:the\s+)?(?=[A-Z])(.+)")


@dataclass(frozen=True)
class Voice:
    """What is known of an origin that tells for whom it speaks."""

    key: str
    kind: str
    names: tuple[str, ...]
    owners: tuple[str, ...]  # names of those it speaks for, or their offices
    posts: tuple[str, ...] = ()  # a person's offices
    paper: str = ""  # the noun of a document without a name ("indictment")
    parts: frozenset[str] = frozenset()  # keys of those who speak jointly
    principals: frozenset[str] = frozenset()  # keys of the persons whose lawyer or spokesman it is


_SEATS = {  # bodies that go by the house in which one office sits
    "white house": "president", "kremlin": "president", "downing street": "prime minister",
    "number 10": "prime minister", "vatican": "pope", "holy see": "pope",
}  # fmt: skip


def owners(source: Source) -> tuple[str, ...]:
    """Names of those a source speaks for: its possessor, who issued a document, a person's body; charges
    are the prosecution's.
    """
    found = [m[1] for m in [_OWNER.match(source.name)] if m]
    if source.kind == "document":
        found += [
            *(part.split(" on ")[0] for part in _FROM.split(source.name)[1:]),
            *(m[1].strip() for m in [_BEARS.fullmatch(source.name)] if m),
        ]
        found += _PROSECUTION if _CHARGES.search(plain(source.name)) else ()
    found += [m[1] for m in [_OFFICE.search(source.name)] if m]
    body, post = source.slots.body, source.slots.post
    if source.kind == "person" and body and body.grade == "named":
        found.append(body.value)
    found += [m[1] for m in [_FOR.search(post.value) if post else None] if m]
    if source.kind == "person" and post:
        found += [m[1] for m in [_ACTS.match(post.value)] if m]
    return tuple(dict.fromkeys(found))


def names(source: Source) -> tuple[str, ...]:
    """The names a source goes by, the parts of "Nebraska and Oklahoma" and the seat of an office included."""
    realm = _REALM.sub("", source.name)
    found = [source.name, *realm.split(" and ")] if source.kind != "person" else [source.name]
    post = plain(source.slots.post.value) if source.slots.post else ""
    seats = [seat for seat, office in _SEATS.items() if source.kind == "person" and post.endswith(office)]
    return tuple(dict.fromkeys([*found, *seats]))


def posts(source: Source) -> tuple[str, ...]:
    """The office that a person is named by, lower case."""
    post = source.slots.post
    return (plain(post.value).rstrip("."),) if post and source.kind == "person" and source.named else ()


def paper(source: Source) -> str:
    """The noun of the one document that an article calls "the indictment" and no more; "" for others."""
    one = source.kind == "document" and not source.named and not source.plural
    return plain(source.name) if one and source.name.isalpha() else ""


def is_agent(source: Source) -> bool:
    """Whether a person speaks for another one by his trade."""
    return any(_AGENT.search(post) for post in posts(source))


def publishes(frame: str, called: str) -> bool:
    """Whether what stands around a statement says that its speaker put forth a document of that name."""
    return bool(re.search(_PUBLISHES.format(re.escape(plain(called))), plain(frame)))


def one_side(a: Voice, b: Voice) -> bool:
    """Whether one of two origins speaks for the other."""
    if any(_is(x, b) for x in a.owners) or any(_is(x, a) for x in b.owners):
        return True
    if a.parts or b.parts:
        return bool((a.parts | {a.key}) & (b.parts | {b.key}))
    if a.paper and a.paper == b.paper:
        return True
    if a.principals & b.principals:
        return True
    if "person" in (a.kind, b.kind):
        return a.kind != b.kind and any(x in _SEATS and plain(y).endswith(x) for x, y in _crossed(a, b))
    if any(_alike(x, y) for x in a.owners for y in b.owners):
        return True
    papers = "document" in (a.kind, b.kind)
    return papers and any(same_body(x, y) for x in a.names for y in b.names)


def _crossed(a: Voice, b: Voice) -> Iterator[tuple[str, str]]:
    yield from product(a.names, b.names)
    yield from product(b.names, a.names)


def _is(name: str, voice: Voice) -> bool:
    if voice.kind == "person":
        return name in voice.posts or any(same_person(name, n) for n in voice.names)
    return any(_alike(name, n) for n in voice.names)


def _alike(a: str, b: str) -> bool:
    """The same body under names as full as each other; "House" is not every house."""
    ours, theirs = (set(significant(x)[:1]) | set(significant(x)[1:]) - {"news"} for x in (a, b))
    if min(len(ours), len(theirs)) > 1 or max(len(ours), len(theirs)) == 1:
        return same_body(a, b)
    return False
