"""Reads RSS and Atom: an entry an article, its full content before its summary."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from auditor.contract.readers import Draft, Input, Reader
from auditor.errors import ReadError
from auditor.model import Fact, Notice
from auditor.read.markup import fragment

OPENING = re.compile(rb"<(?:rss|(?:atom:)?feed|rdf:RDF)[\s>]")
FEED = re.compile(rb"<rss[\s>]|www\.w3\.org/2005/Atom|purl\.org/rss/1\.0|purl\.org/atom")
ENTITY = re.compile(rb"<!ENTITY\s")
SUMMARY = Notice(
    code="partial",
    message="the feed has only a summary of this article",
    fix="save the article's page and name that file",
)


class Feed(Reader):
    """A saved feed."""

    name = "feed"
    title = "RSS and Atom feeds, an entry an article"
    suffixes = (".rss", ".atom")

    def recognises(self, file: Input) -> bool:
        """The root is that of a feed."""
        head = file.head[:8_000]
        return bool(OPENING.search(head[:2_000]) and FEED.search(head))

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The entries in their order."""
        import feedparser

        data = file.data()
        if ENTITY.search(data[:20_000]):
            raise ReadError(
                "a feed that declares entities of its own, which are not read",
                file.name,
                "write the words out",
            )
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        if not parsed.entries:
            broken = f": {parsed.bozo_exception}"[:120] if parsed.bozo else ""
            raise ReadError(f"a feed without an entry{broken}", file.name, "save the feed again")
        for number, entry in enumerate(parsed.entries, 1):
            yield _entry(entry, parsed.feed, f"#{number}", file.name)


def _entry(entry: Any, feed: Any, place: str, where: str) -> Draft | ReadError:
    full = [c.value for c in entry.get("content", ()) if c.get("value")]
    html = full[0] if full else entry.get("summary", "")
    text, blocks = fragment(html)
    if not text.strip():
        return ReadError("an entry without text", where + place, "save the article's page and name that file")
    authors = [a.get("name", "") for a in entry.get("authors", ())]
    told = {
        "outlet": (entry.get("source") or {}).get("title") or feed.get("title"),
        "byline": ", ".join(dict.fromkeys(filter(None, authors))) or entry.get("author"),
        "date": _date(entry.get("published") or entry.get("created") or entry.get("updated")),
        "url": entry.get("link"),
    }
    facts = {
        name: Fact(value=" ".join(value.split()), found_in="feed") for name, value in told.items() if value
    }
    title = " ".join(fragment(entry.get("title", ""))[0].split())
    notices = () if full else (SUMMARY,)
    return Draft(
        text, title or None, "feed", facts, blocks=blocks, warnings=notices, place=place, head="credits"
    )


def _date(words: str | None) -> str | None:
    """A date of a mail's make in ISO 8601; others as they are."""
    try:
        return parsedate_to_datetime(words).isoformat() if words else None
    except (ValueError, TypeError):
        return words
