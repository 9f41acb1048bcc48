"""Whether two sources, of one article or of two, are the same person or body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from auditor.model import Ledger, Source
from auditor.stories.words import listed, plain, transliteration

Verdict = Literal["same", "different", "unknown"]
_TITLES = frozenset(
    listed("""
    mr mrs ms miss dr sir lord lady president vice-president vice senator sen representative rep
    congressman congresswoman governor gov mayor judge justice chief secretary minister prime deputy
    attorney general gen colonel col captain capt sergeant sgt lieutenant lt major spokesman spokeswoman
    spokesperson chairman chairwoman chair director officer ceo professor prof pope king queen prince
    princess speaker leader ambassador rev reverend state house senate white foreign defense defence
    press former then u.s us gop republican democrat democratic the a an and of for mp sheriff
    commissioner counsel candidate nominee co-founder founder editor author
""")
)
_TAIL = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who stands behind a statement, as far as comparing needs it."""

    key: str  # "article#source"
    name: str
    kind: str
    named: bool
    whole: str | None = None  # key of the source it is a part of
    joint: bool = False  # several named sources speaking together


def speaker(ledger: Ledger, source: Source) -> Speaker:
    """The speaker a ledger's source stands for."""
    whole = f"{ledger.article.id}#{source.part_of}" if source.part_of else None
    return Speaker(
        f"{ledger.article.id}#{source.id}",
        source.name,
        source.kind,
        source.named,
        whole,
        bool(source.members),
    )


def compare(a: Speaker | None, b: Speaker | None) -> Verdict:
    """Same, different, or unknown. Descriptions of unnamed sources are never matched across articles."""
    if a is None or b is None:
        return "unknown"
    if a.key == b.key:
        return "same"
    if not (a.named and b.named):
        return (
            "unknown"
            if a.key.rsplit("#", 1)[0] != b.key.rsplit("#", 1)[0] or a.whole or b.whole
            else "different"
        )
    if a.joint or b.joint:
        return "same" if a.joint and b.joint and plain(a.name) == plain(b.name) else "unknown"
    if {a.kind, b.kind} == {"person"}:
        return "same" if same_person(a.name, b.name) else "different"
    if "person" in (a.kind, b.kind):
        return "unknown" if _shared_words(a.name, b.name) else "different"
    return "same" if same_body(a.name, b.name) else "different"


@lru_cache(maxsize=16_384)
def same_person(a: str, b: str) -> bool:
    """Same surname, and given names that do not speak against it."""
    (given_a, last_a), (given_b, last_b) = _person(a), _person(b)
    if not last_a or not last_b or not transliteration(last_a, last_b):
        return False
    if not given_a or not given_b:
        return True
    return given_a[0] == given_b[0] or bool({given_a} & {given_b})


@lru_cache(maxsize=16_384)
def same_body(a: str, b: str) -> bool:
    """One name holds the other, or is its acronym."""
    ours, theirs = significant(a), significant(b)
    if not ours or not theirs:
        return plain(a) == plain(b)
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return "".join(w[0] for w in ours) in theirs or "".join(w[0] for w in theirs) in ours


def surname(name: str) -> str:
    """The folded surname of a person's name, or an empty string."""
    return _person(name)[1]


@lru_cache(maxsize=16_384)
def _person(name: str) -> tuple[str, str]:
    head = re.split(r"[,(]|\s[-–—]\s", name)[0]
    found = [
        w
        for w in re.findall(r"[^\W\d_][\w.'’-]*", head)
        if w[0].isupper() or (w[0].isalpha() and not w.isascii())
    ]
    parts = [plain(w).strip(".").removesuffix("'s") for w in found]
    parts = [p for p in parts if p not in _TAIL and p not in _TITLES]
    parts = [p for p in parts if len(p) > 1] or parts
    if not parts:
        return "", ""
    return (parts[-2] if len(parts) > 1 else ""), parts[-1]


@lru_cache(maxsize=16_384)
def significant(name: str) -> tuple[str, ...]:
    """The words of a body's name that tell it from others, folded."""
    found = re.findall(r"[^\W_]+(?:['’.][^\W_]+)*", re.split(r"[,(]", name)[0])
    small = {"the", "of", "and", "for", "a", "an", "in", "s"}
    return tuple(w for w in (plain(x).replace(".", "").removesuffix("'s") for x in found) if w not in small)


def _shared_words(a: str, b: str) -> bool:
    return bool(set(significant(a)) & set(significant(b)))
