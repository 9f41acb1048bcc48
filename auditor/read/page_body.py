"""Finds the article in a page: where trafilatura sees it, the whole of the containers it stands in, no
more."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from auditor.model import Block, Span
from auditor.read.hypertext import Piece, pieces
from auditor.read.page_junk import BODY, Junk, inside, is_prose, signs

CREDIT = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|author-?name|time-?stamp|date-?time|(?:post|entry|article|story)-?_*(?:meta|date|info)|meta|pub-?date|published"
    r"|dateline|contributors?)(?:$|[\s_-])",
    re.IGNORECASE,
)
FEWEST = 2  # paragraphs that are an article, where nothing else says so
PLAIN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Body:
    """The pieces that are the article, the prose that was seen beside them, and the date line above them."""

    pieces: tuple[Piece, ...]
    seen: int  # words of prose in the article's own region
    above: tuple[Piece, ...]  # short lines between the headline and the first paragraph


def plain(text: str) -> str:
    """Letters and digits alone, in small letters: how words are compared."""
    return PLAIN.sub("", text).casefold()


def body(tree: Any, html: str) -> Body:
    """The article of a page. The same bytes give the same text."""
    found = pieces(tree)
    picked = _picked(found, html)
    junk = Junk(found, picked)
    if overlooked := _overlooked(found, picked, junk):
        picked = overlooked
        junk = Junk(found, picked)
    marked = _containers(tree)
    containers = marked or _grown(found, picked)
    scope = _scope(containers, found, picked)
    chosen = [
        piece
        for n, piece in enumerate(found)
        if (inside(piece.element, containers) or (n in picked and inside(piece.element, scope)))
        and not junk.has(n)
    ]
    chosen = _heard_once(_without_title(chosen))
    above = _above(found, chosen)
    chosen = [p for p in chosen if not (p in above and _is_credit(p))]
    seen = sum(
        len(p.text.split())
        for n, p in enumerate(found)
        if inside(p.element, scope) and is_prose(p) and not junk.named(n)
    )
    return Body(tuple(chosen), seen, tuple(above))


def laid_out(chosen: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text of pieces, a paragraph a line, with its quotations and captions as blocks."""
    lines: list[str] = []
    at = 0
    said: dict[int, list[int]] = {}
    by: dict[int, Span] = {}
    blocks: list[Block] = []
    for piece in chosen:
        text = re.sub(r"^(?:[—–―]|-{1,2})\s*", "", piece.text) if piece.kind == "by" else piece.text
        start, end = at, at + len(text)
        if piece.kind == "quotation":
            said[piece.quote] = [said.get(piece.quote, [start])[0], end]
        elif piece.kind == "by":
            by.setdefault(piece.quote, Span(start=start, end=end))
        if piece.kind in ("by", "caption"):
            blocks.append(Block(kind="caption", span=Span(start=start, end=end)))
        lines.append(text)
        at = end + 1
    quotations = (
        Block(kind="quotation", span=Span(start=s, end=e), by=by.get(n)) for n, (s, e) in said.items()
    )
    return "\n".join(lines), tuple(sorted((*blocks, *quotations), key=lambda b: b.span.start))


def _picked(found: list[Piece], html: str) -> set[int]:
    """The pieces that trafilatura takes for the article."""
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what it cannot read is told as a problem
    try:
        text = trafilatura.extract(html, include_comments=False, favor_recall=False, with_metadata=False)
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError, AssertionError):
        text = None  # broken markup shows itself in many ways
    whole = plain(text or "")
    keys = [plain(piece.text) for piece in found]
    return {n for n, key in enumerate(keys) if len(key) > 12 and key in whole}


def _overlooked(found: list[Piece], picked: set[int], junk: Junk) -> set[int]:
    """The prose below the page's one main heading, where none of it was picked."""
    headings = [p for p in found if p.kind == "heading" and p.level == 1]
    if len(headings) != 1:
        return set()
    region = _region([headings[0].element])
    prose = {
        n for n, p in enumerate(found) if is_prose(p) and inside(p.element, [region]) and not junk.has(n)
    }
    return set() if len(prose) < FEWEST or prose & picked else prose


def _containers(tree: Any) -> list[Any]:
    """The elements that the page itself marks as the article's body; the outermost ones."""
    marked = [
        e
        for e in tree.iter()
        if isinstance(e.tag, str) and "articlebody" in (e.get("itemprop") or "").lower().split()
    ]
    return [e for e in marked if not any(a in marked for a in e.iterancestors())]


def _grown(found: list[Piece], picked: set[int]) -> list[Any]:
    """The containers of what was picked, and others made like them in the same article."""
    parents = Counter(_container(found[n].element) for n in picked if found[n].kind != "heading")
    home = [c for c, n in parents.items() if n > 1 or len(parents) == 1 or BODY.search(signs(c))]
    if not home:
        return list(parents)
    alike = {
        (c.tag, c.get("class"), c.get("data-component"))
        for c in home
        if c.get("class") or c.get("data-component")
    }
    region = _region(home)
    like = [
        _container(p.element)
        for p in found
        if _region([p.element]) is region
        and (lambda c: (c.tag, c.get("class"), c.get("data-component")) in alike)(_container(p.element))
    ]
    return list(dict.fromkeys([*home, *like]))


def _container(element: Any) -> Any:
    """The nearest element that holds paragraphs: lists, quotations and figures belong to what they stand
    in."""
    for parent in (element, *element.iterancestors()):
        if parent.tag in ("div", "section", "article", "main", "body", "td"):
            return parent
    return element


def _region(elements: list[Any]) -> Any:
    """The article, or else the main part, that an element stands in."""
    for parent in (elements[0], *elements[0].iterancestors()):
        if parent.tag in ("article", "main", "body"):
            return parent
    return elements[0].getroottree().getroot()


def _scope(containers: list[Any], found: list[Piece], picked: set[int]) -> list[Any]:
    """The region of the article: what may be picked, and what counts as seen."""
    homes = containers or [found[n].element for n in sorted(picked)[:1]]
    regions = [_region([e]) for e in homes]
    return list(dict.fromkeys(regions))


def _without_title(chosen: list[Piece]) -> list[Piece]:
    return [p for p in chosen if not (p.kind == "heading" and p.level == 1)]


def _heard_once(chosen: list[Piece]) -> list[Piece]:
    """Pull quotes that repeat the text are left out, with who is named for them."""
    prose = plain(" ".join(p.text for p in chosen if not p.quote))
    said: dict[int, str] = {}
    for piece in chosen:
        if piece.kind == "quotation":
            said[piece.quote] = said.get(piece.quote, "") + plain(piece.text)
    repeated = {n for n, words in said.items() if len(words) > 15 and words in prose}
    return [p for p in chosen if p.quote not in repeated or not p.quote]


def _is_credit(piece: Piece) -> bool:
    """Whether a line above the text says who wrote it, or when, by how its element is named."""
    near = (piece.element, *list(piece.element.iterancestors())[:2])
    return len(piece.text) < 120 and any(CREDIT.search(signs(e)) or e.tag == "time" for e in near)


def _above(found: list[Piece], chosen: list[Piece]) -> list[Piece]:
    """Short lines from the headline on to the first paragraph of the article."""
    first = next((n for n, p in enumerate(found) if chosen and p is chosen[0]), 0)
    title = max(
        (n for n, p in enumerate(found[: first + 1]) if p.kind == "heading" and p.level == 1), default=-1
    )
    opening = next((n for n in range(first, len(found)) if len(found[n].text) > 90), first)
    return [p for p in found[title + 1 : opening] if len(p.text) < 120]
