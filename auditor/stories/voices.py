"""For whom an origin speaks, as its sources show it: what it is called, whose it is, whom it serves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from auditor.model import Attribution, Ledger, Source, Span
from auditor.names import plain, same_person
from auditor.stories.statements import sentence

How = Literal["speaks for", "is part of"]  # in whose name, or in whose house

_OWNER = re.compile(r"(?:the )?(.{2,}?)['’]s?\s+\S", re.IGNORECASE)
_BEARS = re.compile(r"((?:[A-Z][\w.’'-]*\s+)+)\S+")  # "Holm Statement"
_PAPER = r"statement|release|report|filing|letter|memo|announcement|post|tweet|complaint|lawsuit|website|blog"
_ISSUED = re.compile(rf"(?:an?|the)?\s*((?:[\w-]+\s+){{1,3}})(?:press |news )?(?:{_PAPER})\b", re.IGNORECASE)
_ACTS = re.compile(
    r"([A-Z].*?)\s(?:attorney general|gov(?:ernor)?|mayor|spokes(?:man|woman|person))\.?$", re.I
)
_REALM = re.compile(r"^(?:states?|city|government|commonwealth|county|people) of (?:the )?(?=[A-Z])")
_FROM = re.compile(r"\s(?:of|in|by|from|released by|provided by|issued by)\s+(?:the\s+)?(?=\w)")
_CHARGES = re.compile(r"\b(?:indictments?|criminal complaint|charging documents?|charge sheet)$")
_PROSECUTION = (
    "Justice Department", "Department of Justice", "special counsel", "prosecutor", "u.s. attorney",
    "district attorney", "state's attorney", "attorney general", "grand jury",
)  # fmt: skip
_AGENT = re.compile(
    r"\b(?:spokes(?:man|woman|person)|lawyer|attorney|solicitor|barrister|counsel|publicist|agent|"
    r"press (?:secretary|officer|agent)|representative|manager)\b"
)
_HEAD = (
    r"head|chief|director|president|chair(?:man|woman|person)?|owner|manager|minister|secretary|leader|"
    r"commissioner|founder|boss|editor|mayor|governor|principal|rector|dean|superintendent|commander|captain|"
    r"chief executive|CEO"
)
_WHOM = (
    r"(?:the |an? |his |her |their |its )?(?P<whom>[\w’'&.-]+"
    r"(?: (?!(?:who|which|that|said|and|in|on|at)\b)[\w’'&.-]+){0,5})"
)
_SERVES: tuple[tuple[How, str], ...] = (
    ("speaks for", r"\b(?:spokes\w+|press \w+|lawyer|attorney|solicitor|counsel|publicist|agent|envoy|"
                   r"ambassador|representative)\s+(?:for|of|to)\s+"),
    ("speaks for", r"\b(?:speaks?|spoke|speaking|acts?|acted) (?:for|on behalf of)\s+"),
    ("speaks for", r"\b(?:represents?|represented|representing)\s+"),
    ("speaks for", rf"\b(?:{_HEAD})\s+(?:of|at|for)\s+"),
    ("speaks for", r"\bwho (?:heads|headed|runs|leads|owns|chairs|directs|manages|commands|edits)\s+"),
    ("is part of", r"\b(?:works?|worked|working) (?:for|at|in)\s+"),
    ("is part of", r"\b(?:employee|officer|official|member|aide|adviser|advisor|assistant|clerk|worker|nurse|"
                   r"doctor|professor|teacher|reporter|editor|agent|analyst|deputy|colleague)\s+"
                   r"(?:of|at|to|for|with|in)\s+"),
)  # fmt: skip
SERVES = tuple((how, re.compile(pattern + _WHOM, re.IGNORECASE)) for how, pattern in _SERVES)
_SERVING = re.compile(rf"{_AGENT.pattern}|\b(?:{_HEAD})\b", re.IGNORECASE)
_OWN = re.compile(
    r"(?:his|her|their|its|the (?:company|firm|group|club|union|bank|charity|airline|party|agency)['’]s)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-Z][\w.’'-]+ )+[A-Z][\w’'-]+")
_BODY = r"[A-Z][\w&.’'-]*(?: (?:(?:of|for|the) ){0,2}[A-Z][\w&.’'-]*)+"
_SUBJECT = re.compile(rf"(?:The |An? )?({_BODY}|[A-Za-z][\w-]+)")
_BODIES = re.compile(_BODY)
_PRONOUN = re.compile(r"(?:It|They)\b")
_ONE_OF_MANY = re.compile(r"(?:an?|one|another|some|several|many|other|any|two|three)\b", re.IGNORECASE)
BACK = 300  # characters before "his lawyer" in which the one whose lawyer it is has been named
_SEATS = {  # bodies that go by the house in which one office sits
    "white house": "president", "kremlin": "president", "downing street": "prime minister",
    "number 10": "prime minister", "vatican": "pope", "holy see": "pope",
}  # fmt: skip


@dataclass(frozen=True)
class Voice:
    """What is known of an origin that tells for whom it speaks."""

    key: str
    kind: str  # that of a source, or "none"
    names: tuple[str, ...]
    serves: tuple[tuple[How, str], ...] = ()  # names of those it speaks for or is part of, or their offices
    posts: tuple[str, ...] = ()  # a person's offices
    paper: str = ""  # the noun of a document without a name ("indictment")
    parts: frozenset[str] = frozenset()  # keys of those who speak jointly
    principals: frozenset[str] = frozenset()  # keys of the persons whose lawyer or spokesman it is
    outlets: tuple[str, ...] = ()  # outlets whose own report or unnamed sources it is

    @property
    def common(self) -> bool:
        """Whether it is a body that goes by its noun: "the force"."""
        return self.kind == "organisation" and self.key.startswith("the ")


def voice(
    key: tuple[str, str],
    used: Sequence[tuple[Ledger, Attribution]],
    people: Mapping[str, str],
    outlets: Iterable[str] = (),
) -> Voice:
    """The voice of an origin from the statements it is behind; ``people`` gives each named source its key."""
    sources = {f"{x.article.id}#{s.id}": (x, s) for x, a in used if (s := x.source(a))}
    found = [sources[k] for k in sorted(sources)]
    called = dict.fromkeys(n for x, s in found if s.named or identified(x, s) for n in names(s))
    served = dict.fromkeys((how, body) for x, s in found for how, o in serves(x, s) for body in _bodies(x, o))
    return Voice(
        key[1], found[0][1].kind if found else "none", tuple(called), tuple(served),
        tuple(dict.fromkeys(x for _, s in found for x in posts(s))),
        paper(found[0][1]) if key[0] == "paper" and found else "",
        frozenset(p for x, s in found for p in parts(x, s, people)) if key[0] == "joint" else frozenset(),
        frozenset(p for x, s in found for p in _principals(x, s, people)), tuple(dict.fromkeys(outlets)),
    )  # fmt: skip


def identified(ledger: Ledger, source: Source) -> bool:
    """Whether a reader can tell a person or a body: by its name, or a body as "the fire service", which a
    story has one of.
    """
    if source.named or source.kind != "organisation":
        return source.named and source.kind in ("person", "organisation")
    return not any(_ONE_OF_MANY.match(ledger.article.slice(m)) for m in source.mentions[:1])


def parts(ledger: Ledger, source: Source, people: Mapping[str, str]) -> frozenset[str]:
    """The named people or bodies who speak jointly as one source."""
    found = (people.get(f"{ledger.article.id}#{m}") for m in source.members)
    return frozenset(name for name in found if name)


def serves(ledger: Ledger, source: Source) -> tuple[tuple[How, str], ...]:
    """For whom a source speaks, and of whom it is a part, by what the article calls it."""
    return tuple(dict.fromkeys(_served(ledger, source)))


def _served(ledger: Ledger, source: Source) -> Iterator[tuple[How, str]]:
    body, post, side = source.slots.body, source.slots.post, source.slots.allegiance
    called = [ledger.article.slice(s) for s in source.mentions] or [source.name]
    serving = bool(post and _SERVING.search(plain(post.value)))
    if source.kind == "document":
        yield from (("speaks for", name) for name in issuers(source.name))
    for text in (source.name, *([post.value] if post else [])):
        if m := _OWNER.match(text):
            yield "speaks for", m[1]
    if source.kind == "person":
        if body and body.grade in ("named", "implied") and plain(body.value) not in plain(source.name):
            yield ("speaks for" if serving else "is part of"), body.value
        if side and side.grade == "client" and plain(side.value) not in ("his", "her", "their", "its"):
            yield "speaks for", side.value
        if post and (m := _ACTS.match(post.value)):
            yield "speaks for", m[1]
    for text in called:
        for how, pattern in SERVES:
            yield from (
                (how, m["whom"]) for m in pattern.finditer(text) if source.kind in ("person", "group")
            )
        if serving and _OWN.match(text) and source.kind == "person":
            yield from (("speaks for", whom) for whom in _possessors(ledger, source))


def _possessors(ledger: Ledger, source: Source) -> Iterator[str]:
    """Whose "his lawyer" is: of the last one named in full before, or of what the sentence begins with; "its
    chief executive" may open a sentence that goes on from the one before.
    """
    article = ledger.article
    own = next((m for m in source.mentions if _OWN.match(article.slice(m))), None)
    if own is None or own.of != "text":
        return
    first = sentence(article, own)
    if article.slice(own)[:3].lower() in ("his", "her"):
        if before := _NAME.findall(article.text, max(own.start - BACK, 0), own.start):
            yield before[-1]
            return
    elif first.start == own.start or _PRONOUN.match(article.text, first.start):
        end = len(article.text[: first.start].rstrip())
        first = sentence(article, Span(start=end - 1, end=end)) if end else first
    if first.start < own.start and (subject := _SUBJECT.match(article.text, first.start)):
        bodies = _BODIES.findall(article.text, first.start, own.start)
        named = " " in subject[1]
        yield subject[1].removesuffix("’s").removesuffix("'s") if named else subject[1].lower()
        yield from bodies[-1:] if not named else ()


def issuers(name: str) -> tuple[str, ...]:
    """Who issued a document, by its name; charges are the prosecution's."""
    found = [part.split(" on ")[0] for part in _FROM.split(name)[1:]]
    found += [m[1].strip() for pattern in (_BEARS, _ISSUED) if (m := pattern.match(name))]
    found += _PROSECUTION if _CHARGES.search(plain(name)) else ()
    found += [name.rsplit(" for the ", 1)[1]] if " for the " in name else []
    return tuple(dict.fromkeys(found))


