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
from auditor.read.boilerplate import is_boilerplate
from auditor.read.hypertext import Piece, pieces
from auditor.read.phrases import LISTS

JUNK = re.compile(  # names of what stands around an article, as parts of class, id or role
    r"(?:^|[\s_-])(?:related-?(?:posts)?|recirc\w*|recommend\w*|more-?(?:stories|news|from|on|coverage)|read-?(?:more|next|also)|most-?(?:read|popular|viewed)"
    r"|popular|trending|latest|newsletters?|subscribe|subscriptions?|sign-?up|promos?|adverts?|advertisements?|ads?|ad-slot|sponsored|shar(?:e|ing)|social"
    r"|comments?|commentlist|disqus|respond|breadcrumbs?|sidebar|cookies?|consent|outbrain|taboola|author-?(?:bio|box|info)|bio|tags?|teasers?"
    r"|carousel|widgets?|navigation|complementary|contentinfo|banner|toolbar|pagination|donat\w+|membership|print-only|more-like-this"
    r"|see-?also|bookmark-?card|amp-list|up-?next|next-?story|story-?list|also-?(?:read|like)|byline-bio|correction-list|copyright|legal|footer|masthead)(?:$|[\s_-])",
    re.IGNORECASE,
)
BODY = re.compile(
    r"(?:^|[\s_-])(?:article-?_*(?:body|content|text)|story-?_*(?:body|content|text)|post-?_*(?:body|content|text)|entry-content|body-?(?:copy|text|content)"
    r"|rich-?text|content-?body|page-content|main-content|articlebody|c-entry-content|field--name-body|gh-content)(?:$|[\s_-])",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|author-?name|time-?stamp|date-?time|(?:post|entry|article|story)-?_*(?:meta|date|info)|meta|pub-?date|published"
    r"|dateline|contributors?)(?:$|[\s_-])",
    re.IGNORECASE,
)
PLAIN = re.compile(r"[\W_]+")
LEADS = re.compile(
    r"(?:read more|read also|also read|more|watch|see also|related"
    r"|listen|in pictures|photos?|video|gallery|live)\s?[:|»>–-]",
    re.I,
)
SENTENCE = 8  # words of a paragraph that is likely prose


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
    junk = _Junk(found, picked)
    marked = _containers(tree)
    containers = marked or _grown(found, picked)
    scope = _scope(containers, found, picked)
    chosen = [
        piece
        for n, piece in enumerate(found)
        if (_inside(piece.element, containers) or (n in picked and _inside(piece.element, scope)))
        and not junk.has(n)
    ]
    chosen = _heard_once(_without_title(chosen))
    above = _above(found, chosen)
    chosen = [p for p in chosen if not (p in above and _is_credit(p))]
    seen = sum(
        len(p.text.split())
        for n, p in enumerate(found)
        if _inside(p.element, scope)
        and len(p.text.split()) >= SENTENCE
        and p.link_share < 0.5
        and not junk.named(n)
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
    home = [c for c, n in parents.items() if n > 1 or len(parents) == 1 or BODY.search(_signs(c))]
    if not home:
        return list(parents)
    signs = {
        (c.tag, c.get("class"), c.get("data-component"))
        for c in home
        if c.get("class") or c.get("data-component")
    }
    region = _region(home)
    like = [
        _container(p.element)
        for p in found
        if _region([p.element]) is region
        and (lambda c: (c.tag, c.get("class"), c.get("data-component")) in signs)(_container(p.element))
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


def _inside(element: Any, containers: list[Any]) -> bool:
    return any(element is c for c in containers) or any(
        a is c for a in element.iterancestors() for c in containers
    )


def _signs(element: Any) -> str:
    return " ".join(
        str(element.get(name) or "")
        for name in ("class", "id", "role", "data-component", "aria-label", "itemprop")
    )


class _Junk:
    """Tells what stands in or beside an article without being part of it, by names, headings and links."""

    def __init__(self, found: list[Piece], picked: set[int]) -> None:
        self.found = found
        weights: Counter[Any] = Counter()
        for n in picked:
            for parent in (found[n].element, *found[n].element.iterancestors()):
                weights[parent] += len(found[n].text)
        total = sum(len(found[n].text) for n in picked) or 1
        self.main = {
            e for e, weight in weights.items() if weight >= 0.5 * total
        }  # never junk, whatever its name
        self.known: dict[Any, bool] = {}
        self.listed = self._below_headings()

    def has(self, n: int) -> bool:
        """Whether a piece is no part of the article."""
        piece = self.found[n]
        if n in self.listed or self.named(n) or (LEADS.match(piece.text) and piece.link_share > 0.3):
            return True
        if piece.kind in ("quotation", "by"):
            return False
        linked = piece.link_share > 0.8 and len(piece.text.split()) > 3
        return (
            linked
            or is_boilerplate(piece.text)
            or (piece.kind == "heading" and bool(LISTS.fullmatch(piece.text.rstrip(": "))))
        )

    def named(self, n: int) -> bool:
        """Whether a piece stands in an element that is named like junk."""
        return any(self._is_junk(e) for e in (self.found[n].element, *self.found[n].element.iterancestors()))

    def _is_junk(self, element: Any) -> bool:
        if element not in self.known:
            tag = element.tag if isinstance(element.tag, str) else ""
            named = (
                tag == "aside"
                or (tag == "footer" and not self._quotes(element))
                or bool(JUNK.search(f"{tag if '-' in tag else ''} {_signs(element)}"))
            )
            quoted = bool(re.search(r"quote", _signs(element), re.I)) or self._quotes(element)
            own = element in self.main or tag in ("html", "body") or quoted or BODY.search(_signs(element))
            self.known[element] = named and not own
        return self.known[element]

    @staticmethod
    def _quotes(element: Any) -> bool:
        return any(e.tag == "blockquote" for e in element.iterancestors()) or (
            element.tag in ("aside", "figure") and any(True for _ in element.iter("blockquote", "q"))
        )

    def _below_headings(self) -> set[int]:
        """The lists of links below a heading such as "Most popular", to the next heading or paragraph of
        prose."""
        inside: set[int] = set()
        heading: Piece | None = None
        for n, piece in enumerate(self.found):
            short = len(piece.text) < 80
            if short and LISTS.fullmatch(piece.text.rstrip(": ")):
                heading = piece
                inside.add(n)
            elif heading and self._listed(piece):
                inside.add(n)
            else:
                heading = None
        return inside

    @staticmethod
    def _listed(piece: Piece) -> bool:
        """Whether a piece is an item of a list, or leads elsewhere."""
        above = [e.tag for e in (piece.element, *list(piece.element.iterancestors())[:4])]
        return "li" in above or "a" in above or piece.link_share > 0.5 or "ul" in above


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
    return len(piece.text) < 120 and any(CREDIT.search(_signs(e)) or e.tag == "time" for e in near)


def _above(found: list[Piece], chosen: list[Piece]) -> list[Piece]:
    """Short lines from the headline on to the first paragraph of the article."""
    first = next((n for n, p in enumerate(found) if chosen and p is chosen[0]), 0)
    title = max(
        (n for n, p in enumerate(found[: first + 1]) if p.kind == "heading" and p.level == 1), default=-1
    )
    opening = next((n for n in range(first, len(found)) if len(found[n].text) > 90), first)
    return [p for p in found[title + 1 : opening] if len(p.text) < 120]
