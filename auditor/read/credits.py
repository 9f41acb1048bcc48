"""Reads one line of a head: who wrote it, where and when it appeared, or that it is no such line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.model import BlockKind
from auditor.read import dates
from auditor.read.lines import Part, ends_sentence
from auditor.read.phrases import either
from auditor.read.vocabulary import AGENCIES, NOT_NAMES, OUTLET_WORDS, ROLES, SECTIONS, SMALL
from auditor.read.wire import is_release, is_wire

LONGEST = 200  # characters of a line of a head
LABELS: dict[str, BlockKind] = {
    "headline": "headline", "title": "headline", "author": "byline", "authors": "byline", "byline": "byline",
    "by": "byline", "outlet": "outlet", "publication": "outlet", "publisher": "outlet", "source": "outlet",
    "publication title": "outlet", "journal": "outlet", "newspaper": "outlet", "source title": "outlet",
    "document title": "headline", "subject": "headline",
    "news outlet": "outlet", "publication name": "outlet",
    "date": "date", "published": "date", "pub date": "date", "publish date": "date",
    "date published": "date", "publication date": "date",
    "section": "section",
    "dateline": "dateline", "url": "url", "link": "url", "slug": "boilerplate", "slugline": "boilerplate",
    "keywords": "boilerplate", "keyword": "boilerplate", "priority": "boilerplate", "urgency": "boilerplate",
    "category": "boilerplate", "words": "boilerplate", "word count": "boilerplate", "story id": "boilerplate",
    "to": "boilerplate", "attention": "boilerplate", "attn": "boilerplate", "reference": "boilerplate",
    "reference number": "boilerplate", "ref": "boilerplate", "ref no": "boilerplate", "venue": "boilerplate",
    "document type": "boilerplate", "edition": "boilerplate", "language": "boilerplate",
}  # fmt: skip
LABEL = either(rf"({'|'.join(LABELS)})\s{{0,3}}:\s{{1,5}}(\S.*)")
URL = either(r"(?:https?://|www\.)\S+")
IMAGE = either(r"\.(?:jpe?g|png|gif|webp|svg|mp4|bmp)\b", r"/(?:images?|photos?|pictures|thumbnails?|media)/")
CREDIT = either(
    r"[(\[]?(?:file )?(?:photo(?:graph)?s?|images?|pictures?|illustration|video|graphic)"
    r"(?: credits?| courtesy)?"
    r"(?: by|:)\s",
    r"[(\[]?(?:AP|AFP|Reuters|EPA|Getty) ?(?:Photo|Images?|file)\b",
    r".{1,80}\s?/\s?(?:Getty Images|AFP|Reuters|AP)\b",
    r"file photo\b",
    r"FILE\s?[-–—]\s",
)
FURNITURE = either(
    r"share(?: (?:this|on)\b.{0,40})?|print|save|comments?|advertisement|live updates?",
    r"listen(?: to (?:this|the) .{0,20})?",
    r"\d{1,2}[- ]min(?:ute)?s? read|\(?reading time:? .{1,20}|length: \d+ words",
    r"\d{1,4} (?:comments?|shares?)|(?:page|pg\.?|p\.) ?[A-Z]?\d{1,3}",
)
WHEN = either(
    r"(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|filed|issued|date|on|at"
    r"|added))(?: (?:on|at))?",
    r"on|at|and|et|pt|local time|\d{1,2}\s?(?:h|hrs?|mins?|m|d)(?: ago)?",
)
BY = either(
    r"(?:(?:story|written|text|words|report|reported|reporting|analysis|opinion|posted|published"
    r"|compiled|column|submitted)\s)?"
    r"by:?\s+(?=\S)"
)
SEPARATOR = re.compile(r"\s*[|•·»>\t]\s*|\s+[-–—/]+\s+|\s{3,}")
EDGES = " \t,;:|•·/–—-()[]>»"


@dataclass(frozen=True, slots=True)
class Credits:
    """The parts of a head line. ``strong``: it can stand alone; ``signed``: with a byline or full date."""

    parts: tuple[Part, ...]
    strong: bool
    signed: bool = False


def credits(line: str) -> Credits | None:
    """The parts of a line of a head, with offsets into the line; None where it holds anything else."""
    if len(line) > LONGEST:
        return Credits((_url(line),), True) if URL.fullmatch(line) else None
    whole = _whole(line)
    if whole:
        return Credits((whole,), True, whole.kind in ("byline", "date"))
    found = dates.find(line)
    parts = [
        Part("date", d.start, d.end, d.value and line[d.start : d.end], d.start, d.end, d.other)
        for d in found
    ]
    parts = [replace(p, value=d.value) for p, d in zip(parts, found, strict=True)]
    for start, end in _stretches(line, found):
        pieces = _piece(line, start, end, dated=bool(found))
        if pieces is None:
            return None
        parts += pieces
    return _judged(line, sorted(parts, key=lambda p: p.start))


def is_outlet(words: str) -> bool:
    """Whether words name an outlet: a known agency, an address, or a name that ends like a newspaper's."""
    plain = words.strip().lower()
    if plain in AGENCIES or re.fullmatch(r"[\w-]{2,40}\.(?:com|org|net|news|co\.uk|tv)", plain):
        return True
    split = words.split()
    return (
        "," not in words and 1 < len(split) <= 7 and split[-1].lower() in OUTLET_WORDS and _capitalised(split)
    )


def is_nameplate(words: str) -> bool:
    """Whether words may be the name of an outlet, where the lines below say that they are."""
    split = words.split()
    return 1 <= len(split) <= 7 and not ends_sentence(words) and not dates.find(words) and _capitalised(split)


