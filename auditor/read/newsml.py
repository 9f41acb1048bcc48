"""Reads NewsML-G2: each item of a message is an article, its text plain, XHTML or NITF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from auditor.contract.readers import Draft, Input, Reader
from auditor.errors import ReadError
from auditor.model import Block, Fact, Notice
from auditor.read import nitf
from auditor.read.items import clock, embargo, status
from auditor.read.markup import fragment, xml_of

SPACE = "{http://iptc.org/std/nar/2006-10-01/}"
OPENING = re.compile(rb"<(?:\w+:)?(?:newsItem|newsMessage|packageItem)[\s>]")


class NewsML(Reader):
    """A news item, or a message of several."""

    name = "newsml-g2"
    title = "NewsML-G2, an agency's items"
    suffixes = (".newsml", ".g2")

    def recognises(self, file: Input) -> bool:
        """The namespace of the standard, and an item or a message."""
        head = file.head[:8_000]
        return b"iptc.org/std/nar/" in head and bool(OPENING.search(head))

    def drafts(self, file: Input) -> Iterator[Draft | ReadError]:
        """The items in their order; those of pictures and the like have no text and are named."""
        root = xml_of(file.data(), file.name, "NewsML-G2")
        found = list(root.iter(f"{SPACE}newsItem"))
        if not found:
            raise ReadError(
                "a NewsML-G2 document without a news item", file.name, "export the items themselves"
            )
        for number, item in enumerate(found, 1):
            place = f"#{number}" if len(found) > 1 else ""
            try:
                yield replace(_item(item, file.name + place), place=place)
            except ReadError as error:
                yield error


def _item(item: Any, where: str) -> Draft:
    inner = _nitf(item, where)
    text, blocks = (inner.text, inner.blocks) if inner else _text(item)
    if not text.strip():
        kind = _attribute(item, "itemClass", "qcode") or "no text"
        raise ReadError(
            f"a news item without text ({kind})", where, "leave it out, or export the item with its text"
        )
    told = {
        "outlet": _named(item, "provider") or _named(item, "infoSource"),
        "byline": re.sub(r"^by:? ", "", _words(item, "by"), flags=re.IGNORECASE) or _named(item, "creator"),
        "dateline": _words(item, "dateline"),
        "date": clock(
            _words(item, "contentCreated") or _words(item, "firstCreated") or _words(item, "versionCreated")
        ),
    }
    facts = {name: Fact(value=value, found_in="newsml") for name, value in told.items() if value}
    title = _words(item, "headline") or (inner.title if inner else None) or _words(item, "title")
    facts = {**(inner.facts if inner else {}), **facts}
    notices = (*_held(item), *(inner.warnings if inner else ()))
    return Draft(text, title or None, "newsml", facts, blocks=blocks, warnings=notices, head="credits")


def _held(item: Any) -> Iterator[Notice]:
    if until := _words(item, "embargoed"):
        yield from embargo(clock(until))
    state = _attribute(item, "pubStatus", "qcode") or _attribute(item, "pubStatus", "uri") or ""
    yield from status(re.split(r"[:/]", state)[-1], state)


def _nitf(item: Any, where: str) -> Draft | None:
    for xml in item.iter(f"{SPACE}inlineXML"):
        for child in xml.iterchildren():
            if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == "nitf":
                return nitf.item(child, where)
    return None


def _text(item: Any) -> tuple[str, tuple[Block, ...]]:
    """XHTML before plain text."""
    from lxml import etree

    for xml in item.iter(f"{SPACE}inlineXML"):
        for child in xml.iterchildren():
            if isinstance(child.tag, str):
                return fragment(
                    re.sub(r"<(/?)\w+:", r"<\1", etree.tostring(child, encoding="unicode", with_tail=False))
                )
    plain = [
        "".join(data.itertext())
        for data in item.iter(f"{SPACE}inlineData")
        if "base64" not in (data.get("encoding") or "")
    ]
    longest = max(plain, key=len, default="")
    marked = re.search(r"</?(?:p|br|div)\b", longest)
    return fragment(longest) if marked else (longest.strip(), ())


def _words(item: Any, name: str) -> str:
    element = next(item.iter(SPACE + name), None)
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _attribute(item: Any, name: str, attribute: str) -> str | None:
    element = next(item.iter(SPACE + name), None)
    value = element.get(attribute) if element is not None else None
    return str(value) if value else None


def _named(item: Any, name: str) -> str:
    """A party: its name in words, else as it is written, never a mere code."""
    element = next(item.iter(SPACE + name), None)
    if element is None:
        return ""
    inner = next(element.iter(f"{SPACE}name"), None)
    words = " ".join("".join(inner.itertext()).split()) if inner is not None else ""
    return words or str(element.get("literal") or "")
