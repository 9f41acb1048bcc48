"""Reads JSON-LD: which article a page says it is, and articles that are exported as JSON-LD alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from auditor.contract.readers import Draft, Input
from auditor.errors import ReadError
from auditor.model import Fact
from auditor.read.decode import sanitised
from auditor.read.hypertext import SPACE
from auditor.read.records import Json, Record

ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report)")
NOT_ARTICLE = frozenset({"JobPosting"})
HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "about", "item")
DEPTH = 12  # levels of nested JSON-LD looked at
CONTEXT = re.compile(rb"\"@context\"\s*:\s*[\[{]?\s*(?:\"@vocab\"\s*:\s*)?\"https?://schema\.org")


@dataclass(frozen=True, slots=True)
class Described:
    """An article as JSON-LD describes it, and the other things of the page by their ids."""

    node: Mapping[str, Any]
    named: Mapping[str, Mapping[str, Any]]

    def told(self) -> Iterator[tuple[str, str, str]]:
        """Metadata: name, value, where it was found."""
        node = self.node
        told = {
            "headline": node.get("headline") or node.get("name"),
            "outlet": node.get("publisher") or node.get("sourceOrganization"),
            "byline": node.get("author") or node.get("creator"),
            "date": node.get("datePublished") or node.get("dateCreated"),
            "section": node.get("articleSection"),
            "url": node.get("url") or node.get("mainEntityOfPage"),
        }
        for name, value in told.items():
            words = words_of(value, self.named, 0)
            if words and (name != "url" or words.startswith("http")):
                yield name, words, "json-ld"

    @property
    def body(self) -> str:
        """Its text, a paragraph a line; entries of a live page each below their time."""
        entries = self.node.get("liveBlogUpdate")
        own = plain_text(self.node.get("articleBody"))
        if not isinstance(entries, list):
            return own
        told = [_entry(e) for e in entries if isinstance(e, dict)]
        return "\n".join(line for line in (own, *told) if line)

    @property
    def words(self) -> int | None:
        """How many words the page says that the article has."""
        digits = re.sub(r"\D", "", str(self.node.get("wordCount", "")))
        return int(digits) if digits and len(digits) < 7 else None

    @property
    def is_walled(self) -> bool:
        """Whether the page says that not everybody may read it."""
        return str(self.node.get("isAccessibleForFree", "")).strip().lower() in ("false", "no", "0")


class LinkedData(Json):
    """A document of JSON-LD, or one a line: the articles it describes."""

    name = "jsonld"
    title = "JSON-LD of schema.org: articles with their articleBody"
    suffixes = (".jsonld",)

    def recognises(self, file: Input) -> bool:
        """An object with a context of schema.org, and a body; a page that carries one is a page."""
        described = CONTEXT.search(file.head) and b'"articleBody"' in file.head
        return super().recognises(file) and not file.columns.get("text") and bool(described)

    def fields(self, record: Record, columns: Mapping[str, str]) -> Draft:
        """The article of one document."""
        described = article_of([record.content], ())
        if described is None or not described.body.strip():
            raise ReadError(
                "no article with an articleBody", record.place, "export the articles with their text"
            )
        facts = {n: Fact(value=_clean(value), found_in=where) for n, value, where in described.told()}
        title = facts.pop("headline", None)
        return Draft(described.body, title.value if title else None, "json-ld", facts, head="credits")


def article_of(values: Iterable[Any], titles: Iterable[str]) -> Described | None:
    """The article that a page is: the one whose headline is the page's, else the first, never another's
    part."""
    values = list(values)
    everything = [node for value in values for node in _nodes(value, 0)]
    named = {n["@id"]: n for n in everything if isinstance(n.get("@id"), str) and len(n) > 1}
    found = [node for value in values for node in _top(value, 0) if _is_article(node)]
    if not found:
        return None
    shown = {_key(title) for title in titles if title}
    same = [n for n in found if _key(n.get("headline") or n.get("name")) in shown]
    return Described((same or found)[0], named)


def site_of(values: Iterable[Any]) -> str:
    """The name of the site, where a page describes it."""
    for value in values:
        for node in _top(value, 0):
            if "WebSite" in _kinds(node) and isinstance(node.get("name"), str):
                return str(node["name"])
    return ""


def scripts(tree: Any) -> list[Any]:
    """The documents of JSON-LD in a page; broken ones are passed over."""
    found = [
        s.text or ""
        for s in tree.iter("script")
        if str(s.get("type", "")).strip().lower() == "application/ld+json"
    ]
    return [value for text in found if (value := _json(text)) is not None]


def words_of(value: Any, named: Mapping[str, Mapping[str, Any]], depth: int) -> str:
    """A value as words: names of persons and organisations, joined by commas; references are followed."""
    if isinstance(value, (str, int)) or depth > DEPTH:
        return value if isinstance(value, str) else ""
    if isinstance(value, list):
        words = [words_of(item, named, depth + 1) for item in value]
        return ", ".join(dict.fromkeys(w for w in words if w))
    if not isinstance(value, dict):
        return ""
    full = named.get(str(value.get("@id")), value)
    told = full.get("name") or value.get("name") or value.get("url") or value.get("@id")
    return words_of(told, {}, depth + 1)


def plain_text(value: Any) -> str:
    """A body as text: mark-up is read, a paragraph is a line."""
    if isinstance(value, list):
        return "\n".join(filter(None, map(plain_text, value)))
    if not isinstance(value, str):
        return ""
    text = sanitised(value)[0]
    if re.search(r"</?(?:p|br|div|b|i|a|em|strong|blockquote)\b[^>]{0,200}>", text):
        from auditor.read.markup import fragment

        return fragment(text)[0]
    lines = (SPACE.sub(" ", unescape(line)).strip() for line in re.split(r"[\r\n\u2028\u2029]+", text))
    return "\n".join(line for line in lines if line)


def _entry(entry: Mapping[str, Any]) -> str:
    """One entry of a live page: its time, its headline, its words."""
    when = str(entry.get("datePublished") or entry.get("dateModified") or "")
    clock = re.search(r"T(\d\d:\d\d)", when)
    parts = (
        clock[1] if clock else "",
        plain_text(entry.get("headline")),
        plain_text(entry.get("articleBody")),
    )
    return "\n".join(part for part in parts if part)


def _top(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """What a page is said to be, and not what that is made of or mentions."""
    if isinstance(value, list) and depth < DEPTH:
        for item in value:
            yield from _top(item, depth + 1)
    elif isinstance(value, dict) and depth < DEPTH:
        yield value
        if not _is_article(value) and _kinds(value) <= {"WebPage", "ItemPage", "CollectionPage", "WebSite"}:
            for key in HOLDERS:
                yield from _top(value.get(key), depth + 1)


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and depth < DEPTH:
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict) and depth < DEPTH:
        yield value
        for item in value.values():
            yield from _nodes(item, depth + 1) if isinstance(item, (list, dict)) else ()


def _kinds(node: Mapping[str, Any]) -> set[str]:
    kinds = node.get("@type")
    return {k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)}


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(ARTICLE.fullmatch(k.rpartition("/")[2]) and k not in NOT_ARTICLE for k in _kinds(node))


def _json(text: str) -> Any:
    bare = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", text)
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _key(title: Any) -> str:
    return "".join(c for c in unescape(str(title or "")).casefold() if c.isalnum())


def _clean(value: str) -> str:
    return " ".join(sanitised(unescape(value))[0].split())