def _judged(line: str, parts: list[Part]) -> Credits | None:
    """A line that is made of parts alone; dates without a value need company, and weak parts a strong one."""
    if not parts:
        return None
    by = any(p.kind == "byline" and not p.weak for p in parts)
    stamp = any(p.kind == "date" and (p.value is None or "T" in p.value) for p in parts)
    dated = any(p.kind == "date" and (p.value or p.end - p.start > 3) for p in parts)
    strong = by or dated or any(not p.weak for p in parts)
    return Credits(
        tuple(replace(p, weak=p.weak and not (by or dated)) for p in parts), strong, by or (dated and stamp)
    )


def _whole(line: str) -> Part | None:
    if URL.fullmatch(line):
        return _url(line)
    if CREDIT.match(line):
        return Part("caption", 0, len(line))
    if FURNITURE.fullmatch(line) or is_wire(line) or is_release(line):
        return Part("boilerplate", 0, len(line))
    label = LABEL.fullmatch(line)
    if not label:
        return None
    kind, value = LABELS[label.group(1).lower()], label.group(2)
    if kind == "date":
        date = dates.normalised(value)
        return Part("date", 0, len(line), date.value, *label.span(2), date.other) if date else None
    if label.group(1).lower() == "by" and not _is_names(value):
        return None
    return (
        None
        if kind != "headline" and ends_sentence(value)
        else Part(kind, 0, len(line), value, *label.span(2))
    )


def _url(line: str) -> Part:
    return Part("url", 0, len(line), None if IMAGE.search(line) else line, 0, len(line))


def _stretches(line: str, found: list[dates.Date]) -> Iterator[tuple[int, int]]:
    """What stands between the dates, cut at separators and bared of punctuation."""
    edges = [0, *(e for d in found for e in (d.start, d.end)), len(line)]
    for start, end in zip(edges[0::2], edges[1::2], strict=True):
        place = start
        for match in (*SEPARATOR.finditer(line, start, end), None):
            until = match.start() if match else end
            yield from _bared(line, place, until)
            place = match.end() if match else end


def _bared(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = line[start:end]
    left = len(words) - len(words.lstrip(EDGES))
    right = len(words.rstrip(EDGES))
    if right > left:
        yield start + left, start + right


def _piece(line: str, start: int, end: int, *, dated: bool) -> list[Part] | None:
    """One stretch as parts; None where it is prose."""
    words = line[start:end]
    if by := BY.match(words):
        return _byline(line, start, start + by.end(), end)
    simple = _simple(words, dated)
    if simple:
        kind, tells, weak = simple
        return [Part(kind, start, end, words if tells else None, start, end, weak=weak)]
    comma = words.rfind(", ")
    if comma < 1:
        return None
    first = _piece(line, start, start + comma, dated=dated)
    second = _piece(line, start + comma + 2, end, dated=dated)
    return None if first is None or second is None else first + second


def _simple(words: str, dated: bool) -> tuple[BlockKind, bool, bool] | None:
    """Kind of a stretch, whether it tells a value, and whether it is weak evidence."""
    plain = words.lower().rstrip(".")
    split = words.split()
    if WHEN.fullmatch(words):
        return ("date", False, True)
    if FURNITURE.fullmatch(words):
        return ("boilerplate", False, False)
    if plain in SECTIONS or words.lower() in SECTIONS or plain.removesuffix(" news") in SECTIONS:
        return ("section", False, False)
    if is_outlet(words):
        return ("outlet", True, False)
    if len(split) <= 6 and all(w.lower() in ROLES for w in split):
        return ("byline", False, True)
    if dated and words.isupper() and len(split) <= 4:
        return ("dateline", True, True)
    if _is_person(split) or (len(split) <= 12 and _is_person(split[:2]) and _joined(split[2:])):
        return ("byline", True, True)
    return ("outlet", True, True) if len(split) <= 6 and dated and _capitalised(split) else None


def _is_person(split: list[str]) -> bool:
    return len(split) in (2, 3) and _capitalised(split) and all(w.strip(".'’-").isalpha() for w in split)


def _joined(split: list[str]) -> bool:
    """What may follow a name in a byline: "in Oslo", "and John Roe in Kyiv"."""
    return bool(split) and split[0] in ("in", "and") and _capitalised(["Name", *split])


def _byline(line: str, start: int, at: int, end: int) -> list[Part] | None:
    words = re.sub(r"[\s,]+(?:on|at)$", "", line[at:end])
    if not _is_names(words):
        return None
    comma = words.rfind(", ")
    if comma > 0 and is_outlet(words[comma + 2 :]):
        outlet = Part("outlet", at + comma + 2, end, words[comma + 2 :], at + comma + 2, at + len(words))
        return [Part("byline", start, at + comma, words[:comma], at, at + comma), outlet]
    return [Part("byline", start, end, words, at, at + len(words))]


def _is_names(words: str) -> bool:
    split = [w.strip(",;&()/") for w in words.split()]
    split = [w for w in split if w]
    if not split or len(split) > 16 or split[0].lower() in NOT_NAMES or ends_sentence(words):
        return False
    return _capitalised([split[0] if split[0] != "the" else "The", *split[1:]])


def _capitalised(split: list[str]) -> bool:
    """Whether all words are written as in a name: capitals, numbers, small joining words, names of posts."""
    good = [
        w
        for w in split
        if w[:1].isupper() or w[:1].isdigit() or w.lower() in SMALL or w.lower().strip(",") in ROLES
    ]
    return (
        len(good) == len(split)
        and any(w[:1].isupper() for w in split)
        and split[0].lower() not in SMALL - {"the", "al", "de"}
    )
