"""Tells what stands beside an article of a page without being part of it: by names, headings and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from auditor.read.boilerplate import is_boilerplate
from auditor.read.hypertext import Piece
from auditor.read.phrases import LISTS

JUNK = re.compile(  # names of what stands around an article, as parts of class, id or role
    r"(?:^|[\s_-])(?:related-?(?:posts)?|recirc\w*|recommend\w*|more-?(?:stories|news|from|on|coverage)|read-?(?:more|next|also)|most-?(?:read|popular|viewed)"
    r"|popular|trending|latest|newsletters?|subscribe|subscriptions?|sign-?up|promos?|adverts?|advertisements?|ads?|ad-slot|sponsored|shar(?:e|ing)|social"
    r"|comments?|commentlist|disqus|respond|breadcrumbs?|sidebar|cookies?|consent|outbrain|taboola|author-?(?:bio|box|info)|bio|tags?|teasers?"
    r"|carousel|widgets?|navigation|complementary|contentinfo|banner|toolbar|pagination|donat\w+|membership|print-only|more-like-this"
    r"|see-?also|bookmark-?card|amp-list|up-?next|next-?story|story-?list|also-?(?:read|like)|byline-bio|correction-list|copyright|legal|footer|masthead)(?:$|[\s_-])",
    re.IGNORECASE,
)
ASKING = re.compile(  # names of what lies over a page and asks for something, however long it is
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|ccpa|cmp\d?|cmpbox|onetrust|didomi|usercentrics|cookiebot|truste|sp-?_?message|alertdialog|dialog)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
BODY = re.compile(
    r"(?:^|[\s_-])(?:article-?_*(?:body|content|text)|story-?_*(?:body|content|text)|post-?_*(?:body|content|text)|entry-content|body-?(?:copy|text|content)"
    r"|rich-?text|content-?body|page-content|main-content|articlebody|c-entry-content|field--name-body|gh-content)(?:$|[\s_-])",
    re.IGNORECASE,
)
SENTENCE = 8  # words of a paragraph that is likely prose
LEADS = re.compile(
    r"(?:read more|read also|also read|more|watch|see also|related"
    r"|listen|in pictures|photos?|video|gallery|live)\s?[:|»>–-]",
    re.I,
)


def inside(element: Any, containers: list[Any]) -> bool:
    return any(element is c for c in containers) or any(
        a is c for a in element.iterancestors() for c in containers
    )


def signs(element: Any) -> str:
    return " ".join(
        str(element.get(name) or "")
        for name in ("class", "id", "role", "data-component", "aria-label", "itemprop")
    )


def is_prose(piece: Piece) -> bool:
    """Whether a paragraph is likely a sentence of the article's or of another's, and no link or label."""
    return len(piece.text.split()) >= SENTENCE and piece.link_share < 0.5


def _headed(found: list[Piece]) -> set[Any]:
    """The elements that hold the page's main heading and prose below it."""
    above = {a for p in found if p.kind == "heading" and p.level == 1 for a in p.element.iterancestors()}
    return above & {a for p in found if is_prose(p) for a in p.element.iterancestors()}


def _sections(element: Any) -> Iterator[str]:
    """What an article is named by its section, where others so named are no part of one: "comment"."""
    if element.tag not in ("html", "body"):
        for name in (element.get("class") or "").split():
            if JUNK.match(base := name.partition("--")[0]):
                yield base


class Junk:
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
        self.headed = _headed(found)
        self.homes = {e for e in self.headed if e.tag in ("article", "main")}
        names = "|".join(sorted({re.escape(s) for e in self.headed for s in _sections(e)}, key=len)[::-1])
        self.sections = re.compile(rf"^(?:{names})(?=$|[-_])" if names else r"(?!)")
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
            names = self._own_names(f"{tag if '-' in tag else ''} {signs(element)}")
            asks = self._is_apart(element) and bool(ASKING.search(names))
            named = (
                tag == "aside"
                or (tag == "footer" and not self._quotes(element))
                or bool(JUNK.search(names) or ASKING.search(names))
            )
            quoted = bool(re.search(r"quote", signs(element), re.I)) or self._quotes(element)
            own = element in self.main or tag in ("html", "body") or quoted or BODY.search(signs(element))
            self.known[element] = asks or (named and not own)
        return self.known[element]

    def _is_apart(self, element: Any) -> bool:
        """Whether an element stands apart from the article that the page's heading stands in."""
        near = (element, *element.iterancestors())
        return bool(self.headed) and element not in self.headed and not any(e in self.homes for e in near)

    def _own_names(self, names: str) -> str:
        """The names of an element without that of the section the article appeared in: "comment-body"."""
        return " ".join(self.sections.sub("", name) for name in names.split())

    @staticmethod
    def _quotes(element: Any) -> bool:
        return any(e.tag == "blockquote" for e in element.iterancestors()) or (
            element.tag in ("aside", "figure") and any(True for _ in element.iter("blockquote", "q"))
        )

    def _below_headings(self) -> set[int]:
        """The lists of links below a heading such as "Most popular", to the next heading or paragraph of
        prose."""
        listed: set[int] = set()
        heading: Piece | None = None
        for n, piece in enumerate(self.found):
            short = len(piece.text) < 80
            if short and LISTS.fullmatch(piece.text.rstrip(": ")):
                heading = piece
                listed.add(n)
                listed.update(self._opened_by(n))
            elif heading and self._listed(piece):
                listed.add(n)
            else:
                heading = None
        return listed

    @staticmethod
    def _listed(piece: Piece) -> bool:
        """Whether a piece is an item of a list, or leads elsewhere."""
        above = [e.tag for e in (piece.element, *list(piece.element.iterancestors())[:4])]
        return "li" in above or "a" in above or piece.link_share > 0.5 or "ul" in above

    def _opened_by(self, n: int) -> Iterator[int]:
        """The pieces of the part of a page that a heading opens: a section, or a box of cards."""
        for parent in self.found[n].element.iterancestors():
            if parent in self.main or parent.tag in ("html", "body", "main", "article"):
                return
            if n and inside(self.found[n - 1].element, [parent]):
                return  # the heading stands in the midst of it
            end = n
            while end < len(self.found) and inside(self.found[end].element, [parent]):
                end += 1
            held = range(n, end)
            cards = all(self.found[m].element.getparent() is not parent for m in held[1:])
            if len(held) > 1 and (cards or parent.tag in ("section", "aside", "nav")):
                yield from held
                return
