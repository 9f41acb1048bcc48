"""Reads articles from web pages: text by trafilatura, metadata by JSON-LD, meta tags, then trafilatura."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from auditor.errors import ReadError
from auditor.model import Fact, Notice
from auditor.read.decode import decode, sanitised

DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w-]{2,40})", re.IGNORECASE)
ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review)")
META = {
    "headline": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    "outlet": ("og:site_name", "dc.publisher", "application-name", "publisher"),
    "byline": ("author", "byl", "parsely-author", "dc.creator", "sailthru.author", "article:author"),
    "date": (
        "article:published_time", "datepublished", "og:published_time", "pubdate", "publishdate",
        "parsely-pub-date", "dc.date", "dc.date.issued", "sailthru.date", "date",
    ),
    "url": ("og:url",),
}  # fmt: skip
FEWEST = 5  # words; less is a menu or a button
DEPTH = 12  # levels of nested JSON-LD looked at


@dataclass(frozen=True, slots=True)
class Page:
    """The extracted text of a page, its headline and what else it tells of itself."""

    text: str
    title: str | None
    title_in: str
    facts: Mapping[str, Fact]
    notices: tuple[Notice, ...]


def page(data: bytes, where: str) -> Page:
    """The article of a page. Raises ReadError where there is none. The same bytes give the same text."""
    declared = DECLARED.search(data[:4096])
    decoded = decode(data, where, declared.group(1).decode("ascii") if declared else None)
    extracted = _extracted(decoded.text)
    text = str(getattr(extracted, "text", "") or "")
    if len(text.split()) < FEWEST:
        raise ReadError(
            "no article text found in this page", where, "save the article's text as .txt and name that file"
        )
    tree = _tree(decoded.text)
    facts: dict[str, Fact] = {}
    for name, value, found_in in (*_linked(tree), *_tagged(tree), *_guessed(extracted)):
        clean = " ".join(sanitised(unescape(value))[0].split())
        if clean and name not in facts:
            facts[name] = Fact(value=clean, found_in=found_in)
    headline = facts.pop("headline", None)
    title = headline.value if headline else None
    return Page(text, title, headline.found_in if headline else "", facts, decoded.notices)


def _extracted(html: str) -> Any:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is told as a problem
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    dated = {
        "original_date": True,
        "extensive_search": False,
        "max_date": "2100-01-01",
    }  # no clock takes part
    try:
        return trafilatura.bare_extraction(
            html, include_comments=False, with_metadata=True, date_extraction_params=dated
        )
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError, AssertionError):
        return None  # broken markup shows itself in many ways; the page then has no text


def _tree(html: str) -> Any:
    from lxml import etree
    from lxml import html as parser

    try:
        return parser.fromstring(
            html.replace("\x00", "").encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8")
        )
    except (etree.LxmlError, ValueError):
        return None


def _linked(tree: Any) -> Iterator[tuple[str, str, str]]:
    """What the first article described in JSON-LD tells."""
    nodes = [node for script in _scripts(tree) for node in _nodes(_json(script), 0)]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return
    told = {
        "headline": article.get("headline") or article.get("name"),
        "outlet": article.get("publisher"),
        "byline": article.get("author") or article.get("creator"),
        "date": article.get("datePublished") or article.get("dateCreated"),
        "url": article.get("url") or article.get("mainEntityOfPage"),
    }
    for name, value in told.items():
        words = _words(value, named, 0)
        if words and (name != "url" or words.startswith("http")):
            yield name, words, "json-ld"


def _scripts(tree: Any) -> list[str]:
    if tree is None:
        return []
    return [
        s.text or ""
        for s in tree.iter("script")
        if str(s.get("type", "")).strip().lower() == "application/ld+json"
    ]


def _json(text: str) -> Any:
    bare = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", text)
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and depth < DEPTH:
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict) and depth < DEPTH:
        yield value
        for item in value.values():
            yield from _nodes(item, depth + 1) if isinstance(item, (list, dict)) else ()


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(k, str) and ARTICLE.fullmatch(k) for k in (kinds if isinstance(kinds, list) else [kinds])
    )


def _words(value: Any, named: Mapping[str, Mapping[str, Any]], depth: int) -> str:
    """A value as words: names of persons and organisations, joined by commas; references are followed."""
    if isinstance(value, (str, int)) or depth > DEPTH:
        return value if isinstance(value, str) else ""
    if isinstance(value, list):
        words = [_words(item, named, depth + 1) for item in value]
        return ", ".join(dict.fromkeys(w for w in words if w))
    if not isinstance(value, dict):
        return ""
    full = named.get(str(value.get("@id")), value)
    return _words(
        full.get("name") or value.get("name") or value.get("url") or value.get("@id"), {}, depth + 1
    )


def _tagged(tree: Any) -> Iterator[tuple[str, str, str]]:
    """What the meta tags tell, the most telling tag first, then the canonical link and the title."""
    if tree is None:
        return
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        tags.setdefault(key, str(tag.get("content") or "").strip())
    for link in tree.iter("link"):
        if str(link.get("rel", "")).lower() == "canonical" and str(link.get("href", "")).startswith("http"):
            yield "url", str(link.get("href")), "link canonical"
    for name, key in ((name, key) for name, keys in META.items() for key in keys):
        value = tags.get(key, "")
        if value and not (name == "byline" and value.startswith("http")):
            yield name, value, f"meta {key}"


def _guessed(extracted: Any) -> Iterator[tuple[str, str, str]]:
    names = {"headline": "title", "outlet": "sitename", "byline": "author", "date": "date", "url": "url"}
    for name, attribute in names.items():
        if value := getattr(extracted, attribute, None):
            yield name, str(value), "trafilatura"
