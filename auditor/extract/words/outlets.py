"""Knows news agencies and outlets by name, so that a hand between a source and this article can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from auditor.contract.finders import Piece

NAME = r"(?!(?:The|A|An|In|At|On|Its|His|Her)\b)[A-Z][\w'’-]*"
TITLES = (
    "Times|Post|News|Journal|Tribune|Herald|Gazette|Chronicle|Globe|Telegraph|Inquirer|Observer"
    "|Register|Courier|Mirror|Dispatch|Examiner|Sentinel|Standard|Mail|Star|Bulletin|Review-Journal|Press"
    "|Daily|Ledger|Packet|Messenger|Echo|Argus|Express|Advertiser|Weekly|Radio|Television|TV|Broadcasting"
)
COMMON = (
    "newspaper|daily|tabloid|broadcaster|magazine|news agency|newswire|news site|news website"
    "|news outlet|TV channel|television channel|radio station"
)
# a place, then a newspaper's title: "the Kyiv Post"; or a name and what it is: "the Tarnblad newspaper"
TITLED = rf"(?:[Tt]he )?(?:{NAME} ){{1,3}}(?:{TITLES})\b|(?:Radio|Canal|Channel|Kanal|TV) {NAME}(?: {NAME})?"
STATE = (
    r"(?:state|public|local|national)(?:-run|-owned)? (?:television|TV|radio|media|broadcaster|news agency)\b"
)
DESCRIBED = rf"(?:[Tt]he )?(?:{NAME} ){{1,4}}(?:{COMMON})\b|(?:{COMMON}) {NAME}(?: {NAME}){{0,2}}"
NOT_OUTLETS = re.compile(
    r"^(?:Breaking|Good|Bad|Fake|Big|Great|Old|Latest|Lone|All|Rising|Morning|Blog|In)\b", re.I
)


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for line in files("auditor.extract.words").joinpath("outlets.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            first, *others = line.split("\t")
            names |= dict.fromkeys((first, *others), first)
    known = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(
        rf"(?<![\w.-])(?:(?P<known>{known})|(?P<pattern>{DESCRIBED}|{TITLED}|{STATE}))(?![\w-])"
    ), names


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Piece, str]]:
    """The outlets named in a stretch of text, each with its place and the name it goes by."""
    pattern, names = _table()
    for m in pattern.finditer(text, start, len(text) if end is None else end):
        if m["known"]:
            yield m.span(), names[m[0]]
        elif not NOT_OUTLETS.match(m[0]):
            name = re.sub(rf"^(?:[Tt]he )?(?:(?:{COMMON}) )?", "", m[0])
            yield m.span(), names.get(re.sub(rf" (?:{COMMON})$", "", name), name)


def one(phrase: str) -> str | None:
    """The outlet that a noun phrase is: it ends in, or is headed by, the outlet's name; None for anything
    else."""
    for (start, end), name in find(phrase):
        before, after = phrase[:start].strip().lower(), phrase[end:].strip()
        headed = before in ("", "the") or before.split()[-1] in (
            "newspaper",
            "agency",
            "broadcaster",
            "magazine",
            "daily",
            "outlet",
            "channel",
            "network",
            "site",
            "station",
            "website",
            "tabloid",
        )
        if headed and (
            not after
            or after[0] in ",("
            or re.match(r"(?:newspaper|news|television|TV|radio|magazine|website|in an?)\b", after)
        ):
            return name
    return None


def same(a: str, b: str | None) -> bool:
    """Do two names stand for one outlet?"""
    return b is not None and _plain(a) == _plain(b)


def _plain(name: str) -> str:
    known = _table()[1]
    return re.sub(r"^the |\W", "", known.get(name.strip(), name).lower())