def names(source: Source) -> tuple[str, ...]:
    """The names a source goes by, the parts of "Nebraska and Oklahoma" and the seat of an office included."""
    realm = _REALM.sub("", source.name)
    found = [source.name, *realm.split(" and ")] if source.kind != "person" else [source.name]
    post = plain(source.slots.post.value) if source.slots.post else ""
    seats = [seat for seat, office in _SEATS.items() if source.kind == "person" and post.endswith(office)]
    return tuple(dict.fromkeys([*found, *seats]))


def seat(name: str) -> bool:
    """Whether a name is that of a house in which one office sits."""
    return name in _SEATS


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


def _principals(ledger: Ledger, agent: Source, people: Mapping[str, str]) -> Iterator[str]:
    """The persons of the article for whom a lawyer or a spokesman speaks."""
    if not is_agent(agent):
        return
    owned = [whom for _, whom in serves(ledger, agent)]
    for s in ledger.sources:
        meant = s.named and s.kind == "person" and s is not agent
        if meant and any(same_person(owner, s.name) for owner in owned):
            yield people[f"{ledger.article.id}#{s.id}"]


def _bodies(ledger: Ledger, owner: str) -> tuple[str, ...]:
    """A body in one word ("Committee") under the names of the sources of its article that it may be."""
    word = plain(owner)
    found = [s.name for s in ledger.sources if s.named and s.kind == "organisation"]
    meant = [name for name in found if plain(name).split()[-1:] == [word]] if word.isalpha() else []
    return tuple(meant) or (owner,)
