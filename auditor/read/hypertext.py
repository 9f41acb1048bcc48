"""Reads HTML as a reader sees it: paragraphs, headings and quotations in their order, nothing that is
hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "form",
        "button",
        "input",
        "select",
        "textarea",
        "dialog",
        "nav",
        "menu",
        "datalist",
        "head",
        "title",
        "meta",
        "link",
        "del",
        "s",
        "strike",
        "rp",
        "rt",
    ]
)
PARAGRAPHS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "figure",
        "figcaption",
        "blockquote",
        "pre",
        "address",
        "details",
        "summary",
        "fieldset",
        "hr",
        "body",
        "html",
        "center",
        "hgroup",
        "search",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader(?:-text|-only)?|is-hidden|d-none|hidden)(?:\s|$)",
    re.IGNORECASE,
)
EMBEDDED = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-post|reddit-embed"
)
PULLED = re.compile(r"pull-?_?quote|quote-?pull|pullout|(?:^|[\s_-])pq(?:[\s_-]|$)", re.IGNORECASE)
NAMED = re.compile(r"^\s*(?:[—–―]|-{1,2})\s*(?=\S)")
SPACE = re.compile(r"[ \t\r\n\f\xa0\u200b\u2028\u2029]+")
MARKS = "\"'“”‘’«»„"

PieceKind = Literal["p", "heading", "item", "quotation", "by", "caption", "date"]


@dataclass(slots=True)
class Piece:
    """A paragraph as it is seen, the element it stands in, and how many of its letters are in links."""

    kind: PieceKind
    text: str
    element: Any
    linked: int = 0
    quote: int = 0  # which quotation it belongs to, or names somebody for; 0 for none
    pulled: bool = False  # of a quotation that may repeat the text
    level: int = 0  # of a heading

    @property
    def link_share(self) -> float:
        """The share of its letters that lead elsewhere."""
        return self.linked / max(len(self.text), 1)


def pieces(root: Any) -> list[Piece]:
    """All paragraphs below ``root`` in order, those of hidden parts left out. Linear time."""
    from lxml import etree

    reader = _Gatherer()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped: list[Any] = []
    for event, element in walk:
        if event == "start" and is_hidden(element):
            walk.skip_subtree()
            skipped.append(element)
        elif event == "start":
            reader.enter(element)
        elif skipped and skipped[-1] is element:
            skipped.pop()
            reader.say(element.tail if element is not root else "")
        else:
            reader.leave(element) if event == "end" else None
            reader.say(element.tail if element is not root else "")
    reader.close(root)
    return reader.found


def is_hidden(element: Any) -> bool:
    """Whether an element is not shown."""
    if not isinstance(element.tag, str) or element.tag.lower() in UNSEEN:
        return True
    if element.get("hidden") is not None or str(element.get("aria-hidden", "")).lower() == "true":
        return True
    return bool(
        HIDDEN_STYLE.search(element.get("style") or "") or HIDDEN_CLASS.search(element.get("class") or "")
    )


class _Gatherer:
    """Goes through a tree once; what it has gathered becomes a paragraph where a block begins or ends."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.parts: list[str] = []
        self.linked = self.links = self.inner = self.breaks = self.quoted = 0
        self.kinds: list[tuple[Any, PieceKind]] = []
        self.quotes: list[_Quote] = []

    def enter(self, element: Any) -> None:
        """An element begins."""
        tag = element.tag.lower()
        if tag in PARAGRAPHS:
            self.close(element.getparent() if element.getparent() is not None else element)
        if tag == "br":
            self._broken(element)
        elif tag == "a":
            self.links += 1
        elif tag == "q":
            self._mark(element, "“" if self.inner % 2 == 0 else "‘")
            self.inner += 1
        if quote := self._quotation(element, tag):
            self.quotes.append(quote)
        if kind := self._kind(element, tag):
            if kind == "by" and tag == "cite":
                self.close(element.getparent())
            self.kinds.append((element, kind))
        self.say(element.text)

    def leave(self, element: Any) -> None:
        """An element ends."""
        tag = element.tag.lower()
        if tag in PARAGRAPHS or (self.kinds and self.kinds[-1][0] is element):
            self.close(element)
        if self.kinds and self.kinds[-1][0] is element:
            self.kinds.pop()
        if self.quotes and self.quotes[-1].element is element:
            self.quotes.pop()
        if tag == "a":
            self.links -= 1
        elif tag == "q":
            self.inner -= 1
            self._mark(element, "”" if self.inner % 2 == 0 else "’")

    def say(self, text: str | None) -> None:
        """Words of the paragraph at hand."""
        if not text:
            return
        if text.strip():
            self.breaks = 0
        self.parts.append(text)
        if self.links:
            self.linked += len(SPACE.sub(" ", text).strip())

    def close(self, element: Any) -> None:
        """Make a paragraph of what was gathered."""
        text = SPACE.sub(" ", "".join(self.parts)).strip()
        if text:
            kind: PieceKind = self.kinds[-1][1] if self.kinds else "p"
            quote = self.quotes[-1] if self.quotes else None
            if quote and kind in ("p", "item", "heading"):
                kind = "by" if quote.said and NAMED.match(text) and len(text) < 200 else "quotation"
            if kind == "by" and not quote:
                kind = "p"
            if quote and kind == "quotation":
                quote.said = True
            number = quote.number if quote else 0
            pulled = quote.pulled if quote else False
            level = int(element.tag[1]) if kind == "heading" and str(element.tag)[1:].isdigit() else 0
            self.found.append(Piece(kind, text, element, min(self.linked, len(text)), number, pulled, level))
        self.parts, self.linked, self.breaks = [], 0, 0

    def _broken(self, element: Any) -> None:
        """A line break: two end a paragraph, one does where the line is short or a sentence ends with it."""
        self.breaks += 1
        line = "".join(self.parts).rstrip()
        ends = line[-1:] in '.!?:”"' or len(line) < 60
        if (
            not self.quotes
            and not self.inner
            and line.count("“") <= line.count("”")
            and (self.breaks > 1 or ends)
        ):
            self.close(element.getparent())
        self.parts.append(" ")

    def _mark(self, element: Any, mark: str) -> None:
        """A quotation mark that a browser would put, where the author put none."""
        words = SPACE.sub(" ", "".join(element.itertext())).strip()
        if words and words[0] not in MARKS:
            if mark in "”’":
                while self.parts and not self.parts[-1].strip():
                    self.parts.pop()
                self.parts = [*self.parts[:-1], self.parts[-1].rstrip()] if self.parts else []
            self.parts.append(mark)

    def _quotation(self, element: Any, tag: str) -> _Quote | None:
        """The quotation that begins with this element, if one does and none is open."""
        signs = " ".join((element.get("class") or "", element.get("id") or "", element.get("role") or ""))
        pulled = bool(PULLED.search(signs)) or bool(self.quotes and self.quotes[-1].pulled)
        figure = tag == "figure" and any(True for _ in element.iter("blockquote"))
        aside = (
            pulled
            and tag in ("aside", "div", "figure", "section")
            and len("".join(element.itertext())) < 1_500
        )
        if self.quotes or not (tag == "blockquote" or figure or aside or EMBEDDED.search(signs)):
            return None
        self.quoted += 1
        above = element.getparent()
        pulled = pulled or (above is not None and bool(PULLED.search(above.get("class") or "")))
        return _Quote(element, self.quoted, pulled)

    def _kind(self, element: Any, tag: str) -> PieceKind | None:
        if tag in HEADINGS:
            return "heading"
        if self.quotes and (tag in ("footer", "figcaption") or (tag == "cite" and not _in_sentence(element))):
            return "by"
        kinds: dict[str, PieceKind] = {
            "li": "item",
            "dd": "item",
            "td": "item",
            "figcaption": "caption",
            "caption": "caption",
        }
        return kinds.get(tag)


@dataclass(slots=True)
class _Quote:
    """A quotation that is open, and whether any of it was read."""

    element: Any
    number: int
    pulled: bool
    said: bool = False


def _in_sentence(cite: Any) -> bool:
    """Whether a <cite> is a title inside the words of a quotation, and not the name below it."""
    return bool(cite.tail and re.match(r"\s*[\w,;]", cite.tail))
