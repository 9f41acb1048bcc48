"""Who works for, speaks for, quotes, publishes or relays whom: one table, asked for two origins.

Origins that are kin do not confirm each other. Each line of the table gives the words for the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import product

from auditor.names import plain, same_body, same_person, significant
from auditor.stories.voices import Voice, issuers, seat
from auditor.words import paired

SPEAKS, PART, JOINT, TOGETHER, ONE_PAPER, ITS_PAPER, OUTLET, SAME = (
    "one speaks for the other", "one works for the other", "they speak together", "both speak for one side",
    "it is one paper", "one put it on paper", "it is one outlet's report", "it is one body",
)  # fmt: skip
_PUBLISHES = (  # "wrote in a long letter", "released eight years of her tax returns"
    r"\b(?:(?:in|through|via|with)\s+(?:an?|the|his|her|its|their)(?:\s+[\w'-]+){{0,2}}|(?:releas|publish|issu|fil|"
    r"post|disclos|mail|wr[io]t|sign|submit|sen[dt])\w*(?:\s+[\w'-]+){{1,7}})\s+{}\b"
)
_SITE = re.compile(
    r"^(?:https?://)?(?:www\.)?|\.(?:com?|org|net|info|news|tv|uk|us|au|ca|ie|nz|in)\b(?:/.*)?|^@", re.I
)
_EMPTY = frozenset({"news", "online", "newspaper", "daily", "magazine", "website", "agency", "the"})


def kin(a: Voice, b: Voice) -> str | None:
    """Why two origins count as one, or None where nothing shows it."""
    return next((why for why, holds in TABLE if holds(a, b) or holds(b, a)), None)


def publishes(frame: str, called: str) -> bool:
    """Whether what stands around a statement says that its speaker put forth a document of that name."""
    return bool(re.search(_PUBLISHES.format(re.escape(plain(called))), plain(frame)))


def same_outlet(a: str, b: str) -> bool:
    """Whether two names are one outlet's: its domain, its handle, its short form or its initials."""
    ours, theirs = _outlet(a), _outlet(b)
    if not ours or not theirs:
        return False
    short, long = sorted((ours, theirs), key=len)
    return "".join(ours) == "".join(theirs) or set(short) <= set(long) or "".join(w[0] for w in long) in short


def _outlet(name: str) -> tuple[str, ...]:
    found = significant(_SITE.sub("", name.strip()))
    return tuple(w for w in found if w not in _EMPTY) or found


def _speaks_for(a: Voice, b: Voice) -> bool:
    return any(_is(whom, b) for how, whom in a.serves if how == "speaks for")


def _works_for(a: Voice, b: Voice) -> bool:
    return any(_is(whom, b) for _, whom in a.serves)


def _its_house(a: Voice, b: Voice) -> bool:
    """Whoever heads a house, and that house: "health minister" and "the health ministry"; of two ministers
    of one thing, each has his own: "the Swedish health ministry".
    """
    if a.kind != "person" or b.kind != "organisation":
        return False
    for post, name in product(a.posts, b.names):
        mine, house = significant(post), significant(name)
        for head in (w for w in mine if w in _houses()):
            beside, what = set(mine) - {head}, set(house) - _houses()[head]
            if len(what) < len(house) and what and what <= beside and "former" not in mine:
                return True
    return False


@cache
def _houses() -> Mapping[str, frozenset[str]]:
    return {head: frozenset(houses) for head, houses in paired("bodies", "houses").items()}


def _jointly(a: Voice, b: Voice) -> bool:
    return bool(a.parts or b.parts) and bool((a.parts | {a.key}) & (b.parts | {b.key}))


def _for_one(a: Voice, b: Voice) -> bool:
    """Two who speak for one person or body, or one who does and one who is part of it; two who are no more
    than part of a body may both have seen it.
    """
    if a.principals & b.principals:
        return True
    ours = [whom for how, whom in a.serves if how == "speaks for"]
    return any(_alike(x, y) for x, y in product(ours, _served(b)))


def _one_paper(a: Voice, b: Voice) -> bool:
    return bool(a.paper) and a.paper == b.paper


def _its_paper(a: Voice, b: Voice) -> bool:
    """A document and whoever issued it, or a part of that body."""
    if a.kind != "document":
        return False
    mine = [*a.names, *_served(a), *(name for n in a.names for name in issuers(n))]
    return any(_alike(x, y) for x, y in product(mine, _served(b))) or (
        b.kind in ("document", "organisation") and any(same_body(x, y) for x, y in product(a.names, b.names))
    )


def _one_outlet(a: Voice, b: Voice) -> bool:
    theirs = (*b.outlets, *(b.names if b.kind == "organisation" else ()))
    return any(same_outlet(x, y) for x, y in product(a.outlets, theirs))


def _one_body(a: Voice, b: Voice) -> bool:
    if "person" in (a.kind, b.kind):
        return a.kind != b.kind and any(seat(x) and plain(y).endswith(x) for x, y in _crossed(a, b))
    return {a.kind, b.kind} == {"organisation"} and any(_alike(x, y) for x, y in product(a.names, b.names))


TABLE: tuple[tuple[str, Callable[[Voice, Voice], bool]], ...] = (
    (SPEAKS, _speaks_for),
    (SPEAKS, _its_house),
    (PART, _works_for),
    (JOINT, _jointly),
    (TOGETHER, _for_one),
    (ONE_PAPER, _one_paper),
    (ITS_PAPER, _its_paper),
    (OUTLET, _one_outlet),
    (SAME, _one_body),
)


def _served(voice: Voice) -> Iterable[str]:
    return (whom for _, whom in voice.serves)


def _crossed(a: Voice, b: Voice) -> Iterator[tuple[str, str]]:
    yield from product(a.names, b.names)
    yield from product(b.names, a.names)


def _is(name: str, voice: Voice) -> bool:
    """Whether a name that somebody speaks for is an origin's own, or that of its office."""
    if voice.kind == "person":
        return plain(name) in voice.posts or any(same_person(name, n) for n in voice.names)
    noun = plain(name) if name.islower() else ""  # "a spokesman for the airport", of Cork Airport
    return any(_alike(name, n) or plain(n).split()[-1:] == [noun] for n in voice.names)


def _alike(a: str, b: str) -> bool:
    """The same body under names as full as each other; "House" is not every house."""
    ours, theirs = (set(significant(x)[:1]) | set(significant(x)[1:]) - {"news"} for x in (a, b))
    if min(len(ours), len(theirs)) > 1 or max(len(ours), len(theirs)) == 1:
        return same_body(a, b)
    return False
