"""Reads NITF, the text format of agencies: head, byline, dateline, paragraphs and quotations as they are
marked."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from auditor.contract.readers import Draft, Input, Reader
from auditor.errors import ReadError
from auditor.model import Fact, Notice
from auditor.read.hypertext import pieces
from auditor.read.items import clock, embargo, status
from auditor.read.markup import xml_of
from auditor.read.page_body import laid_out

OPENING = re.compile(rb"<(?:\w+:)?nitf[\s>]")
AS_HTML = {
    "hl1": "h1",
    "hl2": "h2",
    "bq": "blockquote",
    "credit": "footer",
    "media-caption": "figcaption",
    "media": "figure",
    "block": "div",
    "note": "aside",
}
UNREAD = frozenset(
    {"media-metadata", "media-producer", "media-reference", "media-object", "fn", "nitf-table-metadata"}
)
STATES = {
    "embargoed": "withheld",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
}


class Nitf(Reader):
    """An item of NITF 3."""

    name = "nitf"
    title = "NITF, an agency's item"
    suffixes = (".nitf",)

    def recognises(self, file: Input) -> bool:
        """The root is nitf."""
        return bool(OPENING.search(file.head[:3_000]))

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The item."""
        yield item(xml_of(file.data(), file.name, "NITF"), file.name)


def item(root: Any, where: str) -> Draft:
    """The article of a ``nitf`` element. Raises ReadError where it has no text."""
    body = _first(root, "body.content")
    text, blocks = _text(body) if body is not None else ("", ())
    if not text.strip():
        raise ReadError("an NITF item without text", where, "ask the agency for the item with its body")
    date = _first(root, "date.issue")
    published = _first(root, "pubdata")
    source = published.get("name") if published is not None else None
    told = {
        "outlet": source or _words(root, "distributor"),
        "byline": _byline(root),
        "dateline": _dateline(root),
        "date": (clock(date.get("norm")) if date is not None else None)
        or (clock(published.get("date.publication")) if published is not None else None),
        "section": published.get("position.section") if published is not None else None,
    }
    facts = {name: Fact(value=value, found_in="nitf") for name, value in told.items() if value}
    title = _words(root, "hl1") or _words(root, "title")
    return Draft(
        text, title or None, "nitf", facts, blocks=blocks, warnings=tuple(_held(root)), head="credits"
    )


def _held(root: Any) -> Iterator[Notice]:
    """An embargo or a kill."""
    release = _first(root, "date.release")
    issue = _first(root, "date.issue")
    if release is not None and (issue is None or clock(release.get("norm")) != clock(issue.get("norm"))):
        yield from embargo(clock(release.get("norm")))
    docdata = _first(root, "docdata")
    state = (docdata.get("management-status") or "").lower() if docdata is not None else ""
    yield from status(STATES.get(state, ""), state)


def _text(body: Any) -> tuple[str, tuple[Any, ...]]:
    """The paragraphs, by way of the elements of HTML that mean the same."""
    tree = copy.deepcopy(body)
    for element in list(tree.iter()):
        if isinstance(element.tag, str):
            name = _local(element)
            element.tag = "template" if name in UNREAD else AS_HTML.get(name, name)
    tree.tag = "div"
    return laid_out(p for p in pieces(tree) if p.level != 1)


def _byline(root: Any) -> str:
    """Who is named, without the posts."""
    element = _first(root, "byline")
    if element is None:
        return ""
    persons = [_spoken(e) for e in element.iter() if isinstance(e.tag, str) and _local(e) == "person"]
    return ", ".join(filter(None, persons)) or re.sub(r"^by:? ", "", _spoken(element), flags=re.IGNORECASE)


def _dateline(root: Any) -> str:
    element = _first(root, "dateline")
    if element is None:
        return ""
    places = [_spoken(e) for e in element.iter() if isinstance(e.tag, str) and _local(e) == "location"]
    return places[0] if places else _spoken(element)


def _first(root: Any, name: str) -> Any:
    return next((e for e in root.iter() if isinstance(e.tag, str) and _local(e) == name), None)


def _words(root: Any, name: str) -> str:
    element = _first(root, name)
    return _spoken(element) if element is not None else ""


def _spoken(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
