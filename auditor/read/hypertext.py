"""Reads HTML as a reader sees it: paragraphs, headings and quotations in their order, nothing that is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

UNSEEN = frozenset(
    """script style noscript template iframe object embed svg canvas audio video map form button input select
    textarea dialog nav menu datalist head title meta link del s strike rp rt""".split()
)
PARAGRAPHS = frozenset(
    """p div section article main header footer aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot
    tr td th caption figure figcaption blockquote pre address details summary fieldset hr body html center
    hgroup search""".split()
)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader(?:-text|-only)?|is-hidden|d-none|hidden)(?:\s|$)", re.IGNORECASE
)
EMBEDDED = re.compile(r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-post|reddit-embed")
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


@dataclass(slots=True)
class _Run:
    """The words of one paragraph while they are gathered."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0

    def text(self) -> str:
        return SPACE.sub(" ", "".join(self.parts)).strip()


def pieces(root: Any) -> list[Piece]:
    """All paragraphs below ``root`` in order, those of hidden parts left out. Linear time."""
    walker = _Walker()
    walker.walk(root)
    walker.close(root)
    return walker.found


def is_hidden(element: Any) -> bool:
    """Whether an element is not shown."""
    if not isinstance(element.tag, str) or element.tag.lower() in UNSEEN:
        return True
    if element.get("hidden") is not None or str(element.get("aria-hidden", "")).lower() == "true":
        return True
    return bool(
        HIDDEN_STYLE.search(element.get("style") or "") or HIDDEN_CLASS.search(element.get("class") or "")
    )


class _Walker:
    """Goes through a tree once; what it has gathered becomes a paragraph where a block begins or ends."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.run = _Run()
        self.kinds: list[PieceKind] = ["p"]
        self.quotes: list[tuple[int, bool]] = []  # the number of each open quotation, and whether it is pulled
        self.figures: list[int] = []  # of each open figure, the pieces before it
        self.quoted = 0
        self.inner = 0  # open <q>
        self.links = 0

    def walk(self, root: Any) -> None:
        """One element and all inside it, without recursion: pages nest deeply."""
        stack: list[tuple[Any, Any]] = [(root, None)]
        while stack:
            element, iterator = stack.pop()
            if iterator is None:
                if is_hidden(element):
                    continue
                self._enter(element)
                self._say(element.text)
                iterator = iter(element)
            for child in iterator:
                stack.append((element, iterator))
                stack.append((child, None))
                break
            else:
                self._leave(element)
            if stack and stack[-1][1] is not None:
                pass
        return

    def close(self, element: Any) -> None:
        """Make a paragraph of what was gathered."""
        text = self.run.text()
        if text:
            kind = self.kinds[-1]
            number, pulled = self.quotes[-1] if self.quotes else (0, False)
            if kind == "p" and number:
                kind = "quotation"
            level = int(element.tag[1]) if kind == "heading" and str(element.tag)[1:].isdigit() else 0
            self.found.append(Piece(kind, text, element, min(self.run.linked, len(text)), number, pulled, level))
        self.run = _Run()

    def _say(self, text: str | None) -> None:
        if text:
            self.run.parts.append(text)
            if self.links:
                self.run.linked += len(SPACE.sub(" ", text).strip())
